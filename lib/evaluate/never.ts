/** Calls that never return, or only with what they are given, and what is certain because of them. */
import type { Asserted, Sure } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { Evaluated, EvaluatedOf, Frame } from './value.ts';

/** Functions of packages that end what runs: by the module, those that throw or leave. */
const enders: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['process', new Set(['exit', 'abort'])],
  ['node:process', new Set(['exit', 'abort'])],
  ['next/navigation', new Set(['redirect', 'permanentRedirect', 'notFound', 'forbidden', 'unauthorized'])],
  ['@sveltejs/kit', new Set(['error', 'redirect'])],
  ['assert', new Set(['fail'])],
  ['node:assert', new Set(['fail'])],
]);

/** Functions of packages that throw where their first argument is not there. */
const asserters: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...['assert', 'node:assert', 'assert/strict', 'node:assert/strict'].map(
    module => [module, new Set(['default', '*', 'ok', 'strict', 'assert'])] as const,
  ),
  ['invariant', new Set(['default', '*'])],
  ['tiny-invariant', new Set(['default', '*'])],
  ['ts-invariant', new Set(['default', 'invariant'])],
  ['@epic-web/invariant', new Set(['invariant', 'invariantResponse'])],
  ['outvariant', new Set(['invariant'])],
]);

/** Without calls it is certain; with calls, where one of them never returns, or not without what it was given. */
export function isSure(evaluator: Evaluator, module: Module, sure: Sure | undefined, frame: Frame | null): boolean {
  if (sure === undefined || sure.length === 0) return sure !== undefined;
  return sure.some(one =>
    typeof one === 'number' ? neverReturns(evaluator, module, one, frame) : isAsserted(evaluator, module, one, frame),
  );
}

function isAsserted(evaluator: Evaluator, module: Module, { c, i }: Asserted, frame: Frame | null): boolean {
  const call = module.facts.calls[c];
  const callee = call && evaluator.eval(module, call.x, frame);
  switch (callee?.kind) {
    case 'function':
      return callee.module.facts.fns[callee.id]?.asserts?.includes(i) === true;
    case 'import':
      return i === 0 && asserters.get(callee.source)?.has(callee.name) === true;
    case 'member': {
      const { object, property } = callee;
      return i === 0 && object.kind === 'import' && asserters.get(object.source)?.has(property) === true;
    }
    default:
      return false;
  }
}

function neverReturns(evaluator: Evaluator, module: Module, id: number, frame: Frame | null): boolean {
  const call = module.facts.calls[id];
  return call !== undefined && isEnder(evaluator, evaluator.eval(module, call.x, frame));
}

/** Whether calling something ends what runs. */
export function isEnder(evaluator: Evaluator, callee: Evaluated): boolean {
  switch (callee.kind) {
    case 'function':
      return isNever(evaluator, callee);
    case 'import':
      return enders.get(callee.source)?.has(callee.name) === true;
    case 'member':
      return isMemberOfEnder(callee);
    default:
      return false;
  }
}

function isMemberOfEnder({ object, property }: EvaluatedOf<'member'>): boolean {
  if (object.kind === 'global') return enders.get(object.name)?.has(property) === true;
  return object.kind === 'import' && enders.get(object.source)?.has(property) === true;
}

/** Whether a function never returns: what it ends with does not. */
export function isNever(evaluator: Evaluator, { module, id, frame }: EvaluatedOf<'function'>): boolean {
  return evaluator.memo.once(
    `n ${module.id} ${id}`,
    () => {
      const fn = module.facts.fns[id];
      if (!fn) return false;
      const [only, ...others] = fn.ret;
      if (!only) return isSure(evaluator, module, fn.never, frame);
      // `() => process.exit(1)`.
      return only.k === 'call' && others.length === 0 && !fn.async && neverReturns(evaluator, module, only.c, frame);
    },
    () => false,
  );
}
