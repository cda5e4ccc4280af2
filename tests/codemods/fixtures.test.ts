import { describe, expect, it } from 'vitest';

import { codemods } from '../../codemods/registry.ts';
import { fixturesOf, runFixture } from './fixtures.ts';

/** Fewer cases than these mean that some got lost. */
const atLeast: Readonly<Record<string, number>> = { 'add-cio-guard': 20, 'track-cio-event': 50 };

describe.each(Object.entries(codemods))('%s', (name, codemod) => {
  const fixtures = fixturesOf(name);

  it('has its fixtures', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(atLeast[name] ?? 8);
  });

  it.each(fixtures)('$name', async fixture => {
    const { start } = await codemod.load();
    const [first, second] = runFixture(name, fixture, start);
    expect(first.text).toBe(fixture.output);
    expect(first.sites).toBe(fixture.sites);
    expect(first.others).toEqual(fixture.expected);
    expect(second.text, 'a second run changes nothing').toBe(first.text);
    expect(second.others, 'a second run changes nothing').toEqual(first.others);
    expect(second.sites).not.toContain(' changed ');
  });
});
