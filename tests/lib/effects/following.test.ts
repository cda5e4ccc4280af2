import { expect, it } from 'vitest';

import { Following } from '../../../lib/effects/following.ts';

it('is closed for what is followed, and for what is heard because of too many others', () => {
  const following = new Following();
  const heard = (depth: number): number =>
    following.isClosed(`h${depth}`, true) ? depth : following.within(`h${depth}`, true, () => heard(depth + 1));
  following.within('a', false, () => {
    expect(following.isClosed('a', false)).toBe(true);
    expect(following.isClosed('b', false)).toBe(false);
    expect(following.size).toBe(1);
  });
  expect(following.isClosed('a', false)).toBe(false);
  const depth = heard(0);
  expect(depth).toBeGreaterThan(2);
  expect(depth).toBeLessThan(8);
  expect(following.size).toBe(0);
});
