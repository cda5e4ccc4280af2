import { describe, expect, it } from 'vitest';
import { bytesOf, isReserved, leastBytes, limits, overriding } from '../../../../lib/concerns/attributes/limits.ts';
import { literal, parameter, template } from '../../../support/values.ts';

it('are those of the API', () => {
  expect(limits).toEqual({ name: 150, value: 1_000, attributes: 300 });
});

it('event data takes the place of what the campaign says', () => {
  expect(overriding).toEqual({ from_address: 'sender', recipient: 'recipient', reply_to: 'reply address' });
});

describe('reserved names', () => {
  it.each(['cio_id', '_anything', '_', '_updated', '__timestamp'])('%s is one', name => {
    expect(isReserved(name)).toBe(true);
  });
  it.each(['_update', '_timestamp', 'id', 'cio_ids', 'cio', 'a_', 'email', ''])('%j is none', name => {
    expect(isReserved(name)).toBe(false);
  });
});

describe('bytes', () => {
  it('are those of UTF-8', () => {
    expect(bytesOf('abc')).toBe(3);
    expect(bytesOf('é€😀')).toBe(9);
  });

  it.each([
    ['a text', literal('né'), 3],
    ['an empty text', literal(''), 0],
    ['the fixed parts of a template', template('né', parameter('x'), 'b'), 4],
    ['a template of holes alone', template(parameter('x'), parameter('y')), 0],
    ['a number', literal(12), undefined],
    ['what is not known', parameter('x'), undefined],
  ])('of %s', (_, value, bytes) => {
    expect(leastBytes(value)).toBe(bytes);
  });
});
