/** Functions that are called where they are written: `(function ($, App) { … })(jQuery, window.App)`. */
import type { Call, Expr, ModuleFacts } from '../facts/facts.ts';

const known = new WeakMap<ModuleFacts, ReadonlyMap<number, readonly Expr[]>>();

/** The argument of the one call of a function that is called at once, where it is a global or something of one. */
export function givenAtOnce(facts: ModuleFacts, fn: number, index: number): Expr | undefined {
  let byFunction = known.get(facts);
  if (!byFunction) known.set(facts, (byFunction = new Map(facts.calls.flatMap(argumentsAtOnce))));
  const given = byFunction.get(fn)?.[index];
  return given && isOfGlobal(given) ? given : undefined;
}

function argumentsAtOnce({ x, a }: Call): readonly (readonly [number, readonly Expr[]])[] {
  if (x.k === 'fn') return [[x.f, a]];
  // `(function (App) { … }).call(this, window.App)`.
  return x.k === 'mem' && x.p === 'call' && x.o.k === 'fn' ? [[x.o.f, a.slice(1)]] : [];
}

function isOfGlobal(x: Expr): boolean {
  if (x.k === 'or') return x.x.some(isOfGlobal);
  return x.k === 'glob' || (x.k === 'mem' && isOfGlobal(x.o));
}
