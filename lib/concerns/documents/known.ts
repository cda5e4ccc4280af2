/** What a project sends, as campaigns and templates know it: names of events, of their properties, of people's attributes. */
import { bagOf } from '../../calls/values/attributes.ts';
import { sendsEvent, writesTraits } from '../../calls/values/methods.ts';
import { acrossProject } from '../../rule/across.ts';
import { fitsPattern } from '../../text/pattern.ts';
import { slipOf } from '../../text/slip.ts';

import type { AnalyticsCall } from '../../reading.ts';

export interface Known {
  readonly names: ReadonlySet<string>;
  /** Names with holes: `checkout_*_done`. */
  readonly patterns: readonly string[];
  /** Nothing is sent that could not be read: what is not among the names is not sent. */
  readonly isWhole: boolean;
}

export interface KnownOfProject {
  readonly events: Known;
  readonly properties: Known;
  readonly traits: Known;
}

export const knownOf = acrossProject((calls): KnownOfProject => {
  const sending = calls.filter(call => !call.inTest && sendsEvent(call));
  const writing = calls.filter(call => !call.inTest && writesTraits(call));
  return {
    events: {
      names: new Set(sending.flatMap(call => [...call.events, ...(call.typedEvents ?? [])])),
      patterns: [...new Set(sending.flatMap(call => call.patterns))],
      isWhole: sending.every(call => call.forwards || !call.unresolved),
    },
    properties: keysOf(sending, 'properties'),
    traits: keysOf(writing, 'traits'),
  };
});

function keysOf(calls: readonly AnalyticsCall[], part: 'properties' | 'traits'): Known {
  const names = new Set<string>();
  let isWhole = true;
  for (const call of calls) {
    const bag = bagOf(call.parts[part]?.value);
    for (const object of bag.objects) for (const key of object.keys) names.add(key);
    // What a wrapper's callers give is told by their calls.
    isWhole &&= call.forwards || (bag.isWhole && call.method !== 'trackLink');
  }
  return { names, patterns: [], isWhole };
}

function isKnown(name: string, { names, patterns }: Known): boolean {
  return names.has(name) || patterns.some(pattern => fitsPattern(name, pattern));
}

/**
 * What a name that is not known seems to mean, if anything.
 *
 * @returns undefined where it is known, or may well be sent where nothing can be read
 */
export function unknownName(name: string, known: Known, more: Iterable<string>): { meant?: string } | undefined {
  const others = new Set(more);
  if (known.names.size + known.patterns.length === 0 || isKnown(name, known) || others.has(name)) return undefined;
  const meant = slipOf(name, [...known.names, ...others]);
  if (meant !== undefined) return { meant };
  return known.isWhole ? {} : undefined;
}
