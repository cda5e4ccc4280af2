import { createHash } from 'node:crypto';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';

import { kept } from '../calls/kept.ts';
import { sourceDigest } from '../facts/store.ts';
import { cacheFolderOf } from '../files/cache-folder.ts';
import { compared, digestOfText, diskStateOf } from '../files/disk-state.ts';
import { readKept, writeKept } from '../files/kept-file.ts';
import { relative } from '../files/listing.ts';
import { isFolder } from '../files/stats.ts';
import { textOf } from '../files/text.ts';
import { matters, scopeOf } from './scope.ts';
import { TermPattern } from './terms.ts';

import type { DiskState } from '../files/disk-state.ts';
import type { Settings } from '../settings.ts';
import type { Scope } from './scope.ts';
import type { Workings } from './workings.ts';

/** Answers with all that they hang on. */
interface Kept {
  readonly state: DiskState;
  readonly scope: Scope;
  readonly answers: ReadonlyMap<string, unknown>;
}

/** Questions whose answers hang on the texts of all files, however little those say. */
const WHOLE = 'whole ';

/**
 * What was answered about a project, and what its files were then. Kept between processes in one file: a start looks
 * at what has changed since, and where that does not matter to an answer, the answer stands.
 */
export class Memory {
  readonly #root: string;
  readonly #file: string;
  readonly #answers = new Map<string, unknown>();
  /** Questions whose answers are as they were written down. */
  readonly #written = new Set<string>();
  /** Of an earlier process, as long as it holds. */
  #kept: Pick<Kept, 'state' | 'scope'> | undefined;
  #places: ReadonlyMap<string, number> | undefined;
  /** As it was last written down. */
  #saved: DiskState | undefined;
  /** The state is another one than that which was written down. */
  #hasNews = false;
  /** Off where answers are about texts that are not on the disk. */
  #isOfDisk = true;

  constructor(root: string, settings: Settings) {
    this.#root = root;
    const key = digestOfSettings(settings);
    this.#file = path.join(cacheFolderOf(root), `answers-${key}`);
    this.#load();
  }

  /** Whether the answers of an earlier process hold. */
  get isKept(): boolean {
    return this.#kept !== undefined;
  }

  /** Stands for what the answers hang on, where they are those of a file; see `Project.standing`. */
  get standing(): string | undefined {
    const state = this.#kept?.state ?? this.#saved;
    if (!state) return undefined;
    const { places, digests, sources } = state;
    return createHash('sha1')
      .update(JSON.stringify([sources, places, digests]))
      .digest('base64');
  }

  /** Matches the texts that name anything which leads to a client. */
  get pattern(): TermPattern | undefined {
    return this.#kept && new TermPattern(this.#kept.scope.pattern);
  }

  has(question: string): boolean {
    return this.#answers.has(question);
  }

  get(question: string): unknown {
    return this.#answers.get(question);
  }

  set(question: string, answer: unknown): void {
    this.#answers.set(question, answer);
  }

  /** An answer as it was written down, for who makes of it what it was: `set` takes that. */
  written(question: string): unknown {
    return this.#written.delete(question) ? this.#answers.get(question) : undefined;
  }

  /** Whether a text is that of the file as it was read; undefined for files that were not. */
  isTextOf(file: string, text: string): boolean | undefined {
    const state = this.#kept?.state;
    if (!state) return undefined;
    this.#places ??= new Map(state.places.slice(0, state.sources).map((place, index) => [place, index]));
    const index = this.#places.get(relative(this.#root, file));
    return index === undefined ? undefined : state.digests[index] === digestOfText(text);
  }

  /** Looks the disk over: whether everything stands for which an earlier process answered. */
  isCurrent(): boolean {
    if (!this.#kept) return true;
    const comparison = compared(this.#root, this.#kept.state, sourceDigest);
    return comparison !== undefined && comparison.changed.length === 0;
  }

  forget(): void {
    this.#answers.clear();
    this.#written.clear();
    this.#kept = undefined;
    this.#saved = undefined;
    this.#places = undefined;
    this.#hasNews = false;
  }

  /** From now on answers may be about texts that are not on the disk. */
  leaveDisk(): void {
    this.#isOfDisk = false;
  }

  /** Forgets some answers that the workings gave, and all of earlier processes. */
  forgetSome(isForgotten: (question: string) => boolean): void {
    this.#written.clear();
    this.#kept = undefined;
    this.#saved = undefined;
    this.#places = undefined;
    this.#hasNews = false;
    for (const question of this.#answers.keys()) if (isForgotten(question)) this.#answers.delete(question);
  }

  /**
   * Keeps the answers for other processes.
   *
   * @param workings - with which some of them were found
   */
  save(workings: Workings | undefined): void {
    // Nobody but the workings answers anything new.
    const hasNews = this.#hasNews || workings !== undefined;
    if (!hasNews || !this.#isOfDisk || !isFolder(this.#root)) return;
    this.#hasNews = false;
    const known = workings ? contextOf(workings) : this.#kept;
    if (!known) return;
    const { state, scope } = known;
    this.#saved = state;
    writeKept(this.#file, [serialize({ state, scope, answers: kept(this.#answers) } satisfies Kept)]);
  }

  #load(): void {
    const bytes = readKept(this.#file);
    const found = bytes && (deserialize(bytes) as Kept);
    const comparison = found && compared(this.#root, found.state, sourceDigest);
    if (!comparison) return;
    const { state, changed } = comparison;
    if (changed.some(file => matters(relative(this.#root, file), textOf(file), found.scope))) return;
    for (const [question, answer] of found.answers) {
      if (changed.length > 0 && isWhole(question)) continue;
      this.#answers.set(question, answer);
      this.#written.add(question);
    }
    this.#kept = { state, scope: found.scope };
    // The next start need not look at the same contents again.
    this.#hasNews = state !== found.state;
  }
}

export function isWhole(question: string): boolean {
  return question.startsWith(WHOLE);
}

/** The question of a name about the texts of all files. */
export function wholeQuestion(name: string): string {
  return WHOLE + name;
}

function contextOf(workings: Workings): Pick<Kept, 'state' | 'scope'> | undefined {
  const scope = scopeOf(workings);
  if (!scope) return undefined;
  const { sources } = workings;
  return { state: diskStateOf(sources.root, sources.seen, file => sources.store.digest(file)), scope };
}

function digestOfSettings(settings: Settings): string {
  return createHash('sha1').update(JSON.stringify(settings)).digest('hex').slice(0, 12);
}
