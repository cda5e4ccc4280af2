/** Whether an event reaches Customer.io. */
import { isInList } from '../patterns.ts';
import { isSentToForwarder } from '../concerns/shared/reaches.ts';

import type { Settings } from '../settings.ts';
import type { AuditCall, Reach } from './report.ts';

/** From what certainly arrives to what certainly does not. */
export const REACHES: readonly Reach[] = ['direct', 'forwarded', 'not-said', 'no'];

/**
 * How one event of a call reaches Customer.io.
 *
 * @param name the event's; undefined for a call without one, a page view or an identify
 */
export function reachOf(
  call: Pick<AuditCall, 'vendor' | 'destination'>,
  name: string | undefined,
  forwarded: Settings['forwarded'],
): Reach {
  if (call.vendor === 'customerio') return 'direct';
  if (call.destination === 'excluded') return 'no';
  if (!isSentToForwarder(call) || forwarded === undefined) return 'not-said';
  if (!isForwarded(name, forwarded)) return 'no';
  return call.destination === 'unknown' ? 'not-said' : 'forwarded';
}

/** Settings list events; that anything else is forwarded follows from `all` alone. */
function isForwarded(name: string | undefined, forwarded: NonNullable<Settings['forwarded']>): boolean {
  if (forwarded === 'all' || forwarded === 'none') return forwarded === 'all';
  return name !== undefined && isInList(name, forwarded, 'settings.customerio.forwarded');
}

/** Who passes events on to Customer.io, by the vendors that a project sends to. */
export function forwarderNames(vendors: ReadonlySet<string>): string {
  if (!vendors.has('rudderstack')) return 'Segment';
  return vendors.has('segment') ? 'Segment or RudderStack' : 'RudderStack';
}
