import { expect, it } from 'vitest';

import { writesWithin } from '../../../lib/effects/writes.ts';
import { extractFacts } from '../../../lib/facts/extract/extract.ts';

const text = `const a = 1;
function f() { let b = 2; b = 3; window.c = 4; const o = {}; o.d = 5; }
class K { e = 6; static g = 7; m() { this.e = 8; } }
window.h = 9;
`;
const facts = extractFacts('a.js', text);

/** What is written between two texts, to what. */
function within(from: string, to: string): string[] {
  const start = text.indexOf(from);
  return writesWithin(facts, start, text.indexOf(to, start) + to.length)
    .filter(({ x }) => x.k === 'lit')
    .map(
      ({ x, to: place }) => `${typeof place === 'number' ? facts.bindings[place]?.n : place} = ${text.slice(x.s, x.e)}`,
    );
}

it('what is written is found by where it stands', () => {
  expect(within('function f', 'd = 5; }')).toEqual(['b = 2', 'b = 3', 'global = 4', 'o = 5']);
  expect(within('class K', '} }')).toEqual(['member = 6', 'member = 7', 'member = 8']);
  expect(within('const a', '9')).toHaveLength(9);
  expect(within('b = 3', 'b = 3')).toEqual(['b = 3']);
  expect(within('window.h', '9')).toEqual(['global = 9']);
  expect(within('static', 'g')).toEqual([]);
  expect(within('2', '2')).toEqual(['b = 2']);
  expect(writesWithin(extractFacts('b.js', 'f();'), 0, 9)).toEqual([]);
});
