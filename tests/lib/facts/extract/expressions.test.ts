import { describe, expect, it } from 'vitest';

import { expressionOf } from '../../../support/facts.ts';

import type { Case } from '../../../support/facts.ts';

describe('literals', () => {
  const cases: readonly Case<string>[] = [
    ['1', '1'],
    ["'a'", '"a"'],
    ['true', 'true'],
    ['null', 'null'],
    ['undefined', 'undefined'],
    ['void a', 'undefined'],
    ['1n', 'not known (dynamic-expression)'],
    ['/a/g', '("a" regexp "g")'],
    ['`a`', '`a`'],
    ["`a${b}c${'d'}`", '`a${global b}c${"d"}`'],
    ['`\\u{41}`', '`A`'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(expressionOf(source)).toEqual(expected);
  });
});

describe('names', () => {
  const cases: readonly Case<string>[] = [
    ['a', 'global a'],
    ['b', 'b', 'const b = 1;'],
    ['undefined', 'undefined', 'const a = 1;'],
    ['(a)', 'global a'],
    ['import.meta', 'not known (dynamic-expression)'],
  ];
  it.each(cases)('%s', (source, expected, before) => {
    expect(expressionOf(source, before)).toEqual(expected);
  });
});

describe('members', () => {
  const cases: readonly Case<string>[] = [
    ['a.b', 'global a.b'],
    ['a.b.c', 'global a.b.c'],
    ["a['b']", 'global a.b'],
    ['a[`b`]', 'global a.b'],
    ['a[1]', 'global a.1'],
    ['a[1n]', 'global a.1'],
    ['a[null]', 'global a[null]'],
    ['a[/b/]', 'global a[("b" regexp "")]'],
    ['a[b]', 'global a[global b]'],
    ['a[`b${c}`]', 'global a[`b${global c}`]'],
    ['a?.b', 'global a.b?'],
    ['a && a?.b', '(global a && global a.b)'],
    ['a.b && a.b?.c()', '(global a.b && call 0)'],
    ['a.b && a.b?.[c]', '(global a.b && global a.b[global c])'],
    ['a && a?.b?.c', '(global a && global a.b.c?)'],
    ['a || a?.b', '(global a || global a.b?)'],
    ['a ? a?.b : a?.c', '(global a asks global a.b ?: global a.c?)'],
    ['a ?? a?.b', '(global a ?? global a.b?)'],
    ['a?.b.c', 'global a.b.c?'],
    ['a.b?.c', 'global a.b.c?'],
    ['(a?.b).c', 'global a.b?.c'],
    ['a?.b!', 'global a.b?'],
    ['a.b!.c', 'global a.b.c'],
    ['a?.[b]', 'global a[global b]?'],
    ['a?.[b].c', 'global a[global b].c?'],
    ['a!.b', 'global a.b'],
    ['a.b', 'a.b', 'const a = {};'],
    ['a[b]', 'global a.c', "const b = 'c';"],
    ['a[b]', 'global a.c', "const b = 'c' as const;"],
    ['a[b]', 'global a[b]', "let b = 'c';"],
    ['a[b]', 'global a[b]', 'const { b } = c;'],
    ['a[b]', 'global a[b]', 'const b = c();'],
    ['a[b]', 'global a.@@10', 'const b = Symbol();'],
    ['a[b]', 'global a[b]', 'const b = c.Symbol();'],
    ['a[b]', 'global a[b]', 'const b = Symbol;'],
    ['a[b]', 'global a[b]', 'const b = new Symbol();'],
  ];
  it.each(cases)('%s', (source, expected, before) => {
    expect(expressionOf(source, before)).toEqual(expected);
  });
});

describe('what stands around a value', () => {
  const cases: readonly Case<string>[] = [
    ['await a', 'global a'],
    ['a<B>', 'global a'],
    ['a.b<C>', 'global a.b'],
    ['(1, a)', 'global a'],
    ['a satisfies B', 'global a'],
    ['a as B', '(global a as global B)'],
    ['<B>a', '(global a as global B)'],
    ['a as any', 'global a'],
    ['a as const', '(global a as global const)'],
    ['a! as B', '(global a as global B)'],
    ["a as string | 'b'", '(global a as (string | "b"))'],
    ['a as typeof b', '(global a as typeof global b)'],
    ['(a as B).c', '(global a as global B).c'],
    ['a as null', 'global a'],
    ['a as string', 'global a'],
    ['a as string | null', '(global a as (string | nothing))'],
    ['<any>a', 'global a'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(expressionOf(source)).toEqual(expected);
  });
});

describe('alternatives', () => {
  const cases: readonly Case<string>[] = [
    ['a ? b : c', '(global a asks global b ?: global c)'],
    ['a || b', '(global a || global b)'],
    ['a && b', '(global a && global b)'],
    ['a ?? b', '(global a ?? global b)'],
    ['a ||= b', '(global a ||= global b)'],
    ['a &&= b', '(global a &&= global b)'],
    ['a ??= b', '(global a ??= global b)'],
    ['a ? b ? c : d : e', '(global a asks (global b asks global c ?: global d) ?: global e)'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(expressionOf(source)).toEqual(expected);
  });
});

