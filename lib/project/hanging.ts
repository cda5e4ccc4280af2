/** What plugins hang on every component and app: Vue's prototype and global properties, what is provided, Nuxt's plugins. */
import { givenAtOnce } from '../evaluate/called-at-once.ts';
import { isCallable } from '../evaluate/kinds.ts';
import { isSagaMiddlewareMaker, isSagaModule } from '../evaluate/known/saga.ts';
import { contextOf } from '../evaluate/known/trpc.ts';
import { alternatives, rootOf, stringOf, union } from '../evaluate/value.ts';
import { directiveHooks, directiveVariable } from '../syntax/vue-directives.ts';

import type { TokenSpace } from '../evaluate/known/tokens.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated } from '../evaluate/value.ts';
import type { Binding, Call, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Interest } from './interest.ts';
import type { Providing } from './providing.ts';
import type { Findings } from './registering.ts';
import type { Registry } from './registry.ts';
import type { Sources } from './sources.ts';

const hung = /(?:^|\.)(prototype|globalProperties)\.([\w$]+)$/;
const vue = /^(?:vue|@vue\/(?:compat|composition-api|runtime-dom)|nuxt-property-decorator|vue-property-decorator)$/;

interface HangingParts {
  readonly evaluator: Evaluator;
  readonly registry: Registry;
  readonly interest: Interest;
  readonly providing: Providing;
  readonly sources: Pick<Sources, 'packageFolder'>;
}

/** Methods by which a server is given what it, or each request, has by a name. */
const decorating: ReadonlySet<string> = new Set(['decorate', 'decorateRequest', 'decorateReply', 'set']);

export class Hanging {
  readonly #sources: Pick<Sources, 'packageFolder'>;
  readonly #evaluator: Evaluator;
  readonly #registry: Registry;
  readonly #interest: Interest;
  readonly #providing: Providing;

  constructor({ evaluator, registry, interest, providing, sources }: HangingParts) {
    this.#sources = sources;
    this.#evaluator = evaluator;
    this.#registry = registry;
    this.#interest = interest;
    this.#providing = providing;
  }

  register(module: Module, findings: Findings): void {
    const { bindings, globalWrites, calls, exports } = module.facts;
    for (const binding of bindings)
      for (const [path, list] of Object.entries(binding.w ?? {}))
        for (const x of list) {
          this.#registerWrite(module, path, x, this.#isVue(binding), findings);
          if (this.#isServer(module, binding)) this.#hangOnServer(module, path.split('.').at(-1) ?? '', x, findings);
        }
    for (const { n, x } of globalWrites) this.#registerWrite(module, n, x, /^(?:Vue|\?)\./.test(n), findings);
    for (const call of calls) this.#registerCall(module, call, findings);
    // Whoever makes a middleware, or gives it a context, imports or requires a package of this name.
    if (module.text.includes('redux-saga'))
      for (const { x, a } of calls) if (a[0] && a.length === 1) this.#registerSaga(module, x, a[0], findings);
    if (module.text.includes('initTRPC'))
      for (const [c, { x, s, e }] of calls.entries())
        if (x.k === 'mem' && x.p === 'create') this.#registerContext(module, { k: 'call', c, s, e }, findings);
    for (const object of module.facts.objs)
      if (object.k === 'obj')
        for (const { k, v } of object.p) if (k === 'provide') this.#registerOption(module, v, findings);
    const plugin = Object.hasOwn(exports, 'default') ? exports['default'] : undefined;
    if (plugin) this.#registerPlugin(module, plugin, findings);
    if (plugin) this.#registerService(module, plugin, findings);
  }

  /** `initTRPC.context<typeof createContext>()`: procedures name a member of the context. */
  #registerContext(module: Module, made: Expr, { terms }: Findings): void {
    const context = contextOf(this.#evaluator, this.#evaluator.eval(module, made, null));
    if (context) for (const name of this.#interest.leadingMembers(context, 2)) terms.addWord(name);
  }

  /** A name that every component has, and how that is written there. */
  #hang(name: string, value: Evaluated, source: string, { terms }: Findings, word = name): void {
    if (!this.#interest.leads(value, 3)) return;
    this.#registry.add('components', name, value, source);
    terms.addWord(word);
  }

  /** A name that the app of a server has, or each request: `app.locals.name`, `request.name`, `fastify.name`. */
  #hangOnServer(module: Module, name: string, x: Expr, { terms }: Findings): void {
    const value = this.#evaluator.eval(module, x, null);
    if (!isCallable(value) || !this.#interest.leads(value, 3)) return;
    const folder = this.#sources.packageFolder(module.path);
    this.#registry.add('members', `${folder} ${name}`, value, placeOf(module, x));
    terms.addWord(name);
  }

  /** What a handler is given, or what a package made: `express()`. */
  #isServer(module: Module, { imp, v }: Pick<Binding, 'imp' | 'v'>): boolean {
    return (
      !imp &&
      v.length > 0 &&
      v.every(x =>
        x.k === 'par'
          ? !givenAtOnce(module.facts, x.f, x.i)
          : x.k === 'call' && isOfPackage(this.#evaluator.eval(module, x, null)),
      )
    );
  }

  /** `Vue.prototype.$name = value`, `app.config.globalProperties.$name = value`. */
  #registerWrite(module: Module, path: string, x: Expr, isVue: boolean, findings: Findings): void {
    const [, owner, name] = hung.exec(path) ?? [];
    if (name === undefined || (owner === 'prototype' && !isVue)) return;
    this.#hang(name, this.#evaluator.eval(module, x, null), placeOf(module, x), findings);
  }

  /** Vue itself, or what a plugin is given: not a class of the project. */
  #isVue({ imp, v }: Pick<Binding, 'imp' | 'v'>): boolean {
    if (imp) return vue.test(imp.m);
    return v.length > 0 && v.every(x => x.k === 'par' || (x.k === 'mod' && vue.test(x.m)));
  }

