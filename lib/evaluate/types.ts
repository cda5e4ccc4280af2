/** What written types tell of values: clients, instances, implementers. Nothing is inferred. */
import { declared } from './declared.ts';
import { isHollow, isLeftOut, isResidual, isSingular } from './kinds.ts';
import { httpOfClass } from './known/http-clients.ts';
import { resultTyped } from './known/results.ts';
import { functionTypeOf, utilityType } from './known/types.ts';
import { alternatives, oneOf, union, unknown } from './value.ts';

import type { Expr, Type } from '../facts/facts.ts';
import type { Binding } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { Primitive } from '../reading.ts';
import type { Evaluated, Frame, TypeRef } from './value.ts';

/** Modules that a type is followed through. */
const MAX_MODULES = 12;

type AnyType = TypeRef['type'];
type TypeOf<K extends AnyType['k']> = Extract<AnyType, { readonly k: K }>;
type Handler<K extends AnyType['k']> = (x: TypeOf<K>, type: TypeRef, evaluator: Evaluator) => Evaluated | undefined;

const nothing = (): undefined => undefined;

const handlers: { readonly [K in AnyType['k']]: Handler<K> } = {
  ref: (x, { module, frame }, evaluator) => {
    const name = dotted(x.x);
    const base = name ?? (x.x.k === 'ref' ? module.facts.bindings[x.x.b]?.n : undefined);
    const utility = base && x.a && utilityType(evaluator, base, x.a, { module, frame });
    if (utility) return utility.value;
    const ambient = name === undefined ? undefined : evaluator.host.ambientType(name);
    const args = x.a?.map((type): TypeRef => ({ module, type, frame }));
    if (ambient) return ambient;
    const entity = entityOf(evaluator, module, x.x, frame, args);
    return (
      instanceOf(evaluator, entity) ??
      functionTypeOf(entity, x.a, { module, frame }) ??
      resultTyped(entity, () => args?.[0] && evaluator.typeValue(args[0])) ??
      foreignOf(evaluator, entity, args)
    );
  },
  typeof: (x, { module, frame }, evaluator) => {
    const value = evaluator.eval(module, x.x, frame);
    return isHollow(value) ? undefined : value;
  },
  or: (x, { module, frame }, evaluator) => {
    const types = x.of.map((type): TypeRef => ({ module, type, frame }));
    const known = types.map(type => evaluator.typeValue(type)).filter(isKnown);
    if (known.length === 0) return undefined;
    // Beside data that are told of, a type that nobody can read leaves open what else there may be.
    const others =
      x.both || !known.flatMap(alternatives).some(isByType) ? [] : types.filter(type => isUnread(evaluator, type));
    return union([...known, ...others.map((type): Evaluated => ({ kind: 'typed', type }))]);
  },
  'one-of': (x, _type, evaluator) => {
    const known = x.of.map(type => evaluator.typeValue(type)).filter(isKnown);
    return known.length > 0 ? union(known) : undefined;
  },
  obj: (_x, type) => ({ kind: 'typed', type }),
  idx: (x, { module, frame }, evaluator) => evaluator.typeMember({ module, type: x.o, frame }, x.p),
  any: someMember,
  fn: nothing,
  lit: nothing,
  tpl: nothing,
  prim: nothing,
  nil: nothing,
  keyof: nothing,
  arr: nothing,
  unk: nothing,
};

/** The value that a type alone makes known: a client, an instance, an implementer. */
export function typeValue(evaluator: Evaluator, type: TypeRef): Evaluated | undefined {
  const handler = handlers[type.type.k] as Handler<AnyType['k']>;
  return handler(type.type, type, evaluator);
}

/** A member of a type, of which it is only known that it is one of a few. */
function someMember(x: TypeOf<'any'>, { module, frame }: TypeRef, evaluator: Evaluator): Evaluated | undefined {
  const of = { module, type: x.of, frame };
  if (x.of.k === 'arr') return evaluator.typeValue({ ...of, type: x.of.of });
  const type = oneOf(evaluator.memberTypes(of, x.i && { module, type: x.i, frame }) ?? []);
  if (type) return evaluator.typeValue(type) ?? { kind: 'typed', type };
  // The elements of a list that is written out.
  const values = evaluator.typeValue(of);
  const list = values?.kind === 'array' ? evaluator.values(values) : undefined;
  return list && list.length > 0 ? union(list.map(thunk => evaluator.force(thunk))) : undefined;
}

