/** Small questions about nodes that several parts of the extraction ask. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { UnknownReason } from '../../reading.ts';
import type { Expr } from '../facts.ts';

export type Node = TSESTree.Node;

export interface Span {
  readonly s: number;
  readonly e: number;
}

export function span(node: Node): Span {
  return { s: node.range[0], e: node.range[1] };
}

export function unknown(w: UnknownReason, node: Node): Expr {
  return { k: 'unk', w, ...span(node) };
}

/** A record that holds nothing but what is put into it: names in the user's code may be `constructor`. */
export function emptyRecord<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

/** What constants are declared with. */
export interface Constants {
  constantOf(identifier: Node): Node | undefined;
}

/** The name of a key as far as the text tells; null for one that only the run knows. */
export function keyName(
  constants: Constants,
  { key, computed }: { readonly key: Node; readonly computed: boolean },
): string | null {
  if (computed) return constantKey(constants, key);
  return key.type === 'Identifier' ? key.name : literalKey(key);
}

/** The name of a member; null if only the run knows it. */
export function memberName(constants: Constants, node: TSESTree.MemberExpression): string | null {
  if (node.computed) return constantKey(constants, node.property);
  return node.property.type === 'PrivateIdentifier' ? `#${node.property.name}` : node.property.name;
}

/** The text of a key, or of the constant that stands for one. */
function constantKey(constants: Constants, key: Node): string | null {
  const constant = key.type === 'Identifier' ? constants.constantOf(key) : undefined;
  if (!constant) return literalKey(key);
  const declared = unwrap(constant);
  return literalKey(declared) ?? (isSymbol(declared) ? symbolKey(declared.range[0]) : null);
}

function isSymbol(node: Node): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'Symbol';
}

/** The key that a `Symbol()` is, by where it is made. */
function symbolKey(start: number): string {
  return `@@${start}`;
}

/** The text of what stands for a key; null if only the run knows it. */
export function literalKey(node: Node): string | null {
  if (node.type === 'Literal') return node.value === null || typeof node.value === 'object' ? null : String(node.value);
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
}

export function isFunction(node: Node): node is TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression {
  return node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
}

/** The text of a string, or of a template without holes. */
export function stringOf(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  return node?.type === 'TemplateLiteral' ? (literalKey(node) ?? undefined) : undefined;
}

/** The expression without `await`, casts and the nodes around optional chains. */
export function unwrap(node: Node): Node {
  switch (node.type) {
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSInstantiationExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return unwrap(node.expression);
    case 'AwaitExpression':
      return unwrap(node.argument);
    default:
      return node;
  }
}
