/** What a test tells of the values that it asks for. */
import { memberName, unwrap } from './nodes.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';

/** How deep tests are followed into one another, and into the constants that they are written as. */
const MAX_DEPTH = 8;

/** The name of a value that is reached by names alone: a variable by its number, and members of it. */
export function pathOf(context: Extraction, expression: Node): string | undefined {
  const node = unwrap(expression);
  switch (node.type) {
    case 'Identifier': {
      const id = context.bindingId(node);
      return id === undefined ? `global ${node.name}` : String(id);
    }
    case 'ThisExpression':
      return 'this';
    case 'MemberExpression': {
      const name = memberName(context, node);
      const object = name === null ? undefined : pathOf(context, node.object);
      return object && `${object}.${name}`;
    }
    default:
      return undefined;
  }
}

/** The values that are there where a test holds, or where it does not. */
export function checkedBy(context: Extraction, test: Node, holds: boolean, depth = 0): string[] {
  if (depth > MAX_DEPTH) return [];
  const node = unwrap(test);
  const both = (left: Node, right: Node): string[] => [
    ...checkedBy(context, left, holds, depth + 1),
    ...checkedBy(context, right, holds, depth + 1),
  ];
  switch (node.type) {
    case 'Identifier': {
      const initial = context.constantOf(node);
      return [
        ...(holds ? reached(context, node) : []),
        ...(initial ? checkedBy(context, initial, holds, depth + 1) : []),
      ];
    }
    case 'MemberExpression':
      return holds ? reached(context, node) : [];
    case 'UnaryExpression':
      return node.operator === '!' ? checkedBy(context, node.argument, !holds, depth + 1) : [];
    case 'LogicalExpression':
      return (node.operator === '&&' && holds) || (node.operator === '||' && !holds) ? both(node.left, node.right) : [];
    case 'BinaryExpression':
      return comparedBy(context, node, holds);
    case 'AssignmentExpression':
      return holds ? reached(context, node.left) : [];
    case 'CallExpression':
      // Whatever it answers, it was asked about what it is given.
      return [...node.arguments.flatMap(argument => reached(context, argument)), ...receiver(context, node, holds)];
    default:
      return [];
  }
}

/** A value that is there, and all that it is reached through. */
function reached(context: Extraction, expression: Node): string[] {
  const paths: string[] = [];
  let node = unwrap(expression);
  for (;;) {
    const path = pathOf(context, node);
    if (path !== undefined) paths.push(path);
    if (node.type !== 'MemberExpression') return paths;
    node = unwrap(node.object);
  }
}

/** What `user.isActive()` is called on is there; of `user?.isActive()`, where it holds. */
function receiver(context: Extraction, { callee }: TSESTree.CallExpression, holds: boolean): string[] {
  const node = unwrap(callee);
  return node.type === 'MemberExpression' && (holds || !node.optional) ? reached(context, node.object) : [];
}

const negative = new Set(['!=', '!==']);
const positive = new Set(['==', '===']);

function comparedBy(context: Extraction, node: TSESTree.BinaryExpression, holds: boolean): string[] {
  const { operator, left, right } = node;
  if (operator === 'instanceof') return holds ? reached(context, left) : [];
  if (operator === 'in') return holds ? reached(context, right) : [];
  if (!negative.has(operator) && !positive.has(operator))
    return holds ? [...reached(context, left), ...reached(context, right)] : [];
  const isSame = positive.has(operator) === holds;
  const sides = [left, right] as const;
  return sides.flatMap((side, index) => {
    const other = sides[1 - index] as Node;
    const subject = unwrap(side);
    const asked = subject.type === 'UnaryExpression' && subject.operator === 'typeof' ? subject.argument : side;
    // It is something, or is not nothing.
    return isNothing(other) !== isSame ? reached(context, asked) : [];
  });
}

/** What stands for "not there" in a comparison: `null`, `undefined`, `''`, `'undefined'`. */
function isNothing(expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === 'Literal') return node.value === null || node.value === '' || node.value === 'undefined';
  return (
    (node.type === 'Identifier' && node.name === 'undefined') ||
    (node.type === 'UnaryExpression' && node.operator === 'void')
  );
}
