/** The names that a call sends, by where they are written. */
import { sendsEvent } from './methods.ts';
import { alternativesOf } from './walk.ts';

import type { AnalyticsCall, Origin } from '../../reading.ts';

/** A name that a call sends, and where it is written as a whole; without a place where a linter sees none. */
export interface DeclaredName {
  readonly call: AnalyticsCall;
  readonly name: string;
  readonly origin: Origin | undefined;
}

const lintable = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;
const foreign = /^\.\.|(?:^|\/)node_modules\//;

/** Every name that a call sends; one that is written in several places is there several times. */
export function namesSentBy(call: AnalyticsCall): DeclaredName[] {
  if (!sendsEvent(call)) return [];
  const values = call.parts.event ? alternativesOf(call.parts.event.value) : [];
  return call.events.flatMap(name => {
    const origins = values.flatMap(one =>
      one.kind === 'literal' && one.value === name ? [placeOf(one.origin, call)] : [],
    );
    const places = new Map(origins.map(origin => [origin && `${origin.file} ${origin.range.join()}`, origin]));
    return places.size === 0
      ? [{ call, name, origin: undefined }]
      : [...places.values()].map(origin => ({ call, name, origin }));
  });
}

/** What stands in a package, in data or in a page is written by somebody else, or where no rule of code runs. */
function placeOf(origin: Origin | undefined, call: AnalyticsCall): Origin | undefined {
  if (!origin || origin.file === call.file) return origin;
  return lintable.test(origin.file) && !foreign.test(origin.file) ? origin : undefined;
}
