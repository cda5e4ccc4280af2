import { describe, expect, it } from 'vitest';

import { classesOf, exportsOf, functionsOf, interfacesOf, variablesOf } from '../../../support/facts.ts';

import type { Case } from '../../../support/facts.ts';

describe('types of variables', () => {
  const cases: Case<string[]>[] = [
    ['/** @type {A} */ let a;', ['a: global A']],
    ['/** @type {A} */\nlet a = b;', ['a: global A = global b']],
    ['/** @type {A} why */ const a = b, c = d;', ['const a: global A = global b', 'const c = global d']],
    ['/** @type {?A} */ let a;', ['a: global A']],
    ['/** @type {!A} */ let a;', ['a: global A']],
    ['/** @type {A=} */ let a;', ['a: global A']],
    ['/** @type {Array.<A>} */ let a;', ['a: global Array<global A>']],
    ['/** @type {Array<?A>} */ let a;', ['a: global Array<global A>']],
    ['/** @type {Map<!A, !B>} */ let a;', ['a: global Map<global A, global B>']],
    ['/** @type {{ b: A }} */ let a;', ['a: { b: global A }']],
    ["/** @type {import('m').A} */ let a;", ['a: module m.A']],
    ['/** @type {A | B} */ let a;', ['a: (global A | global B)']],
    ['/** @type {{\n *   b: A,\n *   c: B,\n * }} */ let a;', ['a: { b: global A, c: global B }']],
    ['/** @type {*} */ let a;', ['a']],
    ['/** @type {A B} */ let a;', ['a']],
    ['/** @type {A */ let a;', ['a']],
    ['/** @type A */ let a;', ['a']],
    ['// @type {A}\nlet a;', ['a']],
    ['/* @type {A} */ let a;', ['a']],
    ['/** Words. */ let a;', ['a']],
    ['/** @type {A} */ export let a;', ['a: global A']],
    ['/** @type {A} */\n\n// between\nlet a;', ['a']],
    ['const a = /** @type {A} */ (b);', ['const a = (global b as global A)']],
    ['const a = /** @type {A} */ b;', ['const a = global b']],
    ['const a = /** @type {A} */ (b).c;', ['const a = (global b as global A).c']],
    ['const a = /** @type {A} */ (b, c);', ['const a = (global c as global A)']],
    ['const a = /** @type {A} */ ( b );', ['const a = (global b as global A)']],
    ['const a = /** @type {A} */ (b) || c;', ['const a = ((global b as global A) || global c)']],
    ['const a = /** @param {A} b */ (b);', ['const a = global b']],
    ['/** @type {...A} */ let a;', ['a: global A']],
    ['/** @type { !A } */ let a;', ['a: global A']],
    ['/** @type {(?A|!B)} */ let a;', ['a: (global A | global B)']],
    ['/** @type {{ b: { c: A } }} */ let a;', ['a: { b: { c: global A } }']],
    ['/** @see {B} @type {A} */ let a;', ['a: global A']],
    ['/** {@link B} @type {A} */ let a;', ['a: global A']],
    ['/** @type {} */ let a;', ['a']],
    ['/** @type {A} */ let a; class A {}', ['const A = class 0', 'a: A']],
    [
      '/** @type {A} */ let a; function f() { class A {} }',
      ['a: global A', 'const f = fn 0', 'const A in fn 0 = class 0'],
    ],
    ['function f() { /** @type {A} */ let a; } class A {}', ['const f = fn 0', 'const A = class 0', 'a: A in fn 0']],
    ['/** @type {typeof b} */ let a; const b = 1;', ['const b = 1', 'a: typeof b']],
    ['/** @type {A} */ let a; let b; // @type {B}', ['a: global A', 'b']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(variablesOf(source, 'a.js')).toEqual(expected);
  });
});

