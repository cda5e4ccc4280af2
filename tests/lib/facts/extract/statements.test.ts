import { describe, expect, it } from 'vitest';

import { notesOf, variablesOf } from '../../../support/facts.ts';

import type { Case } from '../../../support/facts.ts';

describe('variables that are empty at first', () => {
  it.each([
    'let a;',
    'var a;',
    'let b = 1, a;',
    'let a: A | null;',
    'let a: A | undefined;',
    'let a: A | (B | null);',
    'let a: null;',
    'let a: any;',
    'let a: unknown;',
    'let a: void;',
    'let a; a = 1;',
    'let a; function f() { a = 1; }',
    'function f() { let a; a = 1; }',
    'function f() { let a; () => a; }',
  ])('%s', source => {
    expect(notesOf(source)).toContain('a: empty at first');
  });

  it.each([
    ['a type without room for nothing', 'let a: A;'],
    ['a type of several without it', 'let a: A | B;'],
    ['a value', 'let a = b;'],
    ['what the page has', 'declare let a;'],
    ['what another module may give a value', 'export let a;'],
    ['what is exported beside another', 'export let b = 1, a;'],
    ['what a callback may have given a value', 'function f() { let a; () => { a = 1; }; }'],
    ['what a loop gives', 'for (let a of b);'],
    ['what a loop over keys gives', 'for (let a in b);'],
    ['a part of something', 'let { a } = b;'],
    ['a parameter that is declared again', 'function f(a) { var a; }'],
    ['a variable that is declared again', 'var a = 1; var a;'],
    ['a function that is declared again', 'function a() { return; } var a;'],
  ])('are none of %s', (_what, source) => {
    expect(notesOf(source).join()).not.toContain('empty at first');
  });

  it('are told from those whose value comes before they are declared', () => {
    expect(notesOf('a = 1; var a = 2;')).toEqual(['a: declared with value 1']);
    expect(notesOf('var a = 2; a = 1;')).toEqual([]);
  });
});

describe('texts that are put together', () => {
  const grown = '`${not known (reassigned)}`';
  const cases: readonly Case<string>[] = [
    ["let a = 'x'; a += b;", 'a in fn 0 = "x" | (a += global b)'],
    ["let a = ''; a += b;", 'a in fn 0 = "" | (a += global b)'],
    ['let a; a += b;', 'a in fn 0 = (a += global b)'],
    ["let a = ''; for (;;) a += b;", `a in fn 0 = "" | (${grown} += global b)`],
    ["let a = ''; while (c) a += b;", `a in fn 0 = "" | (${grown} += global b)`],
    ["let a = ''; a = c; for (;;) a += b;", `a in fn 0 = "" | global c | (${grown} += global b)`],
    ["let a = 'x'; for (;;) a += b;", 'a in fn 0 = "x" | (not known (reassigned) += global b)'],
    ['let a = 0; for (;;) a += b;', 'a in fn 0 = 0 | (not known (reassigned) += global b)'],
    ['let a = c; for (;;) a += b;', 'a in fn 0 = global c | (not known (reassigned) += global b)'],
    ["let a; a = ''; for (;;) a += b;", 'a in fn 0 = "" | (not known (reassigned) += global b)'],
    ["let a = ''; c(() => { a += b; });", 'a in fn 0 = "" | not known (reassigned)'],
    ["let a = ''; for (;;) a -= b;", 'a in fn 0 = "" | not known (reassigned)'],
    ['const a = {}; a.b += c;', 'const a in fn 0 = object 0 {  } .b = not known (reassigned)'],
  ];
  it.each(cases)('%s', (body, expected) => {
    expect(variablesOf(`function f() { ${body} }`)[1]).toBe(expected);
  });

  it.each([
    ["let a = ''; for (;;) a += b;", ['a: grows']],
    ["let a = ''; a += b;", []],
    ["let a = 'x'; for (;;) a += b;", []],
    ['let a = 0; for (;;) a += b;', []],
  ])('grow in loops alone, and out of nothing: %s', (body, expected) => {
    expect(notesOf(`function f() { ${body} }`)).toEqual(expected);
  });

  it('are not known where the variable is no function’s', () => {
    expect(variablesOf("let a = ''; for (const b of c) a += b;")[0]).toBe('a = "" | not known (reassigned)');
  });
});

describe('what a generator gives one by one', () => {
  const cases: readonly Case<string[]>[] = [
    ['function* f() { yield a; }', ['f: yields global a']],
    ['function* f() { yield a; yield* b; }', ['f: yields global a, ...global b']],
    ['function* f() { yield; }', []],
    ['function* f() { function* g() { yield a; } }', ['g: yields global a']],
    ['const f = function* () { yield a; };', ['fn 0: yields global a']],
    ['class A { *b() { yield c; } }', ['fn 0: yields global c']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(notesOf(source)).toEqual(expected);
  });
});

describe('constants', () => {
  it.each([
    ['for (const a of b);', 'const a = each of global b'],
    ['for (let a of b);', 'a = each of global b'],
    ['for (var a of b);', 'a = each of global b'],
    ['for (const a in b);', 'const a = each key of global b'],
    ['var a = 1;', 'a = 1'],
  ])('%s', (source, expected) => {
    expect(variablesOf(source)).toEqual([expected]);
  });
});

describe('a variable of the page that begins with itself', () => {
  it.each([
    ['var a = a || [];', 'a = (global a || [])'],
    ['var a = window.a || a;', 'a = (global window.a || global a)'],
    ['let a = a || [];', 'a = (a || [])'],
    ['var a = b(a); a = a;', 'a = call 0 | a'],
    ['if (b) { var a = a || []; }', 'a = (global a || [])'],
  ])('%s', (source, expected) => {
    expect(variablesOf(source)[0]).toBe(expected);
  });

  it('is none of a function', () => {
    expect(variablesOf('function f() { var a = a || []; }')[1]).toBe('a in fn 0 = (a || [])');
  });
});
