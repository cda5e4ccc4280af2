import { describe, expect, it } from 'vitest';

import { functionsOf, notesOf } from '../../../support/facts.ts';

import type { Case } from '../../../support/facts.ts';

describe('functions that a component is given', () => {
  const cases: readonly Case<string[]>[] = [
    ['<A b={() => {}} />;', ['fn 0: property b of call 0']],
    ['<A b={function () {}} c={() => {}} />;', ['fn 0: property b of call 0', 'fn 1: property c of call 0']],
    ['<A b={(() => {}) as B} />;', ['fn 0: property b of call 0']],
    ['<A>{() => {}}</A>;', ['fn 0: property children of call 0']],
    ['<A>b{c}{() => {}}</A>;', ['fn 0: property children of call 0']],
    ['<A.B>{() => {}}</A.B>;', ['fn 0: property children of call 0']],
    ['<A b={() => {}}><C d={() => {}} /></A>;', ['fn 0: property b of call 0', 'fn 1: property d of call 1']],
    ['<A b:c={() => {}} />;', []],
    ['<A b={c(() => {})} />;', []],
    ['<A {...b(() => {})} />;', []],
    ['<a b={() => {}} />;', []],
    ['<a>{() => {}}</a>;', []],
    ['<A b={[() => {}]} />;', []],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(notesOf(source, 'a.tsx')).toEqual(expected);
  });

  it('are called with its first argument where they stand between its tags', () => {
    expect(functionsOf('<A b={() => {}}>{() => {}}</A>;', 'a.tsx')).toEqual(['()', '() argument 0 of call 0']);
    expect(functionsOf('<a>{() => {}}</a>;', 'a.tsx')).toEqual(['()']);
    expect(functionsOf('<A>{b(() => {})}</A>;', 'a.tsx')).toEqual(['() argument 0 of call 1']);
  });
});
