import { modulesIn, Trace } from './trace.ts';

import type { Expr, Type } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Reads } from './trace.ts';
import type { Evaluated, Frame } from './value.ts';

/** What a question was answered with, and what that hangs on. */
export interface Answer {
  readonly value: Evaluated | undefined;
  readonly reads: Reads;
}

/** What was evaluated for one file. */
interface Work {
  readonly most: number;
  steps: number;
  isGivenUp?: true;
}

interface KeptFrame {
  readonly frame: Frame;
  readonly reads: Reads;
}

/** How many questions there are about one part of a module: with the gate open or not, and of two kinds. */
const VARIANTS = 4;

/**
 * Names of questions about the numbered parts of modules, each made once: a text that is put together anew has to be
 * hashed at every look-up, and these are most of all that is asked.
 */
class Keys {
  readonly #prefix: string;
  readonly #known = new WeakMap<Module, string[]>();

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  of(module: Module, id: number, variant: number): string {
    let keys = this.#known.get(module);
    if (!keys) this.#known.set(module, (keys = []));
    return (keys[id * VARIANTS + variant] ??= `${this.#prefix} ${module.id} ${id} ${variant}`);
  }
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
  readonly trace: Trace;
  /** Of what the names of a module hold. */
  readonly bindingKeys = new Keys('b');
  /** Of what its calls give. */
  readonly callKeys = new Keys('c');
  /** Of the values of types, by the gate. */
  readonly #typeKeys = new WeakMap<Type, [string, string]>();
  #types = 0;
  readonly #answers = new Map<string, Answer>();
  /** Frames that are the same each time, by what they belong to, and by a key. */
  #frames = new WeakMap<object, Map<string, KeptFrame>>();
  /** The questions that are being answered, innermost last; of what is written to a member, what is written. */
  readonly #asked = new Map<object | string, Reads | undefined>();
  /** Expressions that are not asked again: an interpreter is full of tangles. */
  readonly #tangles = new WeakSet<Expr>();
  #depth = 0;
  #steps = 0;
  #applied = 0;
  #work: Work | undefined;

  constructor(trace = new Trace()) {
    this.trace = trace;
  }

  /** Forgets all answers. */
  clear(): void {
    this.#answers.clear();
    this.#frames = new WeakMap();
    this.trace.forget();
  }

  /** The name of the question for the value of a type as it is written in one place. */
  typeKey(type: Type, gate: 0 | 1): string {
    let keys = this.#typeKeys.get(type);
    if (!keys) {
      const id = ++this.#types;
      this.#typeKeys.set(type, (keys = [`y ${id} 0`, `y ${id} 1`]));
    }
    return keys[gate];
  }

