import { expect, it } from 'vitest';

import { readSettings } from '../../lib/settings.ts';
import { isInList, readPattern } from '../../lib/patterns.ts';

it.each([
  ['a name', 'Order Placed', undefined],
  ['a path', '/orders', undefined],
  ['two slashes alone', '//', undefined],
  ['an expression', '/^Order /', /^Order /],
  ['an expression with flags', '/^order /i', /^order /i],
  ['flags by which an answer depends on the last one', '/a/gy', /a/],
  ['a line break', '/a\nb/', /a\nb/],
])('reads %s', (_what, text, pattern) => {
  expect(readPattern(text, 'It')).toEqual(pattern);
});

it.each([
  ['/[/', /It must be a name or a \/pattern\/, and \/\[\/ is no regular expression: Unterminated character class/],
  ['/a/q', /It must .* \/a\/q is no regular expression: Invalid/],
])('says where %s stands', (text, message) => {
  expect(() => readPattern(text, 'It')).toThrow(message);
  expect(() => readPattern(text, 'It')).toThrow(expect.objectContaining({ name: 'UsageError' }));
});

it.each([
  ['A', true],
  ['a', false],
  ['Order Placed', true],
  ['order placed', false],
  ['My Order ', false],
])('finds %j in a list: %s', (name, isThere) => {
  const list = ['A', '/^Order /'];
  expect(isInList(name, list, 'The option `allow`')).toBe(isThere);
  expect(isInList(name, list, 'The option `allow`')).toBe(isThere);
});

it('names the entry that is wrong', () => {
  expect(() => isInList('A', ['A', '/(/'], 'The option `allow`')).toThrow(/^The option `allow`\[1\] must/);
});

it('names the setting that is wrong', () => {
  expect(() => readSettings({ forwarded: ['A', '/(/'] })).toThrow(
    /^settings\.customerio\.forwarded\[1\] must be a name or a \/pattern\/, and \/\(\/ is no regular expression: .+\. Correct it\.$/,
  );
  expect(readSettings({ forwarded: ['A', '/^B/'] })).toEqual({ forwarded: ['A', '/^B/'] });
  expect(() => readSettings({ forwarded: [5] })).toThrow('settings.customerio.forwarded[0] must be a string');
});
