/** Components of Vue, Nuxt and Ember: what `this`, the markup and the app have beside what is written in the component. */
import { declared } from '../declared.ts';
import { isHollow, isSingular, isUndefined } from '../kinds.ts';
import { alternatives, stringOf, union, unknown } from '../value.ts';
import { contextValue } from './react.ts';
import { providedFor } from './tokens.ts';

import type { Expr, Prop } from '../../facts/facts.ts';
import type { Module } from '../../facts/store.ts';
import type { Evaluator } from '../evaluator.ts';
import type { At, Evaluated, EvaluatedOf, Thunk } from '../value.ts';
import type { KnownFunction, Library } from './known.ts';

type ObjectValue = EvaluatedOf<'object'>;

/** Options whose functions have the component for their `this`: Vue's, Pinia's, Ember's. */
const parts = new Set(['methods', 'computed', 'watch', 'filters', 'actions', 'getters']);
/** Options of which an object that is a component has one. */
const marks = new Set([
  ...parts,
  ...['data', 'template', 'render', 'setup', 'components', 'mixins', 'props', 'created', 'mounted', 'beforeDestroy'],
]);
/** Members that lead from a component to its app, or to another component of it. */
const ways = new Set([
  ...['$root', '$parent', '$nuxt', '$app', '$options', 'proxy', 'ctx', 'root', 'parent', 'app', 'context'],
  ...['appContext', 'config', 'globalProperties', 'vueApp', 'nuxtApp', 'provides'],
]);
/** Objects in objects. */
const MAX_DEPTH = 4;

const app: KnownFunction = ({ args, at }) => (args.length === 0 ? { kind: 'component', at } : undefined);

/** What gives the app, or the component at hand. */
export const instances: Library['functions'] = {
  useNuxtApp: app,
  tryUseNuxtApp: app,
  // Nuxt's has no argument, React's has one.
  useContext: call => app(call) ?? contextValue(call),
  getCurrentInstance: app,
};

/** A member of `this` in a component. */
export function componentMember(
  evaluator: Evaluator,
  component: EvaluatedOf<'component'>,
  name: string,
  at: At | undefined,
): Evaluated {
  const { object } = component;
  const own = object && evaluator.member(object, name, at, object.module);
  const node = evaluator.host.declared?.global('this')?.members.get(name);
  if (own && !isUndefined(own) && !isHollow(own)) return declared(own, node);
  const found = (object && optionMember(evaluator, optionsOf(object), name)) ?? evaluator.host.componentProperty(name);
  if (found || node) return declared(found ?? unknown('dynamic-member', at), node);
  if (ways.has(name)) return { kind: 'component', at };
  // What is not written here is data, a property, or something that is mixed in.
  return own && !isUndefined(own) ? own : { kind: 'member', object: component, property: name, at };
}

/** A member of `this` where nothing is known but its name. */
export function propertyOfThis(evaluator: Evaluator, name: string): Evaluated | undefined {
  const node = evaluator.host.declared?.global('this')?.members.get(name);
  const property = evaluator.host.componentProperty(name);
  return property || node ? declared(property ?? unknown('dynamic-member'), node) : undefined;
}

/** What the markup of a component calls by its name alone. */
export function markupName(evaluator: Evaluator, module: Module, name: string): Evaluated | undefined {
  if (!module.path.endsWith('.vue')) return undefined;
  const whole = Object.hasOwn(module.facts.exports, 'default') ? evaluator.exported(module, 'default') : undefined;
  const options = whole && optionsIn(evaluator, whole);
  return (options && optionMember(evaluator, options, name)) ?? propertyOfThis(evaluator, name);
}

/** The options behind `defineComponent({…})`, `Vue.extend({…})`. */
function optionsIn(evaluator: Evaluator, value: Evaluated, depth = 2): ObjectValue | undefined {
  if (value.kind === 'object') return value;
  const [first] = value.kind === 'call' ? value.args : [];
  return first && depth > 0 ? optionsIn(evaluator, evaluator.force(first), depth - 1) : undefined;
}

