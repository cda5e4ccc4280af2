import { alternatives, stringOf, undefinedValue, union, unknown } from './value.ts';

import type { ClientSpec, ExportSpec, Sdk } from '../catalog/types.ts';
import type { Binding, Call, Expr, Fn, Member, Type } from '../facts/facts.ts';
import type { Declared, DeclaredNode } from './declared.ts';
import type { Module } from '../facts/store.ts';
import type { At, Frame, Thunk, TypeRef, Evaluated, EvaluatedOf } from './value.ts';

/** What an import leads to. */
export type Resolution = { module: Module } | { sdk: Sdk } | { external: string; gated?: true };

/** What the evaluation asks of the project around it. */
export interface Host {
  /** `gate`: do not read a module that cannot have to do with analytics. */
  resolve(from: Module, specifier: string, gate: boolean): Resolution | undefined;
  /** A global's client, given the evidence that the file has. */
  globalClient(m: Module, name: string): Evaluated | undefined;
  /** What the project hangs on `window` by this name. */
  globalValue(name: string): Evaluated | undefined;
  globalType(name: string): TypeRef | undefined;
  /** Classes and objects that implement an interface or extend a class. */
  implementers(m: Module, kind: 'interface' | 'class', id: number): readonly Evaluated[];
  /** What callers are known to pass. */
  argument(key: string, i: number): Evaluated | undefined;
  contextValue(id: string): Evaluated | undefined;
  ambientType(path: string): Evaluated | undefined;
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
  readonly #memo = new Map<string, Evaluated>();
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

  force(thunk: Thunk | undefined): Evaluated {
    if (!thunk) return undefinedValue;
    return 'value' in thunk ? thunk.value : this.eval(thunk.module, thunk.expr, thunk.frame);
  }

  eval(m: Module, x: Expr, f: Frame | null): Evaluated {
    if (this.#depth === 0) {
      if (this.#tangles.has(x)) return unknown('too-deep', { module: m, start: x.s, end: x.e });
      this.#steps = 0;
    }
    if (this.#depth > MAX_DEPTH || ++this.#steps > MAX_STEPS)
      return unknown('too-deep', { module: m, start: x.s, end: x.e });
    this.#depth++;
    try {
      return this.#eval(m, x, f);
    } finally {
      this.#depth--;
      // Asked once, a tangle is not asked again: an interpreter is full of them.
      if (this.#depth === 0 && this.#steps > MAX_STEPS) this.#tangles.add(x);
    }
  }

  #eval(m: Module, x: Expr, f: Frame | null): Evaluated {
    const at: At = { module: m, start: x.s, end: x.e };
    switch (x.k) {
      case 'lit':
        return { kind: 'literal', value: x.v, at };
      case 'undef':
        return { kind: 'literal', value: undefined, at };
      case 'tpl':
        return join(
          x.q.flatMap((text, index) => (index < x.x.length ? [text, this.eval(m, x.x[index] as Expr, f)] : [text])),
          at,
        );
      case 'op': {
        const operands = x.x.map(item => this.eval(m, item, f));
        if (x.op === '+' && operands.length === 2) {
          const [left, right] = operands as [Evaluated, Evaluated];
          if (isStringLike(left) || isStringLike(right)) return join([left, right], at);
        }
        return { kind: 'operation', operator: x.op, operands, at };
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
        return { kind: 'omit', object, keys: x.x, at };
      }
      case 'call':
        return this.callValue(m, x.c, f);
      case 'fn': {
        const self = f ? ownSelf(f) : undefined;
        return { kind: 'function', module: m, id: x.f, frame: f, ...(self && { self }), at };
      }
      case 'cls':
        return { kind: 'class', module: m, id: x.c, frame: f, at };
      case 'obj':
        return { kind: 'object', module: m, expr: x, frame: f, at };
      case 'arr': {
        const items: Thunk[] = [];
        let isOpen = false;
        for (const item of x.x) {
          if (item.k !== 'spread') items.push({ module: m, expr: item, frame: f });
          else {
            const spread = this.eval(m, item.x, f);
            if (spread.kind === 'array') items.push(...spread.items);
            if (spread.kind !== 'array' || spread.open) isOpen = true;
          }
        }
        return { kind: 'array', items, open: isOpen, at };
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
        return parent?.kind === 'class'
          ? { kind: 'instance', class: parent, args: null, at }
          : parent
            ? this.construct(parent, [], at)
            : (self ?? unknown('dynamic-expression', at));
      }
      case 'mod':
        return this.imported(m, x.m, x.cjs ? 'require' : '*', at);
      case 'as': {
        const value = this.eval(m, x.x, f);
        if (!isHollow(value) && value.kind !== 'parameter') return value;
        if (value.kind === 'parameter') return { ...value, type: { module: m, type: x.t, frame: f } };
        const typed = this.typeValue({ module: m, type: x.t, frame: f });
        return typed ?? value;
      }
      case 'unk':
        return unknown(x.w, at);
      default:
        return unknown('dynamic-expression', at);
    }
  }

  #or(m: Module, x: Extract<Expr, { k: 'or' }>, f: Frame | null): Evaluated {
    const at: At = { module: m, start: x.s, end: x.e };
    const values = x.x.map(item => this.eval(m, item, f));
    const [left, right] = values as [Evaluated, Evaluated];
    if (x.op === '&&' || x.op === '&&=') return right;
    if (x.op === '=') {
      // A default: it counts where the argument is left out, and while nobody is known to pass one.
      if (left.kind === 'literal' && left.value === undefined) return right;
      if (
        ['literal', 'template', 'object', 'array', 'function', 'class', 'instance', 'client', 'method'].includes(
          left.kind,
        )
      )
        return left;
      // `first, second = first`: the default lends its type.
      if (left.kind === 'parameter' && !left.type && right.kind === 'parameter' && right.type)
        return { ...left, type: right.type };
      return left.kind === 'parameter' && this.#standsIn(right, 3)
        ? right
        : left.kind === 'parameter' || left.kind === 'member'
          ? left
          : union([left, right]);
    }
    const result = union(values);
    return result.kind === 'union' ? { ...result, at } : result;
  }

  /** A default of data (`properties = {}`) says nothing of what is passed; one that can be called upon does. */
  #standsIn(value: Evaluated, depth: number): boolean {
    if (value.kind !== 'object') return isCallable(value);
    return (
      depth > 0 &&
      value.expr.p.some(
        property => property.k === null || this.#standsIn(this.eval(value.module, property.v, value.frame), depth - 1),
      )
    );
  }

  // Bindings and imports -----------------------------------------------------------------------

