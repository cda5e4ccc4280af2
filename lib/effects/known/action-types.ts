/** What actions of a store are told apart by: types as texts, as creators, as what a function makes. */
import { alternatives, stringOf } from '../../evaluate/value.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../../evaluate/value.ts';

/** The functions that make a creator of actions, by package: where the payload stands in an action. */
const creatorMakers: ReadonlyMap<string, 'payload' | 'whole'> = new Map([
  ['@reduxjs/toolkit', 'payload'],
  ['redux-actions', 'payload'],
  ['typesafe-actions', 'payload'],
  ['@ngrx/store', 'whole'],
]);

/** A function that a library has made, which makes actions of one type. */
export interface Creator {
  readonly type: string;
  readonly payload: 'payload' | 'whole';
  /** What makes the rest of an action of the arguments. */
  readonly prepare?: Thunk | undefined;
  /** What makes the `meta` of an action of the arguments. */
  readonly meta?: Thunk | undefined;
}

export function creatorOf(value: Evaluated, evaluator: Evaluator): Creator | undefined {
  if (value.kind === 'member') return sliceAction(value, evaluator);
  if (value.kind !== 'call') return undefined;
  const { callee, args } = value;
  // `createAction('TRACKED')<Payload>()`.
  if (callee.kind === 'call') return creatorOf(callee, evaluator);
  if (callee.kind !== 'import' || callee.name !== 'createAction') return undefined;
  const payload = creatorMakers.get(callee.source);
  const type = payload && stringOf(evaluator.force(args[0]));
  if (!payload || type === undefined) return undefined;
  const prepare = args[1] && evaluator.force(args[1]).kind === 'function' ? args[1] : undefined;
  const meta = callee.source !== '@reduxjs/toolkit' && args[2] && evaluator.force(args[2]).kind === 'function';
  return { type, payload, prepare, ...(meta && { meta: args[2] }) };
}

/** `createSlice({ name: 'analytics', reducers: { tracked() {} } }).actions.tracked`. */
function sliceAction({ object, property }: EvaluatedOf<'member'>, evaluator: Evaluator): Creator | undefined {
  if (object.kind !== 'member' || object.property !== 'actions' || object.object.kind !== 'call') return undefined;
  const { callee, args } = object.object;
  if (callee.kind !== 'import' || callee.name !== 'createSlice') return undefined;
  const options = evaluator.force(args[0]);
  const member = (of: Evaluated, name: string): Evaluated => evaluator.member(of, name, undefined, undefined);
  const name = stringOf(member(options, 'name'));
  if (name === undefined) return undefined;
  const reducer = member(member(options, 'reducers'), property);
  const prepare = reducer.kind === 'object' ? member(reducer, 'prepare') : undefined;
  return { type: `${name}/${property}`, payload: 'payload', prepare: prepare && { value: prepare } };
}

/** The types that a pattern, a type or a creator stands for. */
export function typesOf(value: Evaluated, evaluator: Evaluator): readonly string[] {
  return alternatives(value).flatMap((one): readonly string[] => {
    const text = stringOf(one);
    if (text !== undefined) return [text];
    if (one.kind === 'array') return one.items.flatMap(item => typesOf(evaluator.force(item), evaluator));
    const creator = creatorOf(one.kind === 'member' && one.property === 'type' ? one.object : one, evaluator);
    if (creator) return [creator.type];
    // `isAnyOf(created, changed)`, `actionChannel([CREATED])`.
    const isOfMany = one.kind === 'call' && one.callee.kind === 'import' && patterns.has(one.callee.name);
    if (isOfMany) return one.args.flatMap(argument => typesOf(evaluator.force(argument), evaluator));
    const made = madeType(one);
    return made === undefined ? [] : [made];
  });
}

/** How types are marked that have no text. */
const MADE = '@';

/** Whether a type stands for what a function makes, and is no text. */
export function isMade(type: string): boolean {
  return type.startsWith(MADE);
}

/** The word by which whoever tells something of a type names it. */
export function wordOf(type: string): string {
  return isMade(type) ? type.slice(type.lastIndexOf('.') + 1) : type;
}

/** A type that a function makes is the one that is made there: `Symbol('tracked')`, `prefixed({ TRACKED }).TRACKED`. */
function madeType(value: Evaluated): string | undefined {
  if (value.kind === 'call') return value.at && `${MADE}${value.at.module.path}:${value.at.start}`;
  const object = value.kind === 'member' ? madeType(value.object) : undefined;
  return object && value.kind === 'member' ? `${object}.${value.property}` : undefined;
}

const patterns: ReadonlySet<string> = new Set(['isAnyOf', 'actionChannel']);
