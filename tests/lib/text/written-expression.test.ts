import { expect, it } from 'vitest';

import { matcherOf, parseExpression, parseMatcher } from '../../../lib/text/written-expression.ts';

it('reads expressions between slashes, without what would make answers differ', () => {
  expect(parseExpression('/^a\\/b/i')).toEqual(/^a\/b/i);
  expect(parseExpression('/x/gy')).toEqual(/x/);
  const matches = parseMatcher('/x/g');
  expect([matches?.('x'), matches?.('x')]).toEqual([true, true]);
});

it.each(['order_completed', '/checkout/done', '//', '/'])('takes %s for a name', text => {
  expect(parseExpression(text)).toBeUndefined();
  expect(parseMatcher(text)).toBeUndefined();
});

it('refuses what is none', () => {
  expect(() => parseMatcher('/(/')).toThrow(SyntaxError);
});

it('asks an expression of somebody else for no more than the beginning of a long name', () => {
  expect(matcherOf(/b$/)(`${'a'.repeat(1_000)}b`)).toBe(false);
  expect(matcherOf(/^a+$/)(`${'a'.repeat(1_000)}b`)).toBe(true);
  expect(matcherOf(/^(?:a|.)*(?:a|.)*c$/)('a'.repeat(20))).toBe(false);
});
