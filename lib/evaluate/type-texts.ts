/** The texts that types name one by one. */
import { textsOfSchema } from './known/schemas.ts';
import { join } from './strings.ts';
import { entityOf, isKnown } from './types.ts';
import { alternatives, stringOf, union } from './value.ts';

import type { Type } from '../facts/facts.ts';
import type { Evaluator } from './evaluator.ts';
import type { Evaluated, TypeRef } from './value.ts';

type TypeOf<K extends Type['k']> = Extract<Type, { readonly k: K }>;

/** The texts that a type names one by one: `'track' | 'page'`, an enum, the keys or the values of a constant. */
export function literalsOf(evaluator: Evaluator, type: TypeRef): Evaluated | undefined {
  return evaluator.memo.deeper(
    () => namedBy(evaluator, type),
    () => undefined,
  );
}

function namedBy(evaluator: Evaluator, type: TypeRef): Evaluated | undefined {
  const { type: x, module, frame } = type;
  switch (x.k) {
    case 'lit':
      return { kind: 'literal', value: x.v };
    case 'tpl':
      return textsAround(evaluator, x, type);
    case 'typeof':
      return ifTexts(evaluator.eval(module, x.x, frame));
    case 'idx': {
      const member = evaluator.memberTypeRef({ ...type, type: x.o }, x.p);
      return member && literalsOf(evaluator, member);
    }
    case 'or': {
      // `null` and `undefined` are no texts, and take none away.
      const found = x.of.filter(({ k }) => k !== 'nil').map(item => literalsOf(evaluator, { ...type, type: item }));
      return found.length > 0 && found.every(isKnown) ? union(found) : undefined;
    }
    case 'ref': {
      const made = x.a && madeTexts(evaluator, x, x.a, type);
      if (made) return made;
      // `z.infer<typeof Name>`.
      const [of] = x.a ?? [];
      const schema = of?.k === 'typeof' ? textsOfSchema(evaluator, evaluator.eval(module, of.x, frame)) : undefined;
      if (schema) return textsAmong(evaluator, schema);
      const args = x.a?.map((argument): TypeRef => ({ module, type: argument, frame }));
      const entity = entityOf(evaluator, module, x.x, frame, args);
      // An enum is an object, and the type of what its members are.
      if (entity.kind === 'object') return textsAmong(evaluator, entity);
      const found = alternatives(entity).map(one =>
        stringOf(one) !== undefined
          ? one
          : one.kind === 'typed' && one.type.type !== x
            ? literalsOf(evaluator, one.type)
            : undefined,
      );
      return found.every(isKnown) ? union(found) : undefined;
    }
    case 'one-of': {
      const found = x.of.map(one => literalsOf(evaluator, one));
      return found.every(isKnown) ? union(found) : undefined;
    }
    case 'any':
      return textsOfMembers(evaluator, x, type);
    case 'keyof':
      return keysAmong(evaluator, { ...type, type: x.of });
    default:
      return undefined;
  }
}

function textsAmong(evaluator: Evaluator, value: Evaluated | undefined): Evaluated | undefined {
  const values = value && evaluator.values(value)?.map(thunk => evaluator.force(thunk));
  const isAllText = values?.every(one => alternatives(one).every(text => stringOf(text) !== undefined));
  return values && values.length > 0 && isAllText ? union(values) : undefined;
}

function keysAmong(evaluator: Evaluator, type: TypeRef): Evaluated | undefined {
  const keys = keysOfType(evaluator, type);
  return keys && keys.length > 0 ? union(keys.map(value => ({ kind: 'literal', value }))) : undefined;
}

function keysOfType(evaluator: Evaluator, type: TypeRef): readonly string[] | undefined {
  if (type.type.k === 'obj') return Object.keys(type.type.m);
  if (type.type.k === 'ref' && type.type.x.k === 'glob' && type.type.x.n === 'Record') {
    const [keys] = type.type.a ?? [];
    return keys && textsIn(literalsOf(evaluator, { ...type, type: keys }));
  }
  const value = evaluator.typeValue(type);
  switch (value?.kind) {
    case 'interface': {
      const iface = value.module.facts.ifaces[value.id];
      return iface?.ext.length === 0 ? Object.keys(iface.m) : undefined;
    }
    case 'object':
    case 'merge': {
      const entries = evaluator.entries(value);
      return entries && [...entries.keys()];
    }
    case 'typed':
      return value.type.type === type.type ? undefined : keysOfType(evaluator, value.type);
    default:
      return undefined;
  }
}

