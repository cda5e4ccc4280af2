/** Helpers that change when a function runs, or fix some of its arguments. */
import { passThrough } from './known.ts';

import type { Library } from './known.ts';

const functions: Library['functions'] = {
  debounce: passThrough,
  throttle: passThrough,
  once: passThrough,
  memoize: passThrough,
  partial: passThrough,
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

export const vueuse: Library = {
  modules: ['@vueuse/core', '@vueuse/shared'],
  functions: { useDebounceFn: passThrough, useThrottleFn: passThrough },
};
