import { statSync } from 'node:fs';
import path from 'node:path';

import { IgnoreList } from './ignore-file.ts';
import { noteLook } from './looks.ts';
import { absence, Notes } from './notes.ts';
import { entriesOf, faultOf, kindOf } from './stats.ts';

import type { Dirent } from 'node:fs';
import type { FileNote } from './notes.ts';

const sourceFile = /\.(?:[cm]?[jt]sx?|es6|vue|svelte|astro|html?)$/i;
/** Pages that a server fills in, whose scripts define globals, and languages that become JavaScript elsewhere. */
const templateFile =
  /\.(?:ejs|hbs|handlebars|mustache|pug|jade|njk|nunjucks|liquid|twig|erb|haml|slim|php|jsp|ftl|cshtml|gohtml|tmpl|tpl|j2|jinja2?|h?eex|mdx|coffee|litcoffee|gjs|gts|marko|riot)$/i;
const skippedFile = /\.min\.[cm]?js$/i;
const configFile = /^(?:ts|js)config.*\.json$/;
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
  /** Templates of pages, which are no sources. */
  readonly templates: readonly string[];
  /** Workspaces' and nested `package.json` files. */
  readonly manifests: readonly string[];
  readonly configs: readonly string[];
  /** What stands in the place of a file that says how the project is built, and cannot be read as one. */
  readonly notes?: readonly FileNote[];
}

interface Filter {
  readonly base: string;
  readonly list: IgnoreList;
}

/**
 * Lists the source files under `root`: `.gitignore` files are heeded at every level, symbolic
 * links are not followed, so that a loop of them cannot matter.
 */
export function listFiles(root: string, globs: readonly string[] = []): Listing {
  const found = new Finder(root, globs);
  found.visit(root, []);
  return {
    files: found.files.sort(),
    templates: found.templates.sort(),
    manifests: found.manifests.sort(),
    configs: found.configs.sort(),
    notes: found.notes.list,
  };
}

class Finder {
  readonly files: string[] = [];
  readonly templates: string[] = [];
  readonly manifests: string[] = [];
  readonly configs: string[] = [];
  readonly notes = new Notes();
  readonly #root: string;
  readonly #extra: IgnoreList | undefined;

  constructor(root: string, globs: readonly string[]) {
    this.#root = root;
    this.#extra = IgnoreList.of(globs);
  }

  /** @param filters - of the folders above, the nearest first */
  visit(folder: string, filters: readonly Filter[]): void {
    const entries = this.#entriesOf(folder);
    // Git follows no link here either.
    const ignored = entries.some(entry => entry.name === '.gitignore' && !entry.isSymbolicLink())
      ? IgnoreList.read(path.join(folder, '.gitignore'), this.notes)
      : undefined;
    // The nearest decides.
    const own = ignored ? [{ base: folder, list: ignored }, ...filters] : filters;
    const isPackage = entries.some(({ name }) => name === 'package.json');
    for (const entry of entries) {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (this.#isEntered(entry.name, isPackage) && !this.#isIgnored(full, own, '/')) this.visit(full, own);
      }
      this.#takeManifest(entry, full);
      const list = entry.isFile() ? this.#listOf(entry.name, folder) : undefined;
      if (list && !this.#isIgnored(full, own, '')) list.push(full);
    }
  }

  #entriesOf(folder: string): readonly Dirent[] {
    const { value, fault } = entriesOf(folder);
    // A missing one went away since, or the root is none.
    if (fault && fault.kind !== 'missing')
      this.notes.add(folder, `What stands in this folder is not known, since ${fault.message}.`);
    return value ?? [];
  }

  /** A folder of builds is one only where a package stands: `src/build/` is source. */
  #isEntered(name: string, isInPackage: boolean): boolean {
    return !skippedFolders.has(name) && !(isInPackage && builtFolders.has(name));
  }

  #listOf(name: string, folder: string): string[] | undefined {
    if (sourceFile.test(name)) return skippedFile.test(name) ? undefined : this.files;
    return templateFile.test(name) || isListOfMeteor(name, folder) ? this.templates : undefined;
  }

  #isIgnored(full: string, filters: readonly Filter[], end: '/' | ''): boolean {
    if (this.#extra?.verdict(relative(this.#root, full) + end) === 'ignored') return true;
    for (const { base, list } of filters) {
      const verdict = list.verdict(relative(base, full) + end);
      if (verdict !== undefined) return verdict === 'ignored';
    }
    return false;
  }

  /** Manifests count where they are ignored as well, and by a link. */
  #takeManifest(entry: Dirent, full: string): void {
    const list =
      entry.name === 'package.json' ? this.manifests : configFile.test(entry.name) ? this.configs : undefined;
    if (!list) return;
    noteLook(full);
    try {
      const stats = entry.isFile() ? entry : statSync(full);
      if (stats.isFile()) list.push(full);
      else this.notes.add(full, absence(`it is ${kindOf(stats)}`));
    } catch (error) {
      const { kind, message } = faultOf(error);
      this.notes.add(full, absence(kind === 'missing' ? 'it is a link that leads nowhere' : message));
    }
  }
}

/** Relative to `base`, with `/`. */
export function relative(base: string, file: string): string {
  // What a listing gives is written plainly, and there is much of it.
  if (isPlainlyWithin(base, file)) return file.slice(base.length + 1);
  const result = path.relative(base, file);
  return path.sep === '/' ? result : result.split(path.sep).join('/');
}

/** Whether a path begins with the folder, and has no segment that means anything but itself. */
function isPlainlyWithin(base: string, file: string): boolean {
  return (
    path.sep === '/' &&
    file.startsWith(base) &&
    file[base.length] === '/' &&
    !file.endsWith('/') &&
    !file.includes('/.') &&
    !file.includes('//') &&
    path.isAbsolute(base)
  );
}

export function isSourceFile(file: string): boolean {
  return sourceFile.test(file);
}

/** Meteor's packages put names into every file, and no manifest says which ones there are. */
function isListOfMeteor(name: string, folder: string): boolean {
  return name === 'packages' && path.basename(folder) === '.meteor';
}
