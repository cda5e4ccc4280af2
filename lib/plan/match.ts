/** Holds what a call sends against the plan. */
import { fitsPattern } from '../text/pattern.ts';
import { matcherOf } from '../text/written-expression.ts';
import { bagOf } from '../calls/values/attributes.ts';
import { sendsEvent } from '../calls/values/methods.ts';
import { spelledLike } from '../concerns/event-names/spelling.ts';
import { typesOf } from '../calls/values/value-types.ts';
import { alternativesOf } from '../calls/values/walk.ts';

import type { AnalyticsCall, Origin, Value } from '../reading.ts';
import type { JsonType, Plan, PlannedEvent, PlannedProperty } from './model.ts';

export type MismatchKind = 'unplannedEvent' | 'missingProperty' | 'wrongType' | 'unplannedValue' | 'unplannedProperty';

export interface Mismatch {
  readonly kind: MismatchKind;
  /** The name as it is sent; with `*` for its holes. */
  readonly event: string;
  readonly tier?: number;
  /** The planned name that is most likely meant. */
  readonly meant?: string;
  readonly property?: string;
  readonly planned?: PlannedProperty;
  /** What the plan wants and what the code sends, in words. */
  readonly expected?: string;
  readonly actual?: string;
  /** Where the property is written. */
  readonly origin?: Origin;
}

/**
 * How a call departs from the plan. Nothing that is not known counts: an open object may hold what is missed.
 *
 * @returns empty for tests, and for a wrapper's own call but for what the wrapper itself adds to every event
 */
export function mismatchesOf(call: AnalyticsCall, plan: Plan): Mismatch[] {
  if (!sendsEvent(call) || call.inTest) return [];
  if (call.forwards) return commonMismatches(call, plan);
  const found: Mismatch[] = [];
  for (const event of call.events) {
    // A plan without events says what all of them have in common.
    const planned =
      plan.events.get(event) ??
      (plan.events.size === 0 ? { name: event, place: { file: plan.files[0] ?? '', pointer: '' } } : undefined);
    if (planned) found.push(...propertyMismatches(call, planned, plan));
    else {
      const unplanned = unplannedName({ name: event, calls: [call] }, plan);
      if (unplanned) found.push(unplanned);
    }
  }
  for (const pattern of call.patterns) {
    if (plan.isComplete && plan.events.size > 0 && ![...plan.events.keys()].some(name => fitsPattern(name, pattern)))
      found.push({ kind: 'unplannedEvent', event: pattern });
  }
  return found;
}

/** That a name is not in the plan, which some call sends that is no wrapper's own. */
export function unplannedName(
  { name, calls }: { readonly name: string; readonly calls: readonly AnalyticsCall[] },
  plan: Plan,
): Mismatch | undefined {
  if (!plan.isComplete || plan.events.size === 0 || plan.events.has(name)) return undefined;
  if (calls.every(call => call.forwards)) return undefined;
  const tier = plan.tierOf(name);
  const meant = meantBy(name, plan);
  return {
    kind: 'unplannedEvent',
    event: name,
    ...(tier !== undefined && { tier }),
    ...(meant !== undefined && { meant }),
  };
}

function propertyMismatches(call: AnalyticsCall, event: PlannedEvent, plan: Plan): Mismatch[] {
  // The properties of a link are often a function.
  if (call.method === 'trackLink') return [];
  const { objects, isWhole } = bagOf(call.parts.properties?.value);
  const base = { event: event.name, ...(event.tier !== undefined && { tier: event.tier }) };
  const found: Mismatch[] = [];
  const planned = new Map([...plan.common.properties, ...(event.shape?.properties ?? [])]);
  const values = valuesByKey(objects);
  for (const [key, sent] of values) {
    const property = planned.get(key);
    const isWrappers = sent.every(({ origin }) => isWrittenByWrapper(call, origin));
    const origin = sent.find(item => item.origin)?.origin;
    if (!property) {
      if (!event.shape || isWrappers || allows(event, plan, key)) continue;
      found.push({ ...base, kind: 'unplannedProperty', property: key, ...(origin && { origin }) });
    } else if (!(isWrappers && plan.common.properties.has(key))) {
      const wrong = wrongValue(
        property,
        sent.map(item => item.value),
      );
      if (wrong) found.push({ ...base, ...wrong, property: key, planned: property, ...(origin && { origin }) });
    }
  }
  if (!isWhole) return found;
  for (const property of planned.values()) {
    if (property.required && !values.has(property.name))
      found.push({ ...base, kind: 'missingProperty', property: property.name, planned: property });
  }
  return found;
}

