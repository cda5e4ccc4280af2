/** Functions that run themselves again, by what they are given then. */
import { Answers } from '../evaluate/trace.ts';
import { alternatives } from '../evaluate/value.ts';
import { functionKey } from './body.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Call, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Bodies } from './body.ts';

/** How many functions may stand between a function and the call of itself. */
const MAX_BETWEEN = 3;

/** Tells whether functions run themselves again with something else than they were given. */
export class Again {
  readonly #evaluator: Evaluator;
  readonly #bodies: Bodies;
  readonly #known: Answers<string, boolean>;

  constructor(evaluator: Evaluator, bodies: Bodies) {
    this.#evaluator = evaluator;
    this.#bodies = bodies;
    this.#known = new Answers(evaluator.memo.trace, new Map());
  }

  /**
   * Whether a function calls itself with something else in the place of what the conditions of a call ask for:
   * `say('live', event)` in `say(kind, event)`. What a caller gives does not decide then.
   *
   * @param call the number of the call
   */
  isRun(m: Module, id: number, call: number): boolean {
    return this.#known.of(`${m.id} ${id} ${call} ${this.#evaluator.gate}`, () => {
      const { on = [], if: provided = [] } = m.facts.calls[call] as Call;
      const asked = new Set([...on, ...provided].flatMap(({ x }) => parameterOf(m, x, id) ?? []));
      return this.#reaches(m, id, asked);
    });
  }

  #reaches(m: Module, id: number, asked: ReadonlySet<number>): boolean {
    const own = functionKey(m, id);
    const seen = new Set<string>();
    const visit = (module: Module, fn: number, between: number): boolean => {
      if (between > MAX_BETWEEN || seen.has(functionKey(module, fn))) return false;
      seen.add(functionKey(module, fn));
      return this.#bodies.of(module, fn).some(({ id: c }) => {
        const call = module.facts.calls[c];
        if (!call) return false;
        return alternatives(this.#evaluator.eval(module, call.x, null)).some(callee => {
          if (callee.kind !== 'function') return false;
          if (functionKey(callee.module, callee.id) !== own) return visit(callee.module, callee.id, between + 1);
          return between > 0 || [...asked].some(i => parameterOf(m, call.a[i], id, true) !== i);
        });
      });
    };
    return visit(m, id, 0);
  }
}

/**
 * The parameter of a function that an expression is, or is a member of.
 *
 * @param isWhole - a member is none
 */
function parameterOf(m: Module, x: Expr | undefined, fn: number, isWhole = false): number | undefined {
  switch (x?.k) {
    case 'par':
      return x.f === fn ? x.i : undefined;
    case 'ref': {
      const [value, ...others] = m.facts.bindings[x.b]?.v ?? [];
      return others.length === 0 ? parameterOf(m, value, fn, isWhole) : undefined;
    }
    case 'as':
      return parameterOf(m, x.x, fn, isWhole);
    case 'or':
      return parameterOf(m, x.x[0], fn, isWhole);
    case 'mem':
    case 'idx':
      return isWhole ? undefined : parameterOf(m, x.o, fn);
    default:
      return undefined;
  }
}
