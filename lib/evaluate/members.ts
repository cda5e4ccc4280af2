/** Members of values, by the value's kind. */
import { writtenTo } from './bindings.ts';
import { instanceMember, staticMember } from './classes.ts';
import { isHollow, isSingular, isUndefined } from './kinds.ts';
import { memberOfSubject } from './known/boxes.ts';
import { componentMember, propertyOfThis } from './known/components.ts';
import { heldAs, isContainer } from './known/containers.ts';
import { httpMember, requestOf } from './known/http-clients.ts';
import { globalMember, isWindow } from './known/globals.ts';
import { fromTable, namesOf } from './computed-keys.ts';
import { declared } from './declared.ts';
import { itemAt, namesOfNumbers, writtenElsewhere } from './elements.ts';
import { isIndex } from './known/collections.ts';
import { madeMember } from './made.ts';
import { required, sdkExport } from './modules.ts';
import { interfaceMember, interfaceMemberType } from './type-members.ts';
import { primitiveOf } from './types.ts';
import { alternatives, isOptional, layered, rootOf, stringOf, undefinedValue, union } from './value.ts';

import type { Prop } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { At, Evaluated, EvaluatedOf, Residual, TypeRef } from './value.ts';

/** How a member is asked: where the expression stands, and in which module. */
interface Asked {
  readonly evaluator: Evaluator;
  readonly at: At | undefined;
  readonly from: Module | undefined;
}

type Handler<K extends Evaluated['kind']> = (object: EvaluatedOf<K>, name: string, asked: Asked) => Evaluated;

/** `request.server.app.locals`: how far from a request something hangs. */
const MAX_HUNG = 4;

/** Objects inside of one another. */
const MAX_TABLE = 4;

/** Where what is hung on all components is read as well: `Vue.prototype`, `app.config.globalProperties`. */
const hangers = new Set(['prototype', 'globalProperties']);

/** Of a module that is imported when it is needed: `import('…').then(…)`. */
const promised = new Set(['then', 'catch', 'finally']);

/** An object that stands for itself: nothing is known of its members but their names. */
const opaque = (object: Evaluated, name: string, { at }: Asked): Evaluated => ({
  kind: 'member',
  object,
  property: name,
  at,
});

