import { globalCalleeOf, methodCallOf } from '../../calls/values/calls.ts';
import { amounts, texts } from './words.ts';
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
  // What is only written to be a `Date` is one where it is sent as it is, which no-millisecond-timestamps tells.
  if (type === 'date' && 'type' in value) return undefined;
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

/**
 * The text of an attribute that is named as an amount and sent as text: `price: '99.00'`. Empty where it is worked out
 * (`price.toFixed(2)`); undefined where it is no such attribute.
 */
export function numberInText(key: string, value: Value): string | undefined {
  if (!wordsOf(key).some(word => amounts.has(word)) || isTextName(key)) return undefined;
  const spelled = spelledIn(value);
  if (spelled) return spelled.type === 'number' ? spelled.text : undefined;
  return madeText(value) ? '' : undefined;
}

/** Whether an attribute is a text by its name, also where it is made of digits. */
export function isTextName(key: string): boolean {
  return wordsOf(key).some(word => texts.has(word));
}

/** A number or a flag that a text spells: `'99.00'`, `'true'`, `total.toFixed(2)`; the text is empty where it is worked out. */
export function spelledIn(value: Value): { readonly type: 'number' | 'boolean'; readonly text: string } | undefined {
  if (value.kind === 'literal') {
    if (typeof value.value !== 'string') return undefined;
    if (/^-?\d+(?:\.\d+)?$/.test(value.value)) return { type: 'number', text: value.value };
    return /^(?:true|false)$/.test(value.value) ? { type: 'boolean', text: value.value } : undefined;
  }
  const inner = madeText(value);
  if (!inner) return undefined;
  const [type, ...others] = typesOf(inner).filter(one => one !== 'null' && one !== 'undefined');
  return others.length === 0 && (type === 'number' || type === 'boolean') ? { type, text: '' } : undefined;
}

/** What is made a text, and nothing else: `String(x)`, `` `${x}` ``, `x.toString()`, `x.toFixed(2)`, `new Intl.NumberFormat('de').format(x)`. */
function madeText(value: Value): Value | undefined {
  if (value.kind === 'template') {
    const [only, ...others] = value.parts.filter(part => part !== '');
    return others.length === 0 && typeof only === 'object' ? only : undefined;
  }
  if (globalCalleeOf(value) === 'String') return value.kind === 'call' ? value.args[0] : undefined;
  const method = methodCallOf(value);
  // Only numbers have it.
  const isWrittenOut = method?.name === 'format' && globalCalleeOf(method.object) === 'Intl.NumberFormat';
  if (method?.name === 'toFixed' || isWrittenOut) return { kind: 'literal', value: 0 };
  return method?.name === 'toString' ? method.object : undefined;
}
