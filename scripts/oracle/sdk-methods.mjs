import ts from 'typescript';

/** @typedef {import('../../lib/catalog/types.ts').ArgumentKind} ArgumentKind */
/** @typedef {import('../../lib/catalog/types.ts').Form} Form */
/** @typedef {import('../../lib/catalog/types.ts').Method} Method */
/** @typedef {import('../../lib/catalog/types.ts').Sdk} Sdk */
/** @typedef {import('./program.mjs').Checked} Checked */

/** @typedef {{ method: Method, forms: readonly Form[] }} SdkMethod */

/** Whose API the typings of another name describe. */
const DESCRIBED = new Map([
  ['@customerio/cdp-analytics-core', '@customerio/cdp-analytics-node'],
  ['@segment/analytics-core', '@segment/analytics-node'],
  ['@types/analytics-node', 'analytics-node'],
  ['@types/segment-analytics', '@segment/analytics-next'],
]);
/** @type {SdkMethod} */
const CREATION = { method: 'init', forms: [] };

/**
 * What the catalog says of the methods that typings declare.
 *
 * @param {readonly Sdk[]} sdks
 * @param {Pick<Checked, 'checker' | 'packageOf'>} checked
 * @returns {(call: ts.CallExpression, declaration: ts.Node) => SdkMethod | undefined}
 */
export function sdkMethodsOf(sdks, { checker, packageOf }) {
  const byPackage = new Map(sdks.flatMap(sdk => sdk.packages.map(name => /** @type {const} */ ([name, sdk]))));
  return (call, declaration) => {
    const name = packageOf(declaration);
    const sdk = name && byPackage.get(DESCRIBED.get(name) ?? name);
    return sdk ? methodOf(sdk, memberOf(call, declaration)) : undefined;
  };

  /**
   * The member that a signature is of: where it has a name of its own (`track: Track`), the one that is called.
   *
   * @param {ts.CallExpression} call
   * @param {ts.Node} declaration
   */
  function memberOf({ expression }, declaration) {
    const owner =
      ts.isFunctionTypeNode(declaration) || ts.isCallSignatureDeclaration(declaration)
        ? declaration.parent
        : declaration;
    if (!ts.isTypeAliasDeclaration(owner) && !ts.isInterfaceDeclaration(owner)) return owner;
    return checker.getSymbolAtLocation(expression)?.valueDeclaration ?? owner;
  }
}

/**
 * @param {Sdk} sdk
 * @param {ts.Node} member
 * @returns {SdkMethod | undefined}
 */
function methodOf({ clients, exports, types = {} }, member) {
  const name = nameOf(member);
  if (name === undefined) return undefined;
  if (ts.isFunctionDeclaration(member) || ts.isVariableDeclaration(member)) {
    const made = exports[name];
    if (made) return made.init ? CREATION : undefined;
    // Where the module is the client, its functions are the methods.
    const ready = exports['*']?.is ?? exports['default']?.is;
    return ready ? clients[ready]?.methods[name] : undefined;
  }
  const holder = nameOf(member.parent) ?? '';
  const exported = exports[holder];
  if (exported?.statics && Object.hasOwn(exported.statics, name) && isStatic(member)) return CREATION;
  const client = clients[types[holder] ?? exported?.construct ?? exported?.is ?? ''];
  const candidates = client ? [client] : Object.values(clients);
  return candidates.flatMap(({ methods }) => (Object.hasOwn(methods, name) ? (methods[name] ?? []) : []))[0];
}

/** @param {ts.Node} node */
function isStatic(node) {
  return ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
}

/** @param {ts.Node} node */
function nameOf(node) {
  const name = ts.getNameOfDeclaration(/** @type {ts.Declaration} */ (node));
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}

/**
 * The first form that the arguments fulfil, by their types.
 *
 * @param {readonly Form[]} forms
 * @param {ts.CallExpression} call
 * @param {ts.TypeChecker} checker
 */
export function formOf(forms, call, checker) {
  /** @type {(condition: [string, ArgumentKind]) => boolean} */
  const holds = ([index, kind]) => kindsOf(call.arguments[Number(index)], checker).has(kind);
  return forms.find(({ when = {} }) => Object.entries(when).every(holds));
}

/**
 * @param {ts.Expression | undefined} argument
 * @param {ts.TypeChecker} checker
 * @returns {ReadonlySet<ArgumentKind>} empty where it cannot be said
 */
function kindsOf(argument, checker) {
  if (!argument) return new Set(['absent']);
  const type = checker.getTypeAtLocation(argument);
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return new Set();
  if (type.flags & ts.TypeFlags.StringLike || (type.isUnion() && type.types.every(isText))) return new Set(['string']);
  if (type.getCallSignatures().length > 0) return new Set(['function']);
  return new Set(type.flags & ts.TypeFlags.Object || type.isIntersection() ? ['object'] : []);
}

/** @param {ts.Type} type */
function isText({ flags }) {
  return Boolean(flags & ts.TypeFlags.StringLike);
}
