import { describe, expect, it } from 'vitest';

import { valueOf } from '../../support/evaluate.ts';

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
      'o.track',
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
    ['o', 'something of which only the type is known', 'declare const o: unknown;'],
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
      'something that implements A.n.track',
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
