import { applied, callValue, constructed, frameOf, givenBy, spreadThunks, thunksOf } from './apply.ts';
import { bindingValue, writtenMember } from './bindings.ts';
import { declared } from './declared.ts';
import { evaluateKind } from './expressions.ts';
import { markupName } from './known/components.ts';
import { ofGlobal } from './known/globals.ts';
import { memberThunk } from './member-thunks.ts';
import { elementOf, entriesOf, valuesOf } from './elements.ts';
import type { Walk } from './elements.ts';
import { memberOf } from './members.ts';
import { Memo } from './memo.ts';
import { exportOf, imported } from './modules.ts';
import { isSure } from './never.ts';
import { callbackArguments } from './parameters.ts';
import { memberTypeRef, typeMember } from './type-members.ts';
import { memberTypes } from './type-texts.ts';
import { typed, typeValue } from './types.ts';
import { orNothing, undefinedValue, unknown } from './value.ts';

import type { Sdk } from '../catalog/types.ts';
import type { Expr, Fn, Sure } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Asked as AskedName } from './bindings.ts';
import type { Declared } from './declared.ts';
import type { Trace } from './trace.ts';
import type { At, Evaluated, EvaluatedOf, Frame, Thunk, TypeRef } from './value.ts';

/** What an import leads to. */
export type Resolution = { module: Module } | { sdk: Sdk } | { external: string; gated?: true };

/** What can be implemented: an interface, a class, a type literal. */
export type OwnerKind = 'interface' | 'class' | 'type';

/** What the evaluation asks of the project around it. */
export interface Host {
  /** `gate`: do not read a module that cannot have to do with analytics. */
  resolve(from: Module, specifier: string, gate: boolean): Resolution | undefined;
  /** A global's client, given the evidence that the file has. */
  globalClient(m: Module, name: string): Evaluated | undefined;
  /** What the project hangs on `window` by this name. */
  globalValue(name: string): Evaluated | undefined;
  /** What is written to a member of a global, by the way to it: `App.tracker`. */
  globalMember?(path: string): Evaluated | undefined;
  globalType(name: string): TypeRef | undefined;
  /** Classes and objects that implement an interface or a type literal, or extend a class. */
  implementers(m: Module, kind: OwnerKind, id: number): readonly Evaluated[];
  /** What modules write to a member of what another one declares: an object, a class, or its instances. */
  written(kind: 'object' | 'class' | 'instance', m: Module, id: number, name: string): Evaluated | undefined;
  /** What is put elsewhere into a list, a set, a map or a store that is made at a place; a pair of what is put into a map. */
  put(made: At): readonly Evaluated[];
  /** What callers are known to pass. */
  argument(key: string, i: number): Evaluated | undefined;
  /** What is passed for a parameter to be kept: in a variable of the module, in a field. */
  handed(key: string, i: number): Evaluated | undefined;
  /** What is passed for a parameter that functions within call, which others run. */
  captured?(key: string, i: number): Evaluated | undefined;
  /** Whether anything is handed to a function of the module. */
  isHandedTo(module: string): boolean;
  contextValue(id: string): Evaluated | undefined;
  /** Whether the project has components of Vue. */
  readonly hasComponents: boolean;
  /** What plugins hang on every component by this name. */
  componentProperty(name: string): Evaluated | undefined;
  /** What the server of a file's package hangs on its app or on its requests by this name. */
  hung(file: string, name: string): Evaluated | undefined;
  /** Whether a file is read for what it exports alone: no call in it is reported. */
  isBeyond(file: string): boolean;
  isNuxtPlugin(file: string): boolean;
  /** The name of the service of Ember that a file exports. */
  serviceName(file: string): string | undefined;
  /** The extension of VS Code that a file is of: its publisher and its name. */
  extensionOf?(file: string): string | undefined;
  /** What a file has at hand by this name without an import. */
  autoImport(file: string, name: string): Evaluated | undefined;
  /** What is provided by a token. */
  provided(key: string): Evaluated | undefined;
  ambientType(path: string): Evaluated | undefined;
  /** Wrappers of the settings; absent where there are none. */
  readonly declared?: Declared;
}

