import { describe, expect, it } from 'vitest';

import { keyOfInside, wayOf } from '../../../lib/calls/way-key.ts';

import type { AnalyticsCall, FunctionRef } from '../../../lib/reading.ts';

const ref = (file: string, start: number, end: number): FunctionRef & AnalyticsCall['target'] => ({
  file,
  range: [start, end],
  line: 1,
  column: 1,
});

const call = (fields: Partial<AnalyticsCall>): AnalyticsCall =>
  ({ file: 'a.ts', range: [0, 9], target: ref('b.ts', 5, 8), ...fields }) as unknown as AnalyticsCall;

describe('what a call goes through', () => {
  it('is each function, with the call that is made in the end', () => {
    expect(wayOf(call({ through: [ref('c.ts', 1, 2), ref('d.ts', 3, 4)] }))).toEqual([
      'c.ts:1:2 b.ts:5',
      'd.ts:3:4 b.ts:5',
    ]);
    expect(wayOf(call({}))).toEqual([]);
  });

  it('is each function for the others that it makes as well', () => {
    const others = [ref('e.ts', 6, 7)];
    expect(wayOf(call({ through: [ref('c.ts', 1, 2)], others }))).toEqual(['c.ts:1:2 b.ts:5', 'c.ts:1:2 e.ts:6']);
  });

  it('has no place of its own where the call is made where it stands', () => {
    const through = [ref('c.ts', 1, 2)];
    expect(wayOf(call({ through, target: ref('a.ts', 0, 9) }))).toEqual(['c.ts:1:2 ']);
    expect(wayOf(call({ through, target: ref('a.ts', 0, 8) }))).toEqual(['c.ts:1:2 a.ts:0']);
    expect(wayOf(call({ through, target: ref('a.ts', 1, 9) }))).toEqual(['c.ts:1:2 a.ts:1']);
    expect(wayOf(call({ through, target: ref('b.ts', 0, 9) }))).toEqual(['c.ts:1:2 b.ts:0']);
  });

  it('is not the call itself where that makes a function', () => {
    const through = [ref('a.ts', 0, 9), ref('c.ts', 1, 2)];
    expect(wayOf(call({ through, isDeferred: true }))).toEqual(['c.ts:1:2 b.ts:5']);
    expect(wayOf(call({ through }))).toEqual(['a.ts:0:9 b.ts:5', 'c.ts:1:2 b.ts:5']);
  });
});

describe('the key by which others go through what a call is a part of', () => {
  it('is that of the function, with the call that is made in the end', () => {
    expect(keyOfInside(call({ inside: ref('c.ts', 1, 2) }))).toBe('c.ts:1:2 b.ts:5');
    expect(keyOfInside(call({ inside: ref('c.ts', 1, 2), target: ref('a.ts', 0, 9) }))).toBe('c.ts:1:2 a.ts:0');
    expect(keyOfInside(call({ inside: ref('c.ts', 1, 2), target: ref('a.ts', 0, 9), isDeferred: true }))).toBe(
      'c.ts:1:2 ',
    );
    expect(keyOfInside(call({}))).toBeUndefined();
  });
});
