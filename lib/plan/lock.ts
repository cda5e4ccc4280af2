/**
 * `customerio.lock.json`: what the code sends today, committed, so that a change of it is a change of a file. The
 * same code gives the same bytes on every machine: sorted keys, paths with `/`, no times.
 */
import path from 'node:path';

import { bagOf } from '../calls/values/attributes.ts';
import { derivationsOf } from '../calls/values/identity.ts';
import { sendsEvent } from '../calls/values/methods.ts';
import { itemsOf } from '../calls/values/lists.ts';
import { typesOf } from '../calls/values/value-types.ts';
import { alternativesOf } from '../calls/values/walk.ts';
import { isObject, parseStrictJson } from '../files/json.ts';
import { readText } from '../files/text.ts';
import { secretsGiven } from '../concerns/shared/credentials.ts';
import { MAX_PLAN_BYTES } from './source.ts';

import type { Vendor } from '../catalog/types.ts';
import type { AnalyticsCall, ObjectValue, Value } from '../reading.ts';

export const LOCK_FILE = 'customerio.lock.json';
/** Of the file's shape. A reader refuses what is newer. */
const LOCK_VERSION = 1;

/** What a property was seen as: types of JSON, `date`, and `unknown` where the code does not tell. */
export interface LockedProperty {
  readonly types: readonly string[];
  /** On every way through the code that sends the event. */
  readonly always: boolean;
  /** Of a list of objects: what each of them holds, where all that are seen are known whole. */
  readonly items?: Readonly<Record<string, LockedProperty>>;
}

export interface LockedEvent {
  /** Relative to the root, with `/`. */
  readonly files: readonly string[];
  readonly vendors: readonly Vendor[];
  readonly properties: Readonly<Record<string, LockedProperty>>;
  /** There may be properties that could not be read. */
  readonly open: boolean;
}

/** How the people that a vendor hears of are known to it. */
export interface LockedIdentities {
  /** Ids, as `kind` or `kind name`: `raw user.id`, `hash SHA-256 user.id`. Values never appear. */
  readonly ids: readonly string[];
  /** Traits of identify calls, with their types. */
  readonly traits: Readonly<Record<string, readonly string[]>>;
}

export interface Lock {
  readonly version: number;
  /** By name. */
  readonly events: Readonly<Record<string, LockedEvent>>;
  /** Names with holes, `checkout_*_done`. */
  readonly patterns: Readonly<Record<string, LockedEvent>>;
  readonly identities: Readonly<Record<string, LockedIdentities>>;
  /** Events that were given up on purpose. The team's own; kept when the file is written anew. */
  readonly removed: readonly string[];
  /** Old names and what became of them. The team's own as well. */
  readonly renamed: Readonly<Record<string, string>>;
}

export const emptyLock: Lock = {
  version: LOCK_VERSION,
  events: {},
  patterns: {},
  identities: {},
  removed: [],
  renamed: {},
};

/** Describes what a project sends. Tests send nothing; of wrappers only what they send by themselves counts. */
export function lockOf(
  calls: readonly AnalyticsCall[],
  acknowledged: Pick<Lock, 'removed' | 'renamed'> = emptyLock,
): Lock {
  const events = new Map<string, AnalyticsCall[]>();
  const patterns = new Map<string, AnalyticsCall[]>();
  const people = new Map<Vendor, { ids: Set<string>; traits: Map<string, Set<string>> }>();
  for (const call of calls) {
    if (call.inTest) continue;
    if (sendsEvent(call)) {
      for (const name of call.events) add(events, name, call);
      for (const name of call.patterns) add(patterns, name, call);
    }
    // A function that identifies whom it is given may be called by a framework alone.
    if (!call.forwards || call.method === 'identify') addPeople(people, call);
  }
  const known = new Set(events.keys());
  const secrets = secretsGiven(calls);
  const named = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> =>
    withoutSecretNames(record(entries), secrets);
  return {
    version: LOCK_VERSION,
    events: named([...events].map(([name, list]) => [name, lockedEvent(list)])),
    patterns: named([...patterns].map(([name, list]) => [name, lockedEvent(list)])),
    identities: named(
      [...people].map(([vendor, { ids, traits }]) => [
        vendor,
        { ids: [...ids].sort(), traits: record([...traits].map(([key, types]) => [key, [...types].sort()])) },
      ]),
    ),
    // What is sent again is not gone. While both names are sent, the rename is under way.
    removed: [...new Set(acknowledged.removed)].filter(name => !known.has(name)).sort(),
    renamed: record(Object.entries(acknowledged.renamed).filter(([name, to]) => !known.has(name) || known.has(to))),
  };
}

/** The file is committed: what is a key, or is put together with one, names nothing in it. */
function withoutSecretNames<T>(value: T, secrets: readonly string[]): T {
  if (secrets.length === 0 || !isObject(value)) return value;
  return record(
    Object.entries(value)
      .filter(([name]) => !secrets.some(secret => name.includes(secret)))
      .map(([name, held]) => [name, withoutSecretNames(held, secrets)]),
  ) as T;
}

