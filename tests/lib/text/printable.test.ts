import { expect, it } from 'vitest';

import { printable, printableIn } from '../../../lib/text/printable.ts';

it.each([
  ['Request Created', 'Request Created'],
  ['two\n\tlines', 'two\n\tlines'],
  ['\u001B[2Jcleared', '\\x1b[2Jcleared'],
  ['\u009B31mred', '\\x9b31mred'],
  ['back\rspace\b', 'back\\x0dspace\\x08'],
  ['a\u202Eturned', 'a\\u202eturned'],
  ['Größe 🙂', 'Größe 🙂'],
])('writes %j as it can be shown', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

it('does so with all texts of a report', () => {
  const at = new Date(0);
  expect(printableIn({ '\u0007': ['\u0007', 1, null, { deep: '\u0007' }], at })).toEqual({
    '\\x07': ['\\x07', 1, null, { deep: '\\x07' }],
    at,
  });
});
