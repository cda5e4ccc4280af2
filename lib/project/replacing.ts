/**
 * What a module writes to members of what others made: `api.track = send` of an import, `Tracker.prototype.track = send`,
 * `useStores().tracking.send = send`, `useContext(Tracking).send = send`.
 */
import { isData, isResidual } from '../evaluate/kinds.ts';
import { ANY_MEMBER } from '../evaluate/elements.ts';
import { isBox } from '../evaluate/known/boxes.ts';
import { contextTaken } from '../evaluate/known/react.ts';
import { alternatives } from '../evaluate/value.ts';
import { canLead } from '../facts/leading.ts';
import { placeOf } from './places.ts';
import { writtenKey } from './registry.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { At, Evaluated, EvaluatedOf } from '../evaluate/value.ts';
import type { Binding, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Interest } from './interest.ts';
import type { Findings } from './registering.ts';
import type { Registry } from './registry.ts';

const ofPrototype = 'prototype.';

/** What a variable of the module is made with here: writes to it are read with the variable. */
const made: ReadonlySet<Expr['k']> = new Set<Expr['k']>(['obj', 'arr', 'fn', 'cls', 'lit', 'undef']);

interface Surroundings {
  readonly evaluator: Evaluator;
  readonly interest: Interest;
  readonly registry: Registry;
}

/** A value that is written to a member, and what has that member. */
interface MemberWrite {
  readonly target: Expr;
  /** The way to the member. */
  readonly way: string;
  readonly x: Expr;
}

/** Takes it, where it leads to a client: whoever declared the member need not know of it. */
export function registerReplaced(module: Module, surroundings: Surroundings, { terms, admit }: Findings): void {
  const { evaluator, interest, registry } = surroundings;
  for (const { target, way, x } of writesIn(evaluator, module)) {
    if (!canLead(x)) continue;
    const value = evaluator.eval(module, x, null);
    if (!interest.leads(value, 3)) continue;
    const place = placeOf(module, x.s);
    const wholes = evaluator.open(() =>
      alternatives(evaluator.eval(module, target, null)).flatMap(one => partsOf(evaluator, one)),
    );
    for (const whole of wholes) {
      const context = contextTaken(evaluator, whole)?.id;
      if (context !== undefined && !way.includes('.')) {
        const values = new Map([[way, [{ value }]]]);
        registry.add('contexts', context, { kind: 'properties', values, open: true }, place);
        terms.addWord(way);
      }
      // `client.value = analytics` of what holds a value by that name.
      const isHolding = whole.kind === 'properties' ? whole.values.has(way) : way === 'value';
      const box = isHolding && isBox(whole) ? madeOnce(whole.at) : undefined;
      if (box) {
        registry.add('put', placeOf(box.module, box.start), value, place);
        admit(box.module.path);
      }
      const owner = ownerOf(whole, way);
      if (!owner) continue;
      registry.add('written', owner.key, value, place);
      if (owner.any !== undefined) registry.add('written', owner.any, leadingPart(value, evaluator, interest), place);
      admit(owner.file);
      terms.addWord(owner.name);
    }
  }
}

function* writesIn(evaluator: Evaluator, module: Module): Iterable<MemberWrite> {
  const { facts } = module;
  for (const [b, binding] of facts.bindings.entries()) {
    if (!binding.w || isMadeHere(evaluator, module, binding)) continue;
    for (const [path, written] of Object.entries(binding.w)) {
      const { target, way } = memberAt({ k: 'ref', b, s: 0, e: 0 }, path);
      for (const x of written) yield { target, way, x };
    }
  }
  for (const { o: target, n: way, x } of facts.memberWrites ?? []) yield { target, way, x };
}

/** Of data, what leads to a client: what is beside that in one entry is something else in the next one. */
export function leadingPart(value: Evaluated, evaluator: Evaluator, interest: Interest): Evaluated {
  const entries = isData(value) && value.kind !== 'array' ? evaluator.entries(value) : undefined;
  if (!entries) return value;
  const leading = [...entries].filter(([, list]) => list.some(one => interest.leads(evaluator.force(one), 3)));
  return { kind: 'properties', values: new Map(leading), open: true };
}