  /** A frame that is made once, so that what is answered in it is known the next time. */
  frame(owner: object, key: string, make: () => Frame): Frame {
    let frames = this.#frames.get(owner);
    if (!frames) this.#frames.set(owner, (frames = new Map()));
    const known = frames.get(key);
    if (known && this.#isKnown(known.reads)) return known.frame;
    const reads = this.trace.begin();
    const frame = this.trace.during(reads, make);
    frames.set(key, { frame, reads });
    return frame;
  }

  /**
   * Remembers what is being asked.
   *
   * @returns goes back to that after the stack was too small for what was asked since, so that nothing was left in order
   */
  mark(): () => void {
    const asked = [...this.#asked];
    const [depth, applied] = [this.#depth, this.#applied];
    const reset = this.trace.mark();
    return () => {
      this.#asked.clear();
      for (const [key, reads] of asked) this.#asked.set(key, reads);
      [this.#depth, this.#applied] = [depth, applied];
      reset();
    };
  }

  /**
   * Answers all questions about one file, each of which has its own end: many that go far take hours together.
   *
   * @param most - evaluations for all of them
   * @param tooFar - is told if not all of them were followed to their end
   */
  limited<T>(most: number, work: () => T, tooFar: () => void): T {
    const outer = this.#work;
    const own: Work = (this.#work = { most, steps: 0 });
    try {
      return work();
    } finally {
      this.#work = outer;
      if (own.steps > most || own.isGivenUp) tooFar();
    }
  }

  /** Something about the file in hand is not followed to its end, by a bound of who follows it. */
  giveUp(): void {
    this.trace.cut();
    if (this.#work) this.#work.isGivenUp = true;
  }

  /** Goes one expression further. False where it would lead too far; then `leave` must not be called. */
  enter(module: Module, expr: Expr): boolean {
    if (this.#depth === 0 && !this.#tangles.has(expr)) this.#steps = 0;
    else if (this.#depth === 0) return this.#tooFar();
    if (this.#depth > MAX_DEPTH || ++this.#steps > MAX_STEPS) return this.#tooFar();
    if (this.#work && ++this.#work.steps > this.#work.most) return this.#tooFar();
    this.#depth++;
    this.trace.readModule(module);
    return true;
  }

  leave(expr: Expr): void {
    this.#depth--;
    if (this.#depth === 0 && this.#steps > MAX_STEPS) this.#tangles.add(expr);
  }

  /** Goes one value further, of which there may be many to one expression. False where it would lead too far. */
  step(): boolean {
    if (this.#depth === 0) this.#steps = 0;
    if (++this.#steps > MAX_STEPS || (this.#work && ++this.#work.steps > this.#work.most)) return this.#tooFar();
    return true;
  }

  /** Does work that goes deeper without an expression of its own. */
  deeper<T>(work: () => T, tooDeep: () => T): T {
    if (this.#depth > MAX_DEPTH) {
      this.trace.cut();
      return tooDeep();
    }
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
    const known = this.known(key, frame);
    return known ? (known.value as T) : this.make(key, frame, work, cycle);
  }

  /** What a question was answered with, as long as that stands; it counts as read then. */
  known(key: string, frame: Frame | null): Answer | undefined {
    const known = (frame ? frame.memo : this.#answers).get(key);
    return known && this.#isKnown(known.reads) ? known : undefined;
  }

  /** Answers a question that is not known: `answer` for those who have asked for that already. */
  make<T extends Evaluated | undefined>(key: string, frame: Frame | null, work: () => T, cycle: () => T): T {
    const answers = frame ? frame.memo : this.#answers;
    const reads = this.trace.begin();
    return this.#once(
      frame ? `${key} ${frame.key}` : key,
      reads,
      () => {
        const value = this.trace.during(reads, work);
        if (!isCutShort(value)) answers.set(key, { value, reads });
        return value;
      },
      cycle,
    );
  }

  /**
   * Does work that must not lead to itself.
   *
   * @param key - the question, or the one thing that it is about
   */
  once<T>(key: object | string, work: () => T, cycle: () => T): T {
    return this.#once(key, this.trace.innermost, work, cycle);
  }

  /** @param reads - of the answer that the work is all of, or a part */
  #once<T>(key: object | string, reads: Reads | undefined, work: () => T, cycle: () => T): T {
    if (this.#asked.has(key)) {
      this.trace.cut(this.#asked.get(key));
      return cycle();
    }
    this.#asked.set(key, reads);
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
    if (!this.#asked.has(key) && this.#applied >= MAX_APPLIED) {
      this.trace.cut();
      return otherwise.tooFar();
    }
    const known = answerKey === undefined || this.#asked.has(key) ? undefined : this.#answers.get(answerKey);
    if (known?.value && this.#isKnown(known.reads)) return known.value;
    const reads = this.trace.begin();
    return this.#once(
      key,
      reads,
      () => {
        this.#applied++;
        try {
          const value = this.trace.during(reads, work);
          if (answerKey !== undefined && this.#applied === 1) this.#answers.set(answerKey, { value, reads });
          return value;
        } finally {
          this.#applied--;
        }
      },
      () => otherwise.cycle(),
    );
  }

  /** The modules that are read while `work` is done. */
  modulesOf(work: () => void): ReadonlySet<Module> {
    const reads = this.trace.begin();
    this.trace.during(reads, work);
    return modulesIn(reads);
  }

  /** Whether what was answered before holds; then it counts as read. */
  #isKnown(reads: Reads): boolean {
    if (!this.trace.holds(reads)) return false;
    this.trace.read(reads);
    return true;
  }

  #tooFar(): false {
    this.trace.cut();
    return false;
  }
}

function isCutShort(value: Evaluated | undefined): boolean {
  return value?.kind === 'unknown' && (value.reason === 'too-deep' || value.reason === 'cycle');
}
