import type { Call, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';

const objects =
  /^(?:console|JSON|Object|Array|Math|Number|String|Boolean|Date|Symbol|Promise|log|logger|debug|winston|pino|Sentry|performance|process|crypto)$/;
const functions = /^(?:require|parseInt|encodeURIComponent|Boolean|setTimeout|isBrowser)$/;

/** A call that is no work of its own: logging, timing, reckoning. */
export function isHarmless({ facts }: Module, call: Call): boolean {
  let root: Expr = call.x;
  while (root.k === 'mem') root = root.o;
  if (root.k === 'glob') return objects.test(root.n) || functions.test(root.n);
  if (root.k === 'ref') return objects.test(facts.bindings[root.b]?.n ?? '');
  return root.k === 'mod';
}
