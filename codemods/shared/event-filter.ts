import { fitsPattern } from '../../lib/text/pattern.ts';
import { isInList } from '../../lib/patterns.ts';

/** Tells chosen event names: by name, or by a pattern between slashes such as `/^Checkout /i`. */
export type EventFilter = (event: string) => boolean;

/** Takes every name: all that is sent is forwarded. */
export const EVERY_EVENT = '/^/';

/** @throws UsageError for a pattern that is no regular expression */
export function eventFilterOf(chosen: readonly string[]): EventFilter {
  const isChosen = (event: string): boolean => isInList(event, chosen, '--event');
  // A fault is told before anything is read.
  isChosen('');
  return isChosen;
}

/** Whether a name with holes, `checkout_*_done`, can become one of the chosen names. */
export function canBecomeChosen(nameWithHoles: string, chosen: readonly string[], isChosen: EventFilter): boolean {
  return isChosen(nameWithHoles) || chosen.some(name => fitsPattern(name, nameWithHoles));
}
