/** JavaScript's own functions and methods. */
import { holder } from './known.ts';
import { proxied } from './proxy.ts';
import { isInvocable, isResidual, writtenType } from '../kinds.ts';
import { passThrough } from './known.ts';
import { primitiveOf } from '../types.ts';
import { writtenInto } from '../elements.ts';
import { anyOf, unknown } from '../value.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Evaluated, Thunk } from '../value.ts';
import type { KnownCall, KnownFunction, KnownMethod, Methods } from './known.ts';

/** Functions that every program finds among its globals. */
export const globals: Readonly<Record<string, KnownFunction>> = {
  String: ({ evaluator, args, at }) => {
    const inner = args[0] && evaluator.force(args[0]);
    if (inner?.kind === 'literal') return { ...inner, value: String(inner.value) };
    // What is no text yet becomes one: `String(list.length)` must not pass for a number.
    const isText =
      inner &&
      !['operation', 'call', 'object', 'array'].includes(inner.kind) &&
      !(inner.kind === 'member' && inner.property === 'length') &&
      !isTypedOtherwise(evaluator, inner);
    // It keeps its name, and is a text from now on.
    return isText && at && isResidual(inner) && !inner.type
      ? { ...inner, type: { module: at.module, type: { k: 'prim', n: 'string' }, frame: null } }
      : isText
        ? inner
        : undefined;
  },
  structuredClone: passThrough,
  // What Svelte's compiler makes of a variable.
  $state: passThrough,
  $derived: passThrough,
};

/** A number or a flag, by the type that is written for it. */
function isTypedOtherwise(evaluator: Evaluator, value: Evaluated): boolean {
  const written = writtenType(value);
  const type = written && primitiveOf(evaluator, written);
  return type === 'number' || type === 'boolean';
}

export const functionMethods: Methods = {
  bind: (receiver, { evaluator, args, at }) => {
    if (!isInvocable(receiver)) return undefined;
    const self = args[0];
    const callee =
      self && receiver.kind === 'function' && !receiver.self ? { ...receiver, self: evaluator.force(self) } : receiver;
    return { kind: 'bound', callee, args: args.slice(1), made: at, at };
  },
  call: (receiver, { evaluator, args: [self, ...args], at }) => {
    if (isInvocable(receiver)) return evaluator.apply(receiver, args, at);
    // `Array.prototype.slice.call(arguments, 1)`.
    return self && receiver.kind === 'member' && isOfLists(receiver.object)
      ? evaluator.apply({ ...receiver, object: evaluator.force(self) }, args, at)
      : undefined;
  },
  apply: (receiver, { evaluator, args, at }) =>
    // `Reflect.apply(function, this, arguments)`.
    isGlobal(receiver, 'Reflect') && args[0]
      ? evaluator.apply(evaluator.force(args[0]), evaluator.spreadThunks(args[2]), at)
      : isInvocable(receiver)
        ? evaluator.apply(receiver, evaluator.spreadThunks(args[1]), at)
        : undefined,
};

/** `Array.prototype` or `[]`, whose methods are lent to what is like a list. */
function isOfLists(value: Evaluated): boolean {
  if (value.kind === 'array') return value.items.length === 0 && !value.open;
  return value.kind === 'member' && value.property === 'prototype' && isGlobal(value.object, 'Array');
}

export const promiseMethods: Methods = {
  then: (receiver, { evaluator, args, at }) => {
    const callback = evaluator.force(args[0]);
    return callback.kind === 'function' ? evaluator.apply(callback, [{ value: receiver }], at) : undefined;
  },
  catch: receiver => receiver,
  finally: receiver => receiver,
  resolve: (receiver, { evaluator, args }) =>
    isGlobal(receiver, 'Promise') && args[0] ? evaluator.force(args[0]) : undefined,
  // What is waited for stands for what comes of it, and so does each item.
  all: (receiver, { evaluator, args }) =>
    isGlobal(receiver, 'Promise') && args[0] ? evaluator.force(args[0]) : undefined,
  race: anyOfFirst,
  any: anyOfFirst,
};

function anyOfFirst(receiver: Evaluated, { evaluator, args, at }: KnownCall): Evaluated | undefined {
  return isGlobal(receiver, 'Promise') && args[0] ? evaluator.element(evaluator.force(args[0]), at) : undefined;
}

const itself: KnownMethod = (receiver, { evaluator, args }) =>
  isGlobal(receiver, 'Object') && args[0] ? evaluator.force(args[0]) : undefined;

/** `Proxy.revocable(target, handler)`. */
const revocable: KnownMethod = (receiver, { evaluator, args, at }) =>
  isGlobal(receiver, 'Proxy') ? holder('proxy', [{ value: proxied(evaluator, args, at) }]) : undefined;

export const objectMethods: Methods = {
  revocable,
  freeze: itself,
  seal: itself,
  // What has an object for its prototype can all that that can.
  create: (receiver, { evaluator, args: [prototype] }) => {
    const object = isGlobal(receiver, 'Object') && prototype ? evaluator.force(prototype) : undefined;
    return object?.kind === 'object' || object?.kind === 'merge' ? object : undefined;
  },
  assign: (receiver, { evaluator, args, at }) =>
    isGlobal(receiver, 'Object') ? { kind: 'merge', of: args.map(thunk => evaluator.force(thunk)), at } : undefined,
  values: (receiver, { evaluator, args }) => {
    const object = isGlobal(receiver, 'Object') && args[0] ? evaluator.force(args[0]) : undefined;
    return object && withWritten(evaluator.values(object), writtenInto(evaluator, object));
  },
  entries: (receiver, call) =>
    listOfEntries(receiver, call, (key, value) => ({ kind: 'array', items: [{ value: key }, value], open: false })),
  keys: (receiver, call) => listOfEntries(receiver, call, key => key),
};

/** `Object.entries(object)`, `Object.keys(object)`. */
function listOfEntries(
  receiver: Evaluated,
  { evaluator, args, at }: KnownCall,
  make: (key: Evaluated, value: Thunk) => Evaluated,
): Evaluated | undefined {
  const object = isGlobal(receiver, 'Object') ? evaluator.force(args[0]) : undefined;
  if (!object || object.kind === 'array') return undefined;
  const entries = evaluator.entries(object);
  const items =
    entries &&
    [...entries].map(([key, list]): Thunk => {
      const [only, ...others] = list;
      const value = only && others.length === 0 ? only : { value: anyOf(list, thunk => evaluator.force(thunk), at) };
      return { value: make({ kind: 'literal', value: key }, value) };
    });
  const written = writtenInto(evaluator, object);
  return withWritten(items, written && make(unknown('dynamic-member', at), { value: written }));
}

/** The items of an object that is known whole, with what others write to it; undefined where neither is known. */
function withWritten(items: readonly Thunk[] | undefined, written: Evaluated | undefined): Evaluated | undefined {
  if (!written) return items && { kind: 'array', items, open: false };
  return { kind: 'array', items: [...(items ?? []), { value: written }], open: !items, placed: 0 };
}

export function isGlobal(value: Evaluated, name: string): boolean {
  return value.kind === 'global' && value.name === name;
}
