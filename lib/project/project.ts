import path from 'node:path';

import { explain } from './explain.ts';
import { refresh, replace } from './freshness.ts';
import { isTestPath } from '../files/test-paths.ts';
import { Running } from './running.ts';
import { silencesIn, silenceText } from './silence.ts';
import { suspectsIn } from './suspecting.ts';
import { unmatchedSettings } from './unmatched-settings.ts';
import { makeWorkings } from './workings.ts';

import type { Manifest } from '../files/manifest.ts';
import type { AnalyticsCall, FileReading, Suspect } from '../reading.ts';
import type { Settings } from '../settings.ts';
import type { Explanation } from './explain.ts';
import type { Silence } from './silence.ts';
import type { ProjectOptions, Workings } from './workings.ts';

export interface FileStatus {
  /** Relative to the root, with `/`. */
  readonly file: string;
  /**
   * `read`: parsed. `unrelated`: its text shows that it holds nothing for us. `failed`: could not
   * be read or parsed; see `reason`.
   */
  readonly status: 'read' | 'unrelated' | 'failed';
  readonly reason?: string;
}

export interface ProjectNote {
  /** The file that it is about, if it is one; relative to the root, with `/`. */
  readonly file?: string;
  /** Sentences without the file's name. */
  readonly message: string;
}

const CUT =
  'The search for what leads to a client was given up before its end, so that calls of the wrappers found last are missing here. `settings.customerio.wrappers` can declare them.';

/** Every analytics call of a project, and what it sends. */
export class Project {
  readonly root: string;
  readonly settings: Settings;
  readonly #workings: Workings;
  readonly #readings = new Map<string, FileReading>();
  /** All calls, as long as nothing changes: every rule of every file asks for them. */
  #all: AnalyticsCall[] | undefined;
  #running: Running | undefined;

  constructor(options: ProjectOptions) {
    this.settings = options.settings ?? {};
    this.#workings = makeWorkings(options);
    this.root = this.#workings.sources.root;
  }

  relative(file: string): string {
    return this.#workings.sources.relative(file);
  }

  /** The folder, relative to the root, of the package that a file belongs to. */
  packageOf(file: string): string {
    const { sources } = this.#workings;
    const absolute = sources.absolute(file);
    const manifest = sources.manifests.find(({ folder }) => absolute.startsWith(folder + path.sep));
    return manifest ? this.relative(manifest.folder) : '';
  }

  /** The manifests of the project's packages, the innermost first. */
  get manifests(): readonly Manifest[] {
    return this.#workings.sources.manifests;
  }

  /** What there is to know of the reading as a whole: what it had to leave out, and what may be missing. */
  notes(): ProjectNote[] {
    const { sources } = this.#workings;
    this.calls();
    return [
      ...(this.isWhole ? [] : [{ message: CUT }]),
      ...sources.notes.map(({ file, message }) => ({ file: this.relative(file), message })),
      ...this.silences().map(silence => ({ file: silence.file, message: silenceText(silence) })),
      ...this.unmatchedSettings().map(message => ({ message })),
    ];
  }

  /** Entries of the settings that meet nothing, in sentences. */
  unmatchedSettings(): string[] {
    const { sources } = this.#workings;
    return unmatchedSettings({ sources, settings: this.settings, calls: this.calls() });
  }

  /** What speaks of analytics, and no call of it was found. */
  silences(): Silence[] {
    return silencesIn(this.#workings.sources, this.calls());
  }

  /** Every source file under the root: what was read, what was left out and why. */
  files(): FileStatus[] {
    const { sources, discovery } = this.#workings;
    this.calls();
    return sources.files.map(absolute => {
      const file = this.relative(absolute);
      const reason = sources.failure(absolute);
      if (reason) return { file, status: 'failed', reason };
      return { file, status: discovery.isCandidate(absolute) ? 'read' : 'unrelated' };
    });
  }

  /** Whether every way to a client was followed to its end; if not, files that belong to the calls may be missing. */
  get isWhole(): boolean {
    return !this.#workings.discovery.isCut;
  }

  /** Every analytics call of the project, by file and place. */
  calls(): AnalyticsCall[] {
    const { sources, discovery } = this.#workings;
    discovery.run();
    return (this.#all ??= sources.files
      .filter(file => discovery.isCandidate(file))
      .map(file => this.read(file))
      .flatMap(({ calls, deferred }) => [...calls, ...deferred]));
  }

  /** Calls that look like analytics and cannot be followed: nothing unknown is dropped in silence. */
  suspects(): Suspect[] {
    return suspectsIn(this.#workings, this.calls());
  }

  /** Whether a file can hold an analytics call; `text` is its content in the editor. */
  isCandidate(file: string, text: string): boolean {
    const { discovery } = this.#workings;
    return discovery.isCandidate(file) || discovery.isRelated(text);
  }

  /**
   * The calls of one file.
   *
   * @param file - absolute, or relative to the root
   * @param text - its content where that differs from the disk's, as in an editor
   */
  read(file: string, text?: string): FileReading {
    const { sources, discovery } = this.#workings;
    const absolute = sources.absolute(file);
    discovery.run();
    if (text !== undefined && replace(this.#workings, absolute, text)) this.#forget();
    const known = this.#readings.get(absolute);
    if (known) return known;
    const reading = this.#read(absolute);
    this.#readings.set(absolute, reading);
    return reading;
  }

  /**
   * How the reading came to what it says of a line.
   *
   * @param file - absolute, or relative to the root
   * @param line - from 1
   */
  explain(file: string, line: number): Explanation {
    const { calls } = this.read(file);
    return explain(this.#workings, file, line, calls);
  }

  /** What calls of any kind run: asked about the few functions around analytics, such as those that log somebody out. */
  get running(): Running {
    this.calls();
    return (this.#running ??= new Running(this.#workings));
  }

  /** Looks the disk over: what has changed since is read again at the next question. */
  refresh(): void {
    if (refresh(this.#workings)) this.#forget();
  }

  /**
   * Reads the project on all cores; whatever is asked before or without it is answered as well, on one. Small
   * projects are not worth the start of a thread.
   */
  async prepare(): Promise<void> {
    await this.#workings.discovery.runOnAllCores();
  }

  #read(absolute: string): FileReading {
    const { sources, reader } = this.#workings;
    const file = this.relative(absolute);
    const module = sources.module(absolute);
    const error = sources.failure(absolute);
    const place = { file, inTest: isTestPath(file), relative: (other: string) => this.relative(other) };
    const { calls, deferred } = module ? reader.read(module, place) : { calls: [], deferred: [] };
    return { file, calls, deferred, ...(error && { error }) };
  }

  #forget(): void {
    this.#readings.clear();
    this.#all = undefined;
    this.#running = undefined;
  }
}

export function openProject(options: ProjectOptions): Project {
  return new Project(options);
}
