import { describe, expect, it } from 'vitest';

import { Memo } from '../../../lib/evaluate/memo.ts';
import { undefinedValue, unknown } from '../../../lib/evaluate/value.ts';
import { evaluation } from '../../support/evaluate.ts';

import type { Evaluated, Frame } from '../../../lib/evaluate/value.ts';

const text = (value: string): Evaluated => ({ kind: 'literal', value });
const never = (): Evaluated => {
  throw new Error('There is no circle here.');
};
const frame = (): Frame => ({ key: 'f', args: null, up: null, memo: new Map() });

describe('the memo', () => {
  it('answers a question once, and again when it has forgotten', () => {
    const memo = new Memo();
    let asked = 0;
    const ask = (): Evaluated => memo.answer('q', null, () => text(`${++asked}`), never);
    expect([ask(), ask()]).toEqual([text('1'), text('1')]);
    memo.clear();
    expect(ask()).toEqual(text('2'));
  });

  it('keeps that there is no answer', () => {
    const memo = new Memo();
    let asked = 0;
    const ask = (): Evaluated | undefined =>
      memo.answer<Evaluated | undefined>(
        'q',
        null,
        () => void asked++,
        () => undefined,
      );
    ask();
    ask();
    expect(asked).toBe(1);
  });

  it('keeps what hangs on a call with the call', () => {
    const memo = new Memo();
    const [one, other] = [frame(), frame()];
    let asked = 0;
    for (const each of [one, other, one, other]) memo.answer('q', each, () => text(`${++asked}`), never);
    expect(asked).toBe(2);
    expect(one.memo.get('q')?.value).toEqual(text('1'));
    expect(other.memo.get('q')?.value).toEqual(text('2'));
  });

  it('says where a question leads to itself, and does not keep what was cut short', () => {
    const memo = new Memo();
    let asked = 0;
    const ask = (): Evaluated =>
      memo.answer<Evaluated>(
        'q',
        null,
        () => (asked++ < 2 ? ask() : text('late')),
        () => unknown('cycle'),
      );
    expect(ask()).toMatchObject({ reason: 'cycle' });
    expect(ask()).toMatchObject({ reason: 'cycle' });
    expect(ask()).toEqual(text('late'));
  });

  it('lets go of a question that ended with an error', () => {
    const memo = new Memo();
    const fail = (): Evaluated => {
      throw new Error('fault');
    };
    expect(() => memo.answer('q', null, fail, never)).toThrow('fault');
    expect(memo.answer('q', null, () => text('well'), never)).toEqual(text('well'));
  });

  it('goes so deep and no deeper', () => {
    const memo = new Memo();
    const dig = (left: number): number =>
      memo.deeper(
        () => (left === 0 ? 0 : dig(left - 1) + 1),
        () => 0,
      );
    expect(dig(80)).toBe(80);
    expect(dig(500)).toBe(81);
  });

  it('follows seven functions into one another, and keeps the results of the outermost alone', () => {
    const tooFar = text('too far');
    const follow = (left: number, memo: Memo): Evaluated =>
      memo.apply(`f${left}`, `a${left}`, () => (left === 1 ? text('end') : follow(left - 1, memo)), {
        cycle: never,
        tooFar: () => tooFar,
      });
    const memo = new Memo();
    expect(follow(7, memo)).toEqual(text('end'));
    expect(follow(8, new Memo())).toBe(tooFar);
    let again = 0;
    const count = (key: string): Evaluated =>
      memo.apply(key, key, () => text(`${++again}`), { cycle: never, tooFar: never });
    count('a7');
    expect(again).toBe(0);
    count('a6');
    expect(again).toBe(1);
  });

  it('asks again for a function whose result hangs on its arguments', () => {
    const memo = new Memo();
    let asked = 0;
    const ask = (): Evaluated => memo.apply('f', undefined, () => text(`${++asked}`), { cycle: never, tooFar: never });
    ask();
    expect(ask()).toEqual(text('2'));
  });

  it('says which modules an answer read, those of answers that it leans on included', () => {
    const { evaluator, module } = evaluation({
      'a.ts': "import { f } from './b'; export const x = f(); export const y = 'own';",
      'b.ts': "import { v } from './c'; export const f = () => v;",
      'c.ts': "export const v = 'c';",
    });
    const read = (name: string): string[] =>
      [...evaluator.memo.modulesOf(() => void evaluator.exported(module('a.ts'), name))].map(({ path }) => path);
    expect(read('x')).toEqual(['/a.ts', '/b.ts', '/c.ts']);
    // From what is known by now.
    expect(read('x')).toEqual(['/a.ts', '/b.ts', '/c.ts']);
    expect(read('y')).toEqual(['/a.ts']);
    expect(undefinedValue).toEqual({ kind: 'literal', value: undefined });
  });

  it('gives a tangle up, and does not ask it again', () => {
    const memo = new Memo();
    const { module } = evaluation({ 'a.ts': 'export const x = 1;' });
    const [outer, inner] = module('a.ts').facts.bindings[0]?.v.concat({ k: 'undef', s: 0, e: 0 }) ?? [];
    if (!outer || !inner) throw new Error('There is no expression.');
    const steps = (): number => {
      let count = 0;
      for (; count < 10_000 && memo.enter(module('a.ts'), inner); count++) memo.leave(inner);
      return count;
    };
    expect(memo.enter(module('a.ts'), outer)).toBe(true);
    expect(steps()).toBe(3_999);
    memo.leave(outer);
    expect(memo.enter(module('a.ts'), outer)).toBe(false);
    expect(memo.enter(module('a.ts'), inner)).toBe(true);
  });

  it('counts the values that are gone through by a question, each question by itself', () => {
    const memo = new Memo();
    const steps = (): number => {
      let count = 0;
      while (count < 10_000 && memo.step()) count++;
      return count;
    };
    const within = (): number => memo.deeper(steps, never as () => never);
    memo.step();
    expect(within()).toBe(3_999);
    expect(memo.step()).toBe(true);
    expect(within()).toBe(3_999);
  });

  it('counts them among all that is asked about a file', () => {
    const memo = new Memo();
    const far = (count: number): boolean[] => {
      const told: boolean[] = [];
      memo.limited(
        150_000,
        () => {
          for (let left = count; left > 0; left--) memo.step();
        },
        () => told.push(true),
      );
      return told;
    };
    expect([far(150_000), far(150_001)]).toEqual([[], [true]]);
  });
});

