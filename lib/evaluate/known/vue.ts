/** Vue's reactivity, and what it hands out. */
import { boxOf } from './boxes.ts';
import { instances } from './components.ts';
import { invoked, passThrough } from './known.ts';
import { contextValue } from './react.ts';

import { providedFor } from './tokens.ts';

import type { Evaluated } from '../value.ts';
import type { KnownCall, KnownFunction, Library } from './known.ts';

/** `inject(key)`, `inject(key, otherwise)`. */
function injected({ evaluator, args: [key] }: KnownCall): Evaluated | undefined {
  return key && providedFor(evaluator, 'vue', evaluator.force(key));
}

/** The member by which a program reads a reference. `reactive()`, stores and templates read it by themselves. */
const READ = 'value';

const held: KnownFunction = call => ({ ...boxOf(call, READ), unwraps: READ });

export const vue: Library = {
  modules: [
    'vue',
    '@vue/composition-api',
    '@vue/reactivity',
    '@vue/runtime-core',
    '@nuxtjs/composition-api',
    '#imports',
    '#app',
    'nuxt/app',
  ],
  functions: {
    ...instances,
    markRaw: passThrough,
    reactive: passThrough,
    readonly: passThrough,
    toRaw: passThrough,
    inject: call => contextValue(call) ?? injected(call),
    ref: held,
    shallowRef: held,
    computed: call => {
      const value = invoked(call);
      return value && { kind: 'properties', values: new Map([[READ, [{ value }]]]), unwraps: READ };
    },
  },
};
