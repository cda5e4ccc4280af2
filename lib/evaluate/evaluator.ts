import { alternatives, stringOf, undefinedValue, union, unknown } from './value.ts';

import type { ClientSpec, ExportSpec, Sdk } from '../catalog/types.ts';
import type { Binding, Call, Expr, Fn, Member, Type } from '../facts/facts.ts';
import type { Declared, DeclaredNode } from './declared.ts';
import type { Module } from '../facts/store.ts';
import type { Frame, Thunk, TypeRef, V } from './value.ts';

/** What an import leads to. */
export type Resolution = { module: Module } | { sdk: Sdk } | { external: string; gated?: true };

/** What the evaluation asks of the project around it. */
export interface Host {
  /** `gate`: do not read a module that cannot have to do with analytics. */
  resolve(from: Module, specifier: string, gate: boolean): Resolution | undefined;
  /** A global's client, given the evidence that the file has. */
  globalClient(m: Module, name: string): V | undefined;
  /** What the project hangs on `window` by this name. */
  globalValue(name: string): V | undefined;
  globalType(name: string): TypeRef | undefined;
  /** Classes and objects that implement an interface or extend a class. */
  implementers(m: Module, kind: 'iface' | 'cls', id: number): readonly V[];
  /** What callers are known to pass. */
  argument(key: string, i: number): V | undefined;
  contextValue(id: string): V | undefined;
  ambientType(path: string): V | undefined;
  /** Wrappers of the settings; absent where there are none. */
  readonly declared?: Declared;
}

const MAX_DEPTH = 80;
/** Evaluations for one question. Real code needs tens; what needs more than this is a tangle. */
const MAX_STEPS = 4_000;
/** Functions whose results are followed into one another: getters, factories, hooks on hooks. */
const MAX_APPLIED = 7;

