/** Methods that hand to their callback what they are called on, or an element of it. */
import { alternatives, rootOf } from '../value.ts';
import { subscribed } from './boxes.ts';
import { valuesIn } from './maps.ts';
import { contextValue } from './react.ts';
import { cameOf, resultCallbacks } from './results.ts';
import { givenToProcedure, procedureMethods } from './trpc.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Evaluated } from '../value.ts';

/** Loops that are written as methods, and hand their elements over one by one. */
export const elementMethods: ReadonlySet<string> = new Set([
  'forEach',
  'map',
  'flatMap',
  'filter',
  'some',
  'every',
  'find',
]);

/** What a list may be. */
const lists: ReadonlySet<Evaluated['kind']> = new Set<Evaluated['kind']>([
  ...(['array', 'parameter', 'member', 'call', 'global', 'typed'] as const),
]);

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
  if (method === 'subscribe' || method === 'listen') return subscribed(evaluator, receiver());
  if (method === 'Consumer') return consumed(receiver(), evaluator);
  if (procedureMethods.has(method)) return givenToProcedure(evaluator, receiver());
  if (!elementMethods.has(method) && !resultCallbacks.has(method)) return undefined;
  const given = receiver();
  const came = resultCallbacks.has(method) ? cameOf(given, evaluator) : undefined;
  if (came || !elementMethods.has(method)) return came;
  const list = valuesIn(evaluator, given) ?? given;
  const element = alternatives(list).some(({ kind }) => lists.has(kind))
    ? evaluator.element(list, undefined)
    : undefined;
  // Of a list that is not known, only the type of its elements says anything, and who gave it.
  const isUnknown = element?.kind === 'member' && element.property === '[]' && !element.type;
  return isUnknown && rootOf(element).kind !== 'parameter' ? undefined : element;
}
