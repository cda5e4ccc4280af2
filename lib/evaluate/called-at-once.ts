/** Functions that are called where they are written: `(function ($, App) { … })(jQuery, window.App)`. */
import type { Call, Expr, ModuleFacts } from '../facts/facts.ts';

const known = new WeakMap<ModuleFacts, ReadonlyMap<number, readonly Expr[]>>();

/** The argument of the one call of a function that is called at once, where it is a function, a global or something of one. */
export function givenAtOnce(facts: ModuleFacts, fn: number, index: number): Expr | undefined {
  let byFunction = known.get(facts);
  if (!byFunction) known.set(facts, (byFunction = new Map(facts.calls.flatMap(call => argumentsAtOnce(call, facts)))));
  const given = byFunction.get(fn)?.[index];
  return given && (given.k === 'fn' || isOfGlobal(given)) ? given : undefined;
}

function argumentsAtOnce(call: Call, facts: ModuleFacts): readonly (readonly [number, readonly Expr[]])[] {
  const { x, a } = call;
  const given = call.f < 0 && isScript(facts) ? a.map(asThePage) : a;
  if (x.k === 'fn') return [[x.f, given]];
  // `(function (App) { … }).call(this, window.App)`.
  return x.k === 'mem' && x.p === 'call' && x.o.k === 'fn' ? [[x.o.f, given.slice(1)]] : [];
}

/**
 * Whether a file is none that others import, nor imports any: in such a one `this` is the page. What a function that is
 * called at once exports, it exports where there are modules, and is a script elsewhere.
 */
function isScript({ exports, reexports, stars, cjs, bindings, calls, fns }: ModuleFacts): boolean {
  if (reexports.length > 0 || stars.length > 0 || bindings.some(({ imp }) => imp)) return false;
  const called = calls.flatMap(({ x }) => (x.k === 'fn' ? (fns[x.f] ?? []) : []));
  return [...Object.values(exports), ...cjs].every(x => called.some(({ s, e }) => s <= x.s && x.e <= e));
}

/** `(function (root) { … })(this)`. */
function asThePage(x: Expr): Expr {
  return x.k === 'unk' && x.th ? { k: 'glob', n: 'globalThis', s: x.s, e: x.e } : x;
}

function isOfGlobal(x: Expr): boolean {
  if (x.k === 'or') return x.x.some(isOfGlobal);
  return x.k === 'glob' || (x.k === 'mem' && isOfGlobal(x.o));
}
