import { alternatives } from '../evaluate/value.ts';
import { ownerKey } from './registry.ts';

import type { Evaluator, OwnerKind } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, TypeRef } from '../evaluate/value.ts';
import type { Cls, Expr, Type } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Interest } from './interest.ts';
import type { Findings } from './registering.ts';
import type { Registry } from './registry.ts';

/** What can be asked for in the place of what implements it. */
interface Owner {
  readonly kind: OwnerKind;
  readonly module: Module;
  readonly id: number;
  readonly name?: string | undefined;
}

/** Expressions that give what may implement a type. */
const makers: ReadonlySet<Expr['k']> = new Set<Expr['k']>(['obj', 'call', 'ref', 'fn']);

/** Interfaces that extend one another. */
const MAX_PARENTS = 12;

/** Takes what implements a type: whoever asks for the type gets it. */
export class Implementing {
  readonly #evaluator: Evaluator;
  readonly #registry: Registry;
  readonly #interest: Interest;

  constructor(evaluator: Evaluator, registry: Registry, interest: Interest) {
    this.#evaluator = evaluator;
    this.#registry = registry;
    this.#interest = interest;
  }

  register(module: Module, findings: Findings): void {
    const { classes, bindings, fns } = module.facts;
    for (const [id, cls] of classes.entries())
      if (cls.impl.length > 0 || cls.sup) this.#registerClass(module, id, cls, findings);
    // An object that is made for one use has the type of what it is used for; one of the module is there for all.
    for (const { f, t, v } of bindings) if (t && f < 0) for (const x of v) this.#registerValue(module, x, t, findings);
    for (const { rt, ret } of fns)
      for (const x of ret) {
        const type = rt ?? (x.k === 'as' ? x.t : undefined);
        if (type) this.#registerValue(module, x, type, findings);
      }
  }

  #registerClass(module: Module, id: number, cls: Cls, findings: Findings): void {
    if (!this.#interest.classLeads(module, id, 3)) return;
    const instance: Evaluated = { kind: 'instance', class: { kind: 'class', module, id, frame: null }, args: null };
    const owners = this.#evaluator.open(() => [
      ...cls.impl.flatMap(type => this.#ownersOf({ module, type, frame: null })),
      ...(cls.sup ? this.#ownersIn(this.#evaluator.eval(module, cls.sup, null), 0) : []),
    ]);
    this.#add(owners, instance, `${module.path} ${id}`, findings);
  }

  #registerValue(module: Module, x: Expr, type: Type, findings: Findings): void {
    // `return track as Track`: what is cast says itself what it is.
    if (x.k === 'as') return this.#registerValue(module, x.x, x.t, findings);
    if (!makers.has(x.k)) return;
    const value = this.#evaluator.eval(module, x, null);
    for (const one of alternatives(value))
      if (one.kind === 'function') this.#registerFunction(one, module, x, type, findings);
    const made = alternatives(value).filter(({ kind }) => kind === 'object' || kind === 'instance' || kind === 'merge');
    if (!made.some(one => this.#interest.leads(one, 2))) return;
    const owners = this.#evaluator.open(() => this.#ownersOf({ module, type, frame: null }));
    for (const one of made) this.#add(owners, one, `${module.path} ${x.s}`, findings);
  }

  /** One that sends what it is told stands for all of its type: `interface Track { (event: string): void }`. */
  #registerFunction(value: EvaluatedOf<'function'>, module: Module, x: Expr, type: Type, findings: Findings): void {
    // What is written in place is the type of that place alone.
    if (type.k !== 'ref' || !this.#interest.isTold(value)) return;
    const owners = this.#evaluator.open(() => this.#ownersOf({ module, type, frame: null }, true));
    this.#add(owners.filter(isCallable), value, `${module.path} ${x.s}`, findings);
  }

  #add(owners: readonly Owner[], value: Evaluated, source: string, { terms, admit }: Findings): void {
    for (const { kind, module, id, name } of owners) {
      if (value.kind === 'instance' && kind === 'class' && isOf(value.class, module, id)) continue;
      this.#registry.add('implementers', ownerKey(kind, module.path, id), value, source);
      admit(module.path);
      if (name) terms.addWord(name);
    }
  }

  #ownersOf(type: TypeRef, isFunction = false): readonly Owner[] {
    const value = this.#evaluator.typeValue(type);
    const owners = value ? this.#ownersIn(value, 0, nameIn(type)) : [];
    if (!isFunction || value?.kind !== 'typed') return owners;
    const { module, type: x } = value.type;
    // What is written in place is the type of that place alone.
    return type.type.k === 'ref' && x.k === 'fn' && x.s !== undefined
      ? [{ kind: 'type', module, id: x.s, name: nameIn(type) }]
      : [];
  }

  /** The types that a value stands for, with those that they extend. */
  #ownersIn(value: Evaluated, depth: number, name?: string): readonly Owner[] {
    if (depth > MAX_PARENTS) return [];
    return alternatives(value).flatMap((one): readonly Owner[] => {
      switch (one.kind) {
        case 'instance':
          return [this.#classOwner(one.class.module, one.class.id)];
        case 'class':
          // Those above it are not: a base of a hundred commands would be each of them wherever it speaks to itself.
          return [this.#classOwner(one.module, one.id)];
        case 'interface': {
          const { module, id } = one;
          const { n, ext = [] } = module.facts.ifaces[id] ?? {};
          const parents = ext.flatMap(type => {
            const parent = this.#evaluator.typeValue({ module, type, frame: null });
            return parent ? this.#ownersIn(parent, depth + 1, nameIn({ module, type, frame: null })) : [];
          });
          return [{ kind: 'interface', module, id, name: n }, ...parents];
        }
        case 'typed': {
          const { module, type } = one.type;
          return type.k === 'obj' && type.s >= 0 ? [{ kind: 'type', module, id: type.s, name }] : [];
        }
        default:
          return [];
      }
    });
  }

  #classOwner(module: Module, id: number): Owner {
    return { kind: 'class', module, id, name: module.facts.classes[id]?.n };
  }
}

/** A type of functions, by itself or as an interface that has no members. */
function isCallable({ kind, module, id }: Owner): boolean {
  if (kind === 'type') return true;
  const { m = {}, ext = [] } = (kind === 'interface' && module.facts.ifaces[id]) || {};
  return kind === 'interface' && Object.keys(m).length === 0 && ext.length === 0;
}

function isOf(cls: { readonly module: Module; readonly id: number }, module: Module, id: number): boolean {
  return cls.module === module && cls.id === id;
}

/** The name by which a type is written. */
function nameIn({ module, type }: TypeRef): string | undefined {
  if (type.k !== 'ref') return undefined;
  if (type.x.k === 'ref') {
    const binding = module.facts.bindings[type.x.b];
    return binding?.imp && binding.imp.n !== 'default' && binding.imp.n !== '*' ? binding.imp.n : binding?.n;
  }
  return type.x.k === 'mem' ? type.x.p : undefined;
}
