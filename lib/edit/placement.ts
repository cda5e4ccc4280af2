import type { TSESTree } from '@typescript-eslint/utils';

import type { Node } from './nodes.ts';
import { isFunction, statementListOf } from './nodes.ts';

/**
 * Where an expression stands, as far as it decides how a statement can be put before and after it.
 * `outer` is the expression with its `await`, `void`, casts and `.catch(…)`.
 */
export type Placement =
  /** `outer` is all that the statement does: more statements fit before and after it. */
  | { readonly kind: 'statement'; readonly outer: Node; readonly statement: TSESTree.Statement }
  /** The same, where only one statement may stand: `if (x) track()`. */
  | { readonly kind: 'only-statement'; readonly outer: Node; readonly statement: TSESTree.Statement }
  /** `left && outer;` */
  | {
      readonly kind: 'logical-statement';
      readonly outer: Node;
      readonly logical: TSESTree.LogicalExpression;
      readonly statement: TSESTree.ExpressionStatement;
    }
  /** `test ? outer : other;` */
  | {
      readonly kind: 'conditional-statement';
      readonly outer: Node;
      readonly conditional: TSESTree.ConditionalExpression;
      readonly statement: TSESTree.ExpressionStatement;
    }
  /** `a(), outer, b();` */
  | {
      readonly kind: 'sequence-statement';
      readonly outer: Node;
      readonly sequence: TSESTree.SequenceExpression;
      readonly statement: TSESTree.ExpressionStatement;
    }
  /** `() => outer`, or an arrow function whose result holds `outer` and evaluates it exactly once. */
  | { readonly kind: 'arrow'; readonly outer: Node; readonly arrow: TSESTree.ArrowFunctionExpression }
  /** `() => left && outer` */
  | {
      readonly kind: 'logical-arrow';
      readonly outer: Node;
      readonly logical: TSESTree.LogicalExpression;
      readonly arrow: TSESTree.ArrowFunctionExpression;
    }
  /** Somewhere in a statement that evaluates it exactly once. */
  | {
      readonly kind: 'within';
      readonly outer: Node;
      readonly statement: TSESTree.Statement;
      /** Whether code after the statement runs after it, on the same condition. */
      readonly follow: boolean;
    }
  /** The same, where only one statement may stand: `if (x) return track()`. Before it is the place that it has. */
  | { readonly kind: 'only-within'; readonly outer: Node; readonly statement: TSESTree.Statement }
  /** `return test ? outer : other;`, or the same as the body of an arrow function. */
  | {
      readonly kind: 'conditional-return';
      readonly outer: Node;
      readonly conditional: TSESTree.ConditionalExpression;
      readonly home: TSESTree.ReturnStatement | TSESTree.ArrowFunctionExpression;
    }
  /** No statement can be put before it that would run exactly when it does. */
  | { readonly kind: 'inside'; readonly outer: Node; readonly why: string };

export function placementOf(call: Node): Placement {
  const outer = outerOf(call);
  const parent = outer.parent as Node;
  const home = parent.parent as Node | undefined;

  if (parent.type === 'ExpressionStatement') {
    return inStatement(outer, parent);
  }
  if (parent.type === 'ArrowFunctionExpression' && parent.body === outer) {
    return { kind: 'arrow', outer, arrow: parent };
  }
  if (
    parent.type === 'AssignmentExpression' &&
    parent.right === outer &&
    parent.operator === '=' &&
    home?.type === 'ExpressionStatement'
  ) {
    return inStatement(outer, home);
  }
  if (parent.type === 'LogicalExpression' && parent.right === outer && parent.operator !== '??') {
    if (home?.type === 'ExpressionStatement' && isListed(home)) {
      return { kind: 'logical-statement', outer, logical: parent, statement: home };
    }
    if (home?.type === 'ArrowFunctionExpression' && home.body === parent) {
      return { kind: 'logical-arrow', outer, logical: parent, arrow: home };
    }
  }
  if (
    parent.type === 'ConditionalExpression' &&
    parent.test !== outer &&
    home?.type === 'ExpressionStatement' &&
    isListed(home)
  ) {
    return { kind: 'conditional-statement', outer, conditional: parent, statement: home };
  }
  if (parent.type === 'ConditionalExpression' && parent.test !== outer && home && returnsWhole(home, parent)) {
    return { kind: 'conditional-return', outer, conditional: parent, home };
  }
  if (parent.type === 'SequenceExpression' && home?.type === 'ExpressionStatement' && isListed(home)) {
    return { kind: 'sequence-statement', outer, sequence: parent, statement: home };
  }
  return within(outer);
}

