/** By which kind of key the calls of a project name people. */
import { derivationsOf, isMadeUp } from '../../calls/values/identity.ts';
import { acrossProject } from '../../rule/across.ts';
import { isSaidByCallers } from '../shared/people.ts';
import { reachesCustomerio } from '../shared/reaches.ts';
import { isProfileIdName } from './words.ts';

import type { Vendor } from '../../catalog/types.ts';
import type { AnalyticsCall, Origin, Part } from '../../reading.ts';
import type { Derivation, IdKind } from '../../calls/values/identity.ts';
import type { CallsOfProject } from '../../rule/across.ts';
import type { RuleReading } from '../../rule/reading.ts';

/** Kinds that certainly name one and the same person differently. */
const keys: ReadonlySet<IdKind> = new Set<IdKind>(['raw', 'hash', 'email', 'anonymous', 'composed']);
const naming: ReadonlySet<string> = new Set(['identify', 'track', 'page', 'screen', 'group']);

/**
 * The part that says who the person is, where this call is the place to say it: written here, or in the SDK's own
 * call. What a wrapper is given is what its callers make of it.
 */
function personIn(call: AnalyticsCall, project: CallsOfProject): Part | undefined {
  const part = call.parts.userId;
  if (!part || call.inTest || !naming.has(call.method) || (call.via === 'wrapper' && !part.range)) return undefined;
  return isSaidByCallers(call, project) ? undefined : part;
}

/**
 * The key by which a call names the person, if that is certain. An id that is made up is none: where it is kept, it
 * is the project's own.
 */
export function userKeyOf(call: AnalyticsCall, project: CallsOfProject): Derivation | undefined {
  const part = personIn(call, project);
  if (!part || (part.value.kind === 'parameter' && part.value.path.length === 0)) return undefined;
  const ways = derivationsOf(part.value).filter(({ kind }) => kind !== 'empty');
  const [first] = ways;
  if (!first || !keys.has(first.kind) || isMadeUp(first)) return undefined;
  return ways.every(({ kind }) => kind === first.kind) ? first : undefined;
}

/** Customer.io's own id of a profile where the person's id belongs, without the `cio_` that would say so. */
export function bareProfileId(call: AnalyticsCall, { project, settings }: RuleReading): Derivation | undefined {
  const part = reachesCustomerio(call, settings) ? personIn(call, project) : undefined;
  const ways = part ? derivationsOf(part.value).filter(({ kind }) => kind !== 'empty') : [];
  return ways.every(({ kind, path }) => kind === 'raw' && isProfileIdName(path.at(-1) ?? '')) ? ways[0] : undefined;
}

/** Texts that a call falls back on where it has no anonymous id: the same for every visitor. A constant alone may be meant. */
export function sharedIds(call: AnalyticsCall): readonly Derivation[] {
  const part = call.parts.anonymousId;
  if (!part || call.inTest || !(naming.has(call.method) || call.method === 'trackAnonymous')) return [];
  const ways = derivationsOf(part.value);
  return ways.some(({ kind }) => kind !== 'constant' && kind !== 'empty')
    ? ways.filter(({ kind }) => kind === 'constant')
    : [];
}

/** The places of those texts that stand in the file of a call that falls back on them: told there, once. */
export const sharedIdsOf = acrossProject(
  calls =>
    new Set(
      calls.flatMap(call =>
        sharedIds(call).flatMap(({ origin }) => (origin?.file === call.file ? placeIn(origin) : [])),
      ),
    ),
);

export function placeIn({ file, range }: Origin): string {
  return `${file} ${range.join()}`;
}

interface Habit {
  readonly derivation: Derivation;
  /** The first identify that does it so, or the first call. */
  readonly call: AnalyticsCall;
}

/** What is never right beside a key that does not change with the person: the later, the worse. */
const makeshift: readonly IdKind[] = ['email', 'anonymous'];

/**
 * By vendor the key that people go by: not an address, nor a device's id, wherever there is another one; among
 * those, the one that most calls use, and the plain id on a tie.
 */
export const keyHabits = acrossProject((calls, project): ReadonlyMap<Vendor, Habit> => {
  const counts = new Map<Vendor, Map<IdKind, Habit & { count: number }>>();
  for (const call of calls) {
    const derivation = userKeyOf(call, project);
    if (!derivation) continue;
    const kinds = counts.get(call.vendor) ?? new Map<IdKind, Habit & { count: number }>();
    counts.set(call.vendor, kinds);
    const known = kinds.get(derivation.kind);
    const isFirst = !known || (call.method === 'identify' && known.call.method !== 'identify');
    kinds.set(derivation.kind, { ...(isFirst ? { derivation, call } : known), count: (known?.count ?? 0) + 1 });
  }
  return new Map(
    [...counts].flatMap(([vendor, kinds]): (readonly [Vendor, Habit])[] => {
      const [best] = [...kinds.values()].sort(
        (a, b) =>
          makeshift.indexOf(a.derivation.kind) - makeshift.indexOf(b.derivation.kind) ||
          b.count - a.count ||
          Number(b.derivation.kind === 'raw') - Number(a.derivation.kind === 'raw'),
      );
      return best ? [[vendor, best]] : [];
    }),
  );
});
