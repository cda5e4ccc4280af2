/** What is provided by a token for whoever asks for it: providers of Nest and Angular, bindings of containers. */
import { functionKey } from '../effects/body.ts';
import { CRADLE } from '../evaluate/known/containers.ts';
import { tokenKey } from '../evaluate/known/tokens.ts';
import { alternatives, stringOf } from '../evaluate/value.ts';
import { ownerKey, parameterKey } from './registry.ts';

import type { TokenSpace } from '../evaluate/known/tokens.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, Thunk } from '../evaluate/value.ts';
import type { Call, Expr, Prop } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Interest } from './interest.ts';
import type { Findings } from './registering.ts';
import type { Registry } from './registry.ts';

/** How a provider says what it gives. */
const ways = ['useValue', 'useClass', 'useExisting', 'useFactory'] as const;
type Way = (typeof ways)[number];

/** Methods of containers that bind a token, with how what follows it is meant. */
const binders: ReadonlyMap<string, Way | 'provider'> = new Map<string, Way | 'provider'>([
  ['register', 'provider'],
  ['registerInstance', 'useValue'],
  ['registerSingleton', 'useClass'],
  ['registerType', 'useClass'],
]);
/** The same in two calls: `bind(token).to(Class)`. */
const bound: ReadonlyMap<string, Way> = new Map<string, Way>([
  ['to', 'useClass'],
  ['toConstantValue', 'useValue'],
  ['toDynamicValue', 'useFactory'],
  ['toFactory', 'useFactory'],
  ['toService', 'useExisting'],
]);

/** What awilix makes of what it is given. */
const makers: ReadonlyMap<string, Way> = new Map<string, Way>([
  ['asClass', 'useClass'],
  ['asFunction', 'useFactory'],
  ['asValue', 'useValue'],
]);

export class Providing {
  readonly #evaluator: Evaluator;
  readonly #registry: Registry;
  readonly #interest: Interest;

  constructor(evaluator: Evaluator, registry: Registry, interest: Interest) {
    this.#evaluator = evaluator;
    this.#registry = registry;
    this.#interest = interest;
  }

  register(module: Module, findings: Findings): void {
    for (const object of module.facts.objs) if (object.k === 'obj') this.#registerProvider(module, object, findings);
    for (const call of module.facts.calls) {
      this.#registerBinding(module, call, findings);
      const [names, more] = call.x.k === 'mem' && call.x.p === 'register' ? call.a : [];
      if (names?.k === 'obj' && !more)
        for (const { k, v } of names.p) if (k !== null) this.#registerMade(module, k, v, findings);
    }
    for (const [b, { v }] of module.facts.bindings.entries())
      for (const x of v) if (x.k === 'call') this.#registerToken(module, b, x, findings);
    for (const [id, { dec }] of module.facts.classes.entries())
      if (dec) this.#registerDecorated(module, id, dec, findings);
  }

  /**
   * Takes what is provided by a token.
   *
   * @param named - the expression of the token, whose name stands wherever it is asked for
   */
  provide(space: TokenSpace, module: Module, named: Expr, value: Evaluated, { terms, admit }: Findings): void {
    if (!this.#interest.leads(value, 3)) return;
    const source = `${module.path} ${named.s}`;
    for (const token of alternatives(this.#evaluator.open(() => this.#evaluator.eval(module, named, null)))) {
      const key = tokenKey(this.#evaluator, space, token);
      if (key === undefined) continue;
      this.#registry.add('provided', key, value, source);
      const text = stringOf(token) ?? nameOf(module, named);
      if (text !== undefined) terms.addWord(text);
      if (token.kind !== 'class') continue;
      this.#registry.add('implementers', ownerKey('class', token.module.path, token.id), value, source);
      admit(token.module.path);
    }
  }

  /** `{ provide: token, useFactory: () => client }`. */
  #registerProvider(module: Module, { p }: Extract<Expr, { k: 'obj' }>, findings: Findings): void {
    const token = p.find(({ k }) => k === 'provide')?.v;
    const value = token && this.#valueOf(module, p);
    if (value) this.provide('injected', module, token, value, findings);
  }

  /** `container.register(token, { useClass })`, `container.bind(token).to(Class)`. */
  #registerBinding(module: Module, { x, a }: Call, findings: Findings): void {
    if (x.k !== 'mem') return;
    const [first, second] = a;
    const way = binders.get(x.p);
    if (way && first && second) {
      const object = way === 'provider' && second.k === 'obj' ? second : undefined;
      const value = object
        ? this.#valueOf(module, object.p)
        : way === 'provider'
          ? undefined
          : this.#given(module, way, second);
      if (value) this.provide('injected', module, first, value, findings);
      return;
    }
    const to = bound.get(x.p);
    const bind = to && x.o.k === 'call' ? module.facts.calls[x.o.c] : undefined;
    const token = bind?.x.k === 'mem' && (bind.x.p === 'bind' || bind.x.p === 'rebind') ? bind.a[0] : undefined;
    const value = to && token && first ? this.#given(module, to, first) : undefined;
    if (value && token) this.provide('injected', module, token, value, findings);
  }

  /**
   * `container.register({ tracker: asClass(Tracker).singleton() })` of awilix. What is made so is given all that the
   * container holds, by names.
   */
  #registerMade(module: Module, name: string, x: Expr, findings: Findings): void {
    const making = makingIn(module, x);
    const callee = making && this.#evaluator.eval(module, making.x, null);
    const way = callee?.kind === 'import' && callee.source === 'awilix' ? makers.get(callee.name) : undefined;
    const [given] = making?.a ?? [];
    if (!way || !given) return;
    const { s, e } = x;
    const made = this.#evaluator.open(() => this.#evaluator.eval(module, given, null));
    const held = way === 'useValue' ? undefined : this.#giveAll(made, `${module.path} ${s}`);
    const value =
      way === 'useFactory' && held ? this.#evaluator.apply(made, [{ value: held }]) : this.#given(module, way, given);
    this.provide('injected', module, { k: 'lit', v: name, s, e }, value, findings);
  }

