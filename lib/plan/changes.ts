/** What a branch changes about the events, and whether anything that listens to them breaks. */
import { ownValue } from '../text/own-value.ts';
import { spelledLike } from '../concerns/event-names/spelling.ts';

import type { Lock, LockedEvent } from './lock.ts';

export interface PropertyChange {
  readonly property: string;
  readonly kind: 'added' | 'removed' | 'type' | 'sometimes' | 'always';
  readonly before?: readonly string[];
  readonly after?: readonly string[];
}

export interface EventChange {
  readonly event: string;
  readonly kind: 'added' | 'removed' | 'renamed' | 'changed';
  /** The name on this branch, for `renamed`. */
  readonly renamedTo?: string;
  readonly before?: LockedEvent;
  readonly after?: LockedEvent;
  readonly properties: readonly PropertyChange[];
  readonly vendorsGone: readonly string[];
  readonly vendorsNew: readonly string[];
  /** Recorded in the lock file as meant. */
  readonly isAcknowledged: boolean;
  readonly isBreaking: boolean;
}

/** The changes from one state to another, by name. */
export function changesBetween(base: Lock, head: Lock): EventChange[] {
  const gone = Object.keys(base.events).filter(name => !Object.hasOwn(head.events, name));
  const fresh = new Set(Object.keys(head.events).filter(name => !Object.hasOwn(base.events, name)));
  const changes: EventChange[] = [];
  for (const event of gone) {
    const before = base.events[event] as LockedEvent;
    const recorded = ownValue(head.renamed, event);
    const renamedTo =
      recorded !== undefined && Object.hasOwn(head.events, recorded)
        ? recorded
        : (onlyOne(spelledLike(event, [...fresh])) ?? onlyOneThere(event, { gone, fresh, base, head }));
    const isAcknowledged = recorded !== undefined || head.removed.includes(event);
    if (renamedTo !== undefined) {
      fresh.delete(renamedTo);
      const after = head.events[renamedTo] as LockedEvent;
      changes.push({
        event,
        kind: 'renamed',
        renamedTo,
        before,
        after,
        ...detailsOf(before, after),
        isAcknowledged,
        isBreaking: true,
      });
    } else
      changes.push({
        event,
        kind: 'removed',
        before,
        properties: [],
        vendorsGone: [],
        vendorsNew: [],
        isAcknowledged,
        isBreaking: true,
      });
  }
  for (const event of fresh)
    changes.push({
      event,
      kind: 'added',
      after: head.events[event] as LockedEvent,
      properties: [],
      vendorsGone: [],
      vendorsNew: [],
      isAcknowledged: false,
      isBreaking: false,
    });
  for (const [event, before] of Object.entries(base.events)) {
    if (!Object.hasOwn(head.events, event)) continue;
    const after = head.events[event] as LockedEvent;
    const details = detailsOf(before, after);
    if (details.properties.length + details.vendorsGone.length + details.vendorsNew.length === 0) continue;
    const isBreaking =
      details.vendorsGone.length > 0 || details.properties.some(({ kind }) => kind === 'removed' || kind === 'type');
    changes.push({ event, kind: 'changed', before, after, ...details, isAcknowledged: false, isBreaking });
  }
  return changes.sort((left, right) => (left.event < right.event ? -1 : left.event > right.event ? 1 : 0));
}

/** Among several names nobody knows which is meant. */
function onlyOne(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}

/** The only new event of the files in which the only gone one was: as the rule pairs them. */
function onlyOneThere(
  event: string,
  { gone, fresh, base, head }: { gone: readonly string[]; fresh: ReadonlySet<string>; base: Lock; head: Lock },
): string | undefined {
  const from = base.events[event]?.files ?? [];
  const isThere = (files: readonly string[]): boolean => files.some(file => from.includes(file));
  const goneThere = gone.filter(name => isThere(base.events[name]?.files ?? []));
  const freshThere = [...fresh].filter(name => isThere(head.events[name]?.files ?? []));
  return goneThere.length === 1 ? onlyOne(freshThere) : undefined;
}

function detailsOf(
  before: LockedEvent,
  after: LockedEvent,
): Pick<EventChange, 'properties' | 'vendorsGone' | 'vendorsNew'> {
  const properties: PropertyChange[] = [];
  for (const property of [...new Set([...Object.keys(before.properties), ...Object.keys(after.properties)])].sort()) {
    const old = ownValue(before.properties, property);
    const now = ownValue(after.properties, property);
    if (!old) {
      // Where the base could not be read whole, the property may have been there.
      if (!before.open) properties.push({ property, kind: 'added', after: now?.types ?? [] });
    } else if (!now) {
      if (!after.open) properties.push({ property, kind: 'removed', before: old.types });
    } else if (isOtherType(old.types, now.types))
      properties.push({ property, kind: 'type', before: old.types, after: now.types });
    else if (old.always && !now.always) properties.push({ property, kind: 'sometimes' });
    else if (!old.always && now.always) properties.push({ property, kind: 'always' });
  }
  return {
    properties,
    vendorsGone: before.vendors.filter(vendor => !after.vendors.includes(vendor)),
    vendorsNew: after.vendors.filter(vendor => !before.vendors.includes(vendor)),
  };
}

/** What the code does not tell is no change. */
function isOtherType(before: readonly string[], after: readonly string[]): boolean {
  if (before.includes('unknown') || after.includes('unknown')) return false;
  return before.length !== after.length || before.some(type => !after.includes(type));
}

/** How people are identified, where that changes. */
export interface IdentityChange {
  readonly vendor: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export function identityChanges(base: Lock, head: Lock): IdentityChange[] {
  const vendors = [...new Set([...Object.keys(base.identities), ...Object.keys(head.identities)])].sort();
  return vendors.flatMap(vendor => {
    const old = ownValue(base.identities, vendor)?.ids ?? [];
    const now = ownValue(head.identities, vendor)?.ids ?? [];
    const added = now.filter(id => !old.includes(id));
    const removed = old.filter(id => !now.includes(id));
    return added.length + removed.length > 0 ? [{ vendor, added, removed }] : [];
  });
}
