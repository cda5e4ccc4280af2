import { describe, expect, it } from 'vitest';

import { fullValueOf } from '../../../support/evaluate.ts';

const around = `
const names = new Map([['open', 'Opened'], ['close', 'Closed']]);
const weak = new WeakMap([['open', 'Opened']]);
const numbers = new Map([[1, 'One']]);
const mixed = new Map([[kind, 'Any'], ['open', 'Opened']]);
const open = new Map([['open', 'Opened'], ...more]);
const odd = new Map([['open', 'Opened'], 'x']);
const short = new Map([['open']]);
const grown = new Map();
grown.set('a', 'A');
grown.set('b', 'B');
grown.add('c', 'C');
grown.get('d', 'D');
let held = null;
held = new Map([['a', 'A']]);
held.set('b', 'B');
const other = new Map([['a', 'A']]);
const byUnknown = new Map(more);
byUnknown.set('a', 'A');
const all = new Set(['x', 'y']);
const filled = new Set(['x']);
filled.add('y');
filled.set('z', 'w');
filled.add();
const called = Map([['open', 'Opened']]);
class Own { }
const own = new Own([['open', 'Opened']]);
`;

describe('what is put into maps and sets, and taken out of them', () => {
  it.each([
    ["names.get('open')", '"Opened"'],
    ["names.get('other')", 'new the global Map(…).get(…)'],
    ['names.get()', 'new the global Map(…).get(…)'],
    ['names.get(kind)', '("Opened" | "Closed")?'],
    ["weak.get('open')", '"Opened"'],
    ['weak.values()', 'new the global WeakMap(…).values(…)'],
    ['numbers.get(1)', '"One"?'],
    ["numbers.get('1')", 'new the global Map(…).get(…)'],
    ["mixed.get('open')", '"Opened"'],
    ['mixed.get(kind)', '("Any" | "Opened")?'],
    ["open.get('open')", 'new the global Map(…).get(…)'],
    ["odd.get('open')", 'new the global Map(…).get(…)'],
    ["short.get('open')", 'new the global Map(…).get(…)'],
    ["grown.get('a')", '"A"'],
    ["grown.get('b')", '"B"'],
    ["grown.get('c')", 'new the global Map(…).get(…)'],
    ["grown.get('d')", 'new the global Map(…).get(…)'],
    ["held.get('a')", '"A"'],
    ["held.get('b')", '"B"'],
    ["other.get('b')", 'new the global Map(…).get(…)'],
    ["byUnknown.get('a')", 'new the global Map(…).get(…)'],
    ["all.get('x')", 'new the global Set(…).get(…)'],
    ['[...all]', '["x", "y"]'],
    ['[...filled]', '["x", "y", []]'],
    ['[...all.values()]', '["x", "y"]'],
    ['[...names.values()]', '["Opened", "Closed"]'],
    ['[...names.entries()]', '[["open", "Opened"], ["close", "Closed"]]'],
    ['[...all.entries()]', '[...new the global Set(…).entries(…), …]'],
    ['[...weak.entries()]', '[...new the global WeakMap(…).entries(…), …]'],
    ['Object.fromEntries(names)', '{ open, close }'],
    ['Object.fromEntries(mixed)', 'the global Object.fromEntries(…)'],
    ['Object.fromEntries(open)', 'the global Object.fromEntries(…)'],
    ["Object.fromEntries([['a', 1], ['b', 2]])", '{ a, b }'],
    ['Object.fromEntries()', 'the global Object.fromEntries(…)'],
    ['Object.fromEntries(all)', 'the global Object.fromEntries(…)'],
    ["mine.fromEntries([['a', 1]])", 'the global mine.fromEntries(…)'],
    ["called.get('open')", 'the global Map(…).get(…)'],
    ["own.get('open')", 'an instance of the class Own.get(…)'],
    ["new Map().get('a')", 'new the global Map(…).get(…)'],
    ["new Map([['a', 'b']]).get('a')", '"b"'],
    ['new Set().values()', '[]'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, around)).toBe(expected);
  });
});