  #registerCall(module: Module, call: Call, findings: Findings): void {
    const [first, second, third] = call.a;
    const name = calledName(module, call.x);
    if (decorating.has(name)) {
      this.#registerDecoration(module, call, findings);
      return;
    }
    switch (name) {
      case 'defineProperty':
        if (first && second && third && this.#isTarget(module, first))
          this.#registerDescriptor(module, second, third, findings);
        break;
      case 'assign':
        if (first && second?.k === 'obj' && this.#isTarget(module, first))
          this.#registerAssigned(module, second, findings);
        break;
      case 'directive':
      case 'mixin':
        if (call.x.k === 'mem') this.#registerOfAll(module, call.a, findings);
        break;
      case 'provide':
      case 'setContext':
        if (first && second) this.#registerProvided(module, call, first, second, findings);
        break;
      default:
        if (first && second && this.#isInjecting(module, call)) this.#registerInjected(module, first, second, findings);
    }
  }

  /** `createSagaMiddleware({ context: { name: value } })`, `middleware.setContext({ name: value })`. */
  #registerSaga(module: Module, callee: Expr, given: Expr, findings: Findings): void {
    if (calledName(module, callee) === 'setContext') {
      if (this.#hasSagaContext(module, callee)) this.#registerSagaContext(module, given, findings);
      return;
    }
    if (!isSagaMiddlewareMaker(this.#evaluator.eval(module, callee, null))) return;
    const options = this.#evaluator.eval(module, given, null);
    if (options.kind !== 'object') return;
    for (const { k, v } of options.expr.p) if (k === 'context') this.#registerSagaContext(options.module, v, findings);
  }

  /** What all sagas of a middleware have by a name. */
  #registerSagaContext(module: Module, x: Expr, findings: Findings): void {
    // A function of the project may ask for what its callers name.
    findings.terms.addWord('getContext');
    const context = this.#evaluator.open(() => this.#evaluator.eval(module, x, null));
    for (const one of alternatives(context)) {
      if (one.kind !== 'object') continue;
      for (const { k, v, s, e } of one.expr.p) {
        if (k === null) continue;
        const value = this.#evaluator.open(() => this.#evaluator.eval(one.module, v, one.frame));
        this.#providing.provide('saga', one.module, { k: 'lit', v: k, s, e }, value, findings);
      }
    }
  }

  /** `sagaMiddleware.setContext({…})`, or the effect of the same name. */
  #hasSagaContext(module: Module, callee: Expr): boolean {
    if (callee.k !== 'mem') {
      const effect = this.#evaluator.eval(module, callee, null);
      return effect.kind === 'import' && isSagaModule(effect.source);
    }
    const middleware = this.#evaluator.eval(module, callee.o, null);
    return middleware.kind === 'call' && isSagaMiddlewareMaker(middleware.callee);
  }

  /** `fastify.decorate('name', value)`, `app.set('name', value)`, `context.set('name', value)`. */
  #registerDecoration(module: Module, { x: callee, a: [key, x] }: Call, findings: Findings): void {
    if (callee.k !== 'mem' || !key || !x) return;
    const owner = callee.o;
    const binding = owner.k === 'ref' ? module.facts.bindings[owner.b] : undefined;
    if (!binding || !this.#isServer(module, binding)) return;
    const name = stringOf(this.#evaluator.eval(module, key, null));
    if (name !== undefined) this.#hangOnServer(module, name, x, findings);
  }

  /** `Object.assign(Vue.prototype, { $name })`. */
  #registerAssigned(module: Module, { p }: Extract<Expr, { k: 'obj' }>, findings: Findings): void {
    for (const { k, v } of p)
      if (k !== null) this.#hang(k, this.#evaluator.eval(module, v, null), placeOf(module, v), findings);
  }

  /** The object of which all components, or all apps, have what is hung on it. */
  #isTarget(module: Module, x: Expr): boolean {
    if (x.k === 'as') return this.#isTarget(module, x.x);
    if (x.k !== 'mem') return false;
    if (x.p === 'globalProperties') return true;
    const binding = x.o.k === 'ref' ? module.facts.bindings[x.o.b] : undefined;
    return x.p === 'prototype' && (binding ? this.#isVue(binding) : x.o.k === 'glob' && x.o.n === 'Vue');
  }

  /** `Object.defineProperty(Vue.prototype, '$name', { get })`. */
  #registerDescriptor(module: Module, key: Expr, descriptor: Expr, findings: Findings): void {
    const name = stringOf(this.#evaluator.eval(module, key, null));
    const given = this.#evaluator.eval(module, descriptor, null);
    if (name === undefined || given.kind !== 'object') return;
    const get = this.#evaluator.member(given, 'get', undefined, module);
    const value =
      get.kind === 'function'
        ? this.#evaluator.apply(get, [])
        : this.#evaluator.member(given, 'value', undefined, module);
    this.#hang(name, value, placeOf(module, descriptor), findings);
  }

  /** What an app gives all of its components by one call: an object to be mixed into them, a directive by its name. */
  #registerOfAll(module: Module, [first, second]: readonly Expr[], findings: Findings): void {
    if (first && second) this.#registerDirective(module, first, second, findings);
    else if (first) this.#registerMixin(module, first, findings);
  }

  /** `Vue.mixin({ methods })`: every component has them. */
  #registerMixin(module: Module, x: Expr, findings: Findings): void {
    const options = this.#evaluator.eval(module, x, null);
    if (options.kind !== 'object') return;
    const methods = this.#evaluator.member(options, 'methods', undefined, module);
    if (methods.kind !== 'object') return;
    for (const { k, v } of methods.expr.p)
      if (k !== null)
        this.#hang(k, this.#evaluator.eval(methods.module, v, methods.frame), placeOf(methods.module, v), findings);
  }

