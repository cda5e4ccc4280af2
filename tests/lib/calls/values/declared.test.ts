import { describe, expect, it } from 'vitest';

import { namesSentBy } from '../../../../lib/calls/values/declared.ts';
import { analyticsCall, at, literal, template, union, unknown } from '../../../support/values.ts';

import type { Method } from '../../../../lib/catalog/types.ts';
import type { Value } from '../../../../lib/reading.ts';

/** `name file start` of each name that a call in `src/a.ts` sends. */
function names(event: Value | undefined, events: readonly string[], method: Method = 'track'): string[] {
  const call = analyticsCall({ file: 'src/a.ts', method, events, parts: event ? { event } : {} });
  return namesSentBy(call).map(({ name, origin }) =>
    [name, ...(origin ? [origin.file, origin.range[0]] : ['nowhere'])].join(' '),
  );
}

const A = literal('A');

describe('the names that a call sends', () => {
  it.each<[string, Value | undefined, string[], string[]]>([
    ['where one is written', at(A, 5), ['A'], ['A src/a.ts 5']],
    ['two', union(at(A, 5), at(literal('B'), 9)), ['A', 'B'], ['A src/a.ts 5', 'B src/a.ts 9']],
    ['one that is written twice', union(at(A, 5), at(A, 9)), ['A'], ['A src/a.ts 5', 'A src/a.ts 9']],
    ['one that is written twice at one place', union(at(A, 5), at(A, 5)), ['A'], ['A src/a.ts 5']],
    ['one that is put together', template('A', unknown), ['A'], ['A nowhere']],
    ['one that another is beside', union(at(literal('B'), 5), unknown), ['A'], ['A nowhere']],
    ['one without a value', undefined, ['A'], ['A nowhere']],
    ['one without a place', A, ['A'], ['A nowhere']],
    ['none', at(A, 5), [], []],
  ])('%s', (_about, event, events, expected) => {
    expect(names(event, events)).toEqual(expected);
  });

  it.each(['a.ts', 'a.tsx', 'a.cts', 'a.mts', 'a.js', 'a.jsx', 'a.cjs', 'a.mjs', 'a.vue', 'a.svelte', 'a.astro'])(
    'where a linter sees it: %s',
    file => {
      expect(names(at(A, 5, 6, `lib/${file}`), ['A'])).toEqual([`A lib/${file} 5`]);
    },
  );

  it.each(['a.json', 'a.html', 'a.tsv', 'ts', '../lib/a.ts', 'node_modules/kit/a.js', 'lib/node_modules/kit/a.js'])(
    'and not where none does: %s',
    file => {
      expect(names(at(A, 5, 6, file), ['A'])).toEqual(['A nowhere']);
    },
  );

  it('in its own file in any case', () => {
    const call = analyticsCall({ file: 'a.html', events: ['A'], parts: { event: at(A, 5, 6, 'a.html') } });
    expect(namesSentBy(call)[0]?.origin).toMatchObject({ file: 'a.html' });
  });

  it('are none of what sends no event', () => {
    expect(names(at(A, 5), ['A'], 'page')).toEqual([]);
    expect(names(at(A, 5), ['A'], 'identify')).toEqual([]);
  });
});