/**
 * Evaluates expressions of a project without running it. Each kind of question is answered in a file of its
 * own; they meet here, so that every answer passes the one memo and the one gate.
 */
export class Evaluator {
  readonly host: Host;
  readonly memo: Memo;
  /** Off while a name or a part is evaluated: then every module may be read. */
  #isGated = true;

  constructor(host: Host, trace?: Trace) {
    this.host = host;
    this.memo = new Memo(trace);
  }

  /** Forgets what was evaluated. */
  reset(): void {
    this.memo.clear();
  }

  /** Evaluates without the gate that keeps unrelated modules unread. */
  open<T>(work: () => T): T {
    const before = this.#isGated;
    this.#isGated = false;
    try {
      return work();
    } finally {
      this.#isGated = before;
    }
  }

  get isOpen(): boolean {
    return !this.#isGated;
  }

  /** Part of the key of every answer that hangs on the gate. */
  get gate(): 0 | 1 {
    return this.#isGated ? 1 : 0;
  }

  // Expressions --------------------------------------------------------------------------------

  force(thunk: Thunk | undefined): Evaluated {
    if (!thunk) return undefinedValue;
    if ('value' in thunk) return thunk.value;
    const value = this.eval(thunk.module, thunk.expr, thunk.frame);
    return thunk.orNothing ? orNothing(value) : value;
  }

  eval(module: Module, expr: Expr, frame: Frame | null): Evaluated {
    const at: At = { module, start: expr.s, end: expr.e };
    if (!this.memo.enter(module, expr)) return unknown('too-deep', at);
    try {
      return evaluateKind(expr, { evaluator: this, module, frame, at });
    } finally {
      this.memo.leave(expr);
    }
  }

  // Names --------------------------------------------------------------------------------------

  binding(
    module: Module,
    id: number,
    frame: Frame | null,
    asked: AskedName = { isOverwritten: false, held: undefined },
  ): Evaluated {
    return bindingValue(this, module, id, frame, asked);
  }

  /** Whether something is certain in a function that is called so. */
  isSure(module: Module, sure: Sure | undefined, frame: Frame | null): boolean {
    return isSure(this, module, sure, frame);
  }

  /** What was assigned by `object.name = …` in the module that declares the binding. */
  written(module: Module, object: Expr, name: string, frame: Frame | null): Evaluated | undefined {
    return writtenMember(this, module, object, name, frame);
  }

  /** A name that no scope of the module declares. */
  global(module: Module, name: string, at: At | undefined): Evaluated {
    const { host } = this;
    const type = (): Evaluated | undefined => {
      const known = host.globalType(name);
      const value = known && this.typeValue(known);
      return value && ofGlobal(value, name);
    };
    const value = host.globalClient(module, name) ??
      host.globalValue(name) ??
      type() ??
      (host.hasComponents ? markupName(this, module, name) : undefined) ??
      host.autoImport(module.path, name) ?? { kind: 'global', name, at };
    return declared(value, host.declared?.global(name));
  }

