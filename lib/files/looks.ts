/** Which places of the disk an answer hangs on: everything that was looked at for it. */
import { stampAt } from './stamps.ts';

import type { Stamp } from './stamps.ts';

/** Where looks are noted just now: set for as long as `during` works, and not a moment longer. */
let noting: Looks | undefined;

/** Places that were looked at, each with what stood there before the first look. */
export class Looks {
  readonly #stamps = new Map<string, Stamp | undefined>();

  /** Notes every look that `work` takes at the disk through `lib/files/`. */
  during<T>(work: () => T): T {
    const outer = noting;
    noting = this;
    try {
      return work();
    } finally {
      noting = outer;
    }
  }

  note(place: string): void {
    if (!this.#stamps.has(place)) this.#stamps.set(place, stampAt(place));
  }

  get stamps(): ReadonlyMap<string, Stamp | undefined> {
    return this.#stamps;
  }
}

/** To be called wherever the disk is looked at, before it is. */
export function noteLook(place: string): void {
  noting?.note(place);
}
