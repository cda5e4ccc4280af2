/** Messages that are told by an object, and heard elsewhere: actions of a store, messages between parts of an extension, windows and workers. */
import { alternatives, rootOf, stringOf } from '../../evaluate/value.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../../evaluate/value.ts';
import type { Effect, EffectOf, EffectsHost, Followed, Invocation } from '../effect.ts';

/** Scopes of channels. */
export const ACTIONS = 'action';
const EXTENSION = 'extension';
const WINDOW = 'window';
/** The channel of who hears all messages of a scope. */
export const ANY = '*';

type Found = readonly (Effect | Followed)[];

/** The functions that make a creator of actions, by package: where the payload stands in an action. */
const creatorMakers: ReadonlyMap<string, 'payload' | 'whole'> = new Map([
  ['@reduxjs/toolkit', 'payload'],
  ['redux-actions', 'payload'],
  ['typesafe-actions', 'payload'],
  ['@ngrx/store', 'whole'],
]);
const pickers: ReadonlySet<string> = new Set(['redux-observable', '@ngrx/effects', '@ngneat/effects']);
/** Operators of RxJS that hand on what they get. */
const keeping: ReadonlySet<string> = new Set([
  ...['tap', 'do', 'filter', 'debounceTime', 'throttleTime', 'auditTime', 'delay', 'observeOn', 'take', 'first'],
  ...['distinctUntilChanged', 'share', 'takeUntil'],
]);
/** Operators of RxJS that run a function for each element. */
const running: ReadonlySet<string> = new Set([
  ...['tap', 'do', 'map', 'mergeMap', 'switchMap', 'concatMap', 'exhaustMap', 'forEach', 'subscribe'],
]);

// Actions of a store -----------------------------------------------------------------------------

/** What an object with a `type` does: it runs those who hear actions of that type. */
export function actionEffects(action: Thunk, evaluator: Evaluator, host: EffectsHost): readonly Followed[] {
  if (!host.isHeard(ACTIONS)) return [];
  const type = evaluator.member(evaluator.force(action), 'type', undefined, undefined);
  return heardBy(ACTIONS, typesOf(type, evaluator), [action], host);
}

/** Members of a message that say what it is about, where it is no action of a store. */
export const discriminators: ReadonlySet<string> = new Set([
  ...['type', 'action', 'command', 'kind', 'name', 'method', 'message'],
]);

function typesOfMessage(message: Thunk, evaluator: Evaluator): readonly string[] {
  const data = evaluator.force(message);
  return [...discriminators].flatMap(name => typesOf(evaluator.member(data, name, undefined, undefined), evaluator));
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
  return types.map(type => ({
    kind: 'handle',
    channel: { value: { kind: 'literal', value: type } },
    scope: ACTIONS,
    handler,
    target,
  }));
}

/** A middleware hears all actions. */
export function heardByMiddleware(handler: Evaluated, target: Invocation['target']): EffectOf<'handle'> {
  return { kind: 'handle', channel: literal(ANY), scope: ACTIONS, handler: { value: handler }, target };
}

