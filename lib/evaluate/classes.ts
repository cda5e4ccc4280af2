/** Instances, statics and `this`. */
import { beginsEmpty, moved, withAdded } from './bindings.ts';
import { keptFrame } from './kept.ts';
import { isHollow } from './kinds.ts';
import { propertyOfThis } from './known/components.ts';
import { contextValue } from './known/react.ts';
import { injectedBy } from './known/tokens.ts';
import { alternatives, isGated, orNothing, stringOf, union, unknown } from './value.ts';

import type { Expr, Member } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { Place } from './expressions.ts';
import type { At, Evaluated, EvaluatedOf, Frame, Thunk } from './value.ts';

export function thisOf(x: Extract<Expr, { k: 'this' }>, { module, frame }: Place): Evaluated {
  const cls: EvaluatedOf<'class'> = { kind: 'class', module, id: x.c, frame: null };
  if (x.st) return cls;
  return (frame && ownSelf(frame)) ?? { kind: 'instance', class: cls, args: null, exact: true, isThis: true };
}

/** `this` of the nearest call that has one. */
export function ownSelf(innermost: Frame): Evaluated | undefined {
  for (let frame: Frame | null = innermost; frame; frame = frame.up) if (frame.self) return frame.self;
  return undefined;
}

export function instanceMember(
  evaluator: Evaluator,
  object: EvaluatedOf<'instance'>,
  name: string,
  at: At | undefined,
): Evaluated {
  const { module, id } = object.class;
  const own = ownInstanceMember(evaluator, object, name, at);
  const replaced = evaluator.host.written('instance', module, id, name);
  return replaced ? union([own, replaced]) : own;
}

function ownInstanceMember(
  evaluator: Evaluator,
  object: EvaluatedOf<'instance'>,
  name: string,
  at: At | undefined,
): Evaluated {
  const { class: cls } = object;
  const facts = cls.module.facts.classes[cls.id];
  if (!facts) return unknown('dynamic-member', at);
  if (object.props && name === 'props') return evaluator.force(object.props);
  return evaluator.memo.once(
    `i ${cls.module.id} ${cls.id} ${name}`,
    () => {
      const member = Object.hasOwn(facts.m, name) ? facts.m[name] : undefined;
      const others = member?.v.length === 0 ? declaredOnly(evaluator, cls, name, at) : undefined;
      if (others) return others;
      const written = member
        ? memberValue(evaluator, cls.module, member, constructionOf(evaluator, cls, object.args, object), object)
        : undefined;
      const own =
        facts.dyn && member && isBlank(written)
          ? filled(evaluator, cls.module, member, { kind: 'member', object, property: name, at })
          : written;
      if (own && saysSomething(own)) {
        const overridden = isOverridable(own, object) ? replacement(evaluator, cls, name, at) : undefined;
        return overridden ? union([own, overridden]) : own;
      }
      const parent = parentOf(evaluator, cls);
      const inherited = parent && inheritedFrom(evaluator, parent, name, object, at);
      if (inherited) {
        const below = isOverridable(inherited, object) ? replacement(evaluator, cls, name, at) : undefined;
        return below ? union([inherited, below]) : inherited;
      }
      return (
        declaredOnly(evaluator, cls, name, at) ??
        (name === 'props' ? ownProps(evaluator, object, at) : undefined) ??
        (facts.sup ? propertyOfThis(evaluator, name) : undefined) ?? { kind: 'member', object, property: name, at }
      );
    },
    () => unknown('cycle', at),
  );
}

/**
 * Of which class below an instance is, only its construction tells. `this` is taken for one of its own class, but for
 * what is there to be replaced: a method that does nothing, a name.
 */
function isOverridable(own: Evaluated, { args, exact, isThis }: EvaluatedOf<'instance'>): boolean {
  if (args !== null || (exact && !isThis)) return false;
  if (own.kind !== 'function') return isThis === true && stringOf(own) !== undefined;
  const fn = own.module.facts.fns[own.id];
  return !exact || (fn !== undefined && fn.calls.length === 0 && fn.inner.length === 0);
}

