import { describe, expect, it } from 'vitest';

import { typeOf } from '../../../support/facts.ts';

import type { Case } from '../../../support/facts.ts';

describe('names', () => {
  const cases: readonly Case<string>[] = [
    ['A', 'global A'],
    ['A.B.C', 'global A.B.C'],
    ['A<B, C>', 'global A<global B, global C>'],
    ["A.B<'c'>", 'global A.B<"c">'],
    ['A<B[]>', 'global A<global B[]>'],
    ['B', 'B', 'class B {}'],
    ['B.C', 'B.C', "import * as B from 'b';"],
    ['constructor', 'global constructor'],
  ];
  it.each(cases)('%s', (source, expected, before) => {
    expect(typeOf(source, before)).toEqual(expected);
  });
});

describe('types of values', () => {
  const cases: readonly Case<string>[] = [
    ['typeof a', 'typeof global a'],
    ['typeof a.b', 'typeof global a.b'],
    ['typeof a<B>', 'typeof global a'],
    ["typeof import('m')", 'typeof module m'],
    ["typeof import('m').A", 'typeof module m.A'],
    ["typeof import('').A", 'not known'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(typeOf(source)).toEqual(expected);
  });
});

describe('types of modules', () => {
  const cases: readonly Case<string>[] = [
    ["import('m')", 'typeof module m'],
    ["import('m').A", 'module m.A'],
    ["import('m').A.B<C>", 'module m.A.B'],
    ["import('')", 'not known'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(typeOf(source)).toEqual(expected);
  });
});

describe('several', () => {
  const cases: readonly Case<string>[] = [
    ["'a' | 'b'", '("a" | "b")'],
    ['A & B', '(global A & global B)'],
    ['(A & B) | C', '((global A & global B) | global C)'],
    ['A | undefined', '(global A | nothing)'],
    ["('a' | B)[]", '("a" | global B)[]'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(typeOf(source)).toEqual(expected);
  });
});

describe('members', () => {
  const cases: readonly Case<string>[] = [
    ["{ a: A; b?: 'b'; readonly c: C; d }", '{ a: global A, b: ("b" | nothing), c: global C, d: not known }'],
    ['{ a(): A; b(); get c(): C; set d(e) }', '{ a: () => global A, b: () => not said, c: global C, d: not known }'],
    ['{ get a(): A; set a(b) }', '{ a: global A }'],
    ['{ set a(b); get a(): A }', '{ a: global A }'],
    ['{ get a() }', '{ a: not known }'],
    [
      '{ a?(): A; b?: B | C; c?: C & D }',
      '{ a: (() => global A | nothing), b: (global B | global C | nothing), c: ((global C & global D) | nothing) }',
    ],
    ['{ constructor: A }', '{ constructor: global A }'],
    ["{ 'a-b': A; 1: B; ['c']: C; [`d`]: D }", '{ 1: global B, a-b: global A, c: global C, d: global D }'],
    ['{ [a: string]: A; [b]: B; (): C; new (): D }', '{  }'],
    ['{ a: { b: B } }', '{ a: { b: global B } }'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(typeOf(source)).toEqual(expected);
  });
});

describe('functions', () => {
  const cases: readonly Case<string>[] = [
    ['(a: A) => B', '(global A) => global B'],
    ['(a, b: B) => C', '(not known, global B) => global C'],
    ['(a: any, b) => C', '() => global C'],
    ['({ a }: A, ...b: B[]) => C', '(global A, global B[]) => global C'],
    ['(a?: A) => any', '(global A) => not known'],
    ['() => void', '() => nothing'],
    ['() => () => A', '() => () => global A'],
    ['new () => A', 'not known'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(typeOf(source)).toEqual(expected);
  });
});

describe('literals', () => {
  const cases: readonly Case<string>[] = [
    ["'a'", '"a"'],
    ['`a`', '"a"'],
    ['`a${B}`', '`a${global B}`'],
    ['`${A} b ${C}`', '`${global A} b ${global C}`'],
    ['`${string}`', '`${string}`'],
    ['1', 'not known'],
    ['-1', 'not known'],
    ['1n', 'not known'],
    ['null', 'nothing'],
    ['true', 'not known'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(typeOf(source)).toEqual(expected);
  });
});

describe('members of types', () => {
  const cases: readonly Case<string>[] = [
    ["A['b']", 'global A[b]'],
    ["A['b']['c']", 'global A[b][c]'],
    ['A[0]', 'global A[0]'],
    ['A[number]', 'any of global A'],
    ['A[B]', 'any of global A by global B'],
    ["A['b' | 'c']", 'any of global A by ("b" | "c")'],
    ['A[string]', 'any of global A by string'],
    ['A[readonly B[]]', 'any of global A by global B[]'],
    ['A[-1]', 'not known'],
    ['A[B extends C ? D : E]', 'not known'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(typeOf(source)).toEqual(expected);
  });
});

describe('lists', () => {
  const cases: readonly Case<string>[] = [
    ['A[]', 'global A[]'],
    ['readonly A[]', 'global A[]'],
    ['A[][]', 'global A[][]'],
    ['[A, B]', '(global A | global B)[]'],
    ['[A]', 'global A[]'],
    ['[]', 'not known[]'],
    ['[a: A, b?: B, ...rest: C[]]', '(global A | global B | not known)[]'],
    ['[A, B?]', '(global A | (global B | nothing))[]'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(typeOf(source)).toEqual(expected);
  });
});

describe('words of the language', () => {
  const cases: readonly Case<string>[] = [
    ['string', 'string'],
    ['number', 'number'],
    ['boolean', 'boolean'],
    ['undefined', 'nothing'],
    ['null', 'nothing'],
    ['void', 'nothing'],
    ['keyof typeof a', 'keyof typeof global a'],
    ['keyof A', 'keyof global A'],
    ['A[keyof A]', 'any of global A'],
  ];
  it.each(cases)('%s', (type, expected) => {
    expect(typeOf(type)).toEqual(expected);
  });
});

describe('what says nothing', () => {
  const cases: readonly Case<string>[] = [
    ['any', 'not known'],
    ['unknown', 'not known'],
    ['this', 'not known'],
    ['unique symbol', 'not known'],
    ['A extends B ? C : D', 'not known'],
    ['{ [K in A]: B }', 'not known'],
    ['asserts a', 'not known'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(typeOf(source)).toEqual(expected);
  });
});
