/** Actions of a store: who makes one tells it to whoever hears actions of its type. */
import { creatorOf, typesOf } from './action-types.ts';
import { carriedEffects, isCarried } from './carried.ts';
import { ANY, heardBy, heardByAll, hears, textThunk, hearing } from './channels.ts';
import { runBy, running } from './operators.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../../evaluate/value.ts';
import type { Effect, EffectsHost, Followed, Hearing, Invocation, Target } from '../effect.ts';

/** The scope of their channels. */
export const ACTIONS = 'action';

type Found = readonly (Effect | Followed)[];

const pickers: ReadonlySet<string> = new Set(['redux-observable', '@ngrx/effects', '@ngneat/effects']);

/** What an object with a `type` does: it runs those who hear actions of that type. */
export function actionEffects(action: Thunk, target: Target, evaluator: Evaluator, host: EffectsHost): Found {
  const object = evaluator.force(action);
  const carried = carriedEffects(object, target, evaluator, host);
  if (!host.isHeard(ACTIONS)) return carried;
  const type = evaluator.member(object, 'type', undefined, undefined);
  const types = typesOf(type, evaluator);
  // `(type, payload) => dispatch({ type, payload })`.
  if (types.length === 0 && type.kind === 'parameter' && object.kind === 'object')
    return [...carried, ...heardByAll(ACTIONS, [action], host, true)];
  const heard = heardBy(ACTIONS, types.length > 0 ? types : writtenTypes(object, evaluator), [action], host, true);
  return [...carried, ...heard];
}

/** The type that an object is written with, where nobody knows yet what is spread into it behind: `{ type, ...rest }`. */
function writtenTypes(object: Evaluated, evaluator: Evaluator): readonly string[] {
  if (object.kind !== 'object') return [];
  const { module, expr, frame } = object;
  const written = expr.p.findLast(({ k }) => k === 'type');
  return written
    ? typesOf(
        evaluator.open(() => evaluator.eval(module, written.v, frame)),
        evaluator,
      )
    : [];
}

/** Somebody hears the actions of a pattern: a type, a creator, or a list of them. */
export function heardActions(
  pattern: Thunk,
  handler: Thunk,
  { target }: Invocation,
  evaluator: Evaluator,
): readonly Effect[] {
  // The constants that types are stand in modules that have nothing to do with analytics.
  const types = evaluator.open(() => typesOf(evaluator.force(pattern), evaluator));
  return types.map(type => hears(ACTIONS, type, handler, target));
}

/** A middleware hears all actions. */
export function heardByMiddleware(handler: Evaluated): Hearing {
  return hearing(ACTIONS, ANY, { value: handler });
}

/** What calling a creator of actions does that a library has made: `createAction('TRACKED')`, `slice.actions.tracked`. */
export function createdAction(
  callee: EvaluatedOf<'call' | 'member'>,
  { args, target }: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
): Found {
  if (!host.isHeard(ACTIONS) && !isCarried(host)) return [];
  const creator = creatorOf(callee, evaluator);
  if (!creator) return [];
  const own: Evaluated = {
    kind: 'properties',
    values: new Map([
      ['type', [textThunk(creator.type)]],
      ...(args[0] && !creator.prepare && creator.payload === 'payload' ? [['payload', [args[0]]] as const] : []),
      ...(creator.meta ? [['meta', [{ value: evaluator.apply(evaluator.force(creator.meta), args) }]] as const] : []),
    ]),
  };
  const prepared = creator.prepare
    ? evaluator.apply(evaluator.force(creator.prepare), args)
    : creator.payload === 'whole' && args[0] && evaluator.force(args[0]);
  const action: Evaluated = prepared ? { kind: 'merge', of: [prepared, own] } : own;
  return [
    ...carriedEffects(action, target, evaluator, host),
    ...heardBy(ACTIONS, [creator.type], [{ value: action }], host, true),
  ];
}

/** `listeners.startListening({ actionCreator, effect })`, `actions$.pipe(ofType(TRACKED), tap(action => …))`. */
export function listenerEffects(
  { object, property }: EvaluatedOf<'member'>,
  invocation: Invocation,
  evaluator: Evaluator,
): Found {
  const { args } = invocation;
  if (property === 'startListening' && isListenerMiddleware(object)) {
    const options = evaluator.force(args[0]);
    const member = (name: string): Thunk => ({ value: evaluator.member(options, name, undefined, undefined) });
    return ['type', 'actionCreator', 'matcher'].flatMap(name =>
      heardActions(member(name), member('effect'), invocation, evaluator),
    );
  }
  if (property === 'pipe') {
    const [first, ...operators] = args.map(argument => evaluator.force(argument));
    return first && isPicker(first)
      ? first.args.flatMap(pattern =>
          runBy(operators).flatMap(handler => heardActions(pattern, handler, invocation, evaluator)),
        )
      : [];
  }
  // `action$.ofType(TRACKED).do(action => …)`.
  const picked =
    running.has(property) && object.kind === 'call' && object.callee.kind === 'member' ? object : undefined;
  return picked && args[0] && picked.callee.kind === 'member' && picked.callee.property === 'ofType'
    ? picked.args.flatMap(pattern => heardActions(pattern, args[0] as Thunk, invocation, evaluator))
    : [];
}

function isListenerMiddleware(value: Evaluated): boolean {
  return value.kind === 'call' && value.callee.kind === 'import' && value.callee.name === 'createListenerMiddleware';
}

function isPicker(value: Evaluated): value is EvaluatedOf<'call'> {
  return (
    value.kind === 'call' &&
    value.callee.kind === 'import' &&
    value.callee.name === 'ofType' &&
    pickers.has(value.callee.source)
  );
}
