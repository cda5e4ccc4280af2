/** Keys of objects that are worked out: `{ [Kind.Room]: 'Room Opened' }`. */
import { keyNamed } from './elements.ts';
import { alternatives, orNothing, union } from './value.ts';

import type { Prop } from '../facts/facts.ts';
import type { Evaluator } from './evaluator.ts';
import type { Evaluated, EvaluatedOf } from './value.ts';

/** The names that a property may have which is no spread; undefined stands for one that only the run knows. */
export function namesOf(
  evaluator: Evaluator,
  { module, frame }: EvaluatedOf<'object'>,
  { k, c }: Prop,
): readonly (string | undefined)[] {
  return c ? alternatives(evaluator.eval(module, c, frame)).map(keyNamed) : [k ?? undefined];
}

/**
 * What stands in a table of which no key is known: `{ [Kind.Room]: 'Room Opened', … }`, where nobody has the module of
 * the kinds. Whoever asks for one by its name gets any of it. A single key is no table: it changes something.
 */
export function fromTable(evaluator: Evaluator, object: EvaluatedOf<'object'>): Evaluated | undefined {
  const { module, expr, frame } = object;
  const isInTable = (property: Prop): boolean =>
    property.c !== undefined && !property.g && namesOf(evaluator, object, property).every(name => name === undefined);
  if (expr.p.length < 2 || !expr.p.every(isInTable)) return undefined;
  return orNothing(union(expr.p.map(({ v }) => evaluator.eval(module, v, frame))));
}
