/** The one reader of `tsconfig.json` and its kin, as far as it says where imports lead. */
import path from 'node:path';

import { isObject, readJson } from './json.ts';
import { Members } from './members.ts';
import { absence } from './notes.ts';
import { isFile } from './stats.ts';

import type { Notes } from './notes.ts';

export interface TsConfig {
  /** Absolute, as `folder` and `baseUrl`. */
  readonly file: string;
  readonly folder: string;
  readonly baseUrl: string | undefined;
  readonly paths: readonly PathAlias[];
  /** Whether ES modules resolve as Node.js does it, which asks for whole file names; undefined where nothing is said. */
  readonly wantsExtensions: boolean | undefined;
}

export interface PathAlias {
  /** With one star at most. */
  readonly pattern: string;
  /** Absolute, with a star where the pattern has one. */
  readonly targets: readonly string[];
}

/** What a file says by itself; null takes back what a base says. */
interface Own {
  readonly bases: readonly string[];
  readonly baseUrl: Located<string> | null | undefined;
  readonly paths: Located<readonly PathAlias[]> | null | undefined;
  readonly module: string | undefined;
  readonly moduleResolution: string | undefined;
}

/** Something that is relative to the folder of the file that says it. */
interface Located<T> {
  readonly value: T;
  readonly folder: string;
}

type Merged = Omit<Own, 'bases'>;

const NOTHING_SAID: Merged = {
  baseUrl: undefined,
  paths: undefined,
  module: undefined,
  moduleResolution: undefined,
};
/** The values of `module` and `moduleResolution` that stand for the way of Node.js. */
const NODE_WAY = /^node(?:next|16|18|20)$/i;
const MAX_BYTES = 1_000_000;
/** Nobody stacks that many files; each is a step of a recursion. */
const MAX_BASES = 64;
/** The folder of the configuration that is used, in whichever file that one extends it stands. */
const CONFIG_FOLDER = /^\$\{configDir\}\/?/i;

/** Where the file stands that a specifier in `extends` leads to; undefined if it is not there. */
export type FindBase = (specifier: string, from: string) => string | undefined;

/** Reads configurations with what they extend; each file once, so that no web of bases takes long. */
export class TsConfigReader {
  readonly #findPackaged: FindBase;
  readonly #notes: Notes | undefined;
  readonly #merged = new Map<string, Merged | undefined>();
  /** Packages that are not there: one note for all that extend them, as before an installation. */
  readonly #absent = new Set<string>();

  /** @param findPackaged - for bases that are no paths */
  constructor(findPackaged: FindBase, notes?: Notes) {
    this.#findPackaged = findPackaged;
    this.#notes = notes;
  }

  /** @returns undefined where there is no such file, or none that counts */
  read(file: string): TsConfig | undefined {
    const merged = this.#mergedAt(file, new Set());
    if (!merged) return undefined;
    const folder = path.dirname(file);
    const resolved = (text: string, from: string): string =>
      CONFIG_FOLDER.test(text) ? path.join(folder, text.replace(CONFIG_FOLDER, '')) : path.resolve(from, text);
    const baseUrl = merged.baseUrl ? resolved(merged.baseUrl.value, merged.baseUrl.folder) : undefined;
    const { value: aliases = [], folder: declaredIn = folder } = merged.paths ?? {};
    return {
      file,
      folder,
      baseUrl,
      paths: aliases.map(({ pattern, targets }) => ({
        pattern,
        targets: targets.map(target => resolved(target, baseUrl ?? declaredIn)),
      })),
      wantsExtensions: wantsExtensions(merged),
    };
  }

