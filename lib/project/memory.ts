import { createHash } from 'node:crypto';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';

import { kept } from '../calls/kept.ts';
import { sourceDigest } from '../facts/store.ts';
import { cacheFolderOf } from '../files/cache-folder.ts';
import { compared, digestOfText, diskStateOf, together } from '../files/disk-state.ts';
import { readKept, writeKept } from '../files/kept-file.ts';
import { relative } from '../files/listing.ts';
import { isFolder } from '../files/stats.ts';
import { textOf } from '../files/text.ts';
import { readingIn, written } from './kept-reading.ts';
import { known } from './restart.ts';
import { matters, scopeOf } from './scope.ts';
import { TermPattern } from './terms.ts';

import type { DiskState } from '../files/disk-state.ts';
import type { Settings } from '../settings.ts';
import type { KeptReading } from './kept-reading.ts';
import type { Earlier, Taken } from './restart.ts';
import type { Scope } from './scope.ts';
import type { Before } from './statuses.ts';
import type { Workings } from './workings.ts';

/** Answers with all that they hang on. */
interface Kept {
  readonly state: DiskState;
  readonly scope: Scope;
  readonly answers: ReadonlyMap<string, unknown>;
  /** A `KeptReading`, which is of interest where something has changed. */
  readonly reading: Uint8Array;
}

/** What an earlier process left, where texts that matter have changed since. */
export interface Left {
  readonly earlier: Earlier;
  /** Absolute paths. */
  readonly changed: readonly string[];
}

