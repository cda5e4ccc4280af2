/** Holds what a call sends against the plan. */
import { fitsPattern } from '../text/pattern.ts';
import { slipOf } from '../text/slip.ts';
import { matcherOf } from '../text/written-expression.ts';
import { bagOf } from '../calls/values/attributes.ts';
import { itemsOf } from '../calls/values/lists.ts';
import { sendsEvent, writesTraits } from '../calls/values/methods.ts';
import { spelledLike } from '../concerns/event-names/spelling.ts';
import { typesOf } from '../calls/values/value-types.ts';
import { alternativesOf } from '../calls/values/walk.ts';

import type { AnalyticsCall, Origin, Value } from '../reading.ts';
import type { JsonType, Plan, PlannedEvent, PlannedLimits, PlannedProperty, PlannedShape } from './model.ts';

export type MismatchKind =
  | 'unplannedEvent'
  | 'missingProperty'
  /** Required, of an event of tier 1, and not sent on every way through the code. */
  | 'sometimesMissing'
  | 'wrongType'
  | 'unplannedValue'
  /** Shorter, smaller or otherwise than the plan wants it. */
  | 'brokenLimit'
  | 'unplannedProperty';

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
  const planned = new Map([...plan.common.properties, ...(event.shape?.properties ?? [])]);
  // What a wrapper puts into every event is told at the wrapper.
  const ofWrapper = new Set(
    [...valuesByKey(objects)]
      .filter(([, sent]) => sent.every(({ origin }) => isWrittenByWrapper(call, origin)))
      .map(([key]) => key),
  );
  const base = { event: event.name, ...(event.tier !== undefined && { tier: event.tier }) };
  return heldTo(planned, { objects, isWhole, isStrict: event.tier === 1, prefix: '' }).flatMap(found => {
    const { property, kind } = found;
    if (kind === 'unplannedProperty' && (!event.shape || ofWrapper.has(property) || allows(event, plan, property)))
      return [];
    if (kind !== 'missingProperty' && ofWrapper.has(property) && plan.common.properties.has(property)) return [];
    return [{ ...base, ...found }];
  });
}

/** Attributes of people that are not as planned. Any of them may be left out: a known person is updated in parts. */
export function traitMismatches(call: AnalyticsCall, { traits }: Plan): Mismatch[] {
  if (!traits || !writesTraits(call) || call.inTest || call.forwards) return [];
  const { objects } = bagOf(call.parts.traits?.value);
  return heldTo(traits.properties, { objects, isWhole: false, isStrict: false, prefix: '' }).flatMap(found =>
    found.kind === 'unplannedProperty' && traits.additional !== 'forbidden' ? [] : [{ ...found, event: call.method }],
  );
}

type Found = Omit<Mismatch, 'event' | 'tier' | 'meant'> & { readonly property: string };

interface Held {
  readonly objects: ReturnType<typeof bagOf>['objects'];
  /** All keys are known. */
  readonly isWhole: boolean;
  /** What is wrong on one way through the code is wrong: money hangs on it. */
  readonly isStrict: boolean;
  /** The path to these objects: `items[].`. */
  readonly prefix: string;
}

/** How what is sent departs from what is planned, items of lists and inner objects included. */
function heldTo(planned: ReadonlyMap<string, PlannedProperty>, held: Held): Found[] {
  const { objects, isWhole, isStrict, prefix } = held;
  const found: Found[] = [];
  const values = valuesByKey(objects);
  for (const [key, sent] of values) {
    const property = planned.get(key);
    const origin = sent.find(item => item.origin)?.origin;
    const place = { property: `${prefix}${key}`, ...(origin && { origin }) };
    if (!property) {
      found.push({ ...place, kind: 'unplannedProperty' });
      continue;
    }
    const all = sent.map(item => item.value);
    const wrong = wrongValue(property, all, isStrict);
    if (wrong) found.push({ ...place, ...wrong, planned: property });
    else found.push(...innerMismatches(property, all, { ...held, prefix: place.property }));
  }
  if (!isWhole) return found;
  for (const property of planned.values()) {
    if (!property.required) continue;
    const place = { property: `${prefix}${property.name}`, planned: property };
    const origin = values.get(property.name)?.find(item => item.origin)?.origin;
    if (!values.has(property.name)) found.push({ ...place, kind: 'missingProperty' });
    else if (isStrict && !found.some(one => one.property === place.property) && isSometimesMissing(property, objects))
      found.push({ ...place, kind: 'sometimesMissing', ...(origin && { origin }) });
  }
  return found;
}

/** Whether there is a way through the code on which nothing is sent for a key. */
function isSometimesMissing({ name, types }: PlannedProperty, objects: Held['objects']): boolean {
  return objects.some(object => {
    if (!object.keys.includes(name) || object.sometimes?.has(name)) return true;
    const value = object.get(name);
    return (
      value !== undefined &&
      alternativesOf(value).some(
        one =>
          one.kind === 'literal' && (one.value === undefined || (one.value === null && types && !types.has('null'))),
      )
    );
  });
}

