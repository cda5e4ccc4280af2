/** Methods that hand to their callback what they are called on, or an element of it. */
import { alternatives } from '../value.ts';
import { contextValue } from './react.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Evaluated } from '../value.ts';

const elementMethods = new Set(['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'find']);

/** `Context.Consumer` hands on what is provided. */
function consumed(context: Evaluated, evaluator: Evaluator): Evaluated | undefined {
  return context.kind === 'context'
    ? contextValue({ evaluator, args: [{ value: context }], at: undefined })
    : undefined;
}

/** What the first parameter of a callback of `method` is bound to. */
export function callbackElement(
  method: string,
  evaluator: Evaluator,
  receiver: () => Evaluated,
): Evaluated | undefined {
  if (method === 'then') return receiver();
  if (method === 'Consumer') return consumed(receiver(), evaluator);
  if (!elementMethods.has(method)) return undefined;
  const list = receiver();
  const element = alternatives(list).some(({ kind }) => kind === 'array' || kind === 'parameter' || kind === 'member')
    ? evaluator.element(list, undefined)
    : undefined;
  // Of a list that is not known, only the type of its elements says anything.
  return element?.kind === 'member' && element.property === '[]' && !element.type ? undefined : element;
}
