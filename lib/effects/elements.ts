/** What elements send: `<Touchable event="Opened" />`, whose component sends what its properties name. */
import { classPropsKey } from '../evaluate/classes.ts';
import { componentFileOf, filePropsKey, isComponentFile } from '../evaluate/known/file-components.ts';
import { alternatives } from '../evaluate/value.ts';
import { functionKey } from './body.ts';
import { mayRun } from './conditions.ts';
import { formOf } from './forms.ts';
import { makersOf } from './made.ts';
import { once } from './once.ts';
import { Summaries } from './summary.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Frame, Thunk } from '../evaluate/value.ts';
import type { Call, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Bodies } from './body.ts';
import type { Dependence } from './dependence.ts';
import type { Effect, Passed, Target } from './effect.ts';
import type { Concern } from './wrapper-policy.ts';

/** A function, a class, or a file. */
export type Component = EvaluatedOf<'function' | 'class' | 'namespace'>;

/** A component with what it is given. */
export interface Element {
  readonly x: Expr;
  readonly properties: Expr;
  /** Where it begins. */
  readonly s: number;
}

interface ElementsParts {
  readonly evaluator: Evaluator;
  readonly dependence: Dependence;
  /** What a call does that is run in a frame, for `site`. */
  run(target: Target, frame: Frame, site: Target): readonly Effect[];
  readonly bodies: Bodies;
  /** What the calls of its body are to those who call a function, by their index. */
  rolesOf(component: EvaluatedOf<'function'>): ReadonlyMap<number, Concern>;
}

const makers: ReadonlySet<string> = new Set(['createElement', 'cloneElement', 'jsx', 'jsxs', 'h']);
/** How many others a component is made of by packages: `memo(withRouter(connect(state)(Component)))`. */
const MAX_WRAPPED = 6;
/** What is no component has none of these in its text. */
const markup = /<[a-z>]|\b(?:createElement|cloneElement|jsxs?|h)\b/i;

/** `<Component {...properties} />`, `createElement(Component, properties)`. */
export function elementIn({ facts }: Module, { x, a: [first, second], jsx, s }: Call): Element | undefined {
  if (jsx) return first && { x, properties: first, s };
  if (!first || !second || (first.k !== 'ref' && first.k !== 'mem')) return undefined;
  const name = x.k === 'mem' ? x.p : x.k === 'ref' ? facts.bindings[x.b]?.imp?.n : undefined;
  return name !== undefined && makers.has(name) ? { x: first, properties: second, s } : undefined;
}

/** Finds what components send because of what their elements give them. */
export class Elements {
  readonly #parts: ElementsParts;
  readonly #sent: Summaries<readonly Call[]>;
  /** Components that are being followed into. */
  readonly #followed = new Set<string>();

  constructor(parts: ElementsParts) {
    this.#parts = parts;
    this.#sent = new Summaries<readonly Call[]>([], parts.evaluator.memo.trace);
  }

  /** What the component of an element sends that the element names. */
  ofCall(m: Module, call: Call, frame: Frame | null): readonly Effect[] {
    const element = elementIn(m, call);
    return element ? this.#of(m, element, frame, { m, call }) : [];
  }

  /** Whether a component sends what its elements name. */
  leads(value: Evaluated): boolean {
    return this.#componentsOf(value).some(component => this.#sentBy(component).length > 0);
  }

