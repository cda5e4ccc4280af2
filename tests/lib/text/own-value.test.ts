import { expect, it } from 'vitest';

import { ownValue } from '../../../lib/text/own-value.ts';

it('takes what the record itself holds', () => {
  expect(ownValue({ total: 1 }, 'total')).toBe(1);
  expect(ownValue({ constructor: 1 }, 'constructor')).toBe(1);
  expect(ownValue(JSON.parse('{ "__proto__": 1 }') as Record<string, number>, '__proto__')).toBe(1);
});

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
  'takes nothing of what every object has: %s',
  word => {
    expect(ownValue<unknown>({ total: 1 }, word)).toBeUndefined();
  },
);
