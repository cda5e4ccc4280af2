import { expect, it } from 'vitest';

import { slipOf } from '../../../lib/text/slip.ts';

it.each<[string, string[], string | undefined]>([
  ['added_to_crat', ['added_to_cart'], 'added_to_cart'],
  ['added_to_cart', ['added_to_cart'], undefined],
  ['aded_to_crt', ['added_to_cart'], 'added_to_cart'],
  ['added_too_crt', ['added_to_cart'], 'added_to_cart'],
  ['adde_too_crt', ['added_to_cart'], undefined],
  ['prices', ['prices_a', 'prices_b'], undefined],
  ['size', ['sizes'], undefined],
])('%s among %j: %s', (word, words, expected) => {
  expect(slipOf(word, words)).toBe(expected);
});