  /** `app.directive('track', definition)`: the markup of every component has `v-track`. */
  #registerDirective(module: Module, key: Expr, x: Expr, findings: Findings): void {
    const name = stringOf(this.#evaluator.eval(module, key, null));
    if (name === undefined) return;
    const functions = alternatives(this.#evaluator.eval(module, x, null)).flatMap(one =>
      one.kind === 'object'
        ? directiveHooks.map(hook => this.#evaluator.member(one, hook, undefined, module)).filter(isCallable)
        : [one],
    );
    if (functions.length === 0) return;
    this.#hang(directiveVariable(name), union(functions), placeOf(module, x), findings, `v-${name}`);
  }

  /** `app.provide(key, value)`, `provide(key, value)`; `nuxtApp.provide(name, value)` is both. */
  #registerProvided(module: Module, call: Call, key: Expr, x: Expr, findings: Findings): void {
    const value = this.#evaluator.eval(module, x, null);
    const space: TokenSpace = calledName(module, call.x) === 'setContext' ? 'svelte' : 'vue';
    this.#providing.provide(space, module, key, value, findings);
    const name = call.x.k === 'mem' ? stringOf(this.#evaluator.eval(module, key, null)) : undefined;
    if (name !== undefined && this.#isNuxtPlugin(module)) this.#hang(`$${name}`, value, placeOf(module, x), findings);
  }

  /** The option of a component: `provide: { key: value }`, `provide() { return { key: value }; }`. */
  #registerOption(module: Module, x: Expr, findings: Findings): void {
    const option = this.#evaluator.eval(module, x, null);
    const given = option.kind === 'function' ? this.#evaluator.apply(option, []) : option;
    for (const one of alternatives(given)) {
      if (one.kind !== 'object') continue;
      for (const property of one.expr.p) {
        const key: Expr | undefined =
          property.k === null ? property.c : { k: 'lit', v: property.k, s: property.s, e: property.e };
        if (!key) continue;
        const value = this.#evaluator.eval(one.module, property.v, one.frame);
        this.#providing.provide('vue', one.module, key, value, findings);
      }
    }
  }

  // Ember --------------------------------------------------------------------------------------

  /** `export default Service.extend({…})`, `export default class extends Service {…}` in a file of services. */
  #registerService(module: Module, service: Expr, findings: Findings): void {
    const name = this.#evaluator.host.serviceName(module.path);
    if (name === undefined) return;
    const value = this.#evaluator.eval(module, service, null);
    const place = placeOf(module, service);
    if (value.kind === 'class') this.#hang(name, { kind: 'instance', class: value, args: null }, place, findings);
    const options = value.kind === 'call' ? value.args.at(-1) : undefined;
    const object = options && this.#evaluator.force(options);
    if (object?.kind === 'object') this.#hang(name, object, place, findings);
  }

