/** Pinia's stores. */
import { alternatives, stringOf } from '../value.ts';

import type { Evaluator } from '../evaluator.ts';
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

/** What a map of names lists: by which name each is asked for, and what it stands for: `['add']`, `{ put: 'add' }`. */
export function namesMapped(evaluator: Evaluator, names: Thunk): readonly (readonly [as: string, name: string])[] {
  const asked = evaluator.force(names);
  if (asked.kind === 'array')
    return asked.items
      .flatMap(item => alternatives(evaluator.force(item)).map(stringOf))
      .flatMap(name => (name === undefined ? [] : [[name, name] as const]));
  if (asked.kind !== 'object') return [];
  return asked.expr.p.flatMap(({ k, v }) => {
    const name = stringOf(evaluator.eval(asked.module, v, asked.frame));
    return k === null || name === undefined ? [] : [[k, name] as const];
  });
}

/** `...mapActions(useCart, ['add'])`, `...mapActions(useCart, { put: 'add' })`. */
function mapped({ evaluator, args: [useStore, names] }: KnownCall): ReturnType<KnownFunction> {
  if (!useStore || !names) return undefined;
  const store = evaluator.apply(evaluator.force(useStore), []);
  const values = new Map<string, Thunk[]>();
  for (const [as, name] of namesMapped(evaluator, names))
    values.set(as, [{ value: evaluator.member(store, name, undefined, undefined) }]);
  return values.size > 0 ? { kind: 'properties', values } : undefined;
}

export const pinia: Library = {
  modules: ['pinia', '@pinia/nuxt'],
  functions: { defineStore, mapActions: mapped, mapState: mapped, mapWritableState: mapped, mapGetters: mapped },
};
