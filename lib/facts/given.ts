/** Which expressions come from what a function is given. */
import type { Expr, ModuleFacts } from './facts.ts';

/**
 * Whether an expression is a parameter, is held by a variable that is one, or is made of one: `payload.user`,
 * `{ run }` of `({ run }) => …`.
 *
 * @param fn - the function whose parameter it is; any where it is left out
 * @param steps - how many expressions may lie between
 */
export function isMadeOfParameter(facts: ModuleFacts, x: Expr, steps: number, fn?: number): boolean {
  if (steps === 0) return false;
  const inner = (one: Expr): boolean => isMadeOfParameter(facts, one, steps - 1, fn);
  switch (x.k) {
    case 'par':
      return fn === undefined || x.f === fn;
    case 'ref':
      return facts.bindings[x.b]?.v.some(inner) ?? false;
    case 'mem':
      return inner(x.o);
    case 'as':
    case 'spread':
      return inner(x.x);
    case 'obj':
      return x.p.some(({ v }) => inner(v));
    default:
      return false;
  }
}
