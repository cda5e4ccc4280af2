/** Members of values, by the value's kind. */
import { instanceMember, staticMember } from './classes.ts';
import { isHollow, isResidual, isSingular, isUndefined } from './kinds.ts';
import { httpMember, requestOf } from './known/http-clients.ts';
import { isWindow } from './known/globals.ts';
import { declared } from './declared.ts';
import { sdkExport } from './modules.ts';
import { interfaceMember, interfaceMemberType, literalsOf } from './types.ts';
import {
  alternatives,
  anyOf,
  certainly,
  isOptional,
  orNothing,
  stringOf,
  undefinedValue,
  union,
  unknown,
} from './value.ts';

import type { Expr, Prop } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { Place } from './expressions.ts';
import type { At, Evaluated, EvaluatedOf, Residual, Thunk, TypeRef } from './value.ts';

/** How a member is asked: where the expression stands, and in which module. */
interface Asked {
  readonly evaluator: Evaluator;
  readonly at: At | undefined;
  readonly from: Module | undefined;
}

type Handler<K extends Evaluated['kind']> = (object: EvaluatedOf<K>, name: string, asked: Asked) => Evaluated;

/** An object that stands for itself: nothing is known of its members but their names. */
const opaque = (object: Evaluated, name: string, { at }: Asked): Evaluated => ({
  kind: 'member',
  object,
  property: name,
  at,
});

const handlers: { readonly [K in Evaluated['kind']]: Handler<K> } = {
  literal: (object, name, asked) => (object.leftOut ? object : opaque(object, name, asked)),
  template: opaque,
  union: (object, name, { evaluator, at, from }) => {
    if (object.of.length === 0) return object;
    const found = object.of.map(item => evaluator.member(item, name, at, from));
    // Beside a client or a function, what is not known says nothing; beside data it is one of the alternatives.
    if (!found.some(isSingular)) return union(found);
    return union(found.filter(value => !isHollow(value) || value.kind === 'literal'));
  },
  object: objectMember,
  merge: (object, name, { evaluator, at, from }) => {
    const found: Evaluated[] = [];
    for (const layer of object.of.toReversed()) {
      const value = evaluator.member(layer, name, at, from);
      if (isHollow(value)) continue;
      if (!isOptional(value) && !layer.orNothing) return either(found, value);
      found.push(certainly(value));
    }
    if (found.length > 0) return orNothing(union(found));
    return { kind: 'member', object: object.of[0] as Evaluated, property: name, at };
  },
  properties: (object, name, { evaluator }) => {
    const list = object.values.get(name);
    return list ? union(list.map(thunk => evaluator.force(thunk))) : undefinedValue;
  },
  omit: (object, name, { evaluator, at, from }) =>
    object.keys.includes(name) ? undefinedValue : evaluator.member(object.object, name, at, from),
  array: (object, name, asked) => {
    if (name === 'length') return { kind: 'member', object, property: name };
    const item = itemAt(object, name);
    if (item) return asked.evaluator.force(item);
    return object.given && isIndex(name)
      ? { kind: 'literal', value: undefined, leftOut: true }
      : opaque(object, name, asked);
  },
  parameter: (object, name, { evaluator, at }) => {
    const known = singularByType(object.type, name, evaluator);
    if (known) return known;
    const type = object.type && evaluator.memberTypeRef(object.type, name);
    const { type: _typeOfTheWhole, ...rest } = object;
    return { ...rest, path: [...object.path, name], ...(type && { type }), orNothing: undefined, at: at ?? object.at };
  },
  member: memberByType,
  call: memberByType,
  operation: opaque,
  import: importMember,
  global: (object, name, asked) => {
    const { evaluator, at, from } = asked;
    if (isWindow(object.name) && from) return evaluator.global(from, name, at);
    if (object.name === 'window' || object.name === 'globalThis') return { kind: 'global', name, at };
    return memberByType(object, name, asked);
  },
  function: opaque,
  class: (object, name, { evaluator, at }) => staticMember(evaluator, object, name, at),
  instance: (object, name, { evaluator, at }) => instanceMember(evaluator, object, name, at),
  interface: (object, name, asked) => {
    const known = interfaceMember(asked.evaluator, object, name);
    return known && !isByType(known)
      ? known
      : typedMember(object, name, interfaceMemberType(asked.evaluator, object, name), asked);
  },
  typed: (object, name, asked) => memberByType(object, name, asked),
  namespace: (object, name, { evaluator }) => evaluator.exported(object.module, name),
  sdk: (object, name, { evaluator, at }) => sdkExport(evaluator, object.sdk, name, at),
  'sdk-export': (object, name, asked) => {
    const { sdk, spec } = object;
    const client = own(spec.statics, name);
    if (client) return { kind: 'maker', sdk, client, init: spec.staticInit ?? spec.init, at: asked.at };
    const isWhole = object.name === '*' || object.name === 'default';
    return isWhole && Object.hasOwn(sdk.exports, name)
      ? sdkExport(asked.evaluator, sdk, name, asked.at)
      : opaque(object, name, asked);
  },
  client: clientMember,
  method: opaque,
  maker: opaque,
  context: (object, name) =>
    name === 'Provider' || name === 'Consumer' ? object : { kind: 'member', object, property: name },
  http: (object, name, asked) => requestOf(object, name, asked.at) ?? opaque(object, name, asked),
  request: opaque,
  bound: opaque,
  declared: (object, name, { evaluator, at, from }) =>
    declared(evaluator.member(object.rest, name, at, from), object.node.members.get(name)),
  unknown: memberByType,
};