function returnsWhole(home: Node, value: Node): home is TSESTree.ReturnStatement | TSESTree.ArrowFunctionExpression {
  return home.type === 'ReturnStatement'
    ? isListed(home) && home.parent.type !== 'SwitchCase'
    : home.type === 'ArrowFunctionExpression' && home.body === value;
}

/** Whether nothing looks at what the arrow function returns, by where it stands. */
export function isResultIgnored(arrow: Node): boolean {
  const { parent } = arrow;
  if (parent?.type === 'JSXExpressionContainer') {
    return parent.parent.type === 'JSXAttribute' && isHandlerName(parent.parent.name);
  }
  if (parent?.type === 'Property') {
    return isHandlerName(parent.key);
  }
  if (parent?.type === 'CallExpression' && parent.callee !== arrow) {
    const { callee } = parent;
    const name = callee.type === 'MemberExpression' ? callee.property : callee;
    return name.type === 'Identifier' && callersThatIgnore.has(name.name);
  }
  return false;
}

const callersThatIgnore = new Set([
  'addEventListener',
  'forEach',
  'queueMicrotask',
  'requestAnimationFrame',
  'setImmediate',
  'setInterval',
  'setTimeout',
]);

function isHandlerName(name: Node): boolean {
  return (name.type === 'JSXIdentifier' || name.type === 'Identifier') && /^on[A-Z]/.test(name.name);
}

/** The expression with everything around it that only passes its value on or takes note of its end. */
function outerOf(call: Node): Node {
  let outer = call;
  for (;;) {
    const parent = outer.parent as Node;
    if (passesOn(parent, outer)) {
      outer = parent;
    } else if (
      parent.type === 'MemberExpression' &&
      parent.object === outer &&
      parent.parent.type === 'CallExpression' &&
      parent.parent.callee === parent &&
      isSettling(parent)
    ) {
      outer = parent.parent;
    } else {
      return outer;
    }
  }
}

function passesOn(parent: Node, child: Node): boolean {
  switch (parent.type) {
    case 'AwaitExpression':
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return true;
    case 'UnaryExpression':
      return parent.operator === 'void';
    case 'YieldExpression':
      return parent.argument === child;
    default:
      return false;
  }
}

function isSettling({ property, computed }: TSESTree.MemberExpression): boolean {
  return !computed && property.type === 'Identifier' && /^(?:then|catch|finally)$/.test(property.name);
}

function inStatement(outer: Node, statement: TSESTree.ExpressionStatement): Placement {
  if (isListed(statement)) {
    return { kind: 'statement', outer, statement };
  }
  return hasOneStatement(statement) ? { kind: 'only-statement', outer, statement } : within(outer);
}

function isListed(statement: Node): boolean {
  return statementListOf(statement.parent as Node)?.includes(statement) ?? false;
}

function hasOneStatement(statement: Node): boolean {
  const parent = statement.parent as Node;
  switch (parent.type) {
    case 'IfStatement':
      return parent.consequent === statement || parent.alternate === statement;
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return parent.body === statement;
    default:
      return false;
  }
}