/** What calling a creator of actions does that a library has made: `createAction('TRACKED')`, `slice.actions.tracked`. */
export function createdAction(
  callee: EvaluatedOf<'call' | 'member'>,
  { args }: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly Followed[] {
  if (!host.isHeard(ACTIONS)) return [];
  const creator = creatorOf(callee, evaluator);
  if (!creator) return [];
  const type: Evaluated = { kind: 'literal', value: creator.type };
  const own: Evaluated = {
    kind: 'properties',
    values: new Map([
      ['type', [{ value: type }]],
      ...(args[0] && !creator.prepare && creator.payload === 'payload' ? [['payload', [args[0]]] as const] : []),
    ]),
  };
  const prepared = creator.prepare
    ? evaluator.apply(evaluator.force(creator.prepare), args)
    : creator.payload === 'whole' && args[0] && evaluator.force(args[0]);
  const action: Evaluated = prepared ? { kind: 'merge', of: [prepared, own] } : own;
  return heardBy(ACTIONS, [creator.type], [{ value: action }], host);
}

interface Creator {
  readonly type: string;
  readonly payload: 'payload' | 'whole';
  /** What makes the rest of an action of the arguments. */
  readonly prepare?: Thunk | undefined;
}

function creatorOf(value: Evaluated, evaluator: Evaluator): Creator | undefined {
  if (value.kind === 'member') return sliceAction(value, evaluator);
  if (value.kind !== 'call') return undefined;
  const { callee, args } = value;
  // `createAction('TRACKED')<Payload>()`.
  if (callee.kind === 'call') return creatorOf(callee, evaluator);
  if (callee.kind !== 'import' || callee.name !== 'createAction') return undefined;
  const payload = creatorMakers.get(callee.source);
  const type = payload && stringOf(evaluator.force(args[0]));
  if (!payload || type === undefined) return undefined;
  const prepare = args[1] && evaluator.force(args[1]).kind === 'function' ? args[1] : undefined;
  return { type, payload, prepare };
}

/** `createSlice({ name: 'analytics', reducers: { tracked() {} } }).actions.tracked`. */
function sliceAction({ object, property }: EvaluatedOf<'member'>, evaluator: Evaluator): Creator | undefined {
  if (object.kind !== 'member' || object.property !== 'actions' || object.object.kind !== 'call') return undefined;
  const { callee, args } = object.object;
  if (callee.kind !== 'import' || callee.name !== 'createSlice') return undefined;
  const options = evaluator.force(args[0]);
  const member = (of: Evaluated, name: string): Evaluated => evaluator.member(of, name, undefined, undefined);
  const name = stringOf(member(options, 'name'));
  if (name === undefined) return undefined;
  const reducer = member(member(options, 'reducers'), property);
  const prepare = reducer.kind === 'object' ? member(reducer, 'prepare') : undefined;
  return { type: `${name}/${property}`, payload: 'payload', prepare: prepare && { value: prepare } };
}

/** The types that a pattern, a type or a creator stands for. */
export function typesOf(value: Evaluated, evaluator: Evaluator): readonly string[] {
  return alternatives(value).flatMap((one): readonly string[] => {
    const text = stringOf(one);
    if (text !== undefined) return [text];
    if (one.kind === 'array') return one.items.flatMap(item => typesOf(evaluator.force(item), evaluator));
    const creator = creatorOf(one.kind === 'member' && one.property === 'type' ? one.object : one, evaluator);
    if (creator) return [creator.type];
    // `isAnyOf(created, changed)`, `actionChannel([CREATED])`.
    const isOfMany = one.kind === 'call' && one.callee.kind === 'import' && patterns.has(one.callee.name);
    if (isOfMany) return one.args.flatMap(argument => typesOf(evaluator.force(argument), evaluator));
    const made = madeType(one);
    return made === undefined ? [] : [made];
  });
}

/** How types are marked that have no text. */
const MADE = '@';

/** The word by which whoever tells something of a type names it. */
export function wordOf(type: string): string {
  return type.startsWith(MADE) ? type.slice(type.lastIndexOf('.') + 1) : type;
}

/** A type that a function makes is the one that is made there: `Symbol('tracked')`, `prefixed({ TRACKED }).TRACKED`. */
function madeType(value: Evaluated): string | undefined {
  if (value.kind === 'call') return value.at && `${MADE}${value.at.module.path}:${value.at.start}`;
  const object = value.kind === 'member' ? madeType(value.object) : undefined;
  return object && value.kind === 'member' ? `${object}.${value.property}` : undefined;
}

const patterns: ReadonlySet<string> = new Set(['isAnyOf', 'actionChannel']);

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

/** The functions that operators run with what they get, up to the one that makes something else of it. */
function runBy(operators: readonly Evaluated[]): readonly Thunk[] {
  const handlers: Thunk[] = [];
  for (const operator of operators) {
    const name = operator.kind === 'call' && operator.callee.kind === 'import' ? operator.callee.name : undefined;
    if (operator.kind !== 'call' || name === undefined) break;
    if (running.has(name) && operator.args[0]) handlers.push(operator.args[0]);
    if (!keeping.has(name)) break;
  }
  return handlers;
}

// Messages to other windows, workers and parts of an extension ---------------------------------------

/** What a method that sends or hears messages does. */
export function messageEffects(
  { object, property }: EvaluatedOf<'member'>,
  { args, target }: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
): Found {
  const [first, second] = args;
  if (!first) return [];
  const hear = (scope: string, handler: Thunk): Found => [
    { kind: 'handle', channel: literal(ANY), scope, handler, target },
  ];
  switch (property) {
    case 'addListener':
      return object.kind === 'member' && object.property === 'onMessage' ? hear(EXTENSION, first) : [];
    case 'addEventListener':
      return second && stringOf(evaluator.force(first)) === 'message' ? hear(WINDOW, second) : [];
    case 'sendMessage': {
      if (!isOfExtension(object) || !host.isHeard(EXTENSION)) return [];
      const message = second && !isData(evaluator.force(first)) ? second : first;
      return heardBy(EXTENSION, typesOfMessage(message, evaluator), [message], host);
    }
    case 'postMessage':
      return host.isHeard(WINDOW)
        ? heardBy(WINDOW, typesOfMessage(first, evaluator), [{ value: eventWith(first) }], host)
        : [];
    default:
      return [];
  }
}

/** `chrome.runtime`, `browser.tabs`, and what `webextension-polyfill` gives. */
function isOfExtension(object: Evaluated): boolean {
  if (object.kind !== 'member' || (object.property !== 'runtime' && object.property !== 'tabs')) return false;
  const root = rootOf(object);
  return root.kind === 'global'
    ? root.name === 'chrome' || root.name === 'browser'
    : root.kind === 'import' && root.source.startsWith('webextension-polyfill');
}

function isData({ kind }: Evaluated): boolean {
  return kind === 'object' || kind === 'properties' || kind === 'merge';
}

function eventWith(message: Thunk): Evaluated {
  return { kind: 'properties', values: new Map([['data', [message]]]) };
}

function literal(value: string): Thunk {
  return { value: { kind: 'literal', value } };
}

/** Runs who hears what is told on a scope. */
function heardBy(
  scope: string,
  channels: readonly string[],
  args: readonly Thunk[],
  host: EffectsHost,
): readonly Followed[] {
  return [...channels, ANY].flatMap(channel =>
    host.handlers(channel, scope).map((callee): Followed => ({
      kind: 'followed',
      callee,
      args,
      hears: true,
      ...(scope === ACTIONS && { told: true }),
    })),
  );
}
