/** Middlewares of a store: `store => next => action => { …; return next(action); }`. */
import { typesOf, wordOf } from '../effects/known/action-types.ts';
import { carriedBy } from '../effects/known/carried.ts';
import { ACTIONS } from '../effects/known/actions.ts';
import { argumentsOfProcedures, discriminators, EXTENSION, STREAM, THREAD, WINDOW } from '../effects/known/messages.ts';
import { queueOf } from '../effects/known/queues.ts';
import { functionsIn } from '../effects/made.ts';

import type { Effects } from '../effects/effects.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated } from '../evaluate/value.ts';
import type { Call, Condition, Expr, ModuleFacts } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';

/** Members that stand in every message, and tell nothing. */
const common: ReadonlySet<string> = new Set(['type', 'payload', 'meta', 'data', 'event', 'name', 'properties']);

/** The functions of a module that hear each action before the store does. */
export function middlewareIn(facts: ModuleFacts): readonly number[] {
  return facts.fns.flatMap((_, outer) => {
    const next = onlyGiven(facts, outer);
    const hears = next === undefined ? undefined : onlyGiven(facts, next);
    return next !== undefined && hears !== undefined && handsOn(facts, next, hears) ? [hears] : [];
  });
}

/** The function with one parameter that a function gives, if that is what it gives. */
function onlyGiven(facts: ModuleFacts, id: number): number | undefined {
  const [given, ...others] = facts.fns[id]?.ret ?? [];
  const inner = given && others.length === 0 ? functionOf(facts, given) : undefined;
  return inner !== undefined && facts.fns[inner]?.up === id && facts.fns[inner].p.length === 1 ? inner : undefined;
}

function functionOf(facts: ModuleFacts, x: Expr): number | undefined {
  if (x.k === 'as') return functionOf(facts, x.x);
  if (x.k === 'fn') return x.f;
  const [value, ...others] = x.k === 'ref' ? (facts.bindings[x.b]?.v ?? []) : [];
  return value?.k === 'fn' && others.length === 0 ? value.f : undefined;
}

/** `next(action)`, in the function or in one that stands in it. */
function handsOn({ calls, bindings }: ModuleFacts, next: number, hears: number): boolean {
  const isOf = (x: Expr | undefined, fn: number): boolean => {
    const value = x?.k === 'ref' ? bindings[x.b]?.v[0] : x;
    return value?.k === 'par' && value.f === fn && value.i === 0;
  };
  return calls.some(({ x, a }) => isOf(x, next) && isOf(a[0], hears));
}

/** What a function hears that takes all messages. */
export interface Hearing {
  /** Their types, where it asks for one whenever it sends something that they name. */
  readonly types?: ReadonlySet<string>;
  /** What messages name for it: the types that it asks for, or else their members. */
  readonly words: Iterable<string>;
}

/** What an action is about, its `type` says. */
const ofActions: ReadonlySet<string> = new Set(['type']);

/** Whether a function sends something that a message to it names. */
export function isHearing(effects: Effects, handler: Evaluated): boolean {
  const fn = handler.kind === 'bound' ? handler.callee : handler;
  return fn.kind === 'function' && effects.heardCalls(fn.module, fn.id).length > 0;
}

/** @param scope - of the channels on which the messages come */
export function hearingOf(
  evaluator: Evaluator,
  effects: Effects,
  handler: Evaluated,
  scope: string | undefined,
): Hearing {
  const hearing = hearingBy(evaluator, effects, handler, scope === ACTIONS ? ofActions : discriminators);
  // Few speak to threads, or to the scripts of an extension, and what they say need not be named where it is heard.
  const queue = queueOf(scope);
  const told = (scope !== undefined && toldBy.get(scope)) || (queue === undefined ? [] : [queue]);
  return told.length > 0 ? { ...hearing, words: [...hearing.words, ...told] } : hearing;
}

/** What whoever speaks on a channel names. */
const toldBy: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  [THREAD, ['postMessage']],
  [WINDOW, ['postMessage']],
  [EXTENSION, ['sendMessage', 'postMessage']],
  [STREAM, argumentsOfProcedures],
]);

/** How often a message is handed on whole to another function that asks what it is about. */
const HANDS = 3;

/** @param names - the members of a message that say what it is about */
function hearingBy(
  evaluator: Evaluator,
  effects: Effects,
  handler: Evaluated,
  names: ReadonlySet<string>,
  depth = HANDS,
): Hearing {
  const fn = handler.kind === 'bound' ? handler.callee : handler;
  if (fn.kind !== 'function') return { words: carriedBy(fn)?.at.slice(-1) ?? [] };
  const { module, id } = fn;
  const heard = effects.heardCalls(module, id).map((call): Hearing => {
    const types = typesAskedFor(evaluator, module, call, names);
    if (types.length > 0) return { types: new Set(types), words: types.map(wordOf) };
    const members = call.a.flatMap(x => membersIn(x));
    const whole =
      members.length === 0 && depth > 0 ? functionsIn(evaluator, effects.callee(module, call, null), 0) : [];
    return whole.length > 0
      ? together(whole.map(one => hearingBy(evaluator, effects, one, names, depth - 1)))
      : { words: members };
  });
  return together(heard);
}

/** What several functions hear, or several calls of one. */
function together(heard: readonly Hearing[]): Hearing {
  const types = new Set(heard.flatMap(one => [...(one.types ?? [])]));
  if (heard.every(one => one.types !== undefined)) return { types, words: [...types].map(wordOf) };
  const members = heard.flatMap(one => (one.types ? [] : [...one.words]));
  const telling = members.filter(name => !common.has(name));
  return { words: [...[...types].map(wordOf), ...(telling.length > 0 ? telling : members)] };
}

/** The types of messages that a call is made for. */
function typesAskedFor(
  evaluator: Evaluator,
  module: Module,
  { on = [] }: Call,
  names: ReadonlySet<string>,
): readonly string[] {
  const isType = ({ x }: Condition): boolean => {
    const value = x.k === 'ref' ? module.facts.bindings[x.b]?.v[0] : x;
    return value?.k === 'mem' && names.has(value.p);
  };
  return evaluator.open(() =>
    on.filter(isType).flatMap(({ v }) => v.flatMap(x => typesOf(evaluator.eval(module, x, null), evaluator))),
  );
}

function membersIn(x: Expr): readonly string[] {
  switch (x.k) {
    case 'mem':
      return [...membersIn(x.o), x.p];
    case 'obj':
      return x.p.flatMap(({ v }) => membersIn(v));
    case 'or':
    case 'op':
      return x.x.flatMap(membersIn);
    case 'as':
      return membersIn(x.x);
    default:
      return [];
  }
}
