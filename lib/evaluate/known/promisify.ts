/** Functions that change how another gives its result. */
import { passThrough } from './known.ts';

import type { Library } from './known.ts';

export const promisify: Library = {
  modules: [
    'util',
    'node:util',
    'bluebird',
    'es6-promisify',
    'pify',
    'util.promisify',
    'util-promisify',
    'thenify',
    'universalify',
  ],
  functions: { promisify: passThrough, callbackify: passThrough, fromCallback: passThrough, fromPromise: passThrough },
  whole: passThrough,
};
