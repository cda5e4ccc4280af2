/** `new Proxy(target, handler)`: the target, or what its handler gives the members of. */
import { isHollow } from '../kinds.ts';
import { alternatives, union, unknown } from '../value.ts';

import type { Evaluator } from '../evaluator.ts';
import type { At, Evaluated, Thunk } from '../value.ts';

/** How many calls are looked through for the object that a handler reads a member of. */
const MAX_DEPTH = 4;

export function proxied(evaluator: Evaluator, [target, handler]: readonly Thunk[], at: At | undefined): Evaluated {
  const own = target ? evaluator.force(target) : unknown('dynamic-call', at);
  if (!handler || !(isBlank(own) || own.kind === 'instance')) return own;
  // A stand-in that makes the object when it is asked: `new Proxy({}, { get: (_, name) => client()[name] })`.
  const get = evaluator.member(evaluator.force(handler), 'get', undefined, at?.module);
  if (get.kind !== 'function') return own;
  const given = evaluator.apply(get, [{ value: own }, { value: unknown('dynamic-member', at) }], at);
  const sources = own.kind === 'instance' ? [] : sourcesOf(evaluator, given, MAX_DEPTH);
  if (sources.length > 0) return union(sources);
  if (!alternatives(given).some(({ kind }) => kind === 'function')) return own;
  const made = (name: string): Evaluated =>
    evaluator.apply(get, [{ value: own }, { value: { kind: 'literal', value: name, at } }], at);
  const byName: Evaluated = { kind: 'properties', values: new MadeByName(made, given), open: true, at };
  // What the target has itself is handed out as it is: `get: (target, name) => target[name] ?? ((...args) => …)`.
  return own.kind === 'instance' ? { kind: 'merge', of: [byName, own], at } : byName;
}

/** What a promise is asked for, and what a value is printed by: no handler is meant for those. */
const unmeant: ReadonlySet<string> = new Set(['then', 'catch', 'finally', 'toString', 'valueOf', 'toJSON']);

/** A member by each name: `new Proxy({}, { get: (_, event) => properties => track(event, properties) })`. */
class MadeByName extends Map<string, readonly Thunk[]> {
  readonly #make: (name: string) => Evaluated;
  /** A member whose name is not known stands for all of them. */
  readonly #any: readonly Thunk[];

  constructor(make: (name: string) => Evaluated, any: Evaluated) {
    super();
    this.#make = make;
    this.#any = [{ value: any }];
  }

  override get(name: string): readonly Thunk[] | undefined {
    return unmeant.has(name) ? undefined : [{ value: this.#make(name) }];
  }

  override values(): MapIterator<readonly Thunk[]> {
    return [this.#any].values();
  }
}

/** Nothing that has members of its own. */
function isBlank(value: Evaluated): boolean {
  return isHollow(value) || value.kind === 'function' || (value.kind === 'object' && value.expr.p.length === 0);
}

/** The objects of whose members a value is one, whichever it is: `client[name]`, `Reflect.get(client, name)`, bound. */
function sourcesOf(evaluator: Evaluator, value: Evaluated, depth: number): readonly Evaluated[] {
  if (depth < 0) return [];
  return alternatives(value).flatMap((one): readonly Evaluated[] => {
    if (one.kind === 'member') return one.property === '[]' && !isHollow(one.object) ? [one.object] : [];
    if (one.kind !== 'call' || one.callee.kind !== 'member') return [];
    const { object, property } = one.callee;
    if (property === 'bind') return sourcesOf(evaluator, object, depth - 1);
    if (property !== 'get' || object.kind !== 'global' || object.name !== 'Reflect' || !one.args[0]) return [];
    const source = evaluator.force(one.args[0]);
    return isHollow(source) ? [] : [source];
  });
}
