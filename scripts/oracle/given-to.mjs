import ts from 'typescript';

/** @typedef {import('./program.mjs').Checked} Checked */

/**
 * The declared signatures that a function stands for: those of interfaces and base classes that its class
 * implements, and of the typed place that it, or a name of it, is written in. A call by one of them may run it.
 *
 * @param {Checked} checked
 * @param {readonly ts.SourceFile[]} files
 * @returns {(written: ts.SignatureDeclaration) => ts.SignatureDeclaration[]}
 */
export function givenTo({ checker, isOwn }, files) {
  /** @type {Map<ts.SignatureDeclaration, ts.SignatureDeclaration[]> | undefined} */
  let named;
  return written => [
    ...inherited(written),
    ...(ts.isExpression(written) ? signaturesOf(checker.getContextualType(written)) : []),
    ...((named ??= placesOfNames()).get(written) ?? []),
  ];

  /** @param {ts.SignatureDeclaration} written */
  function inherited(written) {
    const member = ts.isPropertyDeclaration(written.parent) ? written.parent : written;
    const holder = member.parent;
    const name = member.name && ts.isIdentifier(member.name) ? member.name.text : undefined;
    if (name === undefined) return [];
    if (ts.isObjectLiteralExpression(holder)) return signaturesOfMember(checker.getContextualType(holder), name);
    if (!ts.isClassLike(holder)) return [];
    return (holder.heritageClauses ?? [])
      .flatMap(({ types }) => types)
      .flatMap(type => signaturesOfMember(checker.getTypeAtLocation(type), name));
  }

  /** Of `{ track }` and `{ track: trackEvent }` in a place with a type, by the function that is named. */
  function placesOfNames() {
    /** @type {NonNullable<typeof named>} */
    const found = new Map();
    /** @param {ts.Node} node */
    const visit = node => {
      if (ts.isObjectLiteralExpression(node)) noteMembers(node);
      ts.forEachChild(node, visit);
    };
    /** @param {ts.ObjectLiteralExpression} object */
    const noteMembers = object => {
      for (const property of object.properties) {
        const value = valueOf(property);
        const functions = value ? signaturesOf(checker.getTypeAtLocation(value)) : [];
        const name = property.name && ts.isIdentifier(property.name) ? property.name.text : undefined;
        if (functions.length === 0 || name === undefined) continue;
        const places = signaturesOfMember(checker.getContextualType(object), name);
        for (const each of functions) {
          const others = places.filter(place => place !== each);
          if (others.length > 0) found.set(each, [...(found.get(each) ?? []), ...others]);
        }
      }
    };
    for (const file of files) visit(file);
    return found;
  }

  /**
   * @param {ts.Type | undefined} type
   * @param {string} name
   */
  function signaturesOfMember(type, name) {
    const member = type && checker.getPropertyOfType(checker.getNonNullableType(type), name);
    return member ? signaturesOf(checker.getTypeOfSymbol(member)) : [];
  }

  /** @param {ts.Type | undefined} type */
  function signaturesOf(type) {
    const signatures = type ? checker.getNonNullableType(type).getCallSignatures() : [];
    return signatures.flatMap(({ declaration }) =>
      declaration && !ts.isJSDocSignature(declaration) && isOwn(declaration) ? [declaration] : [],
    );
  }
}

/** @param {ts.ObjectLiteralElementLike} property */
function valueOf(property) {
  if (ts.isShorthandPropertyAssignment(property)) return property.name;
  if (!ts.isPropertyAssignment(property)) return undefined;
  const { initializer } = property;
  return ts.isIdentifier(initializer) || ts.isPropertyAccessExpression(initializer) ? initializer : undefined;
}