export function memberOf(object: Evaluated, name: string, asked: Asked): Evaluated {
  const handler = handlers[object.kind] as Handler<Evaluated['kind']>;
  return handler(object, name, asked);
}

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** What a declared type tells of a member, where there is one such thing: a client, a function. */
function singularByType(type: TypeRef | undefined, name: string, evaluator: Evaluator): Evaluated | undefined {
  const known = type && evaluator.typeMember(type, name);
  return known && isSingular(known) ? known : undefined;
}

/** A member of something that a type tells of, or nothing: all else than what there is one of keeps the way to it. */
function memberByType(object: Residual | EvaluatedOf<'typed'>, name: string, asked: Asked): Evaluated {
  const { evaluator } = asked;
  const known = singularByType(object.type, name, evaluator);
  return known ?? typedMember(object, name, object.type && evaluator.memberTypeRef(object.type, name), asked);
}

/** Something of which a type tells what it is like, and not which value it is. */
function isByType({ kind }: Evaluated): boolean {
  return kind === 'interface' || kind === 'typed' || kind === 'instance';
}

function typedMember(object: Evaluated, name: string, type: TypeRef | undefined, { at }: Asked): Evaluated {
  return { kind: 'member', object, property: name, ...(type && { type }), at };
}

function importMember(object: EvaluatedOf<'import'>, name: string, asked: Asked): Evaluated {
  const { evaluator, at } = asked;
  const isWhole = object.name === '*' || object.name === 'default';
  if (isWhole && name === 'default') return { kind: 'import', source: object.source, name: 'default', at };
  const http = httpMember(object, name, at);
  if (http) return http;
  if (!isWhole || object.type) return memberByType(object, name, asked);
  return declared(
    { kind: 'import', source: object.source, name, at },
    evaluator.host.declared?.imported(object.source, name),
  );
}

function clientMember(client: EvaluatedOf<'client'>, name: string, asked: Asked): Evaluated {
  const { at } = asked;
  const { http, methods } = client.spec;
  const spec = own(methods, name);
  if (spec) return { kind: 'method', client, name, spec, at };
  // `const [client, context] = await …`.
  if (name === '0' && client.spec.awaits === 'pair') return client;
  // customerio-node's own request object, and the root that its paths are joined to.
  if (name === 'request' && http) return { kind: 'http', client: 'axios', at };
  if (name === http?.root) return { kind: 'literal', value: http.url, at };
  return opaque(client, name, asked);
}

// Objects --------------------------------------------------------------------------------------

function objectMember(object: EvaluatedOf<'object'>, name: string, { evaluator, at }: Asked): Evaluated {
  const unasked = (): Evaluated => ({ ...undefinedValue, at });
  // `state = { ...state, name }` spreads itself.
  return evaluator.memo.once(
    `o ${object.module.id} ${object.expr.id} ${name} ${object.frame?.key ?? ''}`,
    () => evaluator.memo.deeper(() => findProperty(evaluator, object, name, at), unasked),
    unasked,
  );
}

function findProperty(
  evaluator: Evaluator,
  { module, expr, frame, given }: EvaluatedOf<'object'>,
  name: string,
  at: At | undefined,
): Evaluated {
  let fallback: Evaluated | undefined;
  const found: Evaluated[] = [];
  // What is written later wins.
  for (const property of expr.p.toReversed()) {
    if (property.k !== null && property.k !== name) continue;
    if (property.k === null && property.c) {
      if (stringOf(evaluator.eval(module, property.c, frame)) === name)
        return evaluator.eval(module, property.v, frame);
      continue;
    }
    const value = evaluator.eval(module, property.v, frame);
    if (property.k === name) return either(found, property.g ? evaluator.apply(value, []) : value);
    const spread = evaluator.member(value, name, at, module);
    if (isUndefined(spread)) continue;
    const isSure = !value.orNothing && !spread.orNothing;
    if (!isHollow(spread) && isSure) return either(found, spread);
    // A spread that may be nothing, or lack it, leaves what stands before it.
    if (isSure) fallback ??= spread;
    else found.push(certainly(spread));
  }
  if (found.length > 0) return fallback ? union([...found, fallback]) : orNothing(union(found));
  return fallback ?? { kind: 'literal', value: undefined, ...(given && { leftOut: given }), at };
}

