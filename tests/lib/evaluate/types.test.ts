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
  ])('%s is %s', (expression, expected, before = '') => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});
