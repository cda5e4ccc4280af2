/** Pinia's stores. */
import { alternatives, stringOf } from '../value.ts';

import type { Thunk } from '../value.ts';
import type { KnownCall, KnownFunction, Library } from './known.ts';

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

/** `...mapActions(useCart, ['add'])`, `...mapActions(useCart, { put: 'add' })`. */
function mapped({ evaluator, args: [useStore, names] }: KnownCall): ReturnType<KnownFunction> {
  if (!useStore || !names) return undefined;
  const store = evaluator.apply(evaluator.force(useStore), []);
  const asked = evaluator.force(names);
  const values = new Map<string, Thunk[]>();
  const take = (as: string, name: string | undefined): void => {
    if (name !== undefined) values.set(as, [{ value: evaluator.member(store, name, undefined, undefined) }]);
  };
  if (asked.kind === 'array')
    for (const item of asked.items)
      for (const name of alternatives(evaluator.force(item)).map(stringOf)) if (name !== undefined) take(name, name);
  if (asked.kind === 'object')
    for (const { k, v } of asked.expr.p)
      if (k !== null) take(k, stringOf(evaluator.eval(asked.module, v, asked.frame)));
  return values.size > 0 ? { kind: 'properties', values } : undefined;
}

export const pinia: Library = {
  modules: ['pinia', '@pinia/nuxt'],
  functions: { defineStore, mapActions: mapped, mapState: mapped, mapWritableState: mapped, mapGetters: mapped },
};
