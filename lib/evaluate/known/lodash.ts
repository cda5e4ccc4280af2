/** Helpers that change when a function runs, or fix some of its arguments; and those that take and put together data. */
import { stringOf, union } from '../value.ts';
import { isInvocable } from '../kinds.ts';
import { passThrough } from './known.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Evaluated, Thunk } from '../value.ts';
import type { KnownFunction, Library } from './known.ts';

/** `get(action, 'payload.label', fallback)`, `get(action, ['payload', 'label'])`. */
const get: KnownFunction = ({ evaluator, args: [object, path, fallback] }) => {
  const keys = path && keysOf(evaluator, path, text => text.split(/[.[\]]+/).filter(Boolean));
  if (!object || !keys) return undefined;
  const value = keys.reduce((of, key) => evaluator.member(of, key, undefined, undefined), evaluator.force(object));
  return fallback ? union([value, evaluator.force(fallback)]) : value;
};

/** `pick(user, ['id', 'email'])`. */
const pick: KnownFunction = ({ evaluator, args: [object, ...names] }) => {
  const keys = keysOfAll(evaluator, names);
  if (!object || !keys) return undefined;
  const of = evaluator.force(object);
  return {
    kind: 'properties',
    values: new Map(keys.map(key => [key, [{ value: evaluator.member(of, key, undefined, undefined) }]])),
  };
};

const omit: KnownFunction = ({ evaluator, args: [object, ...names] }) => {
  const keys = keysOfAll(evaluator, names);
  return object && keys && { kind: 'omit', object: evaluator.force(object), keys };
};

/** Later ones win. */
const merge: KnownFunction = ({ evaluator, args, at }) => {
  const of = args.map(one => evaluator.force(one)).filter(({ kind }) => kind !== 'literal');
  return of.length > 0 ? { kind: 'merge', of, at } : undefined;
};

/** Earlier ones win. */
const defaults: KnownFunction = ({ args, ...call }) => merge({ ...call, args: args.toReversed() });

function keysOfAll(evaluator: Evaluator, names: readonly Thunk[]): readonly string[] | undefined {
  const lists = names.map(name => keysOf(evaluator, name, text => [text]));
  return lists.every(list => list !== undefined) ? lists.flat() : undefined;
}

/** The keys that a text or a list of texts names; undefined where they are not known to the end. */
function keysOf(
  evaluator: Evaluator,
  thunk: Thunk,
  split: (text: string) => readonly string[],
): readonly string[] | undefined {
  const value = evaluator.force(thunk);
  const text = stringOf(value);
  if (text !== undefined) return split(text);
  if (value.kind !== 'array' || value.open) return undefined;
  const keys = value.items.map(item => stringOf(evaluator.force(item)));
  return keys.every(key => key !== undefined) ? keys : undefined;
}

function isPlaceholder(value: Evaluated): boolean {
  if (value.kind === 'member') return value.property === 'placeholder';
  return value.kind === 'import'
    ? value.name === 'default' || value.name === '*'
    : value.kind === 'global' && value.name === '_';
}

/** `partial(send, userId)`: the function, with what it is given first. */
const partial: KnownFunction = ({ args: [fn, ...args], evaluator, at }) => {
  const callee = fn && evaluator.force(fn);
  if (!callee || !isInvocable(callee)) return callee;
  // A placeholder, `_`, leaves a place to the call.
  if (args.some(arg => isPlaceholder(evaluator.force(arg)))) return callee;
  return { kind: 'bound', callee, args, made: at, at };
};

const functions: Library['functions'] = {
  debounce: passThrough,
  throttle: passThrough,
  once: passThrough,
  memoize: passThrough,
  partial,
  partialRight: passThrough,
  get,
  pick,
  omit,
  merge,
  assign: merge,
  extend: merge,
  toMerged: merge,
  defaults,
  clone: passThrough,
  cloneDeep: passThrough,
  // Without what is blank.
  pickBy: passThrough,
  omitBy: passThrough,
};

export const lodash: Library = {
  modules: [
    'lodash',
    'lodash-es',
    'underscore',
    'es-toolkit',
    'radash',
    'remeda',
    'throttle-debounce',
    '@solid-primitives/scheduled',
    'lodash.debounce',
    'lodash.throttle',
    'lodash.once',
    'lodash.memoize',
    'lodash.partial',
    'lodash.get',
    'lodash.pick',
    'lodash.omit',
    'lodash.merge',
    'lodash.clonedeep',
    'lodash.pickby',
    'lodash.omitby',
  ],
  functions,
};

/** Packages that are one such function. */
export const timing: Library = {
  modules: [
    'debounce',
    'debounce-fn',
    'just-debounce-it',
    'just-throttle',
    'just-once',
    'perfect-debounce',
    'throttleit',
    'once',
    'mem',
    'memoizee',
    'memoize-one',
    'fast-memoize',
    'p-memoize',
  ],
  functions,
  whole: passThrough,
};

/** Packages that put objects together, by one function: the one whose later objects win, and the one whose earlier do. */
export const merging: Library = {
  modules: ['deepmerge', 'deepmerge-ts', 'ts-deepmerge', 'merge-deep', 'merge-anything', 'just-extend', 'extend'],
  functions: { deepmerge: merge, merge },
  whole: merge,
};

export const defaulting: Library = { modules: ['defu'], functions: { defu: defaults }, whole: defaults };

export const vueuse: Library = {
  modules: ['@vueuse/core', '@vueuse/shared'],
  functions: { useDebounceFn: passThrough, useThrottleFn: passThrough },
};
