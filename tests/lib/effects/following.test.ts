import { expect, it } from 'vitest';

import { Following } from '../../../lib/effects/following.ts';
import { Memo } from '../../../lib/evaluate/memo.ts';

it('is closed for what is followed, and for what is heard because of too many others', () => {
  const memo = new Memo();
  const following = new Following();
  const heard = (depth: number): number =>
    following.isClosed(`h${depth}`, true, memo) ? depth : following.within(`h${depth}`, true, () => heard(depth + 1));
  following.within('a', false, () => {
    expect(following.isClosed('a', false, memo)).toBe(true);
    expect(following.isClosed('b', false, memo)).toBe(false);
  });
  expect(following.isClosed('a', false, memo)).toBe(false);
  const depth = heard(0);
  expect(depth).toBeGreaterThan(2);
  expect(depth).toBeLessThan(8);
  expect(following.isClosed('h0', true, memo)).toBe(false);
});

it('says that the search was given up where too many heard of something, and not of what is followed', () => {
  const given = (follow: (following: Following, memo: Memo) => void): boolean => {
    const memo = new Memo();
    let isTooFar = false;
    memo.limited(
      150_000,
      () => follow(new Following(), memo),
      () => (isTooFar = true),
    );
    return isTooFar;
  };
  const nested = (following: Following, memo: Memo, depth: number): boolean =>
    following.isClosed(`${depth}`, true, memo) ||
    (depth > 0 && following.within(`${depth}`, true, () => nested(following, memo, depth - 1)));
  expect(given((following, memo) => nested(following, memo, 9))).toBe(true);
  expect(given((following, memo) => nested(following, memo, 2))).toBe(false);
  expect(given((following, memo) => following.within('a', true, () => following.isClosed('a', true, memo)))).toBe(
    false,
  );
});

it('settles what is passed on before it is passed on too far, with the gate as it is and without', () => {
  const following = new Following();
  const forced: number[] = [];
  const value = { kind: 'literal', value: 1 } as const;
  const evaluator = { force: () => (forced.push(depth), value), open: <T>(work: () => T) => work() };
  let depth = 0;
  const follow = (): void => {
    following.settle([{ value }], evaluator);
    if (++depth < 40) following.within(`f${depth}`, false, follow);
  };
  follow();
  expect(forced).toEqual([15, 15, 31, 31]);
});
