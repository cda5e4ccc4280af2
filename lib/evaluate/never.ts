/** Calls that never return, and what is certain because of them. */
import type { Sure } from '../facts/facts.ts';
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

/** Without calls it is certain; with calls, where one of them never returns. */
export function isSure(evaluator: Evaluator, module: Module, sure: Sure | undefined, frame: Frame | null): boolean {
  return sure !== undefined && (sure.length === 0 || sure.some(id => neverReturns(evaluator, module, id, frame)));
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