  resolve(from: Module, specifier: string): Resolution | undefined {
    return this.host.resolve(from, specifier, this.#isGated);
  }

  imported(module: Module, specifier: string, name: string, at: At | undefined): Evaluated {
    return imported(this, module, specifier, name, at);
  }

  /** The value that a module exports as `name`. */
  exported(module: Module, name: string): Evaluated {
    return exportOf(this, module, name) ?? unknown('unresolved-import');
  }

  client(sdk: Sdk, name: string): Evaluated {
    const spec = Object.hasOwn(sdk.clients, name) ? sdk.clients[name] : undefined;
    return spec ? { kind: 'client', sdk, name, spec } : unknown('dynamic-call');
  }

  // Members ------------------------------------------------------------------------------------

  member(object: Evaluated, name: string, at: At | undefined, from: Module | undefined): Evaluated {
    return memberOf(object, name, { evaluator: this, at, from });
  }

  /** The member as a thunk, so that a caller can see where it is written. */
  memberThunk(object: Evaluated, name: string): Thunk | undefined {
    return this.#deeper(() => memberThunk(this, object, name));
  }

  /** All values of an object that is known whole. */
  values(object: Evaluated): readonly Thunk[] | undefined {
    return valuesOf(this, object);
  }

  /** What stands under each key of an object that is known whole; undefined where a key is worked out. */
  entries(object: Evaluated): ReadonlyMap<string, readonly Thunk[]> | undefined {
    return entriesOf(this, object) as ReadonlyMap<string, readonly Thunk[]> | undefined;
  }

  element(list: Evaluated, at: At | undefined, walk: Walk = new Map()): Evaluated {
    if (!this.memo.step()) return unknown('too-deep', at);
    return this.memo.deeper<Evaluated>(
      () => elementOf(this, list, at, walk),
      () => unknown('too-deep', at),
    );
  }

  // Types --------------------------------------------------------------------------------------

  /** The value that a type alone makes known: a client, an instance, an implementer. */
  typeValue(ref: TypeRef): Evaluated | undefined {
    const { type, frame } = ref;
    const make = (): Evaluated | undefined => this.#deeper(() => typeValue(this, ref));
    // All else is told at a glance.
    if (type.k !== 'or' && type.k !== 'ref') return make();
    const key = this.memo.typeKey(type, this.gate);
    const known = this.memo.known(key, frame);
    // What goes round and round is found by the names on the way.
    return known ? known.value : this.memo.make(key, frame, make, make);
  }

  /** What a declared type adds to a value of which little is known. */
  typed(value: Evaluated | undefined, type: TypeRef): Evaluated {
    return typed(this, value, type);
  }

  typeMember(type: TypeRef, name: string): Evaluated | undefined {
    return this.#deeper(() => typeMember(this, type, name));
  }

  memberTypeRef(type: TypeRef, name: string): TypeRef | undefined {
    return this.#deeper(() => memberTypeRef(this, type, name));
  }

  /** The types of the members of a type, of those that `names` names where that is given. */
  memberTypes(type: TypeRef, names?: TypeRef): readonly TypeRef[] | undefined {
    return this.#deeper(() => memberTypes(this, type, names));
  }

  // Calls --------------------------------------------------------------------------------------

  thunks(module: Module, args: readonly Expr[], frame: Frame | null): Thunk[] {
    return thunksOf(this, module, args, frame);
  }

  /** The items of a list as arguments: `fn.apply(self, list)`. */
  spreadThunks(list: Thunk | undefined): readonly Thunk[] {
    return spreadThunks(this, list);
  }

  /** What a callback gets, as thunks for its frame; null where it is not known. */
  callbackArguments(module: Module, fn: Fn, frame: Frame | null): readonly Thunk[] | null {
    return callbackArguments(this, module, fn, frame);
  }

  /** The value of call `id` of a module. */
  callValue(module: Module, id: number, frame: Frame | null): Evaluated {
    return callValue(this, module, id, frame);
  }

  construct(callee: Evaluated, args: readonly Thunk[], at: At | undefined): Evaluated {
    return constructed(this, callee, args, at);
  }

  /** What calling `callee` gives. */
  apply(callee: Evaluated, args: readonly Thunk[], at?: At): Evaluated {
    return this.memo.deeper<Evaluated>(
      () => applied(this, callee, args, at),
      () => unknown('too-deep', at),
    );
  }

  /** What a function gives to callers that nobody sees. */
  givenBy(callee: EvaluatedOf<'function'>): Evaluated {
    return givenBy(this, callee);
  }

  frame(callee: EvaluatedOf<'function'>, args: readonly Thunk[] | null): Frame {
    return frameOf(callee, args);
  }

  /** Types name one another, and members their objects: what goes round and round is given up. */
  #deeper<T>(work: () => T): T | undefined {
    return this.memo.deeper<T | undefined>(work, () => undefined);
  }
}
