/** Angular's injection. */
import { angularSignals } from './boxes.ts';
import { invoked } from './known.ts';
import { providedFor } from './tokens.ts';

import type { KnownFunction, Library } from './known.ts';

/** `inject(Service)`, `inject(TOKEN)`. */
const inject: KnownFunction = ({ evaluator, args }) => {
  const token = args[0] && evaluator.force(args[0]);
  if (!token) return undefined;
  const provided = providedFor(evaluator, 'injected', token);
  return provided ?? (token.kind === 'class' ? { kind: 'instance', class: token, args: null } : undefined);
};

export const angular: Library = {
  modules: ['@angular/core'],
  functions: { inject, forwardRef: invoked, ...angularSignals },
};
