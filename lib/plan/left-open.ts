/** What a lock file left open, and a later reading of the same code knows: a type, a list of properties, an id. */
import { record } from './lock.ts';

import type { Lock, LockedEvent, LockedIdentities, LockedProperty } from './lock.ts';

const UNKNOWN = 'unknown';

/**
 * A lock file with what it left open taken from another. What it says stays as it is, so that the result is `now`
 * where `now` knows more of the same code, and is not where the code sends something else.
 *
 * @param before - the lock file as it is committed
 * @param now - what is read today
 */
export function withOpenFrom(before: Lock, now: Lock): Lock {
  return {
    ...before,
    events: together(before.events, now.events, eventFrom),
    patterns: together(before.patterns, now.patterns, eventFrom),
    identities: together(before.identities, now.identities, identitiesFrom),
  };
}

function eventFrom(before: LockedEvent, now: LockedEvent): LockedEvent {
  const properties = together(before.properties, now.properties, propertyFrom);
  return before.open
    ? { ...before, properties: record(Object.entries({ ...now.properties, ...properties })), open: now.open }
    : { ...before, properties };
}

function propertyFrom(before: LockedProperty, now: LockedProperty): LockedProperty {
  const items =
    before.items && now.items ? together(before.items, now.items, propertyFrom) : (before.items ?? now.items);
  return { types: wordsFrom(before.types, now.types), always: before.always, ...(items && { items }) };
}

function identitiesFrom(before: LockedIdentities, now: LockedIdentities): LockedIdentities {
  return {
    ids: wordsFrom(before.ids, now.ids),
    traits: together(before.traits, now.traits, wordsFrom),
  };
}

/** What `unknown` stood for can be anything; what was known beside it has to be there still. */
function wordsFrom(before: readonly string[], now: readonly string[]): readonly string[] {
  const isOpen = before.includes(UNKNOWN) && before.every(word => word === UNKNOWN || now.includes(word));
  return isOpen ? now : before;
}

function together<T>(
  before: Readonly<Record<string, T>>,
  now: Readonly<Record<string, T>>,
  merge: (before: T, now: T) => T,
): Record<string, T> {
  return record(
    Object.entries(before).map(([name, one]): [string, T] => {
      const other = Object.hasOwn(now, name) ? now[name] : undefined;
      return [name, other === undefined ? one : merge(one, other)];
    }),
  );
}
