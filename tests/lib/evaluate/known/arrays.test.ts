import { describe, expect, it } from 'vitest';

import { valueOf } from '../../../support/evaluate.ts';

const lists = `
const list = ['a', 'b', 'c'];
const rows = [{ id: 1, name: 'a' }, { id: 2, name: 'b' }];
const open = [...elsewhere, 'z'];
function* named() { yield 'a'; yield* ['b']; if (elsewhere) yield 'c'; }
async function* later(name) { yield name; }
`;

describe('what methods of lists give', () => {
  it.each([
    ['list.find(one => one > elsewhere)', '"a" | "b" | "c"'],
    ['list.findLast(Boolean)', '"a" | "b" | "c"'],
    ['rows.find(({ id }) => id === 2)?.name', '"a" | "b"'],
    ['list.at(1)', '"b"'],
    ['list.at(-1)', '"c"'],
    ['list.at(elsewhere)', '"a" | "b" | "c"'],
    ['list.pop()', '"c"'],
    ['list.shift()', '"a"'],
    ['open.at(-1)', '"z" | the global elsewhere.[]'],
    ['[...list.entries()].map(([at, one]) => `${at}${one}`).join()', '"0a,1b,2c"'],
    ["[['a'], ['b', 'c'], 'd'].flat().join('')", '"abcd"'],
    ["list.reduce((all, one) => all + one, '-')", '"-abc"'],
    ['list.reduce((all, one) => `${all}/${one}`)', '"a/b/c"'],
    ['rows.reduce((all, { id, name }) => ({ ...all, [id]: name }), { 3: "c" })[1]', '"a"'],
    ['rows.reduce((all, { id, name }) => ({ ...all, [id]: name }), { 3: "c" })[3]', '"c"'],
    ["elsewhere.reduce((all, one) => all + one.x, '')", '`${not known (reassigned)}${the global elsewhere.[].x}`'],
  ])('%s is %s', (expression, expected) => {
    expect(valueOf(expression, lists)).toBe(expected);
  });

  it.each([
    ['elsewhere.find(Boolean)'],
    ['elsewhere.at(0)'],
    ['[].pop()'],
    ['[].reduce((all, one) => all + one)'],
    ['elsewhere.reduce((all, one) => all + one, 0)'],
    ['open.reduce((all, one) => all + one, [])'],
  ])('%s is not known', expression => {
    expect(valueOf(`[${expression}].join('')`, lists)).not.toMatch(/"/);
  });
});

describe('what a generator gives one by one', () => {
  it.each([
    ['[...named()].at(0)', '"a" | "b" | "c"'],
    ['[...list.toReversed()].at(0)', '"a" | "b" | "c"'],
    ['(() => { for (const one of named()) return one; })()', '"a" | "b" | "c"'],
    ["(async () => { for await (const one of later('x')) return one; })()", '"x"'],
  ])('%s', (expression, expected) => {
    expect(valueOf(expression, lists)).toContain(expected);
  });
});

describe('promises of several', () => {
  it.each([
    ["(await Promise.all(['a', Promise.resolve('b')]))[1]", '"b"'],
    ["await Promise.race(['a', 'b'])", '"a" | "b"'],
    ["await Promise.any([Promise.resolve('a')])", '"a"'],
  ])('%s is %s', (expression, expected) => {
    expect(valueOf(expression)).toBe(expected);
  });
});

describe('a list is reduced in as many steps as people write', () => {
  const reduced = (count: number): string => {
    const items = Array.from({ length: count }, () => "'a'").join(', ');
    return valueOf(`[${items}].reduce((all, one) => all + one)`);
  };

  it('and no more', () => {
    expect(reduced(30)).toBe(`"${'a'.repeat(30)}"`);
    expect(reduced(31)).toBe('a list of 31 items.reduce(…)');
  });
});
