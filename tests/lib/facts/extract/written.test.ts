import { describe, expect, it } from 'vitest';

import { exportsOf, variablesOf } from '../../../support/facts.ts';

import type { Case } from '../../../support/facts.ts';

/** What is said of the variable `a` behind what it is declared with. */
function writtenTo(source: string, declared = '{}'): string | undefined {
  return variablesOf(`const a = ${declared}; ${source}`)[0]?.replace(/^const a = (?:object 0 \{ {2}\}|call 0) ?/, '');
}

describe('headers that are set', () => {
  it.each([
    ["a.set('b', c);", '.b = global c'],
    ["a.append('b', c);", '.b = global c'],
    ['a.set(`b`, c);', '.b = global c'],
    ["a['set']('b', c);", '.b = global c'],
    ["a.set('b', 'c'); a.set('d', 'e');", '.b = "c" .d = "e"'],
    ['a.set(b, c);', ''],
    ["a.set('b.c', d);", ''],
    ["a.set('b');", ''],
    ["a.get('b', c);", ''],
    ["a.delete('b', c);", ''],
    ["set('b', c);", ''],
  ])('%s', (source, expected) => {
    expect(writtenTo(source, 'new Headers()')).toBe(expected);
  });

  it.each(['new Map()', 'new b.Headers()', 'Headers()', '{}'])('are none of %s', declared => {
    expect(writtenTo("a.set('b', c);", declared)).toBe('');
  });

  it('are none of a member', () => {
    expect(writtenTo("a.b.set('c', d);")).toBe('');
  });
});

describe('what Object.assign writes', () => {
  it.each([
    ['Object.assign(a, { b: 1 });', '.b = 1'],
    ['Object.assign(a, { b: 1 }, { c: 2 });', '.b = 1 .c = 2'],
    ['Object.assign(a, { b() {} });', '.b = fn 0'],
    ['Object.assign(a, { b: 1 } as B);', '.b = 1'],
    ['Object.assign(a as A, { b: 1 });', '.b = 1'],
    ['Object.assign(<A>a, { b: 1 });', '.b = 1'],
    ["Object['assign'](a, { b: 1 });", '.b = 1'],
    ['(0, Object.assign)(a, { b: 1 });', '.b = 1'],
    ['Object.assign(a.b, { c: 1 });', '.b.c = 1'],
    ['Object.assign(a, b);', 'written by keys'],
    ['Object.assign(a, { b: 1, ...c });', '.b = 1 written by keys'],
    ['Object.assign(a, { [b]: 1 });', 'written by keys'],
    ['Object.assign(a, { get b() { return 1; } });', 'written by keys'],
    ["Object.assign(a, 'b', { value: 1 });", '.value = 1 written by keys'],
    ['Object.assign(a.b, c);', ''],
    ['Object.assign(a[b], { c: 1 });', ''],
    ['Object.assign(a.prototype, { b: 1 });', ''],
    ['Object.assign(a);', ''],
    ['Object.keys(a, { b: 1 });', ''],
    ['assign(a, { b: 1 });', ''],
    ['b.assign(a, { b: 1 });', ''],
    ['const Object = {}; Object.assign(a, { b: 1 });', ''],
  ])('%s', (source, expected) => {
    expect(writtenTo(source)).toBe(expected);
  });
});

