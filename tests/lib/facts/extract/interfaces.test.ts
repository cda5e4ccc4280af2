import { describe, expect, it } from 'vitest';

import { interfacesOf } from '../../../support/facts.ts';

import type { Case } from '../../../support/facts.ts';

describe('what an interface says', () => {
  const cases: readonly Case<string[]>[] = [
    ['interface A {}', ['A {  }']],
    ['interface A { b: B; c(): C }', ['A { b: global B, c: () => global C }']],
    ['interface A extends B, C.D<E> {}', ['A extends global B, global C.D<global E> {  }']],
    ['interface A { b: B } interface A { c: C }', ['A { b: global B }', 'A { c: global C }']],
    ['export interface A { b?: B }', ['A { b: (global B | nothing) }']],
    ['interface A { [b: string]: B; new (): C }', ['A {  }']],
    ['declare global { interface A { b: B } interface Window { c: C } }', ['A { b: global B }']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(interfacesOf(source)).toEqual(expected);
  });
});
