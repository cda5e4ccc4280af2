/** What Babel is told of where modules stand, by its plugin `module-resolver`: folders to look in, names for folders. */
import path from 'node:path';

import { readText } from './text.ts';
import { writtenAfter } from './written-values.ts';

import type { Alias } from './svelte-aliases.ts';
import type { Written } from './written-values.ts';

export interface ModuleFolders {
  /** Absolute. */
  readonly roots: readonly string[];
  readonly aliases: readonly Alias[];
}

const MAX_BYTES = 100_000;
const names = [
  ...['babel.config.js', 'babel.config.cjs', 'babel.config.mjs', 'babel.config.ts', 'babel.config.json'],
  ...['.babelrc', '.babelrc.js', '.babelrc.cjs', '.babelrc.json', 'package.json'],
];
const plugins = ['module-resolver', 'babel-plugin-module-resolver'];

/** The package that is asked for before any configuration is read. */
export const MODULE_RESOLVER = 'babel-plugin-module-resolver';

/** What the configuration of the package in a folder says; nothing where there is none. */
export function babelFolders(folder: string): ModuleFolders {
  const roots: string[] = [];
  const aliases: Alias[] = [];
  for (const name of names) {
    const { value: text } = readText(path.join(folder, name), MAX_BYTES);
    if (text === undefined) continue;
    for (const options of plugins.flatMap(plugin => writtenAfter(text, plugin))) {
      roots.push(...textsIn(memberOf(options, 'root')).map(root => path.resolve(folder, root)));
      aliases.push(...aliasesIn(folder, memberOf(options, 'alias')));
    }
  }
  return { roots, aliases };
}

function aliasesIn(folder: string, alias: Written | undefined): readonly Alias[] {
  return (alias?.members ?? []).flatMap(([name, { text }]) =>
    text === undefined ? [] : [{ name, target: path.resolve(folder, text) }],
  );
}

function memberOf(options: Written, name: string): Written | undefined {
  return options.members?.findLast(([key]) => key === name)?.[1];
}

function textsIn(value: Written | undefined): readonly string[] {
  const all = value?.items ?? (value ? [value] : []);
  return all.flatMap(({ text }) => (text === undefined ? [] : [text]));
}
