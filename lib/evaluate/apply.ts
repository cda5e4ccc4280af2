/** What calls and constructions give. */
import { composed, piped } from './known/composing.ts';
import { calledProps } from './known/file-components.ts';
import { handsOnFunction } from './hands-on.ts';
import { declared } from './declared.ts';
import { isHollow, isLeftOut } from './kinds.ts';
import { asyncStorage } from './known/async-storage.ts';
import { applyGlobal, applyImport, applyMethod } from './known/index.ts';
import { proxied } from './known/proxy.ts';
import { boxOfType, readByCall } from './known/boxes.ts';
import { hungAs } from './known/containers.ts';
import { lookedUp } from './known/ember.ts';
import { isTake, taken } from './known/saga.ts';
import { resultType } from './types.ts';
import { isEnder, isNever } from './never.ts';
import { alternatives, anyOf, never, orNothing, undefinedValue, union, unknown } from './value.ts';

import type { Sdk } from '../catalog/types.ts';
import type { Call, Expr, Fn, Type } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { At, Evaluated, EvaluatedOf, Frame, Thunk, TypeRef } from './value.ts';

/** Places that an unknown spread may take. */
const SPREAD_PLACES = [0, 1, 2, 3];

// Arguments ------------------------------------------------------------------------------------

export function thunksOf(evaluator: Evaluator, module: Module, args: readonly Expr[], frame: Frame | null): Thunk[] {
  const result: Thunk[] = [];
  for (const expr of args) {
    if (expr.k !== 'spread') {
      result.push({ module, expr, frame });
      continue;
    }
    const list = evaluator.eval(module, expr.x, frame);
    if (list.kind === 'array' && !list.open) result.push(...list.items);
    else {
      // What follows an unknown spread has no place of its own any more.
      result.push(...placesOf(list, { module, start: expr.s, end: expr.e }));
      break;
    }
  }
  return result;
}

/** The items of a list as arguments: `fn.apply(self, list)`. */
export function spreadThunks(evaluator: Evaluator, list: Thunk | undefined): readonly Thunk[] {
  const value = list && evaluator.force(list);
  if (value?.kind !== 'array') return value ? placesOf(value, undefined) : [];
  if (!value.open) return value.items;
  // What stands behind is given as well, whatever it is.
  const placed = value.items.slice(0, value.placed ?? value.items.length);
  const behind = SPREAD_PLACES.map(place =>
    evaluator.member(value, String(placed.length + place), undefined, undefined),
  );
  return [...placed, ...behind.map(one => ({ value: one }))];
}

function placesOf(object: Evaluated, at: At | undefined): Thunk[] {
  return SPREAD_PLACES.map(index => ({ value: { kind: 'member', object, property: String(index), at } }));
}

// Calls in the text ----------------------------------------------------------------------------

/** The value of call `id` of a module. */
export function callValue(evaluator: Evaluator, module: Module, id: number, frame: Frame | null): Evaluated {
  const call = module.facts.calls[id];
  if (!call) return unknown('dynamic-call');
  const { memo, gate } = evaluator;
  const key = memo.callKeys.of(module, id, gate);
  const known = memo.known(key, frame)?.value;
  if (known) return known;
  const at: At = { module, start: call.s, end: call.e };
  return memo.make(
    key,
    frame,
    () => valueOfCall(evaluator, module, call, frame, at),
    () => unknown('cycle', at),
  );
}

function valueOfCall(evaluator: Evaluator, module: Module, call: Call, frame: Frame | null, at: At): Evaluated {
  const props = calledProps(evaluator, module, call, frame);
  if (props) return props;
  const known = evaluator.eval(module, call.x, frame);
  const args = evaluator.thunks(module, call.a, frame);
  const callee = isGatedWrapper(evaluator, known, module, call, frame)
    ? evaluator.open(() => evaluator.eval(module, call.x, frame))
    : known;
  const type = call.ta?.[0];
  if (call.new) {
    const made = evaluator.construct(callee, args, at);
    return type && made.kind === 'context' ? { ...made, type: { module, type, frame } } : made;
  }
  if (isTake(callee)) return taken(evaluator, module, call, frame);
  const value = evaluator.apply(callee, args, at);
  if (!type || !['member', 'import', 'global', 'typed'].includes(callee.kind)) return value;
  return withTypeArgument(value, callee, args, evaluator, { module, type, frame });
}

