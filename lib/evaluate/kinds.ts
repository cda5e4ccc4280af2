/** What a value of a kind can be asked, by kind: a new kind does not compile until it is answered here. */
import type { Evaluated, Residual, TypeRef } from './value.ts';

interface Kind {
  /** Calling it means something to the reading. */
  readonly isInvocable: boolean;
  /** A method can be called on it, or it can be called: worth following. */
  readonly isCallable: boolean;
  /** Says nothing: a type or another assignment may know more. */
  readonly isHollow: boolean;
  /** There is one such thing: a type that tells of it tells which value it is, not only what values are like. */
  readonly isSingular: boolean;
}

const data: Kind = { isInvocable: false, isCallable: false, isHollow: false, isSingular: false };
const hollow: Kind = { ...data, isHollow: true };
const callable: Kind = { ...data, isCallable: true };
const singular: Kind = { ...callable, isSingular: true };
const invocable: Kind = { ...singular, isInvocable: true };

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
  class: singular,
  instance: callable,
  interface: callable,
  typed: callable,
  namespace: singular,
  sdk: singular,
  'sdk-export': invocable,
  client: singular,
  method: invocable,
  maker: invocable,
  context: singular,
  http: singular,
  request: invocable,
  bound: invocable,
  declared: invocable,
  component: callable,
  unknown: hollow,
};

export function isInvocable(value: Evaluated): boolean {
  return kinds[value.kind].isInvocable;
}

export function isCallable(value: Evaluated): boolean {
  return value.kind === 'union' ? value.of.some(isCallable) : kinds[value.kind].isCallable;
}

export function isSingular(value: Evaluated): boolean {
  return value.kind === 'union' ? value.of.some(isSingular) : kinds[value.kind].isSingular;
}

/** What can carry a type. */
export function isResidual(value: Evaluated): value is Residual {
  return residuals.has(value.kind);
}

const residuals: ReadonlySet<Evaluated['kind']> = new Set<Residual['kind']>([
  'parameter',
  'member',
  'call',
  'import',
  'global',
  'unknown',
]);

/** The type that is written for a value of which no more is known, or little more. */
export function writtenType(value: Evaluated): TypeRef | undefined {
  return isResidual(value) || value.kind === 'typed' ? value.type : undefined;
}

/**
 * `null` and `undefined` are hollow as well; a member of a client is not: it is known that there is none such. Nor is
 * what has a type.
 */
export function isHollow(value: Evaluated): boolean {
  if (value.kind === 'literal') return value.value == null;
  if (isResidual(value) && value.type) return false;
  if (value.kind === 'member') return value.object.kind !== 'client';
  if (value.kind === 'union') return value.of.every(isHollow);
  return kinds[value.kind].isHollow;
}

export function isStringLike(value: Evaluated): boolean {
  if (value.kind === 'union') return value.of.some(isStringLike);
  return value.kind === 'template' || (value.kind === 'literal' && typeof value.value === 'string');
}

/** Data that are written out, at least in part. */
export function isData({ kind }: Evaluated): boolean {
  return kind === 'object' || kind === 'properties' || kind === 'merge';
}

export function isUndefined(value: Evaluated): boolean {
  return value.kind === 'literal' && value.value === undefined;
}

/** Nobody gave it: an argument that a call leaves out. */
export function isLeftOut(value: Evaluated): boolean {
  return value.kind === 'literal' && value.leftOut === true;
}
