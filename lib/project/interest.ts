import { byKind } from '../evaluate/by-kind.ts';
import { Answers } from '../evaluate/trace.ts';
import { compositionOf } from '../evaluate/known/composing.ts';
import { exportNames } from '../evaluate/modules.ts';
import { replacements } from '../effects/known/decorators.ts';
import { ANSWERING, holdsRenderer } from '../effects/known/electron.ts';
import { emitterOf } from '../effects/known/emitters.ts';
import { busesRunBy } from '../effects/known/own-bus.ts';
import { isMadeOfParameter } from '../facts/given.ts';
import { ownerKey } from './registry.ts';

import type { Effects } from '../effects/effects.ts';
import type { ByKind } from '../evaluate/by-kind.ts';
import type { Evaluator, OwnerKind } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Frame, TypeRef } from '../evaluate/value.ts';
import type { Cls, Expr, Type } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Registry } from './registry.ts';

/** A literal can be made by several calls; of these, so many are looked into. */
const MAX_ASKED = 3;
/** How many expressions lie between a parameter and what is called of it: `({ render }) => render(client)`. */
const MAX_STEPS = 5;

/** A type by its members. */
interface TypeOfMembers {
  readonly key: string;
  readonly module: Module;
  readonly frame: Frame | null;
  readonly members: Readonly<Record<string, Type>>;
}

type TypeOf<K extends Type['k']> = Extract<Type, { readonly k: K }>;

const yes = (): boolean => true;
const no = (): boolean => false;

/** Tells whether a value leads to a client: itself, by what it sends, holds or returns. */
export class Interest {
  readonly #evaluator: Evaluator;
  readonly #effects: Effects;
  readonly #registry: Registry;
  readonly #classes: Answers<string, boolean>;
  readonly #types: Answers<string, boolean>;
  /** How often each property was asked for the question in hand, by how far it was to be followed. */
  #asked: Map<Expr, number[]> | undefined;

  constructor(evaluator: Evaluator, effects: Effects, registry: Registry) {
    this.#evaluator = evaluator;
    this.#effects = effects;
    this.#registry = registry;
    this.#classes = new Answers(evaluator.memo.trace, new Map());
    this.#types = new Answers(evaluator.memo.trace, new Map());
  }

