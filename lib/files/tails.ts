/**
 * Files by how their paths end. What a bundler is told in a configuration of its own (folders of modules, names for
 * folders) changes how an import begins, and not how it ends.
 */
import path from 'node:path';

import { isTestPath } from './test-paths.ts';
import { relative } from './listing.ts';

/** What a name for a folder begins with. */
const sign = /^[@~$#]/;
const declaration = /\.d\.[cm]?ts$/;

export class Tails {
  readonly #root: string;
  readonly #files: readonly string[];
  #byName: ReadonlyMap<string, readonly string[]> | undefined;

  /** @param files - of the project, absolute */
  constructor(root: string, files: readonly string[]) {
    this.#root = root;
    this.#files = files;
  }

  /** The file in a folder that alone can be meant by an import of at least two names. */
  imported(folder: string, request: string): string | undefined {
    const [first = '', ...rest] = request.split('/');
    if (!sign.test(first)) return this.#behind(folder, [first, ...rest], 2);
    const bare = first.slice(1);
    return (bare !== '' ? this.#behind(folder, [bare, ...rest], 2) : undefined) ?? this.#behind(folder, rest, 2);
  }

  /** The file in a folder that alone can have been built into another. */
  source(folder: string, built: string): string | undefined {
    const names = built.split('/');
    return names.at(-1) === 'index' ? undefined : this.#behind(folder, names, 1);
  }

  #behind(folder: string, names: readonly string[], atLeast: number): string | undefined {
    const last = names.at(-1);
    if (last === undefined || names.length < atLeast) return undefined;
    const end = `/${withoutEnding(names.join('/'))}`;
    const known = (this.#byName ??= this.#collect()).get(withoutEnding(last)) ?? [];
    const [only, ...others] = known.filter(file => file.startsWith(folder + path.sep) && nameOf(file).endsWith(end));
    return others.length === 0 ? only : undefined;
  }

  #collect(): ReadonlyMap<string, readonly string[]> {
    const byName = new Map<string, string[]>();
    for (const file of this.#files) {
      if (declaration.test(file) || isTestPath(relative(this.#root, file))) continue;
      const name = path.posix.basename(nameOf(file));
      byName.set(name, [...(byName.get(name) ?? []), file]);
    }
    return byName;
  }
}

/** By what a file is imported: its path, or that of its folder where it is the index. */
function nameOf(file: string): string {
  return withoutEnding(file.replaceAll(path.sep, '/')).replace(/\/index$/, '');
}

function withoutEnding(file: string): string {
  return file.replace(/\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/, '');
}
