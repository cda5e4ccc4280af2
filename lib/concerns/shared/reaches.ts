import { isInList } from '../../patterns.ts';

import type { AnalyticsCall } from '../../reading.ts';
import type { Settings } from '../../settings.ts';

/**
 * Whether a call certainly ends at Customer.io: sent there, or forwarded by Segment as `settings.forwarded` says. The
 * setting lists events; that people's attributes are forwarded follows from any event being so.
 */
export function reachesCustomerio(call: AnalyticsCall, { forwarded = 'none' }: Settings): boolean {
  if (call.vendor === 'customerio') return true;
  if (call.vendor !== 'segment' || forwarded === 'none') return false;
  if (forwarded === 'all') return true;
  return call.method === 'track'
    ? call.events.some(name => isInList(name, forwarded, 'settings.customerio.forwarded'))
    : forwarded.length > 0;
}