describe('types of parameters', () => {
  const cases: Case<string[]>[] = [
    ['/** @param {A} a */ function f(a) {}', ['const f = fn 0', 'a: global A in fn 0 = parameter 0 a of fn 0']],
    ['/** @param {A} [a] */ function f(a) {}', ['const f = fn 0', 'a: global A in fn 0 = parameter 0 a of fn 0']],
    ['/** @param {A} [a=b] */ function f(a) {}', ['const f = fn 0', 'a: global A in fn 0 = parameter 0 a of fn 0']],
    [
      '/** @param {A} b\n * @param {B} a */ function f(a, b) {}',
      ['const f = fn 0', 'a: global B in fn 0 = parameter 0 a of fn 0', 'b: global A in fn 0 = parameter 1 b of fn 0'],
    ],
    [
      '/** @arg {A} a\n * @argument {B} b */ function f(a, b) {}',
      ['const f = fn 0', 'a: global A in fn 0 = parameter 0 a of fn 0', 'b: global B in fn 0 = parameter 1 b of fn 0'],
    ],
    ['/** @param {A} a */ const f = a => a;', ['const f = fn 0', 'a: global A in fn 0 = parameter 0 a of fn 0']],
    [
      '/** @param {A} a */ export const f = function (a) {};',
      ['const f = fn 0', 'a: global A in fn 0 = parameter 0 a of fn 0'],
    ],
    ['/** @param {A} a */ export default function (a) {}', ['a: global A in fn 0 = parameter 0 a of fn 0']],
    ['/** @param {A} a */ exports.f = function (a) {};', ['a: global A in fn 0 = parameter 0 a of fn 0']],
    ['class C { /** @param {A} a */ m(a) {} }', ['const C = class 0', 'a: global A in fn 0 = parameter 0 a of fn 0']],
    [
      'const o = { /** @param {A} a */ m(a) {}, /** @param {B} b */ n: b => b };',
      [
        'const o = object 0 { m: fn 0, n: fn 1 }',
        'a: global A in fn 0 = parameter 0 a of fn 0',
        'b: global B in fn 1 = parameter 0 b of fn 1',
      ],
    ],
    [
      '/** @param {Object} a\n * @param {A} a.b */ function f({ b }) {}',
      ['const f = fn 0', 'b: global A in fn 0 = parameter 0 of fn 0.b'],
    ],
    [
      '/** @param {Object} a\n * @param {A} a.b */ function f(a) {}',
      ['const f = fn 0', 'a: { b: global A } in fn 0 = parameter 0 a of fn 0'],
    ],
    ['/** @param {...A} a */ function f(...a) {}', ['const f = fn 0', 'a: global A in fn 0 = rest 0 a of fn 0']],
    ['/** @arg {A} a */ function f(a) {}', ['const f = fn 0', 'a: global A in fn 0 = parameter 0 a of fn 0']],
    ['/** @argument {A} a */ function f(a) {}', ['const f = fn 0', 'a: global A in fn 0 = parameter 0 a of fn 0']],
    ['/** @param {A} b */ function f(a) {}', ['const f = fn 0', 'a: global A in fn 0 = parameter 0 a of fn 0']],
    [
      '/** @param {B} b */ function f(a, b) {}',
      ['const f = fn 0', 'a in fn 0 = parameter 0 a of fn 0', 'b: global B in fn 0 = parameter 1 b of fn 0'],
    ],
    [
      '/** @param a\n * @param {B} b */ function f(a, b) {}',
      ['const f = fn 0', 'a in fn 0 = parameter 0 a of fn 0', 'b: global B in fn 0 = parameter 1 b of fn 0'],
    ],
    [
      '/** @param {A} a\n * @param {B} a.b */ function f({ b }) {}',
      ['const f = fn 0', 'b: global B in fn 0 = parameter 0 of fn 0.b'],
    ],
    [
      '/** @param {A} a\n * @param {B} ab.c */ function f(a) {}',
      ['const f = fn 0', 'a: global A in fn 0 = parameter 0 a of fn 0'],
    ],
    [
      '/** @param {A} a\n * @param {B} a.b\n * @param {C} a.c.d\n * @param {E} f */ function f(a, f) {}',
      [
        'const f = fn 0',
        'a: { b: global B } in fn 0 = parameter 0 a of fn 0',
        'f: global E in fn 0 = parameter 1 f of fn 0',
      ],
    ],
    ['/** @param {A} a.b */ function f(a) {}', ['const f = fn 0', 'a in fn 0 = parameter 0 a of fn 0']],
    [
      '/** @param {A} $a_1 - as {@link B} */ function f($a_1) {}',
      ['const f = fn 0', '$a_1: global A in fn 0 = parameter 0 $a_1 of fn 0'],
    ],
    ['module.exports = /** @param {A} a */ function (a) {};', ['a: global A in fn 0 = parameter 0 a of fn 0']],
    ['/** @param {A} a */ module.exports = a => a;', ['a: global A in fn 0 = parameter 0 a of fn 0']],
    ['f(/** @param {A} a */ a => a);', ['a: global A in fn 0 = parameter 0 a of fn 0']],
    [
      '/** @param {A} a */ var f = b, g = function (a) {};',
      ['f = global b', 'g = fn 0', 'a in fn 0 = parameter 0 a of fn 0'],
    ],
    [
      'class C { /** @param {A} a */ set c(a) {} }',
      ['const C = class 0', 'a: global A in fn 0 = parameter 0 a of fn 0'],
    ],
    [
      'class C { /** @param {A} a */ c = a => a; }',
      ['const C = class 0', 'a: global A in fn 0 = parameter 0 a of fn 0'],
    ],
    ['/** @param {A} a */ let b; function f(a) {}', ['b', 'const f = fn 0', 'a in fn 0 = parameter 0 a of fn 0']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(variablesOf(source, 'a.js')).toEqual(expected);
  });
});

