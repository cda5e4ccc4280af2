/** Finds lines and columns (both from 1) of offsets, as ESLint and editors count them. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let index = 0; index < text.length; index++) if (endsLine(text, index)) this.#starts.push(index + 1);
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

/** Whether a line ends with this letter; of a carriage return and a line feed, it does with the second. */
function endsLine(text: string, index: number): boolean {
  switch (text.charCodeAt(index)) {
    case 0x0a:
    case 0x2028:
    case 0x2029:
      return true;
    case 0x0d:
      return text.charCodeAt(index + 1) !== 0x0a;
    default:
      return false;
  }
}