it.each(['too-deep', 'cycle'] as const)('does not keep an answer that was cut short: %s', reason => {
  const memo = new Memo();
  let asked = 0;
  const ask = (): Evaluated =>
    memo.answer<Evaluated>('q', null, () => (asked++ === 0 ? unknown(reason) : text('well')), never);
  expect([ask(), ask()]).toEqual([unknown(reason), text('well')]);
});

it('keeps an answer that is not known for another reason', () => {
  const memo = new Memo();
  let asked = 0;
  const ask = (): Evaluated =>
    memo.answer<Evaluated>('q', null, () => (asked++ === 0 ? unknown('spread') : text('well')), never);
  expect([ask(), ask()]).toEqual([unknown('spread'), unknown('spread')]);
});

it('says which modules the kept result of a function read', () => {
  const { module } = evaluation({ 'a.ts': 'export const x = 1;' });
  const memo = new Memo();
  const [expr] = module('a.ts').facts.bindings[0]?.v ?? [];
  if (!expr) throw new Error('There is no expression.');
  const work = (): Evaluated => {
    memo.enter(module('a.ts'), expr);
    memo.leave(expr);
    return text('read');
  };
  const read = (): string[] =>
    [...memo.modulesOf(() => void memo.apply('f', 'a', work, { cycle: never, tooFar: never }))].map(({ path }) => path);
  expect([read(), read()]).toEqual([['/a.ts'], ['/a.ts']]);
});

it('says where a function leads to itself, and lets go of it', () => {
  const memo = new Memo();
  const follow = (left: number): Evaluated =>
    memo.apply('f', undefined, () => (left > 0 ? follow(left - 1) : text('end')), {
      cycle: () => unknown('cycle'),
      tooFar: never,
    });
  expect([follow(1), follow(0)]).toEqual([unknown('cycle'), text('end')]);
});
