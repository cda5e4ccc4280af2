/** What the callback of a `reduce` gets. */
import { isInvocable } from '../kinds.ts';
import { union } from '../value.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../value.ts';

/** Steps that are followed into one another. */
export const MAX_STEPS = 30;

/**
 * What the callback of `functions.reduce((value, run) => run(value), first)` gets: any of the functions, and what came of
 * those before it. Undefined for another list, of which only the elements are told.
 */
export function reducedTo(
  parameter: number,
  { method, list, step, initial }: Reduced,
  evaluator: Evaluator,
): Evaluated | undefined {
  if (parameter === 1) return evaluator.element(list, undefined);
  if (parameter !== 0 || list.kind !== 'array' || list.open || list.items.length > MAX_STEPS) return undefined;
  if (!initial || !list.items.every(item => isInvocable(evaluator.force(item)))) return undefined;
  const items = method === 'reduce' ? list.items : list.items.toReversed();
  const all = [evaluator.force(initial)];
  for (const item of items.slice(0, -1))
    all.push(evaluator.apply(step, [{ value: all.at(-1) as Evaluated }, item], undefined));
  return union(all);
}

/** A call of `reduce` or `reduceRight`. */
export interface Reduced {
  readonly method: string;
  readonly list: Evaluated;
  readonly step: EvaluatedOf<'function'>;
  readonly initial: Thunk | undefined;
}
