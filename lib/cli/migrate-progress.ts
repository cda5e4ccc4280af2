/** A line on a terminal that tells how far the work is; nothing where nobody looks. */
export class Progress {
  readonly #stream: NodeJS.WritableStream & { isTTY?: boolean };
  readonly #total: number;
  readonly #started = performance.now();
  #done = 0;
  #shown = 0;

  constructor(stream: NodeJS.WritableStream & { isTTY?: boolean }, total: number) {
    this.#stream = stream;
    this.#total = total;
  }

  step(): void {
    this.#done++;
    const now = performance.now();
    if (this.#stream.isTTY && now - this.#shown > 100) {
      this.#shown = now;
      const rate = Math.round((this.#done / (now - this.#started)) * 1000);
      this.#stream.write(`\r\u001B[K${this.#done}/${this.#total} files, ${rate} files/s`);
    }
  }

  /** Takes the line away, for what else is to be written. */
  clear(): void {
    if (this.#stream.isTTY && this.#shown > 0) {
      this.#stream.write('\r\u001B[K');
    }
  }
}