/** Where something is made, unless a function makes another one each time that it is called. */
export function madeOnce(at: At | undefined): At | undefined {
  const isInFunction = at?.module.facts.fns.some(({ s, e }) => s <= at.start && at.end <= e);
  return isInFunction ? undefined : at;
}

/** Whether a name of the module holds what its module made: whatever that is given, is read with the name. */
export function isMadeHere(evaluator: Evaluator, m: Module, { imp, v }: Binding): boolean {
  if (imp) return false;
  return v.every(x => {
    if (isMade(x, m)) return true;
    const callee = x.k === 'call' ? m.facts.calls[x.c]?.x : undefined;
    return callee !== undefined && evaluator.open(() => alternatives(evaluator.eval(m, callee, null)).every(isMaker));
  });
}

function isMade(x: Expr, { facts }: Module): boolean {
  return made.has(x.k) || (x.k === 'call' && facts.calls[x.c]?.new === true);
}

/** A function that makes what it gives anew each time: what is written to one is not there in the others. */
function isMaker(callee: Evaluated): boolean {
  if (callee.kind !== 'function') return false;
  const { module, id } = callee;
  const { fns, bindings } = module.facts;
  const results = fns[id]?.ret ?? [];
  const isOwn = (x: Expr): boolean => {
    if (x.k !== 'ref') return isMade(x, module);
    const { f, v = [] } = bindings[x.b] ?? {};
    return f === id && v.length > 0 && v.every(value => isMade(value, module));
  };
  return results.length > 0 && results.every(isOwn);
}

/** `stores.tracking.send` is the member `send` of `stores.tracking`; what a prototype has is its class's. */
function memberAt(variable: Expr, path: string): { readonly target: Expr; readonly way: string } {
  const names = path.split('.');
  const end = names.at(-2) === 'prototype' ? -2 : -1;
  const target = names.slice(0, end).reduce<Expr>((o, p) => ({ k: 'mem', o, p, s: 0, e: 0 }), variable);
  return { target, way: names.slice(end).join('.') };
}

/** What a value is made of, and what it is by its type where nobody knows which one it is. */
export function partsOf(evaluator: Evaluator, value: Evaluated): readonly Evaluated[] {
  if (value.kind === 'merge') return value.of.flatMap(one => partsOf(evaluator, one));
  const type = isResidual(value) || value.kind === 'typed' ? value.type : undefined;
  const typed = type && evaluator.typeValue(type);
  return typed ? [value, ...alternatives(typed)] : [value];
}

interface Owner {
  readonly key: string;
  /** Of whatever it has: `handlers[kind]`. */
  readonly any?: string;
  readonly file: string;
  readonly name: string;
}

function keysOf({ module, expr }: EvaluatedOf<'object'>, name: string): Pick<Owner, 'key' | 'any'> {
  const keyOf = (of: string): string => writtenKey('object', module.path, expr.id, of);
  return { key: keyOf(name), any: keyOf(ANY_MEMBER) };
}

/** The member that a way leads to, where it is one of the value itself. */
function ownerOf(whole: Evaluated, way: string): Owner | undefined {
  const isOfInstances = whole.kind === 'class' && way.startsWith(ofPrototype);
  const name = isOfInstances ? way.slice(ofPrototype.length) : way;
  if (name.includes('.') || name === 'prototype') return undefined;
  switch (whole.kind) {
    case 'object':
      return { ...keysOf(whole, name), file: whole.module.path, name };
    case 'class':
    case 'instance': {
      const { module, id } = whole.kind === 'class' ? whole : whole.class;
      const kind = isOfInstances || whole.kind === 'instance' ? 'instance' : 'class';
      return { key: writtenKey(kind, module.path, id, name), file: module.path, name };
    }
    default:
      return undefined;
  }
}
