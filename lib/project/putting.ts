/**
 * What is put into lists, sets, maps and objects that others go through: `sinks.push(send)` and `handlers[kind] = send`,
 * and `provide('analytics', send)` of a function that puts there what it is given.
 */
import { isBusKeeper } from '../effects/known/own-bus.ts';
import { isBox, setBy } from '../evaluate/known/boxes.ts';
import { ANY_MEMBER, KEYED_MEMBER } from '../evaluate/elements.ts';
import { alternatives, isGated, stringOf } from '../evaluate/value.ts';
import { isMadeOfParameter } from '../facts/given.ts';
import { canLead } from '../facts/leading.ts';
import { placeOf } from './places.ts';
import { writtenKey } from './registry.ts';
import { isMadeHere, leadingPart, madeOnce, partsOf } from './replacing.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { At, Evaluated, EvaluatedOf, Frame } from '../evaluate/value.ts';
import type { Call, Expr, ModuleFacts } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Interest } from './interest.ts';
import type { Findings } from './registering.ts';
import type { Registry } from './registry.ts';

interface Surroundings {
  readonly evaluator: Evaluator;
  readonly interest: Interest;
  readonly registry: Registry;
}

/** What takes something by a method, or by a key. */
type Collection = 'list' | 'Set' | 'Map' | 'WeakMap' | 'object' | 'box';

/** By the method that puts something in. */
const takers: ReadonlyMap<string, readonly Collection[]> = new Map([
  ['push', ['list']],
  ['unshift', ['list']],
  ['add', ['Set']],
  ['set', ['Map', 'WeakMap']],
  ['next', ['box']],
  ['splice', ['list']],
]);

/** Something that is put into a collection. */
interface Put {
  readonly into: Expr;
  readonly takers: readonly Collection[];
  readonly values: readonly Expr[];
  /** Of a map and of an object. */
  readonly key?: Expr | undefined;
  /** The function that does so; -1 for the module. */
  readonly f: number;
}

/** The call of a function that puts something, and where it stands. */
interface Standing {
  readonly module: Module;
  readonly frame: Frame | null;
  readonly place: string;
}

/** How many functions may hand on to one another what they put. */
const MAX_DEPTH = 3;

export class Putting {
  readonly #evaluator: Evaluator;
  readonly #interest: Interest;
  readonly #registry: Registry;

  constructor({ evaluator, interest, registry }: Surroundings) {
    this.#evaluator = evaluator;
    this.#interest = interest;
    this.#registry = registry;
  }

