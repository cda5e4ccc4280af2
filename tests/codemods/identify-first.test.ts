import { describe, expect, it } from 'vitest';

import rule from '../../rules/no-track-before-identify.ts';
import { fixtureText, reportedIn, suggestedFor } from './agreement.ts';
import { fixturesOf } from './fixtures.ts';

const rules = { 'no-track-before-identify': rule };
// The plain linter reads no components.
const fixtures = fixturesOf('identify-first').filter(({ input }) => !input.endsWith('.vue'));

describe('identify-first and its rule', () => {
  it.each(fixtures)('$name: the suggestions make the same edits', fixture => {
    expect(suggestedFor('identify-first', fixture, rules).text).toBe(fixture.output);
  });

  it.each(fixtures)('$name: the rule has nothing more to say than was left for a person', fixture => {
    const left = (fixture.sites ?? '').split('\n').filter(line => / skipped /.test(line));
    expect(reportedIn('identify-first', fixture, fixture.output ?? '', rules)).toHaveLength(left.length);
  });

  // The rule goes by code paths, the codemod by the tree.
  it.each(fixtures)('$name: both see the same places', fixture => {
    const named = (fixture.sites ?? '')
      .split('\n')
      .flatMap(line => / (?:changed|skipped) ([^(]*)/.exec(line)?.[1]?.split(', ') ?? []);
    const reported = reportedIn('identify-first', fixture, fixtureText('identify-first', fixture), rules);
    expect(reported).toHaveLength(named.length);
  });
});
