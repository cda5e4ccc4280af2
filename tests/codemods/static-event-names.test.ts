import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { withoutByteOrderMark } from '../../lib/edit/source.ts';
import { fixturesOf } from './fixtures.ts';
import { inEditor } from './suggestions.ts';

describe('static-event-names and no-dynamic-event-name', () => {
  const fixtures = fixturesOf('static-event-names').filter(({ input }) => !input.endsWith('.vue'));

  it.each(fixtures)('make the same edit, after which the rule is silent: $name', fixture => {
    const given = `tests/fixtures/codemods/static-event-names/${fixture.name}/options.json`;
    const { name, allow = [] } = (existsSync(given) ? JSON.parse(readFileSync(given, 'utf8')) : {}) as {
      name?: unknown;
      allow?: readonly string[];
    };
    const { suggested, left, skipped } = inEditor('static-event-names', fixture, 'no-dynamic-event-name', [{ allow }]);
    expect(left).toHaveLength(skipped);
    // Names that somebody chose are not the rule's.
    if (name === undefined) {
      expect(suggested).toBe(withoutByteOrderMark(fixture.output ?? ''));
    }
  });
});
