/** Elements of lists, and members by a key that is worked out. */
import { isData, isStringLike, writtenType } from './kinds.ts';
import { callbackElement } from './known/callbacks.ts';
import { elementType, partMethods } from './known/collections.ts';
import { contentOf } from './known/maps.ts';
import { literalsOf } from './type-texts.ts';
import { alternatives, anyOf, orNothing, union, unknown } from './value.ts';

import type { Expr } from '../facts/facts.ts';
import type { Evaluator } from './evaluator.ts';
import type { Place } from './expressions.ts';
import type { At, Evaluated, EvaluatedOf, Thunk } from './value.ts';

/** The item that certainly stands at an index. */
export function itemAt({ items, placed = items.length }: EvaluatedOf<'array'>, name: string): Thunk | undefined {
  const index = Number(name);
  return index < placed ? items[index] : undefined;
}

/**
 * All values of an object that is known whole.
 *
 * @param isAny - it does not matter which comes first, so that a key may be computed
 */
export function valuesOf(object: Evaluated, isAny = false): readonly Thunk[] | undefined {
  if (object.kind === 'array' && !object.open) return object.items;
  if (object.kind === 'properties' && !object.open) return [...object.values.values()].flat();
  if (object.kind === 'merge') return valuesOfAll(object.of, isAny);
  if (object.kind !== 'object') return undefined;
  const { module, frame } = object;
  const result: Thunk[] = [];
  for (const property of object.expr.p) {
    const isKnown = property.k !== null || (isAny && property.c);
    if (!isKnown || property.g) return undefined;
    result.push({ module, expr: property.v, frame });
  }
  return result;
}

function valuesOfAll(layers: readonly Evaluated[], isAny: boolean): readonly Thunk[] | undefined {
  const all: Thunk[] = [];
  for (const layer of layers) {
    const values = valuesOf(layer, isAny);
    if (!values) return undefined;
    all.push(...values);
  }
  return all;
}

export function elementOf(evaluator: Evaluator, whole: Evaluated, at: At | undefined): Evaluated {
  const list = takenFrom(evaluator, whole);
  const made = madeOf(evaluator, list, at);
  if (made) return made;
  if (list.kind === 'union') return union(list.of.map(item => evaluator.element(item, at)));
  if (list.kind !== 'array') return someMember(evaluator, list, at);
  const { items, open, spread } = list;
  const others = spread ? spread.map(one => evaluator.element(one, at)) : open ? [unknown('spread', at)] : [];
  if (items.length === 0)
    return others.length > 0 && spread ? union(others) : { kind: 'member', object: list, property: '[]', at };
  const any = anyOf(items, item => evaluator.force(item), at);
  return others.length > 0 ? union([any, ...others]) : any;
}

/** `list.slice(1)` has the elements of the list, and `new Set(list)` as well. */
function takenFrom(evaluator: Evaluator, part: Evaluated): Evaluated {
  const content = contentOf(evaluator, part, ['Map', 'Set']);
  if (content) return takenFrom(evaluator, content);
  const method = part.kind === 'call' ? methodOf(part.callee) : undefined;
  return method && partMethods.has(method.name) ? takenFrom(evaluator, method.of) : part;
}

/** `list.map(make)` has what the callback makes of an element, and `flatMap` what is in that. */
function madeOf(evaluator: Evaluator, list: Evaluated, at: At | undefined): Evaluated | undefined {
  const method = list.kind === 'call' ? methodOf(list.callee) : undefined;
  const isFlat = method?.name === 'flatMap';
  if (list.kind !== 'call' || (method?.name !== 'map' && !isFlat) || !list.args[0]) return undefined;
  const make = evaluator.force(list.args[0]);
  if (make.kind !== 'function') return undefined;
  // Of an element that is not known, the callback's own parameter says more.
  const element = callbackElement(method.name, evaluator, () => method.of);
  const given = element ? evaluator.apply(make, [{ value: element }], at) : evaluator.givenBy(make);
  if (!isFlat) return given;
  return union(alternatives(given).map(one => (isStringLike(one) || isData(one) ? one : evaluator.element(one, at))));
}

/** A method by its name, and what it is called on. */
function methodOf(callee: Evaluated): { readonly of: Evaluated; readonly name: string } | undefined {
  if (callee.kind === 'member') return { of: callee.object, name: callee.property };
  const name = callee.kind === 'parameter' ? callee.path.at(-1) : undefined;
  if (callee.kind !== 'parameter' || name === undefined) return undefined;
  const { type: _typeOfTheMethod, ...of } = callee;
  return { of: { ...of, path: callee.path.slice(0, -1) }, name };
}

/** `object[index]`: the members that the index names, or any of an object that is known whole. */
export function indexed(x: Extract<Expr, { k: 'idx' }>, { evaluator, module, frame, at }: Place): Evaluated {
  const object = evaluator.eval(module, x.o, frame);
  const index = evaluator.eval(module, x.i, frame);
  const type = writtenType(index);
  const chosen = type ? (literalsOf(evaluator, type) ?? index) : index;
  const names = alternatives(chosen).map(keyNamed);
  if (names.every(name => name !== undefined))
    return union(names.map(name => evaluator.member(object, name, at, module)));
  const all = valuesOf(object, true);
  // A key that is not known may be none of them.
  if (all && all.length > 0) return orNothing(anyOf(all, thunk => evaluator.force(thunk), at));
  return someMember(evaluator, object, at);
}

/** A member of which nobody knows which it is; its type may be known. */
function someMember(evaluator: Evaluator, object: Evaluated, at: At | undefined): Evaluated {
  const type = writtenType(object);
  const element = type && elementType(evaluator, type);
  return { kind: 'member', object, property: '[]', ...(element && { type: element }), at };
}

export function keyNamed(value: Evaluated): string | undefined {
  if (value.kind !== 'literal') return undefined;
  return typeof value.value === 'string' || typeof value.value === 'number' ? String(value.value) : undefined;
}
