import { expect, it } from 'vitest';

import { blanked, blankEnclosed } from '../../../lib/text/blank.ts';

const end = /-->/;
const blankComments = (text: string): string => blankEnclosed(text, /<!--/g, () => end);

it('keeps lines and lengths', () => {
  expect(blanked('a\r\nbc\u2028d')).toBe(' \r\n  \u2028 ');
});

it.each([
  ['<p><!-- a\nb --></p>', '<p>      \n     </p>'],
  ['<!----><i>', '       <i>'],
  ['<!-- a <!-- b --> c -->', '                  c -->'],
  ['<!-- never closed', '<!-- never closed'],
  ['<!-->', '<!-->'],
])('blanks out what is enclosed: %j', (text, blank) => {
  expect(blankComments(text)).toBe(blank);
});

it('takes each kind for itself', () => {
  const [round, square] = [/\)/, /\]/];
  const blank = (text: string): string => blankEnclosed(text, /[([]/g, open => (open === '(' ? round : square));
  expect(blank('[a(b) [c] (d')).toBe('          (d');
  expect(blank('(a[b] (c')).toBe('(a    (c');
});

it('is done soon with a text of nothing but openings', () => {
  const text = '<!--'.repeat(100_000);
  expect(blankComments(text)).toBe(text);
});
