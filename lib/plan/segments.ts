/**
 * Segments for those who watch over Customer.io: whoever is in one shows a fault, and nobody should be. Made of the plan
 * and of the lock file, so that no code is read for them.
 */
import { wordsOf } from '../calls/values/names.ts';
import { isPurchaseName } from '../concerns/money/purchase.ts';
import { isSentToForwarder } from '../concerns/shared/reaches.ts';
import { isInList } from '../patterns.ts';
import { ownValue } from '../text/own-value.ts';

import type { Settings } from '../settings.ts';
import type { Lock, LockedEvent } from './lock.ts';
import type { Plan } from './model.ts';

/** What is blank for the people of a segment, who all had the event within a day. */
export interface AuditSegment {
  readonly event: string;
  /** `event`: a property of the event. `person`: an attribute of whoever had it. */
  readonly blankOf: 'event' | 'person';
  readonly blank: string;
  /** Where the event is sent from and to whom; empty where the code does not send it. */
  readonly files: readonly string[];
  readonly vendors: readonly string[];
  /** Nobody has said whether Segment forwards it to Customer.io. */
  readonly isForwardingOpen: boolean;
}

export interface AuditSegments {
  readonly segments: readonly AuditSegment[];
  /** `plan`: its tiers say which events are about money. `names`: it gives none, so the names of events do. */
  readonly tiersBy: 'plan' | 'names';
}

const carts = new Set(['cart', 'basket', 'checkout']);

export function auditSegments(plan: Plan | undefined, lock: Lock | undefined, settings: Settings): AuditSegments {
  const names = [...new Set([...(plan?.events.keys() ?? []), ...Object.keys(lock?.events ?? {})])].sort();
  const tiersBy = plan && names.some(name => plan.tierOf(name) !== undefined) ? 'plan' : 'names';
  const isMoney = (name: string): boolean => (tiersBy === 'plan' ? plan?.tierOf(name) === 1 : isPurchaseName(name));
  const segments = names.flatMap(event => {
    const sent = lock && ownValue(lock.events, event);
    const forwarding = forwardingOf(event, sent, settings);
    if (forwarding === 'ends') return [];
    const segmentOf = (blankOf: AuditSegment['blankOf'], blank: string): AuditSegment => ({
      event,
      blankOf,
      blank,
      files: sent?.files ?? [],
      vendors: sent?.vendors ?? [],
      isForwardingOpen: forwarding === 'open',
    });
    const required = isMoney(event) ? requiredOf(event, plan, sent) : [];
    const isForPeople = isMoney(event) || isCart(event);
    return [...required.map(name => segmentOf('event', name)), ...(isForPeople ? [segmentOf('person', 'email')] : [])];
  });
  return { segments, tiersBy };
}

/** Whether an event is one that reminders wait for. */
function isCart(event: string): boolean {
  return !isPurchaseName(event) && wordsOf(event).some(word => carts.has(word));
}

/** By the plan; of an event that it does not describe, what the code always sends. */
function requiredOf(event: string, plan: Plan | undefined, sent: LockedEvent | undefined): string[] {
  const shape = plan?.events.get(event)?.shape;
  const common = [...(plan?.common.properties.values() ?? [])];
  const named = shape
    ? [...shape.properties.values(), ...common].filter(({ required }) => required).map(({ name }) => name)
    : [
        ...Object.entries(sent?.properties ?? {})
          .filter(([, { always }]) => always)
          .map(([name]) => name),
        ...common.filter(({ required }) => required).map(({ name }) => name),
      ];
  return [...new Set(named)].sort();
}

/** What becomes of an event on its way to Customer.io. One that the code does not send may come from elsewhere. */
function forwardingOf(
  event: string,
  sent: LockedEvent | undefined,
  { forwarded }: Settings,
): 'arrives' | 'ends' | 'open' {
  if (!sent || sent.vendors.includes('customerio')) return 'arrives';
  if (!sent.vendors.some(vendor => isSentToForwarder({ vendor }))) return 'ends';
  if (forwarded === undefined) return 'open';
  if (typeof forwarded === 'string') return forwarded === 'all' ? 'arrives' : 'ends';
  return isInList(event, forwarded, 'settings.customerio.forwarded') ? 'arrives' : 'ends';
}
