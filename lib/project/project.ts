import path from 'node:path';

import { revived } from '../calls/kept.ts';
import { relative } from '../files/listing.ts';
import { keepAtExit } from './at-exit.ts';
import { explain } from './explain.ts';
import { Engine } from './engine.ts';
import { refresh, replace, startAnew } from './freshness.ts';
import { isWhole, Memory, wholeQuestion } from './memory.ts';
import { readNow, runsNow } from './reading-now.ts';
import { Running } from './running.ts';
import { silencesIn, silenceText } from './silence.ts';
import { matchingFiles, statusesOf } from './statuses.ts';
import { suspectsIn, unreadNotes } from './suspecting.ts';
import { counted, usedLikeTests } from './used-tests.ts';
import { unmatchedSettings } from './unmatched-settings.ts';

import type { Manifest } from '../files/manifest.ts';
import type { AnalyticsCall, FileReading, Suspect } from '../reading.ts';
import type { Settings } from '../settings.ts';
import type { Explanation } from './explain.ts';
import type { CallRef } from './running.ts';
import type { Silence } from './silence.ts';
import type { FileStatus } from './statuses.ts';
import type { Searched } from './suspecting.ts';
import type { ProjectOptions, Workings } from './workings.ts';

export interface ProjectNote {
  /** The file that it is about, if it is one; relative to the root, with `/`. */
  readonly file?: string;
  /** Sentences without the file's name. */
  readonly message: string;
}

const FILES = wholeQuestion('files');

const CUT =
  'The search for what leads to a client was given up before its end, so that calls of the wrappers found last are missing here. `settings.customerio.wrappers` can declare them.';

/** Every analytics call of a project, and what it sends. */
export class Project {
  readonly root: string;
  readonly settings: Settings;
  readonly #kept: Memory | undefined;
  readonly #engine: Engine;
  readonly #readings = new Map<string, FileReading>();
  readonly #answers = new Map<string, unknown>();
  /** All calls, as long as nothing changes: every rule of every file asks for them. */
  #all: AnalyticsCall[] | undefined;
  /** Why files could not be read, when the calls were. */
  #failures: ReadonlyMap<string, string> | undefined;
  #known: ReadonlySet<string> | undefined;
  #running: Running | undefined;

  constructor(options: ProjectOptions) {
    this.root = path.resolve(options.root);
    this.settings = options.settings ?? {};
    const isKept = options.cache === undefined && options.prefilter !== false;
    this.#kept = isKept ? new Memory(this.root, this.settings) : undefined;
    this.#engine = new Engine(options, this.#kept);
    if (isKept) keepAtExit(this);
  }

  relative(file: string): string {
    return relative(this.root, path.resolve(this.root, file));
  }

  /** The folder, relative to the root, of the package that a file belongs to. */
  packageOf(file: string): string {
    const absolute = path.resolve(this.root, file);
    const manifest = this.manifests.find(({ folder }) => absolute.startsWith(folder + path.sep));
    return manifest ? this.relative(manifest.folder) : '';
  }

  /** The manifests of the project's packages, the innermost first. */
  get manifests(): readonly Manifest[] {
    return this.#answer('manifests', ({ sources }) => sources.manifests);
  }

