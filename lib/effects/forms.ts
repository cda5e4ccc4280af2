/** Which of the argument lists that a method takes a call has. */
import { writtenTypes } from '../evaluate/value.ts';

import type { Form } from '../catalog/types.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, Thunk, TypeRef } from '../evaluate/value.ts';
import type { Type } from '../facts/facts.ts';

/** Kinds of types whose values are objects. */
const objectTypes: ReadonlySet<Type['k']> = new Set<Type['k']>(['obj', 'arr']);

/** The first form that the arguments fulfil. */
export function formOf(evaluator: Evaluator, forms: readonly Form[], args: readonly Thunk[]): Form | undefined {
  const kinds = new Map<number, string | undefined>();
  const kindOf = (index: number): string | undefined => {
    const argument = args[index];
    if (!kinds.has(index)) kinds.set(index, argument ? shapeOf(evaluator.force(argument)) : 'absent');
    return kinds.get(index);
  };
  return forms.find(form => Object.entries(form.when ?? {}).every(([index, kind]) => kindOf(Number(index)) === kind));
}

/** What the catalog calls an argument of this value; undefined where that is not known. */
function shapeOf(value: Evaluated): string | undefined {
  switch (value.kind) {
    case 'literal':
      if (value.value == null) return 'absent';
      return typeof value.value === 'boolean' ? undefined : 'string';
    case 'template':
      return 'string';
    case 'object':
    case 'merge':
    case 'omit':
    case 'properties':
      return 'object';
    case 'function':
    case 'bound':
    case 'method':
      return 'function';
    case 'parameter':
      return value.type && writtenTypes(value.type).every(({ type }) => objectTypes.has(type.k))
        ? 'object'
        : textOf(value.type);
    case 'member':
    case 'call':
    case 'typed':
      return textOf(value.type);
    case 'union': {
      const [shape, ...others] = new Set(value.of.map(shapeOf));
      return others.length === 0 ? shape : undefined;
    }
    default:
      return undefined;
  }
}

/** What is declared to be a text, or a number, is one by whatever name it comes. */
function textOf(type: TypeRef | undefined): string | undefined {
  return type && writtenTypes(type).every(({ type: one }) => isText(one)) ? 'string' : undefined;
}

function isText(type: Type): boolean {
  if (type.k === 'prim') return type.n !== 'boolean';
  if (type.k === 'or')
    return type.of.some(({ k }) => k !== 'nil') && type.of.every(one => one.k === 'nil' || isText(one));
  return type.k === 'lit' && typeof type.v !== 'boolean';
}