function isByType({ kind }: Evaluated): boolean {
  return kind === 'typed' || kind === 'interface';
}

/** What may be an object, and one with any members. */
function isUnread(evaluator: Evaluator, type: TypeRef): boolean {
  const { k } = type.type;
  return k === 'unk' || (k === 'ref' && !evaluator.typeValue(type));
}

export function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/**
 * What a declared type adds to a value of which little is known. It takes nothing away: what is known by the way to it
 * keeps its name.
 */
export function typed(evaluator: Evaluator, value: Evaluated | undefined, type: TypeRef): Evaluated {
  const known = evaluator.typeValue(type);
  // What is handed over as a client of requests knows its base; the type of one does not.
  if (known?.kind === 'http' && value && isSingular(value)) return value;
  if (known && isSingular(known)) return known;
  if (value && isLeftOut(value)) return value;
  if (!value || (value.kind === 'literal' && value.value == null)) return known ?? { kind: 'typed', type };
  return withType(value, type);
}

/** `const electron: typeof import('electron') = window.require('electron')`: of a whole module its exports tell more. */
export function isSaidByExports(value: Evaluated, { type }: TypeRef): boolean {
  return value.kind === 'import' && value.name === '*' && type.k === 'typeof';
}

function withType(value: Evaluated, type: TypeRef): Evaluated {
  if (isSaidByExports(value, type)) return value;
  if (value.kind === 'union') return { ...value, of: value.of.map(item => withType(item, type)) };
  // `any` says nothing that another type could take away.
  return isResidual(value) && (!value.type || value.type.type.k === 'unk') ? { ...value, type } : value;
}

/** What calling a value of a type gives: the type of that. */
export function resultType(evaluator: Evaluator, type: TypeRef): TypeRef | undefined {
  if (type.type.k === 'fn') return type.type.ret && { ...type, type: type.type.ret };
  if (type.type.k === 'or') return resultOfOnly(evaluator, type, type.type.of);
  if (type.type.k === 'one-of') {
    const results = type.type.of.map(one => resultType(evaluator, one));
    return results.every(isKnown) ? oneOf(results) : undefined;
  }
  const known = evaluator.typeValue(type);
  return known?.kind === 'typed' && known.type.type.k === 'fn' ? resultType(evaluator, known.type) : undefined;
}

/** Of `fn?: () => T`. */
function resultOfOnly(evaluator: Evaluator, type: TypeRef, of: readonly Type[]): TypeRef | undefined {
  const [only, ...others] = of.filter(({ k }) => k !== 'nil');
  return only && others.length === 0 ? resultType(evaluator, { ...type, type: only }) : undefined;
}

/** The primitive type that values of a type have, if that is one and the same; a `Date` counts as one. */
export function primitiveOf(evaluator: Evaluator, { type: x, ...scope }: TypeRef): Primitive | undefined {
  switch (x.k) {
    case 'prim':
      return x.n;
    case 'lit':
    case 'tpl':
      return 'string';
    case 'or': {
      const found = new Set(
        x.of.filter(({ k }) => k !== 'nil').map(type => primitiveOf(evaluator, { ...scope, type })),
      );
      const [only, ...others] = found;
      return others.length === 0 ? only : undefined;
    }
    case 'one-of': {
      const [only, ...others] = new Set(x.of.map(one => primitiveOf(evaluator, one)));
      return others.length === 0 ? only : undefined;
    }
    case 'ref': {
      if (x.x.k === 'glob' && x.x.n === 'Date') return 'date';
      const entity = entityOf(evaluator, scope.module, x.x, scope.frame);
      if (entity.kind === 'object') return primitiveAmong(evaluator, entity);
      const known = evaluator.typeValue({ ...scope, type: x });
      return known?.kind === 'typed' && known.type.type !== x && known.type.type.k !== 'ref'
        ? primitiveOf(evaluator, known.type)
        : undefined;
    }
    default:
      return undefined;
  }
}