/** What a wrapper puts into every event, told once, where the wrapper is. */
function commonMismatches(call: AnalyticsCall, plan: Plan): Mismatch[] {
  if (call.via !== 'direct') return [];
  const { objects } = bagOf(call.parts.properties?.value);
  return [...valuesByKey(objects)].flatMap(([key, sent]) => {
    const property = plan.common.properties.get(key);
    const origin = sent.find(item => item.origin?.file === call.file)?.origin;
    const wrong =
      property &&
      origin &&
      wrongValue(
        property,
        sent.map(item => item.value),
      );
    return wrong ? [{ ...wrong, event: '*', property: key, planned: property, origin }] : [];
  });
}

interface Sent {
  readonly value: Value;
  readonly origin: Origin | undefined;
}

/** All keys that may be sent; a key whose value is nothing but undefined is not. */
function valuesByKey(objects: ReturnType<typeof bagOf>['objects']): Map<string, Sent[]> {
  const found = new Map<string, Sent[]>();
  for (const object of objects) {
    for (const key of object.keys) {
      const value = object.get(key);
      if (!value || alternativesOf(value).every(one => one.kind === 'literal' && one.value === undefined)) continue;
      const list = found.get(key);
      const sent = { value, origin: object.keyOrigin(key) };
      if (list) list.push(sent);
      else found.set(key, [sent]);
    }
  }
  return found;
}

function isWrittenByWrapper(call: AnalyticsCall, origin: Origin | undefined): boolean {
  const { via, target } = call;
  return (
    via === 'wrapper' &&
    origin !== undefined &&
    origin.file === target.file &&
    origin.range[0] >= target.range[0] &&
    origin.range[1] <= target.range[1]
  );
}

function allows(event: PlannedEvent, plan: Plan, key: string): boolean {
  const { shape } = event;
  return (
    shape?.additional === 'allowed' ||
    plan.common.additional === 'allowed' ||
    [...(shape?.patterns ?? []), ...plan.common.patterns].some(pattern => matcherOf(pattern)(key))
  );
}

/** Only what is wrong on every way through the code counts. */
function wrongValue(
  { types, values }: PlannedProperty,
  sent: readonly Value[],
): Pick<Mismatch, 'kind' | 'expected' | 'actual'> | undefined {
  const alternatives = sent.flatMap(alternativesOf).filter(one => !(one.kind === 'literal' && one.value == null));
  if (alternatives.length === 0) return undefined;
  if (types) {
    const actual = new Set<string>();
    for (const one of alternatives) {
      const names = typesOf(one);
      if (names.some(name => fits(name, one, types))) return undefined;
      for (const name of names) if (name !== 'null' && name !== 'undefined') actual.add(nameOfType(name, one));
    }
    if (actual.size > 0) return { kind: 'wrongType', expected: joined([...types]), actual: joined([...actual]) };
  }
  if (!values) return undefined;
  const known = alternatives.map(one => (one.kind === 'literal' ? one.value : undefined));
  if (known.some(value => value === undefined || values.includes(value))) return undefined;
  return {
    kind: 'unplannedValue',
    expected: joined(values.slice(0, 8).map(value => JSON.stringify(value))) + (values.length > 8 ? ' …' : ''),
    actual: joined([...new Set(known.map(value => JSON.stringify(value)))]),
  };
}

/** Whether a value of this type may be what the plan wants; what cannot be told may. */
function fits(name: string, value: Value, types: ReadonlySet<JsonType>): boolean {
  switch (name) {
    case 'string':
    case 'boolean':
    case 'array':
    case 'object':
      return types.has(name);
    case 'number':
      return (
        types.has('number') ||
        (types.has('integer') &&
          !(value.kind === 'literal' && typeof value.value === 'number' && !Number.isInteger(value.value)))
      );
    case 'date':
      // A `Date` is sent as text.
      return types.has('string') || types.has('object');
    case 'null':
    case 'undefined':
      return false;
    default:
      return true;
  }
}

function nameOfType(name: string, value: Value): string {
  if (name === 'date') return 'a date';
  if (name === 'number' && value.kind === 'literal' && !Number.isInteger(value.value))
    return 'a number with a fraction';
  return name;
}

function joined(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1) as string}` : (words[0] ?? '');
}

/** The planned name that differs only in case, separators, tense or a slip of the keys; undefined if two do. */
export function meantBy(event: string, plan: Plan): string | undefined {
  const names = [...plan.events.keys()];
  const same = spelledLike(event, names);
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  if (event.length < 6) return undefined;
  const near = names.filter(
    name => Math.abs(name.length - event.length) <= 2 && distance(name.toLowerCase(), event.toLowerCase()) <= 2,
  );
  return near.length === 1 ? near[0] : undefined;
}

/** Edits from one word to the other, a swap of neighbours as one. */
function distance(left: string, right: string): number {
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const next = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1] ? 0 : 1;
      let cost = Math.min(
        (last[column] as number) + 1,
        (next[column - 1] as number) + 1,
        (last[column - 1] as number) + same,
      );
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1])
        cost = Math.min(cost, (before[column - 2] as number) + 1);
      next.push(cost);
    }
    before = last;
    last = next;
  }
  return last.at(-1) as number;
}
