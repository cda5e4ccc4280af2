import { describe, expect, it } from 'vitest';

import { isTierWanted, isWanted } from '../../../lib/plan/wanted.ts';
import { plan, shape } from './plans.ts';

import type { Mismatch } from '../../../lib/plan/match.ts';
import type { PlanPart } from '../../../lib/plan/wanted.ts';

const open = plan({ a: shape({}), b: shape({}, { additional: 'forbidden' }) });

describe('somebody wants to hear of a departure', () => {
  it.each<[string, Partial<Mismatch>, PlanPart, boolean]>([
    ['of an event that is not planned', { kind: 'unplannedEvent' }, {}, true],
    ['not of an event that is not planned', { kind: 'unplannedEvent' }, { unplannedEvents: false }, false],
    ['of a property that is not planned', { kind: 'unplannedProperty', property: 'x' }, {}, true],
    ['never', { kind: 'unplannedProperty', property: 'x' }, { unplannedProperties: 'never' }, false],
    ['where the event is open', { kind: 'unplannedProperty', property: 'x' }, { unplannedProperties: 'closed' }, false],
    [
      'where the event is closed',
      { kind: 'unplannedProperty', property: 'x', event: 'b' },
      { unplannedProperties: 'closed' },
      true,
    ],
    ['of a property without a name', { kind: 'unplannedProperty' }, { unplannedProperties: 'never' }, true],
    [
      'of a missing one all the same',
      { kind: 'missingProperty', property: 'x' },
      { unplannedProperties: 'never' },
      true,
    ],
    ['of its tier', { kind: 'unplannedEvent', tier: 2 }, { tiers: [1, 2] }, true],
    ['not of another tier', { kind: 'unplannedEvent', tier: 3 }, { tiers: [1, 2] }, false],
  ])('%s', (_which, mismatch, option, expected) => {
    expect(isWanted({ kind: 'unplannedEvent', event: 'a', ...mismatch } as Mismatch, open, option)).toBe(expected);
  });

  it.each<[number | undefined, PlanPart, boolean]>([
    [undefined, {}, true],
    [1, {}, true],
    [1, { tiers: [1] }, true],
    [2, { tiers: [1] }, false],
    [undefined, { tiers: [1] }, false],
    [1, { exceptTiers: [1] }, false],
    [2, { exceptTiers: [1] }, true],
    [undefined, { exceptTiers: [1] }, true],
    [1, { tiers: [1], exceptTiers: [1] }, false],
  ])('of tier %s by %j: %s', (tier, option, expected) => {
    expect(isTierWanted(tier, option)).toBe(expected);
  });
});
