import * as v8 from 'node:v8';

import { beforeEach, describe, expect, it, vi } from 'vitest';

import { attempt, LEADS_TOO_FAR } from '../../../lib/project/attempt.ts';
import { openProject } from '../../../lib/project/project.ts';
import { makeWorkings } from '../../../lib/project/workings.ts';
import { TOO_DEEP_TO_READ } from '../../../lib/syntax/nesting.ts';
import { useProjects } from '../../support/project.ts';

vi.mock(import('node:v8'), async original => ({ ...(await original()), getHeapStatistics: vi.fn() }));

const createProject = useProjects();

function fillMemory(used: number, limit = 1000): void {
  vi.mocked(v8.getHeapStatistics).mockReturnValue({ used_heap_size: used, heap_size_limit: limit } as v8.HeapInfo);
}

beforeEach(() => {
  fillMemory(0);
});

const sending = `
import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
analytics.track({ userId: 'u', event: 'Sent' });
`;

const endless = (): never => endless();

it('goes on after work that was too deep for the stack, and says of which file it was', () => {
  const workings = makeWorkings({ root: createProject({ 'a.ts': sending, 'b.ts': sending }).root, cache: false });
  const { sources, evaluator, reader } = workings;
  const file = sources.absolute('a.ts');
  const { memo } = evaluator;
  const result = attempt(workings, file, () => memo.once('a', () => memo.deeper(endless, endless), endless), 'nothing');
  expect(result).toBe('nothing');
  expect(sources.failure(file)).toBe(TOO_DEEP_TO_READ);

  expect(memo.once('a', () => 'asked again', endless)).toBe('asked again');
  const other = sources.module(sources.absolute('b.ts'));
  const place = { file: 'b.ts', inTest: false, relative: (path: string) => sources.relative(path) };
  expect(other && reader.read(other, place).calls).toMatchObject([{ method: 'init' }, { method: 'track' }]);
});

it('leaves in order what was being asked around the work, where nothing of that was tidied up', () => {
  const workings = makeWorkings({ root: createProject({ 'a.ts': sending }).root, cache: false });
  const { memo } = workings.evaluator;
  const file = workings.sources.absolute('a.ts');
  const module = workings.sources.module(file);
  if (!module) throw new Error('no module');
  const expr = { k: 'lit', v: 1, s: 0, e: 1 } as const;
  const asked = memo.once(
    'outer',
    () => {
      attempt(
        workings,
        file,
        () => {
          for (let depth = 0; depth < 60; depth++) memo.enter(module, expr);
          throw new RangeError('Maximum call stack size exceeded');
        },
        undefined,
      );
      return [
        memo.once(
          'outer',
          () => 'lost',
          () => 'remembered',
        ),
        memo.enter(module, expr),
      ];
    },
    endless,
  );
  expect(asked).toEqual(['remembered', true]);
  for (let depth = 0; depth < 60; depth++) expect(memo.enter(module, expr)).toBe(true);
});

it('hands on what is no matter of depth', () => {
  const workings = makeWorkings({ root: createProject({ 'a.ts': sending }).root, cache: false });
  const fail = (): never => {
    throw new TypeError('a fault of ours');
  };
  expect(() => attempt(workings, workings.sources.absolute('a.ts'), fail, 0)).toThrow('a fault of ours');
  expect(workings.sources.failures.size).toBe(0);
});

it.each([
  ['an object spread into itself', 'let o: any = { a: 1 }; o = { ...o, analytics }; o = { ...o, b: 2 }; other(o);'],
  ['an object that holds itself', 'const o: any = { analytics, get me() { return o; } }; o.self = o; other(o);'],
  ['aliases in a circle', 'type A = B; type B = A | C; type C = { b: B }; function f(a: A) { other(a); } f(x as A);'],
  ['an interface within itself', 'interface A { a: A; list: A[] } function f(a: A) { other(a.a.list); }'],
  ['a type that grows', 'type T<X> = { next: T<T<X>>; x: X }; function f(a: T<A>) { other(a.next.next); } class A {}'],
  ['a class within itself', 'class A { get up(): A { return this.up; } } other(new A());'],
  ['a default that is the function itself', 'const f = (g = f) => f(g); other(f); f();'],
])('reads %s', (_what, code) => {
  const around =
    'declare const x: unknown; function other(o: any) { o.analytics.track({ userId: "u", event: "Other" }); }';
  const project = openProject({
    root: createProject({ 'a.ts': `${sending}${around}\n${code}\nexport { other };` }).root,
    cache: false,
  });
  expect(project.calls().map(({ method }) => method)).toContain('track');
  project.suspects();
  expect(project.files()).toEqual([{ file: 'a.ts', status: 'read' }]);
});

it.each([
  ['a.ts', 600_000],
  ['a.test.ts', 150_000],
])(
  'ends where all questions about a file are too many, keeps what was found, and says that it was %s',
  (name, most) => {
    const workings = makeWorkings({ root: createProject({ [name]: sending }).root, cache: false });
    const { sources, evaluator } = workings;
    const file = sources.absolute(name);
    const module = sources.module(file);
    if (!module) throw new Error('no module');
    const expr = { k: 'lit', v: 1, s: 0, e: 1 } as const;
    const ask = (times: number): number => {
      let answered = 0;
      for (let time = 0; time < times; time++) {
        if (!evaluator.memo.enter(module, expr)) continue;
        evaluator.memo.leave(expr);
        answered++;
      }
      return answered;
    };

    expect(attempt(workings, file, () => ask(most), 0)).toBe(most);
    expect(sources.failure(file)).toBeUndefined();
    expect(attempt(workings, file, () => ask(most + 2), 0)).toBe(most);
    expect(sources.failure(file)).toBe(LEADS_TOO_FAR);
    expect(ask(10), 'what is asked for no file has its own end alone').toBe(10);
  },
);

describe('the work for a file', () => {
  /** How many evaluations are done for a file that asks without end. */
  function workFor(file: string, { isRepeated = false, times = 1 } = {}): number {
    const workings = makeWorkings({ root: createProject({ [file]: sending }).root, cache: false });
    const { sources, evaluator } = workings;
    const absolute = sources.absolute(file);
    const ask = (): number => {
      let steps = 0;
      while (steps < 2_000_000 && evaluator.memo.step()) steps++;
      return steps;
    };
    let done = 0;
    for (let time = 0; time < times; time++) done = attempt(workings, absolute, ask, -1, { isRepeated });
    return done;
  }

  it('has an end, that of a test sooner', () => {
    expect(workFor('a.ts')).toBe(600_000);
    expect(workFor('a.test.ts')).toBe(150_000);
  });

  it('ends sooner where the same is asked of a file that went too far before', () => {
    expect(workFor('a.ts', { isRepeated: true })).toBe(600_000);
    expect(workFor('a.ts', { isRepeated: true, times: 2 })).toBe(50_000);
    expect(workFor('a.ts', { times: 2 })).toBe(600_000);
  });

  it.each([
    [700, 600_000],
    [701, 10_000],
    [851, 500],
  ])('ends sooner with %i of 1,000 bytes in use: %i', (used, most) => {
    fillMemory(used);
    expect(workFor('a.ts')).toBe(most);
  });

  it('does not fill a memory without a limit', () => {
    fillMemory(2 ** 30, 2 ** 40);
    expect(workFor('a.ts')).toBe(600_000);
    fillMemory(2.5 * 2 ** 30, 2 ** 40);
    expect(workFor('a.ts')).toBe(10_000);
  });
});
