import { describe, expect, it } from 'vitest';

import { start as segmentToCustomerio } from '../../codemods/segment-to-customerio/session.ts';
import { start as trackApiToPipelines } from '../../codemods/track-api-to-pipelines/session.ts';
import { fixturesOf } from './fixtures.ts';
import { lintFixture } from './lint.ts';

/** Rules that look at shapes, units and keys: what moved must give them nothing new to say. */
const rules = [
  'no-millisecond-timestamps',
  'valid-http-request',
  'valid-attributes',
  'valid-event-name',
  'consistent-region',
];

describe.each([
  ['segment-to-customerio', segmentToCustomerio],
  ['track-api-to-pipelines', trackApiToPipelines],
] as const)('%s', (name, start) => {
  const fixtures = fixturesOf(name).filter(({ input }) => /\.[cm]?[jt]s$/.test(input));

  it.each(fixtures.map(fixture => [fixture.name, fixture] as const))('brings no new finding into %s', (_, fixture) => {
    for (const rule of rules) {
      const { before, after } = lintFixture(name, fixture, start, rule);
      expect(after.length, rule).toBeLessThanOrEqual(before.length);
    }
  });
});

it('has the key of Segment reported that is left for a person', () => {
  const fixture = fixturesOf('segment-to-customerio').find(({ name }) => name === 'node-client');
  const { before, after } = lintFixture(
    'segment-to-customerio',
    fixture!,
    segmentToCustomerio,
    'no-mismatched-api-key',
  );
  expect([before.length, after.length]).toEqual([0, 1]);
});
