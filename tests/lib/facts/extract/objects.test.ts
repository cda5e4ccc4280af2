import { describe, expect, it } from 'vitest';

import { callsOf, notesOf, objectsOf } from '../../../support/facts.ts';

import type { Case } from '../../../support/facts.ts';

describe('objects by number', () => {
  const cases: readonly Case<string[]>[] = [
    ['a({ b: { c: 1 } });', ['object 0 { b: object 1 { c: 1 } }', 'object 1 { c: 1 }']],
    ['({ a: { b: 1 } }); ({});', ['object 0 { a: object 1 { b: 1 } }', 'object 1 { b: 1 }', 'object 2 {  }']],
    ['({ a() { return { b: this }; } });', ['object 0 { a: fn 0 }', 'object 1 { b: this of object 0 }']],
    ['({ a: this });', ['object 0 { a: this of the caller }']],
    ['({ a: () => this.b });', ['object 0 { a: fn 0 }']],
    ['<A b={{ c: 1 }} />;', ['object 0 { c: 1 }', 'object 1 { b: object 0 { c: 1 } }'], 'a.tsx'],
    ['enum A { b }', ['object 0 { b: 0 }']],
    ['({ set a(b) {} });', ['object 0 {  }']],
  ];
  it.each(cases)('%s', (source, expected, file) => {
    expect(objectsOf(source, file)).toEqual(expected);
  });
});

describe('what methods write to the object they are of', () => {
  const cases: readonly Case<string[]>[] = [
    ['({ a() { this.b = 1; } });', ['object 0: .b = 1']],
    // To members of what only the evaluation knows; what cannot be called is left out.
    ['a().b = c;', ['call 0: .b = global c']],
    ['a().b.c = () => {};', ['call 0.b: .c = fn 0']],
    ['class A { b() { this.c.d = e; } }', ['this of class 0.c: .d = global e']],
    ['(await a()).b = c;', ['call 0: .b = global c']],
    ["a().b = 'c'; a()[b] = c; this.a = b;", []],
    ['({ a: function () { this.b = 1; } });', ['object 0: .b = 1']],
    ['({ a() { () => { this.b = 1; }; } });', ['object 0: .b = 1']],
    ['class A { b() { return { c() { this.d = 1; } }; } }', ['object 0: .d = 1']],
    ['({}); ({ a() { this.b = 1; } });', ['object 1: .b = 1']],
    ['({ a: () => { this.b = 1; } });', []],
    ['({ a() { function c() { this.b = 1; } } });', []],
    ['({ a() { class B { c() { this.d = 1; } } } });', []],
    ['({ a() { this.b.c = 1; } });', []],
    ['({ a() { this[b] = 1; } });', []],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(notesOf(source)).toEqual(expected);
  });
});

describe('messages', () => {
  it.each([
    "a({ type: 'b' });",
    'a({ type: `b` });',
    "a({ type: 'b' as const });",
    "a({ 'type': 'b' });",
    'a({ type: b });',
    'a({ type: b.c });',
    'a({ type });',
    "a(b, { c: 1, type: 'd' });",
    "new A({ type: 'b' });",
  ])('are told by their type: %s', source => {
    expect(notesOf(source)).toEqual(['call 1: is message 0']);
  });

  it('are taken down wherever they are made', () => {
    expect(notesOf("const a = { type: 'b' };")).toEqual(['call 0: is message 0']);
    expect(notesOf("a({ b: { type: 'c' } });")).toEqual(['call 1: is message 1']);
  });

  it.each([
    'a({ type: `b${c}` });',
    'a({ type: undefined });',
    'a({ type: 1 });',
    'a({ type: b() });',
    "a({ [type]: 'b' });",
    'a({ ...type });',
    "a({ kind: 'b' });",
    'a({ type() {} });',
  ])('are none: %s', source => {
    expect(notesOf(source)).toEqual([]);
  });

  it.each([
    ["a(b, { type: 'c' });", '1:1 not known (dynamic-call)()'],
    ["a(b, ({ type: 'c' }) as D);", '1:1 not known (dynamic-call)()'],
    ["a({ b: { type: 'c' } });", '1:8 not known (dynamic-call)()'],
    ["const a = { type: 'b' };", '1:11 not known (dynamic-call)()'],
    ["() => ({ type: 'b' });", '1:8 not known (dynamic-call)() in fn 0'],
    ["try {} catch { a({ type: 'b' }); }", '1:16 caught not known (dynamic-call)()'],
  ])('stand where they are given away: %s', (source, expected) => {
    expect(callsOf(source).at(-1)).toBe(expected);
  });
});