/** What is wrong within an object, or within the items of a list. */
function innerMismatches({ shape, items }: PlannedProperty, sent: readonly Value[], held: Held): Found[] {
  const isAllowed = (found: Found, of: PlannedShape): boolean =>
    found.kind !== 'unplannedProperty' || of.additional === 'forbidden';
  const inObjects = (of: PlannedShape, values: readonly Value[], prefix: string): Found[] => {
    const objects = values.filter(one => one.kind === 'object');
    const isWhole = objects.length > 0 && objects.length === values.length && objects.every(({ open }) => !open);
    return heldTo(of.properties, { ...held, objects, isWhole, prefix: `${prefix}.` }).filter(one => isAllowed(one, of));
  };
  const alternatives = sent.flatMap(alternativesOf);
  const found = shape ? inObjects(shape, alternatives, held.prefix) : [];
  if (!items) return found;
  const prefix = `${held.prefix}[]`;
  const each = alternatives
    .flatMap(one => itemsOf(one))
    .flatMap((item): Found[] => {
      const wrong = wrongValue(items, [item], held.isStrict);
      if (wrong) return [{ ...wrong, property: prefix, planned: items, ...(item.origin && { origin: item.origin }) }];
      return innerMismatches(items, [item], { ...held, prefix });
    });
  // One fault of all items is one.
  const byFault = new Map(each.map(one => [`${one.kind} ${one.property}`, one]));
  return [...found, ...byFault.values()];
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
        false,
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

type Wrong = Pick<Mismatch, 'kind' | 'expected' | 'actual'>;

/** Only what is wrong on every way through the code counts; where it is strict, what a limit forbids on one. */
function wrongValue(property: PlannedProperty, sent: readonly Value[], isStrict: boolean): Wrong | undefined {
  const { types, values, limits } = property;
  const all = sent.flatMap(alternativesOf).filter(one => !(one.kind === 'literal' && one.value === undefined));
  const alternatives = all.filter(one => !(one.kind === 'literal' && one.value === null));
  if (alternatives.length === 0)
    return all.length > 0 && types && !types.has('null')
      ? { kind: 'wrongType', expected: joined([...types]), actual: 'null' }
      : undefined;
  if (types) {
    const actual = new Set<string>();
    const isWrong = alternatives.every(one => {
      const names = typesOf(one);
      for (const name of names) if (name !== 'null' && name !== 'undefined') actual.add(nameOfType(name, one));
      return !names.some(name => fits(name, one, types));
    });
    if (isWrong && actual.size > 0)
      return { kind: 'wrongType', expected: joined([...types]), actual: joined([...actual]) };
  }
  return (values && unplannedValue(values, alternatives)) ?? (limits && beyondLimits(limits, alternatives, isStrict));
}

function unplannedValue(values: readonly unknown[], alternatives: readonly Value[]): Wrong | undefined {
  const known = alternatives.map(one => (one.kind === 'literal' ? one.value : undefined));
  if (known.some(value => value === undefined || values.includes(value))) return undefined;
  return {
    kind: 'unplannedValue',
    expected: joined(values.slice(0, 8).map(value => JSON.stringify(value))) + (values.length > 8 ? ' …' : ''),
    actual: joined([...new Set(known.map(value => JSON.stringify(value)))]),
  };
}

function beyondLimits(limits: PlannedLimits, alternatives: readonly Value[], isStrict: boolean): Wrong | undefined {
  const broken = alternatives.map(one => brokenLimit(limits, one));
  const expected = broken.find(one => one !== undefined);
  if (expected === undefined || (!isStrict && broken.includes(undefined))) return undefined;
  const wrong = alternatives[broken.indexOf(expected)] as Value;
  const actual = wrong.kind === 'array' ? 'a list of another length' : JSON.stringify(plainValue(wrong));
  return { kind: 'brokenLimit', expected, actual };
}

/** What a plan wants that a value certainly is not, in words. */
function brokenLimit(limits: PlannedLimits, value: Value): string | undefined {
  if (value.kind === 'array') return value.open || value.spread ? undefined : brokenLength(limits, value.items.length);
  const plain = plainValue(value);
  if (typeof plain === 'number') return brokenSize(limits, plain);
  return typeof plain === 'string' ? brokenText(limits, plain) : undefined;
}

/** A text or a number that is written out, with its sign. */
function plainValue(value: Value): unknown {
  if (value.kind === 'literal') return value.value;
  const [only, ...others] = value.kind === 'operation' && value.operator === '-' ? value.operands : [];
  return only?.kind === 'literal' && typeof only.value === 'number' && others.length === 0 ? -only.value : undefined;
}

function brokenLength({ minItems, maxItems }: PlannedLimits, length: number): string | undefined {
  if (minItems !== undefined && length < minItems) return `a list of at least ${minItems}`;
  return maxItems !== undefined && length > maxItems ? `a list of at most ${maxItems}` : undefined;
}

function brokenSize(
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: PlannedLimits,
  size: number,
): string | undefined {
  if (minimum !== undefined && size < minimum) return `at least ${minimum}`;
  if (maximum !== undefined && size > maximum) return `at most ${maximum}`;
  if (exclusiveMinimum !== undefined && size <= exclusiveMinimum) return `more than ${exclusiveMinimum}`;
  return exclusiveMaximum !== undefined && size >= exclusiveMaximum ? `less than ${exclusiveMaximum}` : undefined;
}

function brokenText({ minLength, maxLength, pattern }: PlannedLimits, text: string): string | undefined {
  const { length } = [...text];
  if (minLength !== undefined && length < minLength) return `a text of at least ${minLength}`;
  if (maxLength !== undefined && length > maxLength) return `a text of at most ${maxLength}`;
  return pattern && !matcherOf(pattern)(text) ? `a text like \`${pattern.source}\`` : undefined;
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
  return slipOf(event, names);
}
