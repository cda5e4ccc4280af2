import { describe, expect, it } from 'vitest';

import { mismatchesOf, type Mismatch } from '../../../lib/plan/match.ts';
import { analyticsCall, array, global, literal, object, union } from '../../support/values.ts';
import { place, plan, shape } from './plans.ts';

import type { PlannedLimits, PlannedProperty } from '../../../lib/plan/model.ts';
import type { Value } from '../../../lib/reading.ts';

const negative = (value: number): Value => ({ kind: 'operation', operator: '-', operands: [literal(value)] });

/** What is wrong with the property `x` of an event `a`, in tier 1 or not. */
function against(planned: Partial<PlannedProperty>, sent: Value, tier?: number): Mismatch[] {
  const call = analyticsCall({ events: ['a'], parts: { properties: object({ x: sent }) } });
  return mismatchesOf(call, plan({ a: shape({ x: planned }) }, tier === undefined ? {} : { tiers: { a: tier } }));
}

function broken(limits: PlannedLimits, sent: Value, tier?: number): string | undefined {
  const [wrong, ...others] = against({ limits }, sent, tier);
  expect(others).toEqual([]);
  return wrong && `${wrong.kind}: ${'expected' in wrong ? `${wrong.expected}, and not ${wrong.actual}` : ''}`;
}

describe('a value is within the limits of the plan, or beyond them', () => {
  it.each<[string, PlannedLimits, Value, Value, string, string]>([
    ['at least', { minimum: 5 }, literal(5), literal(4), 'at least 5', '4'],
    ['at most', { maximum: 5 }, literal(5), literal(6), 'at most 5', '6'],
    ['more than', { exclusiveMinimum: 5 }, literal(6), literal(5), 'more than 5', '5'],
    ['less than', { exclusiveMaximum: 5 }, literal(4), literal(5), 'less than 5', '5'],
    ['at least nothing', { minimum: 0 }, literal(0), negative(1), 'at least 0', '-1'],
    ['at least, below nothing', { minimum: -5 }, negative(5), negative(6), 'at least -5', '-6'],
    ['at most nothing', { maximum: 0 }, negative(1), literal(1), 'at most 0', '1'],
    ['a text of at least', { minLength: 2 }, literal('ab'), literal('a'), 'a text of at least 2', '"a"'],
    ['a text of at most', { maxLength: 2 }, literal('ab'), literal('abc'), 'a text of at most 2', '"abc"'],
    ['a text of signs', { maxLength: 1 }, literal('😀'), literal('😀a'), 'a text of at most 1', '"😀a"'],
    ['a text like', { pattern: /^a/ }, literal('ab'), literal('b'), 'a text like `^a`', '"b"'],
    [
      'a list of at least',
      { minItems: 2 },
      array(literal(1), literal(2)),
      array(literal(1)),
      'a list of at least 2',
      'a list of another length',
    ],
    [
      'a list of at most',
      { maxItems: 1 },
      array(literal(1)),
      array(literal(1), literal(2)),
      'a list of at most 1',
      'a list of another length',
    ],
  ])('%s', (_what, limits, right, wrong, expected, actual) => {
    expect(broken(limits, right)).toBeUndefined();
    expect(broken(limits, wrong)).toBe(`brokenLimit: ${expected}, and not ${actual}`);
  });

  it('is told once, of the limit that is named first', () => {
    expect(broken({ minimum: 5, exclusiveMinimum: 5 }, literal(4))).toBe('brokenLimit: at least 5, and not 4');
    expect(broken({ maximum: 5, exclusiveMaximum: 5 }, literal(6))).toBe('brokenLimit: at most 5, and not 6');
    expect(broken({ minLength: 3, pattern: /^b/ }, literal('a'))).toBe(
      'brokenLimit: a text of at least 3, and not "a"',
    );
  });

  it('is not known of what is not written, nor of a limit for another type', () => {
    expect(broken({ minimum: 5 }, global('q'))).toBeUndefined();
    expect(broken({ minLength: 5 }, literal(1))).toBeUndefined();
    expect(broken({ minimum: 5 }, literal('a'))).toBeUndefined();
    expect(broken({ minItems: 5 }, literal('a'))).toBeUndefined();
    expect(broken({ minimum: 5 }, literal(true))).toBeUndefined();
    expect(broken({ minimum: 5 }, { kind: 'operation', operator: '+', operands: [literal(1)] })).toBeUndefined();
    expect(
      broken({ minimum: 5 }, { kind: 'operation', operator: '-', operands: [literal(1), literal(2)] }),
    ).toBeUndefined();
    expect(broken({ minItems: 5 }, { ...array(literal(1)), open: true } as Value)).toBeUndefined();
  });

  it('is beyond them where all that it may be is, or some of it where money hangs on it', () => {
    const one = union(literal(4), literal(5));
    expect(broken({ minimum: 5 }, one)).toBeUndefined();
    expect(broken({ minimum: 5 }, one, 1)).toBe('brokenLimit: at least 5, and not 4');
    expect(broken({ minimum: 5 }, union(literal(3), literal(4)))).toBe('brokenLimit: at least 5, and not 3');
  });
});

describe('what stands in a value', () => {
  const told = (planned: Partial<PlannedProperty>, sent: Value, tier?: number): string[] =>
    against(planned, sent, tier).map(({ kind, property }) => `${kind} ${property}`);
  const number: PlannedProperty = { name: 'n', required: true, place, types: new Set(['number']) };
  const inner = shape({ n: 'number' });

  it('is held to the plan', () => {
    expect(told({ shape: inner }, object({ n: literal(1) }))).toEqual([]);
    expect(told({ shape: inner }, object({ n: literal('a') }))).toEqual(['wrongType x.n']);
    expect(told({ shape: inner }, object({}))).toEqual(['missingProperty x.n']);
    expect(told({ shape: inner }, object({ n: literal(1), m: literal(1) }))).toEqual([]);
    expect(told({ shape: { ...inner, additional: 'forbidden' } }, object({ n: literal(1), m: literal(1) }))).toEqual([
      'unplannedProperty x.m',
    ]);
    expect(told({ shape: inner }, global('q'))).toEqual([]);
    expect(told({ shape: inner }, union(object({}), global('q')))).toEqual([]);
  });

  it('is held to it item by item, and told once', () => {
    expect(told({ items: { ...number, name: '[]' } }, array(literal(1), literal(2)))).toEqual([]);
    expect(told({ items: { ...number, name: '[]' } }, array(literal('a'), literal('b')))).toEqual(['wrongType x[]']);
    const objects: PlannedProperty = { name: '[]', required: false, place, shape: inner };
    expect(told({ items: objects }, array(object({ n: literal(1) }), object({})))).toEqual(['missingProperty x[].n']);
    expect(told({ items: objects }, array(object({ n: literal('a') })))).toEqual(['wrongType x[].n']);
    expect(told({ items: objects }, global('q'))).toEqual([]);
  });
});
