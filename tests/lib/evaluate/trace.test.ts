import { describe, expect, it } from 'vitest';

import { Answers, Cell, Trace } from '../../../lib/evaluate/trace.ts';

import type { Reads } from '../../../lib/evaluate/trace.ts';

/** Answers that count how often they were made; each reads what it is told to. */
function counted() {
  const trace = new Trace();
  const answers = new Answers<string, number>(trace, new Map());
  const made = new Map<string, number>();
  const ask = (about: string, read: () => void = () => {}): number =>
    answers.of(about, () => {
      read();
      const times = (made.get(about) ?? 0) + 1;
      made.set(about, times);
      return times;
    });
  return { trace, ask };
}

describe('an answer', () => {
  it('is given again as long as nothing changes', () => {
    const { trace, ask } = counted();
    const cell = new Cell();
    const read = (): void => trace.read(cell);
    ask('a', read);
    trace.turn();
    expect(ask('a', read)).toBe(1);
  });

  it('is made anew when a cell has changed, in the next turn', () => {
    const { trace, ask } = counted();
    const cell = new Cell();
    const read = (): void => trace.read(cell);
    ask('a', read);
    trace.changed(cell);
    expect(ask('a', read)).toBe(1);
    trace.turn();
    expect(ask('a', read)).toBe(2);
    trace.turn();
    expect(ask('a', read)).toBe(2);
  });

  it('hangs on what the answers hang on that it leans on, also where these were known', () => {
    const { trace, ask } = counted();
    const cell = new Cell();
    const inner = (): unknown => ask('inner', () => trace.read(cell));
    inner();
    ask('outer', () => void inner());
    trace.changed(cell);
    trace.turn();
    expect(ask('outer', () => void inner())).toBe(2);
  });

  it('does not hang on what has changed before it was begun', () => {
    const { trace, ask } = counted();
    const cell = new Cell();
    trace.changed(cell);
    ask('a', () => trace.read(cell));
    trace.turn();
    expect(ask('a')).toBe(1);
  });

  it('hangs on what has changed while it was made', () => {
    const { trace, ask } = counted();
    const cell = new Cell();
    ask('a', () => {
      trace.read(cell);
      trace.changed(cell);
    });
    trace.turn();
    expect(ask('a')).toBe(2);
  });

  it('stands for its turn alone where it, or one that it leans on, was cut short', () => {
    const { trace, ask } = counted();
    const outer = (): number => ask('outer', () => void ask('inner', () => trace.cut()));
    outer();
    expect(outer()).toBe(1);
    trace.turn();
    expect(outer()).toBe(2);
  });

  it('stands where its question led to itself, and those that are parts of it do not', () => {
    const { trace, ask } = counted();
    const inner = (head?: Reads): number => ask('inner', () => trace.cut(head));
    const outer = (): number => ask('outer', () => void inner(trace.innermost));
    const around = (): number => ask('around', () => void outer());
    around();
    trace.turn();
    expect([around(), outer(), inner()]).toEqual([1, 1, 2]);
  });

  it('does not stand where it reads a part of an answer that is made by then', () => {
    const { trace, ask } = counted();
    const inner = (head?: Reads): number => ask('inner', () => trace.cut(head));
    ask('outer', () => void inner(trace.innermost));
    ask('late', () => void inner());
    trace.turn();
    expect([ask('outer'), ask('late')]).toEqual([1, 2]);
  });

  it('is gone when all is forgotten', () => {
    const { trace, ask } = counted();
    ask('a');
    trace.forget();
    expect(ask('a')).toBe(2);
    trace.turn();
    expect(ask('a')).toBe(2);
  });
});
