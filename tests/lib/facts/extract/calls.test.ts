import { describe, expect, it } from 'vitest';

import { callsOf } from '../../../support/facts.ts';

import type { Case } from '../../../support/facts.ts';

describe('where a call stands', () => {
  const cases: readonly Case<string[]>[] = [
    ['a();', ['1:1 stmt global a()']],
    ['function f() { a(); }', ['1:16 stmt global a() in fn 0']],
    ['function f() { return () => a(); }', ['1:29 global a() in fn 1']],
    ['class A { b() { c(); } d = e(); }', ['1:17 stmt global c() in fn 0', '1:28 global e()']],
    ['function f(a = b()) {}', ['1:16 global b() in fn 0']],
    ['const { a = b() } = c;', ['1:13 global b()']],
    ['a(b());', ['1:1 stmt global a(call 1)', '1:3 global b()']],
    ['a()();', ['1:1 stmt call 1()', '1:1 global a()']],
    ['a().b();', ['1:1 stmt call 1.b()', '1:1 global a()']],
    ['new A().b();', ['1:1 stmt call 1.b()', '1:1 new global A()']],
    ['{ a(); } if (b()) c();', ['1:3 stmt global a()', '1:14 global b()', '1:19 stmt global c()']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(callsOf(source)).toEqual(expected);
  });
});

describe("the page's window", () => {
  const cases: readonly Case<string[]>[] = [
    ['declare const window: Page; window.a();', ['1:29 stmt (global window as global Page).a()']],
    ['declare let globalThis: any; globalThis.a();', ['1:30 stmt (global globalThis as not known).a()']],
    ['const window = other; window.a();', ['1:23 stmt window.a()']],
    ['function f(window: Page) { window.a(); }', ['1:28 stmt window.a() in fn 0']],
    ['declare const app: Page; app.a();', ['1:26 stmt app.a()']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(callsOf(source)).toEqual(expected);
  });
});

describe('its callee and arguments', () => {
  const cases: readonly Case<string[]>[] = [
    ["a.b('c', d);", ['1:1 stmt global a.b("c", global d)']],
    ['a?.b?.();', ['1:1 stmt global a.b()']],
    ['a[b]();', ['1:1 stmt global a[global b]()']],
    ['a["b"]();', ['1:1 stmt global a.b()']],
    ['new A(b);', ['1:1 new stmt global A(global b)']],
    ['new A;', ['1:1 new stmt global A()']],
    ['a(...b, c);', ['1:1 stmt global a(...global b, global c)']],
    ['a({ b: c });', ['1:1 stmt global a(object 0 { b: global c })']],
    ['a(() => b());', ['1:1 stmt global a(fn 0)', '1:9 global b() in fn 0']],
    ['a(function () {});', ['1:1 stmt global a(fn 0)']],
    ['(() => a())();', ['1:1 stmt fn 0()', '1:8 global a() in fn 0']],
    ['(function () { a(); })();', ['1:1 stmt fn 0()', '1:16 stmt global a() in fn 0']],
    ['a<A, B>();', ['1:1 stmt global a<global A, global B>()']],
    ['new A<B>();', ['1:1 new stmt global A<global B>()']],
    ['a!.b();', ['1:1 stmt global a.b()']],
    ['(a as A).b();', ['1:1 stmt (global a as global A).b()']],
    ['super.a();', ['1:1 stmt not known (dynamic-expression).a()']],
    [
      'class A extends B { constructor() { super(a); } c() { super.c(); } }',
      ['1:37 stmt super of class 0(global a) in fn 0', '1:55 stmt super of class 0.c() in fn 1'],
    ],
    ['import("m").then(a);', ['1:1 stmt module m.then(global a)']],
    ['require("m");', ['1:1 stmt global require("m")']],
    ['require("m").a();', ['1:1 stmt module m by require.a()', '1:1 global require("m")']],
    ['Npm.require("m").a();', ['1:1 stmt module m by require.a()', '1:1 global Npm.require("m")']],
    ['module.require("m").a();', ['1:1 stmt module m by require.a()', '1:1 global module.require("m")']],
    ['Own.require("m").a();', ['1:1 stmt call 1.a()', '1:1 global Own.require("m")']],
    ['let Npm; Npm.require("m").a();', ['1:10 stmt call 1.a()', '1:10 Npm.require("m")']],
    ['a`b`;', []],
    ['({ ...a() });', ['1:7 global a()']],
    ['({ [a()]: b() });', ['1:11 global b()', '1:5 global a()']],
    ['[...a(), b()];', ['1:5 global a()', '1:10 global b()']],
    ['a[b()]();', ['1:1 stmt global a[call 1]()', '1:3 global b()']],
    ['a?.[b()];', ['1:5 global b()']],
    ['new (a())();', ['1:1 new stmt call 1()', '1:6 global a()']],
    ['(<A>a)();', ['1:1 stmt (global a as global A)()']],
    ['a`${b()}`;', ['1:5 global b()']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(callsOf(source)).toEqual(expected);
  });
});

