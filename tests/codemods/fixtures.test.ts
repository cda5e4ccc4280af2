import { describe, expect, it } from 'vitest';

import { startAddCioGuard } from '../../codemods/add-cio-guard/session.ts';
import { startTrackCioEvent } from '../../codemods/track-cio-event/session.ts';
import { fixturesOf, runFixture } from './fixtures.ts';

const codemods = [
  { codemod: 'add-cio-guard', start: startAddCioGuard, defaults: {}, atLeast: 20 },
  { codemod: 'track-cio-event', start: startTrackCioEvent, defaults: { event: 'Request Created' }, atLeast: 50 },
];

describe.each(codemods)('$codemod', ({ codemod, start, defaults, atLeast }) => {
  const fixtures = fixturesOf(codemod);

  it('has its fixtures', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(atLeast);
  });

  it.each(fixtures)('$name', (fixture) => {
    const [first, second] = runFixture(codemod, fixture, start, defaults);
    expect(first.text).toBe(fixture.output);
    expect(first.sites).toBe(fixture.sites);
    expect(second.text, 'a second run changes nothing').toBe(first.text);
    expect(second.sites).not.toContain(' changed ');
  });
});