/** The one type of all members of an enum, which is an object. */
function primitiveAmong(evaluator: Evaluator, value: Evaluated): Primitive | undefined {
  const members = evaluator.values(value)?.map(thunk => evaluator.force(thunk)) ?? [];
  const [only, ...others] = new Set(members.map(one => (one.kind === 'literal' ? typeof one.value : undefined)));
  return others.length === 0 && (only === 'string' || only === 'number') ? only : undefined;
}

/**
 * `RemoteClient<Manager>` of a package that is not read: as far as anybody can tell it has the members of what it is
 * made of, and others of its own. It is no manager itself.
 */
function foreignOf(evaluator: Evaluator, entity: Evaluated, args: readonly TypeRef[] = []): Evaluated | undefined {
  if (entity.kind !== 'import' || entity.gated) return undefined;
  for (const type of args) {
    const made = evaluator.typeValue(type);
    if (made?.kind === 'typed') return made;
    if (made?.kind === 'instance' || made?.kind === 'interface' || made?.kind === 'client')
      return { kind: 'typed', type };
  }
  return undefined;
}

// Names of types -------------------------------------------------------------------------------

/**
 * What a name of a type stands for.
 *
 * @param args - what the name is given in angle brackets
 */
export function entityOf(
  evaluator: Evaluator,
  module: Module,
  x: Expr,
  frame: Frame | null,
  args?: readonly TypeRef[],
): Evaluated {
  if (x.k !== 'ref') return evaluator.eval(module, x, frame);
  const binding = module.facts.bindings[x.b] as Binding;
  if (binding.imp) return importedType(evaluator, module, binding.imp.m, binding.imp.n, 0, args);
  if (binding.iface !== undefined) return interfaceOf(module, binding, args);
  const given = givenType(module, x.b, frame);
  if (given) return evaluator.typeValue(given) ?? { kind: 'typed', type: given };
  const type = binding.alias && { module, type: binding.alias, frame };
  if (!type) return evaluator.eval(module, x, frame);
  if (binding.tp && args) return applied(evaluator, type, binding.tp, args);
  return evaluator.memo.answer<Evaluated>(
    `t ${module.id} ${x.b} ${evaluator.gate}`,
    binding.f < 0 && !frame?.types ? null : frame,
    () => aliased(evaluator, type),
    () => unknown('cycle'),
  );
}

/** What a name stands for that is declared as a type: by itself an object is an enum, which is the type of its members. */
function aliased(evaluator: Evaluator, type: TypeRef): Evaluated {
  const value = evaluator.typeValue(type);
  return !value || value.kind === 'object' || value.kind === 'merge' ? { kind: 'typed', type } : value;
}

/** What a parameter of a generic type stands for. */
function givenType(module: Module, binding: number, innermost: Frame | null): TypeRef | undefined {
  for (let frame = innermost; frame; frame = frame.up) {
    const given = frame.types?.module === module ? frame.types.of.get(binding) : undefined;
    if (given) return given;
  }
  return undefined;
}

/** `type Wrapped<T> = …`, given what `T` is. */
function applied(
  evaluator: Evaluator,
  type: TypeRef,
  parameters: readonly number[],
  args: readonly TypeRef[],
): Evaluated {
  const here: TypeRef = { ...type, frame: frameGiven(type, parameters, args) };
  return evaluator.memo.once<Evaluated>(
    `g ${type.module.id} ${parameters.join(' ')} ${here.frame?.key ?? ''}`,
    () => evaluator.typeValue(here) ?? { kind: 'typed', type: here },
    () => unknown('cycle'),
  );
}

/** An interface, with what its parameters stand for where it has any. */
function interfaceOf(module: Module, { iface, tp }: Binding, args?: readonly TypeRef[]): Evaluated {
  const id = iface as number;
  if (!tp || !args) return { kind: 'interface', module, id };
  return { kind: 'interface', module, id, frame: frameGiven({ module, frame: null }, tp, args) };
}

