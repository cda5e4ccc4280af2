import { describe, expect, it } from 'vitest';

import { unknownName, type Known } from '../../../../lib/concerns/documents/known.ts';

const known = (names: string[], isWhole = true, patterns: string[] = []): Known => ({
  names: new Set(names),
  patterns,
  isWhole,
});

describe('a name that a document uses', () => {
  it.each<[string, Known, string[], { meant?: string } | undefined]>([
    ['cart_total', known(['cart_total']), [], undefined],
    ['coupon', known(['cart_total']), ['coupon'], undefined],
    ['checkout_2_done', known(['cart_total'], true, ['checkout_*_done']), [], undefined],
    ['cart_totl', known(['cart_total']), [], { meant: 'cart_total' }],
    ['cart_totl', known(['cart_total'], false), [], { meant: 'cart_total' }],
    ['copuon', known(['cart_total']), ['coupon'], { meant: 'coupon' }],
    ['gone', known(['cart_total']), [], {}],
    ['gone', known(['cart_total'], false), [], undefined],
    ['gone', known([]), ['coupon'], undefined],
  ])('%s among %j', (name, of, more, expected) => {
    expect(unknownName(name, of, more)).toEqual(expected);
  });
});
