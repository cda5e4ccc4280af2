/** Events about money that are nobody's. */
import { derivationsOf, isAlwaysEmpty } from '../../calls/values/identity.ts';
import { saysItsName } from '../shared/name-place.ts';
import { sendsEvent } from '../../calls/values/methods.ts';

import type { AnalyticsCall } from '../../reading.ts';
import type { Plan } from '../../plan/model.ts';

/** Of a plan's tiers the one that is money. */
export const MONEY_TIER = 1;

/**
 * The events of tier 1 that calls send to Customer.io without a person: under an anonymous id, or under no id at all.
 * Of what Segment forwards, `no-unidentified-forward` tells.
 */
export function nobodysRevenue(
  calls: readonly AnalyticsCall[],
  plan: Plan,
): { readonly call: AnalyticsCall; readonly event: string }[] {
  return calls.flatMap(call => {
    if (call.vendor !== 'customerio' || call.inTest || !sendsEvent(call) || !saysItsName(call) || !isAnonymous(call))
      return [];
    const event = call.events.find(name => plan.tierOf(name) === MONEY_TIER);
    return event === undefined ? [] : [{ call, event }];
  });
}

/** What a client of a page or an app knows of the person, its calls do not tell. */
function isAnonymous({ method, identity, parts, forwards }: AnalyticsCall): boolean {
  if (method === 'trackAnonymous') return true;
  // Whom it is about, its callers may say.
  if (forwards) return false;
  const userId = parts.userId?.value;
  if (identity !== 'per-call') return false;
  return (
    userId === undefined || isAlwaysEmpty(userId) || derivationsOf(userId).every(({ kind }) => kind === 'anonymous')
  );
}
