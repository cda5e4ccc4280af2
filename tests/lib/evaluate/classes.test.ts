import { describe, expect, it } from 'vitest';

import { valueOf } from '../../support/evaluate.ts';

describe('what classes and their instances hold', () => {
  it.each([
    ['new A().x', '"f"', "class A { x = 'f'; }"],
    ["new A('p').x", '"p"', 'class A { constructor(readonly x) {} }'],
    ["new A('p').x", '"p"', 'class A { x; constructor(y) { this.x = y; } }'],
    ['new A().x', 'undefined', 'class A { x; constructor(y) { this.x = y; } }'],
    ['new A().m()', '"f"', "class A { x = 'f'; m() { return this.x; } }"],
    ['new B().m()', '"own"', "class A { m() { return this.x; } } class B extends A { x = 'own'; }"],
    ['A.s', '"s"', "class A { static s = 's'; }"],
    ['B.s', '"s"', "class A { static s = 's'; } class B extends A {}"],
    ['B.z', 'the class A.z', "class A { static s = 's'; } class B extends A {}"],
    ['A.get().x', '"i"', "class A { static one; x = 'i'; static get() { return (A.one ??= new A()); } }"],
    ['new A().g', '"got"', "class A { get g() { return 'got'; } }"],
    ['A.g', '"got"', "class A { static get g() { return 'got'; } }"],
    ['new A().nope', 'an instance of the class A.nope', 'class A { x = 1; }'],
    ['new B().m()', '"ab"', "class A { m() { return 'a'; } } class B extends A { m() { return super.m() + 'b'; } }"],
    ['new A().x', '"p"', "class A { #x = 'p'; get x() { return this.#x; } }"],
    ['new A().f()', '"v"', "class A { f = () => this.v; v = 'v'; }"],
    ['A.m()', '"sv"', "class A { static v = 'sv'; static m() { return this.v; } }"],
    ['o.m()', '"v"', "const o = { v: 'v', m() { return this.v; } };"],
    ['o.m()', '"arrow"', "const o = { v: 'v', m: () => 'arrow' };"],
    ['new A().x', 'an instance of the class A.x', 'class A { get x() { return this.x; } }'],
    ['new A().late', '"set"', "class A { late = null; constructor() { this.late = 'set'; } }"],
    ["new (class { k = 'anon' })().k", '"anon"'],
    ['new B().x', 'an instance of the class B.x', 'class B extends Unknown { }'],
    ['new A().m()', '"e"', "const A = class { m() { return 'e'; } };"],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});
