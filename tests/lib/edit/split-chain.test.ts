import { describe, expect, it } from 'vitest';

import { applyEdits } from '../../../lib/edit/edit.ts';
import { walk } from '../../../lib/edit/nodes.ts';
import { parseSource } from '../../../lib/edit/source.ts';
import { splitChain } from '../../../lib/edit/split-chain.ts';

import type { TSESTree } from '@typescript-eslint/utils';

/** A statement of each call of `track` and `page`; undefined where the chain is left as it is. */
function split(text: string): string | undefined {
  const source = parseSource('a.ts', text);
  const calls: TSESTree.CallExpression[] = [];
  walk(source.program, node => {
    if (node.type === 'CallExpression' && /\.(?:track|page)!?$/.test(text.slice(...node.callee.range)))
      calls.push(node);
  });
  const edits = splitChain(
    source,
    calls.sort((left, right) => left.range[1] - right.range[1]),
  );
  return edits && applyEdits(text, edits);
}

describe('a chain becomes statements', () => {
  it.each([
    ['of two', 'a.track(1).page(2);', 'a.track(1);\na.page(2);'],
    ['of three', 'a.track(1).page(2).track(3);', 'a.track(1);\na.page(2);\na.track(3);'],
    ['without semicolons', 'a.track(1).page(2)\nb()\n', 'a.track(1)\na.page(2)\nb()\n'],
    ['over lines', 'a\n  .track(1)\n  .page(2);', 'a\n  .track(1);\na.page(2);'],
    ['of a member', 'this.b.track(1).page(2);', 'this.b.track(1);\nthis.b.page(2);'],
    ['of what may not be there', 'a?.track(1).page(2);', 'a?.track(1);\na?.page(2);'],
    ['in a block', 'if (c) {\n  a.track(1).page(2);\n}', 'if (c) {\n  a.track(1);\n  a.page(2);\n}'],
    [
      'in a case',
      'switch (c) {\n  case 1:\n    a.track(1).page(2);\n}',
      'switch (c) {\n  case 1:\n    a.track(1);\n    a.page(2);\n}',
    ],
    ['that is awaited', 'await a.track(1).page(2);', 'a.track(1);\nawait a.page(2);'],
    ['with what follows the last', 'a.track(1).page(2).catch(b);', 'a.track(1);\na.page(2).catch(b);'],
    ['with a comment behind a call', 'a.track(1) // one\n  .page(2);', 'a.track(1); // one\na.page(2);'],
  ])('%s', (_what, text, expected) => {
    expect(split(text)).toBe(expected);
  });
});

describe('a chain is left', () => {
  it.each([
    ['as the only statement of a condition', 'if (c)\n  a.track(1).page(2);'],
    ['as the only statement of a loop', 'for (;;)\n  a.track(1).page(2);'],
    ['behind something else in its line', 'b(); a.track(1).page(2);'],
    ['as a part of something', 'const b = a.track(1).page(2);'],
    ['as an argument', 'b(a.track(1).page(2));'],
    ['whose object is a call', 'a().track(1).page(2);'],
    ['whose object is a computed member', 'a[0].track(1).page(2);'],
    ['whose object is cast', '(a as B).track(1).page(2);'],
    ['with an optional call', 'a.track?.(1).page(2);'],
    ['with a comment before a name', 'a.track(1). /* two */ page(2);'],
    ['in parentheses', '(a.track(1)).page(2);'],
    ['whose last goes on in another way', 'a.track(1).page(2).then;'],
  ])('%s', (_where, text) => {
    expect(split(text)).toBeUndefined();
  });
});
