import ts from 'typescript';

/**
 * A place in what a function is given: the parameter, and the properties that lead further. Of a rest parameter the
 * first of them is the index.
 *
 * @typedef {object} Given
 * @property {ts.ParameterDeclaration} parameter
 * @property {readonly string[]} way
 * @property {boolean} isWhole it is handed on as it is, and not as a part of a text
 */
/**
 * What a value can be.
 *
 * @typedef {object} Origins
 * @property {Set<string>} texts
 * @property {boolean} isOpen there may be others
 * @property {Given[]} given by callers of the functions around
 */

const MAX_DEPTH = 30;
const NOTHING = ts.TypeFlags.Null | ts.TypeFlags.Undefined;

/**
 * Follows values back to literals and to parameters, by the symbols and the types of the checker.
 *
 * @param {ts.TypeChecker} checker
 */
export function originsWith(checker) {
  return { of: originsOf };

  /**
   * @param {ts.Expression | undefined} expression
   * @param {readonly string[]} [way] properties of it that lead to the value
   * @param {number} [depth]
   * @returns {Origins}
   */
  function originsOf(expression, way = [], depth = 0) {
    if (!expression || depth > MAX_DEPTH) return open();
    const next = depth + 1;
    const inner = unwrapped(expression);
    if (ts.isConditionalExpression(inner))
      return merged([originsOf(inner.whenTrue, way, next), originsOf(inner.whenFalse, way, next)]);
    if (ts.isBinaryExpression(inner)) return ofOperation(inner, way, next);
    if (ts.isTemplateExpression(inner))
      return composed(
        inner,
        inner.templateSpans.map(({ expression: hole }) => originsOf(hole, [], next)),
      );
    if (ts.isIdentifier(inner)) return ofSymbol(symbolOf(inner), inner, way, next);
    if (ts.isPropertyAccessExpression(inner)) return ofMember(inner, inner.name.text, way, next);
    if (ts.isElementAccessExpression(inner)) {
      const key = inner.argumentExpression;
      if (ts.isStringLiteralLike(key) || ts.isNumericLiteral(key)) return ofMember(inner, key.text, way, next);
    }
    const [first, ...rest] = way;
    if (first !== undefined && ts.isObjectLiteralExpression(inner)) return ofProperty(inner, first, rest, next);
    if (first !== undefined && ts.isArrayLiteralExpression(inner))
      return originsOf(inner.elements[Number(first)], rest, next);
    return ofType(inner, way);
  }

  /**
   * @param {ts.BinaryExpression} operation
   * @param {readonly string[]} way
   * @param {number} depth
   */
  function ofOperation(operation, way, depth) {
    const { left, right, operatorToken } = operation;
    switch (operatorToken.kind) {
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.QuestionQuestionToken:
        return merged([originsOf(left, way, depth), originsOf(right, way, depth)]);
      case ts.SyntaxKind.AmpersandAmpersandToken:
      case ts.SyntaxKind.CommaToken:
        return originsOf(right, way, depth);
      case ts.SyntaxKind.PlusToken:
        return composed(operation, [originsOf(left, [], depth), originsOf(right, [], depth)]);
      default:
        return ofType(operation, way);
    }
  }

  /**
   * @param {ts.PropertyAccessExpression | ts.ElementAccessExpression} access
   * @param {string} name
   * @param {readonly string[]} way
   * @param {number} depth
   */
  function ofMember(access, name, way, depth) {
    const typed = ofType(access, way);
    if (!typed.isOpen) return typed;
    const inner = originsOf(access.expression, [name, ...way], depth);
    if (!inner.isOpen || inner.given.length > 0) return inner;
    return ofSymbol(checker.getSymbolAtLocation(access), access, way, depth);
  }

  /**
   * @param {ts.ObjectLiteralExpression} object
   * @param {string} name
   * @param {readonly string[]} way
   * @param {number} depth
   * @returns {Origins}
   */
  function ofProperty(object, name, way, depth) {
    for (const property of object.properties.toReversed()) {
      if (ts.isSpreadAssignment(property)) {
        const spread = originsOf(property.expression, [name, ...way], depth);
        if (!spread.isOpen || spread.given.length > 0) return spread;
        continue;
      }
      if (property.name && memberName(property.name) === name) {
        if (ts.isPropertyAssignment(property)) return originsOf(property.initializer, way, depth);
        if (ts.isShorthandPropertyAssignment(property))
          return ofSymbol(checker.getShorthandAssignmentValueSymbol(property), property.name, way, depth);
        return open();
      }
    }
    return open();
  }

  /**
   * @param {ts.Symbol | undefined} symbol
   * @param {ts.Expression} use
   * @param {readonly string[]} way
   * @param {number} depth
   * @returns {Origins}
   */
  function ofSymbol(symbol, use, way, depth) {
    const declaration = symbol && declarationOf(symbol);
    if (!declaration || depth > MAX_DEPTH) return ofType(use, way);
    if (ts.isParameter(declaration)) return given(declaration, way);
    if (ts.isBindingElement(declaration)) return ofBinding(declaration, use, way, depth);
    if (ts.isVariableDeclaration(declaration) && declaration.initializer) {
      const origins = originsOf(declaration.initializer, way, depth);
      const isConstant = ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const;
      return isConstant ? origins : { ...origins, isOpen: true };
    }
    if (ts.isPropertyAssignment(declaration)) return originsOf(declaration.initializer, way, depth);
    if (ts.isPropertyDeclaration(declaration) && isReadonly(declaration))
      return originsOf(declaration.initializer, way, depth);
    return ofType(use, way);
  }

  /**
   * @param {ts.BindingElement} element
   * @param {ts.Expression} use
   * @param {readonly string[]} way
   * @param {number} depth
   * @returns {Origins}
   */
  function ofBinding(element, use, way, depth) {
    const fallback = element.initializer ? [originsOf(element.initializer, way, depth)] : [];
    /** @type {readonly string[]} */
    let whole = way;
    /** @type {ts.Node} */
    let node = element;
    while (ts.isBindingElement(node)) {
      const step = stepOf(node);
      if (step === undefined) return ofType(use, way);
      whole = [...step, ...whole];
      node = node.parent.parent;
    }
    if (ts.isParameter(node)) return merged([given(node, whole), ...fallback]);
    return ts.isVariableDeclaration(node)
      ? merged([originsOf(node.initializer, whole, depth), ...fallback])
      : ofType(use, way);
  }

  /**
   * @param {ts.Expression} expression
   * @param {readonly string[]} way
   * @returns {Origins}
   */
  function ofType(expression, way) {
    /** @type {ts.Type | undefined} */
    let type = checker.getTypeAtLocation(expression);
    for (const name of way) {
      /** @type {ts.Symbol | undefined} */
      const property = type && checker.getPropertyOfType(type, name);
      type = property && checker.getTypeOfSymbolAtLocation(property, expression);
    }
    const texts = type && textsOf(type);
    return texts ? { texts, isOpen: false, given: [] } : open();
  }

  /**
   * A text that is put together.
   *
   * @param {ts.Expression} whole
   * @param {readonly Origins[]} parts
   * @returns {Origins}
   */
  function composed(whole, parts) {
    const holes = parts.flatMap(part => part.given.map(each => ({ ...each, isWhole: false })));
    return { ...ofType(whole, []), given: holes };
  }

  /** @param {ts.Identifier} identifier */
  function symbolOf(identifier) {
    const { parent } = identifier;
    return ts.isShorthandPropertyAssignment(parent) && parent.name === identifier
      ? checker.getShorthandAssignmentValueSymbol(parent)
      : checker.getSymbolAtLocation(identifier);
  }

  /** @param {ts.Symbol} symbol */
  function declarationOf(symbol) {
    const real = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return real.valueDeclaration;
  }
}

