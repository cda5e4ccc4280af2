import { describe, expect, it } from 'vitest';

import { primitiveOf } from '../../../lib/evaluate/types.ts';
import { evaluation, fullValueOf, valueOf } from '../../support/evaluate.ts';

describe('what written types tell', () => {
  it.each([
    ['u.email', 'the global q.email', 'function f(u: { email: string }) { return u; } const u = f(q);'],
    ['d', 'something of which only the type is known', 'declare const d: string;'],
    [
      'c1',
      'the client of @segment/analytics-node',
      "import { Analytics } from '@segment/analytics-node'; declare const c1: Analytics;",
    ],
    [
      'c1.track',
      'track of the client of @segment/analytics-node',
      "import { Analytics } from '@segment/analytics-node'; declare const c1: Analytics;",
    ],
    [
      'c1.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; let c1: Analytics | undefined;",
    ],
    [
      'o.c.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: { c: Analytics };",
    ],
    [
      'o.c.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; interface O { c: Analytics } declare const o: O;",
    ],
    [
      'o.c.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; interface Base { c: Analytics } interface O extends Base {} declare const o: O;",
    ],
    [
      'o.c.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; type O = { c: Analytics } & { d: string }; declare const o: O;",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; type O = { c: Analytics }; declare const o: O['c'];",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: Promise<Analytics>;",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: Readonly<Partial<Analytics>>;",
    ],
    [
      'n.events.a.b',
      '"B"',
      "class N { get events() { return { a: { b: 'B' } }; } } const n = ((given: N) => given)(q);",
    ],
    [
      'new P({}).m().track',
      'track of the client of @segment/analytics-node',
      "import { Component } from 'react'; import type { Analytics } from '@segment/analytics-node'; class P extends Component<{ c: Analytics }> { m() { return this.props.c; } }",
    ],
    ['n.events.a.b', '"B"', "class N { events = { a: { b: 'B' } }; } const n = ((given: N) => given)(q);"],
    ['n.a', '"A"', "class N { readonly a = 'A'; } const n = ((given: N) => given)(q);"],
    ['n.a', 'the global q.a', "class N { a = 'A'; } const n = ((given: N) => given)(q);"],
    ['n.u.id', 'the global q.u.id', "class N { u = { id: '' }; } const n = ((given: N) => given)(q);"],
    ['n.u.id', '""', "class N { readonly u = { id: '' }; } const n = ((given: N) => given)(q);"],
    ['n.a', 'the global q.a', "class N { get a() { return ''; } } const n = ((given: N) => given)(q);"],
    [
      'n.a',
      'the global q.a',
      "class N { get a() { return this.b ?? 'x'; } b?: string; } const n = ((given: N) => given)(q);",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; type Same<T> = T; declare const o: Same<Analytics>;",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; type Maybe<T> = T | null; type Same<T> = T; declare const o: Maybe<Same<Same<Analytics>>>;",
    ],
    [
      'o.held.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; type Box<K, T> = { key: K; held: T }; declare const o: Box<string, Analytics>;",
    ],
    [
      'o.held.held',
      'something of which only the type is known.held.held',
      'type Box<T> = { held: Box<T> | Box<T[]> }; declare const o: Box<string>;',
    ],
    [
      'o.current.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: React.MutableRefObject<Analytics>;",
    ],
    [
      'o.value.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; import type { Ref } from 'vue'; declare const o: Ref<Analytics>;",
    ],
    [
      'o.eu.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: Record<string, Analytics>;",
    ],
    [
      'o.track',
      'something of which only the type is known.track',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: Map<string, Analytics>;",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import { Analytics } from '@segment/analytics-node'; const make = () => new Analytics({}); declare const o: ReturnType<typeof make>;",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import { Analytics } from '@segment/analytics-node'; declare const o: InstanceType<typeof Analytics>;",
    ],
    [
      '(q as Analytics).track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node';",
    ],
    [
      'new o.Analytics({}).track',
      'track of the client of @segment/analytics-node',
      "declare const o: typeof import('@segment/analytics-node');",
    ],
    [
      'new o({}).track',
      'track of the client of @segment/analytics-node',
      "declare const o: typeof import('@segment/analytics-node').Analytics;",
    ],
    [
      'o.client.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; interface O { get client(): Analytics; set client(given) } declare const o: O;",
    ],
    [
      'o.client.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare class O { get client(): Analytics } declare const o: O;",
    ],
    [
      'o.client().track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; interface O { client(): Analytics } declare const o: O;",
    ],
    ['o.x', '"f"', "class A { x = 'f'; } declare const o: A;"],
    ['o.x', 'the class A.x', "class A { x = 'f'; } declare const o: typeof A;"],
    [
      'useRef<Analytics>(null).current.track',
      'track of the client of @segment/analytics-node',
      "import { useRef } from 'react'; import type { Analytics } from '@segment/analytics-node';",
    ],
    [
      'useContext(C).track',
      'track of the client of @segment/analytics-node',
      "import { createContext, useContext } from 'react'; import type { Analytics } from '@segment/analytics-node'; const C = createContext<Analytics | null>(null);",
    ],
    ['o.nope', 'something that implements O.nope', 'interface O { c: string } declare const o: O;'],
    [
      'o.m().track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: { m(): Analytics };",
    ],
    ['o.a', 'something that implements A.a', 'interface A extends B {} interface B extends A {} declare const o: A;'],
    ['o.a', 'something of which only the type is known.a', 'type A = B; type B = A; declare const o: A;'],
    ['o.a', 'something of which only the type is known.a', "type A = A['a']; declare const o: A;"],
    ['o.a', 'something of which only the type is known.a', 'declare const o: { a?: { b: string } };'],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: NonNullable<Analytics>;",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: Awaited<Analytics>;",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: Required<Analytics>;",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: Context<Analytics>;",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: PropsWithChildren<Analytics>;",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: Observable<Analytics>;",
    ],
    [
      'o.current.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: RefObject<Analytics>;",
    ],
    [
      'o.track',
      'undefined',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: RefObject<Analytics>;",
    ],
    [
      'o.other',
      'undefined',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: Ref<Analytics>;",
    ],
    ['o.track', 'the global nope(…).track', 'declare const o: ReturnType<typeof nope>;'],
    ['o', 'something of which only the type is known', 'declare const o: ReturnType<string>;'],
    ['o', 'something of which only the type is known', 'declare const o: InstanceType<string>;'],
    ['o', 'something of which only the type is known', 'declare const o: Promise;'],
    ['o.x', '"a"', "class A { x = 'a'; } declare const o: InstanceType<typeof A>;"],
    [
      'o.track',
      'something of which only the type is known.track',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: Analytics[];",
    ],
    ['o', 'the global o', 'declare const o: unknown;'],
    [
      'o.track',
      'something of which only the type is known.track',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: keyof Analytics;",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare const o: 'a' | Analytics;",
    ],
    [
      'o.m',
      'the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; interface A { m: Analytics } interface B extends A { n: string } declare const o: B;",
    ],
    [
      'o.n.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; interface A<T> { n: T } declare const o: A<Analytics>;",
    ],
    [
      'o.a.b.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; interface A { b: Analytics } interface B { a: A } declare const o: B;",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; interface B { a: Analytics } declare const o: B['a'];",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; interface B { a: { b: Analytics } } declare const o: B['a']['b'];",
    ],
    ['o', 'something of which only the type is known', "interface B { a: string } declare const o: B['z'];"],
    ['o.constructor', 'something that implements B.constructor', 'interface B { a: string } declare const o: B;'],
    ['o.toString', 'something of which only the type is known.toString', 'declare const o: { a: string };'],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import type * as S from '@segment/analytics-node'; declare const o: S.Analytics;",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "declare const o: import('@segment/analytics-node').Analytics;",
    ],
    ['o.x', '"a"', "class A { x = 'a'; } type T = A; declare const o: T;"],
    [
      'o.x',
      'something of which only the type is known.x',
      "class A { x = 'a'; } type T = typeof A; declare const o: InstanceType<T>;",
    ],
    ['o.x', '"a"', "const v = { x: 'a' }; declare const o: typeof v;"],
    ['o', '"a"', "const v = { x: 'a' }; declare const o: typeof v.x;"],
    ['o', 'something of which only the type is known', 'declare const o: typeof nope;'],
    [
      '(q as unknown as Analytics).track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node';",
    ],
    ['(q as string).a', 'the global q.a'],
    ["('s' as string)", '"s"'],
    ['(q as A).x', 'the global q.x', "class A { x = 'a'; }"],
    ['(<A>q).x', 'the global q.x', "class A { x = 'a'; }"],
    [
      'o.x.track',
      'something that implements I.x.track',
      "import type { Analytics } from '@segment/analytics-node'; class A { x: Analytics } interface I extends A {} declare const o: I;",
    ],
    ['(q satisfies A).x', 'the global q.x', "class A { x = 'a'; }"],
    ['v', 'the parameter a', 'let v; function f(a) { v = a as B; } class B {}'],
    ['o.a', 'something that implements A.a', 'interface A { a: A } declare const o: A;'],
    ['o.a.a.a', 'something that implements A.a.a.a', 'interface A { a: A } declare const o: A;'],
    [
      'E.track',
      'the global E.track',
      "import type { Analytics } from '@segment/analytics-node'; declare module M { const E: Analytics; } ",
    ],
    [
      'E.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare var E: Analytics;",
    ],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});