/** In which the parameters of a type stand for what it is given. */
function frameGiven(
  { module, frame: up }: Pick<TypeRef, 'module' | 'frame'>,
  parameters: readonly number[],
  args: readonly TypeRef[],
): Frame {
  const given = args.map(argument => behindParameter(argument));
  const of = new Map(given.flatMap((one, index) => (index in parameters ? [[parameters[index] as number, one]] : [])));
  const key = `<${given.map(typeKey).join(', ')}>`;
  return { key, args: null, up, types: { module, of }, memo: new Map() };
}

/** What is given for a parameter, where that is what a type is given itself: `Outer<T>` is `Inner<T>`. */
function behindParameter(type: TypeRef): TypeRef {
  const { type: x, module, frame } = type;
  if (x.k !== 'ref' || x.x.k !== 'ref' || x.a) return type;
  return givenType(module, x.x.b, frame) ?? type;
}

/** Tells a type from others, with what the parameters around it stand for. */
function typeKey({ module, type, frame }: TypeRef): string {
  const written = type.k === 'one-of' ? type.of.map(one => JSON.stringify(one.type)).join(' | ') : JSON.stringify(type);
  return `${module.id} ${written}${frame?.types ? frame.key : ''}`;
}

/** An interface may share its name with a value: in the place of a type it is the interface. */
function importedType(
  evaluator: Evaluator,
  module: Module,
  specifier: string,
  name: string,
  depth: number,
  args?: readonly TypeRef[],
): Evaluated {
  const resolution = evaluator.resolve(module, specifier);
  const found =
    resolution && 'module' in resolution && name !== '*'
      ? exportedType(evaluator, resolution.module, name, depth, args)
      : undefined;
  return found ?? evaluator.imported(module, specifier, name, undefined);
}

/** What a module exports as a type by that name; undefined where it exports no such type. */
export function exportedType(
  evaluator: Evaluator,
  module: Module,
  name: string,
  depth = 0,
  args?: readonly TypeRef[],
): Evaluated | undefined {
  if (depth > MAX_MODULES) return undefined;
  const { exports, reexports, stars, bindings } = module.facts;
  const own = Object.hasOwn(exports, name) ? exports[name] : undefined;
  if (own?.k === 'ref') {
    const binding = bindings[own.b];
    if (binding?.iface !== undefined) return interfaceOf(module, binding, args);
    if (binding?.imp) return importedType(evaluator, module, binding.imp.m, binding.imp.n, depth + 1, args);
    return binding?.alias ? entityOf(evaluator, module, own, null, args) : undefined;
  }
  const follow = (specifier: string, inner: string): Evaluated | undefined => {
    const resolution = evaluator.resolve(module, specifier);
    return resolution && 'module' in resolution
      ? exportedType(evaluator, resolution.module, inner, depth + 1, args)
      : undefined;
  };
  for (const entry of reexports) if (entry.n === name && entry.i !== '*') return follow(entry.m, entry.i);
  for (const specifier of stars) {
    const found = follow(specifier, name);
    if (found) return found;
  }
  return undefined;
}

/** A value named in the place of a type: a class stands for its instance. */
function instanceOf(evaluator: Evaluator, value: Evaluated): Evaluated | undefined {
  switch (value.kind) {
    case 'class':
      return { kind: 'instance', class: value, args: null };
    case 'sdk-export': {
      const client = value.spec.construct ?? value.spec.call ?? value.sdk.types?.[value.name];
      return client ? evaluator.client(value.sdk, client) : undefined;
    }
    case 'import':
      return evaluator.host.ambientType(`${value.source}:${value.name}`) ?? httpOfClass(value);
    case 'declared': {
      const type = instanceOf(evaluator, value.rest);
      return value.node.instance ? declared(type ?? unknown('unresolved-import'), value.node.instance) : type;
    }
    case 'interface':
    case 'client':
    case 'instance':
    case 'typed':
    case 'properties':
      return value;
    case 'union': {
      const known = value.of.map(item => instanceOf(evaluator, item)).filter(isKnown);
      return known.length > 0 ? union(known) : undefined;
    }
    default:
      return undefined;
  }
}

/** `A.B.c` of globals, as it is written. */
function dotted(x: Expr): string | undefined {
  if (x.k === 'glob') return x.n;
  if (x.k !== 'mem') return undefined;
  const object = dotted(x.o);
  return object && `${object}.${x.p}`;
}