  /** What there is to know of the reading as a whole: what it had to leave out, and what may be missing. */
  notes(): ProjectNote[] {
    return [
      ...(this.isWhole ? [] : [{ message: CUT }]),
      ...this.#answer(wholeQuestion('notes'), ({ sources }) =>
        sources.notes.map(({ file, message }) => ({ file: sources.relative(file), message })),
      ),
      ...this.#unsearched(),
      ...this.silences().map(silence => ({ file: silence.file, message: silenceText(silence) })),
      ...this.unmatchedSettings().map(message => ({ message })),
    ];
  }

  /** Entries of the settings that meet nothing, in sentences. */
  unmatchedSettings(): string[] {
    const calls = this.calls();
    return this.#answer(wholeQuestion('settings'), ({ sources }) =>
      unmatchedSettings({ sources, settings: this.settings, calls }),
    );
  }

  /** What speaks of analytics, and no call of it was found. */
  silences(): Silence[] {
    const calls = this.calls();
    return this.#answer(wholeQuestion('silences'), ({ sources }) => silencesIn(sources, calls));
  }

  /** Every source file under the root: what was read for the calls, what was left out and why. */
  files(): readonly FileStatus[] {
    this.calls();
    return this.#answer(FILES, workings => {
      const { sources } = workings;
      const before = new Map(this.#statusesBefore().map(status => [status.file, status]));
      // Of what stood in the way of a reading that was kept nothing is known.
      if (this.#memory?.isKept)
        for (const file of this.#candidates()) if (!before.has(file)) readNow(workings, sources.absolute(file));
      const failures = this.#failures ?? sources.failures;
      return statusesOf(workings, failures, before);
    });
  }

  /** Whether every way to a client was followed to its end; if not, files that belong to the calls may be missing. */
  get isWhole(): boolean {
    return this.#answer('whole', ({ discovery }) => !discovery.isCut);
  }

  /** Every analytics call of the project, by file and place. */
  calls(): AnalyticsCall[] {
    if (this.#all) return this.#all;
    this.#all = this.#candidates()
      .map(file => this.read(file))
      .flatMap(({ calls, deferred }) => [...calls, ...deferred]);
    // What is asked later reads files that have nothing to do with the calls.
    if (this.#workings && !this.#memory?.isKept) this.#failures = new Map(this.#workings.sources.failures);
    return this.#all;
  }

  /**
   * The source files whose text matches, relative to the root, as they stand on the disk or in the editor. Nothing is
   * parsed for it.
   *
   * @param pattern - without a state of its own
   */
  filesMatching(pattern: RegExp): readonly string[] {
    const question = wholeQuestion(`matching ${String(pattern)}`);
    const matching = (workings: Workings): readonly string[] =>
      matchingFiles(workings, pattern, this.#memory?.before(question));
    return this.#answer(question, matching, 'texts');
  }

  /** Calls that look like analytics and cannot be followed: nothing unknown is dropped in silence. */
  suspects(): Suspect[] {
    return this.#searched().suspects;
  }

  #searched(): Searched {
    const calls = this.calls();
    return this.#answer(wholeQuestion('suspects'), workings => suspectsIn(workings, calls));
  }

  /** What speaks of analytics, and was not searched to the end for calls that cannot be followed. */
  #unsearched(): ProjectNote[] {
    const told = new Set(this.files().flatMap(({ file, status }) => (status === 'failed' ? [file] : [])));
    return unreadNotes(this.#searched().unread.filter(({ file }) => !told.has(file)));
  }

  /** Whether a file can hold an analytics call; `text` is its content in the editor. */
  isCandidate(file: string, text: string): boolean {
    const pattern = this.#memory?.pattern;
    if (!pattern || this.#workings) {
      const { discovery } = this.#live;
      return discovery.isCandidate(file) || discovery.isRelated(text);
    }
    return this.#candidateSet().has(this.relative(file)) || pattern.test(text);
  }

  /**
   * The calls of one file.
   *
   * @param file - absolute, or relative to the root
   * @param text - its content where that differs from the disk's, as in an editor
   */
  read(file: string, text?: string): FileReading {
    const absolute = path.resolve(this.root, file);
    const change = text !== undefined && this.#isNew(absolute, text) && replace(this.#live, absolute, text);
    if (text !== undefined && change && change !== 'nothing') {
      this.#engine.typed(absolute, text);
      this.#forgetSome(change === 'file' ? absolute : undefined);
    }
    const known = this.#readings.get(absolute);
    if (known) return known;
    const reading = counted(this.#reading(absolute), () => this.#usedLikeTests());
    this.#readings.set(absolute, reading);
    return reading;
  }

  /**
   * What calls in functions and classes of the project do where a file runs those: `makeClient(key)` makes a client of
   * that key.
   *
   * @param file - relative to the root
   */
  runsIn(file: string, inner: readonly CallRef[]): readonly AnalyticsCall[] {
    if (inner.length === 0) return [];
    const places = inner.map(one => `${one.file} ${one.range.join()}`).join('; ');
    return this.#revivable(`runs in ${file} of ${places}`, () => ({
      file,
      calls: runsNow(this.#live, file, inner),
      deferred: [],
    })).calls;
  }

  /**
   * How the reading came to what it says of a line.
   *
   * @param file - absolute, or relative to the root
   * @param line - from 1
   */
  explain(file: string, line: number): Explanation {
    const reading = this.read(file);
    this.#engine.takeNothing();
    return explain(this.#live, file, line, reading);
  }

  /** What calls of any kind run: asked about the few functions around analytics, such as those that log somebody out. */
  get running(): Running {
    this.calls();
    return (this.#running ??= new Running((question, work) => this.#answer(question, work)));
  }

  /** Looks the disk over: what has changed since is read again at the next question. */
  refresh(): void {
    const workings = this.#workings;
    // Workings have not looked at all that kept answers hang on, whether they have taken something over or not.
    if (this.#memory?.isCurrent() === false) return void this.#leave();
    if (this.#memory && (!workings || this.#engine.hasTaken)) return;
    const change = workings ? refresh(workings) : 'none';
    if (change === 'none') return;
    if (change === 'whole') this.#forgetSome();
    else if (this.#memory) this.#leave();
    else if (workings) {
      startAnew(workings, change);
      this.#answers.clear();
      this.#forgetWhole();
    }
  }

  /**
   * Reads the project on all cores; whatever is asked before or without it is answered as well, on one. Small
   * projects are not worth the start of a thread.
   *
   * @param onFiles - is told how many files are about to be read, whenever more turn up
   */
  async prepare(onFiles?: (count: number) => void): Promise<void> {
    if (this.#kept?.left === undefined && this.#memory?.has(wholeQuestion('suspects'))) return;
    this.#kept?.settle(undefined);
    this.#engine.takeNothing();
    await this.#live.discovery.runOnAllCores(onFiles);
  }

  /** Equal in two processes where the answers hang on the same; undefined where none are kept, or not yet. */
  get standing(): string | undefined {
    return this.#memory?.standing;
  }

  /** Keeps for other processes what this one was asked. */
  keep(): void {
    this.#askFiles();
    this.#engine.keep();
  }

  /** Of earlier processes what holds. */
  get #memory(): Memory | undefined {
    this.#engine.settle();
    return this.#kept;
  }

  get #workings(): Workings | undefined {
    return this.#engine.workings;
  }

  get #live(): Workings {
    // What was answered and what will be has to be about the same files.
    return this.#engine.get(() => this.#forget());
  }

  /**
   * Answers a question of which nothing but its name is to be known, once for as long as nothing changes.
   *
   * @param needs - what has to be known for it: what leads to a client, or the texts alone
   */
  #answer<T>(question: string, work: (workings: Workings) => T, needs: 'reading' | 'texts' = 'reading'): T {
    const answers = this.#memory ?? this.#answers;
    if (!answers.has(question)) {
      if (isWhole(question) && needs === 'reading' && question !== FILES) this.#engine.takeNothing();
      const workings = this.#live;
      if (needs === 'reading') workings.discovery.run();
      const { trace } = workings.evaluator.memo;
      const reads = trace.begin();
      answers.set(
        question,
        trace.during(reads, () => work(workings)),
      );
      this.#engine.note(question, reads);
    }
    return answers.get(question) as T;
  }

  /** What is known of files that are as they were when all were looked at, and were not read since. */
  #statusesBefore(): readonly FileStatus[] {
    const before = this.#memory?.before(FILES);
    const isRead = (file: string): boolean => this.#engine.isRead(`reading ${file}`);
    return ((before?.answer ?? []) as readonly FileStatus[]).filter(
      ({ file }) => before?.changed.has(file) === false && !isRead(file),
    );
  }

  /** Files that may have to do with analytics, by their names. */
  #candidates(): readonly string[] {
    return this.#answer('candidates', ({ sources, discovery }) =>
      sources.files.filter(file => discovery.isCandidate(file)).map(file => sources.relative(file)),
    );
  }

  #usedLikeTests(): ReadonlySet<string> {
    const question = wholeQuestion('used like tests');
    return new Set(this.#answer(question, ({ sources }) => usedLikeTests(sources), 'texts'));
  }

  #candidateSet(): ReadonlySet<string> {
    return (this.#known ??= new Set(this.#candidates()));
  }

  #isNew(absolute: string, text: string): boolean {
    return this.#workings !== undefined || this.#memory?.isTextOf(absolute, text.replace(/^\uFEFF/, '')) !== true;
  }

  #reading(absolute: string): FileReading {
    return this.#revivable(`reading ${this.relative(absolute)}`, () => readNow(this.#live, absolute));
  }

  /** Answers a question about calls, whose values answer when they are asked. */
  #revivable(question: string, read: () => FileReading): FileReading {
    const written = this.#memory?.written(question);
    if (written === undefined) return this.#answer(question, read);
    let now: FileReading | undefined;
    const reading = revived(written as FileReading, () => (now ??= this.#readMore(question, read)));
    this.#memory?.set(question, reading);
    return reading;
  }

  /** Reads what was kept once more, since more of it is asked than anybody asked before. */
  #readMore(question: string, read: () => FileReading): FileReading {
    const { trace } = this.#live.evaluator.memo;
    const reads = trace.begin();
    this.#engine.noteMore(question, reads);
    return trace.during(reads, read);
  }

  /** Whoever asks what came of the files where these workings are gone would have to read everything. */
  #askFiles(): void {
    // Those that have taken over what others found would have to read everything as well, if it is not known of before.
    const isAtHand = !this.#engine.hasTaken || this.#kept?.before(FILES) !== undefined;
    if (this.#workings && this.#all && isAtHand) this.files();
  }

  /** What holds of what was answered holds still. */
  #leave(): void {
    this.#askFiles();
    this.#engine.leave();
    this.#forgetWhole();
  }

  #forget(): void {
    this.#engine.forget();
    this.#answers.clear();
    this.#forgetWhole();
  }

  /** Forgets what does not hold any more since texts have changed. */
  #forgetSome(changed?: string): void {
    const isForgotten = (question: string): boolean => isWhole(question) || !this.#engine.stands(question, changed);
    this.#memory?.forgetSome(isForgotten);
    for (const question of this.#answers.keys()) if (isForgotten(question)) this.#answers.delete(question);
    this.#forgetWhole();
  }

  /** Forgets what was made of answers. */
  #forgetWhole(): void {
    this.#readings.clear();
    this.#all = undefined;
    this.#failures = undefined;
    this.#known = undefined;
    this.#running = undefined;
  }
}

export function openProject(options: ProjectOptions): Project {
  return new Project(options);
}