describe('what types say of members', () => {
  it.each([
    ['o.m', 'something of which only the type is known.m: { n: string }', 'declare const o: { m: { n: string } };'],
    ['o.m.n', 'something of which only the type is known.m.n: string', 'declare const o: { m: { n: string } };'],
    ['o.z', 'something of which only the type is known.z', 'declare const o: { m: string };'],
    ['o.m', 'something that implements O.m: string', 'interface O { m: string } declare const o: O;'],
    [
      'o.m',
      'something that implements O.m: string',
      'interface B { m: string } interface O extends B {} declare const o: O;',
    ],
    [
      'o.m',
      'something that implements O.m: string',
      'interface A { m: string } interface B extends A {} interface C extends B {} interface O extends Other, C {} interface Other {} declare const o: O;',
    ],
    ['o.m', 'something that implements O.m: O', 'interface O { m: O } declare const o: O;'],
    ['o.n', 'something of which only the type is known.n: string', 'declare const o: { m: string } | { n: string };'],
    [
      'o.m',
      'something that implements A.m: string',
      'declare const o: A | B; interface A { m: string } interface B { n: number }',
    ],
    [
      'o.n',
      'something that implements B.n: number',
      'declare const o: A | B; interface A { m: string } interface B { n: number }',
    ],
    ['o.m', 'something that implements A.m: string', 'declare const o: A | q.B; interface A { m: string }'],
    [
      'o.m',
      'something that implements A.m: string',
      "declare const o: ((A | B) & q.C)['n'] | A; interface A { m: string } interface B { n: string }",
    ],
    [
      'o.a',
      'something of which only the type is known.a: string',
      "declare const o: { k: { a: string } | { b: string } }['k'];",
    ],
    ['o', 'an instance of the class A', 'class A {} const v = c ? A : q; declare const o: InstanceType<typeof A>;'],
    [
      'o',
      'the client of @segment/analytics-node',
      `import { Analytics } from '@segment/analytics-node'; declare const o: InstanceType<typeof Analytics>;`,
    ],
    ['o.m', 'something of which only the type is known: string', 'class A { m: string } declare const o: A;'],
    [
      'q.m()',
      'something of which only the type is known.m(…): { n: string }',
      'declare const q: { m(): { n: string } };',
    ],
    ['q.m().n', 'something of which only the type is known.m(…).n: string', 'declare const q: { m(): { n: string } };'],
    [
      'q.m()',
      'something of which only the type is known.m(…): { n: string }',
      'type F = () => { n: string }; declare const q: { m: F };',
    ],
    [
      'q()',
      'something of which only the type is known(…): { n: string }',
      'type F = () => { n: string }; declare const q: F;',
    ],
    ['q()', 'something that implements F(…)', 'interface F { n: string } declare const q: F;'],
  ])('%s is %s', (expression, expected, before) => {
    expect(fullValueOf(expression, before)).toBe(expected);
  });

  const given = (type: string, expression: string, before = ''): string =>
    fullValueOf('v', `${before} let v; function f(p: ${type}) { v = ${expression}; }`);

  it.each([
    ['{ m: { n: string } }', 'p.m.n', 'the parameter p.m.n?: string'],
    ['I', 'p.m', 'the parameter p.m?: string', 'interface I { m: string }'],
    ['T', 'p.m', 'the parameter p.m?: string', 'type T = U; type U = { m: string };'],
    ['A', 'p.m.n', 'the parameter p.m.n?: string', 'class A { m: { n: string } }'],
    ['A', 'p.constructor', 'the parameter p.constructor?', 'class A { m: { n: string } }'],
    ['typeof o', 'p.m', 'the parameter p.m?: typeof global q', 'const o = { m: q };'],
    ['typeof o', 'p.m.n', 'the parameter p.m.n?: typeof 1', 'const o = { m: { n: 1 } };'],
    ['typeof o', 'p.m', 'the parameter p.m?', 'const o = { get m() { return q; } };'],
    ['typeof o', 'p.m', 'the parameter p.m?: string', 'const o = q.r as { m: string };'],
    ['typeof o', 'p.m', 'a function?', 'const o = { m: () => 1 };'],
    ['Map<string, { n: string }>', "p.get('a')", 'the parameter p.get(…)?: { n: string }'],
    ['{ n: string }[]', 'p.at(0).n', 'the parameter p.at(…).n?: string'],
    ['{ n: string }[]', 'p.find(q)', 'the parameter p.find(…)?: { n: string }'],
    ['{ n: string }[]', 'p.findLast(q)', 'the parameter p.findLast(…)?: { n: string }'],
    ['{ n: string }[]', 'p.pop()', 'the parameter p.pop(…)?: { n: string }'],
    ['{ n: string }[]', 'p.shift()', 'the parameter p.shift(…)?: { n: string }'],
    ['{ n: string }[]', 'p.filter(q)', 'the parameter p.filter(…)?'],
    ['string', 'p.at(0)', 'the parameter p.at(…)?'],
    ['() => { n: string }', 'p()', 'the parameter p(…)?: { n: string }'],
    ['F', 'p()', 'the parameter p(…)?: { n: string }', 'type F = () => { n: string };'],
    ['string', 'p()', 'the parameter p(…)?'],
    ['{ n: string }', 'p()', 'the parameter p(…)?'],
    ['A', 'p()', 'the parameter p(…)?', 'class A {}'],
  ])('of a parameter of the type %s, %s is %s', (type, expression, expected, before = '') => {
    expect(given(type, expression, before)).toBe(expected);
  });

  it.each([
    ["readonly m = 'a'", '"a"?'],
    ["get m() { return 'a'; }", '"a"?'],
    ["m = { b: 'B' }", '{ b }?'],
    ["m = { a: { b: { c: { d: 'D' } } } }", '{ a }?'],
    ['readonly m = { b: 1 }', '{ b }?'],
    ['m = () => 1', 'a function?'],
    ['m() { return 1; }', 'a function?'],
  ])('is the same for every instance of a class with `%s`', (member, expected) => {
    expect(given('A', 'p.m', `class A { ${member} }`)).toBe(expected);
  });

  it.each([
    "m = 'a';",
    "m = { b: '' };",
    'm = { b: 1 };',
    'm = { ...q };',
    "m = { b: 'B', ...q };",
    "m = { b: 'B', c: 1 };",
    'm = {};',
    "m = { a: { b: { c: { d: { e: { f: 'F' } } } } } };",
    'readonly m = 1;',
    "readonly m; constructor(c) { this.m = 'a'; if (c) this.m = 'b'; }",
  ])('may be another one for each instance of a class with `%s`', member => {
    expect(given('A', 'p.m', `class A { ${member} }`)).toBe('the parameter p.m?');
  });

  it('may be another one for an instance of a class below', () => {
    const before = "class A { readonly m = 'a'; } let v; function f(p: A) { v = p.m; }";
    expect(fullValueOf('v', before, { implementers: () => [{ kind: 'literal', value: 'below' }] })).toBe(
      'the parameter p.m?',
    );
  });
});

