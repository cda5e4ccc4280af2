/** Svelte's contexts. */
import { providedFor } from './tokens.ts';

import type { Library } from './known.ts';

export const svelte: Library = {
  modules: ['svelte'],
  functions: {
    getContext: ({ evaluator, args: [key] }) => key && providedFor(evaluator, 'svelte', evaluator.force(key)),
  },
};
