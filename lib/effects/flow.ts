import { partMethods } from '../evaluate/known/collections.ts';

import type { Call, Expr, Member, ModuleFacts } from '../facts/facts.ts';

/** How a walk against the flow of values goes. */
export interface Bounds {
  /** The function whose body it is: its callers know the lists that they give. */
  readonly owner?: number;
  /** Calls whose own inputs do not count. */
  isEnd?(call: number): boolean;
  /** The value of `promise.then(callback)` is what the callback gives, not what the promise does. */
  readonly throughCallbacks?: true;
}

/**
 * All that a value is made of, as far as the facts of one module tell: the calls that give it or a part of it, the
 * variables that it was held by, the functions it holds, and whose parameters and elements it is.
 */
export class Flow {
  readonly calls = new Set<number>();
  readonly bindings = new Set<number>();
  /** Functions that are a part of it. */
  readonly functions = new Set<number>();
  /** Functions whose parameters it takes from. */
  readonly parameters = new Set<number>();
  /** It takes from an element of a list that is looped over, and that the function found itself. */
  hasElement = false;

  readonly #fields = new Set<string>();
  readonly #facts: ModuleFacts;
  readonly #bounds: Bounds;

  constructor(facts: ModuleFacts, bounds: Bounds = {}) {
    this.#facts = facts;
    this.#bounds = bounds;
  }

  /** Adds what an expression is made of. */
  add(x: Expr): void {
    switch (x.k) {
      case 'call':
        this.#addCall(x.c);
        break;
      case 'ref':
        this.#addBinding(x.b);
        break;
      case 'par':
        this.#addParameter(x.f);
        break;
      case 'fn':
        this.functions.add(x.f);
        break;
      case 'el':
        this.hasElement ||= !this.isGiven(x.o);
        this.add(x.o);
        break;
      case 'mem':
        this.#addField(x);
        this.add(x.o);
        break;
      default:
        for (const part of partsOf(x)) this.add(part);
    }
  }

  #addCall(id: number): void {
    const call = this.#facts.calls[id];
    if (!call || this.calls.has(id)) return;
    this.calls.add(id);
    if (this.#bounds.isEnd?.(id)) return;
    const callbacks = this.#bounds.throughCallbacks ? thenCallbacks(call) : [];
    if (callbacks.length === 0) for (const x of inputsOf(call)) this.add(x);
    for (const callback of callbacks) for (const x of this.#facts.fns[callback]?.ret ?? []) this.add(x);
  }

  #addBinding(id: number): void {
    const binding = this.#facts.bindings[id];
    if (!binding || this.bindings.has(id)) return;
    this.bindings.add(id);
    const { hasElement } = this;
    for (const x of binding.v) this.add(x);
    // What is put together in a loop is there once.
    if (binding.v.length > 1) this.hasElement = hasElement;
    for (const list of Object.values(binding.w ?? {})) for (const x of list) this.add(x);
  }

  /** What a callback is handed comes from what it is handed to. */
  #addParameter(fn: number): void {
    if (this.parameters.has(fn)) return;
    this.parameters.add(fn);
    const by = this.#facts.fns[fn]?.cb;
    const call = by && this.#facts.calls[by.c];
    if (call) for (const x of inputsOf(call)) if (x.k !== 'fn') this.add(x);
  }

  /** `this.client`: what is assigned to the field. */
  #addField({ o, p }: Extract<Expr, { k: 'mem' }>): void {
    if (o.k !== 'this') return;
    const key = `${o.c} ${p}`;
    if (this.#fields.has(key)) return;
    this.#fields.add(key);
    for (const value of this.#fieldOf(o, p)?.v ?? []) if (value.k !== 'fn') this.add(value);
  }

  #fieldOf(o: Extract<Expr, { k: 'this' }>, name: string): Member | undefined {
    const cls = this.#facts.classes[o.c];
    const members = (o.st ? cls?.sm : cls?.m) ?? {};
    return Object.hasOwn(members, name) ? members[name] : undefined;
  }

  /** A field that begins as an empty list, and holds what methods add to it one by one. */
  #isFilled({ o, p }: Extract<Expr, { k: 'mem' }>): boolean {
    const field = o.k === 'this' ? this.#fieldOf(o, p) : undefined;
    const isEmpty = (x: Expr): boolean => x.k === 'arr' && x.x.length === 0;
    return field?.add !== undefined && field.v.every(isEmpty) && !field.add.some(({ k }) => k === 'spread');
  }

  /** Whether a list stands in the code, or comes from the callers as it is. */
  isGiven(list: Expr, around: readonly number[] = []): boolean {
    switch (list.k) {
      case 'arr':
        return true;
      case 'par':
        return list.f === this.#bounds.owner;
      case 'mem':
        return list.o.k === 'this' ? this.#isFilled(list) : this.isGiven(list.o, around);
      case 'idx':
        return this.isGiven(list.o, around);
      case 'as':
        return this.isGiven(list.x, around);
      case 'call': {
        const callee = this.#facts.calls[list.c]?.x;
        return callee?.k === 'mem' && partMethods.has(callee.p) && this.isGiven(callee.o, around);
      }
      case 'or':
        return list.x.every(one => this.isGiven(one, around));
      case 'ref': {
        if (around.includes(list.b)) return true;
        const { v } = this.#facts.bindings[list.b] ?? { v: [] };
        return v.length > 0 && v.every(one => this.isGiven(one, [...around, list.b]));
      }
      default:
        return false;
    }
  }
}

/** What a call takes: its receiver and its arguments. */
export function inputsOf({ x, a }: Call): readonly Expr[] {
  return [x.k === 'mem' || x.k === 'idx' ? x.o : x, ...a];
}

function thenCallbacks({ x, a }: Call): number[] {
  if (x.k !== 'mem' || x.p !== 'then') return [];
  return a.flatMap(argument => (argument.k === 'fn' ? [argument.f] : []));
}

/** The expressions that an expression is made of. */
function partsOf(x: Expr): readonly Expr[] {
  switch (x.k) {
    case 'tpl':
    case 'op':
    case 'arr':
      return x.x;
    case 'or':
      return x.test ? [...x.x, x.test] : x.x;
    case 'rest':
      return [x.o];
    case 'idx':
      return [x.o, x.i];
    case 'obj':
      return x.p.flatMap(({ v, c }) => (c ? [c, v] : [v]));
    case 'spread':
    case 'as':
      return [x.x];
    default:
      return [];
  }
}
