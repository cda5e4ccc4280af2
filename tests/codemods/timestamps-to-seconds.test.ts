import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { withoutByteOrderMark } from '../../lib/edit/source.ts';
import { fixturesOf } from './fixtures.ts';
import { inEditor } from './suggestions.ts';

describe('timestamps-to-seconds and no-millisecond-timestamps', () => {
  const fixtures = fixturesOf('timestamps-to-seconds').filter(({ input }) => !input.endsWith('.vue'));

  it.each(fixtures)('make the same edit, after which the rule is silent: $name', fixture => {
    const given = `tests/fixtures/codemods/timestamps-to-seconds/${fixture.name}/options.json`;
    const { rounding, ...options } = (existsSync(given) ? JSON.parse(readFileSync(given, 'utf8')) : {}) as {
      rounding?: string;
    };
    const { suggested, left, skipped } = inEditor('timestamps-to-seconds', fixture, 'no-millisecond-timestamps', [
      options,
    ]);
    expect(left).toHaveLength(skipped);
    // The rule has no option for it.
    if (!rounding) {
      expect(suggested).toBe(withoutByteOrderMark(fixture.output ?? ''));
    }
  });
});