/** The options of the component that a part of them belongs to: its methods, a watcher. */
function optionsOf(object: ObjectValue): ObjectValue {
  const { objs } = object.module.facts;
  let current = object;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const isPart = ({ k, v }: Prop): boolean =>
      v.k === 'obj' && v.id === current.expr.id && ((k !== null && parts.has(k)) || !isComponent(current.expr));
    const outer = objs.find((x): x is ObjectValue['expr'] => x.k === 'obj' && x.p.some(isPart));
    if (!outer) return isComponent(current.expr) ? current : object;
    current = { ...current, expr: outer };
  }
  return current;
}

function isComponent({ p }: Extract<Expr, { k: 'obj' }>): boolean {
  return p.some(({ k }) => k !== null && marks.has(k));
}

/** What the options of a component say of a name: a method, a computed value, what it injects, what is mixed in. */
function optionMember(
  evaluator: Evaluator,
  options: ObjectValue,
  name: string,
  depth = MAX_DEPTH,
): Evaluated | undefined {
  const option = (key: string): Evaluated => evaluator.member(options, key, undefined, options.module);
  const solid = (value: Evaluated): Evaluated | undefined =>
    isUndefined(value) || isHollow(value) ? undefined : value;
  const memberIn = (key: string): Evaluated | undefined =>
    solid(evaluator.member(option(key), name, undefined, options.module));
  const method = memberIn('methods') ?? memberIn('actions');
  if (method) return method;
  const computed = memberIn('computed') ?? memberIn('getters');
  if (computed) return got(evaluator, computed, options);
  const setup = option('setup');
  const given =
    setup.kind === 'function'
      ? evaluator.member(evaluator.apply(setup, []), name, undefined, options.module)
      : undefined;
  const fromSetup = given && solid(given);
  if (fromSetup) return fromSetup;
  const kept = stateMember(evaluator, options, name);
  if (kept) return kept;
  const beside = option('actions').kind === 'object' ? solid(option(name)) : undefined;
  if (beside) return beside;
  const injected = injectedAs(evaluator, option('inject'), name);
  if (injected) return injected;
  if (depth <= 0) return undefined;
  const others = option('mixins');
  const mixins = others.kind === 'array' ? others.items.map(item => evaluator.force(item)) : [];
  for (const one of [...mixins, option('extends')]) {
    const inner = optionsIn(evaluator, one);
    const found = inner && optionMember(evaluator, inner, name, depth - 1);
    if (found) return found;
  }
  return undefined;
}

/** What a computed value gives: a function, or one under `get`. */
function got(evaluator: Evaluator, computed: Evaluated, options: ObjectValue): Evaluated {
  const get = computed.kind === 'object' ? evaluator.member(computed, 'get', undefined, computed.module) : computed;
  const self: Thunk = { value: { kind: 'component', object: options } };
  return get.kind === 'function' ? evaluator.apply(get, [self]) : computed;
}

/**
 * What the data of a component, or the state of a store, begins with or is set to, where that can be called: what else
 * it holds is of a moment, and goes by its name.
 */
function stateMember(evaluator: Evaluator, options: ObjectValue, name: string): Evaluated | undefined {
  const { module, expr } = options;
  const set = (module.facts.thisWrites ?? [])
    .filter(({ n, x }) => n === name && x.s >= expr.s && x.e <= expr.e)
    .map(({ x }) => evaluator.eval(module, x, null));
  const first = ['data', 'state'].flatMap(key => {
    const state = evaluator.member(options, key, undefined, module);
    const value = state.kind === 'function' ? evaluator.apply(state, []) : state;
    return value.kind === 'object' ? [evaluator.member(value, name, undefined, module)] : [];
  });
  const callable = [...first, ...set].filter(isSingular);
  return callable.length > 0 ? union(callable) : undefined;
}

/** `inject: ['key']`, `inject: { name: 'key' }`, `inject: { name: { from: 'key' } }`. */
function injectedAs(evaluator: Evaluator, inject: Evaluated, name: string): Evaluated | undefined {
  if (inject.kind === 'array') {
    const keys = inject.items.map(item => evaluator.force(item));
    const key = keys.find(one => alternatives(one).some(item => stringOf(item) === name));
    return key && providedFor(evaluator, 'vue', key);
  }
  if (inject.kind !== 'object') return undefined;
  const entry = evaluator.member(inject, name, undefined, inject.module);
  const key = entry.kind === 'object' ? evaluator.member(entry, 'from', undefined, entry.module) : entry;
  return isUndefined(key) ? undefined : providedFor(evaluator, 'vue', key);
}
