import type { TSESTree } from '@typescript-eslint/utils';

import type { Range } from '../reading.ts';
import type { VisitorKeys } from '../syntax/walk.ts';
import { childrenOf } from '../syntax/walk.ts';

export type Node = TSESTree.Node;
export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/**
 * The child nodes in the order of the text, which for expressions is the order of evaluation.
 *
 * @param keys of the parser that made the tree, where that was not ours
 */
export function childrenInOrder(node: Node, keys?: VisitorKeys): Node[] {
  const children = childrenOf(node, keys);
  const isInOrder = children.every(
    (child, index) => index === 0 || startOf(children[index - 1] as Node) <= startOf(child),
  );
  // Decorators and the parts of a template are listed apart from what they stand between.
  return isInOrder ? children : children.sort((a, b) => startOf(a) - startOf(b));
}

function startOf({ range }: Node): number {
  return range[0];
}

/** Calls `visit` for the node and all below it, parents first; `false` keeps it out of a node. */
export function walk(node: Node, visit: (node: Node) => boolean | void, keys?: VisitorKeys): void {
  if (visit(node) === false) {
    return;
  }
  for (const child of childrenInOrder(node, keys)) {
    walk(child, visit, keys);
  }
}

/** Sets the `parent` of every node, as ESLint does before it runs rules. */
export function linkParents(program: TSESTree.Program): void {
  walk(program, node => {
    for (const child of childrenInOrder(node)) {
      child.parent = node;
    }
  });
}

/**
 * The innermost node that has exactly this range: the call and not the statement that lacks a semicolon,
 * the value and not the shorthand property around it.
 */
export function nodeAt(outer: Node, range: Range, keys?: VisitorKeys): Node | undefined {
  let found: Node | undefined;
  walk(
    outer,
    node => {
      if (sameRange(node.range, range)) {
        found = node;
      }
      return contains(node.range, range) || isDecoratedBy(node, range);
    },
    keys,
  );
  return found;
}

/** Whether a range stands in the decorators of a class, which begin before the class and what exports it do. */
function isDecoratedBy(node: Node, range: Range): boolean {
  const declared = node.type.startsWith('Export') && 'declaration' in node ? node.declaration : node;
  if (!declared || !('decorators' in declared)) return false;
  return declared.decorators?.some(decorator => contains(decorator.range, range)) ?? false;
}

/** The innermost node around the character at `offset`. */
export function innermostAt(node: Node, offset: number): Node | undefined {
  if (node.type !== 'Program' && !contains(node.range, [offset, offset + 1])) {
    return undefined;
  }
  for (const child of childrenInOrder(node)) {
    const found = innermostAt(child, offset);
    if (found) {
      return found;
    }
  }
  return contains(node.range, [offset, offset + 1]) ? node : undefined;
}

export function contains(outer: Range, inner: Range): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}

export function sameRange(a: Range, b: Range): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'ArrowFunctionExpression'
  );
}

export function enclosingFunction(node: Node): FunctionNode | undefined {
  let outer = node.parent;
  while (outer && !isFunction(outer)) {
    outer = outer.parent;
  }
  // The markup of a component ends in `null`.
  return outer ?? undefined;
}

export function ancestorsOf(node: Node): Node[] {
  const ancestors: Node[] = [];
  for (let current = node.parent; current; current = current.parent) {
    ancestors.push(current);
  }
  return ancestors;
}

/** Without casts, `!` and the node around optional chains. */
export function unwrap(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'ChainExpression':
      return unwrap(node.expression);
    default:
      return node;
  }
}

/** `node` with the casts, `!` and optional-chain nodes that stand around it. */
export function withCasts(node: Node): Node {
  let current = node;
  while (current.parent && unwrap(current.parent) !== current.parent && current.parent.type !== 'ChainExpression') {
    current = current.parent;
  }
  return current;
}

/** The list of statements that a node can stand in, in all its places. */
export function statementListOf(node: Node): readonly Node[] | undefined {
  switch (node.type) {
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
    case 'TSModuleBlock':
      return node.body;
    case 'SwitchCase':
      return node.consequent;
    default:
      return undefined;
  }
}

/** Whether control never goes on behind a statement. */
export function neverGoesOn(statement: Node): boolean {
  switch (statement.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'ContinueStatement':
    case 'BreakStatement':
      return true;
    case 'BlockStatement':
      return statement.body.some(neverGoesOn);
    case 'IfStatement':
      return neverGoesOn(statement.consequent) && statement.alternate !== null && neverGoesOn(statement.alternate);
    default:
      return false;
  }
}

/** Whether an expression is written to be nothing: `null`, `undefined`, `void 0`, `''`, `false`. */
export function isNothing(node: Node): boolean {
  const bare = unwrap(node);
  return (
    (bare.type === 'Literal' && (bare.value === null || bare.value === '' || bare.value === false)) ||
    (bare.type === 'Identifier' && bare.name === 'undefined') ||
    (bare.type === 'UnaryExpression' && bare.operator === 'void')
  );
}

/**
 * `a.b.c` of identifiers, `this` and plain members, as text without blanks; undefined for anything else. A path with
 * `.#` can be read in its class alone.
 */
export function pathOf(node: Node): string | undefined {
  const bare = unwrap(node);
  switch (bare.type) {
    case 'Identifier':
      return bare.name;
    case 'ThisExpression':
      return 'this';
    case 'MemberExpression': {
      const object = pathOf(bare.object);
      if (object === undefined || bare.computed) return undefined;
      return `${object}.${bare.property.type === 'PrivateIdentifier' ? '#' : ''}${bare.property.name}`;
    }
    default:
      return undefined;
  }
}

/** What an identifier or a literal says, as the name of a member, an export or a key that is not computed. */
export function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string;
export function nameOf(node: Node): string | undefined;
export function nameOf(node: Node): string | undefined {
  return node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : undefined;
}

/** The key of a property or a member of a class as it is written; undefined for a computed one and for a spread. */
export function keyOf(member: Node): string | undefined {
  switch (member.type) {
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
      return member.computed ? undefined : nameOf(member.key);
    default:
      return undefined;
  }
}
