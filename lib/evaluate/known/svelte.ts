/** Svelte's contexts, and its stores: what holds a value for all who read it, by `get(store)` or as `$store`. */
import { boxOf, HELD } from './boxes.ts';
import { heldIn, holder } from './known.ts';
import { providedFor } from './tokens.ts';

import type { Module } from '../../facts/store.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Evaluated } from '../value.ts';
import type { KnownFunction, Library } from './known.ts';

export const svelte: Library = {
  modules: ['svelte'],
  functions: {
    getContext: ({ evaluator, args: [key] }) => key && providedFor(evaluator, 'svelte', evaluator.force(key)),
  },
};

const store: KnownFunction = call => boxOf(call, HELD);

export const svelteStores: Library = {
  modules: ['svelte/store'],
  functions: {
    writable: store,
    readable: store,
    readonly: ({ evaluator, args: [kept] }) => kept && evaluator.force(kept),
    get: ({ evaluator, args: [kept] }) => kept && heldIn(evaluator, evaluator.force(kept), HELD),
    derived: ({ evaluator, args: [from, make] }) => {
      const stores = from && evaluator.force(from);
      const callback = make && evaluator.force(make);
      const value = stores && heldIn(evaluator, stores, HELD);
      if (callback?.kind !== 'function' || !value) return undefined;
      return holder(HELD, [{ value: evaluator.apply(callback, [{ value }]) }]);
    },
  },
};

/** `$store` in a component: the value of the store that the component has by that name. */
export function readStore(evaluator: Evaluator, module: Module, name: string): Evaluated | undefined {
  if (!name.startsWith('$') || !module.path.endsWith('.svelte')) return undefined;
  const binding = module.facts.bindings.findIndex(({ n, f }) => n === name.slice(1) && f < 0);
  return binding < 0 ? undefined : heldIn(evaluator, evaluator.binding(module, binding, null), HELD);
}
