import { describe, expect, it } from 'vitest';

import type { Start } from '../../codemods/registry.ts';
import { codemods } from '../../codemods/registry.ts';
import { withMarkers } from '../../codemods/shared/markers.ts';
import { fixturesOf, runFixture } from './fixtures.ts';

/** Fewer cases than these mean that some got lost. */
const atLeast: Readonly<Record<string, number>> = { 'add-cio-guard': 20, 'track-cio-event': 50 };

/** A fault in one codemod (`npm run mutate`) is looked for in the fixtures of that one alone. */
const faulty = /^codemods\/(?!shared\/)([\w-]+)\//.exec(process.env['FAULTY_FILE'] ?? '')?.[1];
const wanted = Object.entries(codemods).filter(([name]) => faulty === undefined || name === faulty);

describe.each(wanted)('%s', (name, codemod) => {
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

  const leaving = fixtures.filter(({ sites }) => sites?.includes('for a person'));
  it.each(leaving)('$name, with markers', async fixture => {
    const { start } = await codemod.load();
    const marked: Start = (view, options) => withMarkers(view, start(view, options));
    const [first, second] = runFixture(name, fixture, marked);
    expect(second.text, 'a second run marks nothing more').toBe(first.text);
    expect(second.others, 'a second run marks nothing more').toEqual(first.others);
  });
});