/** The texts that a value certainly is; undefined where it may be anything else. */
function ifTexts(value: Evaluated): Evaluated | undefined {
  return textsIn(value) && value;
}

function textsIn(value: Evaluated | undefined): readonly string[] | undefined {
  const texts = value && alternatives(value).map(stringOf);
  return texts?.every(isKnown) ? texts : undefined;
}

/** `${Area} Opened`, with all that each hole names. */
function textsAround(evaluator: Evaluator, { q, x }: TypeOf<'tpl'>, type: TypeRef): Evaluated | undefined {
  const holes = x.map(hole => literalsOf(evaluator, { ...type, type: hole }));
  if (!holes.every(isKnown)) return undefined;
  const parts = q.flatMap((text, index) => [text, ...holes.slice(index, index + 1)]);
  return ifTexts(join(parts, undefined));
}

/** `T[keyof T]`, `T[number]`, `T[K]`. */
function textsOfMembers(evaluator: Evaluator, x: TypeOf<'any'>, type: TypeRef): Evaluated | undefined {
  if (x.of.k === 'arr') return literalsOf(evaluator, { ...type, type: x.of.of });
  const whole = x.i ? undefined : textsAmong(evaluator, evaluator.typeValue({ ...type, type: x.of }));
  if (whole) return whole;
  const members = memberTypes(evaluator, { ...type, type: x.of }, x.i && { ...type, type: x.i });
  const found = members?.map(member => literalsOf(evaluator, member)) ?? [];
  return found.length > 0 && found.every(isKnown) ? union(found) : undefined;
}

/**
 * The types of the members of a type.
 *
 * @param names - of the members that are asked for; all where there is none
 */
export function memberTypes(evaluator: Evaluator, type: TypeRef, names?: TypeRef): readonly TypeRef[] | undefined {
  const keys = names ? textsIn(literalsOf(evaluator, names)) : keysOfType(evaluator, type);
  const members = keys?.map(key => evaluator.memberTypeRef(type, key));
  return members?.every(isKnown) ? members : undefined;
}

type Making = (texts: readonly string[], others: readonly string[]) => readonly string[];

const letters = (change: (text: string) => string): Making => {
  return texts => texts.map(change);
};
const itself: Making = texts => texts;

/** Types of TypeScript's own that make texts of others. */
const makings: ReadonlyMap<string, Making> = new Map<string, Making>([
  ['Exclude', (texts, others) => texts.filter(text => !others.includes(text))],
  ['Extract', (texts, others) => texts.filter(text => others.includes(text))],
  ['NonNullable', itself],
  ['Readonly', itself],
  ['Awaited', itself],
  ['Uppercase', letters(text => text.toUpperCase())],
  ['Lowercase', letters(text => text.toLowerCase())],
  ['Capitalize', letters(text => text.slice(0, 1).toUpperCase() + text.slice(1))],
  ['Uncapitalize', letters(text => text.slice(0, 1).toLowerCase() + text.slice(1))],
]);

/** `Exclude<Name, 'x'>`, `Uppercase<Name>`. */
function madeTexts(
  evaluator: Evaluator,
  { x }: TypeOf<'ref'>,
  given: readonly Type[],
  type: TypeRef,
): Evaluated | undefined {
  const making = x.k === 'glob' ? makings.get(x.n) : undefined;
  if (!making) return undefined;
  const [texts, others] = given.map(one => textsIn(literalsOf(evaluator, { ...type, type: one })));
  if (!texts || (given.length > 1 && !others)) return undefined;
  const made = making(texts, others ?? []);
  return made.length > 0 ? union(made.map(value => ({ kind: 'literal', value }))) : undefined;
}