  // Nuxt ---------------------------------------------------------------------------------------

  /** What a plugin provides: `export default defineNuxtPlugin(() => ({ provide: { name: value } }))`. */
  #registerPlugin(module: Module, plugin: Expr, findings: Findings): void {
    if (!this.#isNuxtPlugin(module)) return;
    const value = this.#evaluator.eval(module, plugin, null);
    const [wrapped] = value.kind === 'call' ? value.args : [];
    const definition = wrapped ? this.#evaluator.force(wrapped) : value;
    const setup =
      definition.kind === 'object' ? this.#evaluator.member(definition, 'setup', undefined, module) : definition;
    const results = setup.kind === 'function' ? this.#resultsOf(setup.module, setup.id) : [];
    for (const one of [definition, ...results]) {
      if (one.kind !== 'object') continue;
      const provide = this.#evaluator.member(one, 'provide', undefined, module);
      if (provide.kind !== 'object') continue;
      for (const { k, v } of provide.expr.p)
        if (k !== null)
          this.#hang(
            `$${k}`,
            this.#evaluator.eval(provide.module, v, provide.frame),
            placeOf(provide.module, v),
            findings,
          );
    }
  }

  /** What a function returns where it is read without a call. */
  #resultsOf(module: Module, id: number): readonly Evaluated[] {
    const { ret = [] } = module.facts.fns[id] ?? {};
    return ret.flatMap(x => alternatives(this.#evaluator.eval(module, x, null)));
  }

  /** `export default (context, inject) => inject('name', value)`. */
  #registerInjected(module: Module, key: Expr, x: Expr, findings: Findings): void {
    const name = stringOf(this.#evaluator.eval(module, key, null));
    if (name !== undefined)
      this.#hang(`$${name.replace(/^\$/, '')}`, this.#evaluator.eval(module, x, null), placeOf(module, x), findings);
  }

  #isInjecting(module: Module, { x }: Call): boolean {
    if (x.k !== 'ref') return false;
    const [only, ...others] = module.facts.bindings[x.b]?.v ?? [];
    return (
      only?.k === 'par' &&
      only.i === 1 &&
      others.length === 0 &&
      this.#isNuxtPlugin(module) &&
      module.facts.fns[only.f]?.up === -1
    );
  }

  #isNuxtPlugin({ path }: Module): boolean {
    return this.#evaluator.host.isNuxtPlugin(path);
  }
}

function placeOf({ path }: Module, { s }: Expr): string {
  return `${path} ${s}`;
}

/** The name of a function that is called by it: its own where it is imported. */
function calledName({ facts }: Module, x: Expr): string {
  if (x.k === 'glob') return x.n;
  if (x.k === 'mem') return x.p;
  const binding = x.k === 'ref' ? facts.bindings[x.b] : undefined;
  return binding?.imp?.n ?? '';
}

/** What an export of a package gives that is called. */
function isOfPackage(value: Evaluated): boolean {
  return value.kind === 'call' && rootOf(value).kind === 'import';
}