describe('types that are declared', () => {
  const cases: Case<string[]>[] = [
    ['/** @typedef {A} B */', ['B type global A']],
    ['/** @typedef {A} B */ /** @type {B} */ let a;', ['B type global A', 'a: B']],
    [
      '/** @typedef {Object} B\n * @property {A} c\n * @prop {D} [e] */ /** @type {B} */ let a;',
      ['B interface 0', 'a: B'],
    ],
    ['/** @typedef {object} B\n * @property {A} c.d */', ['B type not known']],
    ['/** @callback B\n * @param {A} c\n * @returns {D} */ /** @type {B} */ let a;', ['B type () => global D', 'a: B']],
    ['/** @typedef B\n * @property {A} c */', ['B interface 0']],
    ['/** @typedef {A} */', []],
    ['/** @callback B */', ['B type () => not said']],
    ['/** @callback B\n * @return {A} */', ['B type () => global A']],
    ['/** @property {A} b */ let a;', ['a']],
    ['/** @typedef {A} b */ let a = b;', ['b type global A', 'a = global b']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(variablesOf(source, 'a.js')).toEqual(expected);
  });
});

describe('types of what functions give', () => {
  const cases: Case<string[]>[] = [
    ['/** @returns {A} */ function f() {}', ['f() said to give global A']],
    ['/** @return {A} */ function f() {}', ['f() said to give global A']],
    ['/** @returns {A} */ const f = () => b;', ['() gives global b said to give global A']],
    [
      '/** @returns {Promise<A>} */ async function f() { return b; }',
      ['async f() gives global b said to give global Promise<global A>'],
    ],
    [
      '/** @param {A} a\n * @returns {B} */ function f(a) { return a; }',
      ['f(a: global A) gives a said to give global B'],
    ],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(functionsOf(source, 'a.js')).toEqual(expected);
  });
});

describe('types of classes', () => {
  const cases: Case<string[][]>[] = [
    ['/** @implements {A} */ class C {}', [['C implements global A']]],
    ['/** @implements {A} @implements {B} */ export class C {}', [['C implements global A, global B']]],
    ['/** @implements {A} */ const C = class {};', [['without a name implements global A']]],
    ['class C { /** @type {A} */ a; }', [['C', 'a: global A']]],
    ['class C { constructor() { /** @type {A} */ this.a = b; } }', [['C made by fn 0', 'a: global A = global b']]],
    ['class C { /** @returns {A} */ m() {} }', [['C', 'm = fn 0']]],
    ['class C { /** @param {A} a */ constructor(a) { this.a = a; } }', [['C made by fn 0', 'a = a']]],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(classesOf(source, 'a.js')).toEqual(expected);
  });
});

it('gives a declared object its properties', () => {
  expect(
    interfacesOf(
      '/** @typedef {Object} A\n * @property {B} c\n * @prop {D} [e]\n * @property {F} e.g\n * @property h */',
      'a.js',
    ),
  ).toEqual(['A { c: global B, e: global D, h: not known }']);
});

describe('files whose types are those of TypeScript', () => {
  it.each(['a.ts', 'a.tsx', 'a.mts'])('are not read: %s', file => {
    expect(variablesOf('/** @type {A} */ let a;', file)).toEqual(['a']);
  });

  it.each(['a.js', 'a.jsx', 'a.mjs', 'a.cjs'])('are none of %s', file => {
    expect(variablesOf('/** @type {A} */ let a;', file)).toEqual(['a: global A']);
  });

  it('are those whose script says so', () => {
    const script = (tag: string): string[] =>
      variablesOf(`<script ${tag}>\n/** @type {A} */ let a;\n</script>`, 'a.vue');
    expect(script('')).toEqual(['a: global A']);
    expect(script('lang="ts"')).toEqual(['a']);
    expect(script("setup lang = 'ts'")).toEqual(['a']);
    expect(script('lang="js"')).toEqual(['a: global A']);
  });
});

describe('types that are imported', () => {
  const cases: Case<string[]>[] = [
    ["/** @import { A } from 'm' */", ['A from m A as a type']],
    ['/** @import {A} from "m" */', ['A from m A as a type']],
    ["/** @import { A, B as C } from 'm' */", ['A from m A as a type', 'C from m B as a type']],
    ["/** @import A from 'm' */", ['A from m default as a type']],
    ["/** @import * as A from 'm' */", ['A from m * as a type']],
    ["/** @import type { A } from 'm' */", ['A from m A as a type']],
    ["/** @import {\n *   A,\n *   B as C,\n * } from 'm' */", ['A from m A as a type', 'C from m B as a type']],
    ["/** @import { A } from 'm'\n * @import { B } from 'n' */", ['A from m A as a type', 'B from n B as a type']],
    ["/** @import { A } from 'm' */ /** @type {A} */ let a;", ['A from m A as a type', 'a: A']],
    ["/** @import * as A from 'm' */ /** @type {A.B} */ let a;", ['A from m * as a type', 'a: A.B']],
    ["/** @import { a-b } from 'm' */", []],
    ["/** @import {} from 'm' */", []],
    ['/** @import { A } */', []],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(variablesOf(source, 'a.js')).toEqual(expected);
  });
});

describe('what other modules may name', () => {
  it.each([
    ['/** @typedef {A} B */', ['B = B']],
    ['/** @callback B */ export const c = 1;', ['B = B', 'c = c']],
    ["/** @import { A } from 'm' */", []],
  ])('%s', (source, expected) => {
    expect(exportsOf(source, 'a.js')).toEqual(expected);
  });
});