describe('operations', () => {
  const cases: readonly Case<string>[] = [
    ['a + b', '(global a + global b)'],
    ['a === b', '(global a === global b)'],
    ['a in b', '(global a in global b)'],
    ['a + b * c', '(global a + (global b * global c))'],
    ['-a', '(- global a)'],
    ['!a', '(! global a)'],
    ['typeof a', '(typeof global a)'],
    ['~1', '(~ 1)'],
    ['a += b', 'not known (dynamic-expression)'],
    ['a++', 'not known (dynamic-expression)'],
    ['--a', 'not known (dynamic-expression)'],
    ['delete a.b', '(delete global a.b)'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(expressionOf(source)).toEqual(expected);
  });
});

describe('assignments', () => {
  const cases: readonly Case<string>[] = [
    ['a = b', 'global b'],
    ["a = b = 'c'", '"c"'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(expressionOf(source)).toEqual(expected);
  });
});

describe('calls', () => {
  const cases: readonly Case<string>[] = [
    ['a()', 'call 0'],
    ['a?.()', 'call 0?'],
    ['a?.b()', 'call 0?'],
    ['a?.b()!', 'call 0?'],
    ['a()?.b', 'call 0.b?'],
    ['new A', 'call 0'],
    ['new A()', 'call 0'],
    ['a`b`', 'not known (dynamic-expression)'],
    ['a()`b`', '(tag call 0)'],
    ['a.b()`c`', '(tag call 0)'],
    ['a.b`c`', 'not known (dynamic-expression)'],
    ['a(b())', 'call 0'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(expressionOf(source)).toEqual(expected);
  });
});

describe('modules', () => {
  const cases: readonly Case<string>[] = [
    ["require('m')", 'module m by require'],
    ['require(`m`)', 'module m by require'],
    ["require('m').a", 'module m by require.a'],
    ['require(m)', 'call 0'],
    ["require('')", 'call 0'],
    ['require()', 'call 0'],
    ['require(1)', 'call 0'],
    ['require(`m${n}`)', 'call 0'],
    ["require.resolve('m')", 'call 0'],
    ["new require('m')", 'call 0'],
    ["a.require('m')", 'call 0'],
    ["require('m')", 'module m by require', 'const require = createRequire(import.meta.url);'],
    ["require('m')", 'call 1', 'const require = makeRequire(import.meta.url);'],
    ["import('m')", 'module m'],
    ['import(`m`)', 'module m'],
    ["await import('m')", 'module m'],
    ['import(m)', 'not known (unresolved-import)'],
    ['import(`./${m}`)', 'not known (unresolved-import)'],
    ["import('npm:m@1')", 'module m'],
    ['import(/m/)', 'not known (unresolved-import)'],
  ];
  it.each(cases)('%s', (source, expected, before) => {
    expect(expressionOf(source, before)).toEqual(expected);
  });
});

describe('functions and classes', () => {
  const cases: readonly Case<string>[] = [
    ['function () {}', 'fn 0'],
    ['() => {}', 'fn 0'],
    ['async () => {}', 'fn 0'],
    ['function* () {}', 'fn 0'],
    ['<T,>(a: T) => a', 'fn 0'],
    ['class {}', 'class 0'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(expressionOf(source)).toEqual(expected);
  });
});

describe('lists', () => {
  const cases: readonly Case<string>[] = [
    ['[]', '[]'],
    ["[a, 'b']", '[global a, "b"]'],
    ['[a, , b]', '[global a, undefined, global b]'],
    ['[...a, b]', '[...global a, global b]'],
    ['[[a]]', '[[global a]]'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(expressionOf(source)).toEqual(expected);
  });
});

describe('objects', () => {
  const cases: readonly Case<string>[] = [
    ['{}', 'object 0 {  }'],
    ['{ a }', 'object 0 { a: global a }'],
    ['{ a: b }', 'object 0 { a: global b }'],
    ["{ 'a': 1, 2: 3, 4n: 5 }", 'object 0 { a: 1, 2: 3, 4: 5 }'],
    ['{ [a]: 1 }', 'object 0 { [global a]: 1 }'],
    ["{ ['a']: 1, [`b`]: 2 }", 'object 0 { a: 1, b: 2 }'],
    ['{ [`a${b}`]: 1 }', 'object 0 { [`a${global b}`]: 1 }'],
    ['{ ...a }', 'object 0 { ...global a }'],
    ['{ get a() { return 1; } }', 'object 0 { get a: fn 0 }'],
    ['{ get [a]() { return 1; } }', 'object 0 { get [global a]: fn 0 }'],
    ['{ set a(b) {} }', 'object 0 {  }'],
    ['{ a() {}, async b() {}, *c() {} }', 'object 0 { a: fn 0, b: fn 1, c: fn 2 }'],
    ['{ a: { b: {} } }', 'object 0 { a: object 1 { b: object 2 {  } } }'],
    ['{ __proto__: a, constructor: b }', 'object 0 { __proto__: global a, constructor: global b }'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(expressionOf(source)).toEqual(expected);
  });
});

describe('what is not known', () => {
  const cases: readonly Case<string>[] = [
    ['this', 'this of the caller'],
    ['this.a', 'this of the caller.a'],
    ['super.a', 'not known (dynamic-expression).a'],
    ['new.target', 'not known (dynamic-expression)'],
    ['`a` + import(b)', '(`a` + not known (unresolved-import))'],
    ['import.meta.url', 'not known (dynamic-expression).url'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(expressionOf(source)).toEqual(expected);
  });
});