describe('in decorators', () => {
  const cases: readonly Case<string[]>[] = [
    ['@a(() => b()) class C {}', ['1:2 global a(fn 0)', '1:10 global b() in fn 0', '1:2 dec call 0()']],
    [
      'class C { @a() d; @b() e() {} f(@c() g) {} }',
      ['1:12 global a()', '1:12 dec call 0()', '1:20 global b()', '1:20 dec call 2()', '1:34 global c()'],
    ],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(callsOf(source)).toEqual(expected);
  });
});

describe('in what is no code of the module', () => {
  const cases: readonly Case<string[]>[] = [['let a: typeof b;', []]];
  it.each(cases)('%s', (source, expected) => {
    expect(callsOf(source)).toEqual(expected);
  });
});

describe('for what it does alone', () => {
  const cases: readonly Case<string[]>[] = [
    ['a();', ['1:1 stmt global a()']],
    ['const b = a();', ['1:11 global a()']],
    ['await a();', ['1:7 stmt global a()']],
    ['void a();', ['1:6 stmt global a()']],
    ['!a();', ['1:2 stmt global a()']],
    ['b = a();', ['1:5 global a()']],
    ['a() || b();', ['1:1 global a()', '1:8 stmt global b()']],
    ['a && b();', ['1:6 stmt global b()']],
    ['a ? b() : c();', ['1:5 stmt global b()', '1:11 stmt global c()']],
    ['a(), b();', ['1:1 stmt global a()', '1:6 stmt global b()']],
    ['const c = (a(), b());', ['1:17 global b()', '1:12 stmt global a()']],
    ['() => void a();', ['1:12 stmt global a() in fn 0']],
    ['() => a();', ['1:7 global a() in fn 0']],
    ['function f() { return a(); }', ['1:23 global a() in fn 0']],
    ['function* f() { yield a(); }', ['1:23 stmt global a() in fn 0']],
    ['function* f() { yield; }', []],
    ['a().b();', ['1:1 stmt call 1.b()', '1:1 global a()']],
    ['a?.();', ['1:1 stmt global a()']],
    ['(a() as A);', ['1:2 stmt global a()']],
    ['a()!;', ['1:1 stmt global a()']],
    ['new A();', ['1:1 new stmt global A()']],
    ['void (a(), b());', ['1:7 stmt global a()', '1:12 stmt global b()']],
    ['a ? (b(), c()) : d && e();', ['1:6 stmt global b()', '1:11 stmt global c()', '1:23 stmt global e()']],
    ['typeof a();', ['1:8 stmt global a()']],
    ['void void a();', ['1:11 stmt global a()']],
    ['-a();', ['1:2 stmt global a()']],
    ['a() + b();', ['1:1 global a()', '1:7 global b()']],
    ['a() ?? b();', ['1:1 global a()', '1:8 stmt global b()']],
    ['({ b: a() });', ['1:7 global a()']],
    ['for (a(); b(); c());', ['1:6 global a()', '1:11 global b()', '1:16 global c()']],
    ['while (a()) b();', ['1:8 global a()', '1:13 stmt global b()']],
    ['do b(); while (a());', ['1:4 stmt global b()', '1:16 global a()']],
    ['for (const a of b()) c();', ['1:17 global b()', '1:22 stmt global c()']],
    ['for (const a in b()) c();', ['1:17 global b()', '1:22 stmt global c()']],
    ['switch (a()) { case b(): c(); }', ['1:9 global a()', '1:21 global b()', '1:26 stmt global c()']],
    ['throw a();', ['1:7 global a()']],
    ['a: b();', ['1:4 stmt global b()']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(callsOf(source)).toEqual(expected);
  });
});

