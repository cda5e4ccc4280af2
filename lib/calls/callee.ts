import { functionName } from '../effects/function-name.ts';
import { alternatives } from '../evaluate/value.ts';

import type { Evaluated } from '../evaluate/value.ts';
import type { Call, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { WrapperRef } from '../reading.ts';

const MAX_LENGTH = 80;

/** The callee as it is written, shortened to one line; `…` is where it goes on. */
export function calleeText(m: Module, x: Expr): string {
  const text = m.text.slice(x.s, x.e).replace(/\s+/g, '');
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text;
}

export interface WrapperCall {
  readonly m: Module;
  readonly call: Call;
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly callee: Evaluated;
  /** What the callee runs, where that is given to it by its name. */
  readonly handed?: Evaluated;
  relative(path: string): string;
}

/** The wrapper that a call calls: a function, where the callee is known to be one. */
export function wrapperOf({ m, call, file, callee, handed, relative }: WrapperCall): WrapperRef {
  const called = [callee, ...(handed ? [handed] : [])].flatMap(alternatives).find(value => value.kind === 'function');
  if (!called) return { name: calleeText(m, call.x), file, line: call.l };
  const fn = called.module.facts.fns[called.id];
  return {
    name: functionName(called.module, called.id) || calleeText(m, call.x),
    file: relative(called.module.path),
    line: fn ? lineOf(called.module.text, fn.s) : 1,
  };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
