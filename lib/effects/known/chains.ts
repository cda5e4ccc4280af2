/** What is called on the value that a call gives: `request(…).set(…).send(body)`, `const sent = request(…); sent.end(body)`. */
import type { Thunk } from '../../evaluate/value.ts';
import type { Call, Expr } from '../../facts/facts.ts';
import type { Target } from '../effect.ts';

/** Calls of one of these methods on what `target` gives, or on what such calls give again, in their order. */
export function callsOn({ m, call }: Target, methods: ReadonlySet<string>): readonly Call[] {
  const id = m.facts.calls.indexOf(call);
  const isIt = (x: Expr): boolean => x.k === 'call' && x.c === id;
  const held = new Set(m.facts.bindings.flatMap(({ v }, binding) => (v.some(isIt) ? [binding] : [])));
  const isOfIt = (x: Expr): boolean => {
    if (isIt(x) || (x.k === 'ref' && held.has(x.b))) return true;
    const before = x.k === 'call' ? m.facts.calls[x.c]?.x : undefined;
    return before?.k === 'mem' && isOfIt(before.o);
  };
  const found = m.facts.calls.filter(({ x }) => x.k === 'mem' && methods.has(x.p) && isOfIt(x.o));
  return found.sort((one, other) => one.e - other.e);
}

/** An expression near the target, where the values of its function are those that an argument of the target has. */
export function beside({ m }: Target, expr: Expr, argument: Thunk | undefined): Thunk {
  return { module: m, expr, frame: argument && !('value' in argument) ? argument.frame : null };
}
