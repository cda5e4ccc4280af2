import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { escapeExpression } from '../../../lib/text/escape.ts';
import { fillingsOf, fitsPattern } from '../../../lib/text/pattern.ts';

const textOf = (signs: string, maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...signs), { maxLength }).map(all => all.join(''));

describe('whether a text can come of a pattern', () => {
  it.each([
    ['checkout_card_done', 'checkout_*_done', true],
    ['checkout__done', 'checkout_*_done', true],
    ['checkout_done', 'checkout_*_done', false],
    ['signed-up', 'signed-*', true],
    ['a.b', 'a*b', true],
    ['axb', 'a.b', false],
    ['two\nlines', 'two*', true],
    ['aba', 'ab*ba', false],
    ['', '*', true],
    ['', '', true],
  ])('%j of %j: %s', (text, pattern, does) => {
    expect(fitsPattern(text, pattern)).toBe(does);
  });

  it('as an expression would say', () => {
    fc.assert(
      fc.property(textOf('ab', 8), textOf('ab*', 6), (text, pattern) => {
        const expression = new RegExp(`^${pattern.split('*').map(escapeExpression).join('.*')}$`);
        expect(fitsPattern(text, pattern)).toBe(expression.test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('soon, with however many holes', () => {
    expect(fitsPattern('a'.repeat(100_000), `${'a*'.repeat(1_000)}b`)).toBe(false);
  });
});

describe('what stands in the holes', () => {
  it.each([
    ['viewed_shoe_red', ['viewed_', undefined, '_', undefined], ['shoe', 'red']],
    ['a_b_c', [undefined, '_', undefined], ['a_b', 'c']],
    ['aa', [undefined, undefined], ['aa', '']],
    ['x', ['y'], undefined],
    ['', [], []],
  ])('of %j', (text, parts, fillings) => {
    expect(fillingsOf(text, parts, () => true)).toEqual(fillings);
  });

  it('as an expression would say', () => {
    const parts = fc.array(fc.option(textOf('ab', 2), { nil: undefined }), { maxLength: 6 });
    fc.assert(
      fc.property(textOf('ab', 8), parts, (text, all) => {
        const expression = new RegExp(`^${all.map(part => part ?? '(.+)').join('')}$`);
        expect(fillingsOf(text, all, filling => filling !== '')).toEqual(expression.exec(text)?.slice(1));
      }),
      { numRuns: 2_000 },
    );
  });
});
