import { expect, it } from 'vitest';

import { escapeExpression, wholeWord } from '../../../lib/text/escape.ts';

it.each(['', 'u', 'v'])('makes an expression of a text that matches nothing else (flags "%s")', flags => {
  const text = String.raw`a.b*c+d?e^f$g{1}(h)|[i]\j/k-l`;
  const expression = new RegExp(`^${escapeExpression(text)}$`, flags);
  expect(expression.test(text)).toBe(true);
  expect(expression.test(text.replace('.', 'x'))).toBe(false);
});

it('finds a name where it is a whole word', () => {
  expect('now'.match(wholeWord('now'))).not.toBeNull();
  expect('use($now)'.match(wholeWord('$now'))).not.toBeNull();
  expect('$now know now$ nowhere'.match(wholeWord('now'))).toBeNull();
});
