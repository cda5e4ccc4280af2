/** Functions that keep what they are given. */
import { writesWithin } from '../effects/writes.ts';

import type { Evaluated, EvaluatedOf } from '../evaluate/value.ts';
import type { Module } from '../facts/store.ts';

/** Whether what is called keeps what it gets for others. */
export function keepsWhatItGets(callee: Evaluated): boolean {
  if (callee.kind !== 'function' && callee.kind !== 'class') return false;
  const fn = functionOf(callee);
  return fn !== undefined && keeps(callee.module, fn);
}

/** The function that gets the arguments. */
export function functionOf({
  kind,
  module,
  id,
}: Pick<EvaluatedOf<'function' | 'class'>, 'kind' | 'module' | 'id'>): number | undefined {
  return kind === 'function' ? id : module.facts.classes[id]?.ctor;
}

/** Whether a function assigns anything that outlives it: to a variable of the module, or to a field. */
export function keeps({ facts }: Module, id: number): boolean {
  const fn = facts.fns[id];
  return (
    fn !== undefined &&
    writesWithin(facts, fn.s + 1, fn.e).some(({ to }) =>
      typeof to === 'number' ? (facts.bindings[to]?.f ?? 0) < 0 : to === 'member',
    )
  );
}
