/**
 * Buses that a project makes itself: a function keeps what it is given in a list or a map, another one runs what is kept
 * there with what it is given. They are known by that, and not by their names.
 */
import { isData } from '../../evaluate/kinds.ts';
import { alternatives, stringOf } from '../../evaluate/value.ts';
import { isMadeOfParameter } from '../../facts/given.ts';
import { ANY, textThunk } from './channels.ts';
import { typesOfMessage } from './messages.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { EvaluatedOf, Thunk } from '../../evaluate/value.ts';
import type { Call, Expr, Fn, ModuleFacts } from '../../facts/facts.ts';
import type { Module } from '../../facts/store.ts';
import type { Effect, EffectsHost, Followed, Invocation } from '../effect.ts';

/** Methods by which a list, a set or a map is given something. */
const putting: ReadonlySet<string> = new Set(['push', 'unshift', 'add', 'set', 'append']);
/** Methods by which one is taken out of it. */
const taking: ReadonlySet<string> = new Set(['shift', 'pop', 'at', 'get']);
/** How many expressions lie between a list and what is made of it. */
const MAX_STEPS = 8;

interface Keeper {
  readonly holder: string;
  /** The parameter that is kept. */
  readonly callback: number;
  /** The parameter that says under which name; undefined where all are run. */
  readonly name: number | undefined;
}

interface Kept {
  readonly fn: number;
  readonly keeper: Keeper;
}

interface Runner {
  readonly holder: string;
  readonly call: Call;
}

interface Buses {
  readonly keepers: ReadonlyMap<number, Keeper>;
  readonly runners: ReadonlyMap<number, readonly Runner[]>;
}

/** How the scope of an own bus begins, before the module that makes it. */
const SCOPE = 'bus';

/** The module of the bus that a scope is of. */
export function busModule(scope: string | undefined): string | undefined {
  return scope?.startsWith(`${SCOPE} `) ? scope.slice(SCOPE.length + 1, scope.lastIndexOf(' ')) : undefined;
}

/** The scopes of the buses that a function runs. */
export function busesRunBy({ module, id }: EvaluatedOf<'function'>): readonly string[] {
  const runners = busesOf(module.facts).runners.get(id) ?? [];
  return runners.map(({ holder }) => scopeOfBus(module, holder));
}

function scopeOfBus({ path }: Module, holder: string): string {
  return `${SCOPE} ${path} ${holder}`;
}

/** Whether a function keeps what it is given for others of its module to run: effects tell of that. */
export function isBusKeeper({ module, id }: EvaluatedOf<'function'>): boolean {
  return busesOf(module.facts).keepers.has(id);
}

