/** Whether a function gives a value on every way through it, or a constant of another file is this value. */
import path from 'node:path';

import { isFunction, nodeAt, walk, withCasts } from '../../edit/nodes.ts';
import { parseSource } from '../../edit/source.ts';
import { textOf } from '../../files/text.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Source } from '../../edit/source.ts';
import type { Value } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

/**
 * The reading drops null and undefined from what a function can give. This looks at the function itself: the value
 * must be all that it returns, or all that the constant is set to.
 */
export function isGivenAlways(
  { origin }: Value,
  by: 'function' | 'constant',
  { file, project }: RuleReading,
  source: Source,
): boolean {
  const program = origin && (origin.file === file ? source.program : programOf(path.join(project.root, origin.file)));
  const node = program && nodeAt(program, origin.range);
  if (!node) return false;
  const { parent } = withCasts(node);
  return by === 'constant'
    ? parent?.type === 'VariableDeclarator' && parent.parent.kind === 'const'
    : isAllThatIsReturned(node);
}

function programOf(file: string): TSESTree.Program | undefined {
  const text = textOf(file);
  try {
    return text === undefined ? undefined : parseSource(file, text).program;
  } catch {
    // A file that cannot be read says nothing.
    return undefined;
  }
}

function isAllThatIsReturned(node: TSESTree.Node): boolean {
  const outer = withCasts(node);
  const { parent } = outer;
  if (parent?.type === 'ArrowFunctionExpression') return parent.body === outer;
  const block = parent?.type === 'ReturnStatement' ? parent.parent : undefined;
  return (
    block?.type === 'BlockStatement' &&
    isFunction(block.parent) &&
    block.body.at(-1) === parent &&
    returnsIn(block) === 1
  );
}

function returnsIn(block: TSESTree.BlockStatement): number {
  let count = 0;
  walk(block, node => {
    if (node.type === 'ReturnStatement') count++;
    return !isFunction(node);
  });
  return count;
}