/** What a function is wrapped in matters, wherever that stands. */
function isGatedWrapper(
  evaluator: Evaluator,
  callee: Evaluated,
  module: Module,
  call: Call,
  frame: Frame | null,
): boolean {
  const origin = callee.kind === 'member' ? callee.object : callee;
  if (origin.kind !== 'import' || !origin.gated) return false;
  return handsOnFunction(evaluator, module, call, frame);
}

/** Where what a function is given a type for stands in what it gives. */
const holders: ReadonlyMap<string, string> = new Map([
  ['useRef', 'current'],
  ['useState', '0'],
  ['ref', 'value'],
  ['shallowRef', 'value'],
]);

/** `createContext<T>(null)`, `useMemo<T>(…)`: what is known of the value goes before its type. */
function withTypeArgument(
  value: Evaluated,
  callee: Evaluated,
  args: readonly Thunk[],
  evaluator: Evaluator,
  type: TypeRef,
): Evaluated {
  if (value.kind === 'context') {
    const fallback = args[0] ? evaluator.force(args[0]) : undefinedValue;
    return isHollow(fallback) ? { ...value, type } : value;
  }
  // What a hook or a reference holds is of the type, not the hook.
  const held = callee.kind === 'import' ? holders.get(callee.name) : undefined;
  if (held !== undefined && (value.kind === 'properties' || value.kind === 'array')) {
    const initial = evaluator.member(value, held, undefined, undefined);
    if (!isHollow(initial)) return value;
    const typed: Thunk = { value: evaluator.typed(initial, type) };
    return value.kind === 'array'
      ? { ...value, items: [typed], placed: 1 }
      : { ...value, values: new Map([...value.values, [held, [typed]]]) };
  }
  if (!isHollow(value)) return value;
  return boxOfType(value, evaluator.typeValue(type)) ?? evaluator.typed(value, type);
}

// Constructions --------------------------------------------------------------------------------

export function constructed(
  evaluator: Evaluator,
  callee: Evaluated,
  args: readonly Thunk[],
  at: At | undefined,
): Evaluated {
  const residual: Evaluated = { kind: 'call', callee, args, isNew: true, at };
  switch (callee.kind) {
    case 'union':
      return union(callee.of.map(item => evaluator.construct(item, args, at)));
    case 'sdk-export':
      return callee.spec.construct ? evaluator.client(callee.sdk, callee.spec.construct) : residual;
    case 'sdk': {
      const client = wholeOf(callee.sdk)?.construct;
      return client ? evaluator.client(callee.sdk, client) : residual;
    }
    case 'declared':
      return declared(evaluator.construct(callee.rest, args, at), callee.node.instance);
    case 'class': {
      const instance: Evaluated = { kind: 'instance', class: callee, args, at };
      const given = givenInstead(evaluator, callee, args, at);
      return given.length > 0 ? union([...given, instance]) : instance;
    }
    case 'function': {
      // A function used as a class gives what it returns, if that is an object.
      const value = evaluator.apply(callee, args, at);
      return value.kind === 'object' || value.kind === 'client' ? value : residual;
    }
    case 'global':
      if (callee.name === 'Proxy') return proxied(evaluator, args, at);
      return callee.name === 'Promise' ? unknown('dynamic-call', at) : residual;
    case 'import':
      return asyncStorage(callee, at) ?? residual;
    default:
      return residual;
  }
}

/** What a constructor returns in the place of the instance, a client or an instance of another class: `return window.analytics`. */
function givenInstead(
  evaluator: Evaluator,
  { module, id, frame }: EvaluatedOf<'class'>,
  args: readonly Thunk[],
  at: At | undefined,
): readonly Evaluated[] {
  const ctor = module.facts.classes[id]?.ctor;
  const fn = ctor === undefined ? undefined : module.facts.fns[ctor];
  if (ctor === undefined || !fn || fn.ret.length === 0) return [];
  const value = evaluator.apply({ kind: 'function', module, id: ctor, frame }, args, at);
  // `if (Holder.one) return Holder.one;` returns one of its own.
  return alternatives(value).filter(
    one => one.kind === 'client' || (one.kind === 'instance' && !(one.class.module === module && one.class.id === id)),
  );
}

