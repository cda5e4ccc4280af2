import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import ignore from 'ignore';

import type { Ignore } from 'ignore';

const sourceFile = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|html?)$/i;
const skippedFile = /\.(?:min|bundle)\.[cm]?js$/i;
/** Never sources, whatever `.gitignore` says. */
const skippedFolders = new Set([
  'node_modules',
  '.git',
  '.hg',
  '.svn',
  '.yarn',
  '.pnpm-store',
  'bower_components',
  '.next',
  '.nuxt',
  '.svelte-kit',
  '.astro',
  '.turbo',
  '.nx',
  '.cache',
  '.output',
  '.vercel',
  '.netlify',
  'coverage',
  'storybook-static',
]);
const builtFolders = new Set(['dist', 'build', 'out', '.build']);

export interface Listing {
  /** Absolute paths, sorted. */
  readonly files: readonly string[];
  /** Workspaces' and nested `package.json` files. */
  readonly manifests: readonly string[];
  readonly configs: readonly string[];
}

/**
 * Lists the source files under `root`: `.gitignore` files are heeded at every level, symbolic
 * links are not followed, so that a loop of them cannot matter.
 */
export function listFiles(root: string, globs: readonly string[] = []): Listing {
  const files: string[] = [];
  const manifests: string[] = [];
  const configs: string[] = [];
  const extra = globs.length > 0 ? ignore().add([...globs]) : undefined;

  const visit = (folder: string, filters: readonly { base: string; filter: Ignore }[]): void => {
    let entries;
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch {
      return;
    }
    let own = filters;
    if (entries.some(entry => entry.name === '.gitignore' && entry.isFile())) {
      try {
        own = [
          ...filters,
          { base: folder, filter: ignore().add(readFileSync(path.join(folder, '.gitignore'), 'utf8')) },
        ];
      } catch {
        // An unreadable .gitignore ignores nothing.
      }
    }
    for (const entry of entries) {
      const full = path.join(folder, entry.name);
      const isFolder = entry.isDirectory();
      if (isFolder ? skippedFolders.has(entry.name) : !entry.isFile()) continue;
      if (!isFolder && entry.name === 'package.json') manifests.push(full);
      if (!isFolder && /^(?:ts|js)config.*\.json$/.test(entry.name)) configs.push(full);
      if (!isFolder && (!sourceFile.test(entry.name) || skippedFile.test(entry.name))) continue;
      const isIgnored = own.some(({ base, filter }) => filter.ignores(relative(base, full) + (isFolder ? '/' : '')));
      if (isIgnored || extra?.ignores(relative(root, full) + (isFolder ? '/' : ''))) continue;
      if (isFolder) {
        // A folder of builds is one only where a package stands: `src/build/` is source.
        if (builtFolders.has(entry.name) && entries.some(other => other.name === 'package.json')) continue;
        visit(full, own);
      } else files.push(full);
    }
  };
  visit(root, []);
  files.sort();
  return { files, manifests, configs };
}

/** Relative to `base`, with `/`. */
export function relative(base: string, file: string): string {
  const result = path.relative(base, file);
  return path.sep === '/' ? result : result.split(path.sep).join('/');
}

export function isSourceFile(file: string): boolean {
  return sourceFile.test(file);
}
