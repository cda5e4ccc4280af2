/** Middlewares of a store: `store => next => action => { …; return next(action); }`. */
import { typesOf } from '../effects/known/messages.ts';

import type { Effects } from '../effects/effects.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated } from '../evaluate/value.ts';
import type { Call, Expr, ModuleFacts } from '../facts/facts.ts';
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

/** What messages name that a function hears which takes all of them: the types that it asks for, or else their members. */
export function wordsHeard(evaluator: Evaluator, effects: Effects, handler: Evaluated): readonly string[] {
  const fn = handler.kind === 'bound' ? handler.callee : handler;
  if (fn.kind !== 'function') return [];
  const { module, id } = fn;
  const calls = callsWithin(module, id).filter(call => effects.ofCall(module, call, null).length > 0);
  const types = evaluator.open(() =>
    calls.flatMap(({ on = [] }) =>
      on.flatMap(({ v }) => v.flatMap(x => typesOf(evaluator.eval(module, x, null), evaluator))),
    ),
  );
  if (types.length > 0) return types;
  const members = calls.flatMap(({ a }) => a.flatMap(x => membersIn(x)));
  const telling = members.filter(name => !common.has(name));
  return telling.length > 0 ? telling : members;
}

function callsWithin({ facts }: Module, id: number): readonly Call[] {
  const fn = facts.fns[id];
  return fn ? facts.calls.filter(({ s, e }) => s >= fn.s && e <= fn.e) : [];
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