/** The names of what an answer hangs on; undefined where that is not known. */
type NamesOf = (question: string) => ReadonlySet<string> | undefined;

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
  #kept: Omit<Kept, 'answers'> | undefined;
  /** The same, as long as nobody has said what of it holds. */
  #left: (Kept & Pick<Left, 'changed'>) | undefined;
  /** Decoded at the first question. */
  #reading: { readonly value: KeptReading | undefined } | undefined;
  /** Answers about all texts that were right before some of them changed. */
  #stale: { readonly answers: ReadonlyMap<string, unknown>; readonly changed: ReadonlySet<string> } | undefined;
  #places: ReadonlyMap<string, number> | undefined;
  /** Some answers did not hold any more. */
  #hasLost = false;
  /** As it was last written down. */
  #saved: DiskState | undefined;
  /** The state is another one than that which was written down. */
  #hasNews = false;
  /** Files, absolute, of which a text was answered for that need not be on the disk. */
  readonly #replaced = new Set<string>();

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

  /** What the earlier process read, where its answers hold. */
  get earlier(): Earlier | undefined {
    return this.#kept && this.#earlierIn(this.#kept);
  }

  /** The names of what kept answers hang on, by the question. */
  get hangs(): KeptReading['hangs'] {
    return (this.#kept && this.#readingIn(this.#kept)?.hangs) ?? new Map();
  }

  /** What an earlier process left, until it is settled what of it holds. */
  get left(): Left | undefined {
    const earlier = this.#left && this.#earlierIn(this.#left);
    return this.#left && earlier && { earlier, changed: this.#left.changed };
  }

  /** Stands for what the answers hang on, where they are those of a file; see `Project.standing`. */
  get standing(): string | undefined {
    const state = this.#hasLost ? undefined : (this.#kept?.state ?? this.#saved);
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

  /**
   * The last answer to a question about all texts.
   *
   * @returns with the files, relative to the root, that say something else since; undefined where more has changed
   */
  before(question: string): Before | undefined {
    const answer = this.#stale?.answers.get(question);
    return this.#stale && answer !== undefined ? { answer, changed: this.#stale.changed } : undefined;
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

  /** Goes on looking at what was looked at by workings that are left behind: answers stand that they gave. */
  holdOn(workings: Workings): void {
    const scope = scopeOf(workings);
    if (!this.#kept || !scope) return;
    // A text in an editor is not what the disk is compared with.
    const state = stateOf(workings, file => !this.#replaced.has(file));
    this.#kept = { ...this.#kept, ...beside(this.#kept, { state, scope }) };
    this.#places = undefined;
  }

  /**
   * Says what holds of what is left.
   *
   * @param lost - the names of all that is another now; undefined if nothing holds
   */
  settle(lost: ReadonlySet<string> | undefined): void {
    const left = this.#left;
    this.#left = undefined;
    if (!left || !lost) return;
    const hangs = this.#readingIn(left)?.hangs;
    this.#take(left, left.changed, question => {
      const names = hangs?.get(question);
      return names !== undefined && ![...lost].some(name => names.has(name));
    });
    this.#hasNews = true;
  }

  forget(): void {
    this.#answers.clear();
    this.#forgetKept();
  }

  /** From now on answers may be about a text that is not on the disk. */
  replaced(file: string): void {
    this.#replaced.add(file);
  }

  /** Forgets some answers, and what they were before. */
  forgetSome(isForgotten: (question: string) => boolean): void {
    this.#stale = undefined;
    this.#hasLost = true;
    for (const question of this.#answers.keys())
      if (isForgotten(question)) {
        this.#answers.delete(question);
        this.#written.delete(question);
      }
  }

  /**
   * Has all that was answered count as what an earlier process knew, and looks what of it holds.
   *
   * @param workings - with which some of it was found
   * @param taken - what these have taken over
   * @param namesOf - the names of what an answer hangs on
   */
  leave(workings: Workings | undefined, taken: Taken | undefined, namesOf: NamesOf): void {
    const found = workings ? this.#contextOf(workings, taken, namesOf) : this.#kept;
    const answers = kept(this.#answers);
    this.forget();
    // What others were told by such a file was never asked anew.
    const replaced = [...this.#replaced];
    this.#replaced.clear();
    if (found) this.#receive({ ...found, answers }, replaced);
  }

  /**
   * Keeps the answers for other processes.
   *
   * @param workings - with which some of them were found
   * @param taken - what these have taken over
   * @param namesOf - the names of what an answer hangs on
   */
  save(workings: Workings | undefined, taken: Taken | undefined, namesOf: NamesOf): void {
    // Nobody but the workings answers anything new.
    const hasNews = this.#hasNews || workings !== undefined;
    if (!hasNews || this.#replaced.size > 0 || !isFolder(this.#root)) return;
    this.#hasNews = false;
    const found = workings ? this.#contextOf(workings, taken, namesOf) : this.#kept;
    if (!found) return;
    this.#saved = found.state;
    writeKept(this.#file, [serialize({ ...found, answers: kept(this.#answers) } satisfies Kept)]);
  }

  #load(): void {
    const bytes = readKept(this.#file);
    if (bytes) this.#receive(deserialize(bytes) as Kept);
  }

  /** Takes up what holds of what an earlier process knew, or leaves it to be settled. */
  #receive(found: Kept, replaced: readonly string[] = []): void {
    const comparison = compared(this.#root, found.state, sourceDigest);
    if (!comparison) return;
    const { state } = comparison;
    const changed = [...new Set([...comparison.changed, ...replaced])];
    if (changed.some(file => matters(relative(this.#root, file), textOf(file), found.scope))) {
      this.#left = { ...found, state, changed };
      return;
    }
    this.#take({ ...found, state }, changed, () => true);
    // The next start need not look at the same contents again.
    this.#hasNews = state !== found.state;
  }

  /** Takes up answers, but for those about all texts where some have changed. */
  #take({ answers, ...rest }: Kept, changed: readonly string[], holds: (question: string) => boolean): void {
    const stale = new Map<string, unknown>();
    for (const [question, answer] of answers)
      if (changed.length > 0 && isWhole(question)) stale.set(question, answer);
      else if (holds(question)) {
        this.#answers.set(question, answer);
        this.#written.add(question);
      }
    this.#kept = rest;
    this.#stale = { answers: stale, changed: new Set(changed.map(file => relative(this.#root, file))) };
  }

  #forgetKept(): void {
    this.#written.clear();
    this.#kept = undefined;
    this.#left = undefined;
    this.#reading = undefined;
    this.#stale = undefined;
    this.#saved = undefined;
    this.#places = undefined;
    this.#hasNews = false;
    this.#hasLost = false;
  }

  #readingIn({ reading }: Pick<Kept, 'reading'>): KeptReading | undefined {
    return (this.#reading ??= { value: readingIn(this.#root, reading) }).value;
  }

  #earlierIn(found: Pick<Kept, 'reading' | 'scope'>): Earlier | undefined {
    const reading = this.#readingIn(found);
    return reading && { ...reading, pattern: new TermPattern(found.scope.pattern) };
  }

  #contextOf(workings: Workings, taken: Taken | undefined, namesOf: NamesOf): Omit<Kept, 'answers'> | undefined {
    const scope = scopeOf(workings);
    if (!scope) return undefined;
    const state = stateOf(workings);
    // Kept answers stand beside those of workings that have taken nothing over, which need not have looked at the same.
    const before = this.#kept;
    const hangs = new Map<string, ReadonlySet<string>>();
    for (const question of this.#answers.keys()) {
      const names = namesOf(question);
      if (names) hangs.set(question, names);
    }
    return {
      ...(before ? beside(before, { state, scope }) : { state, scope }),
      reading: written(this.#root, { ...known(workings, taken), hangs }),
    };
  }
}

/** What some answers hang on with what others do that were found later. */
function beside(before: Pick<Kept, 'state' | 'scope'>, { state, scope }: Pick<Kept, 'state' | 'scope'>): typeof before {
  return {
    state: together(before.state, state),
    scope: { ...scope, read: new Set([...before.scope.read, ...scope.read]) },
  };
}

function stateOf({ sources }: Workings, counts: (file: string) => boolean = () => true): DiskState {
  const { sources: texts, ...rest } = sources.seen;
  const seen = { ...rest, sources: new Map([...texts].filter(([file]) => counts(file))) };
  return diskStateOf(sources.root, seen, file => sources.store.digest(file));
}

export function isWhole(question: string): boolean {
  return question.startsWith(WHOLE);
}

/** The question of a name about the texts of all files. */
export function wholeQuestion(name: string): string {
  return WHOLE + name;
}

function digestOfSettings(settings: Settings): string {
  return createHash('sha1').update(JSON.stringify(settings)).digest('hex').slice(0, 12);
}