/** What a module of an SDK is when it is called or constructed itself. */
function wholeOf(sdk: Sdk): Sdk['exports'][string] | undefined {
  return sdk.exports['default'] ?? sdk.exports['*'];
}

// Applications ---------------------------------------------------------------------------------

interface Application {
  readonly evaluator: Evaluator;
  readonly args: readonly Thunk[];
  readonly at: At | undefined;
}

type Handler<K extends Evaluated['kind']> = (callee: EvaluatedOf<K>, call: Application) => Evaluated | undefined;

const nothing = (): undefined => undefined;

const handlers: { readonly [K in Evaluated['kind']]: Handler<K> } = {
  literal: nothing,
  template: nothing,
  union: (callee, { evaluator, args, at }) => union(callee.of.map(item => evaluator.apply(item, args, at))),
  object: nothing,
  merge: nothing,
  properties: (callee, { evaluator }) => readByCall(evaluator, callee),
  omit: nothing,
  array: nothing,
  parameter: ({ path }, { evaluator, args: [key], at }) => {
    const name = path.at(-1);
    if (name === 'lookup') return lookedUp(evaluator, key);
    return name === 'get' && key ? hungAs(evaluator.force(key), { evaluator, at }) : undefined;
  },
  member: applyMethod,
  call: (callee, { evaluator, args, at }) => composed(callee, args, evaluator, at),
  operation: nothing,
  import: (callee, call) => piped(callee, call.args, call.evaluator, call.at) ?? applyImport(callee, call),
  global: applyGlobal,
  function: applyFunction,
  // `if (!(this instanceof Tracker)) return new Tracker();`
  class: (callee, { evaluator, args, at }) =>
    callee.module.facts.classes[callee.id]?.fn && evaluator.construct(callee, args, at),
  instance: nothing,
  interface: nothing,
  typed: nothing,
  namespace: nothing,
  sdk: ({ sdk }, { evaluator }) => {
    const spec = wholeOf(sdk);
    const client = spec?.call ?? spec?.construct;
    return client ? evaluator.client(sdk, client) : undefined;
  },
  'sdk-export': ({ sdk, spec }, { evaluator }) => {
    const client = spec.call ?? spec.construct;
    return client ? evaluator.client(sdk, client) : undefined;
  },
  client: nothing,
  method: ({ client, spec }) => ((spec.returns ?? client.spec.returns) === 'this' ? client : undefined),
  maker: ({ sdk, client }, { evaluator }) => evaluator.client(sdk, client),
  context: nothing,
  http: nothing,
  request: nothing,
  bound: (callee, { evaluator, args, at }) => evaluator.apply(callee.callee, [...callee.args, ...args], at),
  declared: (callee, { evaluator, args, at }) => declared(evaluator.apply(callee.rest, args, at), callee.node.result),
  // `useStore()`, where the store is what was defined; `useStore(state => state.track)`.
  component: (callee, { evaluator, args: [first], at }) => {
    if (!callee.object) return undefined;
    const selector = first && evaluator.force(first);
    return selector?.kind === 'function' ? evaluator.apply(selector, [{ value: callee }], at) : callee;
  },
  unknown: nothing,
};

/** What calling `callee` gives; the call itself where that is not known. */
export function applied(
  evaluator: Evaluator,
  callee: Evaluated,
  args: readonly Thunk[],
  at: At | undefined,
): Evaluated {
  const handler = handlers[callee.kind] as Handler<Evaluated['kind']>;
  const known = handler(callee, { evaluator, args, at });
  if (known) return known;
  // `callback?.()`.
  if (isLeftOut(callee)) return callee;
  if (isEnder(evaluator, callee)) return never;
  const residual: Evaluated = { kind: 'call', callee, args, isNew: false, at };
  const type = 'type' in callee && callee.type && resultType(evaluator, callee.type);
  return type ? evaluator.typed(residual, type) : residual;
}

