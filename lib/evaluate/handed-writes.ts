/** What functions write to an object that is handed to them: `fill(message, user)`, where `fill` says `message.userId = user.id`. */
import { alternatives } from './value.ts';

import type { Binding, Call, Expr, ModuleFacts } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { Frame, Thunk } from './value.ts';

/** A call that is handed a variable, and as which argument. */
interface Handing {
  readonly call: Call;
  readonly index: number;
}

/** By the number of the variable. */
const handings = new WeakMap<ModuleFacts, ReadonlyMap<number, readonly Handing[]>>();
/** The parameters to whose members something is written, by function and place. */
const written = new WeakMap<ModuleFacts, ReadonlyMap<string, Binding>>();

/**
 * What is written by whoever a variable is handed to.
 *
 * @param id - the variable, of the module's bindings
 * @returns the ways of names from the variable, and what stands there
 */
export function writtenByOthers(
  evaluator: Evaluator,
  module: Module,
  id: number,
  frame: Frame | null,
): readonly (readonly [string, readonly Thunk[]])[] {
  const found: (readonly [string, readonly Thunk[]])[] = [];
  for (const { call, index } of handingsIn(module.facts).get(id) ?? []) {
    for (const callee of alternatives(evaluator.eval(module, call.x, frame))) {
      if (callee.kind !== 'function') continue;
      const parameter = writtenIn(callee.module.facts).get(`${callee.id} ${index}`);
      if (!parameter) continue;
      const inner = evaluator.frame(callee, evaluator.thunks(module, call.a, frame));
      for (const [way, list] of Object.entries(parameter.w ?? {}))
        found.push([way, list.map(expr => ({ module: callee.module, expr, frame: inner }))]);
    }
  }
  return found;
}

function handingsIn(facts: ModuleFacts): ReadonlyMap<number, readonly Handing[]> {
  const known = handings.get(facts);
  if (known) return known;
  const found = new Map<number, Handing[]>();
  for (const call of facts.calls) {
    if (call.new || (call.x.k !== 'ref' && call.x.k !== 'mem')) continue;
    for (const [index, argument] of call.a.entries()) {
      if (argument.k === 'spread') break;
      if (argument.k !== 'ref') continue;
      const list = found.get(argument.b);
      if (list) list.push({ call, index });
      else found.set(argument.b, [{ call, index }]);
    }
  }
  handings.set(facts, found);
  return found;
}

function writtenIn(facts: ModuleFacts): ReadonlyMap<string, Binding> {
  const known = written.get(facts);
  if (known) return known;
  const found = new Map<string, Binding>();
  for (const binding of facts.bindings) {
    const [first, ...others] = binding.v;
    const only = first && withoutDefault(first);
    if (binding.w && only?.k === 'par' && others.length === 0) found.set(`${only.f} ${only.i}`, binding);
  }
  written.set(facts, found);
  return found;
}

/** `data = {}` is the argument wherever one is given. */
function withoutDefault(x: Expr): Expr | undefined {
  return x.k === 'or' && x.op === '=' ? x.x[0] : x;
}
