/** Finds lines and columns, both from 1. */
export class Lines {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  at(offset: number): { line: number; column: number } {
    const before = this.#text.slice(0, offset).split(/\r\n|[\r\n\u2028\u2029]/);
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  }
}
