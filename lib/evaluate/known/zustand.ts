/** Zustand's stores. */
import { unknownArguments } from '../parameters.ts';
import { unknown } from '../value.ts';
import { passThrough } from './known.ts';

import type { At, Evaluated, EvaluatedOf } from '../value.ts';
import type { KnownFunction, Library, Methods } from './known.ts';

/**
 * `create((set, get) => ({ … }))` gives a hook, and the store as well. It is a component that gives itself, or what is
 * selected of it. `create<T>()` gives what makes one.
 */
const create: KnownFunction = ({ evaluator, args: [initializer], at }) => {
  if (!initializer) return creator;
  const initial = evaluator.force(initializer);
  if (initial.kind !== 'function') return initial.kind === 'object' ? storeOf(initial, at) : undefined;
  const args = unknownArguments(initial);
  const state = evaluator.apply(initial, args);
  if (state.kind !== 'object') return undefined;
  // What the store is given to read itself gives what it has without that: one step, which it takes as a rule.
  const store = storeOf(state, at);
  const get: Evaluated = { kind: 'member', object: store, property: 'getState' };
  const known = evaluator.apply(initial, [
    args[0] ?? { value: unknown('parameter') },
    { value: get },
    { value: store },
  ]);
  return known.kind === 'object' ? storeOf(known, at) : store;
};

function storeOf(state: EvaluatedOf<'object'>, at: At | undefined): EvaluatedOf<'component'> {
  return { kind: 'component', object: state, at };
}

const creator = { kind: 'import', source: 'zustand', name: 'create' } as const;

/** `useStore(store, selector)`. */
const useStore: KnownFunction = ({ evaluator, args: [store, ...selector], at }) =>
  store && evaluator.apply(evaluator.force(store), selector, at);

export const zustand: Library = {
  modules: ['zustand'],
  functions: {
    create,
    createStore: create,
    createWithEqualityFn: create,
    useStore,
    useShallow: passThrough,
    devtools: passThrough,
    immer: passThrough,
    persist: passThrough,
    subscribeWithSelector: passThrough,
  },
  whole: create,
};

export const storeMethods: Methods = {
  getState: store => (store.kind === 'component' ? store : undefined),
};
