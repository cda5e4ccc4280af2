import { describe, expect, it } from 'vitest';
import { listOf, tierIn } from '../../../lib/plan/collect.ts';
import { collected, place, problems, shape, shown, source, summary } from './plans.ts';

describe('events that are gathered', () => {
  it('stand in the order of their names', () => {
    const plan = collected(into => {
      for (const name of ['b', 'a', 'B', 'c']) into.addEvent({ name, place });
    });
    expect([...plan.events.keys()]).toEqual(['B', 'a', 'b', 'c']);
  });

  it('are, where they come twice, what the later says, and what only the earlier says', () => {
    const later = { ...place, file: 'later.json' };
    const plan = collected(into => {
      into.addEvent({ name: 'a', description: 'One.', tier: 1, shape: shape({ x: 'number' }), place });
      into.addEvent({ name: 'a', place: later });
      into.addEvent({ name: 'b', description: 'One.', tier: 1, shape: shape({ x: 'number' }), place });
      into.addEvent({ name: 'b', description: 'Two.', tier: 0, shape: shape({ y: 'string' }), place: later });
      into.addEvent({ name: 'c', place });
      into.addEvent({ name: 'c', place });
    });
    expect(plan.events.get('a')).toEqual({
      name: 'a',
      description: 'One.',
      tier: 1,
      shape: shape({ x: 'number' }),
      place: later,
    });
    expect(plan.events.get('b')).toEqual({
      name: 'b',
      description: 'Two.',
      tier: 0,
      shape: shape({ y: 'string' }),
      place: later,
    });
    expect(plan.events.get('c')).toEqual({ name: 'c', place });
  });

  it('are noted with each place of their names', () => {
    const plan = collected(into => {
      into.addName('a', source({}), ['events', 0]);
      into.addName('b', source({}), ['events', 'b'], 'key');
      into.addName('a', source({}, 'b.json'), [], 'file');
    });
    expect([...plan.names]).toEqual([
      [
        'a',
        [
          { file: 'plan.json', pointer: ['events', 0], as: 'value' },
          { file: 'b.json', pointer: [], as: 'file' },
        ],
      ],
      ['b', [{ file: 'plan.json', pointer: ['events', 'b'], as: 'key' }]],
    ]);
  });
});

it('what all events have in common holds at once', () => {
  const plan = collected(into => {
    into.addCommon(shape({ 'v?': 'number' }));
    into.addCommon(undefined);
    into.addCommon(shape({ v: 'number', w: 'string' }));
  });
  expect(shown(plan.common)).toEqual(['v!: number', 'w!: string']);
  expect(shown(collected(() => undefined).common)).toEqual([]);
});

it('files and formats are told once', () => {
  const plan = collected(into => {
    into.addFile(source({}), 'segment');
    into.addFile(source({}, 'b.json'), 'segment');
    into.addFile(source({}), 'inline');
  });
  expect(plan.files).toEqual(['plan.json', 'b.json']);
  expect(plan.formats).toEqual(['segment', 'inline']);
});

