import path from 'node:path';

import { DiskCache } from '../facts/disk-cache.ts';
import { ModuleStore } from '../facts/store.ts';
import { withoutPlatform } from '../files/native-resolver.ts';
import { listFiles, relative } from '../files/listing.ts';
import { filesBeyond } from './beyond.ts';
import { Looks } from '../files/looks.ts';
import { Resolver } from '../files/resolver.ts';
import { isSameStamp, stampAt } from '../files/stamps.ts';
import { isFolder, stampOf } from '../files/stats.ts';

import type { FactsCache, Module } from '../facts/store.ts';
import type { Seen } from '../files/disk-state.ts';
import type { Listing } from '../files/listing.ts';
import type { Manifest } from '../files/manifest.ts';
import type { FileNote } from '../files/notes.ts';
import type { Stamp } from '../files/stamps.ts';
import type { Settings } from '../settings.ts';

/** What has changed on the disk. */
export interface Change {
  /** The files that say something else, or are gone. */
  readonly texts: readonly string[];
  /** Nothing else has changed: which files there are, and how the project is built. */
  readonly isOfTexts: boolean;
  /** One of them was parsed. */
  readonly wasParsed: boolean;
  /** What was looked at for that, and what was found. */
  readonly found: { readonly looks: Looks; readonly listing: Listing; readonly since: number };
}

const nothing: Listing = { files: [], templates: [], manifests: [], configs: [] };

/** The files of a project as they stand on the disk, and what is known of each. */
export class Sources {
  readonly root: string;
  readonly #settings: Settings;
  readonly #store: ModuleStore;
  /** What the listing, and what imports lead to, hangs on. */
  #looks = new Looks();
  readonly #relative = new Map<string, string>();
  /** Which texts match, by the expression and by the file. */
  readonly #matches = new Map<string, Map<string, { readonly text: string; readonly isMatch: boolean }>>();
  #since = Date.now();
  #listing: Listing;
  #resolver: Resolver;
  #buildStamp: string;
  #beyond: ReadonlySet<string> | undefined;
  /** By the folder of a file. */
  readonly #packages = new Map<string, Manifest | undefined>();
  /** What was looked at for the resolver beside what is listed, such as a configuration that another one extends. */
  #consulted: readonly (readonly [place: string, stamp: Stamp | undefined])[] = [];

  /**
   * @param root absolute
   * @param listing what stands in it, where that is known
   */
  constructor(root: string, settings: Settings, cache: FactsCache | false = new DiskCache(root), listing?: Listing) {
    this.root = root;
    this.#settings = settings;
    this.#store = new ModuleStore(cache || undefined);
    this.#listing = listing ?? this.#list(this.#looks);
    this.#resolver = this.#resolverOf(this.#listing);
    this.#buildStamp = buildStampOf(this.#listing);
  }

  get listing(): Listing {
    return this.#listing;
  }

  /** Absolute paths, sorted. */
  get files(): readonly string[] {
    return this.#listing.files;
  }

