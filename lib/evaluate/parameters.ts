/** What parameters are bound to: by the call that is followed, by what runs a callback, by what callers are known to pass. */
import { givenAtOnce } from './called-at-once.ts';
import { handedTo } from './handed.ts';
import { injectedGlobal } from './known/angularjs.ts';
import { callbackElement } from './known/callbacks.ts';
import { isComposing, pipedTo } from './known/composing.ts';
import { propertiesOfComponent } from './known/react.ts';
import { reducedTo } from './known/reducing.ts';
import { injectedBy } from './known/tokens.ts';
import { alternatives, union } from './value.ts';

import type { Call, Expr, Fn } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { Place } from './expressions.ts';
import type { At, Evaluated, EvaluatedOf, Frame, Thunk, TypeRef } from './value.ts';

export function argumentOf(x: Extract<Expr, { k: 'par' }>, { evaluator, module, frame, at }: Place): Evaluated {
  const key = `${module.path}#${x.f}`;
  const fn = module.facts.fns[x.f] as Fn;
  const call = frameOf(key, frame);
  if (call?.args && (x.i < call.args.length || !call.isOpen)) {
    if (x.rest) return { kind: 'array', items: call.args.slice(x.i), open: false, given: true, at };
    const thunk = call.args[x.i];
    if (!thunk) return { ...leftOut, at };
    const value = given(evaluator.force(thunk), 'expr' in thunk ? thunk.expr : undefined);
    const declared = fn.p[x.i]?.t;
    // What callers hand over may be of no type that is known; it is what the parameter says all the same.
    return declared?.k === 'prim' ? evaluator.typed(value, { module, type: declared, frame }) : value;
  }
  const called = callbackArgument(evaluator, module, fn, x.i, frame);
  if (called) return called;
  const passed = evaluator.host.argument(key, x.i);
  // A component is given more than what leads to a client.
  const bags = passed ? alternatives(passed).filter(isOpenBag) : [];
  if (passed && bags.length > 0 && bags.length === alternatives(passed).length)
    return { kind: 'merge', of: [parameterOf(module, x.f, x.i, frame, at), joinedBags(bags)] };
  if (passed) return union([passed]);
  const captured = evaluator.host.captured?.(key, x.i);
  if (captured) return union([captured]);
  const elsewhere = knownElsewhere(x, { evaluator, module, frame });
  if (elsewhere) return elsewhere;
  const own = parameterOf(module, x.f, x.i, frame, at);
  const expected = own.type || !fn.ct ? undefined : expectedType(evaluator, { module, type: fn.ct, frame }, x.i, 2);
  return expected ? { ...own, type: expected } : own;
}

/** What a parameter is by how the function is called where it is written, or by what its name or its token says. */
function knownElsewhere(
  x: Extract<Expr, { k: 'par' }>,
  { evaluator, module, frame }: Pick<Place, 'evaluator' | 'module' | 'frame'>,
): Evaluated | undefined {
  // What stands in the function knows it as well, whoever calls that later.
  const once = givenAtOnce(module.facts, x.f, x.i);
  if (once) return evaluator.eval(module, once, frame?.up ?? null);
  const global = injectedGlobal(module.facts, x.f, x.i);
  if (global) return global;
  const tok = module.facts.fns[x.f]?.p[x.i]?.tok;
  return tok && injectedBy(evaluator, evaluator.eval(module, tok, null));
}

function isOpenBag(value: Evaluated): value is EvaluatedOf<'properties'> {
  return value.kind === 'properties' && value.open === true;
}

/** What several callers give by one name: any of it. */
function joinedBags(bags: readonly EvaluatedOf<'properties'>[]): Evaluated {
  const values = new Map<string, Thunk[]>();
  for (const bag of bags)
    for (const [name, thunks] of bag.values) values.set(name, [...(values.get(name) ?? []), ...thunks]);
  return { kind: 'properties', values, open: true, sure: true };
}

/** The type that the place of a function says that a parameter has: `const handler: Handler = (request) => …`. */
function expectedType(evaluator: Evaluator, type: TypeRef, index: number, depth: number): TypeRef | undefined {
  if (type.type.k === 'fn') {
    const own = type.type.p?.[index];
    return own && own.k !== 'unk' ? { ...type, type: own } : undefined;
  }
  if (type.type.k === 'or') {
    const [only, ...others] = type.type.of.filter(({ k }) => k !== 'nil');
    return only && others.length === 0 ? expectedType(evaluator, { ...type, type: only }, index, depth) : undefined;
  }
  const properties = index === 0 ? propertiesOfComponent(type.type, type.module) : undefined;
  if (properties) return { ...type, type: properties };
  const value = type.type.k === 'ref' && depth > 0 ? evaluator.typeValue(type) : undefined;
  return value?.kind === 'typed' && value.type.type !== type.type
    ? expectedType(evaluator, value.type, index, depth - 1)
    : undefined;
}