  binding(m: Module, id: number, f: Frame | null): Evaluated {
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
      if (!(value.kind === 'unknown' && (value.reason === 'too-deep' || value.reason === 'cycle')))
        memo.set(key, value);
      return value;
    } finally {
      this.#active.delete(active);
    }
  }

  #bindingValue(m: Module, binding: Binding, f: Frame | null): Evaluated {
    if (binding.imp) return this.imported(m, binding.imp.m, binding.imp.n, undefined);
    if (binding.amb) {
      const value = this.#global(m, binding.n, undefined);
      if (value.kind !== 'global' || !binding.t) return value;
    }
    let value: Evaluated | undefined;
    if (binding.v.length > 0) value = union(binding.v.slice(0, 24).map(x => this.eval(m, x, f)));
    if (binding.iface !== undefined && !value) return { kind: 'interface', module: m, id: binding.iface };
    if (binding.w || binding.dyn) {
      const writes = new Map<string, Thunk[]>();
      for (const [name, list] of Object.entries(binding.w ?? {}))
        if (!name.includes('.'))
          writes.set(
            name,
            list.map(x => ({ module: m, expr: x, frame: f })),
          );
      if (!value || isHollow(value) || value.kind === 'object' || value.kind === 'call') {
        value = {
          kind: 'merge',
          of: [...(value ? [value] : []), { kind: 'properties', values: writes, ...(binding.dyn && { open: true }) }],
        };
      }
    }
    if ((!value || isHollow(value)) && binding.t) return this.#typed(value, { module: m, type: binding.t, frame: f });
    if (value?.kind === 'parameter' && !value.type && binding.t)
      return { ...value, type: { module: m, type: binding.t, frame: f } };
    return (
      value ??
      (binding.alias
        ? (this.typeValue({ module: m, type: binding.alias, frame: f }) ?? unknown('dynamic-expression'))
        : unknown('dynamic-expression'))
    );
  }

  /** What a declared type adds to a value of which little is known. Data keeps the name it was taken by. */
  #typed(value: Evaluated | undefined, ty: TypeRef): Evaluated {
    const typed = this.typeValue(ty);
    if (typed?.kind === 'client' || typed?.kind === 'method') return typed;
    if (value?.kind === 'member' || value?.kind === 'call') return value.type ? value : { ...value, type: ty };
    if (value && value.kind !== 'literal' && value.kind !== 'unknown') return value;
    return typed ?? { kind: 'typed', type: ty };
  }

  imported(m: Module, specifier: string, name: string, at: Evaluated['at']): Evaluated {
    const resolution = this.host.resolve(m, specifier, this.#gate);
    if (!resolution) return unknown('unresolved-import', at);
    if ('external' in resolution) {
      const value: Evaluated = {
        kind: 'import',
        source: resolution.external,
        name: name === 'require' ? '*' : name,
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
          ? { kind: 'sdk-export', sdk, name: '*', spec: sdk.exports['*'], ...(at && { at }) }
          : { kind: 'sdk', sdk };
      return name === '*' ? { kind: 'sdk', sdk } : this.#sdkExport(sdk, name, at);
    }
    const target = resolution.module;
    if (name === 'require')
      return target.facts.cjs.length > 0 ? this.#cjs(target) : { kind: 'namespace', module: target };
    return name === '*'
      ? { kind: 'namespace', module: target }
      : declared(this.exported(target, name), this.host.declared?.imported(specifier, name));
  }

  #sdkExport(sdk: Sdk, name: string, at: Evaluated['at']): Evaluated {
    const spec =
      (Object.hasOwn(sdk.exports, name) ? sdk.exports[name] : undefined) ??
      (name === 'default' ? sdk.exports['*'] : undefined);
    if (!spec) return { kind: 'import', source: sdk.id, name, ...(at && { at }) };
    if (spec.is) return this.client(sdk, spec.is);
    return { kind: 'sdk-export', sdk, name, spec, ...(at && { at }) };
  }

  client(sdk: Sdk, name: string): Evaluated {
    const spec: ClientSpec | undefined = sdk.clients[name];
    return spec ? { kind: 'client', sdk, name, spec } : unknown('dynamic-call');
  }

  #cjs(m: Module): Evaluated {
    return union(m.facts.cjs.map(x => this.eval(m, x, null)));
  }

  /** The value that module `m` exports as `name`. */
  exported(m: Module, name: string): Evaluated {
    return this.#exported(m, name) ?? unknown('unresolved-import');
  }

  #exported(m: Module, name: string): Evaluated | undefined {
    const key = `e ${m.id} ${name} ${this.#gate ? 1 : 0}`;
    const known = this.#memo.get(key);
    if (known) return known;
    if (this.#missing.has(key) || this.#active.has(key)) return undefined;
    this.#active.add(key);
    try {
      const found = this.#findExport(m, name);
      const value = found && declared(found, this.host.declared?.exported(m.path, name));
      if (!value) this.#missing.add(key);
      if (value && !(value.kind === 'unknown' && (value.reason === 'too-deep' || value.reason === 'cycle')))
        this.#memo.set(key, value);
      return value;
    } finally {
      this.#active.delete(key);
    }
  }

  #findExport(m: Module, name: string): Evaluated | undefined {
    const { facts } = m;
    const own = Object.hasOwn(facts.exports, name) ? facts.exports[name] : undefined;
    if (own) return this.eval(m, own, null);
    for (const entry of facts.reexports) {
      if (entry.n !== name) continue;
      const value = this.imported(m, entry.m, entry.i, undefined);
      if (!(value.kind === 'unknown' && value.reason === 'unresolved-import')) return value;
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

  #global(m: Module, name: string, at: Evaluated['at']): Evaluated {
    return declared(this.#globalValue(m, name, at), this.host.declared?.global(name));
  }

  #globalValue(m: Module, name: string, at: Evaluated['at']): Evaluated {
    const client = this.host.globalClient(m, name);
    if (client) return client;
    const value = this.host.globalValue(name);
    if (value) return value;
    const type = this.host.globalType(name);
    const typed = type && this.typeValue(type);
    if (typed) return typed;
    return { kind: 'global', name, ...(at && { at }) };
  }

  // Parameters and this ------------------------------------------------------------------------

  #parameter(m: Module, x: Extract<Expr, { k: 'par' }>, f: Frame | null): Evaluated {
    const key = `${m.path}#${x.f}`;
    const at: At = { module: m, start: x.s, end: x.e };
    for (let frame = f; frame; frame = frame.up) {
      if (frame.key !== key) continue;
      if (!frame.args) break;
      if (x.rest) return { kind: 'array', items: frame.args.slice(x.i), open: false, at };
      const thunk = frame.args[x.i];
      if (!thunk) return { kind: 'literal', value: undefined, at };
      return this.force(thunk);
    }
    const fn = m.facts.fns[x.f] as Fn;
    const called = fn.cb ? this.#callbackArgument(m, fn.cb, x.i, f) : undefined;
    if (called) return called;
    const type = fn.p[x.i]?.t;
    const passed = this.host.argument(key, x.i);
    const parameter: Evaluated = {
      kind: 'parameter',
      key,
      index: x.i,
      name: x.n,
      path: [],
      at,
      ...(type && { type: { module: m, type, frame: f } }),
    };
    if (passed) return union([passed]);
    return parameter;
  }

  /** What the caller of a callback is known to hand to it: promises and arrays. */
  #callbackArgument(m: Module, cb: { c: number; i: number }, i: number, f: Frame | null): Evaluated | undefined {
    const call = m.facts.calls[cb.c];
    if (!call || call.x.k !== 'mem') return undefined;
    const method = call.x.p;
    if (method === 'then' && cb.i === 0 && i === 0) return this.eval(m, call.x.o, f);
    if (elementMethods.has(method) && cb.i === 0 && i === 0) {
      const list = this.eval(m, call.x.o, f);
      if (list.kind === 'array') return this.element(list, undefined);
    }
    return undefined;
  }

  /** What a callback gets, as thunks for its frame; null where it is not known. */
  callbackArguments(m: Module, fn: Fn, f: Frame | null): readonly Thunk[] | null {
    if (!fn.cb) return null;
    const first = this.#callbackArgument(m, fn.cb, 0, f);
    return first ? [{ value: first }] : null;
  }

  element(list: Evaluated, at: Evaluated['at']): Evaluated {
    if (list.kind === 'union') return union(list.of.map(item => this.element(item, at)));
    if (list.kind === 'array' && list.items.length > 0) {
      return union([
        ...list.items.slice(0, 64).map(item => this.force(item)),
        ...(list.open ? [unknown('spread', at)] : []),
      ]);
    }
    return { kind: 'member', object: list, property: '[]', ...(at && { at }) };
  }

  #self(m: Module, x: Extract<Expr, { k: 'this' }>, f: Frame | null): Evaluated {
    const cls: EvaluatedOf<'class'> = { kind: 'class', module: m, id: x.c, frame: null };
    if (x.st) return cls;
    for (let frame = f; frame; frame = frame.up) if (frame.self) return frame.self;
    return { kind: 'instance', class: cls, args: null };
  }

  // Members ------------------------------------------------------------------------------------

  /** What was assigned by `binding.name = …` in the module that declares the binding. */
  #written(m: Module, object: Expr, name: string, f: Frame | null): Evaluated | undefined {
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

  #index(m: Module, x: Extract<Expr, { k: 'idx' }>, f: Frame | null): Evaluated {
    const at: At = { module: m, start: x.s, end: x.e };
    const object = this.eval(m, x.o, f);
    const index = this.eval(m, x.i, f);
    const chosen = index.kind === 'parameter' && index.type ? (this.#literals(index.type) ?? index) : index;
    const names = alternatives(chosen).map(item =>
      item.kind === 'literal' && (typeof item.value === 'string' || typeof item.value === 'number')
        ? String(item.value)
        : undefined,
    );
    if (names.every(name => name !== undefined)) return union(names.map(name => this.member(object, name, at, m)));
    // Any member: a finite set, if the object is one of literals.
    const all = this.values(object);
    if (all && all.length > 0 && all.length <= 64) return union(all.map(thunk => this.force(thunk)));
    return { kind: 'member', object, property: '[]', at };
  }

  /** The strings that a type names one by one: `'track' | 'page'`. */
  #literals(type: TypeRef): Evaluated | undefined {
    const { type: x } = type;
    if (x.k === 'lit') return { kind: 'literal', value: x.v };
    if (x.k !== 'or') return undefined;
    const found = x.of.map(item => this.#literals({ ...type, type: item }));
    return found.every(item => item !== undefined) ? union(found) : undefined;
  }

  /** All values of an object that is known whole. */
  values(object: Evaluated): readonly Thunk[] | undefined {
    if (object.kind === 'array' && !object.open) return object.items;
    if (object.kind !== 'object') return undefined;
    const result: Thunk[] = [];
    for (const property of object.expr.p) {
      if (property.k === null) return undefined;
      result.push({ module: object.module, expr: property.v, frame: object.frame });
    }
    return result;
  }

  /** The member as a thunk, so that a caller can see where it is written. */
  memberThunk(object: Evaluated, name: string): Thunk | undefined {
    if (this.#depth > MAX_DEPTH) return undefined;
    this.#depth++;
    try {
      return this.#memberThunk(object, name);
    } finally {
      this.#depth--;
    }
  }

  #memberThunk(object: Evaluated, name: string): Thunk | undefined {
    switch (object.kind) {
      case 'object': {
        for (let i = object.expr.p.length - 1; i >= 0; i--) {
          const property = object.expr.p[i] as (typeof object.expr.p)[number];
          if (property.k === name && !property.g)
            return { module: object.module, expr: property.v, frame: object.frame };
          if (property.k === null && !property.c) {
            const spread = this.eval(object.module, property.v, object.frame);
            const inner = this.memberThunk(spread, name);
            if (inner) {
              const value = this.force(inner);
              if (!(value.kind === 'literal' && value.value === undefined)) return inner;
            }
          }
        }
        return undefined;
      }
      case 'omit':
        return object.keys.includes(name) ? undefined : this.memberThunk(object.object, name);
      case 'merge':
        for (let i = object.of.length - 1; i >= 0; i--) {
          const found = this.memberThunk(object.of[i] as Evaluated, name);
          if (found) return found;
        }
        return undefined;
      case 'properties': {
        const list = object.values.get(name);
        return list?.length === 1 ? list[0] : undefined;
      }
      case 'array':
        return object.items[Number(name)];
      case 'parameter':
      case 'union':
      case 'member':
      case 'call':
      case 'typed': {
        const value = this.member(object, name, undefined, undefined);
        return { value };
      }
      default:
        return undefined;
    }
  }

  member(object: Evaluated, name: string, at: Evaluated['at'], from: Module | undefined): Evaluated {
    switch (object.kind) {
      case 'union': {
        const found = object.of.map(item => this.member(item, name, at, from));
        const solid = found.filter(value => !isHollow(value));
        return solid.length > 0 ? union(solid) : (found[0] as Evaluated);
      }
      case 'object':
        return this.#objectMember(object, name, at);
      case 'merge': {
        for (let i = object.of.length - 1; i >= 0; i--) {
          const value = this.member(object.of[i] as Evaluated, name, at, from);
          if (!isHollow(value)) return value;
        }
        return { kind: 'member', object: object.of[0] as Evaluated, property: name, ...(at && { at }) };
      }
      case 'properties': {
        const list = object.values.get(name);
        return list ? union(list.map(thunk => this.force(thunk))) : undefinedValue;
      }
      case 'omit':
        return object.keys.includes(name) ? undefinedValue : this.member(object.object, name, at, from);
      case 'array': {
        if (name === 'length') return { kind: 'member', object, property: name };
        const item = object.items[Number(name)];
        return item ? this.force(item) : { kind: 'member', object, property: name, ...(at && { at }) };
      }
      case 'parameter': {
        const typed = object.type && this.typeMember(object.type, name);
        if (typed && typed.kind !== 'typed' && isCallable(typed)) return typed;
        const ty: TypeRef | undefined = object.type && this.memberTypeRef(object.type, name);
        const { type: _dropped, ...rest } = object;
        return { ...rest, path: [...object.path, name], ...(ty && { type: ty }), ...(at && { at }) };
      }
      case 'member':
      case 'call': {
        const typed = object.type && this.typeMember(object.type, name);
        if (typed && typed.kind !== 'typed' && isCallable(typed)) return typed;
        const ty = object.type && this.memberTypeRef(object.type, name);
        return { kind: 'member', object, property: name, ...(ty && { type: ty }), ...(at && { at }) };
      }
      case 'typed': {
        const typed = this.typeMember(object.type, name);
        return typed ?? { kind: 'member', object, property: name, ...(at && { at }) };
      }
      case 'declared':
        return declared(this.member(object.rest, name, at, from), object.node.members.get(name));
      case 'client':
        return this.#clientMember(object, name, at);
      case 'sdk-export': {
        const client =
          object.spec.statics && Object.hasOwn(object.spec.statics, name) ? object.spec.statics[name] : undefined;
        if (client)
          return {
            kind: 'maker',
            sdk: object.sdk,
            client,
            init: object.spec.staticInit ?? object.spec.init,
            ...(at && { at }),
          };
        const other = (object.name === '*' || object.name === 'default') && Object.hasOwn(object.sdk.exports, name);
        return other
          ? this.#sdkExport(object.sdk, name, at)
          : { kind: 'member', object, property: name, ...(at && { at }) };
      }
      case 'sdk':
        return this.#sdkExport(object.sdk, name, at);
      case 'namespace':
        return this.exported(object.module, name);
      case 'instance':
        return this.#instanceMember(object, name, at);
      case 'interface':
        return this.#interfaceMember(object, name) ?? { kind: 'member', object, property: name, ...(at && { at }) };
      case 'class':
        return this.#staticMember(object, name, at);
      case 'context':
        return name === 'Provider' || name === 'Consumer' ? object : { kind: 'member', object, property: name };
      case 'global':
        if (windowNames.has(object.name) && from) return this.#global(from, name, at);
        if (object.name === 'window' || object.name === 'globalThis')
          return { kind: 'global', name, ...(at && { at }) };
        break;
      case 'import':
        if (object.name === '*' || object.name === 'default') {
          if (name === 'default') return { kind: 'import', source: object.source, name: 'default', ...(at && { at }) };
          if (httpModules.has(object.source)) return this.#httpMember(object, name, at);
          return declared(
            { kind: 'import', source: object.source, name, ...(at && { at }) },
            this.host.declared?.imported(object.source, name),
          );
        }
        if (httpModules.has(object.source)) return this.#httpMember(object, name, at);
        break;
      case 'http':
        return httpVerbs.has(name)
          ? {
              kind: 'request',
              client: object.client,
              verb: name,
              ...(object.base && { base: object.base }),
              ...(at && { at }),
            }
          : { kind: 'member', object, property: name, ...(at && { at }) };
      default:
    }
    return { kind: 'member', object, property: name, ...(at && { at }) };
  }

  #httpMember(object: EvaluatedOf<'import'>, name: string, at: Evaluated['at']): Evaluated {
    if (httpVerbs.has(name) || name === 'fetch')
      return { kind: 'request', client: object.source, verb: name, ...(at && { at }) };
    return { kind: 'import', source: object.source, name, ...(at && { at }) };
  }

  #objectMember(object: EvaluatedOf<'object'>, name: string, at: Evaluated['at']): Evaluated {
    // `state = { ...state, name }` spreads itself.
    const key = `o ${object.module.id} ${object.expr.id} ${name} ${object.frame?.key ?? ''}`;
    if (this.#active.has(key) || this.#depth > MAX_DEPTH)
      return { kind: 'literal', value: undefined, ...(at && { at }) };
    this.#active.add(key);
    this.#depth++;
    try {
      return this.#findProperty(object, name, at);
    } finally {
      this.#depth--;
      this.#active.delete(key);
    }
  }

  #findProperty(object: EvaluatedOf<'object'>, name: string, at: Evaluated['at']): Evaluated {
    const spreads: Evaluated[] = [];
    for (let i = object.expr.p.length - 1; i >= 0; i--) {
      const property = object.expr.p[i] as (typeof object.expr.p)[number];
      if (property.k === name) {
        const value = this.eval(object.module, property.v, object.frame);
        return property.g ? this.apply(value, []) : value;
      }
      if (property.k !== null) continue;
      if (property.c) {
        const key = stringOf(this.eval(object.module, property.c, object.frame));
        if (key === name) return this.eval(object.module, property.v, object.frame);
        continue;
      }
      const spread = this.eval(object.module, property.v, object.frame);
      const value = this.member(spread, name, at, object.module);
      if (value.kind === 'literal' && value.value === undefined) continue;
      if (!isHollow(value)) return value;
      spreads.push(value);
    }
    return spreads[0] ?? { kind: 'literal', value: undefined, ...(at && { at }) };
  }

  #clientMember(client: EvaluatedOf<'client'>, name: string, at: Evaluated['at']): Evaluated {
    const spec = Object.hasOwn(client.spec.methods, name) ? client.spec.methods[name] : undefined;
    if (spec) return { kind: 'method', client, name, spec, ...(at && { at }) };
    // `const [client, context] = await …`.
    if (name === '0' && client.spec.awaits === 'pair') return client;
    if (name === 'push' && client.spec.arrayPush)
      return { kind: 'member', object: client, property: 'push', ...(at && { at }) };
    // customerio-node's own request object, and the root that its paths are joined to.
    if (name === 'request' && client.spec.http) return { kind: 'http', client: 'axios', ...(at && { at }) };
    if (name === client.spec.http?.root) return { kind: 'literal', value: client.spec.http.url, ...(at && { at }) };
    return { kind: 'member', object: client, property: name, ...(at && { at }) };
  }

  #memberValue(m: Module, member: Member, frame: Frame | null, self: Evaluated | undefined): Evaluated | undefined {
    let value: Evaluated | undefined;
    if (member.v.length > 0) {
      value = union(
        member.v.map(x => {
          const one = this.eval(m, x, frame);
          return one.kind === 'function' && self ? { ...one, self } : one;
        }),
      );
      if (member.g) value = this.apply(value, []);
    }
    if ((!value || isHollow(value)) && member.t) return this.#typed(value, { module: m, type: member.t, frame });
    return value;
  }

  #instanceMember(object: EvaluatedOf<'instance'>, name: string, at: Evaluated['at']): Evaluated {
    const { class: c } = object;
    const cls = c.module.facts.classes[c.id];
    if (!cls) return unknown('dynamic-member', at);
    const key = `i ${c.module.id} ${c.id} ${name}`;
    if (this.#active.has(key)) return unknown('cycle', at);
    this.#active.add(key);
    try {
      if (Object.hasOwn(cls.m, name)) {
        const frame: Frame = {
          key: cls.ctor === undefined ? '' : `${c.module.path}#${cls.ctor}`,
          args: object.args,
          up: c.frame,
          self: object,
          memo: new Map(),
        };
        const value = this.#memberValue(c.module, cls.m[name] as Member, frame, object);
        if (value && !(isHollow(value) && value.kind !== 'literal')) return value;
        if (
          value?.kind === 'parameter' ||
          value?.kind === 'member' ||
          value?.kind === 'call' ||
          value?.kind === 'import'
        )
          return value;
      }
      if (cls.sup) {
        const parent = this.eval(c.module, cls.sup, c.frame);
        for (const one of alternatives(parent)) {
          if (one.kind === 'class') {
            const value = this.#inheritedMember(one, name, object, at);
            if (!isHollow(value)) return value;
          } else if (one.kind === 'sdk-export') {
            const value = this.member(this.construct(one, [], at), name, at, c.module);
            if (!isHollow(value)) return value;
          }
        }
      }
      const others = this.host
        .implementers(c.module, 'class', c.id)
        .map(value => this.member(value, name, at, c.module))
        .filter(value => !isHollow(value));
      if (others.length > 0) return union(others);
      return { kind: 'member', object, property: name, ...(at && { at }) };
    } finally {
      this.#active.delete(key);
    }
  }

  /** A member of a parent class, with `this` still the instance of the child. */
  #inheritedMember(parent: EvaluatedOf<'class'>, name: string, self: Evaluated, at: Evaluated['at']): Evaluated {
    const cls = parent.module.facts.classes[parent.id];
    if (!cls) return unknown('dynamic-member', at);
    if (Object.hasOwn(cls.m, name)) {
      const frame: Frame = {
        key: cls.ctor === undefined ? '' : `${parent.module.path}#${cls.ctor}`,
        args: null,
        up: parent.frame,
        self,
        memo: new Map(),
      };
      return this.#memberValue(parent.module, cls.m[name] as Member, frame, self) ?? unknown('dynamic-member', at);
    }
    return this.#instanceMember({ kind: 'instance', class: parent, args: null }, name, at);
  }

  #staticMember(object: EvaluatedOf<'class'>, name: string, at: Evaluated['at']): Evaluated {
    const cls = object.module.facts.classes[object.id];
    if (cls && Object.hasOwn(cls.sm, name)) {
      const value = this.#memberValue(object.module, cls.sm[name] as Member, object.frame, undefined);
      if (value) return value;
    }
    if (cls?.sup) {
      const parent = this.eval(object.module, cls.sup, object.frame);
      if (parent.kind === 'class' || parent.kind === 'sdk-export') return this.member(parent, name, at, object.module);
    }
    return { kind: 'member', object, property: name, ...(at && { at }) };
  }

  #interfaceMember(object: EvaluatedOf<'interface'>, name: string): Evaluated | undefined {
    const key = `f ${object.module.id} ${object.id} ${name}`;
    if (this.#active.has(key)) return undefined;
    this.#active.add(key);
    try {
      const found = this.host
        .implementers(object.module, 'interface', object.id)
        .map(value => this.member(value, name, undefined, object.module))
        .filter(value => !isHollow(value));
      if (found.length > 0) return union(found);
      const type = this.#interfaceMemberType(object, name);
      return type && (this.typeValue(type) ?? { kind: 'typed', type });
    } finally {
      this.#active.delete(key);
    }
  }

  #interfaceMemberType(object: EvaluatedOf<'interface'>, name: string): TypeRef | undefined {
    const iface = object.module.facts.ifaces[object.id];
    if (!iface) return undefined;
    const own = Object.hasOwn(iface.m, name) ? iface.m[name] : undefined;
    if (own) return { module: object.module, type: own, frame: null };
    for (const parent of iface.ext) {
      const value = this.typeValue({ module: object.module, type: parent, frame: null });
      if (value?.kind === 'interface') {
        const found = this.#interfaceMemberType(value, name);
        if (found) return found;
      }
    }
    return undefined;
  }

  // Types --------------------------------------------------------------------------------------

  /** The value that a type alone makes known: a client, an instance, an implementer. */
  typeValue(type: TypeRef): Evaluated | undefined {
    const { module: m, type: x, frame: f } = type;
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
            const value = this.typeValue({ module: m, type: inner, frame: f });
            if (!value) return undefined;
            return /Ref/.test(last)
              ? {
                  kind: 'properties',
                  values: new Map([
                    ['current', [{ value }]],
                    ['value', [{ value }]],
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
          .map(item => this.typeValue({ module: m, type: item, frame: f }))
          .filter((value): value is Evaluated => value !== undefined);
        return known.length > 0 ? union(known) : undefined;
      }
      case 'obj':
        return { kind: 'typed', type };
      case 'idx':
        return this.typeMember({ module: m, type: x.o, frame: f }, x.p);
      default:
        return undefined;
    }
  }

  #typeEntity(m: Module, x: Expr, f: Frame | null): Evaluated {
    if (x.k === 'ref') {
      const binding = m.facts.bindings[x.b] as Binding;
      if (binding.imp) return this.#importedType(m, binding.imp.m, binding.imp.n);
      if (binding.iface !== undefined) return { kind: 'interface', module: m, id: binding.iface };
      if (binding.alias) {
        const key = `t ${m.id} ${x.b}`;
        if (this.#active.has(key)) return unknown('cycle');
        this.#active.add(key);
        try {
          return (
            this.typeValue({ module: m, type: binding.alias, frame: f }) ?? {
              kind: 'typed',
              type: { module: m, type: binding.alias, frame: f },
            }
          );
        } finally {
          this.#active.delete(key);
        }
      }
    }
    return this.eval(m, x, f);
  }

  /** An interface may share its name with a value: in the place of a type it is the interface. */
  #importedType(m: Module, specifier: string, name: string): Evaluated {
    const resolution = this.host.resolve(m, specifier, this.#gate);
    if (resolution && 'module' in resolution && name !== '*') {
      const found = this.#exportedType(resolution.module, name, 0);
      if (found) return found;
    }
    return this.imported(m, specifier, name, undefined);
  }

  #exportedType(m: Module, name: string, depth: number): Evaluated | undefined {
    if (depth > 12) return undefined;
    const own = Object.hasOwn(m.facts.exports, name) ? m.facts.exports[name] : undefined;
    if (own?.k === 'ref') {
      const binding = m.facts.bindings[own.b];
      if (binding?.iface !== undefined) return { kind: 'interface', module: m, id: binding.iface };
      if (binding?.imp) return this.#importedType(m, binding.imp.m, binding.imp.n);
      if (binding?.alias) return this.#typeEntity(m, own, null);
      return undefined;
    }
    const follow = (specifier: string, inner: string): Evaluated | undefined => {
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
  #named(value: Evaluated): Evaluated | undefined {
    switch (value.kind) {
      case 'class':
        return { kind: 'instance', class: value, args: null };
      case 'sdk-export': {
        const client = value.spec.construct ?? value.spec.call ?? value.sdk.types?.[value.name];
        return client ? this.client(value.sdk, client) : undefined;
      }
      case 'import': {
        return this.host.ambientType(`${value.source}:${value.name}`);
      }
      case 'declared': {
        const type = this.#named(value.rest);
        return value.node.instance ? declared(type ?? unknown('unresolved-import'), value.node.instance) : type;
      }
      case 'interface':
      case 'client':
      case 'instance':
      case 'typed':
      case 'properties':
        return value;
      case 'union': {
        const known = value.of.map(item => this.#named(item)).filter((item): item is Evaluated => item !== undefined);
        return known.length > 0 ? union(known) : undefined;
      }
      default:
        return undefined;
    }
  }

  typeMember(type: TypeRef, name: string): Evaluated | undefined {
    const { module: m, type: x, frame: f } = type;
    if (x.k === 'obj') {
      const member = Object.hasOwn(x.m, name) ? x.m[name] : undefined;
      if (!member) return undefined;
      const ty: TypeRef = { module: m, type: member, frame: f };
      return this.typeValue(ty) ?? { kind: 'typed', type: ty };
    }
    const value = this.typeValue(type);
    if (!value || (value.kind === 'typed' && value.type.type === x)) return undefined;
    const member = this.member(value, name, undefined, m);
    return isHollow(member) && member.kind !== 'typed' ? undefined : member;
  }

  memberTypeRef(type: TypeRef, name: string): TypeRef | undefined {
    const { module: m, type: x, frame: f } = type;
    if (x.k === 'obj') {
      const member = Object.hasOwn(x.m, name) ? x.m[name] : undefined;
      return member && { module: m, type: member, frame: f };
    }
    const value = this.typeValue(type);
    if (value?.kind === 'interface') return this.#interfaceMemberType(value, name);
    if (value?.kind === 'typed' && value.type.type !== x) return this.memberTypeRef(value.type, name);
    return undefined;
  }

  // Calls --------------------------------------------------------------------------------------

  thunks(m: Module, args: readonly Expr[], f: Frame | null): Thunk[] {
    const result: Thunk[] = [];
    for (const x of args) {
      if (x.k !== 'spread') {
        result.push({ module: m, expr: x, frame: f });
        continue;
      }
      const list = this.eval(m, x.x, f);
      if (list.kind === 'array' && !list.open) result.push(...list.items);
      else {
        // What follows an unknown spread has no place of its own any more.
        for (let i = 0; i < 4; i++)
          result.push({
            value: { kind: 'member', object: list, property: String(i), at: { module: m, start: x.s, end: x.e } },
          });
        break;
      }
    }
    return result;
  }

  /** The value of call `id` of module `m`. */
  callValue(m: Module, id: number, f: Frame | null): Evaluated {
    const call = m.facts.calls[id];
    if (!call) return unknown('dynamic-call');
    const memo = f ? f.memo : this.#memo;
    const memoKey = `c ${m.id} ${id} ${this.#gate ? 1 : 0}`;
    const known = memo.get(memoKey);
    if (known) return known;
    const at: At = { module: m, start: call.s, end: call.e };
    const active = `c ${m.id} ${id} ${f?.key ?? ''}`;
    if (this.#active.has(active)) return unknown('cycle', at);
    this.#active.add(active);
    try {
      const value = this.#callValue(m, call, f, at);
      if (!(value.kind === 'unknown' && (value.reason === 'too-deep' || value.reason === 'cycle')))
        memo.set(memoKey, value);
      return value;
    } finally {
      this.#active.delete(active);
    }
  }

  #callValue(m: Module, call: Call, f: Frame | null, at: Evaluated['at']): Evaluated {
    let callee = this.eval(m, call.x, f);
    const args = this.thunks(m, call.a, f);
    // What a function is wrapped in matters, wherever that stands.
    const gated = callee.kind === 'member' ? callee.object : callee;
    if (
      gated.kind === 'import' &&
      gated.gated &&
      call.a.some(x => x.k === 'fn' || (x.k === 'ref' && isInvocable(this.eval(m, x, f))))
    ) {
      callee = this.open(() => this.eval(m, call.x, f));
    }
    if (call.new) return this.construct(callee, args, at);
    if (
      call.ta &&
      call.ta.length > 0 &&
      (callee.kind === 'member' || callee.kind === 'import' || callee.kind === 'typed')
    ) {
      const typed = this.typeValue({ module: m, type: call.ta[0] as Type, frame: f });
      const value = this.apply(callee, args, at);
      // `createContext<T>(null)`, `useMemo<T>(…)`: what is known of the value goes before its type.
      if (value.kind === 'context')
        return typed && isHollow(args[0] ? this.force(args[0]) : undefinedValue)
          ? { ...value, fallback: { value: typed } }
          : value;
      if (['object', 'function', 'instance', 'client', 'method', 'bound', 'merge'].includes(value.kind)) return value;
      if (typed && typed.kind !== 'typed')
        return callee.kind === 'import' && /^useRef$/.test(callee.name)
          ? { kind: 'properties', values: new Map([['current', [{ value: typed }]]]) }
          : typed;
    }
    return this.apply(callee, args, at);
  }

  construct(callee: Evaluated, args: readonly Thunk[], at: Evaluated['at']): Evaluated {
    switch (callee.kind) {
      case 'union':
        return union(callee.of.map(item => this.construct(item, args, at)));
      case 'sdk-export':
        return callee.spec.construct
          ? this.client(callee.sdk, callee.spec.construct)
          : { kind: 'call', callee, args, isNew: true, ...(at && { at }) };
      case 'sdk': {
        const spec: ExportSpec | undefined = callee.sdk.exports['default'] ?? callee.sdk.exports['*'];
        return spec?.construct ? this.client(callee.sdk, spec.construct) : { kind: 'call', callee, args, isNew: true };
      }
      case 'declared':
        return declared(this.construct(callee.rest, args, at), callee.node.instance);
      case 'class':
        return { kind: 'instance', class: callee, args, ...(at && { at }) };
      case 'function': {
        // A function used as a class gives what it returns, if that is an object.
        const value = this.apply(callee, args, at);
        return value.kind === 'object' ? value : { kind: 'call', callee, args, isNew: true, ...(at && { at }) };
      }
      case 'global':
        if (callee.name === 'Promise') return unknown('dynamic-call', at);
        break;
      default:
    }
    return { kind: 'call', callee, args, isNew: true, ...(at && { at }) };
  }

  /** What calling `callee` gives. */
  apply(callee: Evaluated, args: readonly Thunk[], at?: Evaluated['at']): Evaluated {
    if (this.#depth > MAX_DEPTH) return unknown('too-deep', at);
    this.#depth++;
    try {
      return this.#apply(callee, args, at);
    } finally {
      this.#depth--;
    }
  }

  #apply(callee: Evaluated, args: readonly Thunk[], at: Evaluated['at']): Evaluated {
    const residual: Evaluated = { kind: 'call', callee, args, isNew: false, ...(at && { at }) };
    switch (callee.kind) {
      case 'union': {
        const results = callee.of.map(item => this.apply(item, args, at));
        return union(results);
      }
      case 'function':
        return this.#applyFunction(callee, args, residual);
      case 'declared':
        return declared(this.apply(callee.rest, args, at), callee.node.result);
      case 'bound':
        return this.apply(callee.callee, [...callee.args, ...args], at);
      case 'sdk-export': {
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
      case 'import':
        return this.#applyKnown(
          callee.name === 'default' || callee.name === '*' ? (callee.source.split('/').at(-1) as string) : callee.name,
          args,
          residual,
          callee.source,
          at,
        );
      case 'global':
        return this.#applyKnown(callee.name, args, residual, undefined, at);
      case 'member':
        return this.#applyMember(callee, args, residual, at);
      case 'typed': {
        const { type: x } = callee.type;
        if (x.k === 'fn' && x.ret)
          return this.typeValue({ module: callee.type.module, type: x.ret, frame: null }) ?? residual;
        return residual;
      }
      default:
        return residual;
    }
  }

  #applyFunction(callee: EvaluatedOf<'function'>, args: readonly Thunk[], residual: Evaluated): Evaluated {
    const fn = callee.module.facts.fns[callee.id];
    if (!fn) return residual;
    if (fn.ret.length === 0) return undefinedValue;
    const key = `${callee.module.path}#${callee.id}`;
    if (this.#active.has(key)) return unknown('cycle');
    if (this.#applied >= MAX_APPLIED) return residual;
    // A getter gives the same each time it is asked.
    const memoKey = args.length === 0 && !callee.frame && !callee.self ? `a ${key} ${this.#gate ? 1 : 0}` : undefined;
    const known = memoKey && this.#memo.get(memoKey);
    if (known) return known;
    this.#active.add(key);
    this.#applied++;
    try {
      const frame = this.frame(callee, args);
      const value = union(fn.ret.slice(0, 16).map(x => this.eval(callee.module, x, frame)));
      if (memoKey && this.#applied === 1) this.#memo.set(memoKey, value);
      return value;
    } finally {
      this.#applied--;
      this.#active.delete(key);
    }
  }

  frame(callee: EvaluatedOf<'function'>, args: readonly Thunk[] | null): Frame {
    return {
      key: `${callee.module.path}#${callee.id}`,
      args,
      up: callee.frame,
      ...(callee.self && { self: callee.self }),
      memo: new Map(),
    };
  }

  #applyKnown(
    name: string,
    args: readonly Thunk[],
    residual: Evaluated,
    source: string | undefined,
    at: Evaluated['at'],
  ): Evaluated {
    if (passThrough.has(name)) return args[0] ? this.force(args[0]) : residual;
    if (invoked.has(name) && args[0]) {
      const inner = this.force(args[0]);
      return inner.kind === 'function'
        ? name === 'computed'
          ? { kind: 'properties', values: new Map([['value', [{ value: this.apply(inner, []) }]]]) }
          : this.apply(inner, [])
        : residual;
    }
    switch (name) {
      case 'createContext':
        return {
          kind: 'context',
          id: at ? `${at.module.path} ${at.start}` : '',
          ...(args[0] && { fallback: args[0] }),
          ...(at && { at }),
        };
      case 'useContext':
      case 'use':
      case 'inject': {
        const context = args[0] ? this.force(args[0]) : undefined;
        if (context?.kind === 'context') {
          const provided = this.host.contextValue(context.id);
          const fallback = context.fallback ? this.force(context.fallback) : undefined;
          return union([...(provided ? [provided] : []), ...(fallback ? [fallback] : [])]);
        }
        if (context?.kind === 'class') return { kind: 'instance', class: context, args: null };
        if (name === 'use' && context) return context;
        return residual;
      }
      case 'useRef':
      case 'ref':
        return {
          kind: 'properties',
          values: new Map([[name === 'ref' ? 'value' : 'current', args[0] ? [args[0]] : []]]),
        };
      case 'useState':
        return { kind: 'array', items: args[0] ? [{ value: this.#initial(args[0]) }] : [], open: true };
      case 'String': {
        const inner = args[0] && this.force(args[0]);
        if (inner?.kind === 'literal') return { ...inner, value: String(inner.value) };
        // What is no text yet becomes one: `String(list.length)` must not pass for a number.
        return !inner ||
          ['operation', 'call', 'object', 'array'].includes(inner.kind) ||
          (inner.kind === 'member' && inner.property === 'length')
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
      return { kind: 'http', client: source, ...(thunk && { base: thunk }), ...(at && { at }) };
    }
    return residual;
  }

  #initial(thunk: Thunk): Evaluated {
    const value = this.force(thunk);
    return value.kind === 'function' ? this.apply(value, []) : value;
  }

  #applyMember(
    callee: EvaluatedOf<'member'>,
    args: readonly Thunk[],
    residual: Evaluated,
    at: Evaluated['at'],
  ): Evaluated {
    const { object: o, property: p } = callee;
    if (isInvocable(o)) {
      if (p === 'bind')
        return {
          kind: 'bound',
          callee: args[0] && o.kind === 'function' && !o.self ? { ...o, self: this.force(args[0]) } : o,
          args: args.slice(1),
          ...(at && { at }),
        };
      if (p === 'call') return this.apply(o, args.slice(1), at);
      if (p === 'apply') return this.apply(o, this.spreadThunks(args[1]), at);
    }
    if (p === 'then' && args[0]) {
      const callback = this.force(args[0]);
      if (callback.kind === 'function') return this.apply(callback, [{ value: o }], at);
    }
    if (p === 'catch' || p === 'finally') return o;
    if (o.kind === 'global' && o.name === 'Object') {
      if (p === 'freeze' || p === 'seal') return args[0] ? this.force(args[0]) : residual;
      if (p === 'assign') return { kind: 'merge', of: args.map(thunk => this.force(thunk)), ...(at && { at }) };
      if ((p === 'values' || p === 'keys') && args[0]) {
        const object = this.force(args[0]);
        const values = this.values(object);
        if (values && p === 'values') return { kind: 'array', items: values, open: false };
        if (values && object.kind === 'object')
          return {
            kind: 'array',
            items: object.expr.p.map(property => ({ value: { kind: 'literal', value: property.k } as Evaluated })),
            open: false,
          };
      }
    }
    if (o.kind === 'global' && o.name === 'Promise' && p === 'resolve') return args[0] ? this.force(args[0]) : residual;
    if (o.kind === 'import' && ['React', 'react', 'default', '*'].includes(o.name))
      return this.#applyKnown(p, args, residual, o.source, at);
    if (p === 'join' && o.kind === 'array' && !o.open) {
      const separator = args[0] ? stringOf(this.force(args[0])) : ',';
      if (separator !== undefined) {
        const parts: (string | Evaluated)[] = [];
        for (const [index, item] of o.items.entries()) parts.push(...(index > 0 ? [separator] : []), this.force(item));
        return join(parts, at);
      }
    }
    if (p === 'concat' && isStringLike(o)) return join([o, ...args.map(thunk => this.force(thunk))], at);
    if (p === 'concat' && o.kind === 'array') return { kind: 'array', items: o.items, open: true };
    if ((p === 'toString' || p === 'trim') && isStringLike(o)) return o;
    const text = stringOf(o);
    if (text !== undefined && p === 'toLowerCase')
      return { kind: 'literal', value: text.toLowerCase(), ...(at && { at }) };
    if (text !== undefined && p === 'toUpperCase')
      return { kind: 'literal', value: text.toUpperCase(), ...(at && { at }) };
    if (p === 'get' || p === 'resolve') {
      // A container asked for a class: `container.get(AnalyticsService)`.
      const token = args[0] ? this.force(args[0]) : undefined;
      if (token?.kind === 'class') return { kind: 'instance', class: token, args: null };
    }
    if (o.kind === 'client' && o.spec.chain?.includes(p)) return o;
    return residual;
  }

  /** The items of a list as arguments: `fn.apply(self, list)`. */
  spreadThunks(list: Thunk | undefined): readonly Thunk[] {
    const value = list ? this.force(list) : undefined;
    if (value?.kind === 'array') return value.items;
    return value
      ? [0, 1, 2, 3].map(i => ({ value: { kind: 'member', object: value, property: String(i) } as Evaluated }))
      : [];
  }
}

function ownSelf(frame: Frame): Evaluated | undefined {
  for (let current: Frame | null = frame; current; current = current.up) if (current.self) return current.self;
  return undefined;
}

/** The value, with what the settings declare of it. */
function declared(value: Evaluated, node: DeclaredNode | undefined): Evaluated {
  return node ? { kind: 'declared', node, rest: value, ...(value.at && { at: value.at }) } : value;
}

function isInvocable(value: Evaluated): boolean {
  return ['declared', 'function', 'method', 'bound', 'sdk-export', 'maker', 'request'].includes(value.kind);
}

/** Something that a method can be called on or that can be called: worth following. */
function isCallable(value: Evaluated): boolean {
  if (value.kind === 'union') return value.of.some(isCallable);
  return (
    isInvocable(value) ||
    [
      'client',
      'instance',
      'interface',
      'class',
      'object',
      'namespace',
      'sdk',
      'context',
      'properties',
      'http',
      'merge',
      'typed',
    ].includes(value.kind)
  );
}

/** Says nothing: a type or another assignment may know more. */
function isHollow(value: Evaluated): boolean {
  return (
    value.kind === 'unknown' ||
    value.kind === 'call' ||
    value.kind === 'operation' ||
    value.kind === 'global' ||
    value.kind === 'import' ||
    (value.kind === 'literal' && value.value == null) ||
    (value.kind === 'member' && !['client'].includes(value.object.kind))
  );
}

function isStringLike(value: Evaluated): boolean {
  return (
    (value.kind === 'literal' && typeof value.value === 'string') ||
    value.kind === 'template' ||
    (value.kind === 'union' && value.of.some(isStringLike))
  );
}

/** Concatenates; a hole that is one of a few strings gives as many strings. */
function join(parts: readonly (string | Evaluated)[], at: Evaluated['at']): Evaluated {
  let results: (string | Evaluated)[][] = [[]];
  for (const part of parts) {
    const options: (string | Evaluated)[] =
      typeof part === 'string'
        ? [part]
        : alternatives(part).map(item =>
            item.kind === 'literal' && item.value !== null && item.value !== undefined ? String(item.value) : item,
          );
    const flat = options.map(option =>
      typeof option !== 'string' && option.kind === 'template' ? option.parts : [option],
    );
    if (results.length * flat.length > 64) {
      results = results.map(result => [...result, part]);
      continue;
    }
    results = results.flatMap(result => flat.map(option => [...result, ...option]));
  }
  return union(
    results.map(result => {
      const merged: (string | Evaluated)[] = [];
      for (const part of result) {
        if (typeof part === 'string' && typeof merged.at(-1) === 'string')
          merged[merged.length - 1] = `${merged.at(-1) as string}${part}`;
        else if (part !== '') merged.push(part);
      }
      if (merged.length === 0) return { kind: 'literal', value: '', ...(at && { at }) } as Evaluated;
      if (merged.length === 1 && typeof merged[0] === 'string')
        return { kind: 'literal', value: merged[0], ...(at && { at }) } as Evaluated;
      return { kind: 'template', parts: merged, ...(at && { at }) } as Evaluated;
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
