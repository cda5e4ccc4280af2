import type { Effects } from '../effects/effects.ts';
import type { Module } from '../facts/store.ts';
import type { AnalyticsCall } from '../reading.ts';
import type { CallBuilder, CallContext } from './calls.ts';

export interface ModulePlace {
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly inTest: boolean;
  relative(path: string): string;
}

/** Finds the analytics calls of a module. */
export class CallReader {
  readonly #effects: Effects;
  readonly #builder: CallBuilder;

  constructor(effects: Effects, builder: CallBuilder) {
    this.#effects = effects;
    this.#builder = builder;
  }

  /** By their place; of calls that begin at one place, the outer first. */
  read(m: Module, { file, inTest, relative }: ModulePlace): AnalyticsCall[] {
    const calls: AnalyticsCall[] = [];
    for (const [id, call] of m.facts.calls.entries()) {
      if (call.jsx) continue;
      const effects = this.#effects.ofCall(m, call, null);
      if (effects.length === 0) continue;
      const callee = this.#effects.callee(m, call, null);
      const around = this.#around(m, call.f, id);
      calls.push(...this.#builder.build(effects, { m, call, file, inTest, callee, relative, ...around }));
    }
    return calls.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
  }

  /** What the functions around a call are to their callers. */
  #around(m: Module, fn: number, call: number): Pick<CallContext, 'forwards' | 'inside'> {
    let inside: number | undefined;
    for (let id = fn; id >= 0; id = m.facts.fns[id]?.up ?? -1) {
      const concern = this.#effects.concern(m, id, call);
      if (concern === 'open') return { forwards: true, inside: id };
      if (concern !== undefined && concern !== 'relay') inside ??= id;
    }
    return { forwards: false, ...(inside !== undefined && { inside }) };
  }
}
