import { describe, expect, it } from 'vitest';
import { typesOf, type ValueType } from '../../../../lib/calls/values/value-types.ts';
import {
  array,
  called,
  constructed,
  global,
  globalCall,
  literal,
  member,
  named,
  object,
  opaque,
  operation,
  parameter,
  template,
  union,
  unknown,
} from '../../../support/values.ts';

import type { Value } from '../../../../lib/reading.ts';

const text = literal('a');
const number = literal(1);

describe('the types of', () => {
  it.each<[string, Value, ValueType[]]>([
    ['a text', text, ['string']],
    ['a number', number, ['number']],
    ['a flag', literal(true), ['boolean']],
    ['null', literal(null), ['null']],
    ['undefined', literal(undefined), ['undefined']],
    ['a bigint', literal(1n), ['bigint']],
    ['a template', template('a', unknown), ['string']],
    ['an object', object({}), ['object']],
    ['a list', array(), ['array']],
    ['a function', named('f'), ['function']],
    ['a length', member(unknown, 'length'), ['number']],
    ['another member', member(unknown, 'size'), ['unknown']],
    ['a parameter', parameter('x'), ['unknown']],
    ['a client', opaque('client'), ['unknown']],
    ['alternatives, each once', union(number, union(text, literal(2)), text), ['number', 'string']],
    ['a time', constructed(global('Date')), ['date']],
    ['a time as text', called(global('Date')), ['string']],
    ['any function of Math', globalCall('Math.hypot', number), ['number']],
    ['a function that only begins like Math', globalCall('Mathy.hypot', number), ['unknown']],
    ['a function that nobody knows', called(global('compute')), ['unknown']],
    ['the call of what a call gives', called(called(global('compute'))), ['unknown']],
  ])('%s', (_, value, types) => {
    expect(typesOf(value)).toEqual(types);
  });

  it.each<[ValueType, string]>([
    ['array', 'Array.from Object.entries Object.keys Object.values'],
    ['boolean', 'Array.isArray Boolean Number.isInteger'],
    ['number', 'Date.now Date.parse Number Number.parseFloat Number.parseInt performance.now parseFloat parseInt'],
    ['string', 'JSON.stringify crypto.randomUUID String decodeURIComponent encodeURIComponent'],
  ])('functions that give type %s', (type, names) => {
    for (const name of names.split(' ')) expect([name, typesOf(globalCall(name))]).toEqual([name, [type]]);
  });

  it.each<[ValueType, string]>([
    ['string', 'charAt join padStart replaceAll toFixed toISOString toLowerCase toString toUpperCase trim'],
    ['boolean', 'endsWith hasOwnProperty includes startsWith'],
    ['number', 'getTime indexOf'],
    ['unknown', 'at concat slice get'],
  ])('methods that give type %s', (type, names) => {
    for (const name of names.split(' ')) expect([name, typesOf(called(member(unknown, name)))]).toEqual([name, [type]]);
  });

  it.each<[ValueType, string]>([
    ['boolean', '! == === != !== < <= > >= in instanceof delete'],
    ['number', '- * / % ** ~ | & ^ << >> >>>'],
    ['string', 'typeof'],
    ['undefined', 'void'],
    ['unknown', ', await'],
  ])('operators that give type %s', (type, operators) => {
    for (const operator of operators.split(' '))
      expect([operator, typesOf(operation(operator, text, number))]).toEqual([operator, [type]]);
  });

  it.each<[string, Value, ValueType[]]>([
    ['a sum of numbers', operation('+', number, number), ['number']],
    ['a sum of one number or another', operation('+', union(number, literal(2)), number), ['number']],
    ['a sum with a text before', operation('+', text, unknown), ['string']],
    ['a sum with a text behind', operation('+', unknown, text), ['string']],
    ['a sum with what may be a text', operation('+', union(text, number), number), ['unknown']],
    ['a sum with what is not known', operation('+', number, unknown), ['unknown']],
    ['a sum of lists', operation('+', array(), array()), ['unknown']],
    ['a number of anything', operation('+', text), ['number']],
    ['a fallback', operation('??', union(text, literal(null), literal(undefined)), number), ['string', 'number']],
    ['a fallback behind ||', operation('||', union(literal(null), text), number), ['string', 'number']],
    ['a fallback to null', operation('??', text, literal(null)), ['string', 'null']],
    ['a fallback to undefined', operation('||', text, literal(undefined)), ['string', 'undefined']],
    ['two fallbacks', operation('??', literal(undefined), literal(null), number), ['number']],
    ['what hangs on something', operation('&&', literal(null), text), ['null', 'string']],
  ])('%s', (_, value, types) => {
    expect(typesOf(value)).toEqual(types);
  });

  it.each<[string, (inner: Value) => Value]>([
    ['alternatives', inner => union(inner)],
    ['operations', inner => operation('&&', inner)],
  ])('what stands within twelve %s', (_, wrap) => {
    const deep = (levels: number): Value => Array.from({ length: levels }).reduce<Value>(wrap, text);
    expect(typesOf(deep(12))).toEqual(['string']);
    expect(typesOf(deep(13))).toEqual(['unknown']);
  });
});
