import { alternatives } from '../evaluate/value.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../evaluate/value.ts';
import type { Expr } from '../facts/facts.ts';

/** Expressions that give what was made before: what is written in place is what the call says, and not what it hands over. */
const handing: ReadonlySet<Expr['k']> = new Set<Expr['k']>(['ref', 'mem', 'call', 'this', 'as', 'or', 'idx']);

/**
 * `makeOrders({ messaging, db })`: what of an object that is handed over is a client, or leads to one. The rest is the
 * affair of each caller, so that the object has more than that.
 *
 * @param isClient - whether a value is one, or leads to one without being called
 */
export function bagOf(
  evaluator: Evaluator,
  value: Evaluated,
  isClient: (member: Evaluated) => boolean,
): EvaluatedOf<'properties'> | undefined {
  const values = new Map<string, readonly Thunk[]>();
  // `options = { ...options, client }` is spread into itself.
  const seen = new Set<Expr>();
  const take = (one: Evaluated): void => {
    if (one.kind === 'object') {
      if (seen.has(one.expr)) return;
      seen.add(one.expr);
    }
    if (one.kind === 'merge') one.of.forEach(take);
    else if (one.kind === 'properties') {
      for (const [name, thunks] of one.values)
        if (thunks.some(thunk => isClient(evaluator.force(thunk)))) values.set(name, thunks);
    } else if (one.kind === 'object') {
      const { module, frame } = one;
      for (const { k: name, v: expr } of one.expr.p) {
        if (!handing.has(expr.k)) continue;
        const member = evaluator.eval(module, expr, frame);
        if (name === null) take(member);
        else if (isClient(member)) values.set(name, [{ module, expr, frame }]);
      }
    }
  };
  alternatives(value).forEach(take);
  return values.size > 0 ? { kind: 'properties', values, open: true } : undefined;
}
