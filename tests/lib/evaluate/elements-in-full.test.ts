import { describe, expect, it } from 'vitest';

import { fullValueOf } from '../../support/evaluate.ts';

const around = `
enum Level { Low = 1, High = 2, Same = 2 }
enum Word { A = 'a', B = 'b' }
const o = { a: 'p', b: 'q2' };
const arr = ['x', 'y'];
const open = ['x', ...more];
const spread = { ...more, a: 'p' };
type Key = 'a' | 'b';
function by(key: Key) { return o[key]; }
function byText(key: string) { return o[key]; }
function byLevel(level: Level) { return Level[level]; }
const items: { id: string }[] = load();
const table: Record<string, { id: string }> = load();
const pairs = [['k', 'v'], ['l', 'w']];
let last, keyName, pairName, item, ofOpen, ofText, ofMap, ofObject, ofSet, ofEntries, dest, ofTyped;
for (const one of arr) last = one;
for (const name in o) keyName = name;
for (const [name, value] of pairs) { pairName = name; }
for (const one of items) ofTyped = one.id;
for (const one of open) ofOpen = one;
for (const one of 'text') ofText = one;
for (const [name, value] of Object.entries(o)) { ofEntries = value; }
for (const name of Object.keys(o)) ofObject = name;
for (const one of new Set(['s1', 's2'])) ofSet = one;
for (const [name, value] of new Map([['m1', 'v1']])) ofMap = value;
for (const { id } of [{ id: 'd1' }, { id: 'd2' }]) dest = id;
`;

describe('what is taken out of lists, objects and enums', () => {
  it.each([
    ['Level[q]', '("Low" | "High" | "Same")'],
    ["Level['Low']", '1'],
    ['Level.Low', '1'],
    ['byLevel(q)', '("Low" | "High" | "Same")'],
    ["Word['A']", '"a"'],
    ['Word[q]', '("a" | "b")?'],
    ["o['a']", '"p"'],
    ['o[q]', '("p" | "q2")?'],
    ["o[q ? 'a' : 'b']", '("p" | "q2")'],
    ["o[q ? 'a' : 1]", '"p"?'],
    ["o['missing']", 'undefined'],
    ['o[1]', 'undefined'],
    ['o[true]', 'undefined'],
    ['o[null]', '("p" | "q2")?'],
    ['by(q)', '("p" | "q2")'],
    ["by('a')", '"p"'],
    ['byText(q)', '("p" | "q2")?'],
    ['arr[0]', '"x"'],
    ['arr[1]', '"y"'],
    ['arr[2]', 'a list of 2 items.2'],
    ["arr['0']", '"x"'],
    ['arr[q]', '("x" | "y")?'],
    ['open[0]', '"x"'],
    ['open[1]', 'a list of 1 item and more.1'],
    ['open[q]', 'a list of 1 item and more.[]'],
    ['spread.a', '"p"'],
    ['spread.b', 'the global more.b'],
    ['spread[q]', '{ ...spread, a }.[]'],
    ['q[0]', 'the global q.0'],
    ['q[q]', 'the global q.[]'],
    ["q['a']", 'the global q.a'],
    ['items[0].id', 'the global load(…).0.id: string'],
    ['items[q].id', 'the global load(…).[].id: string'],
    ['table[q].id', 'the global load(…).[].id: string'],
    ['table.any.id', 'the global load(…).any.id: string'],
    ['last', '("x" | "y")?'],
    ['keyName', '("a" | "b")?'],
    ['pairName', '("k" | "l")?'],
    ['ofTyped', 'the global load(…).[].id?: string'],
    ['ofOpen', '("x" | the global more.[])?'],
    ['ofText', '"text".[]?'],
    ['ofObject', '("a" | "b")?'],
    ['ofEntries', '("p" | "q2")?'],
    ['ofSet', '("s1" | "s2")?'],
    ['ofMap', '"v1"?'],
    ['dest', '("d1" | "d2")?'],
    ["[...arr, 'z'][2]", '"z"'],
    ["[...q, 'z'][0]", 'a list of 1 item and more.0'],
    ['[...q, ...arr]', '[~"x", ~"y", ...the global q, …]'],
    ['arr.length', 'a list of 2 items.length'],
    ['arr.missing', 'a list of 2 items.missing'],
    ["'text'.length", '"text".length'],
    ["'text'[0]", '"text".0'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, around)).toBe(expected);
  });
});
