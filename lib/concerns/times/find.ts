/** The points in time that a call sends, and in which form they are to be. */
import { messageTimes, timeForms } from '../../catalog/times.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { convertTime } from './mend.ts';
import { contains, nodeAt, sameRange } from '../../edit/nodes.ts';
import { isInList } from '../../patterns.ts';
import { isMoment, numberForm, timeUnit } from '../shared/time.ts';
import { methodCallOf } from '../../calls/values/calls.ts';
import { isSameValue } from '../../calls/values/same.ts';
import { alternativesOf, walk } from '../../calls/values/walk.ts';
import { isGivenAlways } from './given-always.ts';
import { reachesCustomerio } from '../shared/reaches.ts';
import { partAt, usesElsewhere } from '../shared/wrapper-use.ts';
import { writtenBy } from '../shared/written.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { TimeForm } from '../../catalog/times.ts';
import type { ConvertedTime, Rounding } from './mend.ts';
import type { Source } from '../../edit/source.ts';
import type { AnalyticsCall, Part, Range, Value } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

/** A point in time that is written in a call. */
export interface GivenTime {
  readonly call: AnalyticsCall;
  readonly key: string;
  /** What it is. */
  readonly is: 'milliseconds' | 'seconds' | 'iso' | 'date' | 'local';
  /** What it should be. */
  readonly wanted: TimeForm;
  readonly value: Value;
  /** The value's expression in this file, or what brings it. */
  readonly range: Range;
  /** The file in which the value is written, if it is another one or unknown (''): `range` is what brings it then. */
  readonly elsewhere: string | undefined;
  /** Its receiver does not take it for a time. */
  readonly isWrong: boolean;
  /** The whole call's time, not an attribute or a property. */
  readonly isEnvelope: boolean;
}

/** The times that one expression gives, or that one argument brings. */
export interface TimePlace {
  readonly range: Range;
  /** One for each key and receiver. */
  readonly times: readonly [GivenTime, ...GivenTime[]];
}

/** The times that are written in this call. What a wrapper adds is written in the wrapper, whose own call has it. */
function timesOf(call: AnalyticsCall): GivenTime[] {
  const form = timeForms[call.http?.api ?? `${call.sdk}/${call.client}`] ?? 'iso';
  const found: GivenTime[] = [];
  const dates = datesIn(call);
  const add = (
    key: string,
    value: Value,
    range: Range | undefined,
    elsewhere: string | undefined,
    wanted: TimeForm,
    takesText: boolean,
    isEnvelope: boolean,
  ): void => {
    const is = isOf(dates, value) ? 'date' : timeUnit(value);
    if (!range || is === 'unknown' || is === 'other') return;
    const isWrong = !isTaken(is, { wanted, takesText, isEnvelope });
    found.push({ call, key, is, wanted, value, range, elsewhere, isWrong, isEnvelope });
  };

  const { timestamp } = call.parts;
  if (timestamp && call.method !== 'init')
    add(
      'timestamp',
      timestamp.value,
      rangeOfTime(call, timestamp),
      undefined,
      form,
      form === 'iso' || form === 'text',
      true,
    );
  for (const part of ['traits', 'properties'] as const) {
    for (const { key, value, range, file } of writtenBy(call, part)) {
      const isDate = timeUnit(value) === 'date' || isOf(dates, value);
      // Event data is often for reading, where a text is right that was made on purpose. A date is a time, whatever it is called.
      if (isTimeName(key) || isDate)
        add(
          key,
          value,
          range,
          file === call.file ? undefined : (file ?? ''),
          'seconds',
          form !== 'seconds' || (part === 'properties' && !(isDate && isTimeName(key))),
          false,
        );
    }
  }
  for (const { key, value, range } of messageTimesOf(call)) add(key, value, range, undefined, 'seconds', false, true);
  return found;
}

/** Where the call has its time, or where the payload that the SDK or the request is given has it: `const payload = { timestamp: Date.now() }`. */
function rangeOfTime({ via, file }: AnalyticsCall, { value, range }: Part): Range | undefined {
  if (range || via !== 'direct') return range;
  const wrong = alternativesOf(value).find(one => timeUnit(one) !== 'unknown' && one.origin?.file === file);
  return wrong?.origin?.range;
}

/** What a call converts elsewhere as only a `Date` can be: `created_at: seconds(order.createdAt.getTime())`. */
function datesIn({ parts }: AnalyticsCall): readonly Value[] {
  const found: Value[] = [];
  for (const part of [parts.traits, parts.properties]) {
    if (!part) continue;
    walk(part.value, inner => {
      const method = inner.kind === 'call' ? methodCallOf(inner) : undefined;
      if (method && /^(?:getTime|toISOString|getUTC\w+|getFullYear)$/.test(method.name)) found.push(method.object);
      return undefined;
    });
  }
  return found;
}

function isOf(dates: readonly Value[], value: Value): boolean {
  return (value.kind === 'member' || value.kind === 'parameter') && dates.some(date => isSameValue(date, value));
}

/** Whether a receiver takes a time in this form for what it is. */
function isTaken(
  is: GivenTime['is'],
  { wanted, takesText, isEnvelope }: { wanted: TimeForm; takesText: boolean; isEnvelope: boolean },
): boolean {
  switch (is) {
    case 'milliseconds':
      return false;
    case 'seconds':
      return wanted === 'seconds';
    case 'local':
      return takesText && !isEnvelope;
    default:
      return takesText || (wanted === 'date' && is === 'date');
  }
}

