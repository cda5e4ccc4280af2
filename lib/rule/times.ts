/** The points in time that a call sends, and in which form they are to be. */
import { messageTimes, timeForms } from '../catalog/times.ts';
import { wordsOf } from '../values/names.ts';
import { timeUnit } from '../values/time.ts';
import { alternativesOf } from '../values/walk.ts';
import { writtenBy } from './written.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { TimeForm } from '../catalog/times.ts';
import type { AnalyticsCall, Range, Value } from '../reading.ts';
import type { RuleReading } from './reading.ts';

/** A time in a form that its receiver does not take. */
export interface WrongTime {
  readonly key: string;
  /** What it is. */
  readonly is: 'milliseconds' | 'iso' | 'date';
  /** What it should be. */
  readonly wanted: TimeForm;
  /** The value's expression in this file, or what brings it. */
  readonly node: TSESTree.Node;
  /** The whole call's time, not an attribute or a property. */
  readonly isEnvelope: boolean;
}

/** The wrong times that are written in this call. What a wrapper adds is written in the wrapper, whose own call has it. */
export function wrongTimes(call: AnalyticsCall, reading: RuleReading): WrongTime[] {
  const form = timeForms[call.http?.api ?? `${call.sdk}/${call.client}`] ?? 'iso';
  const found: WrongTime[] = [];
  const add = (key: string, value: Value, range: Range | undefined, wanted: TimeForm, takesText: boolean, isEnvelope: boolean): void => {
    const unit = timeUnit(value);
    if (unit !== 'milliseconds' && !((unit === 'iso' || unit === 'date') && !takesText && !(wanted === 'date' && unit === 'date'))) return;
    const node = range && valueAt(reading, range);
    if (node) found.push({ key, is: unit, wanted, node, isEnvelope });
  };

  const { timestamp } = call.parts;
  if (timestamp && call.method !== 'init') add('timestamp', timestamp.value, timestamp.range, form, form === 'iso', true);
  for (const part of ['traits', 'properties'] as const) {
    for (const { key, value, range } of writtenBy(call, part)) {
      // Event data is often for reading, where a text is right.
      if (isTimeName(key)) add(key, value, range, 'seconds', form !== 'seconds' || part === 'properties', false);
    }
  }
  for (const { key, value, range } of messageTimesOf(call)) add(key, value, range, 'seconds', false, true);
  return found;
}

/** `created_at`, `signupDate`, `last_seen`, `timestamp`; not `load_time_ms`, which says its unit. */
function isTimeName(key: string): boolean {
  const words = wordsOf(key);
  const last = words.at(-1) ?? '';
  if (words.some((word) => /^(?:ms|msec|milli\w*|js|duration|elapsed|took|latency)$/.test(word))) return false;
  return /^(?:at|date|datetime|time|timestamp|ts|since|until|expiry|expires|expiration|deadline|birthday|on)$/.test(last) || (words.length > 1 && /^(?:last|first)$/.test(words[0] as string));
}

function messageTimesOf(call: AnalyticsCall): { key: string; value: Value; range: Range }[] {
  const message = call.method === 'sendMessage' ? call.parts.message?.value : undefined;
  return (message ? alternativesOf(message) : []).flatMap((one) => {
    // `new SendEmailRequest({…})`
    const body = one.kind === 'call' && one.isNew ? one.args[0] : one;
    if (body?.kind !== 'object') return [];
    return messageTimes.flatMap((key) => {
      const value = body.get(key);
      const origin = body.keyOrigin(key);
      return value && origin?.file === call.file ? [{ key, value, range: origin.range }] : [];
    });
  });
}

/** The value's node; of `key: value` the value. */
function valueAt({ nodeAt }: RuleReading, range: Range): TSESTree.Node | undefined {
  const node = nodeAt(range);
  const property = node?.parent?.type === 'Property' && node.parent.shorthand ? node.parent : node;
  return property?.type === 'Property' ? property.value : node;
}