describe('tiers', () => {
  const plan = collected(into => {
    into.addTier(1, 'order_completed', source({}), ['tiers', '1', 0]);
    into.addTier(2, '/^order_/', source({}), ['tiers', '2', 0]);
    into.addTier(3, '/REFUND/i', source({}), ['tiers', '3', 0]);
    into.addTier(4, 'with/slashes/', source({}), ['tiers', '4', 0]);
    into.addTier(5, '/path', source({}), ['tiers', '5', 0]);
    into.addTier(6, '/x/g', source({}), ['tiers', '6', 0]);
    into.addEvent({ name: 'order_placed', tier: 9, place });
    into.addEvent({ name: 'own', tier: 9, place });
    into.addEvent({ name: 'none', place });
  });

  it.each<[string, number | undefined]>([
    ['order_completed', 1],
    ['order_placed', 2],
    ['refunded', 3],
    ['with/slashes/', 4],
    ['/path', 5],
    ['/x/g', 6],
    ['own', 9],
    ['reorder_placed', undefined],
    ['completed', undefined],
    ['none', undefined],
    ['x', 6],
  ])('of %s is %j', (name, tier) => {
    expect(plan.tierOf(name)).toBe(tier);
  });

  it('are those of the planned events', () => {
    expect(summary(plan)).toEqual({ none: undefined, 'order_placed (2)': undefined, 'own (9)': undefined });
    expect('tier' in (plan.events.get('none') ?? {})).toBe(false);
  });

  it('note the places of names, and not of patterns', () => {
    expect([...plan.names.keys()]).toEqual(['order_completed', 'with/slashes/', '/path']);
    expect(plan.names.get('order_completed')).toEqual([{ file: 'plan.json', pointer: ['tiers', '1', 0], as: 'value' }]);
  });

  it('say which pattern is none', () => {
    const broken = collected(into => into.addTier(1, '/(/', source({}), ['tiers', '1', 0]));
    expect(problems(broken)).toEqual([
      'plan.json (/tiers/1/0): `/(/` is not a regular expression. Correct it, or write the name of an event without slashes.',
    ]);
    expect(broken.isComplete).toBe(true);
  });
});

it('a plan is complete unless a fault hides events', () => {
  expect(collected(into => into.problems.add(source({}), [], 'A.', 'B.')).isComplete).toBe(true);
  expect(collected(into => into.problems.addLoss(source({}), [], 'A.', 'B.')).isComplete).toBe(false);
  expect(collected(() => undefined).isComplete).toBe(true);
});

describe('the tier that an event carries', () => {
  it.each<[string, Record<string, unknown>, number | undefined]>([
    ['as a field', { tier: 1 }, 1],
    ['as text', { tier: '2' }, 2],
    ['with its word', { tier: 'Tier 3' }, 3],
    ['with its word and a sign', { tier: 'tier-_=: 3' }, 3],
    ['under a name of JSON Schema', { 'x-tier': 4 }, 4],
    ['as a label', { labels: { tier: '5' } }, 5],
    ['as a label with a key', { labels: [{ key: 'Tier', value: 6 }] }, 6],
    ['as a label with a name', { labels: [{ name: 'tier', value: '7' }] }, 7],
    ['as a tag', { tags: ['money', 'tier-1'] }, 1],
    ['as a tag without a sign', { tags: ['TIER2'] }, 2],
    ['as a tag with other signs', { tags: ['tier: _=3'] }, 3],
    ['as a label that is a text', { labels: ['tier=8'] }, 8],
    ['as a tag with a key', { tags: [{ key: 'tier', value: 9 }] }, 9],
    ['as a number of three digits', { tier: 999 }, 999],
    ['as none, by a number of four digits', { tier: 1000 }, undefined],
    ['as none, by a fraction', { tier: 1.5 }, undefined],
    ['as none, by a negative number', { tier: -1 }, undefined],
    ['as none, by a word', { tier: 'gold' }, undefined],
    ['as none, by another word before it', { tier: 'my tier 1' }, undefined],
    ['as none, by another label', { labels: [{ key: 'level', value: 1 }] }, undefined],
    ['as none, by a tag with more behind it', { tags: ['tier-1-events'] }, undefined],
    ['as none, by a tag with more before it', { tags: ['no-tier-1'] }, undefined],
    ['as none, by a flag', { tier: true }, undefined],
    ['as none, by labels that are a text', { labels: 'tier-1' }, undefined],
    ['as none', {}, undefined],
    ['as the first that is one', { tier: 'gold', 'x-tier': 2, tags: ['tier-3'] }, 2],
  ])('%s', (_, event, tier) => {
    expect(tierIn(event)).toBe(tier);
  });
});

it('what is no list counts as an empty one', () => {
  expect(listOf([1, 2])).toEqual([1, 2]);
  expect(listOf('ab')).toEqual([]);
  expect(listOf({ length: 1 })).toEqual([]);
  expect(listOf(undefined)).toEqual([]);
});
