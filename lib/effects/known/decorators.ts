/** What decorators put in the place of what they stand on. */
import { parameterOf } from '../../evaluate/parameters.ts';
import { alternatives, union } from '../../evaluate/value.ts';

import type { Expr } from '../../facts/facts.ts';
import type { Module } from '../../facts/store.ts';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../../evaluate/value.ts';

/** The functions that run in the place of a method with this decorator; undefined where it leaves the method as it is. */
export function decorated(evaluator: Evaluator, decorator: Evaluated): Evaluated | undefined {
  const found = alternatives(decorator).flatMap(one =>
    one.kind === 'function' ? [...replacements(evaluator, one), ...results(evaluator, one)] : [],
  );
  return found.length > 0 ? union(found) : undefined;
}

/** `descriptor.value = function () { … }`: functions that a function writes into what it is given. */
export function replacements(evaluator: Evaluator, fn: EvaluatedOf<'function'>): readonly Evaluated[] {
  const { module, id } = fn;
  const written = module.facts.bindings.flatMap(({ f, v: [first], w }) =>
    f === id && first?.k === 'par' && w ? Object.values(w).flat() : [],
  );
  return functionsIn(evaluator, fn, written);
}

/** The newer kind of decorators gives what is to stand there. */
function results(evaluator: Evaluator, fn: EvaluatedOf<'function'>): readonly Evaluated[] {
  return functionsIn(evaluator, fn, fn.module.facts.fns[fn.id]?.ret ?? []);
}

/** Whether function `outer` hands out function `inner`, which it makes: returns it, or writes it into what it is given. */
export function isHandedOut(module: Module, outer: number, inner: number): boolean {
  const { fns, bindings } = module.facts;
  const up = fns[inner]?.up ?? -1;
  if (up < 0) return false;
  const isInner = (x: Expr): boolean => x.k === 'fn' && x.f === inner;
  const isWritten = bindings.some(
    ({ f, v: [first], w }) =>
      f === up &&
      first?.k === 'par' &&
      Object.values(w ?? {})
        .flat()
        .some(isInner),
  );
  const isOut = isWritten || (fns[up]?.ret.some(isInner) ?? false);
  return isOut && (up === outer || isHandedOut(module, outer, up));
}

/** Read as when the decorator is applied: what it is given is for whoever applies it to know. */
function functionsIn(
  evaluator: Evaluator,
  fn: EvaluatedOf<'function'>,
  written: readonly Parameters<Evaluator['eval']>[1][],
): readonly Evaluated[] {
  if (!written.some(({ k }) => k === 'fn')) return [];
  const { module, id } = fn;
  const given = (module.facts.fns[id]?.p ?? []).map((_, index): Thunk => ({
    value: parameterOf(module, id, index, null, undefined),
  }));
  const frame = evaluator.frame(fn, given);
  return written.filter(({ k }) => k === 'fn').map(x => evaluator.eval(module, x, frame));
}