  /** How a call in a component concerns those who write elements of it; `id`: a function around the call. */
  concern(m: Module, id: number, call: Call): Concern | undefined {
    const own: Evaluated = { kind: 'function', module: m, id, frame: null };
    if (this.#sentBy(own).includes(call)) return 'open';
    const { c, st, up } = m.facts.fns[id] ?? {};
    if (c === undefined || st) return undefined;
    const isOutermost = up === undefined || up < 0 || m.facts.fns[up]?.c !== c;
    const cls: Evaluated = { kind: 'class', module: m, id: c, frame: null };
    return isOutermost && this.#sentBy(cls).includes(call) ? 'open' : undefined;
  }

  /** Whether those who write elements of the component that a file is name what a call in it sends. */
  isOfFile(m: Module, call: Call): boolean {
    return isComponentFile(m) && this.#sentBy({ kind: 'namespace', module: m }).includes(call);
  }

  #of(m: Module, { x, properties }: Element, frame: Frame | null, site: Target): readonly Effect[] {
    const { evaluator } = this.#parts;
    const given: Thunk = { module: m, expr: properties, frame };
    return this.#componentsOf(evaluator.eval(m, x, frame)).flatMap(component => {
      const sent = this.#sentBy(component);
      if (sent.length === 0) return [];
      return once<readonly Effect[]>(this.#followed, keyOf(component), [], () => {
        const inner = frameOf(evaluator, component, given);
        const effects = sent.flatMap(call => {
          const target = { m: component.module, call };
          // `if (event) track(event)` of a component that is given none.
          if (!mayRun(evaluator, target, inner)) return [];
          const passed = passedThrough(component, call);
          return this.#run(target, inner, site).map(effect => ({
            ...effect,
            through: [...passed, ...(effect.through ?? [])],
          }));
        });
        return effects.filter(effect => this.#isGiven(effect));
      });
    });
  }

  #run(target: Target, frame: Frame, site: Target): readonly Effect[] {
    const { m, call } = target;
    const element = elementIn(m, call);
    return element ? this.#of(m, element, frame, site) : this.#parts.run(target, frame, site);
  }

  /** An element that leaves out the event is one of something that sends none. */
  #isGiven(effect: Effect): boolean {
    if (effect.kind !== 'sdk') return true;
    const { evaluator } = this.#parts;
    const path = formOf(evaluator, effect.spec.forms, effect.args)?.parts.event;
    if (!path) return true;
    const [index, ...names] = path;
    let value = evaluator.open(() => evaluator.force(effect.args[index]));
    for (const name of names) value = evaluator.member(value, name, undefined, undefined);
    return value.kind !== 'literal' || value.value != null;
  }

  /** The calls in a component by which it sends what its properties name. */
  #sentBy(component: Component): readonly Call[] {
    const { module: m } = component;
    const frame = component.kind === 'namespace' ? null : component.frame;
    const variant = `${m.id} ${this.#parts.evaluator.gate}`;
    return this.#sent.of({ key: keyOf(component), variant, frame: frame?.args ? frame : null }, () =>
      this.#sentAnew(component),
    );
  }

  #sentAnew(component: Component): readonly Call[] {
    if (component.kind === 'function') return this.#sentByFunction(component);
    return component.kind === 'class' ? this.#sentByClass(component) : this.#sentByFile(component);
  }

  #sentByFile(component: EvaluatedOf<'namespace'>): readonly Call[] {
    const { module: m } = component;
    const key = filePropsKey(m);
    const props: Evaluated = { kind: 'parameter', key, index: 0, name: 'props', path: [] };
    const frame = frameOf(this.#parts.evaluator, component, { value: props });
    return this.#named(m, m.facts.calls, frame, new Set([key]));
  }

  #sentByFunction(component: EvaluatedOf<'function'>): readonly Call[] {
    const { module: m, id } = component;
    const fn = m.facts.fns[id];
    // It is given its properties, and with some a reference or a context.
    if (!fn || fn.p.length === 0 || fn.p.length > 2) return [];
    const body = this.#parts.bodies.of(m, id);
    const named = [...this.#parts.rolesOf(component)].filter(([, role]) => role === 'open');
    const own = named.flatMap(([index]) => m.facts.calls[body[index]?.id ?? -1] ?? []);
    if (!markup.test(m.text.slice(fn.s, fn.e))) return own;
    const frame = this.#parts.evaluator.frame(component, null);
    const inner = m.facts.calls.filter(
      call => call.s > fn.s && call.e <= fn.e && (call.f !== id || elementIn(m, call)) && !own.includes(call),
    );
    return [...own, ...this.#named(m, inner, frame, new Set([functionKey(m, id)]))];
  }

  #sentByClass(component: EvaluatedOf<'class'>): readonly Call[] {
    const { module: m, id } = component;
    const cls = m.facts.classes[id];
    if (!cls?.sup || !/\bprops\b/.test(m.text.slice(cls.s, cls.e))) return [];
    const key = classPropsKey(m, id);
    const props: Evaluated = { kind: 'parameter', key, index: 0, name: 'props', path: [] };
    const calls = m.facts.calls.filter(call => call.s > cls.s && call.e <= cls.e && call.f >= 0);
    return this.#named(m, calls, frameOf(this.#parts.evaluator, component, { value: props }), new Set([key]));
  }

  #named(m: Module, calls: readonly Call[], frame: Frame, keys: ReadonlySet<string>): readonly Call[] {
    const { dependence } = this.#parts;
    return calls.filter(call => {
      const target = { m, call };
      return this.#run(target, frame, target).some(
        effect => dependence.isSend(effect) && dependence.isNamed(effect, keys),
      );
    });
  }

  /** A component, and those that packages make another one of: `observer(Component)`, `` styled(Component)`…` ``. */
  #componentsOf(value: Evaluated, depth = MAX_WRAPPED): readonly Component[] {
    const { evaluator } = this.#parts;
    return alternatives(value).flatMap((one): readonly Component[] => {
      if (one.kind === 'function' || one.kind === 'class') return [one];
      const file = componentFileOf(one);
      if (file) return [{ kind: 'namespace', module: file }];
      if (one.kind === 'namespace') return this.#componentsOf(evaluator.exported(one.module, 'default'), depth - 1);
      if (depth <= 0) return [];
      if (one.kind === 'operation' && one.operator === 'tag')
        return one.operands.flatMap(tag => this.#componentsOf(tag, depth - 1));
      if (one.kind !== 'call') return [];
      const given = one.args[0] ? evaluator.force(one.args[0]) : undefined;
      const found = given ? this.#componentsOf(given, depth - 1) : [];
      if (found.length > 0) return found.flatMap(component => this.#loadedBy(component) ?? [component]);
      const { callee } = one;
      return this.#componentsOf(callee.kind === 'member' ? callee.object : callee, depth - 1);
    });
  }

  /** `dynamic(() => import('./Component'))`. */
  #loadedBy(loader: Component): readonly Component[] | undefined {
    const { evaluator } = this.#parts;
    if (loader.kind !== 'function' || loader.module.facts.fns[loader.id]?.p.length !== 0) return undefined;
    const loaded = evaluator.apply(loader, []);
    return loaded.kind === 'namespace' ? this.#componentsOf(loaded) : undefined;
  }
}

