import { Trace } from '../evaluate/trace.ts';

import type { Reads } from '../evaluate/trace.ts';
import type { Frame } from '../evaluate/value.ts';
import type { Concern, Hindrance } from './wrapper-policy.ts';

/** What a function is to its callers. */
export interface Summary {
  /** The calls of its body that they answer for, by their index. */
  readonly roles: ReadonlyMap<number, Concern>;
  /** Calling it is no work of its own. */
  readonly isHarmless: boolean;
  /** It runs what it is given. */
  readonly isRunner: boolean;
  /** The sends that a message to it decides, by their index: it names the event, or the person. */
  readonly heard: readonly number[];
  /** Why it is no wrapper of what it sends. */
  readonly hindrance?: Hindrance | undefined;
}

export const nothing: Summary = { roles: new Map(), isHarmless: false, isRunner: false, heard: [] };

/** Whether calling a function means sending analytics, whoever calls it. */
export function leads(roles: ReadonlyMap<number, Concern>): boolean {
  for (const role of roles.values()) if (role !== 'relay') return true;
  return false;
}

/** An answer, and the lowest function in the making that it leans on: it holds until that one is made. */
interface Answer<T> {
  readonly result: T;
  readonly low: number;
  readonly reads: Reads;
}

type Answers<T> = Map<string, Answer<T>>;

/** What is asked about a function. */
export interface Question {
  /** The function. */
  readonly key: string;
  /** Tells the question from others about the function. */
  readonly variant: string | number;
  /** The call that the answer hangs on; null if it is the same for all. */
  readonly frame: Frame | null;
}

/**
 * Answers about functions that lean on one another: what a function does hangs on what those do that it calls.
 * Memoised, and certain to end: a function that is asked about while its answer is being made adds nothing. What leans
 * on such a function is asked again when that one is made.
 */
export class Summaries<T> {
  readonly #nothing: T;
  readonly #trace: Trace;
  readonly #known: Answers<T> = new Map();
  /** Kept with the call that they hang on, and gone with it. */
  #ofFrames = new WeakMap<Frame, Answers<T>>();
  /** Functions whose answer is being made, with the height at which they were entered. */
  readonly #entered = new Map<string, { readonly height: number; readonly reads: Reads }>();
  /** Where answers are kept that lean on a function in the making. */
  readonly #leaning = new Map<Answer<T>, { readonly answers: Answers<T>; readonly key: string }>();
  /** The lowest function in the making that the present answer leans on. */
  #low = Infinity;

  /** @param nothing - the answer for a function whose answer is being made */
  constructor(nothing: T, trace = new Trace()) {
    this.#nothing = nothing;
    this.#trace = trace;
  }

  clear(): void {
    this.#known.clear();
    this.#ofFrames = new WeakMap();
  }

  /** Whether the answer for this function is being made. */
  isInTheMaking(key: string): boolean {
    return this.#entered.has(key);
  }

  /** @param make - makes the answer, asking for others on the way */
  of({ key, variant, frame }: Question, make: () => T): T {
    const answers = frame ? this.#answersOf(frame) : this.#known;
    const question = `${key} ${variant}`;
    const known = this.#holding(answers.get(question));
    if (known) {
      this.#low = Math.min(this.#low, known.low);
      this.#trace.read(known.reads);
      return known.result;
    }
    const entered = this.#entered.get(key);
    if (entered) {
      this.#low = Math.min(this.#low, entered.height);
      this.#trace.cut(entered.reads);
      return this.#nothing;
    }
    const height = this.#entered.size;
    const outer = this.#low;
    const reads = this.#trace.begin();
    this.#entered.set(key, { height, reads });
    this.#low = Infinity;
    try {
      const result = this.#trace.during(reads, make);
      this.#keep(answers, question, { result, low: this.#low < height ? this.#low : Infinity, reads }, height);
      return result;
    } finally {
      this.#low = Math.min(outer, this.#low < height ? this.#low : Infinity);
      this.#entered.delete(key);
    }
  }

  #holding(answer: Answer<T> | undefined): Answer<T> | undefined {
    return answer && this.#trace.holds(answer.reads) ? answer : undefined;
  }

  #answersOf(frame: Frame): Answers<T> {
    const known = this.#ofFrames.get(frame);
    if (known) return known;
    const answers: Answers<T> = new Map();
    this.#ofFrames.set(frame, answers);
    return answers;
  }

  #keep(answers: Answers<T>, key: string, answer: Answer<T>, height: number): void {
    answers.set(key, answer);
    if (answer.low < height) {
      this.#leaning.set(answer, { answers, key });
      return;
    }
    for (const [other, place] of this.#leaning) {
      if (other.low < height) continue;
      place.answers.delete(place.key);
      this.#leaning.delete(other);
    }
  }
}
