/** Elements of lists, and members by a key that is worked out. */
import { isData, isStringLike, writtenType } from './kinds.ts';
import { callbackElement } from './known/callbacks.ts';
import { elementType, partMethods } from './known/collections.ts';
import { contentOf } from './known/maps.ts';
import { literalsOf } from './type-texts.ts';
import { alternatives, anyOf, isOptional, orNothing, union, unknown } from './value.ts';

import type { Expr } from '../facts/facts.ts';
import type { Evaluator } from './evaluator.ts';
import type { Place } from './expressions.ts';
import type { At, Evaluated, EvaluatedOf, Thunk } from './value.ts';

/** The item that certainly stands at an index. */
export function itemAt({ items, placed = items.length }: EvaluatedOf<'array'>, name: string): Thunk | undefined {
  const index = Number(name);
  return index < placed ? items[index] : undefined;
}

/** Under which name a host has all that others write to members of an object, and what they write by keys of the run. */
export const ANY_MEMBER = '*';
export const KEYED_MEMBER = '[]';

/** What stands under each key; a symbol stands for a key that is worked out. */
type Entries = Map<string | symbol, readonly Thunk[]>;

/**
 * All that an object has which is known whole, others that are spread into it included.
 *
 * @param isAny - it does not matter which comes first, so that a key may be computed
 */
export function entriesOf(evaluator: Evaluator, object: Evaluated, isAny = false): Entries | undefined {
  switch (object.kind) {
    case 'array':
      return object.open ? undefined : new Map(object.items.map((item, index) => [String(index), [item]]));
    case 'properties':
      return object.open ? undefined : new Map(object.values);
    case 'merge':
      return entriesOfAll(evaluator, object.of, isAny);
    case 'object':
      return evaluator.memo.deeper(
        () => entriesIn(evaluator, object, isAny),
        () => undefined,
      );
    default:
      return undefined;
  }
}

function entriesIn(
  evaluator: Evaluator,
  { module, frame, expr }: EvaluatedOf<'object'>,
  isAny: boolean,
): Entries | undefined {
  const all: Entries = new Map();
  for (const { k, c, v, g } of expr.p) {
    if (k === null && !c) {
      const spread = evaluator.eval(module, v, frame);
      const more = isOptional(spread) ? undefined : entriesOf(evaluator, spread, isAny);
      if (!more) return undefined;
      for (const [key, list] of more) all.set(key, list);
    } else if (g || (k === null && !isAny)) return undefined;
    else all.set(k ?? Symbol(), [{ module, expr: v, frame }]);
  }
  const written = isAny ? evaluator.host.written('object', module, expr.id, ANY_MEMBER) : undefined;
  if (written) all.set(Symbol(), [{ value: written }]);
  return all;
}

/** What others write to a member of an object, by its name or by a key that only the run knows. */
export function writtenElsewhere(
  { host }: Evaluator,
  { module, expr }: EvaluatedOf<'object'>,
  name: string,
): readonly Evaluated[] {
  const isOwn = expr.p.some(({ k }) => k === name);
  return [name, ...(isOwn ? [] : [KEYED_MEMBER])].flatMap(key => host.written('object', module, expr.id, key) ?? []);
}

/** Layers may be there under a condition: none takes away what is under it. */
function entriesOfAll(evaluator: Evaluator, layers: readonly Evaluated[], isAny: boolean): Entries | undefined {
  const all: Entries = new Map();
  for (const layer of layers) {
    const more = entriesOf(evaluator, layer, isAny);
    if (!more) return undefined;
    for (const [key, list] of more) all.set(key, [...(all.get(key) ?? []), ...list]);
  }
  return all;
}

/** What others are known to write to an object of which the rest is not known. */
export function writtenInto(evaluator: Evaluator, object: Evaluated): Evaluated | undefined {
  // What is made anew with more in it, `handlers = { ...handlers, [kind]: send }`, is one object or another.
  const layers = object.kind === 'merge' || object.kind === 'union' ? object.of : [object];
  const written = layers.flatMap(one =>
    one.kind === 'object' ? (evaluator.host.written('object', one.module, one.expr.id, ANY_MEMBER) ?? []) : [],
  );
  return written.length > 0 ? union(written) : undefined;
}

/** All values of an object that is known whole. */
export function valuesOf(evaluator: Evaluator, object: Evaluated, isAny = false): readonly Thunk[] | undefined {
  const entries = entriesOf(evaluator, object, isAny);
  return entries && [...entries.values()].flat();
}

/**
 * Lists of which the elements have been asked on the way, with what came of it: a list that is made of itself again and
 * again is a few values, which hang together in more ways than can be gone.
 */
