import { describe, expect, it } from 'vitest';

import { classesOf } from '../../../support/facts.ts';

import type { Case } from '../../../support/facts.ts';

describe('a function that is used as a class', () => {
  const cases: readonly Case<string[][]>[] = [
    ['function A() {}', []],
    ['function A() {} A.prototype.b = 1;', [['A made by fn 0', 'b = 1']]],
    ['var A = function () {}; A.prototype.b = 1;', [['without a name made by fn 0', 'b = 1']]],
    ['var A = exports.A = function () {}; A.prototype.b = 1;', [['without a name made by fn 0', 'b = 1']]],
    ['A.prototype.b = c; function A() { this.d = 1; }', [['A made by fn 0', 'b = global c', 'd = 1']]],
    ['function A() {} A.prototype = { b: 1, constructor: A };', [['A made by fn 0', 'b = 1']]],
    ['function A() {} A.prototype = { get b() { return 1; } };', [['A made by fn 0', 'get b = fn 1']]],
    ['function A() {} Object.assign(A.prototype, { b: 1 }, { c: 2 });', [['A made by fn 0', 'b = 1', 'c = 2']]],
    ['function A() {} const a = A.prototype; a.b = 1;', [['A made by fn 0', 'b = 1']]],
    ['function A() {} A.prototype = Object.create(B.prototype);', [['A extends global B made by fn 0']]],
    ['function A() {} A.prototype = new B();', [['A extends global B made by fn 0']]],
    ['function A() {} util.inherits(A, B);', [['A extends global B made by fn 0']]],
    ['class A {} A.prototype.b = 1;', [['A', 'b = 1']]],
    ['class A {} A.prototype = { b: 1 };', [['A', 'b = 1']]],
    ['const A = class {}; A.prototype.b = 1;', [['without a name', 'b = 1']]],
    ["function A() {} A.prototype['b'] = 1;", [['A made by fn 0', 'b = 1']]],
    ['function A() {} A.prototype[b] = 1;', [['A made by fn 0']]],
    ['function A() {} A.prototype = { ...b, set c(d) {}, [e]: 1, f: 2 };', [['A made by fn 0', 'f = 2']]],
    ['function A() {} A.prototype = b;', [['A made by fn 0']]],
    [
      'function A() {} A.prototype = Object.create(B.prototype, { c: 1 });',
      [['A extends global B made by fn 0', 'c = 1']],
    ],
    ['function A() {} A.prototype = b({ c: 1 });', [['A made by fn 0', 'c = 1']]],
    ['function A() {} A.prototype.b = function () { this.c = 1; };', [['A made by fn 0', 'b = fn 1', 'c = 1']]],
    ['function A() {} A.prototype.b = () => { this.c = 1; };', [['A made by fn 0', 'b = fn 1']]],
    [
      'function A() {} A.prototype.b = function () { () => { this.c = 1; }; };',
      [['A made by fn 0', 'b = fn 1', 'c = 1']],
    ],
    [
      'function A() {} const a = A.prototype; a.b = function () { this.c = 1; };',
      [['A made by fn 0', 'b = fn 1', 'c = 1']],
    ],
    ['function A() {} $.extend(A.prototype, { b: 1 });', [['A made by fn 0', 'b = 1']]],
    ['function A() {} mixin(A.prototype, { b: 1 });', [['A made by fn 0', 'b = 1']]],
    ['function A() {} other(A.prototype, { b: 1 });', [['A made by fn 0']]],
    ['function A() {} Object.assign(A.prototype, b, { c: 1 });', [['A made by fn 0', 'c = 1']]],
    ['function A() {} inherits(A, B);', [['A extends global B made by fn 0']]],
    ['function A() {} __extends(A, B);', [['A extends global B made by fn 0']]],
    ['function A() {} _inherits(A, B);', [['A extends global B made by fn 0']]],
    ['function A() {} _inheritsLoose(A, B);', [['A extends global B made by fn 0']]],
    ['function A() {} util.inherits(A, B); util.inherits(A, C);', [['A extends global B made by fn 0']]],
    ['function A() {} util.inherits(A);', [['A made by fn 0']]],
    ['function A() {} A.prototype.constructor = A;', [['A made by fn 0']]],
    ['class A extends B {} util.inherits(A, C);', [['A extends global B']]],
    ['function A() {} A.prototype.b = 1; function C() { A.prototype.d = 2; }', [['A made by fn 0', 'b = 1', 'd = 2']]],
    // A function that is put where no declaration is.
    ['A = function () {}; A.prototype.b = 1;', [['without a name made by fn 0', 'b = 1']]],
    ['var A; A = function () {}; A.prototype.b = 1;', [['without a name made by fn 0', 'b = 1']]],
    ['exports.A = function () {}; exports.A.prototype.b = 1;', [['without a name made by fn 0', 'b = 1']]],
    ['module.exports = function A() {}; module.exports.prototype = { b: 1 };', [['A made by fn 0', 'b = 1']]],
    ['window.A = function () {}; A.prototype.b = 1;', [['without a name made by fn 0', 'b = 1']]],
    ['A = function () {}; window.A.prototype.b = 1;', [['without a name made by fn 0', 'b = 1']]],
    ['C.D.A = function () {}; C.D.A.prototype.b = 1;', [['without a name made by fn 0', 'b = 1']]],
    ["var C = {}; C['A'] = function () {}; C.A.prototype.b = 1;", [['without a name made by fn 0', 'b = 1']]],
    ['C.A = function () {}; inherits(C.A, B);', [['without a name extends global B made by fn 0']]],
    ['C.A = function () {}; $.extend(C.A.prototype, { b: 1 });', [['without a name made by fn 0', 'b = 1']]],
    ['C.A = C.B = function () {}; C.A.prototype.b = 1;', [['without a name made by fn 0', 'b = 1']]],
    ['A.prototype.b = 1; A = function () { this.c = 1; };', [['without a name made by fn 0', 'b = 1', 'c = 1']]],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(classesOf(source)).toEqual(expected);
  });

  it.each([
    "import A from 'a'; A.prototype.b = 1;",
    'A.prototype.b = 1;',
    'function f(A) { A.prototype.b = 1; }',
    'const A = () => {}; A.prototype.b = 1;',
    'const A = {}; A.prototype.b = 1;',
    'function A() {} A.b = 1;',
    'function A() {} A.prototype.b.c = 1;',
    'function A() {} A[prototype].b = 1;',
    'function A() {} A().prototype.b = 1;',
    'function A() {} b(A, { c: 1 });',
    'function A() {} inheriting(A, B);',
    'function A() {} util[inherits](A, B);',
    'function A() {} inherits();',
    'C.A = function () {}; C.B.prototype.b = 1;',
    'C.A = function () {}; A.prototype.b = 1;',
    'C[a] = function () {}; C[a].prototype.b = 1;',
    'C.A = function () {}; C.A = function () {}; C.A.prototype.b = 1;',
    'C.A = () => {}; C.A.prototype.b = 1;',
    'C().A = function () {}; C().A.prototype.b = 1;',
    'this.A = function () {}; this.A.prototype.b = 1;',
    'C.A = function () {}; function f(C) { C.A.prototype.b = 1; }',
    'C.A ||= function () {}; C.A.prototype.b = 1;',
    'function A() {} const a = A.name; a.prototype;',
  ])('is none: %s', source => {
    expect(classesOf(source)).toEqual([]);
  });
});
