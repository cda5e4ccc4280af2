/** What the types of collections say of their elements. */
import { alternatives, oneOf, writtenTypes } from '../value.ts';

import type { Type } from '../../facts/facts.ts';
import type { Evaluator } from '../evaluator.ts';
import type { TypeRef } from '../value.ts';

/** Which of its type arguments a collection holds. */
const held: ReadonlyMap<string, number> = new Map([
  ...['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable', 'AsyncIterable', 'Generator', 'NodeListOf'].map(
    name => [name, 0] as const,
  ),
  ...['Map', 'ReadonlyMap', 'WeakMap', 'Record', 'Object'].map(name => [name, 1] as const),
]);
const lists: ReadonlySet<string> = new Set(['Array', 'ReadonlyArray', 'NodeListOf']);
/** Types that are as their argument is. */
const itself = new Set(['Readonly', 'Partial', 'Required', 'NonNullable', 'Awaited', 'Promise']);
const taking = new Set(['get', 'at', 'pop', 'shift', 'find', 'findLast']);

/** Methods that give some of a list, or all of it in another order. */
export const partMethods: ReadonlySet<string> = new Set([
  'filter',
  'slice',
  'sort',
  'reverse',
  'toSorted',
  'toReversed',
]);

/** The type of the elements; undefined where the type is of no collection. */
export function elementType(evaluator: Evaluator, type: TypeRef): TypeRef | undefined {
  const { type: x } = type;
  const of = (inner: Type | undefined): TypeRef | undefined => inner && { ...type, type: inner };
  switch (x.k) {
    case 'arr':
      return of(x.of);
    case 'or':
      return elementOfAny(
        evaluator,
        x.of.map(one => ({ ...type, type: one })),
      );
    case 'one-of':
      return elementOfAny(evaluator, x.of);
    case 'ref': {
      const name = x.x.k === 'glob' ? x.x.n : undefined;
      const index = name === undefined ? undefined : held.get(name);
      if (index !== undefined) return of(x.a?.[index]);
      const inner = name !== undefined && itself.has(name) ? of(x.a?.[0]) : undefined;
      if (inner) return elementType(evaluator, inner);
      return name === undefined ? ofAlias(evaluator, type) : undefined;
    }
    default:
      return undefined;
  }
}

export function isIndex(name: string): boolean {
  return /^\d+$/.test(name);
}

/** The type of what a list has at an index, or an object of one kind of values by a name. */
export function elementTypeAt(evaluator: Evaluator, type: TypeRef, name: string): TypeRef | undefined {
  const { type: x } = type;
  if (x.k === 'arr') {
    const item = isIndex(name) ? (x.at ? x.at[Number(name)] : x.of) : undefined;
    return item && { ...type, type: item };
  }
  const of = x.k === 'ref' && x.x.k === 'glob' ? x.x.n : undefined;
  if (x.k !== 'ref' || of === undefined) return undefined;
  if (of === 'Record' || (lists.has(of) && isIndex(name))) return elementType(evaluator, type);
  const [inner] = (itself.has(of) && x.a) || [];
  return inner && elementTypeAt(evaluator, { ...type, type: inner }, name);
}

function elementOfAny(evaluator: Evaluator, types: readonly TypeRef[]): TypeRef | undefined {
  return oneOf(
    types.flatMap(one => {
      const element = elementType(evaluator, one);
      return element ? [element] : [];
    }),
  );
}

/** `type Sinks = Sink[]`. */
function ofAlias(evaluator: Evaluator, type: TypeRef): TypeRef | undefined {
  const value = evaluator.typeValue(type);
  for (const one of value ? alternatives(value) : [])
    if (one.kind === 'typed' && one.type.type !== type.type) return elementType(evaluator, one.type);
  return undefined;
}

/** The type of a method that gives an element: `map.get(key)`. */
export function takingMember(evaluator: Evaluator, type: TypeRef, name: string): TypeRef | undefined {
  if (!taking.has(name)) return undefined;
  const element = elementType(evaluator, type);
  return (
    element && oneOf(writtenTypes(element).map(({ type: ret, ...scope }) => ({ ...scope, type: { k: 'fn', ret } })))
  );
}
