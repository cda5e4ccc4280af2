import { canHoldSuspects, Suspects } from '../calls/suspects.ts';
import { packageMarkers } from '../catalog/markers.ts';
import { isTestPath } from '../files/test-paths.ts';
import { attempt } from './attempt.ts';
import { Interest } from './interest.ts';

import type { AnalyticsCall, Suspect } from '../reading.ts';
import type { Workings } from './workings.ts';

/** How many members, results and parents of a value are followed in search of a client. */
const DEPTH = 2;

/**
 * Calls that look like analytics and cannot be followed, by file and place.
 *
 * @param calls those that are known, wherever they stand
 */
export function suspectsIn(workings: Workings, calls: readonly AnalyticsCall[]): Suspect[] {
  const { sources, discovery } = workings;
  const suspects = suspectsOf(workings);
  const known = new Set(calls.map(({ file, range: [start] }) => `${file}:${start}`));
  return sources.files.flatMap(file => {
    const name = sources.relative(file);
    const isAsked = !isTestPath(name) && (discovery.isCandidate(file) || canHoldSuspects(sources.text(file) ?? ''));
    const module = isAsked ? sources.module(file) : undefined;
    if (!module) return [];
    const unknown = module.facts.calls.filter(({ s }) => !known.has(`${name}:${s}`));
    return attempt(workings, file, () => unknown.flatMap(call => suspects.of(module, call) ?? []), []);
  });
}

export function suspectsOf(workings: Workings): Suspects {
  const { sources, evaluator, effects, registry } = workings;
  const interest = new Interest(evaluator, effects, registry);
  let ours: ReadonlySet<string> | undefined;
  return new Suspects(evaluator, {
    relative: path => sources.relative(path),
    importsSdk: ({ text }) => packageMarkers.some(marker => text.includes(marker)),
    leads: value => interest.leads(value, DEPTH),
    isMethodOfOurs: name => (ours ??= leadingMethods(workings)).has(name),
  });
}

/** The names of the methods by which classes of the project send. */
function leadingMethods({ sources, discovery, effects }: Workings): ReadonlySet<string> {
  const names = new Set<string>();
  for (const file of sources.files) {
    const module = discovery.isCandidate(file) ? sources.module(file) : undefined;
    for (const { m, sm } of module?.facts.classes ?? [])
      for (const [name, { v }] of [...Object.entries(m), ...Object.entries(sm)])
        if (v.some(x => x.k === 'fn' && module && effects.leads(module, x.f, null))) names.add(name);
  }
  return names;
}
