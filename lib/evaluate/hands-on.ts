/** Whether a call is handed a function: what is done with it matters, wherever the callee stands. */
import { isInvocable } from './kinds.ts';

import type { Call, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { Evaluated, Frame } from './value.ts';

/** How many calls stand in one another: `withLog(withRetry(send))`. */
const MAX_WRAPPED = 4;

/** Whether a call is handed a function, or what another call makes of one. */
export function handsOnFunction(
  evaluator: Evaluator,
  module: Module,
  { a }: Call,
  frame: Frame | null,
  depth = MAX_WRAPPED,
): boolean {
  return a.some(x => {
    if (x.k === 'fn') return true;
    if (x.k === 'ref' || x.k === 'obj') return holdsFunction(evaluator, evaluator.eval(module, x, frame));
    const inner = x.k === 'call' && depth > 0 ? module.facts.calls[x.c] : undefined;
    return (
      inner !== undefined &&
      handsOnFunction(evaluator, module, inner, frame, depth - 1) &&
      isInvocable(evaluator.eval(module, x, frame))
    );
  });
}

/** Properties that may be functions: what is written there, and what was made before. */
const maybeFunctions: ReadonlySet<Expr['k']> = new Set<Expr['k']>(['fn', 'ref', 'mem', 'call']);

/** A function, and an object with one: `createTracker({ send: createSend(), ...options })`. */
function holdsFunction(evaluator: Evaluator, value: Evaluated, depth = 2): boolean {
  if (isInvocable(value)) return true;
  if (depth === 0) return false;
  if (value.kind === 'merge') return value.of.some(one => holdsFunction(evaluator, one, depth));
  if (value.kind === 'properties')
    return [...value.values.values()].some(thunks => thunks.some(thunk => isInvocable(evaluator.force(thunk))));
  if (value.kind !== 'object') return false;
  const { module, frame, expr } = value;
  return expr.p.some(({ k: name, v }) => {
    if (v.k === 'fn') return true;
    if (!maybeFunctions.has(v.k)) return false;
    const own = evaluator.eval(module, v, frame);
    return name === null ? holdsFunction(evaluator, own, depth - 1) : isInvocable(own);
  });
}
