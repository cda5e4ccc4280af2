/** Helpers that change when a function runs, or fix some of its arguments. */
import { passThrough } from './known.ts';

import type { Library } from './known.ts';

export const lodash: Library = {
  modules: [
    'lodash',
    'lodash-es',
    'lodash/fp',
    'underscore',
    'es-toolkit',
    'es-toolkit/compat',
    'radash',
    'remeda',
    'rambda',
    'just-debounce-it',
    'just-throttle',
    'just-once',
    'debounce',
    'throttle-debounce',
    'perfect-debounce',
    'throttleit',
    'memoizee',
    'memoize-one',
    'fast-memoize',
    'p-memoize',
    'mem',
    'once',
    'debounce-fn',
    'lodash.debounce',
    'lodash.throttle',
    'lodash.once',
    'lodash.memoize',
    'lodash.partial',
    '@vueuse/core',
    '@solid-primitives/scheduled',
  ],
  functions: {
    debounce: passThrough,
    throttle: passThrough,
    once: passThrough,
    memoize: passThrough,
    partial: passThrough,
  },
};
