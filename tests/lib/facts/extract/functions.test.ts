import { describe, expect, it } from 'vitest';

import { functionsOf } from '../../../support/facts.ts';

import type { Case } from '../../../support/facts.ts';

describe('names and parameters', () => {
  const cases: readonly Case<string[]>[] = [
    ['function f() {}', ['f()']],
    ['function f(a, b: B) {}', ['f(a, b: global B)']],
    ['function f({ a }: A, [b]) {}', ['f(: global A, )']],
    ['function f(a: A = 1) {}', ['f(a: global A)']],
    ['function f(...a: A[]) {}', ['f(a)']],
    ['function f(this: A, b: B) {}', ['f(b: global B)']],
    ['function f(a?: A) {}', ['f(a: (global A | nothing))']],
    ['async function f() {}', ['async f()']],
    ['const f = async () => {};', ['async ()']],
    ['const f = function g() {};', ['g()']],
    ['function* f() {}', ['f()']],
    ['declare function f(a: A): B;', ['f(a: global A) said to give global B']],
    ['function f(a: A): B; function f(a) {}', ['f(a: global A) said to give global B', 'f(a)']],
    ['export default function () {}', ['()']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(functionsOf(source)).toEqual(expected);
  });
});

describe('what they give', () => {
  const cases: readonly Case<string[]>[] = [
    ['function f() { return 1; }', ['f() gives 1']],
    ['function f() { if (a) return 1; return b; }', ['f() gives 1 | global b']],
    ['function f() { return; }', ['f()']],
    ['() => a;', ['() gives global a']],
    ['() => { a; };', ['()']],
    ['() => ({ a });', ['() gives object 0 { a: global a }']],
    ['function f() { return () => 1; }', ['f() gives fn 1', '() in fn 0 gives 1']],
    ['function f() { return function () { return 2; }; }', ['f() gives fn 1', '() in fn 0 gives 2']],
    ['async () => await a;', ['async () gives global a']],
    ['() => a();', ['() gives call 0 calls 0']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(functionsOf(source)).toEqual(expected);
  });
});

describe('what they call', () => {
  const cases: readonly Case<string[]>[] = [
    ['function f() { a(); b(); }', ['f() calls 0 1']],
    ['function f() { a(() => b()); }', ['f() calls 0 runs 1', '() in fn 0 gives call 1 calls 1 argument 0 of call 0']],
    [
      'function f() { a(function () {}, () => {}); }',
      ['f() calls 0 runs 1 2', '() in fn 0 argument 0 of call 0', '() in fn 0 argument 1 of call 0'],
    ],
    ['function f() { (() => a())(); }', ['f() calls 0 runs 1', '() in fn 0 gives call 1 calls 1']],
    ['function f() { function g() { a(); } }', ['f()', 'g() in fn 0 calls 0']],
    ['a(() => {});', ['() argument 0 of call 0']],
    ['a(b, () => {});', ['() argument 1 of call 0']],
    ['a((() => {}) as A);', ['() argument 0 of call 0']],
    ['a(...[() => {}]);', ['()']],
    ['new A(() => {});', ['() argument 0 of call 0']],
    ['a({ b: () => {} });', ['()']],
    ['function f() { return <A b={c()} />; }', ['f() gives not known (dynamic-expression) calls 1 0'], 'a.tsx'],
    ['function f() { (function () {} as A)(); }', ['f() calls 0 runs 1', '() in fn 0']],
  ];
  it.each(cases)('%s', (source, expected, file) => {
    expect(functionsOf(source, file)).toEqual(expected);
  });
});

describe('whose this they have', () => {
  const cases: readonly Case<string[]>[] = [
    ['class A { b() {} }', ['() of class 0']],
    ['class A { static b() {} }', ['() static of class 0']],
    ['class A { b = () => {}; }', ['() of class 0']],
    ['class A { b = function () {}; }', ['()']],
    ['class A { static b = () => {}; }', ['() static of class 0']],
    ['class A { static { () => {}; } }', ['() static of class 0']],
    ['class A { get b() { return () => 1; } }', ['() gives fn 1 of class 0', '() in fn 0 gives 1 of class 0']],
    ['class A { b() { function c() {} } }', ['() of class 0', 'c() in fn 0']],
    ['class A { b() { return { c() {} }; } }', ['() gives object 0 { c: fn 1 } of class 0', '() in fn 0 of object 0']],
    ['({ a() {} });', ['() of object 0']],
    ['({ a: () => {} });', ['()']],
    ['({ a: function () {} });', ['() of object 0']],
    ['({ a() { return () => {}; } });', ['() gives fn 1 of object 0', '() in fn 0 of object 0']],
    ['({ a() { function b() {} } });', ['() of object 0', 'b() in fn 0']],
    ['({ get a() { return 1; } });', ['() gives 1 of object 0']],
    [
      'class A { b() { return { c: () => {} }; } }',
      ['() gives object 0 { c: fn 1 } of class 0', '() in fn 0 of class 0'],
    ],
    ['class A { constructor() {} }', ['() of class 0']],
    ['class A { [b()]() {} }', ['() of class 0']],
    ['abstract class A { abstract b(): B; }', ['() said to give global B of class 0']],
    ['class A { constructor(private b: B) {} }', ['(b: global B) of class 0']],
    ['({ [a(() => {})]: 1 });', ['() argument 0 of call 0']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(functionsOf(source)).toEqual(expected);
  });
});
