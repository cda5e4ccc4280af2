import { describe, expect, it } from 'vitest';

import { valueOf } from '../../support/evaluate.ts';

describe('what parameters are bound to', () => {
  it.each([
    ["f('a')", '"a"', 'function f(x) { return x; }'],
    ['f()', 'undefined', 'function f(x) { return x; }'],
    ["f('a', 'b')", '"b"', 'function f(...all) { return all[1]; }'],
    ["f('a', 'b')", '"b"', 'function f(first, ...rest) { return rest[0]; }'],
    ["f({ a: 'n' })", '"n"', 'function f({ a }) { return a; }'],
    ['f({})', '"d"', "function f({ a = 'd' }) { return a; }"],
    ["f('a')", '"a"', 'const f = x => (() => x)();'],
    ["f('a')('b')", '"ab"', 'const f = x => y => x + y;'],
    ['f', 'a function', 'const f = x => x;'],
    ['[1, 2].map(n => n)[0]', 'a list of 2 items.map(…).0'],
    ['v', '"a" | "b"', "let v; ['a', 'b'].forEach(item => { v = item; });"],
    ['v', 'the parameter index', "let v; ['a', 'b'].forEach((item, index) => { v = index; });"],
    ['v', 'the parameter item', 'let v; more.forEach(item => { v = item; });'],
    ['v', '"p"', "let v; Promise.resolve('p').then(item => { v = item; });"],
    ['v', 'the parameter item', "let v; ['a'].reduce(item => { v = item; });"],
    ['v', '"a"', "let v; ['a'].find(item => { v = item; });"],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});
