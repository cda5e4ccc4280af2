import type { Frame } from '../evaluate/value.ts';

/** Functions read for one question: more than any wrapper leads to, few enough for a program that is one tangle. */
const MAX_WORK = Number(process.env['MW'] ?? 250);

/** An answer, and the lowest function in the making that it leans on: it holds until that one is made. */
interface Answer<T> {
  readonly result: T;
  readonly low: number;
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
  readonly #known: Answers<T> = new Map();
  /** Kept with the call that they hang on, and gone with it. */
  #ofFrames = new WeakMap<Frame, Answers<T>>();
  /** Functions whose answer is being made, with the height at which they were entered. */
  readonly #entered = new Map<string, number>();
  /** Where answers are kept that lean on a function in the making. */
  readonly #leaning = new Map<Answer<T>, { readonly answers: Answers<T>; readonly key: string }>();
  /** The lowest function in the making that the present answer leans on. */
  #low = Infinity;
  /** How many functions were read for the present question. */
  #work = 0;
  /** Whether something was given up since the present answer was begun. */
  #isCut = false;

  /** @param nothing - the answer for a function whose answer is being made */
  constructor(nothing: T) {
    this.#nothing = nothing;
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
    const known = answers.get(question);
    const low = known?.low ?? this.#entered.get(key);
    if (low !== undefined) {
      this.#low = Math.min(this.#low, low);
      return known ? known.result : this.#nothing;
    }
    const height = this.#entered.size;
    if (height === 0) this.#work = 0;
    if (++this.#work > MAX_WORK) {
      this.#isCut = true;
      return this.#nothing;
    }
    const outer = { low: this.#low, isCut: this.#isCut };
    this.#entered.set(key, height);
    this.#low = Infinity;
    this.#isCut = false;
    try {
      const result = make();
      const low = this.#low < height ? this.#low : Infinity;
      // What was given up is asked again from nearer.
      if (!this.#isCut || height === 0) this.#keep(answers, question, { result, low }, height);
      return result;
    } finally {
      this.#low = Math.min(outer.low, this.#low < height ? this.#low : Infinity);
      this.#isCut = height > 0 && (this.#isCut || outer.isCut);
      this.#entered.delete(key);
    }
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
