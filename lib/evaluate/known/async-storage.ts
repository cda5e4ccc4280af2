/** `AsyncLocalStorage` of Node.js: what is stored for a request is at hand in all that runs because of it. */
import { contextValue } from './react.ts';
import { valuesIn } from './maps.ts';

import type { Evaluator } from '../evaluator.ts';
import type { At, Evaluated } from '../value.ts';
import type { Methods } from './known.ts';

const modules = /^(?:node:)?async_hooks$/;

/** Methods that store something, given first. */
export const storing: ReadonlySet<string> = new Set(['run', 'enterWith']);

/** `new AsyncLocalStorage()`. */
export function asyncStorage(callee: Evaluated, at: At | undefined): Evaluated | undefined {
  if (callee.kind !== 'import' || callee.name !== 'AsyncLocalStorage' || !modules.test(callee.source) || !at)
    return undefined;
  return { kind: 'context', id: `${at.module.path} ${at.start}`, at };
}

/** What is stored, and what is in it, where it is a map. */
export function storedIn(evaluator: Evaluator, value: Evaluated): readonly Evaluated[] {
  const held = valuesIn(evaluator, value);
  return held?.kind === 'array' ? [value, ...held.items.map(item => evaluator.force(item))] : [value];
}

export const storageMethods: Methods = {
  getStore: (receiver, { evaluator, at }) =>
    receiver.kind === 'context' ? contextValue({ evaluator, args: [{ value: receiver }], at }) : undefined,
};
