import { isObject } from './json.ts';

import type { JsonObject } from './json.ts';

/**
 * The members of an object that somebody wrote by hand, by the kind that they should have. A member of another kind
 * counts as absent and is told; null says the same as nothing, as in the tools that these files are for.
 */
export class Members {
  readonly #object: JsonObject;
  readonly #path: string;
  readonly #tell: (message: string) => void;

  constructor(object: JsonObject, tell: (message: string) => void, path = '') {
    this.#object = object;
    this.#path = path;
    this.#tell = tell;
  }

  /** Also what every object has by nature is no member. */
  has(key: string): boolean {
    return Object.hasOwn(this.#object, key);
  }

  /** As it is written. */
  value(key: string): unknown {
    return this.has(key) ? (this.#object[key] ?? undefined) : undefined;
  }

  /** In the order of the file. */
  keys(): readonly string[] {
    return Object.keys(this.#object);
  }

  text(key: string): string | undefined {
    const value = this.value(key);
    if (value === undefined || typeof value === 'string') return value;
    this.tell(key, 'a text');
    return undefined;
  }

  object(key: string): Members | undefined {
    const value = this.value(key);
    if (isObject(value)) return new Members(value, this.#tell, this.#pathOf(key));
    if (value !== undefined) this.tell(key, 'an object');
    return undefined;
  }

  /** The texts of a list; other items are left out. */
  texts(key: string): readonly string[] {
    const value = this.value(key);
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.tell(key, 'a list of texts');
      return [];
    }
    const texts = (value as unknown[]).filter(item => typeof item === 'string');
    if (texts.length < value.length) this.tell(key, 'a list of texts and nothing else');
    return texts;
  }

  /** A text, or the texts of a list. */
  textOrTexts(key: string): readonly string[] {
    const value = this.value(key);
    return typeof value === 'string' ? [value] : this.texts(key);
  }

  /** Says that a member is not what it should be, and counts as absent. */
  tell(key: string, wanted: string): void {
    this.#tell(`\`${this.#pathOf(key)}\` must be ${wanted}; as it is, it is left out.`);
  }

  #pathOf(key: string): string {
    return this.#path === '' ? key : `${this.#path}.${key}`;
  }
}
