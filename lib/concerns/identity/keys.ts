/** By which kind of key the calls of a project name people. */
import { derivationsOf } from '../../calls/values/identity.ts';
import { acrossProject } from '../../rule/across.ts';

import type { Vendor } from '../../catalog/types.ts';
import type { AnalyticsCall, Origin } from '../../reading.ts';
import type { Derivation, IdKind } from '../../calls/values/identity.ts';

/** Kinds that certainly name one and the same person differently. */
const keys: ReadonlySet<IdKind> = new Set<IdKind>(['raw', 'hash', 'email', 'anonymous', 'composed']);
const naming: ReadonlySet<string> = new Set(['identify', 'track', 'page', 'screen', 'group']);

/** The key by which a call names the person: one that is certain, written here or in the SDK's own call. */
export function userKeyOf(call: AnalyticsCall): Derivation | undefined {
  const part = call.parts.userId;
  if (!part || call.inTest || !naming.has(call.method) || (call.via === 'wrapper' && !part.range)) return undefined;
  // A bare parameter is what the caller makes of it; `account.id` says itself what it is.
  if (part.value.kind === 'parameter' && part.value.path.length === 0) return undefined;
  const ways = derivationsOf(part.value).filter(({ kind }) => kind !== 'empty');
  const [first] = ways;
  return first && keys.has(first.kind) && ways.every(({ kind }) => kind === first.kind) ? first : undefined;
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
  /** The first call that does it so. */
  readonly call: AnalyticsCall;
}

/** By vendor how most of the calls do it; the plain id wins a tie. */
export const keyHabits = acrossProject((calls): ReadonlyMap<Vendor, Habit> => {
  const counts = new Map<Vendor, Map<IdKind, Habit & { count: number }>>();
  for (const call of calls) {
    const derivation = userKeyOf(call);
    if (!derivation) continue;
    const kinds = counts.get(call.vendor) ?? new Map<IdKind, Habit & { count: number }>();
    counts.set(call.vendor, kinds);
    const known = kinds.get(derivation.kind);
    if (known) known.count++;
    else kinds.set(derivation.kind, { derivation, call, count: 1 });
  }
  const habits = new Map<Vendor, Habit>();
  for (const [vendor, kinds] of counts) {
    const [most] = [...kinds.values()].sort(
      (a, b) => b.count - a.count || Number(b.derivation.kind === 'raw') - Number(a.derivation.kind === 'raw'),
    );
    if (most) habits.set(vendor, most);
  }
  return habits;
});
