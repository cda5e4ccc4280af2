/** What a test tells of the values that it compares: which of a few texts they are. */
import { pathOf } from './checks.ts';
import { keyName, memberName, span, stringOf, unwrap } from './nodes.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Condition, Expr } from '../facts.ts';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';

/** A condition, by the name of the value that it is about. */
export type PathCondition = readonly [path: string, condition: Condition];

/** How deep tests are followed into one another. */
const MAX_DEPTH = 8;
/** Values of one condition: more than people write. */
const MAX_VALUES = 100;

/** The conditions under which code runs where a test holds, or where it does not. */
export function conditionsOf(context: Extraction, test: Node, holds: boolean, depth = 0): PathCondition[] {
  if (depth > MAX_DEPTH) return [];
  const node = unwrap(test);
  const inner = (one: Node, isSo: boolean): PathCondition[] => conditionsOf(context, one, isSo, depth + 1);
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' ? inner(node.argument, !holds) : [];
    case 'LogicalExpression': {
      const [left, right] = [inner(node.left, holds), inner(node.right, holds)];
      if ((node.operator === '&&') === holds) return [...left, ...right];
      return node.operator === '??' ? [] : eitherOf(left, right);
    }
    case 'BinaryExpression': {
      if (['===', '=='].includes(node.operator)) return comparisonOf(context, node, holds);
      return isDifferent(node.operator) ? comparisonOf(context, node, !holds) : [];
    }
    case 'Identifier':
    case 'MemberExpression':
      return presenceOf(context, node, holds);
    case 'CallExpression':
      return listedIn(context, node, holds) ?? (holds ? askedBy(context, node) : []);
    default:
      return [];
  }
}

/** A value is one of `values`; undefined where it has no name, or one of them is nothing that is told apart by its text. */
export function conditionOf(context: Extraction, value: Node, values: readonly Node[]): PathCondition | undefined {
  const path = pathOf(context, value);
  if (path === undefined || values.length > MAX_VALUES || !values.every(one => isComparable(context, one)))
    return undefined;
  return [path, { x: context.expr(value), v: values.map(one => context.expr(one)) }];
}

function isDifferent(operator: string): boolean {
  return operator === '!==' || operator === '!=';
}

/** `a.type === 'x' || a.type === 'y'`. */
function eitherOf(left: readonly PathCondition[], right: readonly PathCondition[]): PathCondition[] {
  return left.flatMap(([path, { x, v, is, not, of }]) => {
    if (is !== undefined || not || of) return [];
    const other = right.find(([name]) => name === path)?.[1];
    return other ? [[path, { x, v: [...v, ...other.v] }] as const] : [];
  });
}

function comparisonOf(context: Extraction, node: TSESTree.BinaryExpression, isSame: boolean): PathCondition[] {
  const { left, right } = node;
  const isText = (one: Node): boolean => ['Literal', 'TemplateLiteral'].includes(unwrap(one).type);
  const [value, other] = isText(left) ? [right, left] : [left, right];
  const condition = isSame ? conditionOf(context, value, [other]) : exceptionOf(context, value, [other]);
  if (!condition) return [];
  const [path, { v, ...rest }] = condition;
  return [[path, { ...rest, v: node.operator.length === 2 ? [...v, ...convertedTo(other)] : v }]];
}

/** What `==` takes for the same though it is written otherwise: `'1'` and `true` for `1`. */
function convertedTo(expression: Node): Expr[] {
  const node = unwrap(expression);
  if (node.type !== 'Literal' || node.value === null || Number.isNaN(Number(node.value))) return [];
  const number = Number(node.value);
  const texts = number === 0 ? ['0', ''] : [String(number)];
  const truths = number === 0 ? [false] : number === 1 ? [true] : [];
  return [number, ...texts, ...truths].filter(one => one !== node.value).map(v => ({ k: 'lit', v, ...span(node) }));
}

/** A value is none of `values`. What is known of it beside that stays: it goes by another name. */
export function exceptionOf(context: Extraction, value: Node, values: readonly Node[]): PathCondition | undefined {
  const [path, condition] = conditionOf(context, value, values) ?? [];
  return path !== undefined && condition && values.length > 0 ? [`${path}.!`, { ...condition, not: true }] : undefined;
}

/** `if (options.silent)`: something, or nothing. */
function presenceOf(context: Extraction, value: Node, is: boolean): PathCondition[] {
  const path = pathOf(context, value);
  return path === undefined ? [] : [[`${path}.?`, { x: context.expr(value), v: [], is }]];
}

/** `FORWARDED.has(event)`, `FORWARDED.includes(event)`, and that it is not: what stands in the list is seen when it is asked. */
function listedIn(
  context: Extraction,
  { callee, arguments: given }: TSESTree.CallExpression,
  holds: boolean,
): PathCondition[] | undefined {
  const [first] = given;
  const method = unwrap(callee);
  if (!first || given.length > 1 || method.type !== 'MemberExpression') return undefined;
  const name = memberName(context, method);
  const list = unwrap(method.object);
  const isNamed =
    list.type === 'Identifier' || (list.type === 'MemberExpression' && pathOf(context, list) !== undefined);
  if ((name !== 'has' && name !== 'includes') || !(isNamed || (!holds && list.type === 'ArrayExpression')))
    return undefined;
  const path = pathOf(context, first);
  if (path === undefined) return [];
  const condition: Condition = { x: context.expr(first), v: [context.expr(list)], of: true };
  return [holds ? [`${path}.of`, condition] : [`${path}.of!`, { ...condition, not: true }]];
}

/** `[CREATED, CHANGED].includes(action.type)`; `created.match(action)`: an action of the type of this creator. */
function askedBy(context: Extraction, { callee, arguments: given }: TSESTree.CallExpression): PathCondition[] {
  const [first] = given;
  const method = unwrap(callee);
  if (!first || given.length > 1 || method.type !== 'MemberExpression') return [];
  const object = unwrap(method.object);
  const name = memberName(context, method);
  if (name === 'includes' && object.type === 'ArrayExpression') {
    const values = object.elements.flatMap(element => element ?? []);
    const condition = conditionOf(context, first, values);
    return condition ? [condition] : [];
  }
  const path = name === 'match' ? pathOf(context, first) : undefined;
  if (path === undefined || !isTextual(context, object)) return [];
  const typeOf = (node: Node): Expr => ({ k: 'mem', o: context.expr(node), p: 'type', ...span(node) });
  return [[`${path}.type`, { x: typeOf(first), v: [typeOf(object)] }]];
}

function isTextual(context: Extraction, expression: Node): boolean {
  const node = unwrap(expression);
  return (
    stringOf(node) !== undefined ||
    (node.type === 'Identifier' ? node.name !== 'undefined' : pathOf(context, node) !== undefined)
  );
}

/** A text with holes tells what it is by what stands around them; a number and a truth value are themselves. */
function isComparable(context: Extraction, expression: Node): boolean {
  const node = unwrap(expression);
  const isPlain = node.type === 'Literal' && (typeof node.value === 'number' || typeof node.value === 'boolean');
  return isPlain || node.type === 'TemplateLiteral' || isTextual(context, expression);
}

/** Whether an object is a message that says by its `type` for whom it is. */
export function isMessage(context: Extraction, { properties }: TSESTree.ObjectExpression): boolean {
  return properties.some(
    property =>
      property.type === 'Property' &&
      !property.computed &&
      keyName(context, property) === 'type' &&
      isTextual(context, property.value),
  );
}
