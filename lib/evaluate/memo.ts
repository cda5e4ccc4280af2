import type { Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluated, Frame } from './value.ts';

/** What a question was answered with, and the modules that were read for it. */
export interface Answer {
  readonly value: Evaluated | undefined;
  readonly modules: ReadonlySet<Module>;
}

const MAX_DEPTH = 80;
/** Evaluations for one question. Real code needs tens; what needs more than this is a tangle. */
const MAX_STEPS = 4_000;
/** Functions whose results are followed into one another: getters, factories, hooks on hooks. */
const MAX_APPLIED = 7;

/**
 * What was answered before, and the one guard against endless questions: code refers to itself, through
 * bindings, members, types and calls, and every way round must end.
 */
export class Memo {
  readonly #answers = new Map<string, Answer>();
  /** Frames that are the same each time, by what they belong to, and by a key. */
  #frames = new WeakMap<object, Map<string, Frame>>();
  /** The questions that are being answered, innermost last. */
  readonly #asked = new Set<string>();
  /** Expressions that are not asked again: an interpreter is full of tangles. */
  readonly #tangles = new WeakSet<Expr>();
  #depth = 0;
  #steps = 0;
  #applied = 0;
  /** The modules read for the innermost question. */
  #modules: Set<Module> | undefined;

  /** Forgets all answers: registries have grown, or a file has changed. */
  clear(): void {
    this.#answers.clear();
    this.#frames = new WeakMap();
  }

  /** A frame that is made once, so that what is answered in it is known the next time. */
  frame(owner: object, key: string, make: () => Frame): Frame {
    let frames = this.#frames.get(owner);
    if (!frames) this.#frames.set(owner, (frames = new Map()));
    let frame = frames.get(key);
    if (!frame) frames.set(key, (frame = make()));
    return frame;
  }

  /** Goes one expression further. False where it would lead too far; then `leave` must not be called. */
  enter(module: Module, expr: Expr): boolean {
    if (this.#depth === 0) {
      if (this.#tangles.has(expr)) return false;
      this.#steps = 0;
    }
    if (this.#depth > MAX_DEPTH || ++this.#steps > MAX_STEPS) return false;
    this.#depth++;
    this.#modules?.add(module);
    return true;
  }

  leave(expr: Expr): void {
    this.#depth--;
    if (this.#depth === 0 && this.#steps > MAX_STEPS) this.#tangles.add(expr);
  }

  /** Does work that goes deeper without an expression of its own. */
  deeper<T>(work: () => T, tooDeep: () => T): T {
    if (this.#depth > MAX_DEPTH) return tooDeep();
    this.#depth++;
    try {
      return work();
    } finally {
      this.#depth--;
    }
  }

  /**
   * Answers a question once. What hangs on the arguments of a call is kept with its frame, all else for good;
   * what was cut short by depth or a cycle may be known from elsewhere, and is not kept.
   *
   * @param key - the question
   * @param frame - the call that the answer hangs on; null if it hangs on none
   * @param cycle - the answer where this very question is being asked
   */
  answer<T extends Evaluated | undefined>(key: string, frame: Frame | null, work: () => T, cycle: () => T): T {
    const answers = frame ? frame.memo : this.#answers;
    const known = answers.get(key);
    if (known) {
      this.#read(known.modules);
      return known.value as T;
    }
    return this.once(
      frame ? `${key} ${frame.key}` : key,
      () => {
        const outer = this.#modules;
        const modules = new Set<Module>();
        this.#modules = modules;
        try {
          const value = work();
          if (!isCutShort(value)) answers.set(key, { value, modules });
          return value;
        } finally {
          this.#modules = outer;
          this.#read(modules);
        }
      },
      cycle,
    );
  }

  /** Does work that must not lead to itself. */
  once<T>(key: string, work: () => T, cycle: () => T): T {
    if (this.#asked.has(key)) return cycle();
    this.#asked.add(key);
    try {
      return work();
    } finally {
      this.#asked.delete(key);
    }
  }

  /**
   * Follows a function into its results.
   *
   * @param key - the function
   * @param answerKey - under which the result is kept, where it is the same each time: a getter's
   * @param cycle - the result of a function that is being followed
   * @param tooFar - the result where as many as may be are being followed into one another
   */
  apply(
    key: string,
    answerKey: string | undefined,
    work: () => Evaluated,
    otherwise: { cycle(): Evaluated; tooFar(): Evaluated },
  ): Evaluated {
    if (this.#asked.has(key)) return otherwise.cycle();
    if (this.#applied >= MAX_APPLIED) return otherwise.tooFar();
    const known = answerKey === undefined ? undefined : this.#answers.get(answerKey);
    if (known?.value) {
      this.#read(known.modules);
      return known.value;
    }
    const outer = this.#modules;
    const modules = new Set<Module>();
    this.#modules = modules;
    this.#asked.add(key);
    this.#applied++;
    try {
      const value = work();
      if (answerKey !== undefined && this.#applied === 1) this.#answers.set(answerKey, { value, modules });
      return value;
    } finally {
      this.#applied--;
      this.#asked.delete(key);
      this.#modules = outer;
      this.#read(modules);
    }
  }

  /** The modules that are read while `work` is done. */
  modulesOf(work: () => void): ReadonlySet<Module> {
    const outer = this.#modules;
    const modules = new Set<Module>();
    this.#modules = modules;
    try {
      work();
      return modules;
    } finally {
      this.#modules = outer;
      this.#read(modules);
    }
  }

  #read(modules: ReadonlySet<Module>): void {
    if (this.#modules) for (const module of modules) this.#modules.add(module);
  }
}

function isCutShort(value: Evaluated | undefined): boolean {
  return value?.kind === 'unknown' && (value.reason === 'too-deep' || value.reason === 'cycle');
}