function keyOf(component: Component): string {
  const { kind, module } = component;
  if (kind === 'namespace') return filePropsKey(module);
  return kind === 'function' ? functionKey(module, component.id) : classPropsKey(module, component.id);
}

/** The frame in which a component runs that is given some properties. */
function frameOf(evaluator: Evaluator, component: Component, props: Thunk): Frame {
  if (component.kind === 'function') return evaluator.frame(component, [props]);
  if (component.kind === 'namespace') return { key: keyOf(component), args: [props], up: null, memo: new Map() };
  const self: Evaluated = { kind: 'instance', class: component, args: [props], props };
  return { key: '', args: null, up: component.frame, self, memo: new Map() };
}

/** The function that others see a call of the component stand in; of a class, the method. */
function passedThrough(component: Component, call: Call): readonly Passed[] {
  const { module: m } = component;
  if (component.kind === 'namespace') return [{ m, s: 0, e: m.text.length }];
  if (component.kind === 'function') {
    const { s, e } = m.facts.fns[component.id] ?? call;
    return [...makersOf(component), { m, s, e }];
  }
  let outermost = m.facts.fns[call.f];
  for (let id = call.f; id >= 0; id = m.facts.fns[id]?.up ?? -1)
    if (m.facts.fns[id]?.c === component.id) outermost = m.facts.fns[id];
  return outermost ? [{ m, s: outermost.s, e: outermost.e }] : [];
}
