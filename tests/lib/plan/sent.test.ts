import { afterAll, describe, expect, it } from 'vitest';
import { emptyLock, type Lock } from '../../../lib/plan/lock.ts';
import { breakagesOf, firstFile, isSent, reportingFile, sentEvents, type Breakages } from '../../../lib/plan/sent.ts';
import { createProject } from '../../support/project.ts';
import { analyticsCall } from '../../support/values.ts';

import type { AnalyticsCall, FileReading } from '../../../lib/reading.ts';

const project = createProject({ 'src/there.ts': '', 'src/broken.ts': 'const (' });
afterAll(() => project.remove());

/** What the reading says of a file: one of them cannot be read. */
const reading = {
  root: project.root,
  read: (file: string): FileReading => ({
    file,
    calls: [],
    deferred: [],
    ...(file.includes('broken') && { error: 'Unexpected token' }),
  }),
};

const sends = (file: string, ...events: string[]): AnalyticsCall => analyticsCall({ file, events });
const unresolved = (file: string): AnalyticsCall => analyticsCall({ file, events: [], unresolved: 'dynamic-call' });

/** Events by the files that sent them. */
function lock(events: Readonly<Record<string, readonly string[]>>, fields: Partial<Lock> = {}): Lock {
  const entries = Object.entries(events).map(([name, files]) => [
    name,
    { files, vendors: [], properties: {}, open: false },
  ]);
  return { ...emptyLock, events: Object.fromEntries(entries), ...fields };
}

describe('what is sent', () => {
  it('is told by name, and what wrappers send of themselves last', () => {
    const [wrapper, call] = [analyticsCall({ events: ['a'], forwards: true }), sends('src/b.ts', 'a', 'b')];
    const { events, unresolved: none } = sentEvents([wrapper, call]);
    expect([...events]).toEqual([
      ['a', [call, wrapper]],
      ['b', [call]],
    ]);
    expect(none).toEqual([]);
  });

  it('has patterns, each once, in their order', () => {
    const patterns = [
      analyticsCall({ events: [], patterns: ['b_*', 'a_*'] }),
      analyticsCall({ events: [], patterns: ['a_*'] }),
    ];
    expect(sentEvents(patterns).patterns).toEqual(['a_*', 'b_*']);
  });

  it('has calls whose event is not known, but for those of wrappers', () => {
    const call = unresolved('src/a.ts');
    expect(sentEvents([call, { ...call, forwards: true }, sends('src/a.ts', 'a')]).unresolved).toEqual([call]);
  });

  it('has neither tests nor what sends no event', () => {
    const test = analyticsCall({ events: ['a'], patterns: ['a_*'], unresolved: 'dynamic-call', inTest: true });
    const {
      events,
      patterns,
      unresolved: unknown,
    } = sentEvents([test, { ...test, inTest: false, method: 'identify' }]);
    expect([events.size, patterns, unknown]).toEqual([0, [], []]);
  });

  it('is asked by name or by pattern', () => {
    const sent = sentEvents([sends('src/a.ts', 'a'), analyticsCall({ events: [], patterns: ['x_*', 'step_*'] })]);
    expect(['a', 'step_2', 'b', 'a_step_2'].map(name => isSent(name, sent))).toEqual([true, true, false, false]);
  });
});

