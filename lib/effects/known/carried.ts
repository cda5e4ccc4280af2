/** Calls that actions carry for a middleware of an SDK's: `{ type, meta: { analytics: { eventType, eventPayload } } }`. */
import { alternatives, isNothing, stringOf, undefinedValue, unknown } from '../../evaluate/value.ts';
import { typesOf } from './action-types.ts';
import { ANY, hears, textThunk } from './channels.ts';

import type { ActionsSpec, Sdk } from '../../catalog/types.ts';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../../evaluate/value.ts';
import type { Effect, EffectOf, EffectsHost, Invocation, Target } from '../effect.ts';

/** The scope of the clients for which actions carry calls. */
const CARRIED = 'carried';

type Client = EvaluatedOf<'client'>;

/** A middleware is made that sends what actions carry, and what its options say for actions that carry nothing. */
export function heardByClient(
  sdk: Sdk,
  name: string,
  { args: [options], target }: Invocation,
  evaluator: Evaluator,
): readonly EffectOf<'handle'>[] {
  const client = evaluator.client(sdk, name);
  const spec = carriedBy(client);
  if (!spec) return [];
  const all = hears(CARRIED, ANY, { value: client }, target);
  const mapper = options && memberOf(evaluator, evaluator.force(options), spec.mapper);
  if (mapper?.kind !== 'object') return [all];
  const { module, expr, frame } = mapper;
  const mapped = expr.p.map(({ k, c, v }): EffectOf<'handle'> => {
    const channel = c ? { module, expr: c, frame } : textThunk(k ?? undefined);
    return { kind: 'handle', channel, scope: CARRIED, handler: { module, expr: v, frame }, target };
  });
  return [all, ...mapped];
}

/** Whether something that hears on a channel of a scope says what actions carry, and need not lead to a client. */
export function isOfCarried(scope: string | undefined): boolean {
  return scope === CARRIED;
}

/** Whether actions carry calls for anybody. */
export function isCarried(host: EffectsHost): boolean {
  return host.isHeard(CARRIED);
}

/** How actions carry calls for a client. */
export function carriedBy(value: Evaluated): ActionsSpec | undefined {
  return value.kind === 'client' ? value.spec.carried : undefined;
}

/** What an action sends by what it carries. */
export function carriedEffects(
  action: Evaluated,
  target: Target,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly Effect[] {
  if (!isCarried(host)) return [];
  return evaluator.open(() =>
    host.handlers(ANY, CARRIED).flatMap(client => {
      const spec = carriedBy(client);
      if (client.kind !== 'client' || !spec) return [];
      const type = memberOf(evaluator, action, 'type');
      const carrying = { client, spec, target, name: { value: type } };
      const items = carriedIn(action, spec, evaluator) ?? mappedTo(action, type, evaluator, host);
      return items.flatMap(item => sent(item, carrying, evaluator));
    }),
  );
}

function carriedIn(action: Evaluated, { at }: ActionsSpec, evaluator: Evaluator): readonly Evaluated[] | undefined {
  if (at[0] === undefined || !isWritten(action, at[0])) return undefined;
  const carried = at.reduce((value, name) => memberOf(evaluator, value, name), action);
  return isNothing(carried) ? undefined : itemsOf(carried, evaluator);
}

/** What the options of the middleware say for an action: a method, or a function that makes what it might carry. */
function mappedTo(action: Evaluated, type: Evaluated, evaluator: Evaluator, host: EffectsHost): readonly Evaluated[] {
  const mapped = typesOf(type, evaluator).flatMap(text => host.handlers(text, CARRIED));
  return mapped.flatMap(one =>
    itemsOf(
      stringOf(one) === undefined ? evaluator.apply(one, [{ value: unknown('parameter') }, { value: action }]) : one,
      evaluator,
    ),
  );
}

/** What is spread into an action may hold anything: only what it is written with is taken for a call. */
function isWritten(action: Evaluated, name: string): boolean {
  if (action.kind === 'merge') return action.of.some(one => isWritten(one, name));
  if (action.kind === 'object') return action.expr.p.some(({ k }) => k === name);
  return action.kind === 'properties' && action.values.has(name);
}

/** One, or a list of them. */
function itemsOf(carried: Evaluated, evaluator: Evaluator): readonly Evaluated[] {
  return alternatives(carried).flatMap(one =>
    one.kind === 'array' ? one.items.flatMap(item => itemsOf(evaluator.force(item), evaluator)) : [one],
  );
}

interface Carrying {
  readonly client: Client;
  readonly spec: ActionsSpec;
  readonly target: Target;
  /** What an event is called that has no name of its own. */
  readonly name: Thunk;
}

function sent(
  item: Evaluated,
  { client, spec, target, name }: Carrying,
  evaluator: Evaluator,
): readonly EffectOf<'sdk'>[] {
  if (isNothing(item)) return [];
  const isShort = stringOf(item) !== undefined;
  const payload = isShort ? undefinedValue : memberOf(evaluator, item, spec.payload);
  return methodsOf(isShort ? item : memberOf(evaluator, item, spec.method), client).map(method => {
    const isUnnamed = method === 'track' && (isNothing(payload) || isNothing(memberOf(evaluator, payload, spec.name)));
    return {
      kind: 'sdk',
      client,
      name: method,
      spec: client.spec.methods[method] as Client['spec']['methods'][string],
      args: [{ value: payload }, ...(isUnnamed ? [name] : [])],
      target,
      declared: client.sdk.id,
      told: true,
    };
  });
}

/** Where nobody knows which method is meant, it may be an event. */
function methodsOf(value: Evaluated, { spec }: Client): readonly string[] {
  const texts = alternatives(value).map(one => (isNothing(one) ? undefined : (stringOf(one) ?? 'track')));
  return [...new Set(texts)].filter(text => text !== undefined).filter(text => Object.hasOwn(spec.methods, text));
}

function memberOf(evaluator: Evaluator, value: Evaluated, name: string): Evaluated {
  return evaluator.member(value, name, undefined, undefined);
}