/**
 * Without brackets and casts.
 *
 * @param {ts.Expression} expression
 * @returns {ts.Expression}
 */
function unwrapped(expression) {
  return ts.isParenthesizedExpression(expression) ||
    ts.isAssertionExpression(expression) ||
    ts.isNonNullExpression(expression) ||
    ts.isSatisfiesExpression(expression)
    ? unwrapped(expression.expression)
    : expression;
}

/** @returns {Origins} */
function open() {
  return { texts: new Set(), isOpen: true, given: [] };
}

/**
 * @param {ts.ParameterDeclaration} parameter
 * @param {readonly string[]} way
 * @returns {Origins}
 */
function given(parameter, way) {
  return { ...open(), given: [{ parameter, way, isWhole: true }] };
}

/**
 * @param {readonly Origins[]} all
 * @returns {Origins}
 */
export function merged(all) {
  return {
    texts: new Set(all.flatMap(({ texts }) => [...texts])),
    isOpen: all.some(({ isOpen }) => isOpen),
    given: all.flatMap(each => each.given),
  };
}

/**
 * @param {ts.Type} type
 * @returns {Set<string> | undefined} undefined unless the type names every text
 */
function textsOf(type) {
  const parts = (type.isUnion() ? type.types : [type]).filter(({ flags }) => !(flags & NOTHING));
  const texts = parts.flatMap(part => (part.isStringLiteral() ? part.value : []));
  return parts.length > 0 && texts.length === parts.length ? new Set(texts) : undefined;
}

/**
 * What an element of a pattern takes; nothing for the rest of an object.
 *
 * @param {ts.BindingElement} element
 * @returns {string[] | undefined} undefined where it cannot be said
 */
function stepOf(element) {
  const { parent, propertyName, name, dotDotDotToken } = element;
  if (ts.isArrayBindingPattern(parent)) return dotDotDotToken ? undefined : [String(parent.elements.indexOf(element))];
  if (dotDotDotToken) return [];
  const key = memberName(propertyName ?? name);
  return key === undefined ? undefined : [key];
}

/** @param {ts.Node} name */
function memberName(name) {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) ? name.text : undefined;
}

/** @param {ts.PropertyDeclaration} declaration */
function isReadonly({ modifiers }) {
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;
}
