/** Whether a function gives a value on every way through it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { isFunction, nodeAt, unwrap, walk } from '../edit/nodes.ts';
import { parseSource, withoutByteOrderMark } from '../edit/source.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Source } from '../edit/source.ts';
import type { Value } from '../reading.ts';
import type { RuleReading } from './reading.ts';

/**
 * The reading drops null and undefined from what a function can give. This looks at the function itself: the value
 * must be all that it returns.
 */
export function isGivenAlways({ origin }: Value, { file, project }: RuleReading, source: Source): boolean {
  const program = origin && (origin.file === file ? source.program : programOf(path.join(project.root, origin.file)));
  const node = program && nodeAt(program, origin.range);
  return node !== undefined && isAllThatIsReturned(node);
}

function programOf(file: string): TSESTree.Program | undefined {
  try {
    return parseSource(file, withoutByteOrderMark(readFileSync(file, 'utf8'))).program;
  } catch {
    // A file that cannot be read says nothing.
    return undefined;
  }
}

function isAllThatIsReturned(node: TSESTree.Node): boolean {
  let outer = node;
  while (outer.parent && outer.parent.type !== 'ChainExpression' && unwrap(outer.parent) !== outer.parent) outer = outer.parent;
  const { parent } = outer;
  if (parent?.type === 'ArrowFunctionExpression') return parent.body === outer;
  const block = parent?.type === 'ReturnStatement' ? parent.parent : undefined;
  return block?.type === 'BlockStatement' && isFunction(block.parent) && block.body.at(-1) === parent && returnsIn(block) === 1;
}

function returnsIn(block: TSESTree.BlockStatement): number {
  let count = 0;
  walk(block, (node) => {
    if (node.type === 'ReturnStatement') count++;
    return !isFunction(node);
  });
  return count;
}
