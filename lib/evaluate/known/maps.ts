/** `new Map(pairs)`, `new Set(items)` and `Object.fromEntries(pairs)`. */
import { anyOf, orNothing, stringOf } from '../value.ts';

import type { Expr } from '../../facts/facts.ts';
import type { Evaluator } from '../evaluator.ts';
import type { At, Evaluated, Thunk } from '../value.ts';
import type { KnownMethod, Methods } from './known.ts';

type Collection = 'Map' | 'WeakMap' | 'Set';

/** By which method something is put in. */
const putting: { readonly [Name in Collection]: string } = { Map: 'set', WeakMap: 'set', Set: 'add' };

/**
 * What one is made of, and what is put in later, by its module and by others: a list of pairs, or of items; undefined where it is none, or
 * where that is not known.
 */
export function contentOf(evaluator: Evaluator, value: Evaluated, names: readonly Collection[]): Evaluated | undefined {
  if (value.kind !== 'call' || !value.isNew || value.callee.kind !== 'global') return undefined;
  const called = value.callee.name;
  const name = names.find(one => one === called);
  if (!name || !value.at) return undefined;
  const others = evaluator.host.put(value.at).map(one => ({ value: one }));
  const put = [...putIn(evaluator, value.at, putting[name], others.length > 0), ...others];
  const first: Evaluated = value.args[0] ? evaluator.force(value.args[0]) : { kind: 'array', items: [], open: false };
  if (put.length === 0) return first;
  return first.kind === 'array' ? { ...first, items: [...first.items, ...put] } : undefined;
}

/**
 * What is put into the collection that is made at a place, by the variables that hold it.
 *
 * @param isTold - what callers of functions put there is known by them: not what each caller gives, under any key
 */
function putIn(evaluator: Evaluator, { module, start, end }: At, method: string, isTold: boolean): readonly Thunk[] {
  const { bindings, calls } = module.facts;
  const held = new Set(
    bindings.flatMap(({ v }, binding) => (v.some(({ s, e }) => s <= start && end <= e) ? [binding] : [])),
  );
  const puts = calls.filter(({ x }) => x.k === 'mem' && x.p === method && x.o.k === 'ref' && held.has(x.o.b));
  const isGiven = ([key]: readonly Expr[]): boolean =>
    isTold && key !== undefined && evaluator.eval(module, key, null).kind === 'parameter';
  return puts.flatMap(({ a }): Thunk | readonly Thunk[] => {
    if (isGiven(a)) return [];
    const items = a.map((expr): Thunk => ({ module, expr, frame: null }));
    return method === 'add' && items[0] ? items[0] : { value: { kind: 'array', items, open: false } };
  });
}

interface Pair {
  readonly key: string | undefined;
  /** The name of what is a key by being itself: a symbol, a class, a function. */
  readonly self: string | undefined;
  /** Only the run knows the key. */
  readonly isOpen: boolean;
  readonly value: Thunk;
}

/** Keys and values, where the list of them is whole. */
function pairsOf(evaluator: Evaluator, list: Evaluated | undefined): readonly Pair[] | undefined {
  if (list?.kind !== 'array' || list.open) return undefined;
  const pairs = list.items.map(item => {
    const pair = evaluator.force(item);
    const [key, value] = pair.kind === 'array' ? pair.items : [];
    if (!key || !value) return undefined;
    const name = evaluator.force(key);
    const self = selfOf(name);
    return { key: stringOf(name), self, isOpen: name.kind !== 'literal' && self === undefined, value };
  });
  return pairs.every(pair => pair !== undefined) ? pairs : undefined;
}

/** `map.get(key)`: what stands under the key, or any where only the run knows it. */
const got: KnownMethod = (receiver, { evaluator, args, at }) => {
  const pairs = pairsOf(evaluator, contentOf(evaluator, receiver, ['Map', 'WeakMap']));
  if (!pairs || pairs.length === 0 || !args[0]) return undefined;
  const asked = evaluator.force(args[0]);
  const [key, self] = [stringOf(asked), selfOf(asked)];
  const isKnown = key !== undefined || self !== undefined;
  const own = pairs.filter(pair => (key === undefined ? pair.self === self : pair.key === key));
  const found = !isKnown ? pairs : own.length > 0 ? own : pairs.filter(({ isOpen }) => isOpen);
  if (found.length === 0) return undefined;
  const value = anyOf(found, pair => evaluator.force(pair.value), at);
  return isKnown ? value : orNothing(value);
};

/** `Symbol('mail')` where it is made, a class, a function. */
function selfOf(value: Evaluated): string | undefined {
  if (value.kind === 'class' || value.kind === 'function') return `${value.kind} ${value.module.path} ${value.id}`;
  const isSymbol = value.kind === 'call' && value.callee.kind === 'global' && value.callee.name === 'Symbol';
  return isSymbol && value.at ? `symbol ${value.at.module.path} ${value.at.start}` : undefined;
}

/** What `map.values()` and `set.values()` give, one by one. */
export function valuesIn(evaluator: Evaluator, collection: Evaluated): Evaluated | undefined {
  const items = contentOf(evaluator, collection, ['Set']);
  if (items) return items;
  const pairs = pairsOf(evaluator, contentOf(evaluator, collection, ['Map']));
  return pairs && { kind: 'array', items: pairs.map(pair => pair.value), open: false };
}

const values: KnownMethod = (receiver, { evaluator }) => valuesIn(evaluator, receiver);

const entries: KnownMethod = (receiver, { evaluator }) => contentOf(evaluator, receiver, ['Map']);

const fromEntries: KnownMethod = (receiver, { evaluator, args }) => {
  if (receiver.kind !== 'global' || receiver.name !== 'Object' || !args[0]) return undefined;
  const given = evaluator.force(args[0]);
  const pairs = pairsOf(evaluator, contentOf(evaluator, given, ['Map']) ?? given);
  if (!pairs) return undefined;
  const named = pairs.flatMap(({ key, value }) => (key === undefined ? [] : [[key, [value]] as const]));
  return named.length === pairs.length ? { kind: 'properties', values: new Map(named) } : undefined;
};

export const mapMethods: Methods = { get: got, values, entries, fromEntries };
