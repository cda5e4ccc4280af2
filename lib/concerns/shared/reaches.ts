import { isInList } from '../../patterns.ts';

import type { Vendor } from '../../catalog/types.ts';
import type { AnalyticsCall } from '../../reading.ts';
import type { Settings } from '../../settings.ts';

/** Those that pass on what they get to other tools, as the account there says: Segment, and RudderStack like it. */
const forwarders: ReadonlySet<Vendor> = new Set<Vendor>(['segment', 'rudderstack']);

export function isSentToForwarder({ vendor }: Pick<AnalyticsCall, 'vendor'>): boolean {
  return forwarders.has(vendor);
}

/**
 * Whether a call certainly ends at Customer.io: sent there, or forwarded by Segment or RudderStack as `settings.forwarded` says. The
 * setting lists events; that people's attributes are forwarded follows from any event being so.
 */
export function reachesCustomerio(call: AnalyticsCall, { forwarded = 'none' }: Settings): boolean {
  if (call.vendor === 'customerio') return true;
  if (!isSentToForwarder(call) || forwarded === 'none') return false;
  if (forwarded === 'all') return true;
  return call.method === 'track'
    ? call.events.some(name => isInList(name, forwarded, 'settings.customerio.forwarded'))
    : forwarded.length > 0;
}