describe('what catches', () => {
  const cases: readonly Case<string[]>[] = [
    [
      'try { a(); } catch { b(); } finally { c(); }',
      ['1:7 stmt global a()', '1:22 stmt caught global b()', '1:39 stmt global c()'],
    ],
    ['try {} catch { () => a(); }', ['1:22 caught global a() in fn 0']],
    ['try {} catch { if (b) a(); } a();', ['1:23 stmt caught global a()', '1:30 stmt global a()']],
    ['a().catch(() => b());', ['1:1 stmt call 1.catch(fn 0)', '1:1 global a()', '1:17 global b() in fn 0']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(callsOf(source)).toEqual(expected);
  });
});

describe('elements', () => {
  const cases: readonly Case<string[]>[] = [
    ['<A />;', ['1:1 jsx global A(object 0 {  })'], 'a.tsx'],
    ['<div />;', [], 'a.tsx'],
    ['<A b="c" d={e} f />;', ['1:1 jsx global A(object 0 { b: "c", d: global e, f: true })'], 'a.tsx'],
    ['<A {...b} />;', ['1:1 jsx global A(object 0 { ...global b })'], 'a.tsx'],
    ['<A.B c={() => d()} />;', ['1:1 jsx global A.B(object 0 { c: fn 0 })', '1:15 global d() in fn 0'], 'a.tsx'],
    ['<a.B />;', [], 'a.tsx'],
    ['<A><B /></A>;', ['1:1 jsx global A(object 0 {  })', '1:4 jsx global B(object 1 {  })'], 'a.tsx'],
    ['<div>{a()}</div>;', ['1:7 global a()'], 'a.tsx'],
    [
      '<A b=<B /> />;',
      ['1:1 jsx global A(object 0 { b: not known (dynamic-expression) })', '1:6 jsx global B(object 1 {  })'],
      'a.tsx',
    ],
    ['<A b:c="d" e-f="g" />;', ['1:1 jsx global A(object 0 { e-f: "g" })'], 'a.tsx'],
    ['<a:B />;', [], 'a.tsx'],
    [
      '<$ /> ; <_ />; <_a.b />;',
      ['1:1 jsx global $(object 0 {  })', '1:9 jsx global _(object 1 {  })', '1:16 jsx global _a.b(object 2 {  })'],
      'a.tsx',
    ],
    ['function F() { return <A />; }', ['1:23 jsx global A(object 0 {  }) in fn 0'], 'a.tsx'],
    ['import { A } from "m"; <A />;', ['1:24 jsx A(object 0 {  })'], 'a.tsx'],
    ['<A.B.C />;', ['1:1 jsx global A.B.C(object 0 {  })'], 'a.tsx'],
    ['<div.a />;', [], 'a.tsx'],
    ['<this.A />;', [], 'a.tsx'],
    ['<></>;', [], 'a.tsx'],
  ];
  it.each(cases)('%s', (source, expected, file) => {
    expect(callsOf(source, file)).toEqual(expected);
  });
});
