import { describe, expect, it } from 'vitest';

import { functionsOf, notesOf } from '../../../support/facts.ts';

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

describe('whether they return', () => {
  const cases: readonly Case<string[]>[] = [
    ['function f() {}', []],
    ['function f() { return; }', []],
    ['function f() { return 1; }', []],
    ['function f() { if (a) return 1; return 2; }', []],
    ['function f() { if (a) return 1; throw b; }', []],
    ['function f() { if (a) throw b; }', []],
    ['function f() { if (a) return; throw b; }', []],
    ['function f() { if (a) return 1; }', ['f: may come to its end']],
    ['function f() { if (a) return; return 1; }', ['f: may come to its end']],
    ['function f() { switch (a) { case 1: return 1; } }', ['f: may come to its end']],
    ['function f() { switch (a) { case 1: return 1; default: break; } }', ['f: may come to its end']],
    ['() => { if (a) return 1; };', ['fn 0: may come to its end']],
    ['async function f() { if (a) return 1; }', ['f: may come to its end']],
    ['function f() { throw a; }', ['f: never returns']],
    ['function f() { if (a) throw b; else throw c; }', ['f: never returns']],
    ['function f() { switch (a) { case 1: throw b; default: throw c; } }', ['f: never returns']],
    ['const f = function () { throw a; };', ['fn 0: never returns']],
    ['() => { throw a; };', ['fn 0: never returns']],
    ['class A { b() { throw c; } }', ['fn 0: never returns']],
    ['async function f() { throw a; }', []],
    ['function* f() { throw a; }', []],
    ['function f() { a(); }', ['f: never returns if call 0 does not']],
    ['function f() { a(); b(); }', ['f: never returns if call 1 does not']],
    ['function f() { try { a(); } finally {} }', ['f: never returns if call 0 does not']],
    ['function f() { if (b) a(); }', []],
    ['function f() { try { a(); } catch {} }', []],
    ['function f() { while (a) { b(); } }', []],
    ['async function f() { a(); }', []],
    ['function* f() { a(); }', []],
    ['function f() { return a(); }', []],
    ['function f() { a(); return; }', []],
    ['function f() { b = a(); }', []],
    ['() => a();', []],
    ['function f(): never { a(); }', ['f: never returns']],
    ['declare function f(): never;', ['f: never returns']],
    ['const f = (): never => a();', ['fn 0: never returns']],
    ['function f(): void { if (a) throw b; }', []],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(notesOf(source)).toEqual(expected);
  });
});

describe('without which parameters they do not return', () => {
  const cases: readonly Case<string[]>[] = [
    ['function f(a) { if (!a) throw b; }', ['f: asserts 0']],
    ['function f(a) { if (!a) throw b; return a; }', ['f: asserts 0']],
    ['function f(a) { if (!a.b) throw c; }', ['f: asserts 0']],
    ['function f(a, b) { if (!b) throw c; }', ['f: asserts 1']],
    ['function f(a, b) { if (!a || !b) throw c; }', ['f: asserts 0 1']],
    ['function f({ a }, b) { if (!b) throw c; }', ['f: asserts 1']],
    ['function f(a = 1) { if (!a) throw b; }', ['f: asserts 0']],
    ['function f(this: A, a) { if (!a) throw b; }', ['f: asserts 0']],
    ['a => { if (!a) throw b; };', ['fn 0: asserts 0']],
    ['class A { b(c) { if (!c) throw d; } }', ['fn 0: asserts 0']],
    [
      'function f(a, b) { if (c) { if (!a) throw d; return 1; } if (!a || !b) throw d; }',
      ['f: may come to its end, asserts 0'],
    ],
    ['function f(a, b) { if (c) { if (!b) throw d; return; } if (!a) throw d; }', []],
    ['function f(a, b) { if (!a && !b) throw c; }', []],
    ['function f(a) { if (!a) return; }', []],
    ['function f(a) { return; }', []],
    ['function f(a) { if (!a) throw b; a = c; }', []],
    ['function f({ a }) { if (!a) throw b; }', []],
    ['function f() { if (!a) throw b; }', []],
    ['async function f(a) { if (!a) throw b; }', []],
    ['function* f(a) { if (!a) throw b; }', []],
    ['function f(a): asserts a {}', ['f: asserts 0']],
    ['function f(b, a): asserts a is A {}', ['f: asserts 1']],
    ['declare function f(a): asserts a;', ['f: asserts 0']],
    ['const f = (a): asserts a => {};', ['fn 0: asserts 0']],
    ['function f(a): a is A { return b; }', []],
    ['function f(a): asserts this {}', []],
    ['function f(a): asserts b {}', []],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(notesOf(source)).toEqual(expected);
  });

  it('is not told of a function by what one inside of it does', () => {
    expect(notesOf('function f(a) { return () => { if (!a) throw b; }; }')).toEqual([]);
    expect(notesOf('function f(a) { if (!a) throw b; return c => { if (!c) throw d; }; }')).toEqual([
      'f: asserts 0',
      'fn 1: asserts 0',
    ]);
  });
});

describe('for what they are written', () => {
  const cases: readonly Case<string[]>[] = [
    ['const f: A = () => {};', ['fn 0: for global A']],
    ['const f: A = function () {};', ['fn 0: for global A']],
    ['const f: A = (() => {}) as B;', ['fn 0: for global A']],
    ['class A { b: B = () => {}; }', ['fn 0: for global B']],
    ['class A { static b: B = function () {}; }', ['fn 0: for global B']],
    ['const f: A = b(() => {});', []],
    ['const f: A = b;', []],
    ['const f = () => {};', []],
    ['let f: A; f = () => {};', []],
    ['class A { b = () => {}; }', []],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(notesOf(source)).toEqual(expected);
  });

  it.each([
    ['/** @type {A} */ const f = () => {};', ['fn 0: for global A']],
    ['class A { /** @type {B} */ b = () => {}; }', ['fn 0: for global B']],
    ['/** @type {A} */ const f = b;', []],
  ])('JSDoc says as well: %s', (source, expected) => {
    expect(notesOf(source, 'a.js')).toEqual(expected);
  });
});
