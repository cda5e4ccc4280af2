/** JavaScript's own functions and methods. */
import { holder } from './known.ts';
import { MAX_ALTERNATIVES } from '../bounded.ts';
import { proxied } from './proxy.ts';
import { partMethods } from './collections.ts';
import { isInvocable, writtenType } from '../kinds.ts';
import { join } from '../strings.ts';
import { passThrough } from './known.ts';
import { primitiveOf } from '../types.ts';
import { stringOf } from '../value.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Evaluated, Thunk } from '../value.ts';
import type { KnownFunction, KnownMethod, Methods } from './known.ts';

/** Functions that every program finds among its globals. */
export const globals: Readonly<Record<string, KnownFunction>> = {
  String: ({ evaluator, args }) => {
    const inner = args[0] && evaluator.force(args[0]);
    if (inner?.kind === 'literal') return { ...inner, value: String(inner.value) };
    // What is no text yet becomes one: `String(list.length)` must not pass for a number.
    const isText =
      inner &&
      !['operation', 'call', 'object', 'array'].includes(inner.kind) &&
      !(inner.kind === 'member' && inner.property === 'length') &&
      !isTypedOtherwise(evaluator, inner);
    return isText ? inner : undefined;
  },
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
  call: (receiver, { evaluator, args, at }) =>
    isInvocable(receiver) ? evaluator.apply(receiver, args.slice(1), at) : undefined,
  apply: (receiver, { evaluator, args, at }) =>
    isInvocable(receiver) ? evaluator.apply(receiver, evaluator.spreadThunks(args[1]), at) : undefined,
};

export const promiseMethods: Methods = {
  then: (receiver, { evaluator, args, at }) => {
    const callback = evaluator.force(args[0]);
    return callback.kind === 'function' ? evaluator.apply(callback, [{ value: receiver }], at) : undefined;
  },
  catch: receiver => receiver,
  finally: receiver => receiver,
  resolve: (receiver, { evaluator, args }) =>
    isGlobal(receiver, 'Promise') && args[0] ? evaluator.force(args[0]) : undefined,
};

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
    const items = isGlobal(receiver, 'Object') ? evaluator.values(evaluator.force(args[0])) : undefined;
    return items && { kind: 'array', items, open: false };
  },
  entries: (receiver, { evaluator, args }) => {
    const object = isGlobal(receiver, 'Object') ? evaluator.force(args[0]) : undefined;
    const values = object?.kind === 'object' ? evaluator.values(object) : undefined;
    if (object?.kind !== 'object' || !values) return undefined;
    const items = values.map((value, index): { value: Evaluated } => {
      const key: Evaluated = { kind: 'literal', value: object.expr.p[index]?.k };
      return { value: { kind: 'array', items: [{ value: key }, value], open: false } };
    });
    return { kind: 'array', items, open: false };
  },
  keys: (receiver, { evaluator, args }) => {
    const object = isGlobal(receiver, 'Object') ? evaluator.force(args[0]) : undefined;
    if (object?.kind !== 'object' || !evaluator.values(object)) return undefined;
    const items = object.expr.p.map(({ k }): { value: Evaluated } => ({ value: { kind: 'literal', value: k } }));
    return { kind: 'array', items, open: false };
  },
};

export const arrayMethods: Methods = {
  join: (receiver, { evaluator, args, at }) => {
    if (receiver.kind !== 'array' || receiver.open || receiver.placed !== undefined) return undefined;
    const separator = args[0] ? stringOf(evaluator.force(args[0])) : ',';
    if (separator === undefined) return undefined;
    const parts: (string | Evaluated)[] = [];
    for (const [index, item] of receiver.items.entries())
      parts.push(...(index > 0 ? [separator] : []), evaluator.force(item));
    return join(parts, at);
  },
  concat: (receiver, { evaluator, args }) => {
    if (receiver.kind !== 'array') return undefined;
    const added = args.map(thunk => evaluator.force(thunk));
    const isWhole = !receiver.open && added.every(list => list.kind === 'array' && !list.open);
    if (!isWhole) return { kind: 'array', items: receiver.items, open: true };
    const items = added.flatMap(list => (list.kind === 'array' ? list.items : []));
    return { kind: 'array', items: [...receiver.items, ...items], open: false };
  },
  map: (receiver, { evaluator, args, at }) => {
    const make = args[0] && evaluator.force(args[0]);
    if (receiver.kind !== 'array' || receiver.open || make?.kind !== 'function') return undefined;
    if (receiver.items.length > MAX_ALTERNATIVES) return undefined;
    const items = receiver.items.map((item): Thunk => ({ value: evaluator.apply(make, [item], at) }));
    return { kind: 'array', items, open: false, at };
  },
  ...Object.fromEntries([...partMethods].map(name => [name, someOf])),
  // `[first, second].filter(Boolean)`.
  filter: (receiver, { evaluator, args }) => {
    const isPlain = args[0] && isGlobal(evaluator.force(args[0]), 'Boolean');
    const isFull = (item: Thunk): boolean => Boolean(stringOf(evaluator.force(item)));
    return isPlain && receiver.kind === 'array' && receiver.items.every(isFull) ? receiver : someOf(receiver);
  },
};

/** Some of a list, or all in another order: none has a certain place. */
function someOf(receiver: Evaluated): Evaluated | undefined {
  return receiver.kind === 'array' ? { ...receiver, placed: 0 } : undefined;
}

function isGlobal(value: Evaluated, name: string): boolean {
  return value.kind === 'global' && value.name === name;
}