/** Functions that give back the function they are given, changed in timing alone. */
export const passThrough = new Set([
  'useCallback',
  'useEvent',
  'useEffectEvent',
  'useMemoizedFn',
  'useStableCallback',
  'debounce',
  'throttle',
  'once',
  'memoize',
  'memo',
  'useDebouncedCallback',
  'useThrottledCallback',
  'useDebounce',
  'useThrottle',
  'useEventCallback',
  'partial',
  'markRaw',
  'reactive',
  'readonly',
  'shallowRef',
  'toRaw',
  'cache',
  'observer',
  'forwardRef',
  'action',
  'runInAction',
  'useLatest',
  'catchError',
  'asyncHandler',
]);
const invoked = new Set(['useMemo', 'computed', 'lazy', 'createSelector']);
const windowNames = new Set(['window', 'globalThis', 'self', 'global']);
const httpModules = new Set([
  'axios',
  'got',
  'ky',
  'undici',
  'node-fetch',
  'cross-fetch',
  'isomorphic-fetch',
  'isomorphic-unfetch',
  'unfetch',
  'superagent',
  'ofetch',
  'request',
  'request-promise',
  'request-promise-native',
  'wretch',
  'needle',
  'phin',
  'axios-retry',
]);
const httpVerbs = new Set(['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'request']);
const elementMethods = new Set(['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'find']);

export class Evaluator {
  readonly #active = new Set<string>();
  readonly #memo = new Map<string, V>();
  readonly #missing = new Set<string>();
  #depth = 0;
  readonly #tangles = new WeakSet<Expr>();
  #steps = 0;
  #applied = 0;
  /** Off while a name or a part is evaluated: then every module may be read. */
  #gate = true;
  readonly host: Host;

  constructor(host: Host) {
    this.host = host;
  }

  /** Forgets what was evaluated: registries have grown, or a file has changed. */
  reset(): void {
    this.#memo.clear();
    this.#missing.clear();
  }

  /** Evaluates without the gate that keeps unrelated modules unread. */
  open<T>(work: () => T): T {
    const before = this.#gate;
    this.#gate = false;
    try {
      return work();
    } finally {
      this.#gate = before;
    }
  }

  get isOpen(): boolean {
    return !this.#gate;
  }

  force(thunk: Thunk | undefined): V {
    if (!thunk) return undefinedValue;
    return 'v' in thunk ? thunk.v : this.eval(thunk.m, thunk.x, thunk.f);
  }

  eval(m: Module, x: Expr, f: Frame | null): V {
    if (this.#depth === 0) {
      if (this.#tangles.has(x)) return unknown('too-deep', { m, s: x.s, e: x.e });
      this.#steps = 0;
    }
    if (this.#depth > MAX_DEPTH || ++this.#steps > MAX_STEPS) return unknown('too-deep', { m, s: x.s, e: x.e });
    this.#depth++;
    try {
      return this.#eval(m, x, f);
    } finally {
      this.#depth--;
      // Asked once, a tangle is not asked again: an interpreter is full of them.
      if (this.#depth === 0 && this.#steps > MAX_STEPS) this.#tangles.add(x);
    }
  }

  #eval(m: Module, x: Expr, f: Frame | null): V {
    const at = { m, s: x.s, e: x.e };
    switch (x.k) {
      case 'lit':
        return { t: 'lit', v: x.v, at };
      case 'undef':
        return { t: 'lit', v: undefined, at };
      case 'tpl':
        return join(
          x.q.flatMap((text, index) => (index < x.x.length ? [text, this.eval(m, x.x[index] as Expr, f)] : [text])),
          at,
        );
      case 'op': {
        const operands = x.x.map(item => this.eval(m, item, f));
        if (x.op === '+' && operands.length === 2) {
          const [left, right] = operands as [V, V];
          if (isStringLike(left) || isStringLike(right)) return join([left, right], at);
        }
        return { t: 'op', op: x.op, x: operands, at };
      }
      case 'or':
        return this.#or(m, x, f);
      case 'ref':
        return this.binding(m, x.b, f);
      case 'glob':
        return this.#global(m, x.n, at);
      case 'par':
        return this.#parameter(m, x, f);
      case 'mem': {
        const written = this.#written(m, x.o, x.p, f);
        const object = this.eval(m, x.o, f);
        const value = this.member(object, x.p, at, m);
        return written ? union([written, ...(isHollow(value) ? [] : [value])]) : value;
      }
      case 'idx':
        return this.#index(m, x, f);
      case 'el': {
        const list = this.eval(m, x.o, f);
        return this.element(list, at);
      }
      case 'rest': {
        const object = this.eval(m, x.o, f);
        return { t: 'omit', o: object, x: x.x, at };
      }
      case 'call':
        return this.callValue(m, x.c, f);
      case 'fn': {
        const self = f ? ownSelf(f) : undefined;
        return { t: 'fn', m, id: x.f, f, ...(self && { self }), at };
      }
      case 'cls':
        return { t: 'cls', m, id: x.c, f, at };
      case 'obj':
        return { t: 'obj', m, x, f, at };
      case 'arr': {
        const items: Thunk[] = [];
        let isOpen = false;
        for (const item of x.x) {
          if (item.k !== 'spread') items.push({ m, x: item, f });
          else {
            const spread = this.eval(m, item.x, f);
            if (spread.t === 'arr') items.push(...spread.items);
            if (spread.t !== 'arr' || spread.open) isOpen = true;
          }
        }
        return { t: 'arr', items, open: isOpen, at };
      }
      case 'spread':
        return unknown('spread', at);
      case 'this':
        return this.#self(m, x, f);
      case 'thisobj': {
        const object = m.facts.objs[x.id];
        return object
          ? this.eval(m, object, f && f.key.startsWith(`${m.path}#`) ? f.up : f)
          : unknown('dynamic-expression', at);
      }
      case 'super': {
        const sup = m.facts.classes[x.c]?.sup;
        const self = f ? ownSelf(f) : undefined;
        const parent = sup ? this.eval(m, sup, f) : undefined;
        return parent?.t === 'cls'
          ? { t: 'inst', c: parent, args: null, at }
          : parent
            ? this.construct(parent, [], at)
            : (self ?? unknown('dynamic-expression', at));
      }
      case 'mod':
        return this.imported(m, x.m, x.cjs ? 'require' : '*', at);
      case 'as': {
        const value = this.eval(m, x.x, f);
        if (!isHollow(value) && value.t !== 'par') return value;
        if (value.t === 'par') return { ...value, ty: { m, x: x.t, f } };
        const typed = this.typeValue({ m, x: x.t, f });
        return typed ?? value;
      }
      case 'unk':
        return unknown(x.w, at);
      default:
        return unknown('dynamic-expression', at);
    }
  }

  #or(m: Module, x: Extract<Expr, { k: 'or' }>, f: Frame | null): V {
    const at = { m, s: x.s, e: x.e };
    const values = x.x.map(item => this.eval(m, item, f));
    const [left, right] = values as [V, V];
    if (x.op === '&&' || x.op === '&&=') return right;
    if (x.op === '=') {
      // A default: it counts where the argument is left out, and while nobody is known to pass one.
      if (left.t === 'lit' && left.v === undefined) return right;
      if (['lit', 'tpl', 'obj', 'arr', 'fn', 'cls', 'inst', 'client', 'meth'].includes(left.t)) return left;
      // `first, second = first`: the default lends its type.
      if (left.t === 'par' && !left.ty && right.t === 'par' && right.ty) return { ...left, ty: right.ty };
      return left.t === 'par' && this.#standsIn(right, 3)
        ? right
        : left.t === 'par' || left.t === 'mem'
          ? left
          : union([left, right]);
    }
    const result = union(values);
    return result.t === 'union' ? { ...result, at } : result;
  }

  /** A default of data (`properties = {}`) says nothing of what is passed; one that can be called upon does. */
  #standsIn(value: V, depth: number): boolean {
    if (value.t !== 'obj') return isCallable(value);
    return (
      depth > 0 &&
      value.x.p.some(
        property => property.k === null || this.#standsIn(this.eval(value.m, property.v, value.f), depth - 1),
      )
    );
  }

  // Bindings and imports -----------------------------------------------------------------------

  binding(m: Module, id: number, f: Frame | null): V {
    const binding = m.facts.bindings[id] as Binding;
    const frame = binding.f < 0 ? null : f;
    const key = `b ${m.id} ${id} ${this.#gate ? 1 : 0}`;
    const memo = frame ? frame.memo : this.#memo;
    const known = memo.get(key);
    if (known) return known;
    const active = `${key} ${frame ? frame.key : ''}`;
    if (this.#active.has(active)) return unknown('cycle');
    this.#active.add(active);
    try {
      const value = this.#bindingValue(m, binding, frame);
      // What was cut short by depth or a cycle may be known from elsewhere: it is not kept.
      if (!(value.t === 'unk' && (value.w === 'too-deep' || value.w === 'cycle'))) memo.set(key, value);
      return value;
    } finally {
      this.#active.delete(active);
    }
  }

  #bindingValue(m: Module, binding: Binding, f: Frame | null): V {
    if (binding.imp) return this.imported(m, binding.imp.m, binding.imp.n, undefined);
    if (binding.amb) {
      const value = this.#global(m, binding.n, undefined);
      if (value.t !== 'glob' || !binding.t) return value;
    }
    let value: V | undefined;
    if (binding.v.length > 0) value = union(binding.v.slice(0, 24).map(x => this.eval(m, x, f)));
    if (binding.iface !== undefined && !value) return { t: 'iface', m, id: binding.iface };
    if (binding.w || binding.dyn) {
      const writes = new Map<string, Thunk[]>();
      for (const [name, list] of Object.entries(binding.w ?? {}))
        if (!name.includes('.'))
          writes.set(
            name,
            list.map(x => ({ m, x, f })),
          );
      if (!value || isHollow(value) || value.t === 'obj' || value.t === 'call') {
        value = {
          t: 'merge',
          of: [...(value ? [value] : []), { t: 'props', get: writes, ...(binding.dyn && { open: true }) }],
        };
      }
    }
    if ((!value || isHollow(value)) && binding.t) return this.#typed(value, { m, x: binding.t, f });
    if (value?.t === 'par' && !value.ty && binding.t) return { ...value, ty: { m, x: binding.t, f } };
    return (
      value ??
      (binding.alias
        ? (this.typeValue({ m, x: binding.alias, f }) ?? unknown('dynamic-expression'))
        : unknown('dynamic-expression'))
    );
  }

  /** What a declared type adds to a value of which little is known. Data keeps the name it was taken by. */
  #typed(value: V | undefined, ty: TypeRef): V {
    const typed = this.typeValue(ty);
    if (typed?.t === 'client' || typed?.t === 'meth') return typed;
    if (value?.t === 'mem' || value?.t === 'call') return value.ty ? value : { ...value, ty };
    if (value && value.t !== 'lit' && value.t !== 'unk') return value;
    return typed ?? { t: 'typed', ty };
  }

  imported(m: Module, specifier: string, name: string, at: V['at']): V {
    const resolution = this.host.resolve(m, specifier, this.#gate);
    if (!resolution) return unknown('unresolved-import', at);
    if ('external' in resolution) {
      const value: V = {
        t: 'imp',
        s: resolution.external,
        n: name === 'require' ? '*' : name,
        ...(resolution.gated && { gated: true }),
        ...(at && { at }),
      };
      return declared(value, this.host.declared?.imported(resolution.external, name));
    }
    if ('sdk' in resolution) {
      const { sdk } = resolution;
      const whole = sdk.exports['*'];
      if (whole?.is && (name === 'require' || name === '*')) return this.client(sdk, whole.is);
      if (name === 'require')
        return sdk.exports['*']
          ? { t: 'exp', sdk, n: '*', spec: sdk.exports['*'], ...(at && { at }) }
          : { t: 'sdk', sdk };
      return name === '*' ? { t: 'sdk', sdk } : this.#sdkExport(sdk, name, at);
    }
    const target = resolution.module;
    if (name === 'require') return target.facts.cjs.length > 0 ? this.#cjs(target) : { t: 'ns', m: target };
    return name === '*'
      ? { t: 'ns', m: target }
      : declared(this.exported(target, name), this.host.declared?.imported(specifier, name));
  }

  #sdkExport(sdk: Sdk, name: string, at: V['at']): V {
    const spec =
      (Object.hasOwn(sdk.exports, name) ? sdk.exports[name] : undefined) ??
      (name === 'default' ? sdk.exports['*'] : undefined);
    if (!spec) return { t: 'imp', s: sdk.id, n: name, ...(at && { at }) };
    if (spec.is) return this.client(sdk, spec.is);
    return { t: 'exp', sdk, n: name, spec, ...(at && { at }) };
  }

  client(sdk: Sdk, name: string): V {
    const spec: ClientSpec | undefined = sdk.clients[name];
    return spec ? { t: 'client', sdk, n: name, spec } : unknown('dynamic-call');
  }

  #cjs(m: Module): V {
    return union(m.facts.cjs.map(x => this.eval(m, x, null)));
  }

  /** The value that module `m` exports as `name`. */
  exported(m: Module, name: string): V {
    return this.#exported(m, name) ?? unknown('unresolved-import');
  }

  #exported(m: Module, name: string): V | undefined {
    const key = `e ${m.id} ${name} ${this.#gate ? 1 : 0}`;
    const known = this.#memo.get(key);
    if (known) return known;
    if (this.#missing.has(key) || this.#active.has(key)) return undefined;
    this.#active.add(key);
    try {
      const found = this.#findExport(m, name);
      const value = found && declared(found, this.host.declared?.exported(m.path, name));
      if (!value) this.#missing.add(key);
      if (value && !(value.t === 'unk' && (value.w === 'too-deep' || value.w === 'cycle'))) this.#memo.set(key, value);
      return value;
    } finally {
      this.#active.delete(key);
    }
  }

  #findExport(m: Module, name: string): V | undefined {
    const { facts } = m;
    const own = Object.hasOwn(facts.exports, name) ? facts.exports[name] : undefined;
    if (own) return this.eval(m, own, null);
    for (const entry of facts.reexports) {
      if (entry.n !== name) continue;
      const value = this.imported(m, entry.m, entry.i, undefined);
      if (!(value.t === 'unk' && value.w === 'unresolved-import')) return value;
    }
    if (facts.cjs.length > 0) {
      const whole = this.#cjs(m);
      if (name === 'default') return whole;
      const member = this.member(whole, name, undefined, m);
      if (!isHollow(member)) return member;
    }
    if (name !== 'default') {
      for (const specifier of facts.stars) {
        const resolution = this.host.resolve(m, specifier, this.#gate);
        if (!resolution) continue;
        if ('module' in resolution) {
          const value = this.#exported(resolution.module, name);
          if (value) return value;
        } else if ('sdk' in resolution && Object.hasOwn(resolution.sdk.exports, name))
          return this.#sdkExport(resolution.sdk, name, undefined);
      }
    }
    return undefined;
  }

  #global(m: Module, name: string, at: V['at']): V {
    return declared(this.#globalValue(m, name, at), this.host.declared?.global(name));
  }

  #globalValue(m: Module, name: string, at: V['at']): V {
    const client = this.host.globalClient(m, name);
    if (client) return client;
    const value = this.host.globalValue(name);
    if (value) return value;
    const type = this.host.globalType(name);
    const typed = type && this.typeValue(type);
    if (typed) return typed;
    return { t: 'glob', n: name, ...(at && { at }) };
  }

  // Parameters and this ------------------------------------------------------------------------

  #parameter(m: Module, x: Extract<Expr, { k: 'par' }>, f: Frame | null): V {
    const key = `${m.path}#${x.f}`;
    const at = { m, s: x.s, e: x.e };
    for (let frame = f; frame; frame = frame.up) {
      if (frame.key !== key) continue;
      if (!frame.args) break;
      if (x.rest) return { t: 'arr', items: frame.args.slice(x.i), open: false, at };
      const thunk = frame.args[x.i];
      if (!thunk) return { t: 'lit', v: undefined, at };
      return this.force(thunk);
    }
    const fn = m.facts.fns[x.f] as Fn;
    const called = fn.cb ? this.#callbackArgument(m, fn.cb, x.i, f) : undefined;
    if (called) return called;
    const type = fn.p[x.i]?.t;
    const passed = this.host.argument(key, x.i);
    const parameter: V = { t: 'par', key, i: x.i, n: x.n, path: [], at, ...(type && { ty: { m, x: type, f } }) };
    if (passed) return union([passed]);
    return parameter;
  }

  /** What the caller of a callback is known to hand to it: promises and arrays. */
  #callbackArgument(m: Module, cb: { c: number; i: number }, i: number, f: Frame | null): V | undefined {
    const call = m.facts.calls[cb.c];
    if (!call || call.x.k !== 'mem') return undefined;
    const method = call.x.p;
    if (method === 'then' && cb.i === 0 && i === 0) return this.eval(m, call.x.o, f);
    if (elementMethods.has(method) && cb.i === 0 && i === 0) {
      const list = this.eval(m, call.x.o, f);
      if (list.t === 'arr') return this.element(list, undefined);
    }
    return undefined;
  }

  /** What a callback gets, as thunks for its frame; null where it is not known. */
  callbackArguments(m: Module, fn: Fn, f: Frame | null): readonly Thunk[] | null {
    if (!fn.cb) return null;
    const first = this.#callbackArgument(m, fn.cb, 0, f);
    return first ? [{ v: first }] : null;
  }

  element(list: V, at: V['at']): V {
    if (list.t === 'union') return union(list.of.map(item => this.element(item, at)));
    if (list.t === 'arr' && list.items.length > 0) {
      return union([
        ...list.items.slice(0, 64).map(item => this.force(item)),
        ...(list.open ? [unknown('spread', at)] : []),
      ]);
    }
    return { t: 'mem', o: list, p: '[]', ...(at && { at }) };
  }

  #self(m: Module, x: Extract<Expr, { k: 'this' }>, f: Frame | null): V {
    const cls: Extract<V, { t: 'cls' }> = { t: 'cls', m, id: x.c, f: null };
    if (x.st) return cls;
    for (let frame = f; frame; frame = frame.up) if (frame.self) return frame.self;
    return { t: 'inst', c: cls, args: null };
  }

  // Members ------------------------------------------------------------------------------------

  /** What was assigned by `binding.name = …` in the module that declares the binding. */
  #written(m: Module, object: Expr, name: string, f: Frame | null): V | undefined {
    if (object.k !== 'ref') return undefined;
    const binding = m.facts.bindings[object.b];
    if (!binding?.w || !Object.hasOwn(binding.w, name)) return undefined;
    const key = `w ${m.id} ${object.b} ${name}`;
    const frame = binding.f < 0 ? null : f;
    const memo = frame ? frame.memo : this.#memo;
    const known = memo.get(key);
    if (known) return known;
    if (this.#active.has(key)) return undefined;
    this.#active.add(key);
    try {
      const value = union((binding.w[name] as Expr[]).slice(0, 8).map(x => this.eval(m, x, f)));
      memo.set(key, value);
      return value;
    } finally {
      this.#active.delete(key);
    }
  }

  #index(m: Module, x: Extract<Expr, { k: 'idx' }>, f: Frame | null): V {
    const at = { m, s: x.s, e: x.e };
    const object = this.eval(m, x.o, f);
    const index = this.eval(m, x.i, f);
    const chosen = index.t === 'par' && index.ty ? (this.#literals(index.ty) ?? index) : index;
    const names = alternatives(chosen).map(item =>
      item.t === 'lit' && (typeof item.v === 'string' || typeof item.v === 'number') ? String(item.v) : undefined,
    );
    if (names.every(name => name !== undefined)) return union(names.map(name => this.member(object, name, at, m)));
    // Any member: a finite set, if the object is one of literals.
    const all = this.values(object);
    if (all && all.length > 0 && all.length <= 64) return union(all.map(thunk => this.force(thunk)));
    return { t: 'mem', o: object, p: '[]', at };
  }

  /** The strings that a type names one by one: `'track' | 'page'`. */
  #literals(type: TypeRef): V | undefined {
    const { x } = type;
    if (x.k === 'lit') return { t: 'lit', v: x.v };
    if (x.k !== 'or') return undefined;
    const found = x.of.map(item => this.#literals({ ...type, x: item }));
    return found.every(item => item !== undefined) ? union(found) : undefined;
  }

  /** All values of an object that is known whole. */
  values(object: V): readonly Thunk[] | undefined {
    if (object.t === 'arr' && !object.open) return object.items;
    if (object.t !== 'obj') return undefined;
    const result: Thunk[] = [];
    for (const property of object.x.p) {
      if (property.k === null) return undefined;
      result.push({ m: object.m, x: property.v, f: object.f });
    }
    return result;
  }

  /** The member as a thunk, so that a caller can see where it is written. */
  memberThunk(object: V, name: string): Thunk | undefined {
    if (this.#depth > MAX_DEPTH) return undefined;
    this.#depth++;
    try {
      return this.#memberThunk(object, name);
    } finally {
      this.#depth--;
    }
  }

  #memberThunk(object: V, name: string): Thunk | undefined {
    switch (object.t) {
      case 'obj': {
        for (let i = object.x.p.length - 1; i >= 0; i--) {
          const property = object.x.p[i] as (typeof object.x.p)[number];
          if (property.k === name && !property.g) return { m: object.m, x: property.v, f: object.f };
          if (property.k === null && !property.c) {
            const spread = this.eval(object.m, property.v, object.f);
            const inner = this.memberThunk(spread, name);
            if (inner) {
              const value = this.force(inner);
              if (!(value.t === 'lit' && value.v === undefined)) return inner;
            }
          }
        }
        return undefined;
      }
      case 'omit':
        return object.x.includes(name) ? undefined : this.memberThunk(object.o, name);
      case 'merge':
        for (let i = object.of.length - 1; i >= 0; i--) {
          const found = this.memberThunk(object.of[i] as V, name);
          if (found) return found;
        }
        return undefined;
      case 'props': {
        const list = object.get.get(name);
        return list?.length === 1 ? list[0] : undefined;
      }
      case 'arr':
        return object.items[Number(name)];
      case 'par':
      case 'union':
      case 'mem':
      case 'call':
      case 'typed': {
        const value = this.member(object, name, undefined, undefined);
        return { v: value };
      }
      default:
        return undefined;
    }
  }

  member(object: V, name: string, at: V['at'], from: Module | undefined): V {
    switch (object.t) {
      case 'union': {
        const found = object.of.map(item => this.member(item, name, at, from));
        const solid = found.filter(value => !isHollow(value));
        return solid.length > 0 ? union(solid) : (found[0] as V);
      }
      case 'obj':
        return this.#objectMember(object, name, at);
      case 'merge': {
        for (let i = object.of.length - 1; i >= 0; i--) {
          const value = this.member(object.of[i] as V, name, at, from);
          if (!isHollow(value)) return value;
        }
        return { t: 'mem', o: object.of[0] as V, p: name, ...(at && { at }) };
      }
      case 'props': {
        const list = object.get.get(name);
        return list ? union(list.map(thunk => this.force(thunk))) : undefinedValue;
      }
      case 'omit':
        return object.x.includes(name) ? undefinedValue : this.member(object.o, name, at, from);
      case 'arr': {
        if (name === 'length') return { t: 'mem', o: object, p: name };
        const item = object.items[Number(name)];
        return item ? this.force(item) : { t: 'mem', o: object, p: name, ...(at && { at }) };
      }
      case 'par': {
        const typed = object.ty && this.typeMember(object.ty, name);
        if (typed && typed.t !== 'typed' && isCallable(typed)) return typed;
        const ty: TypeRef | undefined = object.ty && this.memberTypeRef(object.ty, name);
        const { ty: _dropped, ...rest } = object;
        return { ...rest, path: [...object.path, name], ...(ty && { ty }), ...(at && { at }) };
      }
      case 'mem':
      case 'call': {
        const typed = object.ty && this.typeMember(object.ty, name);
        if (typed && typed.t !== 'typed' && isCallable(typed)) return typed;
        const ty = object.ty && this.memberTypeRef(object.ty, name);
        return { t: 'mem', o: object, p: name, ...(ty && { ty }), ...(at && { at }) };
      }
      case 'typed': {
        const typed = this.typeMember(object.ty, name);
        return typed ?? { t: 'mem', o: object, p: name, ...(at && { at }) };
      }
      case 'decl':
        return declared(this.member(object.rest, name, at, from), object.node.members.get(name));
      case 'client':
        return this.#clientMember(object, name, at);
      case 'exp': {
        const client =
          object.spec.statics && Object.hasOwn(object.spec.statics, name) ? object.spec.statics[name] : undefined;
        if (client)
          return {
            t: 'maker',
            sdk: object.sdk,
            client,
            init: object.spec.staticInit ?? object.spec.init,
            ...(at && { at }),
          };
        const other = (object.n === '*' || object.n === 'default') && Object.hasOwn(object.sdk.exports, name);
        return other ? this.#sdkExport(object.sdk, name, at) : { t: 'mem', o: object, p: name, ...(at && { at }) };
      }
      case 'sdk':
        return this.#sdkExport(object.sdk, name, at);
      case 'ns':
        return this.exported(object.m, name);
      case 'inst':
        return this.#instanceMember(object, name, at);
      case 'iface':
        return this.#interfaceMember(object, name) ?? { t: 'mem', o: object, p: name, ...(at && { at }) };
      case 'cls':
        return this.#staticMember(object, name, at);
      case 'context':
        return name === 'Provider' || name === 'Consumer' ? object : { t: 'mem', o: object, p: name };
      case 'glob':
        if (windowNames.has(object.n) && from) return this.#global(from, name, at);
        if (object.n === 'window' || object.n === 'globalThis') return { t: 'glob', n: name, ...(at && { at }) };
        break;
      case 'imp':
        if (object.n === '*' || object.n === 'default') {
          if (name === 'default') return { t: 'imp', s: object.s, n: 'default', ...(at && { at }) };
          if (httpModules.has(object.s)) return this.#httpMember(object, name, at);
          return declared(
            { t: 'imp', s: object.s, n: name, ...(at && { at }) },
            this.host.declared?.imported(object.s, name),
          );
        }
        if (httpModules.has(object.s)) return this.#httpMember(object, name, at);
        break;
      case 'http':
        return httpVerbs.has(name)
          ? {
              t: 'request',
              client: object.client,
              verb: name,
              ...(object.base && { base: object.base }),
              ...(at && { at }),
            }
          : { t: 'mem', o: object, p: name, ...(at && { at }) };
      default:
    }
    return { t: 'mem', o: object, p: name, ...(at && { at }) };
  }

  #httpMember(object: Extract<V, { t: 'imp' }>, name: string, at: V['at']): V {
    if (httpVerbs.has(name) || name === 'fetch')
      return { t: 'request', client: object.s, verb: name, ...(at && { at }) };
    return { t: 'imp', s: object.s, n: name, ...(at && { at }) };
  }

  #objectMember(object: Extract<V, { t: 'obj' }>, name: string, at: V['at']): V {
    // `state = { ...state, name }` spreads itself.
    const key = `o ${object.m.id} ${object.x.id} ${name} ${object.f?.key ?? ''}`;
    if (this.#active.has(key) || this.#depth > MAX_DEPTH) return { t: 'lit', v: undefined, ...(at && { at }) };
    this.#active.add(key);
    this.#depth++;
    try {
      return this.#findProperty(object, name, at);
    } finally {
      this.#depth--;
      this.#active.delete(key);
    }
  }

  #findProperty(object: Extract<V, { t: 'obj' }>, name: string, at: V['at']): V {
    const spreads: V[] = [];
    for (let i = object.x.p.length - 1; i >= 0; i--) {
      const property = object.x.p[i] as (typeof object.x.p)[number];
      if (property.k === name) {
        const value = this.eval(object.m, property.v, object.f);
        return property.g ? this.apply(value, []) : value;
      }
      if (property.k !== null) continue;
      if (property.c) {
        const key = stringOf(this.eval(object.m, property.c, object.f));
        if (key === name) return this.eval(object.m, property.v, object.f);
        continue;
      }
      const spread = this.eval(object.m, property.v, object.f);
      const value = this.member(spread, name, at, object.m);
      if (value.t === 'lit' && value.v === undefined) continue;
      if (!isHollow(value)) return value;
      spreads.push(value);
    }
    return spreads[0] ?? { t: 'lit', v: undefined, ...(at && { at }) };
  }

  #clientMember(client: Extract<V, { t: 'client' }>, name: string, at: V['at']): V {
    const spec = Object.hasOwn(client.spec.methods, name) ? client.spec.methods[name] : undefined;
    if (spec) return { t: 'meth', client, n: name, spec, ...(at && { at }) };
    // `const [client, context] = await …`.
    if (name === '0' && client.spec.awaits === 'pair') return client;
    if (name === 'push' && client.spec.arrayPush) return { t: 'mem', o: client, p: 'push', ...(at && { at }) };
    // customerio-node's own request object, and the root that its paths are joined to.
    if (name === 'request' && client.spec.http) return { t: 'http', client: 'axios', ...(at && { at }) };
    if (name === client.spec.http?.root) return { t: 'lit', v: client.spec.http.url, ...(at && { at }) };
    return { t: 'mem', o: client, p: name, ...(at && { at }) };
  }

  #memberValue(m: Module, member: Member, frame: Frame | null, self: V | undefined): V | undefined {
    let value: V | undefined;
    if (member.v.length > 0) {
      value = union(
        member.v.map(x => {
          const one = this.eval(m, x, frame);
          return one.t === 'fn' && self ? { ...one, self } : one;
        }),
      );
      if (member.g) value = this.apply(value, []);
    }
    if ((!value || isHollow(value)) && member.t) return this.#typed(value, { m, x: member.t, f: frame });
    return value;
  }

  #instanceMember(object: Extract<V, { t: 'inst' }>, name: string, at: V['at']): V {
    const { c } = object;
    const cls = c.m.facts.classes[c.id];
    if (!cls) return unknown('dynamic-member', at);
    const key = `i ${c.m.id} ${c.id} ${name}`;
    if (this.#active.has(key)) return unknown('cycle', at);
    this.#active.add(key);
    try {
      if (Object.hasOwn(cls.m, name)) {
        const frame: Frame = {
          key: cls.ctor === undefined ? '' : `${c.m.path}#${cls.ctor}`,
          args: object.args,
          up: c.f,
          self: object,
          memo: new Map(),
        };
        const value = this.#memberValue(c.m, cls.m[name] as Member, frame, object);
        if (value && !(isHollow(value) && value.t !== 'lit')) return value;
        if (value?.t === 'par' || value?.t === 'mem' || value?.t === 'call' || value?.t === 'imp') return value;
      }
      if (cls.sup) {
        const parent = this.eval(c.m, cls.sup, c.f);
        for (const one of alternatives(parent)) {
          if (one.t === 'cls') {
            const value = this.#inheritedMember(one, name, object, at);
            if (!isHollow(value)) return value;
          } else if (one.t === 'exp') {
            const value = this.member(this.construct(one, [], at), name, at, c.m);
            if (!isHollow(value)) return value;
          }
        }
      }
      const others = this.host
        .implementers(c.m, 'cls', c.id)
        .map(value => this.member(value, name, at, c.m))
        .filter(value => !isHollow(value));
      if (others.length > 0) return union(others);
      return { t: 'mem', o: object, p: name, ...(at && { at }) };
    } finally {
      this.#active.delete(key);
    }
  }

  /** A member of a parent class, with `this` still the instance of the child. */
  #inheritedMember(parent: Extract<V, { t: 'cls' }>, name: string, self: V, at: V['at']): V {
    const cls = parent.m.facts.classes[parent.id];
    if (!cls) return unknown('dynamic-member', at);
    if (Object.hasOwn(cls.m, name)) {
      const frame: Frame = {
        key: cls.ctor === undefined ? '' : `${parent.m.path}#${cls.ctor}`,
        args: null,
        up: parent.f,
        self,
        memo: new Map(),
      };
      return this.#memberValue(parent.m, cls.m[name] as Member, frame, self) ?? unknown('dynamic-member', at);
    }
    return this.#instanceMember({ t: 'inst', c: parent, args: null }, name, at);
  }

  #staticMember(object: Extract<V, { t: 'cls' }>, name: string, at: V['at']): V {
    const cls = object.m.facts.classes[object.id];
    if (cls && Object.hasOwn(cls.sm, name)) {
      const value = this.#memberValue(object.m, cls.sm[name] as Member, object.f, undefined);
      if (value) return value;
    }
    if (cls?.sup) {
      const parent = this.eval(object.m, cls.sup, object.f);
      if (parent.t === 'cls' || parent.t === 'exp') return this.member(parent, name, at, object.m);
    }
    return { t: 'mem', o: object, p: name, ...(at && { at }) };
  }

  #interfaceMember(object: Extract<V, { t: 'iface' }>, name: string): V | undefined {
    const key = `f ${object.m.id} ${object.id} ${name}`;
    if (this.#active.has(key)) return undefined;
    this.#active.add(key);
    try {
      const found = this.host
        .implementers(object.m, 'iface', object.id)
        .map(value => this.member(value, name, undefined, object.m))
        .filter(value => !isHollow(value));
      if (found.length > 0) return union(found);
      const type = this.#interfaceMemberType(object, name);
      return type && (this.typeValue(type) ?? { t: 'typed', ty: type });
    } finally {
      this.#active.delete(key);
    }
  }

  #interfaceMemberType(object: Extract<V, { t: 'iface' }>, name: string): TypeRef | undefined {
    const iface = object.m.facts.ifaces[object.id];
    if (!iface) return undefined;
    const own = Object.hasOwn(iface.m, name) ? iface.m[name] : undefined;
    if (own) return { m: object.m, x: own, f: null };
    for (const parent of iface.ext) {
      const value = this.typeValue({ m: object.m, x: parent, f: null });
      if (value?.t === 'iface') {
        const found = this.#interfaceMemberType(value, name);
        if (found) return found;
      }
    }
    return undefined;
  }

  // Types --------------------------------------------------------------------------------------

  /** The value that a type alone makes known: a client, an instance, an implementer. */
  typeValue(type: TypeRef): V | undefined {
    const { m, x, f } = type;
    switch (x.k) {
      case 'ref': {
        const name = x.x.k === 'glob' || x.x.k === 'mem' ? dotted(x.x) : undefined;
        if (x.a && x.a.length > 0 && (name || x.x.k === 'ref')) {
          const base = name ?? (x.x.k === 'ref' ? m.facts.bindings[x.x.b]?.n : undefined);
          if (
            base &&
            /^(?:Promise|Readonly|Partial|Required|Awaited|NonNullable|PropsWithChildren|Ref|MutableRefObject|RefObject|Context|Observable|InstanceType|ReturnType|Record)$/.test(
              base.split('.').at(-1) as string,
            )
          ) {
            const inner = x.a[base === 'Record' ? 1 : 0] as Type;
            const last = base.split('.').at(-1) as string;
            if (last === 'ReturnType') {
              const called = inner.k === 'typeof' ? this.eval(m, inner.x, f) : undefined;
              return called && this.apply(called, []);
            }
            if (last === 'InstanceType')
              return inner.k === 'typeof' ? this.construct(this.eval(m, inner.x, f), [], undefined) : undefined;
            const value = this.typeValue({ m, x: inner, f });
            if (!value) return undefined;
            return /Ref/.test(last)
              ? {
                  t: 'props',
                  get: new Map([
                    ['current', [{ v: value }]],
                    ['value', [{ v: value }]],
                  ]),
                }
              : value;
          }
        }
        if (name) {
          const ambient = this.host.ambientType(name);
          if (ambient) return ambient;
        }
        return this.#named(this.#typeEntity(m, x.x, f));
      }
      case 'typeof': {
        const value = this.eval(m, x.x, f);
        return isHollow(value) ? undefined : value;
      }
      case 'or': {
        const known = x.of
          .map(item => this.typeValue({ m, x: item, f }))
          .filter((value): value is V => value !== undefined);
        return known.length > 0 ? union(known) : undefined;
      }
      case 'obj':
        return { t: 'typed', ty: type };
      case 'idx':
        return this.typeMember({ m, x: x.o, f }, x.p);
      default:
        return undefined;
    }
  }

  #typeEntity(m: Module, x: Expr, f: Frame | null): V {
    if (x.k === 'ref') {
      const binding = m.facts.bindings[x.b] as Binding;
      if (binding.imp) return this.#importedType(m, binding.imp.m, binding.imp.n);
      if (binding.iface !== undefined) return { t: 'iface', m, id: binding.iface };
      if (binding.alias) {
        const key = `t ${m.id} ${x.b}`;
        if (this.#active.has(key)) return unknown('cycle');
        this.#active.add(key);
        try {
          return this.typeValue({ m, x: binding.alias, f }) ?? { t: 'typed', ty: { m, x: binding.alias, f } };
        } finally {
          this.#active.delete(key);
        }
      }
    }
    return this.eval(m, x, f);
  }

  /** An interface may share its name with a value: in the place of a type it is the interface. */
  #importedType(m: Module, specifier: string, name: string): V {
    const resolution = this.host.resolve(m, specifier, this.#gate);
    if (resolution && 'module' in resolution && name !== '*') {
      const found = this.#exportedType(resolution.module, name, 0);
      if (found) return found;
    }
    return this.imported(m, specifier, name, undefined);
  }

  #exportedType(m: Module, name: string, depth: number): V | undefined {
    if (depth > 12) return undefined;
    const own = Object.hasOwn(m.facts.exports, name) ? m.facts.exports[name] : undefined;
    if (own?.k === 'ref') {
      const binding = m.facts.bindings[own.b];
      if (binding?.iface !== undefined) return { t: 'iface', m, id: binding.iface };
      if (binding?.imp) return this.#importedType(m, binding.imp.m, binding.imp.n);
      if (binding?.alias) return this.#typeEntity(m, own, null);
      return undefined;
    }
    const follow = (specifier: string, inner: string): V | undefined => {
      const resolution = this.host.resolve(m, specifier, this.#gate);
      return resolution && 'module' in resolution ? this.#exportedType(resolution.module, inner, depth + 1) : undefined;
    };
    for (const entry of m.facts.reexports) if (entry.n === name && entry.i !== '*') return follow(entry.m, entry.i);
    for (const specifier of m.facts.stars) {
      const found = follow(specifier, name);
      if (found) return found;
    }
    return undefined;
  }

  /** A value named in the place of a type: a class stands for its instance. */
  #named(value: V): V | undefined {
    switch (value.t) {
      case 'cls':
        return { t: 'inst', c: value, args: null };
      case 'exp': {
        const client = value.spec.construct ?? value.spec.call ?? value.sdk.types?.[value.n];
        return client ? this.client(value.sdk, client) : undefined;
      }
      case 'imp': {
        return this.host.ambientType(`${value.s}:${value.n}`);
      }
      case 'decl': {
        const type = this.#named(value.rest);
        return value.node.instance ? declared(type ?? unknown('unresolved-import'), value.node.instance) : type;
      }
      case 'iface':
      case 'client':
      case 'inst':
      case 'typed':
      case 'props':
        return value;
      case 'union': {
        const known = value.of.map(item => this.#named(item)).filter((item): item is V => item !== undefined);
        return known.length > 0 ? union(known) : undefined;
      }
      default:
        return undefined;
    }
  }

  typeMember(type: TypeRef, name: string): V | undefined {
    const { m, x, f } = type;
    if (x.k === 'obj') {
      const member = Object.hasOwn(x.m, name) ? x.m[name] : undefined;
      if (!member) return undefined;
      const ty = { m, x: member, f };
      return this.typeValue(ty) ?? { t: 'typed', ty };
    }
    const value = this.typeValue(type);
    if (!value || (value.t === 'typed' && value.ty.x === x)) return undefined;
    const member = this.member(value, name, undefined, m);
    return isHollow(member) && member.t !== 'typed' ? undefined : member;
  }

  memberTypeRef(type: TypeRef, name: string): TypeRef | undefined {
    const { m, x, f } = type;
    if (x.k === 'obj') {
      const member = Object.hasOwn(x.m, name) ? x.m[name] : undefined;
      return member && { m, x: member, f };
    }
    const value = this.typeValue(type);
    if (value?.t === 'iface') return this.#interfaceMemberType(value, name);
    if (value?.t === 'typed' && value.ty.x !== x) return this.memberTypeRef(value.ty, name);
    return undefined;
  }

  // Calls --------------------------------------------------------------------------------------

  thunks(m: Module, args: readonly Expr[], f: Frame | null): Thunk[] {
    const result: Thunk[] = [];
    for (const x of args) {
      if (x.k !== 'spread') {
        result.push({ m, x, f });
        continue;
      }
      const list = this.eval(m, x.x, f);
      if (list.t === 'arr' && !list.open) result.push(...list.items);
      else {
        // What follows an unknown spread has no place of its own any more.
        for (let i = 0; i < 4; i++) result.push({ v: { t: 'mem', o: list, p: String(i), at: { m, s: x.s, e: x.e } } });
        break;
      }
    }
    return result;
  }

  /** The value of call `id` of module `m`. */
  callValue(m: Module, id: number, f: Frame | null): V {
    const call = m.facts.calls[id];
    if (!call) return unknown('dynamic-call');
    const memo = f ? f.memo : this.#memo;
    const memoKey = `c ${m.id} ${id} ${this.#gate ? 1 : 0}`;
    const known = memo.get(memoKey);
    if (known) return known;
    const at = { m, s: call.s, e: call.e };
    const active = `c ${m.id} ${id} ${f?.key ?? ''}`;
    if (this.#active.has(active)) return unknown('cycle', at);
    this.#active.add(active);
    try {
      const value = this.#callValue(m, call, f, at);
      if (!(value.t === 'unk' && (value.w === 'too-deep' || value.w === 'cycle'))) memo.set(memoKey, value);
      return value;
    } finally {
      this.#active.delete(active);
    }
  }

  #callValue(m: Module, call: Call, f: Frame | null, at: V['at']): V {
    let callee = this.eval(m, call.x, f);
    const args = this.thunks(m, call.a, f);
    // What a function is wrapped in matters, wherever that stands.
    const gated = callee.t === 'mem' ? callee.o : callee;
    if (
      gated.t === 'imp' &&
      gated.gated &&
      call.a.some(x => x.k === 'fn' || (x.k === 'ref' && isInvocable(this.eval(m, x, f))))
    ) {
      callee = this.open(() => this.eval(m, call.x, f));
    }
    if (call.new) return this.construct(callee, args, at);
    if (call.ta && call.ta.length > 0 && (callee.t === 'mem' || callee.t === 'imp' || callee.t === 'typed')) {
      const typed = this.typeValue({ m, x: call.ta[0] as Type, f });
      const value = this.apply(callee, args, at);
      // `createContext<T>(null)`, `useMemo<T>(…)`: what is known of the value goes before its type.
      if (value.t === 'context')
        return typed && isHollow(args[0] ? this.force(args[0]) : undefinedValue)
          ? { ...value, fallback: { v: typed } }
          : value;
      if (['obj', 'fn', 'inst', 'client', 'meth', 'bound', 'merge'].includes(value.t)) return value;
      if (typed && typed.t !== 'typed')
        return callee.t === 'imp' && /^useRef$/.test(callee.n)
          ? { t: 'props', get: new Map([['current', [{ v: typed }]]]) }
          : typed;
    }
    return this.apply(callee, args, at);
  }

  construct(callee: V, args: readonly Thunk[], at: V['at']): V {
    switch (callee.t) {
      case 'union':
        return union(callee.of.map(item => this.construct(item, args, at)));
      case 'exp':
        return callee.spec.construct
          ? this.client(callee.sdk, callee.spec.construct)
          : { t: 'call', c: callee, args, isNew: true, ...(at && { at }) };
      case 'sdk': {
        const spec: ExportSpec | undefined = callee.sdk.exports['default'] ?? callee.sdk.exports['*'];
        return spec?.construct ? this.client(callee.sdk, spec.construct) : { t: 'call', c: callee, args, isNew: true };
      }
      case 'decl':
        return declared(this.construct(callee.rest, args, at), callee.node.instance);
      case 'cls':
        return { t: 'inst', c: callee, args, ...(at && { at }) };
      case 'fn': {
        // A function used as a class gives what it returns, if that is an object.
        const value = this.apply(callee, args, at);
        return value.t === 'obj' ? value : { t: 'call', c: callee, args, isNew: true, ...(at && { at }) };
      }
      case 'glob':
        if (callee.n === 'Promise') return unknown('dynamic-call', at);
        break;
      default:
    }
    return { t: 'call', c: callee, args, isNew: true, ...(at && { at }) };
  }

  /** What calling `callee` gives. */
  apply(callee: V, args: readonly Thunk[], at?: V['at']): V {
    if (this.#depth > MAX_DEPTH) return unknown('too-deep', at);
    this.#depth++;
    try {
      return this.#apply(callee, args, at);
    } finally {
      this.#depth--;
    }
  }

  #apply(callee: V, args: readonly Thunk[], at: V['at']): V {
    const residual: V = { t: 'call', c: callee, args, isNew: false, ...(at && { at }) };
    switch (callee.t) {
      case 'union': {
        const results = callee.of.map(item => this.apply(item, args, at));
        return union(results);
      }
      case 'fn':
        return this.#applyFunction(callee, args, residual);
      case 'decl':
        return declared(this.apply(callee.rest, args, at), callee.node.result);
      case 'bound':
        return this.apply(callee.c, [...callee.args, ...args], at);
      case 'exp': {
        const client = callee.spec.call ?? callee.spec.construct;
        return client ? this.client(callee.sdk, client) : residual;
      }
      case 'maker':
        return this.client(callee.sdk, callee.client);
      case 'sdk': {
        const spec = callee.sdk.exports['default'] ?? callee.sdk.exports['*'];
        const client = spec?.call ?? spec?.construct;
        return client ? this.client(callee.sdk, client) : residual;
      }
      case 'imp':
        return this.#applyKnown(
          callee.n === 'default' || callee.n === '*' ? (callee.s.split('/').at(-1) as string) : callee.n,
          args,
          residual,
          callee.s,
          at,
        );
      case 'glob':
        return this.#applyKnown(callee.n, args, residual, undefined, at);
      case 'mem':
        return this.#applyMember(callee, args, residual, at);
      case 'typed': {
        const { x } = callee.ty;
        if (x.k === 'fn' && x.ret) return this.typeValue({ m: callee.ty.m, x: x.ret, f: null }) ?? residual;
        return residual;
      }
      default:
        return residual;
    }
  }

  #applyFunction(callee: Extract<V, { t: 'fn' }>, args: readonly Thunk[], residual: V): V {
    const fn = callee.m.facts.fns[callee.id];
    if (!fn) return residual;
    if (fn.ret.length === 0) return undefinedValue;
    const key = `${callee.m.path}#${callee.id}`;
    if (this.#active.has(key)) return unknown('cycle');
    if (this.#applied >= MAX_APPLIED) return residual;
    // A getter gives the same each time it is asked.
    const memoKey = args.length === 0 && !callee.f && !callee.self ? `a ${key} ${this.#gate ? 1 : 0}` : undefined;
    const known = memoKey && this.#memo.get(memoKey);
    if (known) return known;
    this.#active.add(key);
    this.#applied++;
    try {
      const frame = this.frame(callee, args);
      const value = union(fn.ret.slice(0, 16).map(x => this.eval(callee.m, x, frame)));
      if (memoKey && this.#applied === 1) this.#memo.set(memoKey, value);
      return value;
    } finally {
      this.#applied--;
      this.#active.delete(key);
    }
  }

  frame(callee: Extract<V, { t: 'fn' }>, args: readonly Thunk[] | null): Frame {
    return {
      key: `${callee.m.path}#${callee.id}`,
      args,
      up: callee.f,
      ...(callee.self && { self: callee.self }),
      memo: new Map(),
    };
  }

  #applyKnown(name: string, args: readonly Thunk[], residual: V, source: string | undefined, at: V['at']): V {
    if (passThrough.has(name)) return args[0] ? this.force(args[0]) : residual;
    if (invoked.has(name) && args[0]) {
      const inner = this.force(args[0]);
      return inner.t === 'fn'
        ? name === 'computed'
          ? { t: 'props', get: new Map([['value', [{ v: this.apply(inner, []) }]]]) }
          : this.apply(inner, [])
        : residual;
    }
    switch (name) {
      case 'createContext':
        return {
          t: 'context',
          id: at ? `${at.m.path} ${at.s}` : '',
          ...(args[0] && { fallback: args[0] }),
          ...(at && { at }),
        };
      case 'useContext':
      case 'use':
      case 'inject': {
        const context = args[0] ? this.force(args[0]) : undefined;
        if (context?.t === 'context') {
          const provided = this.host.contextValue(context.id);
          const fallback = context.fallback ? this.force(context.fallback) : undefined;
          return union([...(provided ? [provided] : []), ...(fallback ? [fallback] : [])]);
        }
        if (context?.t === 'cls') return { t: 'inst', c: context, args: null };
        if (name === 'use' && context) return context;
        return residual;
      }
      case 'useRef':
      case 'ref':
        return { t: 'props', get: new Map([[name === 'ref' ? 'value' : 'current', args[0] ? [args[0]] : []]]) };
      case 'useState':
        return { t: 'arr', items: args[0] ? [{ v: this.#initial(args[0]) }] : [], open: true };
      case 'String': {
        const inner = args[0] && this.force(args[0]);
        if (inner?.t === 'lit') return { ...inner, v: String(inner.v) };
        // What is no text yet becomes one: `String(list.length)` must not pass for a number.
        return !inner || ['op', 'call', 'obj', 'arr'].includes(inner.t) || (inner.t === 'mem' && inner.p === 'length')
          ? residual
          : inner;
      }
      case 'require':
        return residual;
      default:
    }
    if (source && httpModules.has(source) && (name === 'create' || name === 'extend')) {
      const base = args[0] ? this.force(args[0]) : undefined;
      const thunk =
        base &&
        (this.memberThunk(base, 'baseURL') ?? this.memberThunk(base, 'prefixUrl') ?? this.memberThunk(base, 'baseUrl'));
      return { t: 'http', client: source, ...(thunk && { base: thunk }), ...(at && { at }) };
    }
    return residual;
  }

  #initial(thunk: Thunk): V {
    const value = this.force(thunk);
    return value.t === 'fn' ? this.apply(value, []) : value;
  }

  #applyMember(callee: Extract<V, { t: 'mem' }>, args: readonly Thunk[], residual: V, at: V['at']): V {
    const { o, p } = callee;
    if (isInvocable(o)) {
      if (p === 'bind')
        return {
          t: 'bound',
          c: args[0] && o.t === 'fn' && !o.self ? { ...o, self: this.force(args[0]) } : o,
          args: args.slice(1),
          ...(at && { at }),
        };
      if (p === 'call') return this.apply(o, args.slice(1), at);
      if (p === 'apply') return this.apply(o, this.spreadThunks(args[1]), at);
    }
    if (p === 'then' && args[0]) {
      const callback = this.force(args[0]);
      if (callback.t === 'fn') return this.apply(callback, [{ v: o }], at);
    }
    if (p === 'catch' || p === 'finally') return o;
    if (o.t === 'glob' && o.n === 'Object') {
      if (p === 'freeze' || p === 'seal') return args[0] ? this.force(args[0]) : residual;
      if (p === 'assign') return { t: 'merge', of: args.map(thunk => this.force(thunk)), ...(at && { at }) };
      if ((p === 'values' || p === 'keys') && args[0]) {
        const object = this.force(args[0]);
        const values = this.values(object);
        if (values && p === 'values') return { t: 'arr', items: values, open: false };
        if (values && object.t === 'obj')
          return {
            t: 'arr',
            items: object.x.p.map(property => ({ v: { t: 'lit', v: property.k } as V })),
            open: false,
          };
      }
    }
    if (o.t === 'glob' && o.n === 'Promise' && p === 'resolve') return args[0] ? this.force(args[0]) : residual;
    if (o.t === 'imp' && ['React', 'react', 'default', '*'].includes(o.n))
      return this.#applyKnown(p, args, residual, o.s, at);
    if (p === 'join' && o.t === 'arr' && !o.open) {
      const separator = args[0] ? stringOf(this.force(args[0])) : ',';
      if (separator !== undefined) {
        const parts: (string | V)[] = [];
        for (const [index, item] of o.items.entries()) parts.push(...(index > 0 ? [separator] : []), this.force(item));
        return join(parts, at);
      }
    }
    if (p === 'concat' && isStringLike(o)) return join([o, ...args.map(thunk => this.force(thunk))], at);
    if (p === 'concat' && o.t === 'arr') return { t: 'arr', items: o.items, open: true };
    if ((p === 'toString' || p === 'trim') && isStringLike(o)) return o;
    const text = stringOf(o);
    if (text !== undefined && p === 'toLowerCase') return { t: 'lit', v: text.toLowerCase(), ...(at && { at }) };
    if (text !== undefined && p === 'toUpperCase') return { t: 'lit', v: text.toUpperCase(), ...(at && { at }) };
    if (p === 'get' || p === 'resolve') {
      // A container asked for a class: `container.get(AnalyticsService)`.
      const token = args[0] ? this.force(args[0]) : undefined;
      if (token?.t === 'cls') return { t: 'inst', c: token, args: null };
    }
    if (o.t === 'client' && o.spec.chain?.includes(p)) return o;
    return residual;
  }

  /** The items of a list as arguments: `fn.apply(self, list)`. */
  spreadThunks(list: Thunk | undefined): readonly Thunk[] {
    const value = list ? this.force(list) : undefined;
    if (value?.t === 'arr') return value.items;
    return value ? [0, 1, 2, 3].map(i => ({ v: { t: 'mem', o: value, p: String(i) } as V })) : [];
  }
}

function ownSelf(frame: Frame): V | undefined {
  for (let current: Frame | null = frame; current; current = current.up) if (current.self) return current.self;
  return undefined;
}

/** The value, with what the settings declare of it. */
function declared(value: V, node: DeclaredNode | undefined): V {
  return node ? { t: 'decl', node, rest: value, ...(value.at && { at: value.at }) } : value;
}

function isInvocable(value: V): boolean {
  return ['decl', 'fn', 'meth', 'bound', 'exp', 'maker', 'request'].includes(value.t);
}

/** Something that a method can be called on or that can be called: worth following. */
function isCallable(value: V): boolean {
  if (value.t === 'union') return value.of.some(isCallable);
  return (
    isInvocable(value) ||
    ['client', 'inst', 'iface', 'cls', 'obj', 'ns', 'sdk', 'context', 'props', 'http', 'merge', 'typed'].includes(
      value.t,
    )
  );
}

/** Says nothing: a type or another assignment may know more. */
function isHollow(value: V): boolean {
  return (
    value.t === 'unk' ||
    value.t === 'call' ||
    value.t === 'op' ||
    value.t === 'glob' ||
    value.t === 'imp' ||
    (value.t === 'lit' && value.v == null) ||
    (value.t === 'mem' && !['client'].includes(value.o.t))
  );
}

function isStringLike(value: V): boolean {
  return (
    (value.t === 'lit' && typeof value.v === 'string') ||
    value.t === 'tpl' ||
    (value.t === 'union' && value.of.some(isStringLike))
  );
}

/** Concatenates; a hole that is one of a few strings gives as many strings. */
function join(parts: readonly (string | V)[], at: V['at']): V {
  let results: (string | V)[][] = [[]];
  for (const part of parts) {
    const options: (string | V)[] =
      typeof part === 'string'
        ? [part]
        : alternatives(part).map(item =>
            item.t === 'lit' && item.v !== null && item.v !== undefined ? String(item.v) : item,
          );
    const flat = options.map(option => (typeof option !== 'string' && option.t === 'tpl' ? option.parts : [option]));
    if (results.length * flat.length > 64) {
      results = results.map(result => [...result, part]);
      continue;
    }
    results = results.flatMap(result => flat.map(option => [...result, ...option]));
  }
  return union(
    results.map(result => {
      const merged: (string | V)[] = [];
      for (const part of result) {
        if (typeof part === 'string' && typeof merged.at(-1) === 'string')
          merged[merged.length - 1] = `${merged.at(-1) as string}${part}`;
        else if (part !== '') merged.push(part);
      }
      if (merged.length === 0) return { t: 'lit', v: '', ...(at && { at }) } as V;
      if (merged.length === 1 && typeof merged[0] === 'string')
        return { t: 'lit', v: merged[0], ...(at && { at }) } as V;
      return { t: 'tpl', parts: merged, ...(at && { at }) } as V;
    }),
  );
}

function dotted(x: Expr): string | undefined {
  if (x.k === 'glob') return x.n;
  if (x.k === 'mem') {
    const object = dotted(x.o);
    return object && `${object}.${x.p}`;
  }
  return undefined;
}
