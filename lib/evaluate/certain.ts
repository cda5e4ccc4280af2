/** Whether a value is certainly there: by how it is written, by a check that it passed, or by its type. */
import { isLeftOut } from './kinds.ts';
import { isOptional, writtenTypes } from './value.ts';

import type { Binding, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { Evaluated, EvaluatedOf, WrittenType } from './value.ts';

/** Aliases that are followed into one another, and members of types. */
const MAX_STEPS = 12;

/** Types of types that are there as what they are given is; all others may add `null` to it. */
const keeping = new Set(['Readonly', 'Partial', 'Required', 'Pick', 'Omit', 'Record', 'NonNullable', 'Array']);

export function isCertain(evaluator: Evaluator, value: Evaluated): boolean {
  if (isOptional(value)) return false;
  switch (value.kind) {
    case 'object':
    case 'array':
    case 'instance':
      return true;
    case 'parameter':
    case 'member':
      return value.orNothing === false || isCertainByType(evaluator, value);
    case 'union':
      return value.of.every(one => isCertain(evaluator, one));
    default:
      return false;
  }
}

/** An element of a list may be one too many; JSDoc rarely says what may be missing. */
function isCertainByType(evaluator: Evaluator, value: EvaluatedOf<'parameter' | 'member'>): boolean {
  const name = value.kind === 'member' ? value.property : value.path.at(-1);
  if (!value.type || name === '[]' || /^\d+$/.test(name ?? '')) return false;
  return writtenTypes(value.type).every(
    type => !/\.[cm]?jsx?$/.test(type.module.path) && isSolid(evaluator, type, MAX_STEPS),
  );
}

/** Whether no value of a type is `null` or `undefined`, and none is known that could be an empty text. */
function isSolid(evaluator: Evaluator, { type, ...scope }: WrittenType, steps: number): boolean {
  if (steps === 0) return false;
  switch (type.k) {
    case 'obj':
    case 'arr':
    case 'fn':
      return true;
    case 'or': {
      const are = type.of.map(one => isSolid(evaluator, { ...scope, type: one }, steps - 1));
      return type.both ? are.some(Boolean) : are.every(Boolean);
    }
    case 'ref':
      return isSolidName(evaluator, scope.module, type.x, type.a !== undefined, steps);
    default:
      return false;
  }
}

function isSolidName(evaluator: Evaluator, module: Module, x: Expr, isGeneric: boolean, steps: number): boolean {
  if (x.k === 'mem') return !isGeneric;
  if (x.k === 'glob') return !isGeneric || keeping.has(x.n);
  const binding = x.k === 'ref' ? module.facts.bindings[x.b] : undefined;
  return binding !== undefined && isSolidBinding(evaluator, module, binding, isGeneric, steps);
}

function isSolidBinding(
  evaluator: Evaluator,
  module: Module,
  { imp, alias, iface, v }: Binding,
  isGeneric: boolean,
  steps: number,
): boolean {
  if (steps <= 0) return false;
  if (alias) return isSolid(evaluator, { module, type: alias, frame: null }, steps - 1);
  if (!imp) return iface !== undefined || v.length > 0;
  const resolution = evaluator.resolve(module, imp.m);
  if (!resolution || !('module' in resolution)) return !isGeneric;
  const { facts } = resolution.module;
  const exported = Object.hasOwn(facts.exports, imp.n) ? facts.exports[imp.n] : undefined;
  if (exported) return isSolidName(evaluator, resolution.module, exported, isGeneric, steps - 1);
  const passed = facts.reexports.find(({ n }) => n === imp.n);
  // Through `export *` it may be anything.
  return (
    passed !== undefined &&
    isSolidBinding(
      evaluator,
      resolution.module,
      { n: passed.i, f: -1, v: [], imp: { m: passed.m, n: passed.i } },
      isGeneric,
      steps - 1,
    )
  );
}

/** Which branch of a choice is taken, where the choice is by what a call gives or leaves out. */
export function chosenBy(test: Evaluated, isThere: (value: Evaluated) => boolean): boolean | undefined {
  if (isLeftOut(test)) return false;
  if (isThere(test)) return true;
  if (test.kind !== 'operation') return undefined;
  const [left, right] = test.operands;
  if (test.operator === '!' && left) return opposite(chosenBy(left, isThere));
  if (!right || !left || !isNothing(right)) return undefined;
  switch (test.operator) {
    case '!=':
    case '!==':
      return isPresent(left, right, test.operator === '!=', isThere);
    case '==':
    case '===':
      return opposite(isPresent(left, right, test.operator === '==', isThere));
    default:
      return undefined;
  }
}

function opposite(chosen: boolean | undefined): boolean | undefined {
  return chosen === undefined ? undefined : !chosen;
}

function isNothing(value: Evaluated): value is EvaluatedOf<'literal'> {
  return value.kind === 'literal' && value.value == null;
}

/** Whether a value is another than `nothing`; `isLoose`: `null` and `undefined` are one. */
function isPresent(
  value: Evaluated,
  nothing: EvaluatedOf<'literal'>,
  isLoose: boolean,
  isThere: (value: Evaluated) => boolean,
): boolean | undefined {
  if (isLeftOut(value) && isNothing(value)) return !isLoose && value.value !== nothing.value;
  return isThere(value) ? true : undefined;
}