/** What a class extends: what its methods do hangs on that, though nothing there leads to a client. */
function parentOf(evaluator: Evaluator, { module, id, frame }: EvaluatedOf<'class'>): Evaluated | undefined {
  const sup = module.facts.classes[id]?.sup;
  const parent = sup && evaluator.eval(module, sup, frame);
  return parent && isGated(parent) ? evaluator.open(() => evaluator.eval(module, sup as Expr, frame)) : parent;
}

/** What a field begins with where its constructor fills it: nothing that says what it holds. */
function isBlank(value: Evaluated | undefined): boolean {
  return value?.kind === 'literal' && (value.value === '' || value.value == null);
}

function filled(evaluator: Evaluator, module: Module, { t }: Member, value: Evaluated): Evaluated {
  return t ? evaluator.typed(value, { module, type: t, frame: null }) : value;
}

/** What a class only declares is done by those that extend or replace it, or given by who runs it. */
function declaredOnly(
  evaluator: Evaluator,
  cls: EvaluatedOf<'class'>,
  name: string,
  at: At | undefined,
): Evaluated | undefined {
  return replacement(evaluator, cls, name, at) ?? (name === 'context' ? ownContext(evaluator, cls) : undefined);
}

/** `static contextType = Context`, `Page.contextType = Context`: what is provided for it. */
function ownContext(evaluator: Evaluator, cls: EvaluatedOf<'class'>): Evaluated | undefined {
  const { module, id, frame } = cls;
  const variable = module.facts.bindings.findIndex(({ v: [first] }) => first?.k === 'cls' && first.c === id);
  const own = staticMember(evaluator, cls, 'contextType', undefined);
  const written =
    isHollow(own) && variable >= 0
      ? evaluator.written(module, { k: 'ref', b: variable, s: 0, e: 0 }, 'contextType', frame)
      : undefined;
  const context = written ?? own;
  return context.kind === 'context'
    ? contextValue({ evaluator, args: [{ value: context }], at: undefined })
    : undefined;
}

/** `class Page extends Component<Props>`: what its parent is given is the type of what the component is given. */
function ownProps(evaluator: Evaluator, object: EvaluatedOf<'instance'>, at: At | undefined): Evaluated | undefined {
  const { module, id, frame } = object.class;
  const [type] = module.facts.classes[id]?.supa ?? [];
  const own: Evaluated = { kind: 'member', object, property: 'props', at };
  const typed = type && evaluator.typed(own, { module, type, frame });
  const given = evaluator.host.argument(classPropsKey(module, id), 0);
  return given ? { kind: 'merge', of: [typed ?? own, given] } : typed;
}

/** The key under which is known what the component that a class is is given. */
export function classPropsKey({ path }: Module, id: number): string {
  return `${path}!${id}`;
}

/** A member of whatever stands in for a class. */
function replacement(
  evaluator: Evaluator,
  { module, id }: EvaluatedOf<'class'>,
  name: string,
  at: At | undefined,
): Evaluated | undefined {
  const others = evaluator.host
    .implementers(module, 'class', id)
    .map(value => evaluator.member(value, name, at, module))
    .filter(value => !isHollow(value));
  return others.length > 0 ? union(others) : undefined;
}

/** What a field was given, though it may not be known what that is; not that it was given nothing yet. */
function saysSomething(value: Evaluated): boolean {
  return !isHollow(value) || ['literal', 'member', 'call', 'import'].includes(value.kind);
}

function inheritedFrom(
  evaluator: Evaluator,
  parent: Evaluated,
  name: string,
  self: EvaluatedOf<'instance'>,
  at: At | undefined,
): Evaluated | undefined {
  for (const one of alternatives(parent)) {
    let value: Evaluated | undefined;
    if (one.kind === 'class') value = inheritedMember(evaluator, one, name, self, at);
    else if (one.kind === 'sdk-export')
      value = evaluator.member(evaluator.construct(one, [], at), name, at, self.class.module);
    if (value && !isHollow(value)) return value;
  }
  return undefined;
}