const handlers: { readonly [K in Evaluated['kind']]: Handler<K> } = {
  literal: (object, name, asked) => {
    if (object.leftOut) return object;
    return typeof object.value === 'boolean' ? undefinedValue : opaque(object, name, asked);
  },
  template: opaque,
  union: (object, name, { evaluator, at, from }) => {
    if (object.of.length === 0) return object;
    const found = object.of.map(item => ({ item, value: evaluator.member(item, name, at, from) }));
    // What has two types has the members of both.
    const told = found.filter(({ item, value }) => !(isType(item) && isHollow(value)));
    const values = (told.length > 0 ? told : found).map(({ value }) => value);
    // Beside a client or a function, what is not known says nothing; beside data it is one of the alternatives.
    return union(values.some(isSingular) ? values.filter(one => !isHollow(one) || one.kind === 'literal') : values);
  },
  object: (object, name, asked) =>
    (isIndex(name) ? namesOfNumbers(object, { kind: 'literal', value: Number(name) }, asked.at) : undefined) ??
    objectMember(object, name, asked),
  merge: (object, name, { evaluator, at, from }) => {
    const found: Evaluated[] = [];
    let isSure = false;
    let written: Evaluated | undefined;
    let said: Evaluated | undefined;
    for (const layer of object.of.toReversed()) {
      const value = evaluator.member(layer, name, at, from);
      if (layer.kind === 'properties' && layer.values.has(name)) written ??= value;
      if (isHollow(value)) {
        if (layer.kind === 'object' && surelyHas(evaluator, layer, name)) said ??= value;
        continue;
      }
      found.unshift(value);
      isSure ||= !isOptional(value) && !layer.orNothing;
      if (!isOptional(value) && surelyHas(evaluator, layer, name)) break;
    }
    if (found.length > 0) return layered(found, isSure);
    // Written under a condition that does not hold.
    if (written && isUndefined(written)) return { ...undefinedValue, at };
    // What is not known still says what it is read from.
    const told = written ?? said;
    if (told && told.kind !== 'unknown') return told;
    return { kind: 'member', object: object.of[0] as Evaluated, property: name, at };
  },
  properties: (object, name, asked) => {
    const list = object.values.get(name);
    if (list) return writtenTo(asked.evaluator, list);
    const inner = object.unwraps === undefined ? undefined : object.values.get(object.unwraps);
    if (inner && inner.length > 0)
      return asked.evaluator.member(writtenTo(asked.evaluator, inner), name, asked.at, asked.from);
    return object.open ? opaque(object, name, asked) : undefinedValue;
  },
  omit: (object, name, { evaluator, at, from }) =>
    object.keys.includes(name) ? undefinedValue : evaluator.member(object.object, name, at, from),
  array: (object, name, asked) => {
    if (name === 'length') return { kind: 'member', object, property: name };
    const item = itemAt(object, name);
    if (item) return asked.evaluator.force(item);
    if (object.moved && isIndex(name)) return asked.evaluator.element(object, asked.at);
    return object.given && isIndex(name)
      ? { kind: 'literal', value: undefined, leftOut: true }
      : opaque(object, name, asked);
  },
  parameter: (object, name, { evaluator, at, from }) => {
    const known = knownByType(object.type, name, evaluator);
    if (known) return known;
    const hung = from && object.path.length < MAX_HUNG ? evaluator.host.hung(from.path, name) : undefined;
    if (hung) return hung;
    // A method of a date says nothing without it.
    const isDate = object.type !== undefined && primitiveOf(evaluator, object.type) === 'date';
    if (isDate || isContainer(object)) return { kind: 'member', object, property: name, at };
    // `({ $client }) => …`, `(context) => context.app.$client`: what plugins get is the app.
    const property = name.startsWith('$') && object.path.length < 2 ? propertyOfThis(evaluator, name) : undefined;
    if (property) return property;
    const type = object.type && evaluator.memberTypeRef(object.type, name);
    const { type: _typeOfTheWhole, ...rest } = object;
    return { ...rest, path: [...object.path, name], ...(type && { type }), orNothing: undefined, at: at ?? object.at };
  },
  member: (object, name, asked) =>
    (hangers.has(object.property) ? propertyOfThis(asked.evaluator, name) : undefined) ??
    heldAs(object, name, asked.evaluator) ??
    globalMember(asked.evaluator, object, name) ??
    memberByType(object, name, asked),
  call: (object, name, asked) => memberOfSubject(asked.evaluator, object, name) ?? memberByType(object, name, asked),
  operation: opaque,
  import: importMember,
  global: (object, name, asked) => {
    const { evaluator, at, from } = asked;
    if (isWindow(object.name) && from) return evaluator.global(from, name, at);
    if (object.name === 'module' && name === 'exports' && from) return required(evaluator, from);
    if (object.name === 'window' || object.name === 'globalThis') return { kind: 'global', name, at };
    return globalMember(asked.evaluator, object, name) ?? memberByType(object, name, asked);
  },
  function: opaque,
  class: (object, name, { evaluator, at }) => staticMember(evaluator, object, name, at),
  instance: (object, name, { evaluator, at }) => instanceMember(evaluator, object, name, at),
  interface: (object, name, asked) => {
    const known = globalMember(asked.evaluator, object, name) ?? interfaceMember(asked.evaluator, object, name);
    return known && !isByType(known)
      ? known
      : typedMember(object, name, interfaceMemberType(asked.evaluator, object, name), asked);
  },
  typed: (object, name, asked) => globalMember(asked.evaluator, object, name) ?? memberByType(object, name, asked),
  namespace: (object, name, asked) => {
    const exported = asked.evaluator.exported(object.module, name);
    return promised.has(name) && isHollow(exported) ? opaque(object, name, asked) : exported;
  },
  sdk: (object, name, asked) =>
    promised.has(name) ? opaque(object, name, asked) : sdkExport(asked.evaluator, object.sdk, name, asked.at),
  'sdk-export': (object, name, asked) => {
    const { sdk, spec } = object;
    const client = own(spec.statics, name);
    if (client) return { kind: 'maker', sdk, client, init: spec.staticInit ?? spec.init, at: asked.at };
    const text = own(spec.constants, name);
    if (text !== undefined) return { kind: 'literal', value: text, at: asked.at };
    return ['*', 'default'].includes(object.name) && Object.hasOwn(sdk.exports, name)
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
  component: (object, name, { evaluator, at }) => componentMember(evaluator, object, name, at),
  unknown: memberByType,
};

export function memberOf(object: Evaluated, name: string, asked: Asked): Evaluated {
  const handler = handlers[object.kind] as Handler<Evaluated['kind']>;
  return handler(object, name, asked);
}

function isType({ kind }: Evaluated): boolean {
  return kind === 'typed' || kind === 'interface';
}

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** What a declared type tells of a member, where there is one such thing: a client, a function, a constant. */
function singularByType(type: TypeRef | undefined, name: string, evaluator: Evaluator): Evaluated | undefined {
  const known = type && evaluator.typeMember(type, name);
  return known && (isSingular(known) || isConstantOf(type, name, known, evaluator)) ? known : undefined;
}

/** What a declared type tells of a member beyond its own type. */
function knownByType(type: TypeRef | undefined, name: string, evaluator: Evaluator): Evaluated | undefined {
  return singularByType(type, name, evaluator) ?? (type && madeMember(evaluator, type, name));
}

/** Whether every instance of a class has the same there: a service may hold the names of all events. */
function isConstantOf(type: TypeRef, name: string, value: Evaluated, evaluator: Evaluator): boolean {
  if (value.kind !== 'object' && !stringOf(value)) return false;
  const owner = evaluator.typeValue(type);
  if (owner?.kind !== 'instance') return false;
  const { module, id } = owner.class;
  const member = own(module.facts.classes[id]?.m, name);
  if (member?.v.length !== 1 || evaluator.host.implementers(module, 'class', id).length > 0) return false;
  return member.ro === true || member.g === true || isTable(value, evaluator, MAX_TABLE);
}

/** Names by names: nobody begins a state with texts alone, none of them empty. */
function isTable(value: Evaluated, evaluator: Evaluator, depth: number): boolean {
  if (value.kind !== 'object' || depth < 0) return false;
  const { module, expr, frame } = value;
  return (
    expr.p.length > 0 &&
    expr.p.every(({ k, v }) => {
      const part = k === null ? undefined : evaluator.eval(module, v, frame);
      return part !== undefined && (Boolean(stringOf(part)) || isTable(part, evaluator, depth - 1));
    })
  );
}

/** A member of something that a type tells of, or nothing: all else than what there is one of keeps the way to it. */
function memberByType(object: Residual | EvaluatedOf<'typed'>, name: string, asked: Asked): Evaluated {
  const known = knownByType(object.type, name, asked.evaluator) ?? hungOn(object, name, asked);
  return known ?? typedMember(object, name, object.type && asked.evaluator.memberTypeRef(object.type, name), asked);
}

/** What the project hangs on an app that a package makes: `app.locals.analytics`, `fastify().analytics`. */
function hungOn(
  object: Residual | EvaluatedOf<'typed'>,
  name: string,
  { evaluator, from }: Asked,
): Evaluated | undefined {
  if (!from || (object.kind !== 'member' && object.kind !== 'call')) return undefined;
  const root = rootOf(object);
  return root.kind === 'parameter' || root.kind === 'import' ? evaluator.host.hung(from.path, name) : undefined;
}

/** Something of which a type tells what it is like, and not which value it is. */
function isByType(value: Evaluated): boolean {
  return alternatives(value).every(({ kind }) => kind === 'interface' || kind === 'typed' || kind === 'instance');
}

function typedMember(object: Evaluated, name: string, type: TypeRef | undefined, { at }: Asked): Evaluated {
  return { kind: 'member', object, property: name, ...(type && { type }), at };
}

function importMember(object: EvaluatedOf<'import'>, name: string, asked: Asked): Evaluated {
  const { evaluator, at } = asked;
  const isWhole = object.name === '*' || object.name === 'default';
  if (isWhole && name === 'default')
    return { kind: 'import', source: object.source, name: 'default', ...(object.gated && { gated: true }), at };
  // `Vue.$client`, where a plugin hangs it on Vue itself as well; `Vue.prototype.$client`.
  const isHanger = isWhole ? name.startsWith('$') : hangers.has(object.name);
  const hung = isHanger ? propertyOfThis(evaluator, name) : undefined;
  if (hung) return hung;
  const http = httpMember(object, name, at);
  if (http) return http;
  if (!isWhole || object.type) return memberByType(object, name, asked);
  return declared(
    { kind: 'import', source: object.source, name, ...(object.gated && { gated: true }), at },
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
    () =>
      evaluator.memo.deeper(() => {
        const property = findProperty(evaluator, object, name, at);
        const filled = [...filledLater(evaluator, object, name), ...writtenElsewhere(evaluator, object, name)];
        return filled.length > 0 ? union([property, ...filled]) : property;
      }, unasked),
    unasked,
  );
}

/**
 * What methods of an object put into a field of it, as far as there is one such thing: a client that `init` makes. What
 * else a field holds is of a moment.
 */
function filledLater(evaluator: Evaluator, { module, expr, frame }: EvaluatedOf<'object'>, name: string): Evaluated[] {
  return (module.facts.thisWrites ?? [])
    .filter(({ n, o }) => n === name && o === expr.id)
    .map(({ x }) => evaluator.eval(module, x, frame))
    .filter(isSingular);
}

function findProperty(
  evaluator: Evaluator,
  object: EvaluatedOf<'object'>,
  name: string,
  at: At | undefined,
): Evaluated {
  const { module, expr, frame, given } = object;
  const found: Evaluated[] = [];
  let isSure = false;
  let fallback: Evaluated | undefined;
  // What is written later wins.
  for (const property of expr.p.toReversed()) {
    if (property.k !== null || property.c) {
      const names = namesOf(evaluator, object, property);
      if (!names.includes(name)) continue;
      const value = evaluator.eval(module, property.v, frame);
      found.unshift(property.g ? evaluator.apply(value, []) : value);
      if (names.length > 1) continue;
      isSure = true;
      break;
    }
    const spread = evaluator.eval(module, property.v, frame);
    // Of a list, only its items are spread.
    if (spread.kind === 'array' && !isIndex(name)) continue;
    const value = evaluator.member(spread, name, at, module);
    if (isHollow(value)) {
      if (!isUndefined(value)) fallback ??= value;
      continue;
    }
    found.unshift(value);
    isSure ||= !isOptional(value) && !spread.orNothing;
    if (!isOptional(value) && surelyHas(evaluator, spread, name)) break;
  }
  if (found.length === 0)
    return (
      fallback ??
      fromTable(evaluator, object) ?? { kind: 'literal', value: undefined, ...(given && { leftOut: given }), at }
    );
  return !isSure && fallback ? union([...found, fallback]) : layered(found, isSure);
}

/** Whether a member that was found in an object is there on every way through the code, as far as it was followed. */
export function surelyHas(evaluator: Evaluator, object: Evaluated, name: string): boolean {
  if (object.orNothing) return false;
  switch (object.kind) {
    case 'union':
      return object.of.every(item => surelyHas(evaluator, item, name));
    case 'merge':
      return object.of.some(layer => surelyHas(evaluator, layer, name));
    case 'omit':
      return surelyHas(evaluator, object.object, name);
    case 'object':
      return evaluator.memo.deeper(
        () => object.expr.p.some(property => isSureOf(evaluator, object, property, name)),
        () => false,
      );
    // Written later, perhaps under a condition.
    case 'properties':
      return object.sure === true && object.values.has(name);
    // Whoever gives it may leave that to what it is laid over; a type says that nobody does.
    case 'parameter':
    case 'member':
    case 'call':
      return object.type !== undefined && isDemanded(evaluator, object.type, name);
    default:
      return true;
  }
}

/** Whether a type has a member that may not be left out. */
function isDemanded(evaluator: Evaluator, type: TypeRef, name: string): boolean {
  const member = evaluator.memberTypeRef(type, name)?.type;
  return member !== undefined && member.k !== 'unk' && !(member.k === 'or' && member.of.some(({ k }) => k === 'nil'));
}

function isSureOf(evaluator: Evaluator, object: EvaluatedOf<'object'>, property: Prop, name: string): boolean {
  if (property.k === null && !property.c)
    return surelyHas(evaluator, evaluator.eval(object.module, property.v, object.frame), name);
  const names = namesOf(evaluator, object, property);
  return names.length === 1 && names[0] === name;
}
