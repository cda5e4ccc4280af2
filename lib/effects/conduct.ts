import { Purposes } from './purpose.ts';

import type { Call } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { BodyCall } from './body.ts';
import type { Conduct, Deed, Purpose } from './wrapper-policy.ts';

type DeedOf<K extends Deed['kind']> = Extract<Deed, { readonly kind: K }>;

/** A call of a body that is no send, seen by itself. */
interface OtherAct {
  readonly kind: 'given' | 'other';
  /** What it is for, where its callee tells. */
  readonly purpose: Purpose | undefined;
  /** It calls a function of the project, which shows what it does. */
  readonly isOwn: boolean;
  /** It goes through a list: what it does is done by its callback. */
  readonly isLoop: boolean;
}

/** What a call of a body does, seen by itself. */
export type Act = DeedOf<'send'> | DeedOf<'address'> | OtherAct;

interface Entry {
  readonly entry: BodyCall;
  readonly act: Act;
}

/** Sees the calls of a body together: what each is for hangs on the others. */
export function conductOf(
  m: Module,
  fn: number,
  body: readonly BodyCall[],
  acts: readonly Act[],
  { isReachable, isUnseen }: Pick<Conduct, 'isReachable' | 'isUnseen'>,
): Conduct {
  const entries = body.map((entry, index): Entry => ({ entry, act: acts[index] as Act }));
  const served = entries.filter(({ act }) => !isOther(act) || act.purpose === 'callback');
  const idsOf = (test: (act: OtherAct, call: Call | undefined) => boolean): number[] =>
    entries.flatMap(({ entry: { id }, act }) => (isOther(act) && test(act, m.facts.calls[id]) ? [id] : []));
  const purposes = new Purposes({
    facts: m.facts,
    fn,
    body,
    served: new Set(served.map(({ entry }) => entry.id)),
    known: knownPurposes(m, entries, served),
    told: new Set(
      entries.flatMap(({ entry, act }) => (act.kind === 'send' ? (m.facts.calls[entry.id]?.msg ?? []) : [])),
    ),
    waits: idsOf(({ purpose }) => purpose === 'timing'),
    loops: new Set(idsOf(({ isLoop }, call) => isLoop && call?.a.some(({ k }) => k === 'fn') === true)),
    own: new Set(idsOf(({ isOwn }) => isOwn)),
  });
  // Whether it does any work decides, and the first work that is found decides that.
  let isOpen = entries.some(({ act }) => mayDecide(act));
  const deeds = entries.map(({ entry, act }): Deed => {
    if (act.kind === 'send')
      return { ...act, isFound: act.isFound || (isOpen && purposes.isOfMany(entry, act.given !== undefined)) };
    if (!isOther(act)) return act;
    const purpose = isOpen ? purposes.of(entry) : (act.purpose ?? 'work');
    isOpen &&= purpose !== 'work';
    return { kind: act.kind, purpose };
  });
  return { deeds, givesValue: isOpen && purposes.givesValue, isReachable, isUnseen };
}

function isOther(act: Act): act is OtherAct {
  return act.kind === 'given' || act.kind === 'other';
}

/** Whether it matters for a call of this kind what stands beside it. */
function mayDecide(act: Act): boolean {
  if (act.kind === 'send') return !act.isNamed;
  return isOther(act) && (act.purpose === 'callback' || act.purpose === 'timing' || act.purpose === 'analytics');
}

/** What calls are for where that is known without asking where their values go. */
function knownPurposes(m: Module, entries: readonly Entry[], served: readonly Entry[]): Map<number, Purpose> {
  const { calls, fns } = m.facts;
  const sends = entries.flatMap(({ entry, act }) => (act.kind === 'send' ? [entry.id] : []));
  const runs = new Set(served.flatMap(({ entry }) => entry.through.map(callback => fns[callback]?.cb?.c)));
  const first = Math.min(...sends.map(id => calls[id]?.s ?? Infinity));
  const known = new Map<number, Purpose>();
  for (const { entry, act } of entries) {
    const call = calls[entry.id];
    const purpose = call && isOther(act) ? purposeOf(entry.id, call, act) : undefined;
    if (purpose) known.set(entry.id, purpose);
  }
  return known;

  function purposeOf(id: number, call: Call, { purpose, isOwn }: OtherAct): Purpose | undefined {
    if (sends.some(send => isTwin(m, call, calls[send]))) return 'analytics';
    if (purpose) return purpose;
    // It is handed the function in which a send stands, or what a send gives.
    if (runs.has(id)) return isOwn ? 'work' : 'timing';
    if (call.a.some(x => x.k === 'call' && sends.includes(x.c))) return 'timing';
    const isBefore = call.stmt === true && call.s < first && call.x.k === 'ref' && call.a.length === 0;
    return isBefore ? 'preparation' : undefined;
  }
}

/** `one.track(event, data); other.track(event, data)`: what is handed the same in the same way is told the same. */
function isTwin({ text }: Module, one: Call, other: Call | undefined): boolean {
  if (one.x.k !== 'mem' || other?.x.k !== 'mem' || one.x.p !== other.x.p || one.a.length === 0) return false;
  const given = ({ x, e }: Call): string => text.slice(x.e, e);
  return given(one) === given(other);
}
