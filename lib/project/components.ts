/**
 * What components are given: by the markup that they stand in, by the store that they are connected to, and by
 * functions that make a component of another one.
 */
import { functionKey } from '../effects/body.ts';
import { classPropsKey } from '../evaluate/classes.ts';
import { filePropsKey } from '../evaluate/known/file-components.ts';
import { dispatching, isConnect } from '../evaluate/known/redux.ts';
import { alternatives } from '../evaluate/value.ts';
import { parameterKey } from './registry.ts';

import type { Component } from '../effects/elements.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../evaluate/value.ts';
import type { Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Interest } from './interest.ts';
import type { Findings } from './registering.ts';
import type { Registry } from './registry.ts';
import type { Sources } from './sources.ts';

interface ComponentsParts {
  readonly evaluator: Evaluator;
  readonly registry: Registry;
  readonly interest: Interest;
  readonly sources: Pick<Sources, 'specifierEnds'>;
}

export class Components {
  readonly #evaluator: Evaluator;
  readonly #registry: Registry;
  readonly #interest: Interest;
  readonly #sources: ComponentsParts['sources'];

  constructor({ evaluator, registry, interest, sources }: ComponentsParts) {
    this.#evaluator = evaluator;
    this.#registry = registry;
    this.#interest = interest;
    this.#sources = sources;
  }

  register(module: Module, findings: Findings): void {
    const { calls, classes } = module.facts;
    for (const { x, a, s } of calls)
      if (x.k === 'call' && a[0]) this.#connect(module, x, a[0], `${module.path} ${s}`, findings);
    for (const [id, { dec = [], s }] of classes.entries())
      for (const x of dec) this.#connect(module, x, { k: 'cls', c: id, s, e: s }, `${module.path} ${s}`, findings);
    if (!this.#registry.isEmpty('wrapped')) this.#registerWrapped(module, findings);
  }

  /** `withTracking(Component)`, `compose(withTracking, memo)(Component)`, `@withTracking class`. */
  #registerWrapped(module: Module, findings: Findings): void {
    const { calls, classes } = module.facts;
    for (const { x, a, s, jsx } of calls) if (!jsx && a.length > 0) this.#wrap(module, x, a, s, findings);
    for (const [id, { dec = [], s }] of classes.entries())
      for (const x of dec) this.#wrap(module, x, [{ k: 'cls', c: id, s, e: s }], s, findings);
  }

  #wrap(module: Module, x: Expr, components: readonly Expr[], start: number, { admit }: Findings): void {
    for (const wrapper of this.#wrappersOf(this.#evaluator.eval(module, x, null)))
      for (const [index, argument] of components.entries()) {
        const key = parameterKey(functionKey(wrapper.module, wrapper.id), index);
        for (const [place, given] of this.#registry.all('wrapped', key).entries())
          for (const component of this.#componentsIn(module, argument)) {
            admit(component.module.path);
            this.#registry.add('arguments', propertiesKey(component), given, `${module.path} ${start} ${key} ${place}`);
          }
      }
  }

  /** A function, and those of which somebody else makes one: `compose(withTracking, memo)`, by whatever package. */
  #wrappersOf(value: Evaluated): readonly EvaluatedOf<'function'>[] {
    return alternatives(value).flatMap(one => {
      if (one.kind === 'function') return [one];
      return one.kind === 'call' ? one.args.flatMap(thunk => this.#wrappersOf(this.#evaluator.force(thunk))) : [];
    });
  }

  /** A component, and the one that it is made of by others: `connect(state)(Component)`, `memo(Component)`. */
  #componentsIn(module: Module, x: Expr): readonly Component[] {
    const inner = x.k === 'call' ? module.facts.calls[x.c]?.a[0] : undefined;
    const found = this.#madeOf(this.#evaluator.open(() => this.#evaluator.eval(module, x, null)));
    return inner ? [...found, ...this.#componentsIn(module, inner)] : found;
  }

  #madeOf(value: Evaluated): readonly Component[] {
    return alternatives(value).flatMap((one): readonly Component[] => {
      if (one.kind === 'function' || one.kind === 'class') return [one];
      return one.kind === 'call' && one.args[0] ? this.#madeOf(this.#evaluator.force(one.args[0])) : [];
    });
  }

  /** What an element says that its component is given; what it does with that has to be read. */
  give(
    component: Component,
    given: Extract<Expr, { k: 'obj' }>,
    module: Module,
    place: string,
    { admit }: Findings,
  ): void {
    const values = this.#leadingIn(given, module);
    if (values.size > 0) admit(component.module.path);
    this.#add(component, values, place);
  }

  /** What a function gives the component that it is called with: `<Component {...props} track={track} />`. */
  giveTaken(
    { key, index, path }: EvaluatedOf<'parameter'>,
    given: Extract<Expr, { k: 'obj' }>,
    module: Module,
    place: string,
    { terms }: Findings,
  ): void {
    const values = path.length > 0 ? undefined : this.#leadingIn(given, module);
    if (!values || values.size === 0) return;
    this.#registry.add('wrapped', parameterKey(key, index), { kind: 'properties', values, open: true }, place);
    for (const name of values.keys()) terms.addWord(name);
    const ends = this.#sources.specifierEnds(module.path);
    for (const name of Object.keys(module.facts.exports)) terms.addNameFrom(name, ends);
  }

  #leadingIn(given: Extract<Expr, { k: 'obj' }>, module: Module): Map<string, Thunk[]> {
    const values = new Map<string, Thunk[]>();
    for (const { k: name, v: expr } of given.p) {
      const value = this.#evaluator.eval(module, expr, null);
      // `<Component {...actions} />` gives all that is in them.
      if (name === null) {
        for (const [own, member] of this.#membersOf(value))
          if (this.#interest.leads(member, 2)) values.set(own, [{ value: member }]);
      } else if (this.#interest.leads(value, 2)) values.set(name, [{ module, expr, frame: null }]);
    }
    return values;
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

  #add(component: Component, values: ReadonlyMap<string, readonly Thunk[]>, place: string): void {
    if (values.size > 0)
      this.#registry.add('arguments', propertiesKey(component), { kind: 'properties', values, open: true }, place);
  }
}

/** Where what a component is given is kept. */
function propertiesKey(component: Component): string {
  const { kind, module } = component;
  if (kind === 'namespace') return parameterKey(filePropsKey(module), 0);
  return parameterKey(kind === 'class' ? classPropsKey(module, component.id) : functionKey(module, component.id), 0);
}
