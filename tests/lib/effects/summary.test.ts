import { describe, expect, it } from 'vitest';

import { Summaries } from '../../../lib/effects/summary.ts';

import type { Frame } from '../../../lib/evaluate/value.ts';

type Graph = Readonly<Record<string, readonly string[]>>;

/** Which functions a function leads to, asked of summaries; `asked` says how often each was made. */
function reader(graph: Graph) {
  const summaries = new Summaries<ReadonlySet<string>>(new Set());
  const asked = new Map<string, number>();
  const reach = (key: string, frame: Frame | null = null): ReadonlySet<string> =>
    summaries.of({ key, variant: 0, frame }, () => {
      asked.set(key, (asked.get(key) ?? 0) + 1);
      return new Set([key, ...(graph[key] ?? []).flatMap(next => [...reach(next, frame)])]);
    });
  return { summaries, asked, reach: (key: string, frame?: Frame) => [...reach(key, frame)].sort().join('') };
}

const frame = (): Frame => ({ key: 'outer', args: [], up: null, memo: new Map() });

describe('answers about functions', () => {
  it('are made once', () => {
    const { reach, asked } = reader({ a: ['b', 'c'], b: ['c'], c: [] });
    expect(reach('a')).toBe('abc');
    expect(reach('b')).toBe('bc');
    expect([...asked.values()]).toEqual([1, 1, 1]);
  });

  it('are made again after all is forgotten', () => {
    const { reach, asked, summaries } = reader({ a: [] });
    reach('a');
    summaries.clear();
    reach('a');
    expect(asked.get('a')).toBe(2);
  });

  it('end in a cycle, and are whole for each function of it', () => {
    const { reach } = reader({ a: ['b'], b: ['c'], c: ['a', 'd'], d: [] });
    expect(['a', 'b', 'c', 'd'].map(key => reach(key))).toEqual(['abcd', 'abcd', 'abcd', 'd']);
  });

  it('are whole for cycles in cycles', () => {
    const { reach } = reader({ a: ['b'], b: ['c', 'a'], c: ['b', 'd'], d: ['c', 'e'], e: [] });
    expect(['a', 'b', 'c', 'd'].map(key => reach(key))).toEqual(['abcde', 'abcde', 'abcde', 'abcde']);
  });

  it('are whole for what has read an answer that was not', () => {
    const { reach } = reader({ a: ['b', 'c'], b: ['a'], c: ['b', 'd'], d: [] });
    expect(['a', 'b', 'c'].map(key => reach(key))).toEqual(['abcd', 'abcd', 'abcd']);
  });

  it('follow a chain to its end', () => {
    const names = Array.from({ length: 200 }, (_, index) => String.fromCodePoint(0x4e00 + index));
    const { reach } = reader(Object.fromEntries(names.map((name, index) => [name, names.slice(index + 1, index + 2)])));
    expect(reach(names[0] as string)).toHaveLength(200);
  });

  it('are kept with the call that they hang on', () => {
    const { reach, asked } = reader({ a: [] });
    const one = frame();
    reach('a', one);
    reach('a', one);
    expect(asked.get('a')).toBe(1);
    reach('a', frame());
    reach('a');
    expect(asked.get('a')).toBe(3);
  });

  it('know which function is in the making', () => {
    const summaries = new Summaries<boolean>(false);
    const question = { key: 'a', variant: 0, frame: null };
    expect(summaries.of(question, () => summaries.isInTheMaking('a'))).toBe(true);
    expect(summaries.isInTheMaking('a')).toBe(false);
  });

  it('are not kept where making one failed', () => {
    const summaries = new Summaries<string>('');
    const question = { key: 'a', variant: 0, frame: null };
    expect(() =>
      summaries.of(question, () => {
        throw new Error('broken');
      }),
    ).toThrow('broken');
    expect(summaries.of(question, () => 'made')).toBe('made');
  });
});
