/** What the state of a component can hold: what it begins with, and all that it is set to. */
import { undefinedValue, union, unknown } from '../value.ts';

import type { Call, Expr, ModuleFacts } from '../../facts/facts.ts';
import type { Module } from '../../facts/store.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Evaluated, Thunk } from '../value.ts';
import type { KnownCall } from './known.ts';

/** `const [value, setValue] = useState(first)`. */
export function stateOf({ evaluator, args: [initial], at }: KnownCall): Evaluated {
  const first = initial ? firstState(evaluator, initial) : undefinedValue;
  const set = at ? setTo(evaluator, at.module, at) : [];
  return { kind: 'array', items: [{ value: set.length > 0 ? union([first, ...set]) : first }], open: true };
}

/** `useState(() => first)` as well as `useState(first)`. */
function firstState(evaluator: Evaluator, initial: Thunk): Evaluated {
  const value = evaluator.force(initial);
  return value.kind === 'function' ? evaluator.apply(value, []) : value;
}

/** What the calls of the setter give, and what it is not known to be given where it is handed on. */
function setTo(
  evaluator: Evaluator,
  module: Module,
  { start, end }: { readonly start: number; readonly end: number },
): readonly Evaluated[] {
  const { calls, bindings } = module.facts;
  const made = calls.findIndex(({ s, e, jsx }) => s === start && e === end && !jsx);
  const setter = bindings.findIndex(({ v }) => v.some(x => isSetter(x, made)));
  if (made < 0 || setter < 0) return [];
  const set = calls.filter(({ x }) => x.k === 'ref' && x.b === setter).map(call => given(evaluator, module, call));
  return isHandedOn(module.facts, setter) ? [...set, unknown('reassigned')] : set;
}

function isSetter(x: Expr, call: number): boolean {
  return x.k === 'mem' && x.p === '1' && x.o.k === 'call' && x.o.c === call;
}

/** `setValue(next)`, `setValue(before => next)`. */
function given(evaluator: Evaluator, module: Module, { a: [next], s, e }: Call): Evaluated {
  if (!next) return undefinedValue;
  const value = evaluator.eval(module, next, null);
  return value.kind === 'function'
    ? evaluator.apply(value, [{ value: unknown('reassigned', { module, start: s, end: e }) }])
    : value;
}

/** Variables that are named otherwise than to be called, by the module. */
const handedOn = new WeakMap<ModuleFacts, ReadonlySet<number>>();

function isHandedOn(facts: ModuleFacts, binding: number): boolean {
  let known = handedOn.get(facts);
  if (!known) handedOn.set(facts, (known = referencesIn(facts)));
  return known.has(binding);
}

function referencesIn({ calls, objs, fns, bindings, exports, classes }: ModuleFacts): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('k' in part && part.k === 'ref' && 'b' in part && typeof part.b === 'number') found.add(part.b);
    else for (const inner of Object.values(part)) visit(inner);
  };
  for (const { a, x } of calls) {
    visit(a);
    if (x.k !== 'ref') visit(x);
  }
  visit([objs, fns.map(({ ret }) => ret), bindings.map(({ v, w }) => [v, w]), exports, classes]);
  return found;
}