  /** @param depth how many members, results and parents are followed */
  leads(value: Evaluated, depth: number): boolean {
    if (depth < 0) return false;
    if (this.#asked) return byKind(this.#leadsByKind, value, depth);
    this.#asked = new Map();
    try {
      return byKind(this.#leadsByKind, value, depth);
    } finally {
      this.#asked = undefined;
    }
  }

  /** Whether a function sends the event that its callers name. */
  isTold({ module, id, frame }: EvaluatedOf<'function'>): boolean {
    return [...this.#effects.summary(module, id, frame).values()].includes('open');
  }

  /**
   * Whether a value is a function that sends the event that its callers name, or has one for a member. One that another
   * function makes of what that is given is decided there.
   */
  holdsTold(value: Evaluated, depth: number): boolean {
    switch (value.kind) {
      case 'function':
        return !isMade(value.frame) && this.isTold(value);
      case 'bound':
        return value.callee.kind === 'method' || this.holdsTold(value.callee, depth);
      case 'union':
      case 'merge':
        return value.of.some(item => this.holdsTold(item, depth));
      case 'object': {
        const { module, frame, expr } = value;
        return depth > 0 && expr.p.some(({ v }) => this.holdsTold(this.#evaluator.eval(module, v, frame), depth - 1));
      }
      default:
        return false;
    }
  }

  /** A state that is made of the last one holds the same properties again and again, and they multiply. */
  #isTangled(property: Expr, depth: number): boolean {
    const asked = this.#asked?.get(property) ?? [];
    if (asked.filter(known => known >= depth).length >= MAX_ASKED) return true;
    this.#asked?.set(property, [...asked, depth]);
    return false;
  }

  /** Whether a member of a class or of its instances leads to a client. */
  classLeads(module: Module, id: number, depth: number): boolean {
    return this.#classes.of(`${module.id} ${id} ${depth} ${this.#evaluator.gate}`, () =>
      this.#membersLead(module, id, depth),
    );
  }

  #membersLead(module: Module, id: number, depth: number): boolean {
    const cls = module.facts.classes[id];
    if (!cls) return false;
    const own: Evaluated = { kind: 'class', module, id, frame: null };
    const instance: Evaluated = { kind: 'instance', class: own, args: null };
    // What a constructor is given is a parameter, whatever its type holds; the field is there for others.
    const hasLeading = (owner: Evaluated, members: Cls['m']): boolean =>
      Object.entries(members).some(
        ([name, { t: type }]) =>
          this.leads(this.#evaluator.member(owner, name, undefined, module), depth - 1) ||
          this.#typeLeads(type && { module, type, frame: null }, depth),
      );
    if (hasLeading(instance, cls.m) || hasLeading(own, cls.sm)) return true;
    return cls.sup !== undefined && this.leads(this.#evaluator.eval(module, cls.sup, null), depth - 1);
  }

  /** The names of the members that lead to a client, and of theirs. */
  leadingMembers(value: Evaluated, depth: number): string[] {
    if (value.kind === 'union' || value.kind === 'merge')
      return value.of.flatMap(item => this.leadingMembers(item, depth));
    if (value.kind === 'namespace') return this.#leadingExports(value.module, 2);
    if (value.kind !== 'object' || depth < 0) return [];
    const { module, frame } = value;
    return value.expr.p.flatMap(({ k: name, v }) => {
      const member = this.#evaluator.eval(module, v, frame);
      if (name === null) return this.leadingMembers(member, depth - 1);
      return this.leads(member, 2) ? [name, ...this.leadingMembers(member, depth - 1)] : [];
    });
  }

  /** The names of the exports that lead to a client. */
  #leadingExports(module: Module, depth: number): string[] {
    return [...exportNames(this.#evaluator, module)].filter(name =>
      this.leads(this.#evaluator.exported(module, name), depth),
    );
  }

  readonly #leadsByKind: ByKind<boolean, [depth: number]> = {
    client: yes,
    method: yes,
    'sdk-export': yes,
    maker: yes,
    http: yes,
    request: yes,
    declared: yes,
    union: ({ of }, depth) => of.some(item => this.leads(item, depth)),
    merge: ({ of }, depth) => of.some(item => this.leads(item, depth)),
    bound: ({ callee }, depth) => this.leads(callee, depth),
    member: ({ type }, depth) => this.#typeLeads(type, depth),
    call: (value, depth) =>
      this.#typeLeads(value.type, depth) ||
      this.#effects.elements.leads(value) ||
      this.#stepsLead(value, depth) ||
      this.#isHeard(value),
    function: (value, depth) => {
      if (this.#effects.leads(value.module, value.id, value.frame)) return true;
      if (replacements(this.#evaluator, value).some(one => this.leads(one, depth - 1))) return true;
      if (this.#handsOn(value, depth) || this.#effects.elements.leads(value)) return true;
      // Somebody who sends hears what it tells, whatever the names are by which that is told.
      if (busesRunBy(value).some(scope => this.#registry.has('channels', scope))) return true;
      const result = this.#evaluator.apply(value, []);
      // What a call is not known to give may have a type that tells.
      return this.leads(result, depth - 1);
    },
    object: ({ module, expr, frame }, depth) =>
      depth > 0 &&
      expr.p.some(
        ({ v }) => !this.#isTangled(v, depth) && this.leads(this.#evaluator.eval(module, v, frame), depth - 1),
      ),
    properties: ({ values }, depth) =>
      [...values.values()].flat().some(thunk => this.leads(this.#evaluator.force(thunk), depth - 1)),
    class: (value, depth) => this.classLeads(value.module, value.id, depth) || this.#effects.elements.leads(value),
    instance: ({ class: { module, id } }, depth) => this.classLeads(module, id, depth),
    interface: ({ module, id }, depth) => {
      const { m: members = {}, ext = [] } = module.facts.ifaces[id] ?? {};
      return (
        this.#isImplementedBy('interface', module, id, depth) ||
        this.#membersOfTypeLead({ key: `i ${id}`, module, frame: null, members }, depth) ||
        ext.some(type => this.#typeLeads({ module, type, frame: null }, depth))
      );
    },
    typed: ({ type: { module, type, frame } }, depth) =>
      type.k === 'obj'
        ? this.#isImplementedBy('type', module, type.s, depth) ||
          this.#membersOfTypeLead({ key: `t ${type.s}`, module, frame, members: type.m }, depth)
        : this.#typeLeads({ module, type, frame }, depth),
    context: ({ id, fallback, type }, depth) =>
      this.#registry.has('contexts', id) ||
      this.#typeLeads(type, depth) ||
      (fallback !== undefined && this.leads(this.#evaluator.force(fallback), depth - 1)),
    literal: no,
    template: no,
    omit: no,
    array: ({ items }, depth) =>
      depth > 0 && items.slice(0, MAX_ASKED).some(item => this.leads(this.#evaluator.force(item), depth - 1)),
    parameter: ({ type, path }, depth) => path.length > 0 && this.#typeLeads(type, depth),
    import: (value, depth) =>
      this.#typeLeads(value.type, depth) || (holdsRenderer(value) && this.#registry.has('channels', ANSWERING)),
    global: ({ type }, depth) => this.#typeLeads(type, depth),
    unknown: ({ type }, depth) => this.#typeLeads(type, depth),
    operation: value => this.#effects.elements.leads(value),
    namespace: (value, depth) =>
      depth > 0 && (this.#effects.elements.leads(value) || this.#leadingExports(value.module, depth - 1).length > 0),
    sdk: no,
    component: ({ object }, depth) => object !== undefined && this.leads(object, depth),
  };

  /** An emitter whose events somebody sends. */
  #isHeard(value: Evaluated): boolean {
    const scope = emitterOf(value, this.#evaluator);
    return scope !== undefined && this.#registry.has('channels', scope);
  }

  /** `flow(named, send)`. */
  #stepsLead({ callee, args }: EvaluatedOf<'call'>, depth: number): boolean {
    const { steps = [] } = compositionOf(callee, args) ?? {};
    return depth > 0 && steps.some(step => this.leads(this.#evaluator.force(step), depth - 1));
  }

  /** `withClient(client => …)`: whether a function calls what it is given with something that leads to a client. */
  #handsOn({ module, id, frame }: EvaluatedOf<'function'>, depth: number): boolean {
    const { fns, calls } = module.facts;
    const fn = fns[id];
    if (!fn || fn.p.length === 0 || depth < 1) return false;
    // Also a property of what it gets: `({ children }) => children(client)`, `props.render(client)`.
    return calls.some(
      ({ s, e, x, a }) =>
        s >= fn.s &&
        e <= fn.e &&
        isMadeOfParameter(module.facts, x, MAX_STEPS, id) &&
        a.some(given => this.leads(this.#evaluator.eval(module, given, frame), depth - 1)),
    );
  }

  #isImplementedBy(kind: OwnerKind, { path }: Module, id: number, depth: number): boolean {
    return this.#registry.all('implementers', ownerKey(kind, path, id)).some(item => this.leads(item, depth - 1));
  }

  /** Types name one another: each is asked once for how far it is to be followed. */
  #membersOfTypeLead({ key, module, frame, members }: TypeOfMembers, depth: number): boolean {
    const leads = (): boolean =>
      depth > 0 && Object.values(members).some(type => this.#typeLeads({ module, type, frame }, depth));
    // What a parameter of a type stands for hangs on who asks.
    if (frame) return leads();
    return this.#types.of(`${module.id} ${key} ${depth} ${this.#evaluator.gate}`, leads);
  }

  /** Who implements a type of functions, what such a function gives, or is given. */
  #functionTypeLeads({ s, ret, p = [] }: TypeOf<'fn'>, { module, frame }: TypeRef, depth: number): boolean {
    if (s !== undefined && this.#isImplementedBy('type', module, s, depth)) return true;
    return [...(ret ? [ret] : []), ...p].some(type => this.#typeLeads({ module, type, frame }, depth));
  }

  /** Whether values of a type lead to a client, or what a function of it gives, or an item of a list. */
  #typeLeads(type: TypeRef | undefined, depth: number): boolean {
    if (!type || depth < 1) return false;
    const { type: x } = type;
    if (x.k === 'arr') return this.#typeLeads({ ...type, type: x.of }, depth);
    if (x.k === 'fn') return this.#functionTypeLeads(x, type, depth);
    const value = this.#evaluator.typeValue(type);
    return value !== undefined && this.leads(value, depth - 1);
  }
}

/** Whether something stands in a function that was called with arguments. */
function isMade(frame: Frame | null): boolean {
  for (let outer = frame; outer; outer = outer.up) if (outer.args && outer.args.length > 0) return true;
  return false;
}
