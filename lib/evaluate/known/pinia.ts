/** Pinia's stores. */
import type { KnownFunction, Library } from './known.ts';

/**
 * `defineStore('cart', { state, getters, actions })` gives what gives the store, and so does what it calls a setup: a
 * function that gives what the store has. A store of options is a component, which gives itself.
 */
const defineStore: KnownFunction = ({ evaluator, args: [first, second], at }) => {
  const options = second ?? first;
  const value = options && evaluator.force(options);
  if (value?.kind === 'function') return value;
  return value?.kind === 'object' ? { kind: 'component', object: value, at } : undefined;
};

export const pinia: Library = { modules: ['pinia', '@pinia/nuxt'], functions: { defineStore } };