function add(into: Map<string, AnalyticsCall[]>, name: string, call: AnalyticsCall): void {
  const list = into.get(name);
  if (list) list.push(call);
  else into.set(name, [call]);
}

function lockedEvent(all: readonly AnalyticsCall[]): LockedEvent {
  // A wrapper's own call tells less of the properties than the calls of the wrapper.
  const sites = all.filter(call => !call.forwards);
  const calls = sites.length > 0 ? sites : all;
  const bags = calls.map(call => bagOf(call.parts.properties?.value));
  return {
    files: [...new Set(calls.map(({ file }) => file))].sort(),
    vendors: [...new Set(calls.map(({ vendor }) => vendor))].sort(),
    properties: lockedProperties(bags.map(({ objects }) => objects)),
    open: bags.some(({ isWhole }) => !isWhole) || calls.some(({ method }) => method === 'trackLink'),
  };
}

/** @param sites - what each place sends: one of these objects */
function lockedProperties(sites: readonly (readonly ObjectValue[])[], isInItems = false): LockedEvent['properties'] {
  const found = new Map<string, { values: (Value | undefined)[]; count: number }>();
  for (const objects of sites) {
    for (const key of new Set(objects.flatMap(({ keys }) => keys))) {
      const values = objects.filter(({ keys }) => keys.includes(key)).map(object => object.get(key));
      const property = found.get(key) ?? { values: [], count: 0 };
      found.set(key, property);
      property.values.push(...values);
      const isSure = values.length === objects.length && objects.every(({ sometimes }) => !sometimes?.has(key));
      if (isSure && values.every(isAlways)) property.count++;
    }
  }
  return record(
    [...found].flatMap(([key, { values, count }]): [string, LockedProperty][] => {
      const types = [...new Set(values.flatMap(typesSent))].sort();
      const items = isInItems ? undefined : itemsSent(values);
      return types.length > 0 ? [[key, { types, always: count === sites.length, ...(items && { items }) }]] : [];
    }),
  );
}

function itemsSent(values: readonly (Value | undefined)[]): LockedProperty['items'] {
  const items = values.flatMap(value => (value ? itemsOf(value) : []));
  const objects = items.filter(item => item.kind === 'object');
  const isWhole = items.length > 0 && objects.length === items.length && objects.every(({ open }) => !open);
  return isWhole
    ? lockedProperties(
        objects.map(object => [object]),
        true,
      )
    : undefined;
}

/** `undefined` is not sent: JSON leaves such a key out. */
function typesSent(value: Value | undefined): readonly string[] {
  return value ? typesOf(value).filter(type => type !== 'undefined') : ['unknown'];
}

function isAlways(value: Value | undefined): boolean {
  return value !== undefined && !alternativesOf(value).some(one => one.kind === 'literal' && one.value == null);
}

function addPeople(
  people: Map<Vendor, { ids: Set<string>; traits: Map<string, Set<string>> }>,
  call: AnalyticsCall,
): void {
  // A message may go by any key of a person that is there: it says nothing of how people are known.
  if (call.method === 'sendMessage') return;
  const { userId } = call.parts;
  if (!userId && call.method !== 'identify') return;
  const known = people.get(call.vendor) ?? { ids: new Set(), traits: new Map() };
  people.set(call.vendor, known);
  for (const { kind, path: names, detail } of userId ? derivationsOf(userId.value) : []) {
    // A constant is a person's id at worst: its text stays in the code.
    const words = kind === 'constant' || kind === 'unknown' ? [kind] : [kind, detail, names.join('.')];
    known.ids.add(words.filter(Boolean).join(' '));
  }
  if (call.method !== 'identify') return;
  for (const object of bagOf(call.parts.traits?.value).objects) {
    for (const key of object.keys) {
      const value = object.get(key);
      const types = known.traits.get(key) ?? new Set();
      known.traits.set(key, types);
      for (const type of typesSent(value)) types.add(type);
    }
  }
}

/** An object in the order of its keys. */
export function record<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  // Without a prototype, so that an event may be called `__proto__`.
  const result = Object.create(null) as Record<string, T>;
  for (const [key, value] of [...entries].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)))
    result[key] = value;
  return result;
}

/** The file's text: an event a block, a property a line, so that merges rarely meet. */
export function lockText(lock: Lock): string {
  const event = ({ files, vendors, properties, open }: LockedEvent): unknown => ({
    files,
    vendors,
    properties: new Lines(properties),
    open,
  });
  const events = (list: Lock['events']): unknown =>
    record(Object.entries(list).map(([name, item]) => [name, event(item)]));
  return `${print(
    {
      version: lock.version,
      events: events(lock.events),
      patterns: events(lock.patterns),
      identities: record(
        Object.entries(lock.identities).map(([vendor, { ids, traits }]) => [
          vendor,
          { ids: new Lines(ids), traits: new Lines(traits) },
        ]),
      ),
      removed: new Lines(lock.removed),
      renamed: new Lines(lock.renamed),
    },
    '',
  )}\n`;
}

