/** What functions of the project hand to a function that they are given: `inBatches(list, item => …)`. */
import { callbackElement } from './known/callbacks.ts';
import { alternatives, rootOf, union, unknown } from './value.ts';

import type { Call, Expr, Fn } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { Evaluated, EvaluatedOf, Frame, Thunk } from './value.ts';

/** A parameter of a function that is an argument of a call. */
interface Asked {
  readonly module: Module;
  readonly call: number;
  readonly argument: number;
  /** Of a component, the property that the function is given as. */
  readonly property?: string;
  readonly parameter: number;
  readonly frame: Frame | null;
}

/** How many functions hand a function on to one another. */
const MAX_HANDS = 4;

/** All that a parameter of a callback gets from the function that is called with it; undefined where that is not known. */
export function handedTo(evaluator: Evaluator, asked: Asked): Evaluated | undefined {
  const { module, argument, property, parameter, frame } = asked;
  const call = module.facts.calls[asked.call];
  if (!call || call.new || call.a.slice(0, argument).some(({ k }) => k === 'spread')) return undefined;
  const key = `handed ${module.id} ${asked.call} ${argument} ${property ?? ''} ${parameter} ${evaluator.gate}`;
  const value = evaluator.memo.answer<Evaluated | undefined>(
    key,
    frame,
    () => {
      const args = evaluator.thunks(module, call.a, frame);
      const given = calleesOf(evaluator, module, call, frame).flatMap(callee => [
        ...handedBy({ evaluator, callee, args, argument, property, parameter }, MAX_HANDS),
      ]);
      return given.length > 0 ? union(given) : undefined;
    },
    () => unknown('cycle'),
  );
  return value?.kind === 'unknown' ? undefined : value;
}

interface Hand {
  readonly evaluator: Evaluator;
  readonly callee: EvaluatedOf<'function'>;
  readonly args: readonly Thunk[];
  /** Which of them is the function that is handed over. */
  readonly argument: number;
  readonly property: string | undefined;
  readonly parameter: number;
}

function* handedBy(hand: Hand, hands: number): Generator<Evaluated> {
  const { evaluator, callee, args, parameter } = hand;
  const { module, id } = callee;
  const fn = module.facts.fns[id];
  if (!fn || hands === 0) return;
  const isHandedOver = (x: Expr): boolean => isParameter(x, module, id, hand.argument, hand.property);
  const frame = evaluator.frame(callee, args);
  for (const call of callsWithin(module, fn)) {
    const given = isHandedOver(call.x) ? call.a[parameter] : undefined;
    const value = given && given.k !== 'spread' ? evaluator.eval(module, given, frame) : undefined;
    if (value && !isOwnParameter(value, module, fn)) yield value;
    const place = call.a.findIndex(isHandedOver);
    if (place < 0) continue;
    const element = parameter === 0 && place === 0 ? elementFor(evaluator, module, call, frame) : undefined;
    if (element) yield element;
    for (const next of calleesOf(evaluator, module, call, frame))
      yield* handedBy(
        { ...hand, callee: next, args: evaluator.thunks(module, call.a, frame), argument: place, property: undefined },
        hands - 1,
      );
  }
}

/** `list.map(run)`. */
function elementFor(evaluator: Evaluator, module: Module, { x }: Call, frame: Frame): Evaluated | undefined {
  return x.k === 'mem' ? callbackElement(x.p, evaluator, () => evaluator.eval(module, x.o, frame)) : undefined;
}

function calleesOf(
  evaluator: Evaluator,
  module: Module,
  { x }: Call,
  frame: Frame | null,
): readonly EvaluatedOf<'function'>[] {
  return alternatives(evaluator.eval(module, x, frame)).filter(callee => callee.kind === 'function');
}

/** Also those of closures: workers take from a list until it is empty. */
function callsWithin({ facts }: Module, { s, e }: Fn): readonly Call[] {
  return facts.calls.filter(call => call.s >= s && call.e <= e);
}

/** Whether an expression is a parameter, or a property of what it gets: `children(value)`, `props.render?.(value)`. */
function isParameter(
  x: Expr,
  { facts: { bindings, calls } }: Module,
  f: number,
  i: number,
  property: string | undefined,
): boolean {
  const isOneOf = (one: Expr, test: (value: Expr) => boolean): boolean =>
    test(one) || (one.k === 'ref' && (bindings[one.b]?.v.some(test) ?? false));
  /** `useRef(run).current`, whatever keeps the latest of it. */
  const isHeld = (one: Expr, test: (value: Expr) => boolean): boolean =>
    one.k === 'mem' &&
    one.p === 'current' &&
    isOneOf(
      one.o,
      made => made.k === 'call' && (calls[made.c]?.a.slice(0, 1).some(given => isOneOf(given, test)) ?? false),
    );
  const isWhole = (one: Expr): boolean => one.k === 'par' && one.f === f && one.i === i && !one.rest;
  if (property === undefined) return isOneOf(x, isWhole) || isOneOf(x, one => isHeld(one, isWhole));
  return isOneOf(x, one => one.k === 'mem' && one.p === property && isOneOf(one.o, isWhole));
}

/** What nobody knows better than the callback itself: a parameter of a function that the callee makes of it. */
function isOwnParameter(value: Evaluated, module: Module, { s, e }: Fn): boolean {
  const root = rootOf(value);
  if (root.kind !== 'parameter') return false;
  const id = Number(root.key.slice(root.key.lastIndexOf('#') + 1));
  const inner = root.key === `${module.path}#${id}` ? module.facts.fns[id] : undefined;
  return inner !== undefined && inner.s >= s && inner.e <= e;
}
