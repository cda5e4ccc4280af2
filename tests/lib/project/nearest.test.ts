import { expect, it } from 'vitest';

import { nearest } from '../../../lib/project/nearest.ts';

it.each<[string, string[], string | undefined]>([
  ['trackEvnt', ['identify', 'trackEvent'], 'trackEvent'],
  ['TRACK', ['track'], 'track'],
  ['abc', ['xyz'], undefined],
  ['abcde', ['abcxx', 'xxxxx'], 'abcxx'],
  ['abcde', ['abxxx'], undefined],
  ['track', [], undefined],
])('nearest to %s in %j is %s', (name, names, found) => {
  expect(nearest(name, names)).toBe(found);
});
