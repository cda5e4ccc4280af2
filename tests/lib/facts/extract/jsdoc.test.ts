import { describe, expect, it } from 'vitest';

import { classesOf, functionsOf, interfacesOf, variablesOf } from '../../../support/facts.ts';

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
