/** What components say of themselves when they are mounted, by `react-tracking`. */
import { dispatcherOf, takesDispatch } from '../../evaluate/known/react-tracking.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated } from '../../evaluate/value.ts';
import type { Followed, Invocation } from '../effect.ts';

/** `useTracking(data, { dispatchOnMount: true })`, `track(data, { dispatchOnMount: data => more })(Component)`. */
export function mountEffects(
  callee: Evaluated,
  { args: [data, options] }: Invocation,
  evaluator: Evaluator,
): readonly Followed[] {
  if (!data || !options || !takesDispatch(callee)) return [];
  const asked = evaluator.member(evaluator.force(options), 'dispatchOnMount', undefined, undefined);
  const isAsked = asked.kind === 'function' || (asked.kind === 'literal' && asked.value === true);
  const dispatch = isAsked ? dispatcherOf(evaluator, options) : undefined;
  if (!dispatch) return [];
  // What it says may be made of what the component is given.
  const own = evaluator.force(data);
  const given = own.kind === 'function' ? { value: evaluator.apply(own, []) } : data;
  const told = asked.kind === 'function' ? { value: evaluator.apply(asked, [given]) } : given;
  return [{ kind: 'followed', callee: dispatch, args: [told] }];
}
