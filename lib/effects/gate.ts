/** Whether a module that seems unrelated has to be read, since a function in it is handed something that sends. */
import { isGated, stringOf } from '../evaluate/value.ts';
import { holdsHost } from './addresses.ts';

import type { Evaluated, Frame } from '../evaluate/value.ts';
import type { Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Reading } from './dispatch.ts';
import type { Effects } from './effects.ts';

/** Methods that give what they are called on, or what its values become. */
const views: ReadonlySet<string> = new Set(['pipe', 'asObservable']);

/**
 * The arguments by which a call of something in a module that is not read can show that it has to be: all of them where
 * its export is called, or a member of that; of what that gives (`client()(url)`, `client().post(url)`), which may be
 * anything, those that are no functions.
 */
export function openersOf(callee: Evaluated, args: readonly Expr[]): readonly Expr[] {
  if (!isGated(callee)) return [];
  const exported = unpiped(callee.kind === 'member' ? callee.object : callee);
  if (exported.kind !== 'import') return args.filter(({ k }) => k !== 'fn' && k !== 'call');
  // Of calls only operators are looked into.
  return isPipe(callee) ? args : args.filter(({ k }) => k !== 'call');
}

function isPipe(callee: Evaluated): boolean {
  return callee.kind === 'member' && callee.property === 'pipe';
}

/** An observable is what its values were put through: `clicks.pipe(debounceTime(10))`. */
function unpiped(value: Evaluated): Evaluated {
  let of = value;
  while (of.kind === 'call' && of.callee.kind === 'member' && views.has(of.callee.property)) of = of.callee.object;
  return of;
}

/** An argument in its module. */
interface Argument {
  readonly m: Module;
  readonly x: Expr;
  readonly frame: Frame | null;
}

export function opensGate(
  effects: Pick<Effects, 'leads'>,
  { evaluator, host }: Pick<Reading, 'evaluator' | 'host'>,
  { m, x, frame }: Argument,
): boolean {
  if (x.k === 'fn') return true;
  // `clicks.pipe(tap(event => …))`.
  if (x.k === 'call') return m.facts.calls[x.c]?.a.some(given => given.k === 'fn') === true;
  if (!['ref', 'mem', 'idx', 'or', 'obj', 'tpl', 'lit', 'op'].includes(x.k)) return false;
  const value = evaluator.eval(m, x, frame);
  if (x.k === 'ref' || x.k === 'mem') {
    if (value.kind === 'function') return effects.leads(value.module, value.id, value.frame);
    if (value.kind === 'client' || value.kind === 'method' || value.kind === 'instance') return true;
  }
  // What is handed the name of a channel may send to it.
  const text = stringOf(value);
  if (text !== undefined && host.handlers(text).length > 0) return true;
  return holdsHost(evaluator, value, host.endpoints);
}
