/** Finds lines and columns (both from 1) of offsets, as ESLint and editors count them. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    const pattern = /\r\n|[\r\n\u2028\u2029]/g;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      this.#starts.push(match.index + match[0].length);
    }
  }

  at(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] as number) + 1 };
  }

  /** The offset of a place; both count from 1. */
  offsetOf(line: number, column: number): number {
    return (this.#starts[line - 1] ?? 0) + column - 1;
  }
}