  /** Takes what leads to a client: whoever goes through the collection runs it. */
  register(module: Module, findings: Findings): void {
    for (const put of putsOf(module.facts))
      if (!this.#isReadWithItsName(module, put))
        this.#put(put, { module, frame: null, place: placeOf(module, put.into.s) }, findings);
    for (const call of module.facts.calls) if (!call.new && call.a.some(canLead)) this.#given(module, call, findings);
  }

  /** What a name of the module holds that made it is read with the name, but for what stands under a key. */
  #isReadWithItsName(module: Module, { into, takers: by }: Put): boolean {
    const isLater = by.includes('object') || by.includes('box');
    const binding = into.k === 'ref' && !isLater ? module.facts.bindings[into.b] : undefined;
    return binding !== undefined && isMadeHere(this.#evaluator, module, binding);
  }

  /** What a function of the project puts somewhere because this call gives it. */
  #given(module: Module, call: Call, findings: Findings): void {
    const evaluator = this.#evaluator;
    const near = alternatives(evaluator.eval(module, call.x, null));
    if (!near.some(one => isGated(one) || puts(one) || setBy(one))) return;
    if (!call.a.some(x => canLead(x) && this.#leads(evaluator.eval(module, x, null)))) return;
    const args = evaluator.thunks(module, call.a, null);
    const callees = evaluator.open(() => alternatives(evaluator.eval(module, call.x, null)));
    for (const callee of callees) {
      const box = setBy(callee);
      if (box) this.#set(box, module, call, findings);
      else if (puts(callee))
        this.#follow(callee, evaluator.frame(callee, args), placeOf(module, call.s), findings, MAX_DEPTH);
    }
  }

  /** `setClient(client)`, as a function that a box is set by. */
  #set(box: Evaluated, module: Module, { a: [x], s }: Call, { admit }: Findings): void {
    const value = x && canLead(x) ? this.#evaluator.eval(module, x, null) : undefined;
    if (!value || !this.#leads(value) || this.#isTask(value)) return;
    const owner = this.#take(box, ['box'], { name: undefined, value, place: placeOf(module, s) });
    if (owner) admit(owner.path);
  }

  #follow(callee: EvaluatedOf<'function'>, frame: Frame, place: string, findings: Findings, depth: number): void {
    const evaluator = this.#evaluator;
    const { module, id } = callee;
    if (depth === 0 || isBusKeeper(callee)) return;
    for (const put of putsOf(module.facts)) if (put.f === id) this.#put(put, { module, frame, place }, findings);
    for (const call of module.facts.calls) {
      if (call.f !== id || !call.a.some(canLead)) continue;
      const args = evaluator.thunks(module, call.a, frame);
      for (const inner of evaluator.open(() => alternatives(evaluator.eval(module, call.x, frame))))
        if (puts(inner)) this.#follow(inner, evaluator.frame(inner, args), place, findings, depth - 1);
    }
  }

  #put({ into, takers: by, values, key }: Put, { module, frame, place }: Standing, { terms, admit }: Findings): void {
    const evaluator = this.#evaluator;
    const name = key && evaluator.open(() => evaluator.eval(module, key, frame));
    // Who gives the key gives the value, where that is given as well.
    const isOfCallers = frame === null && name?.kind === 'parameter';
    const leading = values
      .filter(x => mayLead(x) && !(isOfCallers && isMadeOfParameter(module.facts, x, MAX_DEPTH)))
      // What leads there without the call as well is not what the call gives.
      .filter(x => frame === null || !this.#leads(this.#valueOf(module, x, null)))
      .map(x => this.#valueOf(module, x, frame))
      .filter(value => this.#leads(value) && !this.#isTask(value));
    if (leading.length === 0) return;
    const wholes = evaluator.open(() => alternatives(evaluator.eval(module, into, frame)));
    for (const whole of wholes.flatMap(one => partsOf(evaluator, one)))
      for (const [index, value] of leading.entries()) {
        const owner = this.#take(whole, by, { name, value, place: `${place} ${index}` });
        if (!owner) continue;
        admit(owner.path);
        // A subject is no value that leads anywhere: who has it is told by its name.
        const word = whole.kind === 'call' && by.includes('box') ? nameOf(module, into) : undefined;
        if (word !== undefined) terms.addWord(word);
      }
  }

  /** @returns the module that made the collection */
  #take(
    whole: Evaluated,
    by: readonly Collection[],
    { name, value, place }: { readonly name: Evaluated | undefined; readonly value: Evaluated; readonly place: string },
  ): Module | undefined {
    const part = leadingPart(value, this.#evaluator, this.#interest);
    if (whole.kind === 'object' && by.includes('object')) {
      const keyed = name && stringOf(name);
      const keyOf = (member: string): string => writtenKey('object', whole.module.path, whole.expr.id, member);
      this.#registry.add('written', keyOf(keyed ?? KEYED_MEMBER), keyed === undefined ? part : value, place);
      this.#registry.add('written', keyOf(ANY_MEMBER), part, place);
      return whole.module;
    }
    const made = madeAt(whole, by);
    if (!made) return undefined;
    // `list[list.length] = send`: what stands in a list has no name.
    const item: Evaluated =
      name && whole.kind !== 'array' ? { kind: 'array', items: [{ value: name }, { value: part }], open: false } : part;
    this.#registry.add('put', placeOf(made.module, made.start), item, place);
    return made.module;
  }

  #valueOf(module: Module, x: Expr, frame: Frame | null): Evaluated {
    if (x.k !== 'spread') return this.#evaluator.eval(module, x, frame);
    return this.#evaluator.element(this.#evaluator.eval(module, x.x, frame), undefined);
  }

  /** A function that asks for nothing, and gives no client: it sends by itself, whoever runs it. */
  #isTask(value: Evaluated): boolean {
    if (value.kind !== 'function' || value.module.facts.fns[value.id]?.p.length !== 0) return false;
    return !this.#leads(this.#evaluator.givenBy(value));
  }

  #leads(value: Evaluated): boolean {
    return this.#interest.leads(value, 3);
  }
}

const known = new WeakMap<ModuleFacts, readonly Put[]>();

function putsOf(facts: ModuleFacts): readonly Put[] {
  let puts = known.get(facts);
  if (!puts)
    known.set(facts, (puts = [...facts.calls.flatMap(call => putBy(call) ?? []), ...keyedIn(facts), ...anewIn(facts)]));
  return puts;
}

