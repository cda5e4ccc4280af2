/** A file that was left out, or a part of it, and why. */
export interface FileNote {
  /** Absolute; relative to the root, with `/`, where a project tells it. */
  readonly file: string;
  /** A sentence without the file's name, and without a word of its content. */
  readonly message: string;
}

/**
 * What is wrong with the files that say how a project is built. Such a file counts as absent, as if nobody had
 * written it; that it is there and does not count has to be told.
 */
export class Notes {
  readonly #messages = new Map<string, string>();

  /** The first that is found of a file: what follows often comes of it. */
  add(file: string, message: string): void {
    if (!this.#messages.has(file)) this.#messages.set(file, message);
  }

  /** By path. */
  get list(): readonly FileNote[] {
    return [...this.#messages].map(([file, message]) => ({ file, message })).sort((a, b) => (a.file < b.file ? -1 : 1));
  }
}

/** What to say of a file that cannot be read at all. */
export function absence(reason: string): string {
  return `It counts as absent, since ${reason}.`;
}