/** What calling a function of a bus does beside what is written in it. */
export function busEffects(
  callee: EvaluatedOf<'function'>,
  { args, target }: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly (Effect | Followed)[] {
  const { module, id } = callee;
  const { keepers, runners } = busesOf(module.facts);
  const keeper = keepers.get(id);
  if (keeper) {
    const handler = args[keeper.callback];
    const channel = keeper.name === undefined ? textThunk(ANY) : args[keeper.name];
    return handler && channel
      ? [{ kind: 'handle', channel, scope: scopeOfBus(module, keeper.holder), handler, target }]
      : [];
  }
  const told: Effect[] = [];
  const run = (runners.get(id) ?? []).flatMap(({ holder, call }): readonly Followed[] => {
    const scope = scopeOfBus(module, holder);
    if (!host.isHeard(scope)) return [];
    const names = args[0] ? toldBy(args[0], evaluator) : [];
    // Only the callers of a function around it know under which.
    if (args[0] && names.length === 0 && !isData(evaluator.force(args[0])))
      told.push({ kind: 'ipc', channel: args[0], args: args.slice(1), target });
    const given = evaluator.thunks(module, call.a, evaluator.frame(callee, args));
    const heard = [...new Set([...names, ANY])].flatMap(name => host.handlers(name, scope));
    return heard.map((handler): Followed => ({ kind: 'followed', callee: handler, args: given }));
  });
  return [...told, ...run];
}

/** Under which names something is told: by a text, or by what a message says that it is about. */
function toldBy(first: Thunk, evaluator: Evaluator): readonly string[] {
  const value = evaluator.force(first);
  const texts = alternatives(value).flatMap(one => stringOf(one) ?? []);
  return texts.length > 0 || !isData(value) ? texts : typesOfMessage(first, evaluator);
}

/** By module, the parameters that functions of it keep for others of it to run, by function. */
const queues = new WeakMap<ModuleFacts, ReadonlyMap<number, number>>();

/** The parameter that a function keeps in a queue whose functions are run by and by, whatever it does beside that. */
export function queuedBy({ module: { facts }, id }: EvaluatedOf<'function'>): number | undefined {
  let queued = queues.get(facts);
  if (!queued) queues.set(facts, (queued = queuedIn(facts)));
  return queued.get(id);
}

function queuedIn(facts: ModuleFacts): ReadonlyMap<number, number> {
  const kept = [...facts.calls.flatMap(call => keptBy(facts, call) ?? []), ...joinedIn(facts)];
  if (kept.length === 0) return new Map();
  const run = new Set(facts.calls.map(call => runFrom(facts, call)));
  return new Map(kept.filter(({ keeper }) => run.has(keeper.holder)).map(({ fn, keeper }) => [fn, keeper.callback]));
}

/** By module: its facts are another object when it changes. */
const known = new WeakMap<ModuleFacts, Buses>();

function busesOf(facts: ModuleFacts): Buses {
  const before = known.get(facts);
  if (before) return before;
  const keepers = new Map<number, Keeper>();
  const runners = new Map<number, Runner[]>();
  // Few modules put a parameter into anything: the rest is not looked through.
  for (const call of facts.calls) {
    const kept = keptBy(facts, call);
    if (kept) keepers.set(kept.fn, kept.keeper);
  }
  const holders = new Set([...keepers.values()].map(({ holder }) => holder));
  if (holders.size > 0)
    for (const call of facts.calls) {
      const holder = runFrom(facts, call);
      if (holder === undefined || !holders.has(holder)) continue;
      const fn = runnerAround(facts, call);
      if (fn !== undefined) runners.set(fn, [...(runners.get(fn) ?? []), { holder, call }]);
    }
  const run = new Set([...runners.values()].flatMap(list => list.map(({ holder }) => holder)));
  for (const [fn, { holder }] of keepers) if (!run.has(holder)) keepers.delete(fn);
  const found = { keepers, runners };
  known.set(facts, found);
  return found;
}

/** `this.handlers[name].push(handler)`, `listeners.get(name).add({ handler })`. */
function keptBy(facts: ModuleFacts, call: Call): Kept | undefined {
  const { x, a, f } = call;
  if (f < 0 || x.k !== 'mem' || !putting.has(x.p)) return undefined;
  const last = a.at(-1);
  const parts = last?.k === 'obj' ? last.p.map(({ v }) => v) : last ? [last] : [];
  const given = parts.flatMap(part => parameterIn(facts, part) ?? []);
  const kept = given.findLast(one => one.f === f);
  if (!kept) return undefined;
  const holder = holderOf(facts, x.o, f);
  if (holder === undefined) return undefined;
  // A map that is put to by a name alone keeps no listeners of it, unless what is kept is what was given.
  const callback = kept.i;
  return { fn: f, keeper: { holder, callback, name: callback > 0 ? 0 : undefined } };
}

/** `queue = [...queue, run]`. */
function joinedIn(facts: ModuleFacts): readonly Kept[] {
  return facts.bindings.flatMap(({ f, v }, id): readonly Kept[] => {
    if (f >= 0) return [];
    const isOwn = (x: Expr): boolean => x.k === 'spread' && x.x.k === 'ref' && x.x.b === id;
    const lists = v.flatMap(x => (x.k === 'arr' && x.x.some(isOwn) ? x.x : []));
    return lists.flatMap(x => {
      const given = parameterIn(facts, x);
      return given ? [{ fn: given.f, keeper: { holder: `variable:${id}`, callback: given.i, name: undefined } }] : [];
    });
  });
}

/** `for (const handler of this.handlers[name]) handler(data)`: where what is called comes from. */
function runFrom(facts: ModuleFacts, { x, f, new: isNew }: Call): string | undefined {
  if (f < 0 || isNew) return undefined;
  // A method of the list itself runs nothing that is in it.
  if (x.k === 'mem' && !isElement(facts, x.o)) return undefined;
  return holderOf(facts, x.k === 'mem' ? x.o : x, outermost(facts, f));
}

/** What a loop takes out of something, or a callback is given of it. */
function isElement(facts: ModuleFacts, x: Expr): boolean {
  const value = x.k === 'ref' ? facts.bindings[x.b]?.v[0] : x;
  const taker = value?.k === 'call' ? facts.calls[value.c]?.x : undefined;
  if (taker?.k === 'mem' && taking.has(taker.p)) return true;
  return value?.k === 'el' || (value?.k === 'par' && facts.fns[value.f]?.cb !== undefined);
}

/** The function that is called to run them, where it hands on what it is given. */
function runnerAround(facts: ModuleFacts, call: Call): number | undefined {
  const fn = outermost(facts, call.f);
  return call.a.some(x => isMadeOfParameter(facts, x, MAX_STEPS, fn)) ? fn : undefined;
}

/** The function around callbacks that stand in one another. */
function outermost({ fns }: ModuleFacts, id: number): number {
  let fn: Fn | undefined = fns[id];
  let found = id;
  while (fn?.cb && fn.up >= 0) {
    found = fn.up;
    fn = fns[found];
  }
  return found;
}

/** The parameter that an expression is, by whatever variables it is held. */
function parameterIn(facts: ModuleFacts, x: Expr, steps = MAX_STEPS): Extract<Expr, { k: 'par' }> | undefined {
  if (x.k === 'par') return x;
  if (x.k === 'as') return parameterIn(facts, x.x, steps);
  const [value, ...others] = x.k === 'ref' ? (facts.bindings[x.b]?.v ?? []) : [];
  return value && others.length === 0 && steps > 0 ? parameterIn(facts, value, steps - 1) : undefined;
}

/** The field, or the variable of a scope around function `fn`, that something is an element or a part of. */
function holderOf(facts: ModuleFacts, x: Expr, fn: number, steps = MAX_STEPS): string | undefined {
  if (steps === 0) return undefined;
  const inner = (one: Expr): string | undefined => holderOf(facts, one, fn, steps - 1);
  const any = (list: readonly Expr[]): string | undefined => {
    for (const one of list) {
      const found = inner(one);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  switch (x.k) {
    case 'mem':
      if (x.o.k === 'this') return `this:${x.o.c}:${x.p}`;
      if (x.o.k === 'thisobj') return `object:${x.o.id}:${x.p}`;
      return inner(x.o);
    case 'idx':
    case 'el':
    case 'rest':
      return inner(x.o);
    case 'or':
    case 'arr':
      return any(x.x);
    case 'as':
    case 'spread':
      return inner(x.x);
    case 'ref': {
      const binding = facts.bindings[x.b];
      if (!binding || binding.imp) return undefined;
      return isWithin(facts, binding.f, fn) ? any(binding.v) : `variable:${x.b}`;
    }
    case 'par':
    case 'call':
      return any(partsOf(facts, x));
    default:
      return undefined;
  }
}

/** What a method was called on that gave something, or that calls a callback with it. */
function partsOf(facts: ModuleFacts, x: Extract<Expr, { k: 'par' | 'call' }>): readonly Expr[] {
  const given = x.k === 'par' && x.i === 0 ? facts.fns[x.f]?.cb?.c : undefined;
  const call = facts.calls[x.k === 'call' ? x.c : (given ?? -1)];
  if (!call || call.new) return [];
  const on = call.x.k === 'mem' ? [call.x.o] : [];
  return x.k === 'call' ? [...on, ...call.a] : on;
}

/** Whether a function is another one, or stands in it. */
function isWithin({ fns }: ModuleFacts, inner: number, outer: number): boolean {
  for (let id = inner; id >= 0; id = fns[id]?.up ?? -1) if (id === outer) return true;
  return false;
}