/** A parameter of which nobody knows what it is bound to. */
export function parameterOf(
  module: Module,
  id: number,
  index: number,
  frame: Frame | null,
  at: At | undefined,
): EvaluatedOf<'parameter'> {
  const own = module.facts.fns[id]?.p[index];
  return {
    kind: 'parameter',
    key: `${module.path}#${id}`,
    index,
    name: own?.n ?? '',
    path: [],
    at,
    ...(own?.t && { type: { module, type: own.t, frame } }),
  };
}

/** The arguments of a call of which nobody knows more than that it is made. */
export function unknownArguments({ module, id, frame }: EvaluatedOf<'function'>): readonly Thunk[] {
  const parameters = module.facts.fns[id]?.p ?? [];
  return parameters.map((_, index) => ({ value: parameterOf(module, id, index, frame, undefined) }));
}

const leftOut: EvaluatedOf<'literal'> = { kind: 'literal', value: undefined, leftOut: true };

/** An argument, or the default of one, as it is written: nothing in so many words, or an object that may lack something. */
export function given(value: Evaluated, expr: Expr | undefined): Evaluated {
  const isNothing = expr?.k === 'undef' || (expr?.k === 'lit' && expr.v === null);
  if (isNothing && value.kind === 'literal') return { ...value, leftOut: true };
  return expr?.k === 'obj' && value.kind === 'object' ? { ...value, given: true } : value;
}

/** The innermost call of the function `key` around an expression. */
function frameOf(key: string, innermost: Frame | null): Frame | undefined {
  for (let frame = innermost; frame; frame = frame.up) if (frame.key === key) return frame;
  return undefined;
}

/** What a callback gets, as thunks for its frame; null where it is not known. */
export function callbackArguments(
  evaluator: Evaluator,
  module: Module,
  fn: Fn,
  frame: Frame | null,
): readonly Thunk[] | null {
  const first = callbackArgument(evaluator, module, fn, 0, frame);
  return first ? [{ value: first }] : null;
}

/** `steps.reduce((value, step) => step(value), first)`. */
function reducedIn(
  evaluator: Evaluator,
  module: Module,
  { x, a: [callback, first] }: Call,
  index: number,
  frame: Frame | null,
): Evaluated | undefined {
  if (x.k !== 'mem' || callback?.k !== 'fn') return undefined;
  const step = evaluator.eval(module, callback, frame);
  const list = alternatives(evaluator.eval(module, x.o, frame)).find(({ kind }) => kind === 'array');
  if (step.kind !== 'function' || !list) return undefined;
  const initial: Thunk | undefined = first && { module, expr: first, frame };
  return reducedTo(index, { method: x.p, list, step, initial }, evaluator);
}

/** `pipe(value, named, event => …)`. */
function pipedIn(
  evaluator: Evaluator,
  module: Module,
  { x, a }: Call,
  place: number,
  frame: Frame | null,
): Evaluated | undefined {
  if (place === 0 || (x.k !== 'ref' && x.k !== 'mem')) return undefined;
  const callee = evaluator.eval(module, x, frame);
  return isComposing(callee) ? pipedTo(evaluator, callee, evaluator.thunks(module, a, frame), place) : undefined;
}

/** What the caller of a callback is known to hand to it: promises, arrays, functions of the project. */
function callbackArgument(
  evaluator: Evaluator,
  module: Module,
  { cb, rp }: Fn,
  index: number,
  frame: Frame | null,
): Evaluated | undefined {
  const call = cb && module.facts.calls[cb.c];
  // What renders a part of a component gets what the component calls it with.
  const rendered =
    rp && handedTo(evaluator, { module, call: rp.c, argument: 0, property: rp.n, parameter: index, frame });
  if (rendered || !call) return rendered;
  if (call.x.k === 'mem' && cb.i === 0 && index === 0) {
    const { o, p } = call.x;
    const element = callbackElement(p, evaluator, () => evaluator.eval(module, o, frame));
    if (element) return element;
  }
  if (call.x.k === 'mem' && cb.i === 0 && (call.x.p === 'reduce' || call.x.p === 'reduceRight')) {
    const reduced = reducedIn(evaluator, module, call, index, frame);
    if (reduced) return reduced;
  }
  const piped = index === 0 ? pipedIn(evaluator, module, call, cb.i, frame) : undefined;
  if (piped) return piped;
  return handedTo(evaluator, { module, call: cb.c, argument: cb.i, parameter: index, frame });
}