  /** Files that those lead to by their imports, and that are not among them. */
  get beyond(): readonly string[] {
    return [...this.#filesBeyond];
  }

  /** Whether a file is one of those: it is read, and the calls in it are nobody's to mend. */
  isBeyond(file: string): boolean {
    return this.#filesBeyond.has(file);
  }

  get #filesBeyond(): ReadonlySet<string> {
    return (this.#beyond ??= new Set(this.#settings.project === false ? [] : filesBeyond(this)));
  }

  /** Templates of pages: absolute paths, sorted. */
  get templates(): readonly string[] {
    return this.#listing.templates;
  }

  get manifests(): Resolver['manifests'] {
    return this.#resolver.manifests;
  }

  /** Manifests and configurations that count as absent, or a part of them. */
  get notes(): readonly FileNote[] {
    return this.#resolver.notes;
  }

  get store(): ModuleStore {
    return this.#store;
  }

  /** What of the disk was looked at, each as it was before. */
  get seen(): Seen {
    return { sources: this.#store.stamps, others: this.#looks.stamps, since: this.#since };
  }

  relative(file: string): string {
    let known = this.#relative.get(file);
    if (known === undefined) this.#relative.set(file, (known = relative(this.root, file)));
    return known;
  }

  absolute(file: string): string {
    return path.resolve(this.root, file);
  }

  text(file: string): string | undefined {
    return this.#store.text(file);
  }

  /**
   * The files whose text matches.
   *
   * @param pattern - without a state of its own
   */
  matching(pattern: RegExp): readonly string[] {
    const key = String(pattern);
    let known = this.#matches.get(key);
    if (!known) this.#matches.set(key, (known = new Map()));
    const matches = known;
    return this.files.filter(file => {
      const text = this.text(file) ?? '';
      const last = matches.get(file);
      // After a change in an editor all other texts are the same ones.
      if (last?.text === text) return last.isMatch;
      const isMatch = pattern.test(text);
      matches.set(file, { text, isMatch });
      return isMatch;
    });
  }

  module(file: string): Module | undefined {
    return this.#store.get(file);
  }

  /** Why files could not be read, or not as a whole. */
  get failures(): ReadonlyMap<string, string> {
    return this.#store.failures;
  }

  /** Why a file could not be read, or not as a whole. */
  failure(file: string): string | undefined {
    return this.#store.failures.get(file);
  }

  /** Counts a file as one that could not be read as a whole. */
  fail(file: string, reason: string): void {
    this.#store.failures.set(file, reason);
  }

  /** The project's file that a specifier leads to; undefined for packages. */
  resolve(from: string, specifier: string): string | undefined {
    return this.#looks.during(() => this.#resolver.resolve(from, specifier));
  }

  /** The file's path from the folder of its package, with `/`. */
  inPackage(file: string): string {
    const manifest = this.#packageOf(file);
    return manifest ? relative(manifest.folder, file) : this.relative(file);
  }

  /** The folder of the package that a file is of. */
  packageFolder(file: string): string {
    return this.#packageOf(file)?.folder ?? this.root;
  }

  /** The name of the package that a file is of, where it has one. */
  packageNameOf(file: string): string | undefined {
    return this.#packageOf(file)?.name;
  }

  /** The extension of VS Code that a file is of, as VS Code names it. */
  extensionOf(file: string): string | undefined {
    const { publisher, name } = this.#packageOf(file)?.data ?? {};
    return typeof publisher === 'string' && typeof name === 'string' ? `${publisher}.${name}` : undefined;
  }

  /** The innermost package around a file. */
  #packageOf(file: string): Manifest | undefined {
    const around = path.dirname(file);
    if (!this.#packages.has(around))
      this.#packages.set(
        around,
        this.manifests.find(({ folder }) => file.startsWith(folder + path.sep)),
      );
    return this.#packages.get(around);
  }

  /** How an import of this file ends: its name, its folder's for an index, its package's, an alias. */
  specifierEnds(file: string): string[] {
    const { name, dir } = path.parse(file);
    const bare = withoutPlatform(name.replace(/\.d$/, ''));
    // From within its folder, `.` and `..` lead to an index as well.
    const ends = bare === 'index' ? [path.basename(dir), '.', '..'] : [bare];
    const manifest = this.manifests.find(one => one.name && file.startsWith(one.folder + path.sep));
    if (manifest?.name) ends.push(path.posix.basename(manifest.name));
    return [...ends, ...this.#resolver.aliasesOf(file)];
  }

  /**
   * Looks the disk over.
   *
   * @returns what has changed since, which `take` takes up; undefined if nothing has
   */
  look(): Change | undefined {
    if (this.#isSame()) return undefined;
    const since = Date.now();
    const looks = new Looks();
    const listing = this.#list(looks);
    const texts = this.#store.changed();
    const isSame =
      this.#consulted.every(isAsItWas) &&
      buildStampOf(listing) === this.#buildStamp &&
      isSameList(listing.files, this.files) &&
      isSameList(listing.templates, this.templates);
    if (isSame && texts.length === 0) return undefined;
    const wasParsed = texts.some(file => this.#store.isParsed(file));
    return { texts, isOfTexts: isSame, wasParsed, found: { looks, listing, since } };
  }

  /** Goes on with the disk as it is now. */
  take({ texts, found: { looks, listing, since } }: Change): void {
    for (const file of texts) this.#store.forget(file);
    this.#looks = looks;
    this.#since = since;
    this.#listing = listing;
    this.#resolver = this.#resolverOf(listing);
    this.#packages.clear();
    this.#beyond = undefined;
    this.#buildStamp = buildStampOf(listing);
  }

  /** Whether all that was looked at, and every text that was read, is as it was. */
  #isSame(): boolean {
    for (const [place, stamp] of this.#looks.stamps) if (!isSameStamp(stampAt(place), stamp)) return false;
    return this.#store.changed().length === 0;
  }

  /** The files that the settings let the project have. */
  #list(looks: Looks): Listing {
    const { project, ignore } = this.#settings;
    return project === false ? nothing : looks.during(() => listFiles(this.root, ignore));
  }

  #resolverOf(listing: Listing): Resolver {
    const listed = this.#looks.stamps.size;
    const resolver = this.#looks.during(() => new Resolver(this.root, listing));
    this.#consulted = [...this.#looks.stamps].slice(listed);
    return resolver;
  }
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((file, index) => file === other[index]);
}

/** Of a folder it counts that it is there: what stands in it is looked at by itself. */
function isAsItWas([place, stamp]: readonly [place: string, stamp: Stamp | undefined]): boolean {
  return isSameStamp(stampAt(place), stamp) || (stamp !== undefined && isFolder(place));
}

/** Changes with the files that say how the project is built: what imports lead to, which SDKs are in use. */
function buildStampOf({ manifests, configs }: Listing): string {
  return JSON.stringify([...manifests, ...configs].map(file => [file, stampOf(file)]));
}
