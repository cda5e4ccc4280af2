import type { Node } from './nodes.ts';
import type { Source } from './source.ts';

/**
 * The range of an expression with the parentheses around it.
 *
 * @param from where they may begin: for the first argument the end of the callee, whose own parenthesis stays out
 */
export function withParentheses({ text }: Source, { range }: Node, from?: number): readonly [number, number] {
  const first = from === undefined ? 0 : text.indexOf('(', from) + 1;
  let [start, end] = range;
  for (;;) {
    const before = /\(\s*$/.exec(text.slice(first, start));
    const after = /^\s*\)/.exec(text.slice(end));
    if (!before || !after) {
      return [start, end];
    }
    start = first + before.index;
    end += after[0].length;
  }
}