/** Climbs to the statement that evaluates the expression, and looks whether it does so exactly once. */
function within(outer: Node): Placement {
  let child = outer;
  let parent = outer.parent as Node;
  for (;;) {
    if (parent.type === 'ArrowFunctionExpression' && parent.body === child) {
      return { kind: 'arrow', outer, arrow: parent };
    }
    if (/^(?:Return|Throw)Statement$/.test(child.type) && hasOneStatement(child)) {
      return { kind: 'only-within', outer, statement: child as TSESTree.Statement };
    }
    const why = whyNotOnce(parent, child);
    if (why) {
      return { kind: 'inside', outer, why };
    }
    if (statementListOf(parent)?.includes(child)) {
      return { kind: 'within', outer, statement: child as TSESTree.Statement, follow: leavesOnly(child) };
    }
    child = parent;
    parent = parent.parent as Node;
  }
}

/** Whether control always comes to the end of the statement once the expression is evaluated. */
function leavesOnly(statement: Node): boolean {
  return (
    statement.type === 'ExpressionStatement' ||
    statement.type === 'VariableDeclaration' ||
    statement.type === 'ExportNamedDeclaration' ||
    statement.type === 'ExportDefaultDeclaration' ||
    statement.type === 'TSExportAssignment'
  );
}

/** Why no statement can stand before what is in these, wherever in them it is. */
const whyNever: ReadonlyMap<string, string> = new Map([
  ['PropertyDefinition', 'it is the initial value of a class field'],
  ['AccessorProperty', 'it is the initial value of a class field'],
  ['ClassBody', 'it is part of a class definition'],
  ['MethodDefinition', 'it is part of a class definition'],
  ['Decorator', 'it stands in a decorator'],
  ['TSEnumMember', 'it stands in an enum'],
  ['LabeledStatement', 'its statement stands alone after a label'],
  ['WithStatement', 'its statement stands alone after a label'],
]);

function whyNotOnce(parent: Node, child: Node): string | undefined {
  const why = whyNever.get(parent.type) ?? whyInLoop(parent, child);
  if (why) {
    return why;
  }
  if (isConditional(parent, child)) {
    return 'it stands in a condition';
  }
  if (parent.type === 'AssignmentPattern' ? parent.right === child : isFunction(parent)) {
    return 'it is a default value';
  }
  return isOptional(parent) && child.range[0] > parent.range[0] ? 'an optional chain may leave it out' : undefined;
}

/** Whether the parent decides if the child is evaluated, or when. */
function isConditional(parent: Node, child: Node): boolean {
  switch (parent.type) {
    case 'LogicalExpression':
      return parent.right === child;
    case 'ConditionalExpression':
      return parent.test !== child;
    case 'AssignmentExpression':
      return parent.right === child && /^(?:&&|\|\||\?\?)=$/.test(parent.operator);
    case 'IfStatement':
      return parent.test !== child || !statementListOf(parent.parent);
    case 'SwitchCase':
      return parent.test === child;
    default:
      return false;
  }
}

function whyInLoop(parent: Node, child: Node): string | undefined {
  switch (parent.type) {
    case 'ForStatement':
      return parent.init === child ? undefined : whyRepeated(parent, child);
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.right === child ? undefined : whyRepeated(parent, child);
    case 'WhileStatement':
    case 'DoWhileStatement':
      return whyRepeated(parent, child);
    default:
      return undefined;
  }
}

function whyRepeated({ body }: { readonly body: Node }, child: Node): string {
  return body === child ? 'its statement stands alone in a loop' : 'it stands in the header of a loop';
}

/** Whether the chain up to here can end early. */
export function isOptional(node: Node): boolean {
  switch (node.type) {
    case 'CallExpression':
      return node.optional || isOptional(node.callee);
    case 'MemberExpression':
      return node.optional || isOptional(node.object);
    case 'TSNonNullExpression':
      return isOptional(node.expression);
    default:
      return false;
  }
}

/**
 * Whether the code waits for a call, by `await`, or by the `yield` of a saga: what has to hold while it does stands in
 * front of it.
 */
export function isAwaitedAt(call: Node): boolean {
  return /^(?:Await|Yield)Expression$/.test(placementOf(call).outer.type);
}
