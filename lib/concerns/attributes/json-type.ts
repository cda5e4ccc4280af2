import { methodCallOf } from '../../calls/values/calls.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { timeUnit } from '../shared/time.ts';
import { typesOf } from '../../calls/values/value-types.ts';

import type { Value } from '../../reading.ts';

/** What a value arrives as. `date` is a point in time as text: a `Date` is sent as ISO 8601. */
export type JsonType = 'string' | 'number' | 'boolean' | 'array' | 'object' | 'date';

const sent: ReadonlySet<string> = new Set<JsonType>(['string', 'number', 'boolean', 'array', 'object', 'date']);

/** The type that a value certainly arrives as, if at all; undefined where a way through the code is unknown, or two differ. */
export function jsonTypeOf(value: Value): JsonType | undefined {
  const [type, ...others] = typesOf(value).filter(one => one !== 'null' && one !== 'undefined');
  if (type === undefined || others.length > 0 || !sent.has(type)) return undefined;
  return timeUnit(value) === 'iso' ? 'date' : (type as JsonType);
}

/** Whether two types cannot be told apart by the receiver, or are made the same on the way. */
export function isSameWhenSent(a: JsonType, b: JsonType, isSameReceiver: boolean): boolean {
  if (a === b) return true;
  const types = new Set([a, b]);
  if (!types.has('date')) return false;
  // Segment's destination turns ISO 8601 into the seconds that Customer.io's own APIs are sent.
  return types.has('string') || (types.has('number') && !isSameReceiver);
}

const amounts: ReadonlySet<string> = new Set([
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
]);
const texts: ReadonlySet<string> = new Set(
  'code currency display formatted id key label name plan range string symbol text tier title type'.split(' '),
);

/**
 * The text of an attribute that is named as an amount and sent as text: `price: '99.00'`. Empty where it is worked out
 * (`price.toFixed(2)`); undefined where it is no such attribute.
 */
export function numberInText(key: string, value: Value): string | undefined {
  const words = wordsOf(key);
  if (!words.some(word => amounts.has(word)) || words.some(word => texts.has(word))) return undefined;
  if (value.kind === 'literal')
    return typeof value.value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value.value) ? value.value : undefined;
  return methodCallOf(value)?.name === 'toFixed' ? '' : undefined;
}
