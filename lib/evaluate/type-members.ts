/** What written types tell of the members of values. */
import { isHollow, isResidual } from './kinds.ts';
import { elementTypeAt, takingMember } from './known/collections.ts';
import { isKnown } from './types.ts';
import { alternatives, oneOf, union, unknown } from './value.ts';

import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { Evaluated, EvaluatedOf, TypeRef } from './value.ts';

const nothing = (): undefined => undefined;

/** What a type tells of a member: its value where that is known, else its own type. */
export function typeMember(evaluator: Evaluator, type: TypeRef, name: string): Evaluated | undefined {
  const { module, type: x, frame } = type;
  if (x.k === 'obj') {
    const member = Object.hasOwn(x.m, name) ? x.m[name] : undefined;
    const own = member && { module, type: member, frame };
    const implemented =
      member && implementation(evaluator, evaluator.host.implementers(module, 'type', x.s), name, module);
    return implemented ?? (own && (evaluator.typeValue(own) ?? { kind: 'typed', type: own }));
  }
  const element = elementTypeAt(evaluator, type, name);
  if (element) return evaluator.typeValue(element) ?? { kind: 'typed', type: element };
  const value = evaluator.typeValue(type);
  return value && memberOfKnown(evaluator, value, name, type);
}

/** The member of what a type stands for, itself as a type tells it: without a way to it. */
function memberOfKnown(evaluator: Evaluator, value: Evaluated, name: string, type: TypeRef): Evaluated | undefined {
  switch (value.kind) {
    case 'interface':
      return interfaceMember(evaluator, value, name);
    case 'typed':
      return value.type.type === type.type ? undefined : evaluator.typeMember(value.type, name);
    case 'union': {
      const known = value.of.map(item => memberOfKnown(evaluator, item, name, type)).filter(isKnown);
      return known.length > 0 ? union(known) : undefined;
    }
    default: {
      const member = evaluator.member(value, name, undefined, type.module);
      return isHollow(member) ? undefined : member;
    }
  }
}

/** The declared type of a member. */
export function memberTypeRef(evaluator: Evaluator, type: TypeRef, name: string): TypeRef | undefined {
  const { module, type: x, frame } = type;
  if (x.k === 'obj') {
    const member = Object.hasOwn(x.m, name) ? x.m[name] : undefined;
    return member && { module, type: member, frame };
  }
  const own =
    takingMember(evaluator, type, name) ?? parameterType(evaluator, type, name) ?? elementTypeAt(evaluator, type, name);
  if (own) return own;
  const values = alternatives(evaluator.typeValue(type) ?? unknown('dynamic-member'));
  const found = values.map(value => ({ value, type: declaredMember(evaluator, value, name, x) }));
  const told = found.map(one => one.type).filter(isKnown);
  // One that is read, and has no such member, is not the one that the code asks.
  const isOpen = found.some(one => !one.type && isUnreadType(one.value));
  return oneOf(told.length > 0 && isOpen ? [...told, { module, type: { k: 'unk' }, frame }] : told);
}

/** `Parameters<typeof send>[0]`. */
function parameterType(evaluator: Evaluator, { type: x, module, frame }: TypeRef, name: string): TypeRef | undefined {
  const [of] = x.k === 'ref' && x.x.k === 'glob' && x.x.n === 'Parameters' ? (x.a ?? []) : [];
  const fn = of?.k === 'typeof' ? evaluator.eval(module, of.x, frame) : undefined;
  const type = fn?.kind === 'function' ? fn.module.facts.fns[fn.id]?.p[Number(name)]?.t : undefined;
  return type && fn?.kind === 'function' ? { module: fn.module, type, frame: fn.frame } : undefined;
}

function isUnreadType(value: Evaluated): boolean {
  return value.kind === 'typed' && value.type.type.k !== 'obj';
}

function declaredMember(
  evaluator: Evaluator,
  value: Evaluated,
  name: string,
  of: TypeRef['type'],
): TypeRef | undefined {
  switch (value.kind) {
    case 'interface':
      return interfaceMemberType(evaluator, value, name);
    case 'instance':
      return fieldType(value, name);
    case 'typed':
      return value.type.type === of ? undefined : evaluator.memberTypeRef(value.type, name);
    case 'object': {
      const member = evaluator.memberThunk(value, name);
      return member && 'expr' in member
        ? { module: member.module, type: { k: 'typeof', x: member.expr }, frame: member.frame }
        : undefined;
    }
    default:
      return isResidual(value) && value.type && value.type.type !== of
        ? evaluator.memberTypeRef(value.type, name)
        : undefined;
  }
}

/** The type that a class gives to a field. */
function fieldType({ class: { module, id, frame } }: EvaluatedOf<'instance'>, name: string): TypeRef | undefined {
  const members = module.facts.classes[id]?.m;
  const type = members && Object.hasOwn(members, name) ? members[name]?.t : undefined;
  return type && { module, type, frame };
}

/** A member of an interface: that of whatever implements it, else what its type tells. */
export function interfaceMember(
  evaluator: Evaluator,
  object: EvaluatedOf<'interface'>,
  name: string,
): Evaluated | undefined {
  return evaluator.memo.once(
    `f ${object.module.id} ${object.id} ${name} ${object.frame?.key ?? ''}`,
    (): Evaluated | undefined => {
      const { module, id } = object;
      const found = implementation(evaluator, evaluator.host.implementers(module, 'interface', id), name, module);
      if (found) return found;
      const type = interfaceMemberType(evaluator, object, name);
      return type && (evaluator.typeValue(type) ?? { kind: 'typed', type });
    },
    nothing,
  );
}

/** A member of whatever implements a type. */
function implementation(
  evaluator: Evaluator,
  implementers: readonly Evaluated[],
  name: string,
  module: Module,
): Evaluated | undefined {
  const found = implementers
    .map(value => evaluator.member(value, name, undefined, module))
    .filter(value => !isHollow(value) && !isResidual(value));
  return found.length > 0 ? union(found) : undefined;
}

/** The type that an interface, or one that it extends, gives to a member. */
export function interfaceMemberType(
  evaluator: Evaluator,
  object: EvaluatedOf<'interface'>,
  name: string,
): TypeRef | undefined {
  const { module, frame = null } = object;
  const iface = module.facts.ifaces[object.id];
  if (!iface) return undefined;
  const own = Object.hasOwn(iface.m, name) ? iface.m[name] : undefined;
  if (own) return { module, type: own, frame };
  const inherited = (): TypeRef | undefined => {
    for (const parent of iface.ext) {
      const value = evaluator.typeValue({ module, type: parent, frame });
      const found = value?.kind === 'interface' ? interfaceMemberType(evaluator, value, name) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  return evaluator.memo.once<TypeRef | undefined>(
    `x ${module.id} ${object.id} ${name} ${frame?.key ?? ''}`,
    inherited,
    nothing,
  );
}
