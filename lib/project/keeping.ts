/** Functions that keep what they are given. */
import { writesWithin } from '../effects/writes.ts';
import { alternatives } from '../evaluate/value.ts';
import { isMadeOfParameter } from '../facts/given.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf } from '../evaluate/value.ts';
import type { Expr, ModuleFacts } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';

/** How often a parameter is taken apart on the way to a name: `({ track }) =>`. */
const MAX_STEPS = 3;

/** How many expressions lie between a parameter and what is handed on of it: `const { tracker } = options`. */
const MAX_BETWEEN = 5;
/** How many functions hand on to one another what the last one keeps. */
const MAX_HANDS = 3;

/** Whether what is called keeps what it gets for others. */
export function keepsWhatItGets(evaluator: Evaluator, callee: Evaluated): boolean {
  if (callee.kind !== 'function' && callee.kind !== 'class') return false;
  const fn = functionOf(callee);
  if (fn === undefined) return false;
  const { module } = callee;
  return (
    keeps(module, fn) ||
    handsToKeeper(evaluator, module, fn) ||
    (module.facts.fns[fn]?.p ?? []).some((_, index) => captures(module, fn, index))
  );
}

/** Whether a function hands what it gets on to one that keeps it: `({ tracker }) => setTracker(tracker)`. */
export function handsToKeeper(evaluator: Evaluator, module: Module, id: number, hands = MAX_HANDS): boolean {
  const { fns, calls } = module.facts;
  const fn = fns[id];
  if (!fn || fn.p.length === 0 || hands === 0) return false;
  return calls.some(({ s, e, x, a }) => {
    if (s < fn.s || e > fn.e || !a.some(given => isMadeOfParameter(module.facts, given, MAX_BETWEEN, id))) return false;
    return alternatives(evaluator.open(() => evaluator.eval(module, x, null))).some(callee => {
      const inner = callee.kind === 'function' || callee.kind === 'class' ? functionOf(callee) : undefined;
      if (inner === undefined || !('module' in callee)) return false;
      return keeps(callee.module, inner) || handsToKeeper(evaluator, callee.module, inner, hands - 1);
    });
  });
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

/**
 * Whether functions within a function call what it gets for a parameter, or hand it on: in what it gives, or hands to
 * others, `({ track }) => ({ signUp(user) { track('Signed Up') } })`.
 */
export function captures({ facts }: Module, id: number, index: number): boolean {
  let known = captured.get(facts);
  if (!known) captured.set(facts, (known = capturedIn(facts)));
  return known.has(parameter(id, index));
}

/** Parameters by the module. */
const captured = new WeakMap<ModuleFacts, ReadonlySet<string>>();

function parameter(id: number, index: number): string {
  return `${id} ${index}`;
}

function capturedIn({ fns, calls, bindings }: ModuleFacts): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (x: Expr, around: ReadonlySet<number>, steps: number): void => {
    switch (x.k) {
      case 'par':
        if (around.has(x.f)) found.add(parameter(x.f, x.i));
        break;
      case 'mem':
      case 'idx':
      case 'rest':
        visit(x.o, around, steps);
        break;
      case 'as':
        visit(x.x, around, steps);
        break;
      case 'or':
        for (const one of x.x) visit(one, around, steps);
        break;
      case 'ref':
        if (steps > 0) for (const one of bindings[x.b]?.v ?? []) visit(one, around, steps - 1);
    }
  };
  for (const { f, x, a } of calls) {
    const around = new Set<number>();
    for (let outer = fns[f]?.up ?? -1; outer >= 0; outer = fns[outer]?.up ?? -1) around.add(outer);
    if (around.size > 0) for (const one of [x, ...a]) visit(one, around, MAX_STEPS);
  }
  return found;
}
