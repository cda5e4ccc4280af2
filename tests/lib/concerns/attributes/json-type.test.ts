import { describe, expect, it } from 'vitest';
import {
  isSameWhenSent,
  jsonTypeOf,
  numberInText,
  type JsonType,
} from '../../../../lib/concerns/attributes/json-type.ts';
import {
  array,
  called,
  constructed,
  global,
  literal,
  member,
  named,
  object,
  parameter,
  template,
  union,
  unknown,
} from '../../../support/values.ts';

import type { Value } from '../../../../lib/reading.ts';

describe('the type that a value arrives as', () => {
  it.each<[string, Value, JsonType | undefined]>([
    ['a text', literal('a'), 'string'],
    ['a number', literal(1), 'number'],
    ['a flag', literal(false), 'boolean'],
    ['a list', array(), 'array'],
    ['an object', object({}), 'object'],
    ['a time', constructed(global('Date')), 'date'],
    ['a time as text', called(member(constructed(global('Date')), 'toISOString')), 'date'],
    ['a date as text', literal('2024-05-01'), 'date'],
    ['a number, null or undefined', union(literal(null), literal(1), literal(undefined)), 'number'],
    ['one of two texts', union(literal('a'), template('b', unknown)), 'string'],
    ['one of two types', union(literal('1'), literal(1)), undefined],
    ['one that may be unknown', union(literal('1'), unknown), undefined],
    ['null', literal(null), undefined],
    ['a function', named('f'), undefined],
    ['a bigint', literal(1n), undefined],
    ['what is not known', unknown, undefined],
  ])('%s', (_, value, type) => {
    expect(jsonTypeOf(value)).toBe(type);
  });
});

describe('two types', () => {
  it.each<[JsonType, JsonType, boolean, boolean]>([
    ['string', 'string', true, true],
    ['date', 'date', true, true],
    ['string', 'number', false, false],
    ['date', 'string', true, true],
    ['string', 'date', true, true],
    // Segment turns the text of a time into seconds.
    ['date', 'number', false, true],
    ['number', 'date', false, true],
    ['date', 'boolean', false, false],
    ['object', 'array', false, false],
  ])('%s and %s are the same to one receiver: %s; to two: %s', (a, b, toOne, toTwo) => {
    expect(isSameWhenSent(a, b, true)).toBe(toOne);
    expect(isSameWhenSent(a, b, false)).toBe(toTwo);
  });
});

describe('a number in a text', () => {
  it.each([
    'price',
    'amount',
    'total',
    'subtotal',
    'revenue',
    'tax',
    'discount',
    'cost',
    'quantity',
    'mrr',
    'arr',
    'ltv',
    'cartTotal',
    'unit_price',
  ])('called %s', key => {
    expect(numberInText(key, literal('99.00'))).toBe('99.00');
  });

  it.each([
    'code',
    'currency',
    'display',
    'formatted',
    'id',
    'key',
    'label',
    'name',
    'plan',
    'range',
    'string',
    'symbol',
    'text',
    'tier',
    'title',
    'type',
  ])('not where the price is that of a %s', word => {
    expect(numberInText(`price_${word}`, literal('99.00'))).toBeUndefined();
  });

  it.each([
    ['99', '99'],
    ['-0.5', '-0.5'],
    ['', undefined],
    ['99,00', undefined],
    ['99.', undefined],
    ['.5', undefined],
    ['99 EUR', undefined],
    ['EUR 99', undefined],
    ['1.2.3', undefined],
    [99, undefined],
    [undefined, undefined],
  ])('%j: %j', (value, text) => {
    expect(numberInText('price', literal(value))).toBe(text);
  });

  it('is worked out by what makes a text and nothing else', () => {
    expect(numberInText('price', called(parameter('price', 'toFixed'), literal(2)))).toBe('');
    expect(numberInText('price', called(parameter('price', 'toString')))).toBe('');
    expect(numberInText('price', called(global('String'), parameter('price')))).toBe('');
    expect(numberInText('price', template(parameter('price')))).toBe('');
    expect(numberInText('price', template(parameter('price'), ' EUR'))).toBeUndefined();
    expect(numberInText('price', called(parameter('price', 'toLocaleString')))).toBeUndefined();
    expect(numberInText('price', parameter('price'))).toBeUndefined();
  });

  it('counts under the name of an amount only', () => {
    expect(numberInText('zip', literal('10115'))).toBeUndefined();
    expect(numberInText('pricey', literal('1'))).toBeUndefined();
  });
});
