/** Methods that hand to their callback what they are called on, or an element of it. */
import { alternatives } from '../value.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Evaluated } from '../value.ts';

const elementMethods = new Set(['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'find']);

/** What the first parameter of a callback of `method` is bound to. */
export function callbackElement(
  method: string,
  evaluator: Evaluator,
  receiver: () => Evaluated,
): Evaluated | undefined {
  if (method === 'then') return receiver();
  if (!elementMethods.has(method)) return undefined;
  const list = receiver();
  return alternatives(list).some(({ kind }) => kind === 'array') ? evaluator.element(list, undefined) : undefined;
}
