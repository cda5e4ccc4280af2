import { isSagaModule, isTake, placeOfTaken } from '../../evaluate/known/saga.ts';
import { alternatives, stringOf, unknown } from '../../evaluate/value.ts';
import { heardActions } from './actions.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../../evaluate/value.ts';
import type { Effect, Followed, Invocation } from '../effect.ts';

/** Where the function stands among the arguments of an effect. */
const positions: ReadonlyMap<string, number> = new Map([
  ['call', 0],
  ['fork', 0],
  ['spawn', 0],
  ['apply', 1],
  ['retry', 2],
]);

/** Where the pattern stands among the arguments of what runs a function for each action; the function follows it. */
const watchers: ReadonlyMap<string, number> = new Map([
  ['takeEvery', 0],
  ['takeLatest', 0],
  ['takeLeading', 0],
  ['throttle', 1],
  ['debounce', 1],
]);

/** What a call of redux-saga's does: it runs a function, or waits for actions. */
export function sagaEffects(
  callee: EvaluatedOf<'import'>,
  invocation: Invocation,
  evaluator: Evaluator,
): readonly (Effect | Followed)[] {
  if (isTake(callee)) return takeEffects(invocation, evaluator);
  const place = watchers.get(callee.name);
  if (place === undefined) return sagaCalls(callee, invocation, evaluator);
  const [pattern, worker, ...first] = invocation.args.slice(place);
  if (!pattern || !worker) return [];
  const handler: Thunk =
    first.length > 0 ? { value: { kind: 'bound', callee: evaluator.force(worker), args: first } } : worker;
  return heardActions(pattern, handler, invocation, evaluator);
}

/** `const action = yield take(PATTERN)`: the generator hears the action. */
function takeEffects(invocation: Invocation, evaluator: Evaluator): readonly Effect[] {
  const { args, target } = invocation;
  const { m: module, call } = target;
  if (!args[0] || call.f < 0) return [];
  const before = Array.from({ length: placeOfTaken(evaluator, module, call) }, () => ({ value: unknown('parameter') }));
  const generator: Evaluated = { kind: 'function', module, id: call.f, frame: null };
  const handler: Evaluated = before.length > 0 ? { kind: 'bound', callee: generator, args: before } : generator;
  return heardActions(args[0], { value: handler }, invocation, evaluator);
}

/** What else is called where an effect of redux-saga is: `yield call(api.logOut)`; nothing of other callees. */
export function calledBySaga(
  callee: Evaluated,
  invocation: Pick<Invocation, 'args' | 'target'>,
  evaluator: Evaluator,
): readonly Evaluated[] {
  if (callee.kind !== 'import' || !isSagaModule(callee.source)) return [];
  return sagaCalls(callee, invocation, evaluator).map(({ callee: called }) => called);
}

/**
 * What an effect of redux-saga runs: `call(fn, …args)`, `call([context, fn], …args)`, `call({ context, fn }, …args)`,
 * `apply(context, fn, args)`. A function may be named by a text, as a member of its context.
 */
function sagaCalls(
  { name }: EvaluatedOf<'import'>,
  { args, target }: Pick<Invocation, 'args' | 'target'>,
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
