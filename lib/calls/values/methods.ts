import { eventMethods, traitMethods } from '../../catalog/methods.ts';

import type { AnalyticsCall } from '../../reading.ts';

/** Whether a call sends an event by a name: no page, no identify. */
export function sendsEvent({ method }: Pick<AnalyticsCall, 'method'>): boolean {
  return eventMethods.has(method);
}

/** Whether a call writes traits of a person. */
export function writesTraits({ method }: Pick<AnalyticsCall, 'method'>): boolean {
  return traitMethods.has(method);
}
