import { alternatives } from '../evaluate/value.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Reads } from '../evaluate/trace.ts';
import type { Evaluated, EvaluatedOf, Frame, Thunk } from '../evaluate/value.ts';
import type { Summary } from './summary.ts';

/**
 * How often a function of something that was made is read anew for another one that was made alike: a logger that each
 * step of a build makes for itself has hundreds.
 */
const MAX_MADE = 16;
/** How far is looked into what something was made with. */
const DEPTH = 4;
/** Alternatives that are told apart. */
const MAX_PARTS = 12;

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
    const key = `${question} ${this.#signOfFrames(frame)}`;
    const last = this.#tried.get(key);
    const known = last && trace.holds(last.reads) ? last : undefined;
    if (known?.silent !== undefined && known.silent >= MAX_MADE) {
      trace.read(known.reads);
      return known.summary;
    }
    const reads = trace.begin();
    const summary = trace.during(reads, make);
    const isSilent = summary.roles.size === 0 && summary.heard.length === 0;
    const before = known ? known.silent : 0;
    const silent = isSilent && before !== undefined ? before + 1 : undefined;
    this.#tried.set(key, { silent, summary, reads });
    return summary;
  }

  /** What something was made with: the same of all that cannot be told apart by what they send. */
  #signOfFrames(innermost: Frame): string {
    const signs: string[] = [];
    for (let frame: Frame | null = innermost; frame; frame = frame.up)
      signs.push(frame.args ? this.#signOfThunks(frame.args, DEPTH) : '');
    return signs.join('/');
  }

  #signOfThunks(thunks: readonly Thunk[], depth: number): string {
    if (depth === 0 && thunks.length > 0) return '(…)';
    return `(${thunks.map(thunk => this.#signOf(this.#evaluator.force(thunk), depth - 1)).join()})`;
  }

  #signOf(value: Evaluated, depth: number): string {
    const all = alternatives(value);
    if (all.length > MAX_PARTS) return [...new Set(all.map(({ kind }) => kind))].join('|');
    return [...new Set(all.map(one => this.#signOfOne(one, depth)))].sort().join('|');
  }

  #signOfOne(value: Evaluated, depth: number): string {
    switch (value.kind) {
      case 'literal':
        return typeof value.value === 'string' ? JSON.stringify(value.value) : String(value.value);
      case 'function':
      case 'class':
        return `${value.kind} ${value.module.id}#${value.id}`;
      case 'instance':
        return `${this.#signOfOne(value.class, depth)}${value.args ? this.#signOfThunks(value.args, depth) : ''}`;
      case 'bound':
        return depth > 0 ? `bound ${this.#signOf(value.callee, depth - 1)}` : value.kind;
      case 'array':
        return `[${this.#signOfThunks(value.items, depth)}]`;
      case 'object':
        return depth > 0 ? this.#signOfObject(value, depth - 1) : value.kind;
      case 'properties':
        return `{${[...value.values].map(([name, list]) => `${name}:${this.#signOfThunks(list, depth)}`).join()}}`;
      case 'merge':
        return depth > 0 ? value.of.map(one => this.#signOf(one, depth - 1)).join('&') : value.kind;
      default:
        return value.kind;
    }
  }

  #signOfObject({ module, expr, frame }: EvaluatedOf<'object'>, depth: number): string {
    const signs = expr.p.map(
      ({ k: name, v }) => `${name ?? '…'}:${this.#signOf(this.#evaluator.eval(module, v, frame), depth)}`,
    );
    return `{${signs.join()}}`;
  }
}
