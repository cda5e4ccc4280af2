/** What functions keep of what they are given: in variables of the module, in fields, in closures of these. */
import type { Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { Evaluated, Frame, Thunk } from './value.ts';

/**
 * The frame in which an expression is read that outlives the function around it: a variable of the module, or a field,
 * to which the function assigns it. Its parameters are what callers are known to have handed over.
 *
 * @param outer - the frame otherwise
 */
export function keptFrame(evaluator: Evaluator, module: Module, x: Expr, outer: Frame | null): Frame | null {
  if (!evaluator.host.isHandedTo(module.path)) return outer;
  let frame = outer;
  for (const id of functionsAround(module, x)) frame = ofFunction(evaluator, module, id, frame) ?? frame;
  return frame;
}

/** The functions around an expression, outermost first. */
function functionsAround({ facts: { fns } }: Module, { s, e }: Expr): readonly number[] {
  const around: number[] = [];
  for (const [id, fn] of fns.entries()) if (fn.s <= s && e <= fn.e && !(fn.s === s && fn.e === e)) around.push(id);
  return around;
}

function ofFunction(evaluator: Evaluator, module: Module, id: number, up: Frame | null): Frame | undefined {
  const key = `${module.path}#${id}`;
  if (isAround(up, key)) return undefined;
  const parameters = module.facts.fns[id]?.p ?? [];
  const handed = parameters.map((_, index) => evaluator.host.handed(key, index));
  if (handed.every(value => value === undefined)) return undefined;
  const args = handed.map((value, i): Thunk => ({ value: value ?? parameterOf(module, id, i) }));
  return { key, args, up, memo: new Map() };
}

function isAround(frame: Frame | null, key: string): boolean {
  for (let one = frame; one; one = one.up) if (one.key === key && one.args) return true;
  return false;
}

/** A parameter of which nobody says what it is given. */
function parameterOf(module: Module, id: number, index: number): Evaluated {
  const parameter = module.facts.fns[id]?.p[index];
  return {
    kind: 'parameter',
    key: `${module.path}#${id}`,
    index,
    name: parameter?.n ?? '',
    path: [],
    ...(parameter?.t && { type: { module, type: parameter.t, frame: null } }),
  };
}
