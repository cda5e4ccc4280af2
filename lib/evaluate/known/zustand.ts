/** Zustand's stores. */
import { unknownArguments } from '../parameters.ts';
import { passThrough } from './known.ts';

import type { KnownFunction, Library, Methods } from './known.ts';

/**
 * `create((set, get) => ({ … }))` gives a hook, and the store as well. It is a component that gives itself, or what is
 * selected of it. `create<T>()` gives what makes one.
 */
const create: KnownFunction = ({ evaluator, args: [initializer], at }) => {
  if (!initializer) return creator;
  const initial = evaluator.force(initializer);
  const state = initial.kind === 'function' ? evaluator.apply(initial, unknownArguments(initial)) : initial;
  return state.kind === 'object' ? { kind: 'component', object: state, at } : undefined;
};
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
