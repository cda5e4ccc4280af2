import { describe, expect, it } from 'vitest';

import { fullValueOf } from '../../../support/evaluate.ts';

const around = `
const name = 'Order Placed';
const maybe = q ? 'Ab' : undefined;
const long = 'x'.repeat(201);
const long2 = 'ab '.repeat(67);
`;

describe('what methods make of texts', () => {
  it.each([
    ['name.charAt()', '"O"'],
    ['name.charAt(-1)', '""'],
    ['name.charAt(q)', '"Order Placed".charAt(…)'],
    ['name.slice()', '"Order Placed"'],
    ['name.slice(2, 4)', '"de"'],
    ["name.slice('a')", '"Order Placed"'],
    ['name.substring()', '"Order Placed"'],
    ['name.substring(6)', '"Placed"'],
    ['name.substring(6, 7)', '"P"'],
    ["'ab'.repeat()", '""'],
    ["'ab'.repeat(0)", '""'],
    ["'ab'.repeat(-1)", '"ab".repeat(…)'],
    ["'ab'.repeat(5001)", '"ab".repeat(…)'],
    ["'a'.padStart(3)", '"  a"'],
    ["'a'.padStart()", '"a"'],
    ["'a'.padStart(3, 1)", '"  a"'],
    ["'a'.padEnd(3, '-')", '"a--"'],
    ["'a'.padEnd(3)", '"a  "'],
    ["name.replace('Order', 1)", '"Order Placed".replace(…)'],
    ["name.replace(1, 'x')", '"Order Placed".replace(…)'],
    ["name.replace(/o/gi, '0')", '"0rder Placed"'],
    ['name.replace(/Order/, q)', '"Order Placed".replace(…)'],
    ["name.replaceAll('e', 'E')", '"OrdEr PlacEd"'],
    ["name.replaceAll(/e/g, 'E')", '"OrdEr PlacEd"'],
    ["name.replaceAll(/e/, 'E')", '"Order Placed".replaceAll(…)'],
    ["name.replace(/a*b+c{2}/, '')", '"Order Placed".replace(…)'],
    ["name.replace(/a*b+/, '-')", '"Order Placed"'],
    ["name.replace(/l*a*/g, '-')", '"-O-r-d-e-r- -P--c-e-d-"'],
    ['name.replace(/P/, letter => letter.toLowerCase())', '"Order placed"'],
    ["name.replace('P', letter => 'x')", '"Order Placed".replace(…)'],
    ['name.replace(/[a-z]/g, letter => q)', '"Order Placed".replace(…)'],
    ['name.replace(/zz/g, letter => q)', '"Order Placed"'],
    ['name.replace(/P/, q)', '"Order Placed".replace(…)'],
    ['name.toLowerCase()', '"order placed"'],
    ['name.toLocaleLowerCase()', '"order placed"'],
    ['name.toUpperCase()', '"ORDER PLACED"'],
    ['name.toLocaleUpperCase()', '"ORDER PLACED"'],
    ['maybe.toUpperCase()', '"AB"?'],
    ['maybe.slice(1)', '"b"?'],
    ['maybe.trim()', '"Ab"?'],
    ['`A${q}b`.toUpperCase()', '`A${the global q}B`'],
    ['`A${q}b`.toLowerCase()', '`a${the global q}b`'],
    ['q.toUpperCase()', 'the global q.toUpperCase(…)'],
    ["name.concat(' ', 'now')", '"Order Placed now"'],
    ['name.concat(q)', '`Order Placed${the global q}`'],
    ["q.concat('a')", 'the global q.concat(…)'],
    ['name.toString()', '"Order Placed"'],
    ['`a${q}`.toString()', '`a${the global q}`'],
    ['q.toString()', 'the global q.toString(…)'],
    ["' a '.trim()", '"a"'],
    ["' a '.trimStart()", '"a "'],
    ["' a '.trimEnd()", '" a"'],
    ['` a ${q} b `.trim()', '`a ${the global q} b`'],
    ['` a ${q} b `.trimStart()', '`a ${the global q} b `'],
    ['` a ${q} b `.trimEnd()', '` a ${the global q} b`'],
    ['` ${q} `.trim()', '`${the global q}`'],
    ['q.trim()', 'the global q.trim(…)'],
    ["'a-b'.split('-')", '["a", "b"]'],
    ["'a-b'.split('')", '["a", "-", "b"]'],
    ["'a1b'.split(/\\d/)", '["a", "b"]'],
    ["'a-b'.split()", '"a-b".split(…)'],
    ["'a-b'.split(1)", '"a-b".split(…)'],
    ["'a-b'.split(q)", '"a-b".split(…)'],
    ["q.split('-')", 'the global q.split(…)'],
    ["'x y'.repeat(66).split(' ').length", 'a list of 67 items.length'],
    ["'abc'.slice(-1)", '"c"'],
    ["'abc'.slice(- -1)", '"bc"'],
    ["'abc'.at(-1)", '"abc".at(…)'],
    ["name.replace(/a/y, 'b')", '"Order Placed"'],
    ["'a'.replace(/a/, '$&$&')", '"aa"'],
    ["'ab'.slice(null)", '"ab"'],
    ["'ab'.slice(true)", '"ab"'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, around)).toBe(expected);
  });
});

it('long texts are left alone, and so is what would be too long', () => {
  const x = (count: number): string => `'${'x'.repeat(count)}'`;
  expect(fullValueOf(`${x(200)}.replace('x', '')`)).toBe(`"${'x'.repeat(199)}"`);
  expect(fullValueOf(`${x(201)}.replace('x', '')`)).toMatch(/replace\(…\)$/);
  expect(fullValueOf(`${x(201)}.replaceAll('x', '')`)).toMatch(/replaceAll\(…\)$/);
  expect(fullValueOf(`${x(200)}.replace(/x+/, () => 'y')`)).toBe('"y"');
  expect(fullValueOf(`${x(201)}.replace(/x+/, () => 'y')`)).toMatch(/replace\(…\)$/);
  expect(fullValueOf(`${x(200)}.split('y').length`)).toBe('a list of 1 item.length');
  expect(fullValueOf(`${x(201)}.split('y').length`)).toMatch(/split\(…\)\.length$/);
  expect(fullValueOf("'ab'.repeat(5000)")).toBe(`"${'ab'.repeat(5000)}"`);
  expect(fullValueOf("'ab'.repeat(5001)")).toBe('"ab".repeat(…)');
  expect(fullValueOf("'a'.padStart(20000)")).toBe(`"${'a'.padStart(10_000)}"`);
});
