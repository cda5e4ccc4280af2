import { expect, it } from 'vitest';

import { isInStyle } from '../../../../lib/concerns/shared/case-style.ts';
import { ecommerce } from '../../../../lib/concerns/event-names/words.ts';

it('the names of both specifications are in the style of Customer.io, and no name stands on both sides', () => {
  for (const [alias, name] of ecommerce) {
    expect([alias, name].filter(one => !isInStyle(one, 'snake_case'))).toEqual([]);
    expect(ecommerce.has(name)).toBe(false);
  }
});

it.each([
  ['begin_checkout', 'checkout_started'],
  ['purchase', 'order_completed'],
])('%s is %s', (alias, name) => {
  expect(ecommerce.get(alias)).toBe(name);
});
