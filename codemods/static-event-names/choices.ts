import { fitsPattern } from '../../lib/text/pattern.ts';
import { UsageError } from '../shared/codemod.ts';

/** What somebody wants for names of a pattern, `viewed_*=product_viewed`. */
export class Choices {
  readonly #option: string;
  readonly #given: readonly { readonly pattern: string; readonly value: string }[];
  readonly #used = new Set<string>();

  /** @throws UsageError where one of them is not of the form */
  constructor(option: string, given: readonly string[]) {
    this.#option = option;
    const parsed = given.map(each => {
      const [, pattern, value] = /^(.+)=([^=]+)$/s.exec(each) ?? [];
      if (pattern === undefined || value === undefined) {
        throw new UsageError(
          `--${option} takes a pattern and what it becomes, "viewed_*=product_viewed"; it was given as "${each}".`,
        );
      }
      return { pattern, value };
    });
    // The one that says most about a name goes first.
    this.#given = parsed.sort((a, b) => b.pattern.length - a.pattern.length);
  }

  /** @param name with `*` for what varies; a pattern that is this very name goes before others */
  for(name: string): string | undefined {
    const found =
      this.#given.find(({ pattern }) => pattern === name) ??
      this.#given.find(({ pattern }) => fitsPattern(name, pattern));
    if (found) {
      this.#used.add(found.pattern);
    }
    return found?.value;
  }

  /** Those that no name has asked for. */
  unused(): readonly string[] {
    return this.#given
      .filter(({ pattern }) => !this.#used.has(pattern))
      .map(({ pattern, value }) => `--${this.#option} "${pattern}=${value}"`);
  }
}
