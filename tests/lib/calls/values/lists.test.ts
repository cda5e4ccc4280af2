import { describe, expect, it } from 'vitest';

import { itemsOf } from '../../../../lib/calls/values/lists.ts';
import { array, called, globalCall, literal, member, parameter, union, unknown } from '../../../support/values.ts';

import type { Value } from '../../../../lib/reading.ts';

const a = literal('a');
const b = literal('b');
const list = parameter('list');
const giving = (returned: Value): Value => ({ kind: 'function', returned: () => returned });

describe('what is in a list', () => {
  it('is what is written there, of every list that it may be', () => {
    expect(itemsOf(union(array(a), array(b)))).toEqual([a, b]);
    expect(itemsOf(unknown)).toEqual([]);
  });

  it('is what another list brings', () => {
    expect(itemsOf({ ...array(a), spread: [array(b)] })).toEqual([a, b]);
  });

  it('is what a function makes of each item', () => {
    expect(itemsOf(globalCall('Array.from', list, giving(a)))).toEqual([a]);
    expect(itemsOf(called(member(list, 'map'), giving(union(a, b))))).toEqual([a, b]);
  });

  it('is not what another function is given', () => {
    expect(itemsOf(globalCall('Object.fromEntries', list, giving(a)))).toEqual([]);
    expect(itemsOf(called(member(list, 'filter'), giving(a)))).toEqual([]);
    expect(itemsOf(called(member(list, 'map'), unknown))).toEqual([]);
  });

  it('is not looked for without end', () => {
    const deep = (levels: number): Value =>
      Array.from({ length: levels }).reduce<Value>(inner => ({ ...array(), spread: [inner] }), array(a));
    expect(itemsOf(deep(4))).toEqual([a]);
    expect(itemsOf(deep(5))).toEqual([]);
  });
});
