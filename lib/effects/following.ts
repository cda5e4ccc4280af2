import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Memo } from '../evaluate/memo.ts';
import type { Thunk } from '../evaluate/value.ts';

/**
 * How many listeners hear one because of another: an action whose saga puts another. Where many listeners hear whatever
 * each of them tells, as middlewares of types that are not known do, the ways through them are without number.
 */
const MAX_HEARD = 4;
/** How many functions are followed until what is passed on through them is settled. */
const HOPS = 16;

/** The functions that are being followed into. */
export class Following {
  readonly #keys = new Set<string>();
  #heard = 0;

  /**
   * Asks what is passed on while that is near: asked from the end of a long chain, it would be too deep to be known.
   */
  settle(args: readonly Thunk[], evaluator: Pick<Evaluator, 'force' | 'open'>): void {
    if (this.#keys.size % HOPS !== HOPS - 1) return;
    const force = (): void => args.forEach(thunk => evaluator.force(thunk));
    force();
    evaluator.open(force);
  }

  /**
   * Whether a function is not followed into now. It is followed already, and does nothing there that it does not do
   * anyway; or too many heard of this before it, and what it sends is not known.
   */
  isClosed(key: string, hears: boolean, memo: Pick<Memo, 'giveUp' | 'trace'>): boolean {
    if (this.#keys.has(key)) memo.trace.cut();
    else if (hears && this.#heard >= MAX_HEARD) memo.giveUp();
    else return false;
    return true;
  }

  within<T>(key: string, hears: boolean, work: () => T): T {
    this.#keys.add(key);
    if (hears) this.#heard++;
    try {
      return work();
    } finally {
      this.#keys.delete(key);
      if (hears) this.#heard--;
    }
  }
}
