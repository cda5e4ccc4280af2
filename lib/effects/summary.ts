const MAX_HEIGHT = 24;
/** Functions read for one question. */
const MAX_WORK = 250;

/**
 * Answers about functions that lean on one another: what a function does hangs on what those do that it calls.
 * Memoised, and certain to end: a cycle adds nothing, and a tower that is too high is given up and asked again from
 * nearer.
 */
export class Summaries<T> {
  readonly #nothing: T;
  readonly #known = new Map<string, T>();
  /** Answers that lean on one in the making; they hold until it is made. */
  readonly #provisional = new Map<string, { readonly result: T; readonly low: number }>();
  /** Functions whose answer is being made, with the height at which they were entered. */
  readonly #entered = new Map<string, number>();
  #height = 0;
  #work = 0;
  /** Whether something was given up since the present answer was begun. */
  #isCut = false;
  /** The lowest function in the making that the present answer leans on: a cycle goes through it. */
  #low = Infinity;

  /** @param nothing - the answer for a function that stands in a cycle, or too high */
  constructor(nothing: T) {
    this.#nothing = nothing;
  }

  clear(): void {
    this.#known.clear();
  }

  /** Whether the answer for this function is being made. */
  isInTheMaking(key: string): boolean {
    return this.#entered.has(key);
  }

  /**
   * @param key - the function
   * @param memoKey - under which the answer is kept; absent where it hangs on more than the function
   * @param make - makes the answer, asking for others on the way
   */
  of(key: string, memoKey: string | undefined, make: () => T): T {
    const known = memoKey === undefined ? undefined : this.#remembered(memoKey);
    if (known !== undefined) return known;
    const entered = this.#entered.get(key);
    if (entered !== undefined) {
      this.#low = Math.min(this.#low, entered);
      return this.#nothing;
    }
    if (this.#height === 0) this.#work = 0;
    if (this.#height >= MAX_HEIGHT || ++this.#work > MAX_WORK) {
      this.#isCut = true;
      return this.#nothing;
    }
    return this.#make(key, memoKey, make);
  }

  #remembered(memoKey: string): T | undefined {
    const known = this.#known.get(memoKey);
    if (known !== undefined) return known;
    const leaning = this.#provisional.get(memoKey);
    if (leaning) this.#low = Math.min(this.#low, leaning.low);
    return leaning?.result;
  }

  #make(key: string, memoKey: string | undefined, make: () => T): T {
    const height = this.#height++;
    const outer = { low: this.#low, isCut: this.#isCut };
    this.#entered.set(key, height);
    this.#low = Infinity;
    this.#isCut = false;
    try {
      const result = make();
      this.#keep(memoKey, result, height);
      this.#isCut ||= outer.isCut;
      return result;
    } finally {
      this.#height--;
      this.#low = Math.min(outer.low, this.#low < height ? this.#low : Infinity);
      this.#entered.delete(key);
      if (this.#height === 0) this.#isCut = false;
    }
  }

  #keep(memoKey: string | undefined, result: T, height: number): void {
    const isWhole = this.#low >= height;
    // What was given up is asked again from nearer; a tangle stays one.
    if (memoKey !== undefined && (!this.#isCut || (height === 0 && this.#work > MAX_WORK))) {
      if (isWhole) this.#known.set(memoKey, result);
      else this.#provisional.set(memoKey, { result, low: this.#low });
    }
    if (!isWhole) return;
    for (const [other, { low }] of this.#provisional) if (low >= height) this.#provisional.delete(other);
  }
}
