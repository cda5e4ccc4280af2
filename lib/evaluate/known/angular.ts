/** Angular's injection. */
import { angularSignals } from './boxes.ts';
import { madeFor } from './containers.ts';
import { invoked } from './known.ts';
import { providedFor } from './tokens.ts';

import type { KnownFunction, Library } from './known.ts';

/** `inject(Service)`, `inject(TOKEN)`. */
const inject: KnownFunction = ({ evaluator, args }) => {
  const token = args[0] && evaluator.force(args[0]);
  if (!token) return undefined;
  return providedFor(evaluator, 'injected', token) ?? madeFor(token, evaluator);
};

export const angular: Library = {
  modules: ['@angular/core'],
  functions: { inject, forwardRef: invoked, ...angularSignals },
};
