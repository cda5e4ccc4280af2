/** What came of something, or why nothing did, of libraries that hold both in one: `ok(tracker)`, `result.map(…)`. */
import { alternatives, union } from '../value.ts';
import { heldIn } from './known.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Evaluated, Thunk } from '../value.ts';
import type { KnownCall, KnownFunction, KnownMethod, Library, Methods } from './known.ts';

const modules = ['neverthrow', 'ts-results', 'ts-results-es', 'oxide.ts'];

/** By which a result is told from other objects; no program can write a member so. */
const HELD = '$came';

function resultOf(held: Thunk): Evaluated {
  const values = new Map([HELD, 'value', 'val'].map(name => [name, [held]] as const));
  return { kind: 'properties', values, open: true };
}

/** What a result holds where all went well; undefined for what is no result. */
export function cameOf(value: Evaluated, evaluator: Evaluator): Evaluated | undefined {
  const held = alternatives(value).flatMap(one => heldIn(evaluator, one, HELD) ?? []);
  return held.length > 0 ? union(held) : undefined;
}

const made: KnownFunction = ({ args: [held] }) => held && resultOf(held);

const taken: KnownMethod = (receiver, { evaluator }) => cameOf(receiver, evaluator);

const itself: KnownMethod = (receiver, { evaluator }) => cameOf(receiver, evaluator) && receiver;

/** What a function makes of it, if it is one. */
function changed(receiver: Evaluated, { evaluator, args: [change], at }: KnownCall): Evaluated | undefined {
  const value = cameOf(receiver, evaluator);
  const callee = value && change && evaluator.force(change);
  return value && callee?.kind === 'function' ? evaluator.apply(callee, [{ value }], at) : undefined;
}

const mapped: KnownMethod = (receiver, call) => {
  const value = changed(receiver, call);
  return value && resultOf({ value });
};

/** `ResultAsync.fromPromise(promise, …)`; as much as is known of it is what the promise gives. */
const promised: KnownMethod = (receiver, { args: [promise] }) =>
  receiver.kind === 'import' && modules.includes(receiver.source) && promise ? resultOf(promise) : undefined;

export const results: Library = {
  modules,
  functions: { ok: made, okAsync: made, Ok: made, Some: made, fromPromise: made, fromSafePromise: made },
};

export const resultMethods: Methods = {
  _unsafeUnwrap: taken,
  unwrap: taken,
  safeUnwrap: taken,
  expect: taken,
  unwrapOr: taken,
  unwrapOrElse: taken,
  map: mapped,
  asyncMap: mapped,
  andThen: changed,
  match: changed,
  mapErr: itself,
  orElse: itself,
  andTee: itself,
  orTee: itself,
  andThrough: itself,
  fromPromise: promised,
  fromSafePromise: promised,
};

/** Methods of a result that hand to their first callback what it holds. */
export const resultCallbacks: ReadonlySet<string> = new Set(['map', 'asyncMap', 'andThen', 'andTee', 'andThrough']);

const types: ReadonlySet<string> = new Set(['Result', 'ResultAsync', 'Ok', 'Option']);

/** What a value is that has such a type, by what stands for its first argument; undefined for other types. */
export function resultTyped(entity: Evaluated, held: () => Evaluated | undefined): Evaluated | undefined {
  if (entity.kind !== 'import' || !modules.includes(entity.source) || !types.has(entity.name)) return undefined;
  const value = held();
  return value && resultOf({ value });
}
