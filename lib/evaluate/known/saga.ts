/** redux-saga: what a generator takes is told to it by whoever puts it. */
import type { Call, Expr, ModuleFacts } from '../../facts/facts.ts';
import type { Module } from '../../facts/store.ts';
import type { Evaluated, Frame } from '../value.ts';
import type { Evaluator } from '../evaluator.ts';

export const sagaModules = [
  'redux-saga/effects',
  '@redux-saga/core/effects',
  'typed-redux-saga',
  'typed-redux-saga/macro',
] as const;
const modules: ReadonlySet<string> = new Set(sagaModules);
const takers: ReadonlySet<string> = new Set(['take', 'takeMaybe']);

export function isSagaModule(source: string): boolean {
  return modules.has(source);
}

/** The packages whose default export makes a middleware, and what it and its sagas have in common: its context. */
const makers: ReadonlySet<string> = new Set(['redux-saga', '@redux-saga/core']);

/** `createSagaMiddleware`. */
export function isSagaMiddlewareMaker(callee: Evaluated): boolean {
  return callee.kind === 'import' && makers.has(callee.source) && callee.name === 'default';
}

/** `take(PATTERN)`. */
export function isTake(callee: Evaluated): boolean {
  return callee.kind === 'import' && isSagaModule(callee.source) && takers.has(callee.name);
}

/** What `take()` gives: an argument behind those that the generator is called with. */
export function taken(evaluator: Evaluator, module: Module, call: Call, frame: Frame | null): Evaluated {
  const { s, e, f } = call;
  const x: Expr = { k: 'par', f, i: placeOfTaken(evaluator, module, call), n: 'action', s, e };
  return evaluator.eval(module, x, frame);
}

/** Which argument of its generator is what a call takes. */
export function placeOfTaken(evaluator: Evaluator, module: Module, call: Call): number {
  const fn = module.facts.fns[call.f];
  const before = takesIn(evaluator, module, call.f).filter(({ s }) => s < call.s);
  return (fn?.p.length ?? 0) + before.length;
}

/** The calls by which a function takes what is put. */
export function takesIn(evaluator: Evaluator, module: Module, id: number): readonly Call[] {
  const { facts } = module;
  if (!importsSaga(facts)) return [];
  return (facts.fns[id]?.calls ?? []).flatMap(one => {
    const call = facts.calls[one];
    return call && isTake(evaluator.eval(module, call.x, null)) ? [call] : [];
  });
}

const importing = new WeakMap<ModuleFacts, boolean>();

function importsSaga(facts: ModuleFacts): boolean {
  let known = importing.get(facts);
  if (known === undefined) {
    known = facts.bindings.some(({ imp }) => imp && isSagaModule(imp.m));
    importing.set(facts, known);
  }
  return known;
}
