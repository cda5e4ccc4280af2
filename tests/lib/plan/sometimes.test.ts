import { describe, expect, it } from 'vitest';

import { mismatchesOf } from '../../../lib/plan/match.ts';
import { analyticsCall, global, literal, object, union } from '../../support/values.ts';
import { plan, shape } from './plans.ts';

import type { PlannedProperty } from '../../../lib/plan/model.ts';
import type { Value } from '../../../lib/reading.ts';

const TOTAL: Partial<PlannedProperty> = { types: new Set(['number']) };

/** What is wrong with the properties of an event that needs `total`, in tier 1 or another. */
function against(sent: Value, { tier = 1, property = TOTAL, name = 'total' } = {}): string[] {
  const call = analyticsCall({ events: ['a'], parts: { properties: sent } });
  return mismatchesOf(call, plan({ a: shape({ [name]: property }) }, { tiers: { a: tier } })).map(
    ({ kind, property: of }) => `${kind} ${of ?? ''}`,
  );
}

describe('a property that an event of tier 1 needs is missing on some way', () => {
  it.each<[string, Value, string[]]>([
    ['on none', object({ total: literal(1) }), []],
    ['where it is not known', object({ total: global('total') }), []],
    [
      'where its spread may be left out',
      object({ total: literal(1) }, { sometimes: ['total'] }),
      ['sometimesMissing total'],
    ],
    [
      'where another spread may be left out',
      object({ total: literal(1), other: literal(1) }, { sometimes: ['other'] }),
      ['unplannedProperty other'],
    ],
    ['where it may be undefined', object({ total: union(literal(1), literal(undefined)) }), ['sometimesMissing total']],
    ['where it may be null', object({ total: union(literal(1), literal(null)) }), ['sometimesMissing total']],
    ['where one of two objects lacks it', union(object({ total: literal(1) }), object({})), ['sometimesMissing total']],
    ['where neither of two objects lacks it', union(object({ total: literal(1) }), object({ total: literal(2) })), []],
    ['on all', object({}), ['missingProperty total']],
    ['and it is wrong as well', object({ total: literal('x') }, { sometimes: ['total'] }), ['wrongType total']],
  ])('%s', (_about, sent, expected) => {
    expect(against(sent)).toEqual(expected);
  });

  it('and no matter where it may be null, or need not be there', () => {
    const sent = object({ total: union(literal(1), literal(null)) });
    expect(against(sent, { property: { types: new Set(['number', 'null']) } })).toEqual([]);
    expect(against(sent, { property: {} })).toEqual([]);
    expect(against(object({ total: literal(1) }, { sometimes: ['total'] }), { name: 'total?' })).toEqual([]);
  });

  it('which is no matter of other tiers', () => {
    const sent = object({ total: literal(1) }, { sometimes: ['total'] });
    expect(against(sent, { tier: 2 })).toEqual([]);
    expect(against(object({}), { tier: 2 })).toEqual(['missingProperty total']);
  });
});