export type Walk = Map<Evaluated, Evaluated>;

export function elementOf(evaluator: Evaluator, whole: Evaluated, at: At | undefined, walk: Walk): Evaluated {
  const list = walk.has(whole) ? whole : takenFrom(evaluator, whole);
  const known = walk.get(list);
  if (known) return known;
  const element = elementWithin(evaluator, list, at, walk);
  walk.set(list, element);
  walk.set(whole, element);
  return element;
}

function elementWithin(evaluator: Evaluator, list: Evaluated, at: At | undefined, walk: Walk): Evaluated {
  const made = madeOf(evaluator, list, at);
  if (made) return made;
  if (list.kind === 'union') return union(list.of.map(item => evaluator.element(item, at, walk)));
  if (list.kind !== 'array') return someMember(evaluator, list, at);
  const { items, open, spread } = list;
  const others = spread ? spread.map(one => evaluator.element(one, at, walk)) : open ? [unknown('spread', at)] : [];
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
  const [copied, make] = copiedOf(part) ?? [];
  if (copied && !make) return takenFrom(evaluator, evaluator.force(copied));
  return method && partMethods.has(method.name) ? takenFrom(evaluator, method.of) : part;
}

/** `list.map(make)` has what the callback makes of an element, and `flatMap` what is in that. */
function madeOf(evaluator: Evaluator, list: Evaluated, at: At | undefined): Evaluated | undefined {
  const [copied, maker] = copiedOf(list) ?? [];
  if (copied && maker) return madeBy(evaluator, evaluator.force(maker), () => evaluator.force(copied), at);
  const method = list.kind === 'call' ? methodOf(list.callee) : undefined;
  const isFlat = method?.name === 'flatMap';
  if (list.kind !== 'call' || (method?.name !== 'map' && !isFlat) || !list.args[0]) return undefined;
  const make = evaluator.force(list.args[0]);
  const given = madeBy(evaluator, make, () => method.of, at);
  if (!isFlat || !given) return given;
  return union(alternatives(given).map(one => (isStringLike(one) || isData(one) ? one : evaluator.element(one, at))));
}

/** What a callback makes of an element of a list. */
function madeBy(
  evaluator: Evaluator,
  make: Evaluated,
  list: () => Evaluated,
  at: At | undefined,
): Evaluated | undefined {
  if (make.kind !== 'function') return undefined;
  // Of an element that is not known, the callback's own parameter says more.
  const element = callbackElement('map', evaluator, list);
  return element ? evaluator.apply(make, [{ value: element }], at) : evaluator.givenBy(make);
}

/** `Array.from(list, make)`: what is copied, and what each element is made with. */
function copiedOf(list: Evaluated): readonly Thunk[] | undefined {
  if (list.kind !== 'call' || list.callee.kind !== 'member' || list.callee.property !== 'from') return undefined;
  const { object } = list.callee;
  return object.kind === 'global' && object.name === 'Array' ? list.args : undefined;
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
  const ofNumber = namesOfNumbers(object, chosen, at);
  if (ofNumber) return ofNumber;
  const names = alternatives(chosen).map(keyNamed);
  if (names.every(name => name !== undefined))
    return union(names.map(name => evaluator.member(object, name, at, module)));
  // What a function is called with differs from place to place.
  const all = object.kind === 'array' && object.given ? undefined : valuesOf(evaluator, object, true);
  // A key that is not known may be none of them.
  if (all && all.length > 0) return orNothing(anyOf(all, thunk => evaluator.force(thunk), at));
  const written = all ? undefined : writtenInto(evaluator, object);
  if (written) return orNothing(written);
  return someMember(evaluator, object, at);
}

/** `Level[level]`: what the members of an enum are called that are numbers; of a number that is not known, any of them. */
export function namesOfNumbers(object: Evaluated, index: Evaluated, at: At | undefined): Evaluated | undefined {
  if (object.kind !== 'object' || !object.expr.en) return undefined;
  const given = alternatives(index);
  if (given.some(one => one.kind === 'literal' && typeof one.value !== 'number')) return undefined;
  const wanted = given.every(one => one.kind === 'literal') ? new Set(given.map(one => one.value)) : undefined;
  const names = object.expr.p.flatMap(({ k, v }): Evaluated[] =>
    k !== undefined && v.k === 'lit' && typeof v.v === 'number' && (wanted?.has(v.v) ?? true)
      ? [{ kind: 'literal', value: k, at }]
      : [],
  );
  return names.length > 0 ? union(names) : undefined;
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
