import { describe, expect, it } from 'vitest';
import { knownStrings, literalText, patternOf } from '../../../../lib/calls/values/strings.ts';
import { literal, parameter, template, union, unknown } from '../../../support/values.ts';

const a = literal('a');
const b = literal('b');

it('the text of a value is that of a literal', () => {
  expect(literalText(a)).toBe('a');
  expect(literalText(literal(''))).toBe('');
  expect(literalText(literal(1))).toBeUndefined();
  expect(literalText(template('a', unknown))).toBeUndefined();
  expect(literalText(undefined)).toBeUndefined();
});

it('the strings of a value are known for some, whatever the others are', () => {
  expect(knownStrings(union(a, union(unknown, literal(1)), a, b))).toEqual(['a', 'b']);
  expect(knownStrings(unknown)).toEqual([]);
  expect(knownStrings(undefined)).toEqual([]);
});

describe('a pattern', () => {
  it.each([
    ['has a star for a hole', template('viewed_', parameter('x'), '_', unknown), 'viewed_*_*'],
    ['has the text of a hole that is known', template('viewed_', b), 'viewed_b'],
    ['is a text', a, 'a'],
    ['is nothing for other values', parameter('x'), undefined],
  ])('%s', (_, value, pattern) => {
    expect(patternOf(value)).toBe(pattern);
  });
});