/** What a collection is made anew with: `list = [...list, send]`, `this.list = this.list.concat(send)`. */
function anewIn(facts: ModuleFacts): readonly Put[] {
  const { bindings, classes } = facts;
  const ofVariables = bindings.flatMap(({ v }, b) =>
    v.flatMap(x => anew(facts, x, one => one.k === 'ref' && one.b === b)),
  );
  const ofFields = classes.flatMap(({ m, sm }) =>
    [m, sm].flatMap(members =>
      Object.entries(members).flatMap(([name, { v }]) =>
        v.flatMap(x => anew(facts, x, one => one.k === 'mem' && one.p === name && one.o.k === 'this')),
      ),
    ),
  );
  return [...ofVariables, ...ofFields];
}

/** @param isIt - whether an expression is what the new value is assigned to */
function anew(facts: ModuleFacts, x: Expr, isIt: (x: Expr) => boolean): readonly Put[] {
  switch (x.k) {
    case 'arr': {
      const own = x.x.find(one => one.k === 'spread' && isIt(one.x));
      const values = x.x.filter(one => one !== own && mayLead(one));
      return own?.k === 'spread' && values.length > 0
        ? [{ into: own.x, takers: ['list'], values, f: functionAround(facts, x) }]
        : [];
    }
    case 'obj': {
      const own = x.p.find(({ k, c, v }) => k === null && !c && isIt(v));
      const keyed = x.p.filter(({ c, v }) => c && canLead(v));
      const f = functionAround(facts, x);
      return own ? keyed.map(({ c: key, v }) => ({ into: own.v, takers: ['object'], values: [v], key, f })) : [];
    }
    case 'call': {
      const { x: callee, a: values = [] } = facts.calls[x.c] ?? {};
      return callee?.k === 'mem' && callee.p === 'concat' && isIt(callee.o) && values.some(mayLead)
        ? [{ into: callee.o, takers: ['list'], values, f: functionAround(facts, x) }]
        : [];
    }
    default:
      return [];
  }
}

/** The innermost function around an expression; -1 for the module. */
function functionAround({ fns }: ModuleFacts, { s, e }: Expr): number {
  let found = -1;
  for (const [id, fn] of fns.entries()) if (fn.s <= s && e <= fn.e && fn.s >= (fns[found]?.s ?? -1)) found = id;
  return found;
}

function putBy({ x, a, f, new: isNew }: Call): Put | undefined {
  const by = x.k === 'mem' && !isNew ? takers.get(x.p) : undefined;
  if (!by || x.k !== 'mem') return undefined;
  if (!by.includes('Map')) return a.some(mayLead) ? { into: x.o, takers: by, values: a, f } : undefined;
  const [key, value] = a;
  if (key && !value) return canLead(key) ? { into: x.o, takers: ['box'], values: [key], f } : undefined;
  return key && value && canLead(value) ? { into: x.o, takers: by, values: [value], key, f } : undefined;
}

function keyedIn({ keyedWrites = [] }: ModuleFacts): readonly Put[] {
  return keyedWrites.map(({ o: into, i: key, x, f }) => ({ into, takers: ['object', 'list'], values: [x], key, f }));
}

function mayLead(x: Expr): boolean {
  return canLead(x.k === 'spread' ? x.x : x);
}

/** Whether a function may put what it is given into something, or hand it on to one that does. */
function puts(callee: Evaluated): callee is EvaluatedOf<'function'> {
  if (callee.kind !== 'function') return false;
  const { facts } = callee.module;
  let known = putters.get(facts);
  if (!known) putters.set(facts, (known = puttersIn(facts)));
  return known.has(callee.id);
}

const putters = new WeakMap<ModuleFacts, ReadonlySet<number>>();

function puttersIn(facts: ModuleFacts): ReadonlySet<number> {
  const own = putsOf(facts).filter(({ f }) => f >= 0);
  if (own.length === 0) return new Set();
  return new Set([...own, ...facts.calls.filter(({ a }) => a.some(canLead))].map(({ f }) => f));
}

function madeAt(value: Evaluated, by: readonly Collection[]): At | undefined {
  if (value.kind === 'array') return by.includes('list') && !value.given ? value.at : undefined;
  if (by.includes('box') && isBox(value)) return madeOnce(value.at);
  if (value.kind !== 'call' || !value.isNew || value.callee.kind !== 'global') return undefined;
  const { name } = value.callee;
  return by.some(one => one === name) ? value.at : undefined;
}

function nameOf({ facts }: Module, into: Expr): string | undefined {
  const { imp, n } = (into.k === 'ref' ? facts.bindings[into.b] : undefined) ?? {};
  return imp && imp.n !== 'default' ? imp.n : n;
}
