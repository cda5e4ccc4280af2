/** Vue's reactivity. */
import { holder, invoked, passThrough } from './known.ts';
import { contextValue } from './react.ts';

import type { Library } from './known.ts';

export const vue: Library = {
  modules: [
    'vue',
    '@vue/composition-api',
    '@vue/reactivity',
    '@vue/runtime-core',
    '@nuxtjs/composition-api',
    '#imports',
  ],
  functions: {
    markRaw: passThrough,
    reactive: passThrough,
    readonly: passThrough,
    shallowRef: passThrough,
    toRaw: passThrough,
    inject: contextValue,
    ref: ({ args: [initial] }) => holder('value', initial ? [initial] : []),
    computed: call => {
      const value = invoked(call);
      return value && holder('value', [{ value }]);
    },
  },
};
