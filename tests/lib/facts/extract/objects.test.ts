import { describe, expect, it } from 'vitest';

import { objectsOf } from '../../../support/facts.ts';

import type { Case } from '../../../support/facts.ts';

describe('objects by number', () => {
  const cases: readonly Case<string[]>[] = [
    ['a({ b: { c: 1 } });', ['object 0 { b: object 1 { c: 1 } }', 'object 1 { c: 1 }']],
    ['({ a: { b: 1 } }); ({});', ['object 0 { a: object 1 { b: 1 } }', 'object 1 { b: 1 }', 'object 2 {  }']],
    ['({ a() { return { b: this }; } });', ['object 0 { a: fn 0 }', 'object 1 { b: this of object 0 }']],
    ['({ a: this });', ['object 0 { a: not known (dynamic-expression) }']],
    ['({ a: () => this.b });', ['object 0 { a: fn 0 }']],
    ['<A b={{ c: 1 }} />;', ['object 0 { c: 1 }', 'object 1 { b: object 0 { c: 1 } }'], 'a.tsx'],
    ['enum A { b }', ['object 0 { b: 0 }']],
    ['({ set a(b) {} });', ['object 0 {  }']],
  ];
  it.each(cases)('%s', (source, expected, file) => {
    expect(objectsOf(source, file)).toEqual(expected);
  });
});