describe('what is sent no more', () => {
  const breakages = (known: Lock, ...calls: AnalyticsCall[]): Breakages =>
    breakagesOf(known, sentEvents(calls), reading);

  it('is nothing where all is sent', () => {
    expect(breakages(lock({ a: ['src/a.ts'] }), sends('src/b.ts', 'a', 'b'))).toEqual({ broken: [], uncertain: [] });
    expect(breakages(lock({}))).toEqual({ broken: [], uncertain: [] });
  });

  it('is told with the files that sent it', () => {
    expect(breakages(lock({ a: ['src/a.ts', 'src/b.ts'] }))).toEqual({
      broken: [{ event: 'a', from: ['src/a.ts', 'src/b.ts'] }],
      uncertain: [],
    });
  });

  it('is not told where it is recorded, as removed or as renamed', () => {
    const known = lock({ a: [], b: [], c: [] }, { removed: ['a'], renamed: { b: 'd' } });
    expect(breakages(known).broken.map(({ event }) => event)).toEqual(['c']);
  });

  it('is uncertain where a call of its files may send it', () => {
    const known = lock({ a: ['src/a.ts'], b: ['src/b.ts', 'src/a.ts'], c: ['src/c.ts'] });
    const { broken, uncertain } = breakages(known, unresolved('src/a.ts'));
    expect(uncertain).toEqual(['a', 'b']);
    expect(broken.map(({ event }) => event)).toEqual(['c']);
  });

  it('is uncertain where one of its files cannot be read', () => {
    const known = lock({ a: ['src/broken.ts'], b: ['src/there.ts'], c: ['src/broken-and-gone.ts'] });
    const { broken, uncertain } = breakages(known);
    expect(uncertain).toEqual(['a']);
    expect(broken.map(({ event }) => event)).toEqual(['b', 'c']);
  });

  it.each([
    ['of the same letters', 'Order Placed', 'order_placed'],
    ['of another tense', 'order_place', 'order_placed'],
    ['of the same words', 'Product Viewed', 'Viewed Product'],
  ])('may be sent under a new name %s, wherever that is', (_, event, renamedTo) => {
    const call = sends('src/z.ts', renamedTo);
    expect(breakages(lock({ [event]: ['src/a.ts'] }), call).broken).toEqual([
      { event, from: ['src/a.ts'], renamedTo, call },
    ]);
  });

  it.each<[string, Lock, AnalyticsCall[], string | undefined]>([
    ['one of two that are alike', lock({ 'a b': [] }), [sends('src/z.ts', 'a_b', 'aB')], undefined],
    [
      'one of the same letters, before one of another tense',
      lock({ OrderPlaced: [] }),
      [sends('src/z.ts', 'order_place', 'order_placed')],
      'order_placed',
    ],
    ['one that was there before', lock({ 'a b': [], a_b: [] }), [sends('src/z.ts', 'a_b')], undefined],
    [
      'one that stands for another already',
      lock({ 'a b': [] }, { renamed: { c: 'a_b' } }),
      [sends('src/z.ts', 'a_b')],
      undefined,
    ],
    [
      'the only new one where it was the only one',
      lock({ a: ['src/a.ts'] }),
      [sends('src/a.ts', 'x'), sends('src/b.ts', 'y')],
      'x',
    ],
    ['one of two new ones in its place', lock({ a: ['src/a.ts'] }), [sends('src/a.ts', 'x', 'y')], undefined],
    ['none in its place', lock({ a: ['src/a.ts'] }), [sends('src/b.ts', 'x')], undefined],
    [
      'one that is sent in its place and elsewhere',
      lock({ a: ['src/a.ts'] }),
      [sends('src/b.ts', 'x'), sends('src/a.ts', 'x')],
      'x',
    ],
    ['one for letters that are not known', lock({ Заказ: ['src/a.ts'] }), [sends('src/a.ts', 'Покупка')], 'Покупка'],
  ])('is not guessed but for what is sure: %s', (_, known, calls, renamedTo) => {
    expect(breakages(known, ...calls).broken[0]?.renamedTo).toBe(renamedTo);
  });

  it('is not guessed where two went from one place', () => {
    const known = lock({ a: ['src/a.ts'], b: ['src/b.ts', 'src/a.ts'], c: ['src/c.ts'] });
    const { broken } = breakages(known, sends('src/a.ts', 'x'), sends('src/c.ts', 'z'));
    expect(broken.map(({ event, renamedTo }) => [event, renamedTo])).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['c', 'z'],
    ]);
  });

  it('is told where the new name is sent in the old place, else where it is sent first', () => {
    const [elsewhere, there] = [sends('src/z.ts', 'a_b'), sends('src/a.ts', 'a_b')];
    const known = lock({ 'a b': ['src/a.ts'] });
    expect(breakages(known, elsewhere, there).broken[0]?.call).toBe(there);
    expect(breakages(known, elsewhere).broken[0]?.call).toBe(elsewhere);
  });
});

describe('the file in whose place a breakage is told', () => {
  const sent = sentEvents([sends('src/z.ts', 'a'), sends('src/m.ts', 'b'), unresolved('src/n.ts')]);
  const there = { root: project.root, isCandidate: (file: string) => !file.includes('broken') };

  it('is that of the new name', () => {
    expect(reportingFile({ event: 'x', from: ['src/there.ts'], call: sends('src/y.ts', 'x') }, sent, there)).toBe(
      'src/y.ts',
    );
  });

  it('is the first of its files that is left', () => {
    const from = ['src/gone.ts', 'src/broken.ts', 'src/there.ts'];
    expect(reportingFile({ event: 'x', from }, sent, there)).toBe('src/there.ts');
  });

  it('is asked by its whole path', () => {
    const asked: string[] = [];
    const isCandidate = (file: string): boolean => asked.push(file) > 0;
    reportingFile({ event: 'x', from: ['src/there.ts'] }, sent, { root: project.root, isCandidate });
    expect(asked).toEqual([project.file('src/there.ts')]);
  });

  it('is the first of the project that sends anything', () => {
    expect(reportingFile({ event: 'x', from: ['src/gone.ts'] }, sent, there)).toBe('src/m.ts');
    expect(firstFile(sentEvents([sends('src/b.ts', 'a'), unresolved('src/a.ts')]))).toBe('src/a.ts');
  });

  it('is none where nothing is sent', () => {
    expect(firstFile(sentEvents([]))).toBeUndefined();
  });
});
