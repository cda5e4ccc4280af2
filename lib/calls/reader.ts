import { merge } from './calls.ts';
import { rangeOf } from './range.ts';
import { elementIn } from '../effects/elements.ts';
import { isLost, takerOf } from '../effects/handover.ts';
import { framesOfRun } from '../effects/run-by.ts';
import { keyOfInside, wayOf } from './way-key.ts';

import type { Effect, Target } from '../effects/effect.ts';
import type { Effects } from '../effects/effects.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Call } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { AnalyticsCall } from '../reading.ts';
import type { CallBuilder, CallContext } from './calls.ts';

export interface ModulePlace {
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly inTest: boolean;
  relative(path: string): string;
}

/** The calls of a module. */
export interface ModuleCalls {
  readonly calls: readonly AnalyticsCall[];
  /** Calls that make functions which send, for others to run. */
  readonly deferred: readonly AnalyticsCall[];
}

/** Finds the analytics calls of a module. */
export class CallReader {
  readonly #evaluator: Evaluator;
  readonly #effects: Effects;
  readonly #builder: CallBuilder;

  constructor(evaluator: Evaluator, effects: Effects, builder: CallBuilder) {
    this.#evaluator = evaluator;
    this.#effects = effects;
    this.#builder = builder;
  }

  /** By their place; of calls that begin at one place, the outer first. */
  read(m: Module, place: ModulePlace): ModuleCalls {
    const calls: AnalyticsCall[] = [];
    const makers: number[] = [];
    const elements: AnalyticsCall[] = [];
    for (const [id, call] of m.facts.calls.entries()) {
      elements.push(...this.#element(m, id, place));
      if (call.jsx) continue;
      const effects = this.#effects.ofCall(m, call, null);
      if (effects.length === 0) makers.push(id);
      else if (effects.every(({ told }) => told)) calls.push(...this.#told(effects, m, id, place));
      else calls.push(...this.#build(effects, m, id, place));
    }
    return { calls: sorted(calls), deferred: sorted([...this.#deferred(m, makers, calls, place), ...elements]) };
  }

  /** What an element names runs when its component does. */
  #element(m: Module, id: number, place: ModulePlace): AnalyticsCall[] {
    const call = m.facts.calls[id] as Call;
    const element = elementIn(m, call);
    if (!element) return [];
    const effects = this.#effects.elements.ofCall(m, call, null);
    // Who calls is the element, not the function that makes it.
    return this.#build(effects, m, id, place, { ...call, x: element.x })
      .filter(namesSomething)
      .map(call => ({ ...call, isDeferred: true }));
  }

  /** What other calls do where a module runs what they stand in: their parts are what the module gives. */
  readRuns(m: Module, inner: readonly Target[], place: ModulePlace): readonly AnalyticsCall[] {
    return m.facts.calls.flatMap((call, id) => {
      const callee = this.#effects.callee(m, call, null);
      const args = this.#evaluator.thunks(m, call.a, null);
      const effects = inner.flatMap(target =>
        framesOfRun(this.#evaluator, callee, args, target).flatMap(frame =>
          this.#effects.ofCall(target.m, target.call, frame),
        ),
      );
      return this.#build(effects, m, id, place);
    });
  }

  /** A message counts where it is handed over: `dispatch(tracked('Opened'))`. One that nobody takes is not sent. */
  #told(effects: readonly Effect[], m: Module, id: number, place: ModulePlace): readonly AnalyticsCall[] {
    if (isLost(m, id)) return [];
    const taker = takerOf(m, id);
    return this.#build(effects, m, id, place).map(one =>
      taker ? { ...one, range: rangeOf(taker), line: taker.l, column: taker.col } : one,
    );
  }

  /** A function that is run where that is seen counts there. */
  #deferred(
    m: Module,
    makers: readonly number[],
    calls: readonly AnalyticsCall[],
    place: ModulePlace,
  ): AnalyticsCall[] {
    const made = makers.flatMap(id => this.#made(m, id, place));
    const run = new Set([...calls, ...made].flatMap(wayOf));
    const places = new Map<string, AnalyticsCall>();
    for (const call of made) {
      if (run.has(keyOfInside(call) ?? '')) continue;
      const key = `${call.range.join(' ')} ${call.sdk} ${call.method}`;
      const known = places.get(key);
      places.set(key, known ? merge(known, call) : call);
    }
    return [...places.values()];
  }

  /** What a call makes, each function by itself: some may be run where that is seen, and others not. */
  #made(m: Module, id: number, place: ModulePlace): AnalyticsCall[] {
    return this.#effects
      .ofMade(m, id)
      .flatMap(effect => this.#build([effect], m, id, place))
      .filter(namesSomething)
      .map(call => ({ ...call, isDeferred: true, inside: { file: call.file, range: call.range } }));
  }

  #build(
    effects: readonly Effect[],
    m: Module,
    id: number,
    { file, inTest, relative }: ModulePlace,
    call = m.facts.calls[id] as Call,
  ): AnalyticsCall[] {
    if (effects.length === 0) return [];
    const callee = this.#effects.callee(m, call, null);
    return this.#builder.build(effects, {
      m,
      call,
      file,
      inTest,
      callee,
      relative,
      ...this.#around(m, call.f, id),
    });
  }

  /** What the functions around a call are to their callers. */
  #around(m: Module, fn: number, call: number): Pick<CallContext, 'forwards' | 'inside'> {
    let inside: number | undefined;
    for (let id = fn; id >= 0; id = m.facts.fns[id]?.up ?? -1) {
      const concern = this.#effects.concern(m, id, call);
      if (concern === 'open') return { forwards: true, inside: id };
      if (concern !== undefined && concern !== 'relay') inside ??= id;
    }
    const target = m.facts.calls[call];
    if (target && this.#effects.elements.isOfFile(m, target)) return { forwards: true };
    return { forwards: false, ...(inside !== undefined && { inside }) };
  }
}

function namesSomething({ unresolved, events, patterns }: AnalyticsCall): boolean {
  return unresolved !== 'missing' || events.length > 0 || patterns.length > 0;
}

function sorted(calls: readonly AnalyticsCall[]): AnalyticsCall[] {
  return calls.toSorted((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
}