  /** Notes that a function, or the constructor of a class, is given all that a container of awilix holds. */
  #giveAll(made: Evaluated, source: string): Evaluated | undefined {
    if (made.kind !== 'class' && made.kind !== 'function') return undefined;
    const { module } = made;
    const id = made.kind === 'class' ? module.facts.classes[made.id]?.ctor : made.id;
    if (id === undefined) return undefined;
    const type = module.facts.fns[id]?.p[0]?.t;
    const held: Evaluated = {
      kind: 'member',
      object: { kind: 'import', source: 'awilix', name: 'createContainer' },
      property: CRADLE,
      ...(type && { type: { module, type, frame: null } }),
    };
    this.#registry.add('arguments', parameterKey(functionKey(module, id), 0), held, source);
    return held;
  }

  /** `const token = new InjectionToken('name', { factory: () => client })`. */
  #registerToken(module: Module, b: number, { c, s, e }: Extract<Expr, { k: 'call' }>, findings: Findings): void {
    const { new: isNew, a = [] } = module.facts.calls[c] ?? {};
    const [, options] = a;
    const factory = isNew && options?.k === 'obj' ? options.p.find(({ k }) => k === 'factory')?.v : undefined;
    if (!factory) return;
    const value = this.#evaluator.apply(this.#evaluator.eval(module, factory, null), []);
    this.provide('injected', module, { k: 'ref', b, s, e }, value, findings);
  }

  /** `@Injectable({ useFactory: () => client }) class Service`. */
  #registerDecorated(module: Module, c: number, decorators: readonly Expr[], findings: Findings): void {
    for (const x of decorators) {
      const [options] = (x.k === 'call' ? module.facts.calls[x.c]?.a : undefined) ?? [];
      const value = options?.k === 'obj' ? this.#valueOf(module, options.p) : undefined;
      const { s = x.s, e = x.e } = module.facts.classes[c] ?? {};
      if (value) this.provide('injected', module, { k: 'cls', c, s, e }, value, findings);
    }
  }

  #valueOf(module: Module, properties: readonly Prop[]): Evaluated | undefined {
    for (const way of ways) {
      const given = properties.find(({ k }) => k === way)?.v;
      if (given) return this.#given(module, way, given, properties);
    }
    return undefined;
  }

  #given(module: Module, way: Way, x: Expr, properties: readonly Prop[] = []): Evaluated {
    const evaluator = this.#evaluator;
    const value = evaluator.eval(module, x, null);
    if (way === 'useValue') return value;
    if (way === 'useFactory') return evaluator.apply(value, this.#needs(module, properties));
    const key = tokenKey(evaluator, 'injected', value);
    const other = key === undefined ? undefined : this.#registry.value('provided', key);
    return (
      other ??
      (value.kind === 'sdk-export' || value.kind === 'class' ? evaluator.construct(value, [], undefined) : value)
    );
  }

  /** What a factory is called with: by tokens as well. */
  #needs(module: Module, properties: readonly Prop[]): readonly Thunk[] {
    const list = properties.find(({ k }) => k === 'inject' || k === 'deps')?.v;
    if (list?.k !== 'arr') return [];
    return list.x.map((x): Thunk => {
      const token = this.#evaluator.eval(module, x, null);
      const key = tokenKey(this.#evaluator, 'injected', token);
      const provided = key === undefined ? undefined : this.#registry.value('provided', key);
      return {
        value:
          provided ??
          (token.kind === 'class'
            ? { kind: 'instance', class: token, args: null }
            : { kind: 'unknown', reason: 'dynamic-call' }),
      };
    });
  }
}

/** `asClass(Tracker)` of `asClass(Tracker).singleton()`. */
function makingIn({ facts }: Module, x: Expr): Call | undefined {
  let made = x;
  for (;;) {
    const call = made.k === 'call' ? facts.calls[made.c] : undefined;
    if (call?.x.k !== 'mem' || call.x.o.k !== 'call') return call;
    made = call.x.o;
  }
}

/** The name by which a token is written where it is asked for. */
function nameOf({ facts }: Module, x: Expr): string | undefined {
  if (x.k === 'mem') return x.p;
  if (x.k === 'cls') return facts.classes[x.c]?.n;
  if (x.k !== 'ref') return undefined;
  const binding = facts.bindings[x.b];
  const imported = binding?.imp?.n;
  return imported === undefined || imported === 'default' || imported === '*' ? binding?.n : imported;
}
