import { describe, expect, it } from 'vitest';

import { evaluation, fullValueOf, inFull, valueOf } from '../../support/evaluate.ts';

describe('what classes and their instances hold', () => {
  it.each([
    ['new A().x', '"f"', "class A { x = 'f'; }"],
    ["new A('p').x", '"p"', 'class A { constructor(readonly x) {} }'],
    ["new A('p').m()", '"p"', 'class A { constructor(readonly x) {} m() { return this.x; } }'],
    ['f()', '"p"', "class A { constructor(readonly x) {} m() { return this.x; } } const { m: f } = new A('p');"],
    ["new A('p').x", '"p"', 'class A { x; constructor(y) { this.x = y; } }'],
    ['new A().x', 'undefined', 'class A { x; constructor(y) { this.x = y; } }'],
    ['new A().m()', '"f"', "class A { x = 'f'; m() { return this.x; } }"],
    ['new B().m()', '"own"', "class A { m() { return this.x; } } class B extends A { x = 'own'; }"],
    ['A.s', '"s"', "class A { static s = 's'; }"],
    ['B.s', '"s"', "class A { static s = 's'; } class B extends A {}"],
    ['B.z', 'the class A.z', "class A { static s = 's'; } class B extends A {}"],
    ['A.get().x', '"i"', "class A { static one; x = 'i'; static get() { return (A.one ??= new A()); } }"],
    ['new A().m()', '"kept"', "const key = Symbol('a'); class A { [key] = 'kept'; m() { return this[key]; } }"],
    [
      'new A().m()',
      '"set"',
      "const key = Symbol(); class A { m() { return this[key]; } set() { this[key] = 'set'; } }",
    ],
    ["new A()['x']", '"named"', "const key = 'x'; class A { [key] = 'named'; }"],
    ['o[k]', '"one"', "const k = Symbol('k'), l = Symbol('k'); const o = { [k]: 'one', [l]: 'other' };"],
    [
      'new A().m()',
      'an instance of the class A.[]',
      "let key = Symbol(); class A { [key] = 'kept'; m() { return this[key]; } }",
    ],
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
    ['new B().x', '"a"', "class A { x = 'a'; } class B extends A {}"],
    [
      "new B('p').x",
      '"p"',
      'class A { constructor(readonly x) {} } class B extends A { constructor(y) { super(y); } }',
    ],
    ['new B().m()', '"b"', "class A { m() { return 'a'; } } class B extends A { m() { return 'b'; } }"],
    ['B.m()', '"a"', "class A { static m() { return 'a'; } } class B extends A {}"],
    ['new A().x', 'an instance of the class A.x', 'class A { x; }'],
    ['new A().x', 'something of which only the type is known', 'class A { x: string; }'],
    [
      'new A().x.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; class A { x: Analytics; }",
    ],
    [
      'new A().x.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; class A { x: Analytics = null; }",
    ],
    [
      'new A().x.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; class A { x: Analytics = make(); }",
    ],
    ['new A().m()', '"r"', "class A { m(): string; m() { return 'r'; } }"],
    [
      'new A().m().track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare class A { m(): Analytics; }",
    ],
    [
      'A.m().track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare class A { static m(): Analytics; }",
    ],
    [
      'new A().track',
      'track of the client of @segment/analytics-node',
      "import { Analytics } from '@segment/analytics-node'; class A extends Analytics {}",
    ],
    [
      'A.load',
      'what makes a client of @segment/analytics-next',
      "import { AnalyticsBrowser } from '@segment/analytics-next'; class A extends AnalyticsBrowser {}",
    ],
    ['new A().x', '"p" | "q"', "class A { x = c ? 'p' : 'q'; }"],
    ['new A().f()()', '"v"', "class A { v = 'v'; f() { return () => this.v; } }"],
    ['f()', '"v"', "class A { v = 'v'; m() { return this.v; } } const { m: f } = new A();"],
    ['new A().toString', 'an instance of the class A.toString', 'class A {}'],
    ['A.toString', 'the class A.toString', 'class A {}'],
    ['A.prototype', 'the class A.prototype', 'class A {}'],
    ['new A().x', '"w"', "class A { constructor() { this.x = 'w'; } }"],
    ['new A().x', '"w"', "class A { m() { this.x = 'w'; } }"],
    ['new A().x', '"a" | "b"', "class A { x = 'a'; m() { this.x = 'b'; } }"],
    ['new A().x', '"a" | "b"', "class A { get x() { return c ? 'a' : 'b'; } }"],
    ['new A().y', '"xy"', "class A { get x() { return 'x'; } get y() { return this.x + 'y'; } }"],
    ['new (mixin(A))().x', '"a"', "class A { x = 'a'; } function mixin(B) { return class extends B {}; }"],
    ['new (mixin(A))().y', '"y"', "class A { x = 'a'; } function mixin(B) { return class extends B { y = 'y'; }; }"],
    ["f('q').x", '"q"', 'function f(v) { return new (class { x = v; })(); }'],
    ['new (c ? A : B)().x', '"a" | "b"', "class A { x = 'a'; } class B { x = 'b'; }"],
    ['new C().x', '"a"', "class A { x = 'a'; } class B { x = 'b'; } class C extends (c ? A : B) {}"],
    ['new A().x.y', '"z"', "class A { x = { y: this.z }; z = 'z'; }"],
    ['A.one.x', '"x"', "class A { static one = new A(); x = 'x'; }"],
    ["new A({ k: 'v' }).k", '"v"', 'class A { k; constructor({ k }) { this.k = k; } }'],
    ['new A().x', '"y"', "class A { x = this.y; y = 'y'; }"],
    ['new B().x', '"a"', "class B extends A { } class A { x = 'a'; }"],
    ['this', 'not known (dynamic-expression)'],
    ['super.x', 'not known (dynamic-expression).x'],
    ['new A().o.n', '"n"', "class A { o = { n: 'n' }; }"],
    ['o.x', '"a"', "class A { x = 'a' } const o = Object.freeze(new A());"],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});

describe('members of instances in full', () => {
  const REACT = "import { Component, createContext } from 'react';";

  it.each([
    [
      'new P().m()',
      'an instance of the class P.props.c',
      `${REACT} class P extends Component { m() { return this.props.c; } }`,
    ],
    [
      'new P().m()',
      'an instance of the class P.props.c: string',
      `${REACT} class P extends Component<{ c: string }> { m() { return this.props.c; } }`,
    ],
    [
      'new P().m()',
      'an instance of the class P.other',
      `${REACT} class P extends Component<{ c: string }> { m() { return this.other; } }`,
    ],
    [
      'new P().m()',
      'a function',
      `${REACT} const X = createContext(() => 1); class P extends Component { static contextType = X; m() { return this.context; } }`,
    ],
    [
      'new P().m()',
      'an instance of the class P.other',
      `${REACT} const X = createContext(() => 1); class P extends Component { static contextType = X; m() { return this.other; } }`,
    ],
    [
      'new P().m()',
      'an instance of the class P.context',
      `${REACT} class P extends Component { static contextType = 'x'; m() { return this.context; } }`,
    ],
    ['new A().m()', '"a"', "class A { v = 'a'; m() { return (() => this.v).bind({ v: 'b' })(); } }"],
    ["[outer('x'), outer('y')]", '["x", "y"]', 'const outer = a => { const inner = () => a; return inner(); };'],
    ['new A().x', '"a"?', "class A { x; set() { this.x = 'a'; } }"],
    ['new A().x', 'the global q: { b: string }', 'class A { x: { b: string } = q; }'],
    [
      'new A().x',
      'something of which only the type is known?: { b: string }',
      'type T = { b: string }; class A { x: T = null; }',
    ],
    ['new A().l', '["a", ~"b"?, ...the global q?, …]', "class A { l = ['a']; m() { this.l.push(...q, 'b'); } }"],
    ['new A().l', '["a", ~"b"?]', "class A { l = ['a']; m() { this.l.push('b'); } }"],
    ['new A().l[0]', '("a" | "b"?)?', "class A { l = ['a']; m() { this.l.unshift('b'); } }"],
    ['new A().other', 'an instance of the class A.other', "class A { l = ['a']; m() { this.l.push('b'); } }"],
  ])('%s is %s', (expression, expected, before) => {
    expect(fullValueOf(expression, before)).toBe(expected);
  });

  it('are those of classes below as well, but of `this` and of what is made here', () => {
    const files = {
      'a.ts': [
        'class Base { m() { return 1; } self() { return this.m; } }',
        'declare const base: Base;',
        'export const x = base.m;',
        'export const y = new Base().m;',
        'export const z = new Base().self();',
        'export const s = new (class extends Base { m() { return super.m; } })().m();',
      ].join('\n'),
    };
    const below = { kind: 'literal', value: 'below' } as const;
    const read = evaluation(files, {
      implementers: (_module, kind, id) =>
        kind === 'class' && id === 0 ? [{ kind: 'properties', values: new Map([['m', [{ value: below }]]]) }] : [],
    });
    const full = (name: string): string => read.evaluator.open(() => inFull(read, read.exported(name)));
    expect(full('x')).toBe('(a function | "below")');
    expect([full('y'), full('z'), full('s')]).toEqual(['a function', 'a function', 'a function']);
  });
});

describe('parents and statics in full', () => {
  it.each([
    ['A.x', 'something of which only the type is known: string', 'class A { static x: string; }'],
    ['new B().x', 'the global q(…)', 'class A { x = 1; } class B extends A { x = q(); }'],
    ['new B().x', 'the global q.r', 'class A { x = 1; } class B extends A { x = q.r; }'],
    ['new B().x', 'r of "m"', "import { r } from 'm'; class A { x = 'a'; } class B extends A { x = r; }"],
    ['A.x', 'the global q', 'class A { static x = q; }'],
    ['A.x', 'the class A.x', 'class A { x = 1; }'],
    ['B.x', 'the class B.x', 'class B extends q {}'],
    ['new B().x', '"a"', "class B extends (c ? q : A) {} class A { x = 'a'; }"],
    ['new B().x', '"B"', "class A { x = this.y; y = 'A'; } class B extends A { y = 'B'; }"],
    ['new B().x', 'an instance of the class B.x', 'class A {} class B extends A {}'],
    ['new B().props', 'an instance of the class B.props', 'class B {}'],
    ['new B().props', 'an instance of the class B.props: { a: string }', 'class B extends q<{ a: string }> {}'],
    ['new B().context', 'an instance of the class B.context', 'class A {} class B extends A {}'],
    ['new A().m()', 'an instance of the class A.x', 'class A { m() { return super.x; } }'],
    ['new A().m()', 'new the global q(…).x', 'class A extends q { m() { return super.x; } }'],
    ['o.m()', 'not known (dynamic-expression).a', "const o = { a: 'x', m() { return super.a; } };"],
    ['A.m()', '"x"', "class A { static a = 'x'; static m() { return this.a; } }"],
    ['new A().a', '["x"]', "class A { get a() { return [this.b]; } b = 'x'; }"],
    ['new A().a()', 'an instance of the class A', 'class A { a = () => this; }'],
  ])('%s is %s', (expression, expected, before) => {
    expect(fullValueOf(expression, before)).toBe(expected);
  });
});

describe('fields that a constructor has filled', () => {
  const code = `
class User {
  id = '';
  name: string | null = null;
  kind = 'person';
  constructor(values) { Object.assign(this, values); }
}
class Plain { id = ''; constructor() { log(this.id); } }
class Reader extends User { shelf = 'a'; }
class Blank { id = ''; kind = 'blank'; }
class Filled extends Blank { constructor(values) { super(); fill(this, values); } }
class Kept extends Blank {}
const user = new User({ id: 'u1' });
const plain = new Plain();
const reader = new Reader({ id: 'u1' });
const filled = new Filled({ id: 'u1' });
const kept = new Kept();
`;

  it.each([
    ['user.id', expect.stringMatching(/\.id$/) as string],
    ['user.name', expect.stringMatching(/^something of which only the type/) as string],
    ['user.kind', '"person"'],
    ['plain.id', '""'],
    ['reader.id', expect.stringMatching(/\.id$/) as string],
    ['reader.kind', '"person"'],
    ['filled.id', expect.stringMatching(/\.id$/) as string],
    ['filled.kind', '"blank"'],
    ['kept.id', '""'],
  ])('%s is %s', (expression, value) => {
    expect(valueOf(expression, code)).toEqual(value);
  });
});
