/** What SvelteKit's configuration calls folders, read where the build that writes it into `tsconfig.json` has not run. */
import path from 'node:path';

import { readText } from './text.ts';

export interface Alias {
  readonly name: string;
  /** Absolute. */
  readonly target: string;
}

const MAX_BYTES = 100_000;
const names = ['svelte.config.js', 'svelte.config.mjs', 'svelte.config.ts'];

/** The aliases of the package in a folder: `$lib` and its own; none where it has no such configuration. */
export function svelteAliases(folder: string): readonly Alias[] {
  for (const name of names) {
    const { value: text } = readText(path.join(folder, name), MAX_BYTES);
    if (text !== undefined)
      return aliasesIn(text).map(({ from, to }) => ({ name: from, target: path.resolve(folder, to) }));
  }
  return [];
}

interface Written {
  readonly from: string;
  readonly to: string;
}

function aliasesIn(text: string): readonly Written[] {
  const lib = /\blib: ?['"]([^'"\n]+)['"]/.exec(text)?.[1] ?? 'src/lib';
  const own = /\balias: ?\{([^{}]*)\}/.exec(text)?.[1] ?? '';
  const pairs = own.split(/[,\n]/).flatMap((line): Written[] => {
    const [, from, to] = /^\s*['"]?([^'":\s]+)['"]?\s*:\s*['"]([^'"]+)['"]/.exec(line) ?? [];
    return from !== undefined && to !== undefined ? [{ from: withoutStar(from), to: withoutStar(to) }] : [];
  });
  return [...pairs, { from: '$lib', to: lib }];
}

function withoutStar(name: string): string {
  return name.endsWith('/*') ? name.slice(0, -2) : name;
}
