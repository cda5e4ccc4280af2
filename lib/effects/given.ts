/**
 * Whether something is there by what a caller gives. Only what the caller writes, or leaves out, is decided by it: a
 * setting, a field or a state may be another by the time that the call is run.
 */
import { isLeftOut } from '../evaluate/kinds.ts';
import { alternatives, isOptional, rootOf } from '../evaluate/value.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { At, Evaluated, Frame, Thunk } from '../evaluate/value.ts';
import type { Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';

/** Arguments that are followed to the callers of their callers, and variables that stand for one another. */
const MAX_STEPS = 6;

/** An expression in a call of the function around it. */
interface Asked {
  readonly m: Module;
  readonly x: Expr;
  readonly frame: Frame;
}

/** Whether a value may be something, or nothing: unless the callers give the other. */
export function mayBe(evaluator: Evaluator, asked: Asked, is: boolean): boolean {
  if (!isOfCaller(asked.m, asked.x, MAX_STEPS)) return true;
  if (isChangedBefore(evaluator, asked.m, asked.x, asked.frame)) return true;
  return alternatives(evaluator.eval(asked.m, asked.x, asked.frame)).some(one => {
    const known = isSomething(evaluator, asked, one);
    return known === undefined || known === is;
  });
}

/** Functions of the language that leave what they are given as it is. */
const harmless: ReadonlySet<string> = new Set(['console', 'JSON', 'String', 'Number', 'Boolean', 'Array']);

/**
 * Whether an object that a caller has in a variable is handed to somebody else too, of whom nobody knows what they do
 * to it: `defaults(options, { on: true })`. What functions of the project write to it is known.
 */
export function isChangedBefore(evaluator: Evaluator, m: Module, x: Expr, frame: Frame): boolean {
  if (x.k === 'as') return isChangedBefore(evaluator, m, x.x, frame);
  const object = x.k === 'mem' || x.k === 'idx' ? x.o : undefined;
  if (!object) return false;
  return namedIn(m, object, frame, MAX_STEPS).some(
    ({ module, id }) => module.facts.bindings[id]?.dyn === true || isHandedOut(evaluator, module, id),
  );
}

interface Named {
  readonly module: Module;
  readonly id: number;
}

/** The variables of callers that an expression of the function is. */
function namedIn(m: Module, x: Expr, frame: Frame | null, steps: number): readonly Named[] {
  if (steps === 0) return [];
  const inner = (one: Expr): readonly Named[] => namedIn(m, one, frame, steps - 1);
  switch (x.k) {
    case 'ref': {
      const values = m.facts.bindings[x.b]?.v ?? [];
      return [{ module: m, id: x.b }, ...values.flatMap(inner)];
    }
    case 'par': {
      const given = frameOf(m, x.f, frame)?.args?.[x.i];
      return given && 'expr' in given ? namedIn(given.module, given.expr, given.frame, steps - 1) : [];
    }
    case 'as':
      return inner(x.x);
    case 'or':
      return x.x.flatMap(inner);
    case 'mem':
      return inner(x.o);
    default:
      return [];
  }
}

/** The call of a function among those that a frame stands in. */
function frameOf({ path }: Module, fn: number, innermost: Frame | null): Frame | undefined {
  for (let frame = innermost; frame; frame = frame.up) if (frame.key === `${path}#${fn}`) return frame;
  return undefined;
}

function isHandedOut(evaluator: Evaluator, module: Module, id: number): boolean {
  return module.facts.calls.some(({ a, x, jsx }) => {
    if (jsx || !a.some(one => one.k === 'ref' && one.b === id)) return false;
    return alternatives(evaluator.eval(module, x, null)).some(callee => {
      const root = rootOf(callee);
      // What is written in the project is followed.
      return root.kind === 'import' ? !root.gated : root.kind === 'global' && !harmless.has(root.name);
    });
  });
}

/** Whether an expression hangs on what callers give. What a server or a library answers leads far, and decides nothing. */
function isOfCaller(m: Module, x: Expr, steps: number): boolean {
  const inner = (one: Expr): boolean => isOfCaller(m, one, steps - 1);
  if (steps === 0) return false;
  switch (x.k) {
    case 'par':
      return true;
    case 'ref':
      return m.facts.bindings[x.b]?.v.some(inner) ?? false;
    case 'mem':
    case 'idx':
      return inner(x.o);
    case 'as':
      return inner(x.x);
    case 'op':
    case 'or':
      return x.x.some(inner);
    default:
      return false;
  }
}

/** Kinds of values that nobody puts another in the place of. */
const lasting: ReadonlySet<Evaluated['kind']> = new Set<Evaluated['kind']>(['function', 'class', 'client', 'method']);

function isSomething(evaluator: Evaluator, asked: Asked, value: Evaluated): boolean | undefined {
  if (value.kind === 'literal' && value.value === undefined)
    return isLeftOut(value) || isLacking(evaluator, asked, asked.x, MAX_STEPS) ? false : undefined;
  if (isOptional(value)) return undefined;
  if (lasting.has(value.kind)) return true;
  if (value.kind !== 'literal' && value.kind !== 'object' && value.kind !== 'array') return undefined;
  if (!value.at || !isWrittenIn(asked.frame, value.at, MAX_STEPS)) return undefined;
  return value.kind === 'literal' ? Boolean(value.value) : true;
}

/** Whether an object that a caller writes has no such member. */
function isLacking(evaluator: Evaluator, asked: Asked, x: Expr, steps: number): boolean {
  const { m, frame } = asked;
  if (steps === 0) return false;
  if (x.k === 'ref') {
    const { v: [value, ...others] = [] } = m.facts.bindings[x.b] ?? {};
    return value !== undefined && others.length === 0 && isLacking(evaluator, asked, value, steps - 1);
  }
  if (x.k !== 'mem') return false;
  return alternatives(evaluator.eval(m, x.o, frame)).every(
    one => one.kind === 'object' && one.at !== undefined && isWrittenIn(frame, one.at, MAX_STEPS),
  );
}

/** Whether something stands in an argument of a call that is followed. */
function isWrittenIn(frame: Frame, at: At, steps: number): boolean {
  if (steps === 0) return false;
  const isIn = (thunk: Thunk): boolean => {
    if ('value' in thunk) return false;
    const { module, expr, frame: outer } = thunk;
    const isHere = module === at.module && spansOf(module, expr).some(({ s, e }) => s <= at.start && at.end <= e);
    return isHere || (outer !== null && isWrittenIn(outer, at, steps - 1));
  };
  return (frame.args?.some(isIn) ?? false) || (frame.up !== null && isWrittenIn(frame.up, at, steps - 1));
}

/** The argument, and what a constant is declared with that is the argument. */
function spansOf({ facts }: Module, expr: Expr): readonly Expr[] {
  const binding = expr.k === 'ref' ? facts.bindings[expr.b] : undefined;
  const [value, ...others] = binding?.w ? [] : (binding?.v ?? []);
  return value && others.length === 0 ? [expr, value] : [expr];
}