describe('properties that are defined', () => {
  it.each([
    ["a, 'b', { value: 1 }", '.b = 1'],
    ['a, `b`, { value: 1 }', '.b = 1'],
    ["a.b, 'c', { value: 1 }", '.b.c = 1'],
    ["a, 'b', { enumerable: true, get() { return c; } }", '.b = global c'],
    ["a, 'b', { get: () => c }", '.b = global c'],
    ["a, 'b', { get: () => { return c; } }", '.b = global c'],
    ["a, 'b', { get: function () { return c; } }", '.b = global c'],
    ["a, 'b', { 'value': 1 }", '.b = 1'],
    ["a, 'b', { ...c, value: 1 }", '.b = 1'],
    ["a, 'b', { get() { d(); return c; } }", ''],
    ["a, 'b', { get() { return; } }", ''],
    ["a, 'b', { get() {} }", ''],
    ["a, 'b', { get }", ''],
    ["a, 'b', { set() { return c; } }", ''],
    ["a, 'b', { writable: true }", ''],
    ["a, 'b', c", ''],
    ["a, 'b'", ''],
    ['a, b, { value: 1 }', ''],
  ])('Object.defineProperty(%s)', (given, expected) => {
    expect(writtenTo(`Object.defineProperty(${given});`)).toBe(expected);
  });

  it.each([
    ["a, { b: { value: 1 }, 'c': { get: () => 2 } }", '.b = 1 .c = 2'],
    ['a.b, { c: { value: 1 } }', '.b.c = 1'],
    ['a, { ...b, [c]: { value: 1 }, d: e }', ''],
    ['a, b', ''],
    ['a', ''],
    ['a(), { b: { value: 1 } }', ''],
  ])('Object.defineProperties(%s)', (given, expected) => {
    expect(writtenTo(`Object.defineProperties(${given});`)).toBe(expected);
  });
});

describe('what is exported by a call', () => {
  const cases: readonly Case<string[]>[] = [
    ['Object.assign(exports, { a: 1, b() {} }, { c: 2 });', ['a = 1', 'b = fn 0', 'c = 2']],
    ['Object.assign(module.exports, { a: 1 });', ['a = 1']],
    ["Object.assign(module['exports'], { a: 1 });", ['a = 1']],
    ["Object.assign(exports, { ...{ a: 1 }, ...require('m'), b: 2 });", ['a = 1', 'b = 2', 'all of m']],
    ["Object.assign(exports, require('m'));", ['all of m']],
    ["Object.assign(exports, require('m') as any);", ['all of m']],
    ['Object.assign(exports, a);', []],
    ['Object.assign(exports, { [a]: 1, get b() { return 1; } });', []],
    ['Object.assign(module.other, { a: 1 });', ['global module.other.a = 1']],
    ['Object.assign(other.exports, { a: 1 });', ['global other.exports.a = 1']],
    ['const exports = {}; Object.assign(exports, { a: 1 });', []],
    ['const module = {}; Object.assign(module.exports, { a: 1 });', []],
    [
      "Object.defineProperty(exports, 'a', { enumerable: true, get: function () { return b.c; } });",
      ['a = global b.c'],
    ],
    ["Object.defineProperty(module.exports, 'a', { value: 1 });", ['a = 1']],
    ['Object.defineProperties(exports, { a: { value: 1 }, b: { get: () => 2 } });', ['a = 1', 'b = 2']],
    ["const Object = {}; Object.defineProperty(exports, 'a', { value: 1 });", []],
    ["__exportStar(require('m'), exports);", ['all of m']],
    ["__exportStar(require('m'), module.exports);", ['all of m']],
    ["tslib.__exportStar(require('m'), exports);", ['all of m']],
    ["(0, tslib_1.__exportStar)(require('m'), exports);", ['all of m']],
    ["require('tslib').__exportStar(require('m'), exports);", ['all of m']],
    ["__exportStar(require('m'), other);", []],
    ["__exportStar(require('m'));", []],
    ['__exportStar(a, exports);', []],
    ["other(require('m'), exports);", []],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(exportsOf(source)).toEqual(expected);
  });
});

describe('what is written to the page by a call', () => {
  const cases: readonly Case<string[]>[] = [
    ['Object.assign(window, { a: 1 });', ['global a = 1']],
    ['Object.assign(globalThis, { a: b }, { c: d });', ['global a = global b', 'global c = global d']],
    ['Object.assign(window.a, { b: 1 });', ['global a.b = 1']],
    ['Object.assign(a, { b: 1 });', ['global a.b = 1']],
    ["Object.defineProperty(window, 'a', { get: () => b });", ['global a = global b']],
    ["Object.defineProperty(a(), 'b', { value: 1 });", []],
    ['Object.assign(window, a);', []],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(exportsOf(source)).toEqual(expected);
  });
});
