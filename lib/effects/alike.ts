import { alternatives } from '../evaluate/value.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Reads } from '../evaluate/trace.ts';
import type { Evaluated, Frame } from '../evaluate/value.ts';
import type { Summary } from './summary.ts';

/**
 * How often a function of something that was made is read anew for another one of these: a logger that each step of a
 * build makes for itself has hundreds. Code that sends was seen to show it in the first.
 */
const MAX_MADE = 16;

/** By these something that was made sends though others made alike do not. */
const striking: ReadonlySet<Evaluated['kind']> = new Set<Evaluated['kind']>([
  ...(['client', 'method', 'sdk-export', 'sdk', 'maker', 'http', 'request', 'declared', 'function', 'bound'] as const),
]);

interface Tried {
  /** How many sent nothing; undefined once one has sent. */
  readonly silent: number | undefined;
  readonly summary: Summary;
  readonly reads: Reads;
}

/** What the functions of an object, or of a closure, are: the same for many that are made alike and send nothing. */
export class Alike {
  readonly #evaluator: Evaluator;
  readonly #tried = new Map<string, Tried>();

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  /**
   * @param question - the function
   * @param frame - in which it was made
   * @param make - reads it as it was made there
   */
  of(question: string, frame: Frame, make: () => Summary): Summary {
    const { trace } = this.#evaluator.memo;
    const last = this.#tried.get(question);
    const known = last && trace.holds(last.reads) ? last : undefined;
    if (known?.silent !== undefined && known.silent >= MAX_MADE && !this.#isStriking(frame)) {
      trace.read(known.reads);
      return known.summary;
    }
    const reads = trace.begin();
    const summary = trace.during(reads, make);
    const isSilent = summary.roles.size === 0 && summary.heard.length === 0;
    const before = known ? known.silent : 0;
    const silent = isSilent && before !== undefined ? before + 1 : undefined;
    this.#tried.set(question, { silent, summary, reads });
    return summary;
  }

  /** Whether it was made with anything that may send. */
  #isStriking(innermost: Frame): boolean {
    for (let frame: Frame | null = innermost; frame; frame = frame.up)
      if (frame.args?.some(argument => this.#mayLead(this.#evaluator.force(argument), true))) return true;
    return false;
  }

  #mayLead(value: Evaluated, isOutermost: boolean): boolean {
    return alternatives(value).some(
      one =>
        striking.has(one.kind) ||
        (isOutermost &&
          one.kind === 'object' &&
          one.expr.p.some(({ v }) => this.#mayLead(this.#evaluator.eval(one.module, v, one.frame), false))),
    );
  }
}