  /** What a file and its bases say together; the last base outdoes those before it, and the file all of them. */
  #mergedAt(file: string, above: Set<string>): Merged | undefined {
    if (this.#merged.has(file)) return this.#merged.get(file);
    const own = this.#ownAt(file);
    let merged: Merged | undefined = own && NOTHING_SAID;
    above.add(file);
    for (const specifier of own?.bases ?? []) merged = outdone(merged, this.#baseOf(file, specifier, above));
    above.delete(file);
    merged = outdone(merged, own);
    this.#merged.set(file, merged);
    return merged;
  }

  #baseOf(file: string, specifier: string, above: Set<string>): Merged | undefined {
    const isPackaged = !isPath(specifier);
    const base = isPackaged ? this.#findPackaged(specifier, file) : pathBase(specifier, file);
    if (base === undefined) {
      if (!this.#absent.has(specifier))
        this.#tell(file, `It extends \`${specifier}\`, which is not there, so that what stands in it is not known.`);
      if (isPackaged) this.#absent.add(specifier);
    } else if (above.has(base)) this.#tell(file, `It extends \`${specifier}\`, which extends this file again.`);
    else if (above.size >= MAX_BASES) this.#tell(file, `More than ${MAX_BASES} files extend each other here.`);
    else return this.#mergedAt(base, above);
    return undefined;
  }

  #ownAt(file: string): Own | undefined {
    const { value, fault } = readJson(file, MAX_BYTES);
    if (fault) {
      if (fault.kind !== 'missing') this.#tell(file, absence(fault.message));
      return undefined;
    }
    if (!isObject(value)) {
      this.#tell(file, absence('it holds no object'));
      return undefined;
    }
    const members = new Members(value, message => this.#tell(file, message));
    const options = members.object('compilerOptions');
    const folder = path.dirname(file);
    return {
      bases: members.textOrTexts('extends').filter(specifier => specifier !== ''),
      baseUrl: located(options, 'baseUrl', folder, () => options?.text('baseUrl')),
      paths: located(options, 'paths', folder, () => aliasesOf(options?.object('paths'))),
      module: options?.text('module'),
      moduleResolution: options?.text('moduleResolution'),
    };
  }

  #tell(file: string, message: string): void {
    this.#notes?.add(file, message);
  }
}

function located<T>(
  options: Members | undefined,
  key: string,
  folder: string,
  read: () => T | undefined,
): Located<T> | null | undefined {
  if (!options?.has(key)) return undefined;
  if (options.value(key) === undefined) return null;
  const value = read();
  return value === undefined ? undefined : { value, folder };
}

function outdone(below: Merged | undefined, above: Merged | undefined): Merged | undefined {
  if (!below || !above) return above ?? below;
  return {
    baseUrl: above.baseUrl === undefined ? below.baseUrl : above.baseUrl,
    paths: above.paths === undefined ? below.paths : above.paths,
    module: above.module ?? below.module,
    moduleResolution: above.moduleResolution ?? below.moduleResolution,
  };
}

/** `moduleResolution` goes by `module` where it is not written. */
function wantsExtensions({ module, moduleResolution = module }: Merged): boolean | undefined {
  return moduleResolution === undefined ? undefined : NODE_WAY.test(moduleResolution);
}

/** As TypeScript tries them: what is written out, then the pattern that says most before its star. */
function aliasesOf(paths: Members | undefined): readonly PathAlias[] | undefined {
  if (!paths) return undefined;
  const aliases = paths
    .keys()
    .filter(pattern => {
      const isPattern = pattern.split('*').length <= 2;
      if (!isPattern) paths.tell(pattern, 'named by a pattern with one star at most');
      return isPattern;
    })
    .map(pattern => ({ pattern, targets: paths.texts(pattern) }));
  const specificity = ({ pattern }: PathAlias): number => (pattern.includes('*') ? pattern.indexOf('*') : Infinity);
  return aliases.sort((a, b) => {
    const [left, right] = [specificity(a), specificity(b)];
    return left === right ? 0 : right - left;
  });
}

function isPath(specifier: string): boolean {
  return /^\.{1,2}(?:$|[/\\])/.test(specifier) || path.isAbsolute(specifier);
}

function pathBase(specifier: string, from: string): string | undefined {
  const target = path.resolve(path.dirname(from), specifier);
  return [target, `${target}.json`, path.join(target, 'tsconfig.json')].find(isFile);
}
