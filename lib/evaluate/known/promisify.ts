/** Helpers that make a function that gives a promise of one that takes a callback: it does the same. */
import { passThrough } from './known.ts';

import type { Library } from './known.ts';

export const promisify: Library = {
  modules: ['util', 'node:util', 'bluebird', 'es6-promisify', 'util.promisify'],
  functions: { promisify: passThrough },
};
