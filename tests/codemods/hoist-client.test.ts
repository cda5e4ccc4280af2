import { describe, expect, it } from 'vitest';

import { start } from '../../codemods/hoist-client/session.ts';
import { fixturesOf } from './fixtures.ts';
import { lintFixture } from './lint.ts';

describe('what hoist-client leaves behind', () => {
  const fixtures = fixturesOf('hoist-client').filter(({ input }) => /\.[jt]s$/.test(input));

  it.each(fixtures)('is clean under the rule, but for what it skipped: $name', fixture => {
    const { before, after, changed, skipped } = lintFixture('hoist-client', fixture, start, 'no-client-per-request');
    expect(before).toHaveLength(changed + skipped);
    expect(after).toHaveLength(skipped);
  });
});
