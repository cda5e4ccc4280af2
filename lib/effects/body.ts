import { isDeferring } from '../evaluate/known/index.ts';
import { Answers } from '../evaluate/trace.ts';
import { alternatives, rootOf } from '../evaluate/value.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, Frame } from '../evaluate/value.ts';
import type { Call, Expr, Fn } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';

/** A call that runs when a function runs. */
export interface BodyCall {
  readonly id: number;
  /** The callbacks between the function and the call, outermost first. */
  readonly through: readonly number[];
}

/** What runs when functions run. */
export class Bodies {
  readonly #evaluator: Evaluator;
  readonly #known: Answers<string, readonly BodyCall[]>;

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
    this.#known = new Answers(evaluator.memo.trace, new Map());
  }

  /** The calls that run when function `id` runs: its own, and those of callbacks it hands on. */
  of(m: Module, id: number): readonly BodyCall[] {
    return this.#known.of(`${m.id}#${id}`, () => [...this.#calls(m, id, [])]);
  }

  /** The frame in which a call of a body runs: that of the callbacks around it, with what they are handed. */
  frameOf({ through }: BodyCall, m: Module, outer: Frame): Frame {
    return through.reduce((frame, callback) => this.#callbackFrame(m, callback, frame), outer);
  }

  #callbackFrame(m: Module, id: number, outer: Frame): Frame {
    const { memo, gate } = this.#evaluator;
    const key = functionKey(m, id);
    return memo.frame(outer, `${key} ${gate}`, () => {
      const fn = m.facts.fns[id];
      const args = fn ? this.#evaluator.callbackArguments(m, fn, outer) : null;
      return { key, args, ...(args && { isOpen: true }), up: outer, memo: new Map() };
    });
  }

  *#calls(m: Module, id: number, through: readonly number[]): Generator<BodyCall, void> {
    const fn = m.facts.fns[id];
    if (!fn) return;
    for (const call of fn.calls) if (!m.facts.calls[call]?.jsx) yield { id: call, through };
    for (const inner of fn.inner) {
      const { cb } = m.facts.fns[inner] ?? {};
      if (!cb || !this.#isKept(m, cb.c)) yield* this.#calls(m, inner, [...through, inner]);
    }
    for (const inner of this.#namedIn(m, id)) yield* this.#calls(m, inner, [...through, inner]);
  }

  /**
   * Functions of a function that it hands on by their names: `setTimeout(send)`. What it calls itself is run as that,
   * and a component by whoever renders it.
   */
  #namedIn(m: Module, id: number): readonly number[] {
    const { facts } = m;
    const named = (x: Expr): number | undefined => {
      const [value, ...others] = x.k === 'ref' ? (facts.bindings[x.b]?.v ?? []) : [];
      if (value?.k !== 'fn' || others.length > 0) return undefined;
      const { up, calls } = facts.fns[value.f] as Fn;
      return up === id && !calls.some(call => facts.calls[call]?.jsx) ? value.f : undefined;
    };
    const calls = facts.fns[id]?.calls ?? [];
    const called = new Set(calls.map(call => facts.calls[call] && named(facts.calls[call].x)));
    const handed = calls.flatMap(call => {
      const given = (facts.calls[call]?.a ?? []).map(named).filter(fn => fn !== undefined && !called.has(fn));
      return given.length > 0 && !this.#isKept(m, call) ? given : [];
    });
    return [...new Set(handed)].filter(fn => fn !== undefined);
  }

  /** Whether a call hands a callback to a function that keeps it for later: not run by the function around it. */
  #isKept(m: Module, id: number): boolean {
    const call = m.facts.calls[id];
    if (!call) return false;
    const callee = this.#evaluator.eval(m, call.x, null);
    if (
      isDeferring(callee) ||
      alternatives(callee).some(isOfClient) ||
      (isRoute(call) && rootOf(callee).kind === 'parameter')
    )
      return true;
    const isOwn = callee.kind === 'function' || callee.kind === 'bound';
    return isOwn && this.#evaluator.callValue(m, id, null).kind === 'function';
  }
}

/** Methods of clients that keep a function, for everything that is sent. */
const keeping: ReadonlySet<string> = new Set(
  'addSourceMiddleware addDestinationMiddleware addIntegrationMiddleware'.split(' '),
);

function isOfClient(callee: Evaluated): boolean {
  if (callee.kind === 'method') return callee.spec.method === 'middleware';
  return callee.kind === 'member' && callee.object.kind === 'client' && keeping.has(callee.property);
}

const verbs: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'all', 'use']);

/** `app.post('/orders', handler)` on an app that a function is given: requests run the handler, and not the function. */
function isRoute({ x, a: [path] }: Call): boolean {
  return x.k === 'mem' && verbs.has(x.p) && path?.k === 'lit' && typeof path.v === 'string' && path.v.startsWith('/');
}

/** What names a function across the project. */
export function functionKey(m: Module, id: number): string {
  return `${m.path}#${id}`;
}
