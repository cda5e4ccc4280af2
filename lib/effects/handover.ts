/** What becomes of a message where it is made. */
import type { Call } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Effect } from './effect.ts';

/** The call that a message is handed to by the call that makes it: `dispatch(tracked('Opened'))`. */
export function takerOf({ facts }: Module, id: number): Call | undefined {
  const call = facts.calls[id];
  if (call?.msg === undefined) return facts.calls.find(({ a }) => a.some(x => x.k === 'call' && x.c === id));
  const object = facts.objs[call.msg];
  // It stands in the place of the call that takes it.
  return object && (object.s !== call.s || object.e !== call.e) ? call : undefined;
}

/** Nobody takes what the call makes. */
export function isLost(m: Module, id: number): boolean {
  return m.facts.calls[id]?.stmt === true && !takerOf(m, id);
}

/** What a call of a body sends, once the messages among it are handed over, or are not. */
export function handedOver(effects: readonly Effect[], m: Module, id: number): readonly Effect[] {
  if (!effects.some(({ told }) => told)) return effects;
  if (isLost(m, id)) return effects.filter(({ told }) => !told);
  return takerOf(m, id) ? effects.map(({ told: _told, ...effect }) => effect) : effects;
}
