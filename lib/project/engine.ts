import { fileName, namesIn } from '../evaluate/trace.ts';
import { restart, resume } from './restart.ts';
import { makeWorkings } from './workings.ts';

import type { Reads } from '../evaluate/trace.ts';
import type { Memory } from './memory.ts';
import type { Taken } from './restart.ts';
import type { ProjectOptions, Workings } from './workings.ts';

/**
 * What reads a project: made at the first question that nobody has answered yet. Where an earlier process has left what
 * it found, that is taken over, and what is missing is read when it is asked for.
 */
export class Engine {
  readonly #options: ProjectOptions;
  readonly #memory: Memory | undefined;
  #workings: Workings | undefined;
  #taken: Taken | undefined;
  #isAlone = false;
  /** What the answers hang on that the workings gave, by the question. */
  readonly #reads = new Map<string, Reads>();
  /** What hangs on more than what was noted when it was written down, since more of it was asked. */
  readonly #more = new Map<string, Reads>();
  /** What answers hang on that workings gave which have been left behind. */
  readonly #names = new Map<string, ReadonlySet<string>>();
  /** Texts that an editor has in the place of files', for workings that are made anew. */
  readonly #typed = new Map<string, string>();

  constructor(options: ProjectOptions, memory: Memory | undefined) {
    this.#options = options;
    this.#memory = memory;
  }

  /** Undefined until something is asked that nobody has answered yet. */
  get workings(): Workings | undefined {
    return this.#workings;
  }

  /** Whether the workings lean on what an earlier process found. */
  get hasTaken(): boolean {
    return this.#taken !== undefined;
  }

  /** Finds out what holds of what an earlier process left, unless that is known. */
  settle(): void {
    const left = this.#memory?.left;
    if (!left) return;
    const workings = makeWorkings(this.#options, left.earlier.listing);
    const taken = restart(workings, left.earlier, left.changed);
    if (taken) [this.#workings, this.#taken] = [workings, taken];
    this.#memory?.settle(taken?.lost);
  }

  /** @param onOutdated - is told where what an earlier process answered is about other files than there are now */
  get(onOutdated: () => void): Workings {
    if (this.#workings) return this.#workings;
    const typed = [...this.#typed];
    if (this.#memory?.isCurrent() === false) onOutdated();
    const earlier = this.#isAlone ? undefined : this.#memory?.earlier;
    const workings = makeWorkings(this.#options, earlier?.listing);
    for (const [file, text] of typed) {
      retype(workings, file, text);
      this.#typed.set(file, text);
    }
    this.#taken = earlier && resume(workings, earlier);
    return (this.#workings = workings);
  }

  /** Reads everything from now on: what is asked next is about the project as a whole. */
  takeNothing(): void {
    this.#isAlone = true;
    if (!this.#taken) return;
    for (const question of [...this.#more.keys(), ...this.#reads.keys()])
      this.#names.set(question, this.#namesOf(question) ?? new Set());
    if (this.#workings) this.#memory?.holdOn(this.#workings);
    this.#reads.clear();
    this.#more.clear();
    this.#taken = undefined;
    this.#workings = undefined;
  }

  /** Notes that the workings have taken a text for the content of a file, by its absolute path. */
  typed(file: string, text: string): void {
    this.#typed.set(file, text);
    this.#memory?.replaced(file);
  }

  /** Notes what an answer hangs on. */
  note(question: string, reads: Reads): void {
    this.#reads.set(question, reads);
  }

  /** Notes what more of a kept answer hangs on. */
  noteMore(question: string, reads: Reads): void {
    this.#more.set(question, reads);
  }

  /** Whether an answer was found by this process. */
  isRead(question: string): boolean {
    return this.#reads.has(question) || this.#names.has(question);
  }

  /**
   * Whether an answer holds still.
   *
   * @param changed - the file that says something else, absolute; undefined where that has changed what all hang on
   */
  stands(question: string, changed: string | undefined): boolean {
    const reads = this.#reads.get(question) ?? this.#more.get(question);
    if (reads && this.#workings?.evaluator.memo.trace.stands(reads) !== true) return false;
    if (this.#reads.has(question)) return true;
    const names = this.#taken && this.#memory?.hangs.get(question);
    return changed !== undefined && names?.has(fileName(changed)) === false;
  }

  /** Writes down what was answered, for other processes. */
  keep(): void {
    this.#memory?.save(this.#workings, this.#taken, question => this.#namesOf(question));
  }

  /** Has this process go on as one would that comes after it, with as much of what was answered as holds. */
  leave(): void {
    this.#memory?.leave(this.#workings, this.#taken, question => this.#namesOf(question));
    this.#forget();
  }

  forget(): void {
    this.#memory?.forget();
    this.#forget();
  }

  #forget(): void {
    this.#reads.clear();
    this.#more.clear();
    this.#names.clear();
    this.#typed.clear();
    this.#workings = undefined;
    this.#taken = undefined;
    this.#isAlone = false;
  }

  /** The names of all that an answer hangs on, of what was noted when it was written down as well where it is that one. */
  #namesOf(question: string): ReadonlySet<string> | undefined {
    const reads = this.#reads.get(question);
    if (reads) return namesIn(reads);
    const more = this.#more.get(question);
    const written = this.#names.get(question) ?? this.#memory?.hangs.get(question);
    return more ? new Set([...(written ?? []), ...namesIn(more)]) : written;
  }
}

/** Has workings that nobody has asked anything take a text for the content of a file. */
function retype({ sources }: Workings, file: string, text: string): void {
  // What stands on the disk meanwhile is looked at as well.
  sources.text(file);
  sources.store.set(file, text);
}