describe('a type that stands for another in full', () => {
  it.each([
    [
      'o',
      'something of which only the type is known: (A | B)[z]',
      "interface A { a: string } interface B { b: string } declare const o: (A | B)['z'];",
    ],
    [
      'o.held.a',
      'something of which only the type is known.held.a: string',
      'type Box<T> = { held: T }; declare const o: Box<{ a: string }>;',
    ],
    ['o.current', 'an instance of the class A', 'class A {} type R = RefObject<A>; declare const o: R;'],
    ['o.x', '"a"', "class A { x = 'a'; } declare const o: A[][number];"],
    ['o.x', 'something of which only the type is known.x', "class A { x = 'a'; } declare const o: A[number];"],
    ['o', 'something of which only the type is known: global Record<string>', 'declare const o: Record<string>;'],
    ['o.m', '{ n }', "import type { Remote } from 'pkg'; class M { m = { n: 'a' }; } declare const o: Remote<M>;"],
    [
      'o.m',
      'something of which only the type is known.m: string',
      "import type { Remote } from 'pkg'; interface M { m: string } declare const o: Remote<M>;",
    ],
    [
      'o.m',
      'something of which only the type is known.m: string',
      "import type { Remote } from 'pkg'; type M = { m: string }; declare const o: Remote<string, M>;",
    ],
    [
      'o.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; import type { Remote } from 'pkg'; declare const o: Remote<Analytics>;",
    ],
    [
      'o',
      'something of which only the type is known: Remote<global M>',
      "import type { Remote } from 'pkg'; declare const o: Remote<M>;",
    ],
    [
      'o.m',
      'something of which only the type is known.m',
      "import type { Remote } from 'pkg'; declare const o: Remote;",
    ],
    ['f()', 'the global q: T', 'function f() { type T = { a: string }; let v: T = q; return v; }'],
    ['v', '(the global q: A | the global r: A)', 'let v: A = c ? q : r; interface A { a: string }'],
    ['v', 'the global q: { b: string }', 'let v: A = q as { b: string }; interface A { a: string }'],
    ['f()', 'undefined', 'function f(a) { let v: A = a; return v; } interface A { a: string }'],
  ])('%s is %s', (expression, expected, before) => {
    expect(fullValueOf(expression, before)).toBe(expected);
  });

  it('may be what the project knows by its name', () => {
    const asked: string[] = [];
    const is = (type: string, before = ''): string =>
      fullValueOf('o', `${before} declare const o: ${type};`, {
        ambientType: name => {
          asked.push(name);
          return name === 'App.Locals' || name === 'pkg:Known' ? { kind: 'literal', value: 'known' } : undefined;
        },
      });
    expect(is('App.Locals')).toBe('"known"');
    expect(is('Known', "import type { Known } from 'pkg';")).toBe('"known"');
    expect(is('Other', "import type { Other } from 'pkg';")).toContain('only the type is known');
    expect(is('A.B.C')).toContain('only the type is known');
    expect(asked).toEqual(['App.Locals', 'pkg:Known', 'pkg:Other', 'A.B.C']);
  });

  it.each([
    ['number', true],
    ['boolean', true],
    ['number | null', true],
    ['N', true],
    ['M', true],
    ['string', false],
    ["'a' | 'b'", false],
    ['number | string', false],
    ['number | boolean', false],
    ['bigint', false],
    ['A', false],
    ['I', false],
    ['Same<number>', true],
    ['Loop', false],
  ])('tells what becomes a text by String(): %s: %s', (type, becomes) => {
    const before = `type N = number; type M = N; type Same<T> = T; type Loop = Loop; class A {} interface I {} let v; function f(p: ${type}) { v = String(p); }`;
    expect(fullValueOf('v', before).startsWith('the global String(…)')).toBe(becomes);
  });
});

