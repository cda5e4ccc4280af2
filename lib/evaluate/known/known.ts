/** How what is known of functions and methods is written down. */
import { anyOf } from '../value.ts';

import type { Evaluator } from '../evaluator.ts';
import type { At, Evaluated, Thunk } from '../value.ts';

/** One call of something known. */
export interface KnownCall {
  readonly evaluator: Evaluator;
  readonly args: readonly Thunk[];
  readonly at: At | undefined;
}

/** What calling a known function gives; undefined where nothing more is known than that it was called. */
export type KnownFunction = (call: KnownCall) => Evaluated | undefined;

/** What calling a known method of `receiver` gives; undefined where the receiver is not of its kind. */
export type KnownMethod = (receiver: Evaluated, call: KnownCall) => Evaluated | undefined;

/** Functions of a library, by the name under which it exports them. */
export interface Library {
  /** The packages that export them. */
  readonly modules: readonly string[];
  readonly functions: Readonly<Record<string, KnownFunction>>;
  /** What the packages are, where they export one function alone. */
  readonly whole?: KnownFunction;
}

export type Methods = Readonly<Record<string, KnownMethod>>;

/** Gives back the function that it is given, changed in timing alone. */
export const passThrough: KnownFunction = ({ evaluator, args }) => args[0] && evaluator.force(args[0]);

/** Runs the function that it is given, and gives its result. */
export const invoked: KnownFunction = ({ evaluator, args }) => {
  const callback = evaluator.force(args[0]);
  return callback.kind === 'function' ? evaluator.apply(callback, []) : undefined;
};

/** An object that holds what it is given as `property`. */
export function holder(property: string, list: readonly Thunk[]): Evaluated {
  return { kind: 'properties', values: new Map([[property, list]]) };
}

/** What such an object holds; undefined for what is none. */
export function heldIn(evaluator: Evaluator, value: Evaluated, property: string): Evaluated | undefined {
  const list = (value.kind === 'properties' && value.values.get(property)) || [];
  return list.length > 0 ? anyOf(list, thunk => evaluator.force(thunk)) : undefined;
}
