import { describe, expect, it } from 'vitest';

import { fullValueOf } from '../../../support/evaluate.ts';

const around = `
const list = ['a', 'b', 'c'];
const open = ['a', ...more];
const mixed = ['a', ...[q].filter(x)];
const sorted = list.toSorted();
const f = x => x + '!';
`;

describe('what methods of lists give, certain places included', () => {
  it.each([
    ['list.find(q)', '("a" | "b" | "c")?'],
    ['list.findLast(q)', '("a" | "b" | "c")?'],
    ['[].find(q)', 'a list of 0 items.find(…)'],
    ['open.find(q)', '("a" | the global more.[])?'],
    ['q.find(x)', 'the global q.find(…)'],
    ['list.at(0)', '"a"'],
    ['list.at(3)', '("a" | "b" | "c")?'],
    ['list.at(-3)', '"a"'],
    ['list.at(-4)', '("a" | "b" | "c")?'],
    ["list.at('1')", '("a" | "b" | "c")?'],
    ['list.at()', '("a" | "b" | "c")?'],
    ['open.at(0)', '"a"'],
    ['open.at(1)', '("a" | the global more.[])?'],
    ['open.at(-1)', '("a" | the global more.[])?'],
    ['sorted.at(0)', '("a" | "b" | "c")?'],
    ['sorted.pop()', '("a" | "b" | "c")?'],
    ['list.pop()', '"c"'],
    ['list.shift()', '"a"'],
    ['open.pop()', '("a" | the global more.[])?'],
    ['open.shift()', '"a"'],
    ['[].shift()', 'a list of 0 items.shift(…)'],
    ['q.pop()', 'the global q.pop(…)'],
    ['list.entries()', '[[0, "a"], [1, "b"], [2, "c"]]'],
    ['[...list.entries()][1][0]', '1'],
    ['[...list.entries()][1][1]', '"b"'],
    ['[...sorted.entries()][1][0]', 'a list of 3 items.1.0'],
    ['q.entries()', 'the global q.entries(…)'],
    ["[['a'], 'b', ['c', 'd']].flat()", '["a", "b", "c", "d"]'],
    ["[['a'], open].flat()", '[~"a", ~"a", …]'],
    ["[['a'], sorted].flat()", '[~"a", ~"a", ~"b", ~"c"]'],
    ["[['a'], [['b']]].flat(2)", 'a list of 2 items.flat(…)'],
    ['[open].flat().at(0)', '("a" | not known (spread))?'],
    ['q.flat()', 'the global q.flat(…)'],
    ['list.reduce((all, one) => all + one)', '"abc"'],
    ["list.reduce((all, one) => all + one, '')", '"abc"'],
    ['list.reduce(q)', 'a list of 3 items.reduce(…)'],
    ['list.reduce()', 'a list of 3 items.reduce(…)'],
    [
      "sorted.reduce((all, one) => all + one, '')",
      '(`${not known (reassigned)}a` | `${not known (reassigned)}b` | `${not known (reassigned)}c`)',
    ],
    ['sorted.reduce((all, one) => all + one)', 'a list of 3 items.reduce(…)'],
    [
      "open.reduce((all, one) => all + one, '>')",
      '(`${not known (reassigned)}a` | `${not known (reassigned)}${the global more.[]}`)',
    ],
    ['open.reduce((all, one) => all + one)', 'a list of 1 item and more.reduce(…)'],
    ['open.reduce((all, one) => all + one, 1)', 'a list of 1 item and more.reduce(…)'],
    ["list.reduce((all, one) => ({ ...all, [one]: 'v' }), {}).b", '"v"'],
    ["[].reduce((all, one) => ({ ...all, [one]: 'v' }), { z: 'w' }).z", '"w"'],
    ['list.join()', '"a,b,c"'],
    ["list.join('')", '"abc"'],
    ['list.join(q)', 'a list of 3 items.join(…)'],
    ["open.join('-')", 'a list of 1 item and more.join(…)'],
    ["sorted.join('-')", 'a list of 3 items.join(…)'],
    ["[...q].join('-')", 'a list of 0 items and more.join(…)'],
    ['[`a${q}`, ...more].join()', 'a list of 1 item and more.join(…)'],
    ["list.concat(['d'], ['e'])", '["a", "b", "c", "d", "e"]'],
    ["list.concat('d')", '["a", "b", "c", …]'],
    ['list.concat(open)', '["a", "b", "c", …]'],
    ["open.concat(['d'])", '["a", …]'],
    ['list.concat()', '["a", "b", "c"]'],
    ["q.concat(['d'])", 'the global q.concat(…)'],
    ['list.map(f)', '["a!", "b!", "c!"]'],
    ['list.map(f).join()', '"a!,b!,c!"'],
    ['open.map(f)', 'a list of 1 item and more.map(…)'],
    ['list.map(q)', 'a list of 3 items.map(…)'],
    ['list.map()', 'a list of 3 items.map(…)'],
    ['q.map(f)', 'the global q.map(…)'],
    ['list.filter(Boolean)', '["a", "b", "c"]'],
    ["['a', ''].filter(Boolean)", '[~"a", ~""]'],
    ["['a', q].filter(Boolean)", '[~"a", ~the global q]'],
    ['list.filter(q)', '[~"a", ~"b", ~"c"]'],
    ['list.filter()', '[~"a", ~"b", ~"c"]'],
    ['list.toReversed()', '[~"a", ~"b", ~"c"]'],
    ['list.slice(1)', '[~"a", ~"b", ~"c"]'],
    ['list.reverse()', '[~"a", ~"b", ~"c"]'],
    ['list.sort()', '[~"a", ~"b", ~"c"]'],
    ['q.slice(1)', 'the global q.slice(…)'],
    ["[1, 2, 3].join('-')", '"1-2-3"'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, around)).toBe(expected);
  });
});