it.each(['RefObject', 'MutableRefObject', 'Ref'])('says of %s no more than is known of what it holds', name => {
  expect(fullValueOf('o.current', `declare const o: ${name}<string>;`)).toBe(
    'something of which only the type is known.current',
  );
});

it.each([
  ['string', 'string'],
  ["'a'", 'string'],
  ["'a' | 'b'", 'string'],
  ["'a' | null", 'string'],
  ['number', 'number'],
  ['boolean | undefined', 'boolean'],
  ['N', 'number'],
  ['Date', 'date'],
  ['Date | null', 'date'],
  ['Date | string', undefined],
  ["'a' | number", undefined],
  ['string[]', undefined],
  ['Other', undefined],
  ['Level', 'number'],
  ['Mood | null', 'string'],
  ['Both', undefined],
])('knows the one primitive type of %s', (type, expected) => {
  const { evaluator, module } = evaluation({
    'a.ts': `type N = number; enum Level { Low, High } enum Mood { Good = 'good' } enum Both { A, B = 'b' } declare const o: ${type};`,
  });
  const { facts } = module('a.ts');
  const written = facts.bindings.find(({ n }) => n === 'o')?.t;
  expect(written && primitiveOf(evaluator, { module: module('a.ts'), type: written, frame: null })).toBe(expected);
});