/** The times of a file by their places, in the order of the text. */
export function timesIn(reading: RuleReading, ignore: readonly string[]): TimePlace[] {
  const places = new Map<string, [GivenTime, ...GivenTime[]]>();
  for (const time of reading.calls.flatMap(timesOf)) {
    if (isInList(time.key, ignore, 'The option `ignore`') || (!time.isEnvelope && staysAway(time.call, reading)))
      continue;
    // A device's time is part of the whole and of the properties: one expression all the same.
    const range = valueAt(reading, time.range)?.range ?? time.range;
    const place = range.join();
    const known = places.get(place);
    if (known) known.push(time);
    else places.set(place, [{ ...time, range }]);
  }
  return [...places.values()].map(times => ({ range: times[0].range, times })).sort((a, b) => a.range[0] - b.range[0]);
}

/** Attributes and properties that the team says never reach Customer.io. */
function staysAway(call: AnalyticsCall, { settings }: RuleReading): boolean {
  return call.vendor === 'segment' && settings.forwarded !== undefined && !reachesCustomerio(call, settings);
}

/** The time that is to be mended at a place, and what is known of its expression; undefined if nothing is wrong there. */
export function wrongTimeAt(
  { range, times }: TimePlace,
  reading: RuleReading,
): (GivenTime & { readonly node: TSESTree.Node | undefined }) | undefined {
  const wrong = times.find(time => time.isWrong && !time.call.inTest);
  return wrong && { ...wrong, node: valueAt(reading, range) };
}

/** The expression of a wrong time in the form that its receivers take. */
export function mendTime(place: TimePlace, reading: RuleReading, source: Source, rounding?: Rounding): ConvertedTime {
  const time = wrongTimeAt(place, reading);
  const { is } = time ?? {};
  if (!time?.node || is === undefined) return { refused: 'it stands outside of the script' };
  if (is === 'seconds' || is === 'local')
    return {
      refused: `it is ${is === 'seconds' ? 'in seconds' : 'a text for people'}; pass the time that it is made of`,
    };
  if (is === 'date' && alternativesOf(time.value).some(one => isMoment(one)))
    return { refused: 'it is a point in time of a library; send the unix time that it gives' };
  if (time.elsewhere !== undefined)
    return {
      refused: `\`${time.key}\` is written in ${time.elsewhere || 'another place'}; convert it there, or where this call gets it`,
    };
  const { node, value, wanted } = time;
  if (place.times.some(other => other.wanted !== wanted && !(isText(other.wanted) && isText(wanted))))
    return { refused: 'its receivers want it in different forms' };
  if (usedByWrapper(place, node, source, reading))
    return {
      refused: `${(time.call.wrapper as { name: string }).name} does more with it than send it, where it may be wanted as it is`,
    };
  const known = alternativesOf(value);
  const isAllOfIt = known.every(one => timeUnit(one) === is);
  return convertTime(source, node, {
    is,
    wanted: place.times.some(other => other.wanted === 'text') ? 'text' : wanted,
    ...(rounding && { rounding }),
    ...(is === 'milliseconds' && { written: numberForm(value) }),
    isKnown: part => isAllOfIt || known.some(one => timeUnit(one) === is && isAt(one, part, reading)),
    alwaysGives(part) {
      if (known.some(one => isAt(one, part, reading))) return true;
      const given = known.filter(
        ({ origin }) => !(origin?.file === reading.file && contains(node.range, origin.range)),
      );
      return (
        given.length > 0 &&
        given.every(one => isGivenAlways(one, part.type === 'Identifier' ? 'constant' : 'function', reading, source))
      );
    },
  });
}

/** Whether a wrapper that gets the time looks at it itself, or gives it to others too. */
function usedByWrapper({ times }: TimePlace, node: TSESTree.Node, source: Source, reading: RuleReading): boolean {
  return times.some(({ call }) => {
    const whole =
      call.via === 'wrapper' && contains(call.range, node.range) ? nodeAt(source.program, call.range) : undefined;
    const part = whole && partAt(whole, node);
    return part !== undefined && usesElsewhere(call, part, { mayBeTold: false }, source, reading);
  });
}

function isText(form: TimeForm): boolean {
  return form === 'iso' || form === 'text';
}

function isAt({ origin }: Value, { range }: TSESTree.Node, { file }: RuleReading): boolean {
  return origin?.file === file && sameRange(origin.range, range);
}

/** `created_at`, `signupDate`, `last_seen`, `timestamp`; not `load_time_ms`, which says its unit. */
function isTimeName(key: string): boolean {
  const words = wordsOf(key);
  const last = words.at(-1) ?? '';
  if (words.some(word => /^(?:ms|msec|milli\w*|js|duration|elapsed|took|latency)$/.test(word))) return false;
  return (
    /^(?:at|date|datetime|time|timestamp|ts|since|until|expiry|expires|expiration|deadline|birthday|on)$/.test(last) ||
    (words.length > 1 && /^(?:last|first)$/.test(words[0] as string))
  );
}

function messageTimesOf(call: AnalyticsCall): { key: string; value: Value; range: Range }[] {
  const message = call.method === 'sendMessage' ? call.parts.message?.value : undefined;
  return (message ? alternativesOf(message) : []).flatMap(one => {
    // `new SendEmailRequest({…})`
    const body = one.kind === 'call' && one.isNew ? one.args[0] : one;
    if (body?.kind !== 'object') return [];
    return messageTimes.flatMap(key => {
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
  const value = property?.type === 'Property' ? property.value : node;
  // A chain ends where its last call does: the call alone does not show that it may be left out.
  return value?.parent?.type === 'ChainExpression' ? value.parent : value;
}
