/** What a value of a kind can be asked, by kind: a new kind does not compile until it is answered here. */
import type { Evaluated } from './value.ts';

interface Kind {
  /** Calling it means something to the reading. */
  readonly isInvocable: boolean;
  /** A method can be called on it, or it can be called: worth following. */
  readonly isCallable: boolean;
  /** Says nothing: a type or another assignment may know more. */
  readonly isHollow: boolean;
}

const data: Kind = { isInvocable: false, isCallable: false, isHollow: false };
const hollow: Kind = { isInvocable: false, isCallable: false, isHollow: true };
const callable: Kind = { isInvocable: false, isCallable: true, isHollow: false };
const invocable: Kind = { isInvocable: true, isCallable: true, isHollow: false };

const kinds: { readonly [K in Evaluated['kind']]: Kind } = {
  literal: data,
  template: data,
  union: data,
  object: callable,
  merge: callable,
  properties: callable,
  omit: data,
  array: data,
  parameter: data,
  member: hollow,
  call: hollow,
  operation: hollow,
  import: hollow,
  global: hollow,
  function: invocable,
  class: callable,
  instance: callable,
  interface: callable,
  typed: callable,
  namespace: callable,
  sdk: callable,
  'sdk-export': invocable,
  client: callable,
  method: invocable,
  maker: invocable,
  context: callable,
  http: callable,
  request: invocable,
  bound: invocable,
  declared: invocable,
  unknown: hollow,
};

export function isInvocable(value: Evaluated): boolean {
  return kinds[value.kind].isInvocable;
}

export function isCallable(value: Evaluated): boolean {
  return value.kind === 'union' ? value.of.some(isCallable) : kinds[value.kind].isCallable;
}

/** `null` and `undefined` are hollow as well; a member of a client is not: it is known that there is none such. */
export function isHollow(value: Evaluated): boolean {
  if (value.kind === 'literal') return value.value == null;
  if (value.kind === 'member') return value.object.kind !== 'client';
  if (value.kind === 'union') return value.of.every(isHollow);
  return kinds[value.kind].isHollow;
}

export function isStringLike(value: Evaluated): boolean {
  if (value.kind === 'union') return value.of.some(isStringLike);
  return value.kind === 'template' || (value.kind === 'literal' && typeof value.value === 'string');
}

export function isUndefined(value: Evaluated): boolean {
  return value.kind === 'literal' && value.value === undefined;
}
