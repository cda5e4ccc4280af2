/** What of a function's effects its callers ask for. */
import { isEventful } from './dependence.ts';

import type { Effect } from './effect.ts';

/**
 * What a function is called for. A client is made where it is made: a getter that makes it is no call of its own.
 * And a flush beside a send is how the wrapper does it, not what its callers ask for.
 */
export function asked(effects: readonly Effect[]): readonly Effect[] {
  const sends = effects.some(
    effect => effect.kind === 'sdk' && (isEventful(effect.spec.method) || effect.spec.method === 'identify'),
  );
  return effects.filter(
    effect => effect.kind !== 'sdk' || (effect.spec.method !== 'init' && !(sends && effect.spec.method === 'flush')),
  );
}
