/** What components are given: by the markup that they stand in, and by the store that they are connected to. */
import { classPropsKey } from '../evaluate/classes.ts';
import { dispatching, isConnect } from '../evaluate/known/redux.ts';
import { parameterKey } from './registry.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../evaluate/value.ts';
import type { Call, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Interest } from './interest.ts';
import type { Findings } from './registering.ts';
import type { Registry } from './registry.ts';

type Component = EvaluatedOf<'function' | 'class'>;

export class Components {
  readonly #evaluator: Evaluator;
  readonly #registry: Registry;
  readonly #interest: Interest;

  constructor(evaluator: Evaluator, registry: Registry, interest: Interest) {
    this.#evaluator = evaluator;
    this.#registry = registry;
    this.#interest = interest;
  }

  register(module: Module, findings: Findings): void {
    const { calls, classes } = module.facts;
    for (const { x, a, s } of calls)
      if (x.k === 'call' && a[0]) this.#connect(module, x, a[0], `${module.path} ${s}`, findings);
    for (const [id, { dec = [], s }] of classes.entries())
      for (const x of dec) this.#connect(module, x, { k: 'cls', c: id, s, e: s }, `${module.path} ${s}`, findings);
  }

  /** What an element says that its component is given. */
  give(component: Component, given: Extract<Expr, { k: 'obj' }>, module: Module, place: string): void {
    const values = new Map<string, Thunk[]>();
    for (const { k: name, v: expr } of given.p) {
      if (name !== null && this.#interest.leads(this.#evaluator.eval(module, expr, null), 2))
        values.set(name, [{ module, expr, frame: null }]);
    }
    this.#add(component, values, place);
  }

  /** `connect(state, actions)(Component)`. */
  #connect(module: Module, x: Expr, connected: Expr, place: string, { terms, admit }: Findings): void {
    const connector = this.#evaluator.eval(module, x, null);
    if (connector.kind !== 'call' || !isConnect(connector.callee) || !connector.args[1]) return;
    const component = this.#evaluator.open(() => this.#evaluator.eval(module, connected, null));
    if (component.kind !== 'function' && component.kind !== 'class') return;
    const actions = this.#evaluator.force(connector.args[1]);
    const given =
      actions.kind === 'function' ? this.#evaluator.apply(actions, []) : dispatching(this.#evaluator, actions);
    const values = new Map<string, Thunk[]>();
    for (const [name, value] of this.#membersOf(given)) {
      if (!this.#interest.leads(value, 2)) continue;
      values.set(name, [{ value }]);
      terms.addWord(name);
    }
    if (values.size > 0) admit(component.module.path);
    this.#add(component, values, place);
  }

  #membersOf(value: Evaluated): readonly (readonly [string, Evaluated])[] {
    if (value.kind === 'properties')
      return [...value.values].map(([name, [thunk]]) => [name, this.#evaluator.force(thunk)] as const);
    if (value.kind !== 'object') return [];
    const { module, expr, frame } = value;
    return expr.p.flatMap(({ k, v }) => (k === null ? [] : [[k, this.#evaluator.eval(module, v, frame)] as const]));
  }

  #add({ kind, module, id }: Component, values: ReadonlyMap<string, readonly Thunk[]>, place: string): void {
    if (values.size === 0) return;
    const key = kind === 'class' ? classPropsKey(module, id) : `${module.path}#${id}`;
    this.#registry.add('arguments', parameterKey(key, 0), { kind: 'properties', values, open: true }, place);
  }
}

/** A component with what it is given. */
export interface Element {
  readonly x: Expr;
  readonly properties: Expr;
  /** Where it begins. */
  readonly s: number;
}

const makers = new Set(['createElement', 'cloneElement', 'jsx', 'jsxs', 'h']);

/** `<Component {...properties} />`, `createElement(Component, properties)`. */
export function elementIn({ facts }: Module, { x, a: [first, second], jsx, s }: Call): Element | undefined {
  if (jsx) return first && { x, properties: first, s };
  if (!first || !second || (first.k !== 'ref' && first.k !== 'mem')) return undefined;
  const name = x.k === 'mem' ? x.p : x.k === 'ref' ? facts.bindings[x.b]?.imp?.n : undefined;
  return name !== undefined && makers.has(name) ? { x: first, properties: second, s } : undefined;
}
