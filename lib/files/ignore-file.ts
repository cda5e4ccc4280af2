import { createRequire } from 'node:module';

import { absence } from './notes.ts';
import { readText } from './text.ts';

import type ignore from 'ignore';
import type { Ignore } from 'ignore';
import type { Notes } from './notes.ts';

/** Each line is a regular expression that is asked of each file. */
const MAX_BYTES = 128_000;

/** Loaded at first use: a linter that meets no analytics call never pays for it. */
function filterOf(lines: string | readonly string[]): Ignore {
  return (createRequire(import.meta.url)('ignore') as typeof ignore)().add(lines);
}

/** What a `.gitignore` leaves out, or a list of globs in its manner. */
export class IgnoreList {
  readonly #filter: Ignore;
  readonly #onFault: (reason: string) => void;

  private constructor(lines: string | readonly string[], onFault: (reason: string) => void) {
    this.#filter = filterOf(lines);
    this.#onFault = onFault;
  }

  /** @returns undefined if the file counts as absent: one that is not understood ignores nothing */
  static read(file: string, notes: Notes): IgnoreList | undefined {
    const { value, fault } = readText(file, MAX_BYTES);
    if (fault) notes.add(file, absence(fault.message));
    return fault ? undefined : new IgnoreList(value, reason => notes.add(file, absence(reason)));
  }

  static of(globs: readonly string[]): IgnoreList | undefined {
    return globs.length > 0 ? new IgnoreList([...globs], () => {}) : undefined;
  }

  /**
   * Whether the list leaves a path out or takes it back in; undefined if it says nothing of it.
   *
   * @param path - relative to the folder of the list, with `/` in it, and at its end if it is a folder
   */
  verdict(path: string): 'ignored' | 'kept' | undefined {
    try {
      const { ignored, unignored } = this.#filter.test(path);
      if (unignored) return 'kept';
      // What stands in a folder is only asked for if a list further down has taken the folder back in.
      return ignored && !this.#ignoresFolderOf(path) ? 'ignored' : undefined;
    } catch {
      // A pattern becomes an expression when it is first asked, and not every text can.
      this.#onFault('one of its patterns cannot be understood');
      return undefined;
    }
  }

  #ignoresFolderOf(path: string): boolean {
    const end = path.lastIndexOf('/', path.length - 2);
    return end > 0 && this.#filter.test(path.slice(0, end + 1)).ignored;
  }
}
