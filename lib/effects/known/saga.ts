import { alternatives, stringOf } from '../../evaluate/value.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf } from '../../evaluate/value.ts';
import type { Followed, Invocation } from '../effect.ts';

const modules: ReadonlySet<string> = new Set([
  'redux-saga/effects',
  '@redux-saga/core/effects',
  'typed-redux-saga',
  'typed-redux-saga/macro',
]);

/** Where the function stands among the arguments of an effect. */
const positions: ReadonlyMap<string, number> = new Map([
  ['call', 0],
  ['fork', 0],
  ['spawn', 0],
  ['apply', 1],
  ['retry', 2],
]);

export function isSagaModule(source: string): boolean {
  return modules.has(source);
}

/**
 * What an effect of redux-saga runs: `call(fn, …args)`, `call([context, fn], …args)`, `call({ context, fn }, …args)`,
 * `apply(context, fn, args)`. A function may be named by a text, as a member of its context.
 */
export function sagaCalls(
  { name }: EvaluatedOf<'import'>,
  { args, target }: Invocation,
  evaluator: Evaluator,
): readonly Followed[] {
  const position = positions.get(name);
  if (position === undefined) return [];
  const member = (object: Evaluated, key: string): Evaluated => evaluator.member(object, key, undefined, target.m);
  let context = name === 'apply' ? evaluator.force(args[0]) : undefined;
  let called = evaluator.force(args[position]);
  if (called.kind === 'array') {
    context = evaluator.force(called.items[0]);
    called = evaluator.force(called.items[1]);
  } else if (called.kind === 'object') {
    context = member(called, 'context');
    called = member(called, 'fn');
  }
  const given = name === 'apply' ? evaluator.spreadThunks(args[2]) : args.slice(position + 1);
  return alternatives(called).map(one => {
    const method = stringOf(one);
    return { kind: 'followed', callee: method !== undefined && context ? member(context, method) : one, args: given };
  });
}
