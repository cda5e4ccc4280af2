import { Cell, fileName } from '../evaluate/trace.ts';

import type { Trace } from '../evaluate/trace.ts';

/** Files that may have to do with analytics. They grow while the project is read. */
export class Candidates {
  readonly #trace: Trace;
  readonly #files = new Set<string>();
  /** Of each file that was asked about, and of its text. */
  readonly #cells = new Map<string, Cell>();

  constructor(trace: Trace, files: Iterable<string> = []) {
    this.#trace = trace;
    for (const file of files) this.add(file);
  }

  get size(): number {
    return this.#files.size;
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#files.values();
  }

  has(file: string): boolean {
    this.read(file);
    return this.#files.has(file);
  }

  add(file: string): void {
    if (this.#files.has(file)) return;
    this.#files.add(file);
    this.changed(file);
  }

  delete(file: string): void {
    if (this.#files.delete(file)) this.changed(file);
  }

  /** Notes that an answer hangs on what the file says. */
  read(file: string): void {
    if (!this.#trace.innermost) return;
    let cell = this.#cells.get(file);
    if (!cell) this.#cells.set(file, (cell = new Cell(fileName(file))));
    this.#trace.read(cell);
  }

  /** The file says something else, or counts now. */
  changed(file: string): void {
    const cell = this.#cells.get(file);
    if (cell) this.#trace.changed(cell);
  }

  clear(): void {
    for (const file of this.#files) this.changed(file);
    this.#files.clear();
  }
}