function either(found: readonly Evaluated[], value: Evaluated): Evaluated {
  return found.length === 0 ? value : union([...found, value]);
}

function isIndex(name: string): boolean {
  return /^\d+$/.test(name);
}

/** The item that certainly stands at an index. */
function itemAt({ items, placed = items.length }: EvaluatedOf<'array'>, name: string): Thunk | undefined {
  const index = Number(name);
  return index < placed ? items[index] : undefined;
}

/** All values of an object that is known whole. */
export function valuesOf(object: Evaluated): readonly Thunk[] | undefined {
  if (object.kind === 'array' && !object.open) return object.items;
  if (object.kind !== 'object') return undefined;
  const { module, frame } = object;
  const result: Thunk[] = [];
  for (const property of object.expr.p) {
    if (property.k === null) return undefined;
    result.push({ module, expr: property.v, frame });
  }
  return result;
}

/** The member as a thunk, so that a caller can see where it is written. */
export function memberThunk(evaluator: Evaluator, object: Evaluated, name: string): Thunk | undefined {
  switch (object.kind) {
    case 'object':
      return propertyThunk(evaluator, object, name);
    case 'omit':
      return object.keys.includes(name) ? undefined : evaluator.memberThunk(object.object, name);
    case 'merge':
      for (const layer of object.of.toReversed()) {
        const found = evaluator.memberThunk(layer, name);
        if (!found) continue;
        const isSure = !layer.orNothing && !isOptional(evaluator.force(found));
        return isSure ? found : { value: evaluator.member(object, name, undefined, undefined) };
      }
      return undefined;
    case 'properties': {
      const list = object.values.get(name);
      return list?.length === 1 ? list[0] : undefined;
    }
    case 'array':
      return itemAt(object, name);
    case 'parameter':
    case 'union':
    case 'member':
    case 'call':
    case 'typed':
      return { value: evaluator.member(object, name, undefined, undefined) };
    default:
      return undefined;
  }
}

function propertyThunk(
  evaluator: Evaluator,
  { module, expr, frame }: EvaluatedOf<'object'>,
  name: string,
): Thunk | undefined {
  for (const property of expr.p.toReversed()) {
    if (property.k === name && !property.g) return { module, expr: property.v, frame };
    if (property.k !== null || property.c) continue;
    const spread = evaluator.eval(module, property.v, frame);
    const inner = evaluator.memberThunk(spread, name);
    const value = inner && evaluator.force(inner);
    if (!inner || !value || isUndefined(value)) continue;
    if (!spread.orNothing && !value.orNothing) return inner;
    return 'expr' in inner && isLast(expr, property, name)
      ? { ...inner, orNothing: true }
      : { value: evaluator.member({ kind: 'object', module, expr, frame }, name, undefined, undefined) };
  }
  return undefined;
}

/** Whether nothing before a spread says what a key is where the spread does not. */
function isLast({ p }: EvaluatedOf<'object'>['expr'], spread: Prop, name: string): boolean {
  return p.slice(0, p.indexOf(spread)).every(({ k, c }) => k !== name && (k !== null || c !== undefined));
}

// Elements -------------------------------------------------------------------------------------

export function elementOf(evaluator: Evaluator, list: Evaluated, at: At | undefined): Evaluated {
  if (list.kind === 'union') return union(list.of.map(item => evaluator.element(item, at)));
  if (list.kind !== 'array') return { kind: 'member', object: list, property: '[]', at };
  const { items, open, spread } = list;
  const others = spread ? spread.map(one => evaluator.element(one, at)) : open ? [unknown('spread', at)] : [];
  if (items.length === 0)
    return others.length > 0 && spread ? union(others) : { kind: 'member', object: list, property: '[]', at };
  const any = anyOf(items, item => evaluator.force(item), at);
  return others.length > 0 ? union([any, ...others]) : any;
}

/** `object[index]`: the members that the index names, or any of an object that is known whole. */
export function indexed(x: Extract<Expr, { k: 'idx' }>, { evaluator, module, frame, at }: Place): Evaluated {
  const object = evaluator.eval(module, x.o, frame);
  const index = evaluator.eval(module, x.i, frame);
  const chosen = isResidual(index) && index.type ? (literalsOf(evaluator, index.type) ?? index) : index;
  const names = alternatives(chosen).map(keyNamed);
  if (names.every(name => name !== undefined))
    return union(names.map(name => evaluator.member(object, name, at, module)));
  const all = valuesOf(object);
  // A key that is not known may be none of them.
  if (all && all.length > 0) return orNothing(anyOf(all, thunk => evaluator.force(thunk), at));
  return { kind: 'member', object, property: '[]', at };
}

function keyNamed(value: Evaluated): string | undefined {
  if (value.kind !== 'literal') return undefined;
  return typeof value.value === 'string' || typeof value.value === 'number' ? String(value.value) : undefined;
}