/** An object or list whose items take a line each. */
class Lines {
  readonly of: object;
  constructor(of: object) {
    this.of = of;
  }
}

function print(value: unknown, indent: string): string {
  const isBroken = value instanceof Lines;
  const inner = isBroken ? value.of : value;
  const deeper = `${indent}  `;
  if (Array.isArray(inner)) {
    if (inner.length === 0) return '[]';
    const items = inner.map(item => print(item, deeper));
    return isBroken ? `[\n${items.map(item => deeper + item).join(',\n')}\n${indent}]` : `[${items.join(', ')}]`;
  }
  if (typeof inner !== 'object' || inner === null) return JSON.stringify(inner);
  const entries = Object.entries(inner as Record<string, unknown>);
  if (entries.length === 0) return '{}';
  const lines = entries.map(
    ([key, item]) => `${deeper}${JSON.stringify(key)}: ${isBroken ? oneLine(item) : print(item, deeper)}`,
  );
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`)
      .join(', ')} }`;
  return JSON.stringify(value);
}

/** Why a lock file does not hold, with what to do about it. */
export class LockError extends Error {
  override readonly name = 'LockError';
}

const mend = `Write it anew with \`npx eslint-plugin-customerio plan generate\`.`;

/**
 * Reads a lock file's text.
 *
 * @throws LockError in whole sentences
 */
export function parseLock(text: string): Lock {
  const { value: data, fault } = parseStrictJson(text.replace(/^\uFEFF/, ''));
  if (fault) {
    const isConflict = /^(?:<{7}|>{7}) /m.test(text);
    throw new LockError(
      isConflict
        ? `It holds a merge conflict. Take either side, then ${mend[0]?.toLowerCase()}${mend.slice(1)}`
        : `It is not JSON. ${mend}`,
    );
  }
  if (!isObject(data) || typeof data['version'] !== 'number')
    throw new LockError(`It is no lock file: it has no \`version\`. ${mend}`);
  if (data['version'] > LOCK_VERSION)
    throw new LockError(
      `It was written by a newer version of this plugin (${data['version']}, known is ${LOCK_VERSION}). Update eslint-plugin-customerio.`,
    );
  const renamed = data['renamed'] ?? {};
  if (!isObject(renamed) || !Object.values(renamed).every(name => typeof name === 'string'))
    throw new LockError('`renamed` must be an object of old names and new ones. Correct it.');
  const removed = data['removed'] ?? [];
  if (!Array.isArray(removed) || !removed.every(name => typeof name === 'string'))
    throw new LockError('`removed` must be a list of names. Correct it.');
  return {
    version: data['version'],
    events: eventsIn(data['events'], 'events'),
    patterns: eventsIn(data['patterns'], 'patterns'),
    identities: identitiesIn(data['identities']),
    removed: removed as string[],
    renamed: record(Object.entries(renamed as Record<string, string>)),
  };
}

function eventsIn(value: unknown, key: string): Record<string, LockedEvent> {
  if (value === undefined) return record([]);
  if (!isObject(value)) throw new LockError(`\`${key}\` must be an object of events by name. ${mend}`);
  return record(
    Object.entries(value).map(([name, event]) => {
      if (!isObject(event)) throw new LockError(`The entry of \`${name}\` must be an object. ${mend}`);
      const properties = isObject(event['properties']) ? event['properties'] : {};
      return [
        name,
        {
          files: strings(event['files']),
          vendors: strings(event['vendors']) as Vendor[],
          properties: propertiesIn(properties),
          open: event['open'] === true,
        },
      ];
    }),
  );
}

function propertiesIn(properties: Readonly<Record<string, unknown>>): Record<string, LockedProperty> {
  return record(
    Object.entries(properties).map(([name, entry]) => {
      const { types, always, items } = isObject(entry) ? entry : {};
      return [
        name,
        { types: strings(types), always: always === true, ...(isObject(items) && { items: propertiesIn(items) }) },
      ];
    }),
  );
}

function identitiesIn(value: unknown): Record<string, LockedIdentities> {
  return record(
    Object.entries(isObject(value) ? value : {}).map(([vendor, entry]) => {
      const traits = isObject(entry) && isObject(entry['traits']) ? entry['traits'] : {};
      return [
        vendor,
        {
          ids: strings(isObject(entry) ? entry['ids'] : undefined),
          traits: record(Object.entries(traits).map(([key, types]) => [key, strings(types)])),
        },
      ];
    }),
  );
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? (value as unknown[]).filter(item => typeof item === 'string') : [];
}

/**
 * The lock file of a project.
 *
 * @returns undefined where there is none
 * @throws LockError where it cannot be used
 */
export function readLock(root: string): Lock | undefined {
  const { value: text, fault } = readText(path.join(root, LOCK_FILE), MAX_PLAN_BYTES);
  if (!fault) return parseLock(text);
  if (fault.kind === 'missing') return undefined;
  throw new LockError(`It cannot be read: ${fault.message}. Check what stands at its path.`);
}