/** A member of a parent class, with `this` still the instance of the child. */
function inheritedMember(
  evaluator: Evaluator,
  parent: EvaluatedOf<'class'>,
  name: string,
  self: EvaluatedOf<'instance'>,
  at: At | undefined,
): Evaluated {
  const facts = parent.module.facts.classes[parent.id];
  if (!facts) return unknown('dynamic-member', at);
  const args = givenToParent(evaluator, self);
  if (!Object.hasOwn(facts.m, name))
    return instanceMember(evaluator, { kind: 'instance', class: parent, args }, name, at);
  const frame = constructionOf(evaluator, parent, args, self);
  const member = facts.m[name] as Member;
  const value = memberValue(evaluator, parent.module, member, frame, self);
  const isFilled = facts.dyn ?? self.class.module.facts.classes[self.class.id]?.dyn;
  return isFilled && isBlank(value)
    ? filled(evaluator, parent.module, member, { kind: 'member', object: self, property: name, at })
    : (value ?? unknown('dynamic-member', at));
}

/** What the constructor of a class hands to that of its parent; null where that is not known. */
function givenToParent(evaluator: Evaluator, object: EvaluatedOf<'instance'>): readonly Thunk[] | null {
  const { class: cls, args } = object;
  const { classes, calls } = cls.module.facts;
  const ctor = classes[cls.id]?.ctor;
  if (ctor === undefined) return args;
  const call = calls.find(({ f, x }) => f === ctor && x.k === 'super');
  return call ? evaluator.thunks(cls.module, call.a, constructionOf(evaluator, cls, args, object)) : null;
}

/** The call of the constructor that made an instance: what its fields were written with. */
export function constructionOf(
  { memo }: Evaluator,
  { module, id, frame }: EvaluatedOf<'class'>,
  args: readonly Thunk[] | null,
  self: Evaluated,
): Frame {
  return memo.frame(self, `${module.path}#${id}`, () => {
    const ctor = module.facts.classes[id]?.ctor;
    return { key: ctor === undefined ? '' : `${module.path}#${ctor}`, args, up: frame, self, memo: new Map() };
  });
}

export function staticMember(
  evaluator: Evaluator,
  object: EvaluatedOf<'class'>,
  name: string,
  at: At | undefined,
): Evaluated {
  const own = ownStaticMember(evaluator, object, name, at);
  const replaced = evaluator.host.written('class', object.module, object.id, name);
  return replaced ? union([own, replaced]) : own;
}

function ownStaticMember(
  evaluator: Evaluator,
  object: EvaluatedOf<'class'>,
  name: string,
  at: At | undefined,
): Evaluated {
  const facts = object.module.facts.classes[object.id];
  if (facts && Object.hasOwn(facts.sm, name)) {
    const value = memberValue(evaluator, object.module, facts.sm[name] as Member, object.frame, undefined);
    if (value) return value;
  }
  const parent = facts?.sup && evaluator.eval(object.module, facts.sup, object.frame);
  return parent?.kind === 'class' || parent?.kind === 'sdk-export'
    ? evaluator.member(parent, name, at, object.module)
    : { kind: 'member', object, property: name, at };
}

function memberValue(
  evaluator: Evaluator,
  module: Module,
  member: Member,
  frame: Frame | null,
  self: Evaluated | undefined,
): Evaluated | undefined {
  let value: Evaluated | undefined;
  if (member.v.length > 0) {
    value = union(
      member.v.map(x => {
        const one = evaluator.eval(module, x, keptFrame(evaluator, module, x, frame));
        return one.kind === 'function' && self ? { ...one, self } : one;
      }),
    );
    if (member.g) value = evaluator.apply(value, []);
    if (member.u) value = orNothing(value);
    value = withAdded(evaluator, value, member.add, { module, frame });
    if (member.mv) value = moved(value);
  }
  const injected = member.tok && injectedBy(evaluator, evaluator.eval(module, member.tok, null));
  if (injected && (!value || isHollow(value))) return injected;
  if (!member.t || (value && !isHollow(value))) return value;
  const typed = evaluator.typed(value, { module, type: member.t, frame });
  return beginsEmpty(member.v) ? orNothing(typed) : typed;
}
