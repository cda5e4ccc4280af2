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
  const { handedOn, heard } = usesIn(module.facts);
  const told = heard.has(setter)
    ? [toldBy(module, setter, bindings.find(({ v }) => v.some(x => isState(x, made)))?.n)]
    : [];
  return [...set, ...told, ...(handedOn.has(setter) ? [unknown('reassigned')] : [])];
}

function isState(x: Expr, call: number): boolean {
  return x.k === 'mem' && x.p === '0' && x.o.k === 'call' && x.o.c === call;
}

/** What an element tells who listens to it: `<TextInput onChangeText={setEmail} />` tells what is called so here. */
function toldBy({ path }: Module, setter: number, name = ''): Evaluated {
  return { kind: 'parameter', key: `${path}#state ${setter}`, index: 0, name, path: [] };
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

interface Uses {
  /** Variables that are named otherwise than to be called. */
  readonly handedOn: ReadonlySet<number>;
  /** Variables that listen to an element. */
  readonly heard: ReadonlySet<number>;
}

/** By the module. */
const uses = new WeakMap<ModuleFacts, Uses>();

function usesIn(facts: ModuleFacts): Uses {
  let known = uses.get(facts);
  if (!known) uses.set(facts, (known = readUses(facts)));
  return known;
}

function readUses({ calls, objs, fns, bindings, exports, classes }: ModuleFacts): Uses {
  const elements = new Set(calls.flatMap(({ jsx, a }) => (jsx ? a.flatMap(x => (x.k === 'obj' ? [x.id] : [])) : [])));
  const handedOn = new Set<number>();
  const heard = new Set<number>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('k' in part && part.k === 'ref' && 'b' in part && typeof part.b === 'number') handedOn.add(part.b);
    else for (const inner of Object.values(part)) visit(inner);
  };
  // What an element is given stands among the objects as well.
  const visitAll = (parts: readonly Expr[]): void => {
    for (const x of parts) {
      if (x.k !== 'obj' || !elements.has(x.id)) visit(x);
      else
        for (const { k, c, v } of x.p) {
          if (v.k === 'ref' && !c && k !== null && isListener(k)) heard.add(v.b);
          else visit([c, v]);
        }
    }
  };
  for (const { a, x } of calls) {
    visitAll(a);
    if (x.k !== 'ref') visit(x);
  }
  visitAll(objs);
  visit([fns.map(({ ret }) => ret), bindings.map(({ v, w }) => [v, w]), exports, classes]);
  return { handedOn, heard };
}

/** `onChangeText`, and no `once`. */
function isListener(name: string): boolean {
  const [first = ''] = name.slice(2);
  return name.startsWith('on') && first !== first.toLowerCase();
}