function applyFunction(callee: EvaluatedOf<'function'>, { evaluator, args, at }: Application): Evaluated | undefined {
  const fn = callee.module.facts.fns[callee.id];
  if (!fn) return undefined;
  if (fn.ret.length === 0 && fn.y) return yielded(callee, fn.y, args, evaluator, at);
  if (fn.ret.length === 0)
    return isNever(evaluator, callee) ? never : withResultType(evaluator, undefinedValue, callee, fn);
  const key = `${callee.module.path}#${callee.id}`;
  // A getter gives the same each time it is asked.
  const isSame = args.length === 0 && !callee.frame && !callee.self;
  return evaluator.memo.apply(
    key,
    isSame ? `a ${callee.module.id} ${callee.id} ${evaluator.gate}` : undefined,
    () => {
      const frame = frameOf(callee, args, isSame ? undefined : at);
      const value = anyOf(fn.ret, x => evaluator.eval(callee.module, x, frame), at);
      if (!isHollow(value)) return fn.fall ? orNothing(value) : value;
      const known = withResultType(evaluator, value, callee, fn);
      return fn.fall || allowsNothing(callee.module, fn.rt) ? orNothing(known) : known;
    },
    { cycle: () => unknown('cycle'), tooFar: () => ({ kind: 'call', callee, args, isNew: false, at }) },
  );
}

/** What a generator gives one by one: in which order is not told. */
function yielded(
  callee: EvaluatedOf<'function'>,
  [first, ...others]: readonly Expr[],
  args: readonly Thunk[],
  evaluator: Evaluator,
  at: At | undefined,
): Evaluated | undefined {
  if (!first) return undefined;
  const { s, e } = first;
  return evaluator.memo.apply(
    `${callee.module.path}#${callee.id}`,
    undefined,
    () => {
      const list = evaluator.eval(callee.module, { k: 'arr', x: [first, ...others], s, e }, frameOf(callee, args, at));
      return list.kind === 'array' ? { ...list, placed: 0 } : list;
    },
    { cycle: () => unknown('cycle'), tooFar: () => ({ kind: 'call', callee, args, isNew: false, at }) },
  );
}

/** What a function gives to callers that nobody sees. */
export function givenBy(evaluator: Evaluator, callee: EvaluatedOf<'function'>): Evaluated {
  const fn = callee.module.facts.fns[callee.id];
  if (!fn || fn.ret.length === 0) return unknown('dynamic-call');
  const frame = frameOf(callee, null);
  return evaluator.memo.apply(
    `${callee.module.path}#${callee.id} given`,
    undefined,
    () => anyOf(fn.ret, x => evaluator.eval(callee.module, x, frame)),
    { cycle: () => unknown('cycle'), tooFar: () => unknown('too-deep') },
  );
}

const services: ReadonlySet<Evaluated['kind']> = new Set(['client', 'instance', 'interface'] as const);

/** What a function gives, with what it says of it: a type adds to what is known, and takes nothing away. */
function withResultType(
  evaluator: Evaluator,
  value: Evaluated,
  { module, frame }: EvaluatedOf<'function'>,
  { rt }: Fn,
): Evaluated {
  if (!rt) return value;
  const type = { module, type: rt, frame };
  if (value.kind === 'call' || value.kind === 'member') return value.type ? value : { ...value, type };
  const service = evaluator.typeValue(type);
  return service && services.has(service.kind) ? service : value;
}

/** How many names of types are followed into one another. */
const MAX_ALIASES = 4;

/** Whether a written type has nobody among what it stands for: `string | null`, also by a promise or a name. */
function allowsNothing(module: Module, type: Type | undefined, steps = MAX_ALIASES): boolean {
  if (type?.k === 'or') return !type.both && type.of.some(({ k }) => k === 'nil');
  if (type?.k !== 'ref' || steps === 0) return false;
  const { x, a } = type;
  if (x.k === 'ref') return allowsNothing(module, module.facts.bindings[x.b]?.alias, steps - 1);
  return x.k === 'glob' && x.n === 'Promise' && allowsNothing(module, a?.[0], steps - 1);
}

export function frameOf(callee: EvaluatedOf<'function'>, args: readonly Thunk[] | null, made?: At): Frame {
  return {
    key: `${callee.module.path}#${callee.id}`,
    args,
    up: callee.frame,
    ...(made && { made }),
    ...(callee.self && { self: callee.self }),
    memo: new Map(),
  };
}
