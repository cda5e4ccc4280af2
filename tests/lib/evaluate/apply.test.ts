import { describe, expect, it } from 'vitest';

import { valueOf } from '../../support/evaluate.ts';

describe('what calls give', () => {
  it.each([
    ['f()', '"r"', "function f() { return 'r'; }"],
    ['f()', 'undefined', 'function f() {}'],
    ['f()', '"r"', "async function f() { return 'r'; }"],
    ["f(...['p', 'q'])", '"q"', 'function f(a, b) { return b; }'],
    [
      'f(...args)',
      'something of which only the type is known.1',
      'declare const args: any[]; function f(a, b) { return b; }',
    ],
    ["f('a', ...args, 'z')", '"a"', 'declare const args: any[]; function f(a) { return a; }'],
    ['f()()', '"deep"', "const f = () => () => 'deep';"],
    ['f(1)', '"one" | "two"', "function f(n) { if (n) return 'one'; return 'two'; }"],
    ['f()', 'not known (cycle)', 'function f() { return f(); }'],
    ['f(0)', '"end" | not known (cycle)', "function f(n) { return n ? 'end' : g(n); } function g(n) { return f(n); }"],
    ["f.call(null, 'c')", '"c"', 'function f(x) { return x; }'],
    ["f.apply(null, ['c'])", '"c"', 'function f(x) { return x; }'],
    ['f.apply(null, args)', 'the global args.0', 'function f(x) { return x; }'],
    ["f.bind(null, 'c')()", '"c"', 'function f(x) { return x; }'],
    ["f.bind(null, 'c')('d')", '"cd"', 'function f(x, y) { return x + y; }'],
    ['(c ? f : g)()', '"f" | "g"', "const f = () => 'f', g = () => 'g';"],
    ['new F()', '{ k }', 'function F() { return { k: 1 }; }'],
    ['new F()', 'new the function F(…)', 'function F() { return 1; }'],
    ['new F()', 'new the function F(…)', 'function F() {}'],
    ['new Promise(r => r())', 'not known (dynamic-call)'],
    ['new Map()', 'new the global Map(…)'],
    ['new (c ? A : B)()', 'an instance of the class A | an instance of the class B', 'class A {} class B {}'],
    ['A', 'the class A', 'class A {}'],
    ['new A()', 'an instance of the class A', 'class A {}'],
    ['A()', 'the class A(…)', 'class A {}'],
    ["'text'()", '"text"(…)'],
    ['id()', 'the global id(…)', 'declare const id: () => string;'],
    [
      'f1()',
      '"seventh"',
      "const f1 = () => f2(); const f2 = () => f3(); const f3 = () => f4(); const f4 = () => f5(); const f5 = () => f6(); const f6 = () => f7(); const f7 = () => 'seventh';",
    ],
    [
      'f1()',
      'a function(…)',
      "const f1 = () => f2(); const f2 = () => f3(); const f3 = () => f4(); const f4 = () => f5(); const f5 = () => f6(); const f6 = () => f7(); const f7 = () => f8(); const f8 = () => 'eighth';",
    ],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});
