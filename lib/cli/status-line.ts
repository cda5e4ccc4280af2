/** As often as people read, and so rarely that it costs nothing. */
const EVERY_MS = 100;

/** A line at the end of a terminal that says what is going on; nothing where nobody looks. */
export class StatusLine {
  readonly #stream: NodeJS.WritableStream & { isTTY?: boolean };
  #shown = 0;

  constructor(stream: NodeJS.WritableStream & { isTTY?: boolean }) {
    this.#stream = stream;
  }

  show(text: () => string): void {
    const now = performance.now();
    if (!this.#stream.isTTY || now - this.#shown <= EVERY_MS) return;
    this.#shown = now;
    this.#stream.write(`\r\u001B[K${text()}`);
  }

  /** Takes the line away, for what else is to be written. */
  clear(): void {
    if (this.#stream.isTTY && this.#shown > 0) this.#stream.write('\r\u001B[K');
  }
}
