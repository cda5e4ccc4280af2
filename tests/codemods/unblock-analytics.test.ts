import { describe, expect, it } from 'vitest';

import blocking from '../../rules/no-blocking-analytics.ts';
import unhandled from '../../rules/no-unhandled-rejection.ts';
import { reportedIn, suggestedFor } from './agreement.ts';
import { fixturesOf } from './fixtures.ts';

const rules = { 'no-blocking-analytics': blocking, 'no-unhandled-rejection': unhandled };
const told = new Set(['serverless-told', 'after-wanted-elsewhere']);
const fixtures = fixturesOf('unblock-analytics');

describe('unblock-analytics and its rules', () => {
  it.each(fixtures.filter(({ name }) => !told.has(name)))('$name: the suggestions make the same edits', fixture => {
    expect(suggestedFor('unblock-analytics', fixture, rules).text).toBe(fixture.output);
  });

  it.each(fixtures)('$name: the rules have nothing more to say than was left for a person', fixture => {
    const left = (fixture.sites ?? '')
      .split('\n')
      .filter(line => /^\d.* skipped /.test(line))
      .flatMap(line => line.split(' skipped ')[1]?.split(' (')[0]?.split(', ') ?? []);
    expect(reportedIn('unblock-analytics', fixture, fixture.output ?? '', rules)).toHaveLength(left.length);
  });
});
