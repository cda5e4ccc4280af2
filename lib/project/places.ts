/** Where something stands that is registered: the same place says it once. */
import type { Evaluated, Thunk } from '../evaluate/value.ts';
import type { Module } from '../facts/store.ts';

export function placeOf({ path }: Module, start: number): string {
  return `${path} ${start}`;
}

export function placeOfInvocable(value: Evaluated): string {
  const fn = value.kind === 'bound' ? value.callee : value;
  return fn.kind === 'function' ? `${fn.module.path} fn ${fn.id}` : 'value';
}

export function placeOfThunk(thunk: Thunk): string {
  return 'value' in thunk ? 'value' : placeOf(thunk.module, thunk.expr.s);
}
