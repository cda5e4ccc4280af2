import { StatusLine } from './status-line.ts';

/** Tells on a terminal how far the work is. */
export class Progress {
  readonly #line: StatusLine;
  readonly #total: number;
  readonly #started = performance.now();
  #done = 0;

  constructor(stream: NodeJS.WritableStream & { isTTY?: boolean }, total: number) {
    this.#line = new StatusLine(stream);
    this.#total = total;
  }

  step(): void {
    this.#done++;
    this.#line.show(() => {
      const rate = Math.round((this.#done / (performance.now() - this.#started)) * 1000);
      return `${this.#done}/${this.#total} files, ${rate} files/s`;
    });
  }

  /** Takes the line away, for what else is to be written. */
  clear(): void {
    this.#line.clear();
  }
}
