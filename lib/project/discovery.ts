import { ambiguousMarkers, directMarkers } from '../catalog/markers.ts';
import { Answers } from '../evaluate/trace.ts';
import { attempt } from './attempt.ts';
import { Terms } from './terms.ts';

import type { Endpoints } from '../effects/endpoints.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Reads } from '../evaluate/trace.ts';
import type { Settings } from '../settings.ts';
import type { Candidates } from './candidates.ts';
import type { Evidence } from './evidence.ts';
import type { Importers } from './exporting.ts';
import type { Registrar } from './registering.ts';
import type { Registry } from './registry.ts';
import type { KeptOffers, Ledger } from './ledger.ts';
import type { Sources } from './sources.ts';
import type { TermPattern } from './terms.ts';

/**
 * There is an end without it, since what is found only grows: a round for each module of the longest chain of wrappers.
 * This is for a fault of ours, or for a chain that nobody would wait for.
 */
export const MAX_ROUNDS = 100;

interface DiscoveryParts {
  readonly sources: Sources;
  readonly settings: Settings;
  readonly evidence: Evidence;
  readonly endpoints: Endpoints;
  readonly registry: Registry;
  /** Filled here. */
  readonly ledger: Ledger;
  readonly registrar: Pick<Registrar, 'register'>;
  readonly evaluator: Evaluator;
  /** Filled here. */
  readonly candidates: Candidates;
  /** Names of wrappers that the settings declare. */
  readonly declared: Iterable<string>;
  /** `false`: every file is a candidate. */
  readonly prefilter: boolean;
}

/** What was found in an earlier process. */
export interface KeptDiscovery {
  readonly offers: KeptOffers;
  /** Absolute paths. */
  readonly candidates: Iterable<string>;
  readonly pattern: TermPattern;
  readonly isCut: boolean;
}

/**
 * Finds the files that matter. Starts at those that name an SDK, then follows what they export,
 * expose and register to whoever can use it, until nothing new turns up. A file is ruled out by
 * its text alone: no name of anything that leads to a client stands in it.
 */
export class Discovery {
  readonly #parts: DiscoveryParts;
  /** Modules that lead to a client, and who is told of it by how they import them. */
  readonly #importees = new Map<string, Importers>();
  /** What files offer to others, each as long as nothing changes of what it hangs on. */
  readonly #offers: Answers<string, Importers>;
  /** Files that were asked after all, where an earlier process had asked them all. */
  readonly #resumed = new Set<string>();
  /** By what those are found. */
  #terms = new Terms([], []);
  #pattern: TermPattern | undefined;
  #isDone = false;
  #isCut = false;
  #admitted = false;

  constructor(parts: DiscoveryParts) {
    this.#parts = parts;
    this.#offers = new Answers(parts.evaluator.memo.trace, new Map(), { isAskedFirst: true });
  }

  /** Whether a file may have to do with analytics; everything else stays unparsed. */
  isCandidate(file: string): boolean {
    this.run();
    return this.#parts.candidates.has(file);
  }

  /** Whether a text names anything that leads to a client. */
  isRelated(text: string): boolean {
    this.run();
    return this.#pattern?.test(text) ?? false;
  }

  /** Matches the texts that name anything that leads to a client; undefined until it has run. */
  get pattern(): TermPattern | undefined {
    return this.#pattern;
  }

  /** Whether it was given up before its end: callers of what turned up last may be missing. */
  get isCut(): boolean {
    this.run();
    return this.#isCut;
  }

  /** Takes a text for the content of a file. */
  replaced(file: string, text: string): void {
    if (this.isNamedIn(file, text)) this.#parts.candidates.add(file);
  }

  run(): void {
    if (this.#isDone) return;
    for (const _due of this.#rounds());
  }

  /**
   * Runs on all cores; whatever is asked before or without it is answered as well, on one. Small projects are not
   * worth the start of a thread.
   */
  async runOnAllCores(onFiles: (count: number) => void = () => {}): Promise<void> {
    if (this.#isDone) return;
    const { store } = this.#parts.sources;
    // An editor never comes here, and need not load what starts threads.
    const { FactsPool } = await import('../facts/facts-pool.ts');
    const pool = new FactsPool();
    try {
      for (const due of this.#rounds()) {
        onFiles(this.#parts.candidates.size);
        const unparsed = due.flatMap(file => {
          const text = store.unparsed(file);
          return text === undefined ? [] : [{ file, text }];
        });
        for (const { file, json } of await pool.extract(unparsed)) store.offer(file, json);
      }
    } finally {
      await pool.close();
    }
  }

  /** What the offer of a file hangs on. */
  readsOf(file: string): Reads | undefined {
    return this.#offers.readsOf(file);
  }

  /** Goes on where an earlier process ended. Files are asked what they offer when somebody needs it. */
  resume({ offers, candidates, pattern, isCut }: KeptDiscovery): void {
    const { ledger, evaluator } = this.#parts;
    for (const file of candidates) this.#parts.candidates.add(file);
    for (const [file, { importers }] of offers) if (importers !== 'none') this.#importees.set(file, importers);
    [this.#pattern, this.#isCut, this.#isDone] = [pattern, isCut, true];
    ledger.resume(offers);
    evaluator.memo.trace.onLack(() => {
      const lacking = ledger.takeLacking();
      if (lacking.length > 0) this.ask(lacking);
      return lacking.length > 0;
    });
  }

  /** Asks files what they offer, until none of those that were asked has anything new to say. */
  ask(files: Iterable<string>): void {
    for (const file of files) this.#resumed.add(file);
    do {
      this.#parts.evaluator.memo.trace.turn();
      for (const file of this.#resumed) this.#register(file, this.#terms);
    } while (this.#takeGrowth());
  }

  /** Looks for files that name what those offer which were asked, and that did not matter before. */
  findNamed(): void {
    const { sources, candidates } = this.#parts;
    const news = this.#terms.takeNews();
    const isNamed = (file: string): boolean =>
      news.test(sources.text(file) ?? '', specifier => this.#isImportee(file, specifier));
    for (const file of [...sources.files, ...sources.beyond])
      if (!candidates.has(file) && isNamed(file)) candidates.add(file);
    this.#pattern = this.#pattern?.or(news) ?? news;
  }

  /** Whether a file that says this may have to do with analytics, by its text alone. */
  isNamedIn(file: string, text: string): boolean {
    return this.#pattern?.test(text, specifier => this.#isImportee(file, specifier)) ?? false;
  }

  forget(): void {
    this.#parts.candidates.clear();
    this.#importees.clear();
    this.#resumed.clear();
    this.#terms = new Terms([], []);
    this.#pattern = undefined;
    this.#isDone = false;
  }

  /** The rounds, each with the files that it is about to read. */
  *#rounds(): Generator<readonly string[], void> {
    this.#isDone = true;
    const { sources, candidates, evaluator, prefilter } = this.#parts;
    const terms = this.#firstTerms();
    if (!prefilter) for (const file of sources.files) candidates.add(file);
    let pending = [...sources.files, ...sources.beyond];
    let isAll = true;
    let hasGrown = false;
    for (let round = 0; round < MAX_ROUNDS && (isAll || terms.hasNews); round++) {
      // Whoever names what has just turned up: new files, and files known for another reason.
      const news = terms.takeNews();
      const named = (file: string): boolean =>
        news.test(sources.text(file) ?? '', specifier => this.#isImportee(file, specifier));
      const due = isAll ? [...candidates] : [...candidates].filter(named);
      const found = pending.filter(file => !candidates.has(file) && named(file));
      for (const file of found) candidates.add(file);
      due.push(...found);
      pending = pending.filter(file => !candidates.has(file));
      evaluator.memo.trace.turn();
      yield due;
      for (const file of due) this.#register(file, terms);
      hasGrown = this.#takeGrowth() || (hasGrown && !isAll);
      // What has turned up for everybody is told to everybody when no file is left to be found by its text.
      isAll = hasGrown && !terms.hasNews;
    }
    this.#isCut = isAll || terms.hasNews;
    // What the last round evaluated stands: it has found nothing that would change it.
    this.#pattern = terms.pattern();
    sources.store.save();
  }

  #firstTerms(): Terms {
    const { evidence, endpoints, settings, declared } = this.#parts;
    const globals = Object.keys(settings.globals ?? {});
    return new Terms(
      [
        ...directMarkers,
        ...globals,
        ...endpoints.markers,
        ...evidence.componentClients.keys(),
        ...(evidence.hasAmbiguousGlobals ? ambiguousMarkers : []),
      ],
      declared,
    );
  }

  #register(file: string, terms: Terms): void {
    const { sources, registrar, candidates, ledger } = this.#parts;
    const module = sources.module(file);
    if (!module) return;
    const importers = this.#offers.of(file, () =>
      ledger.asking(file, notes => {
        candidates.read(file);
        const admit = (other: string): void => {
          notes.admitted.add(other);
          this.#admit(other);
        };
        const register = (): Importers => terms.noting(notes.terms, () => registrar.register(module, { terms, admit }));
        return attempt(this.#parts, file, register, 'none', { isRepeated: true });
      }),
    );
    if (importers === 'none' || this.#importees.get(file) === importers) return;
    this.#importees.set(file, importers);
    for (const end of sources.specifierEnds(file))
      if (importers === 'all') terms.addSpecifier(end);
      else terms.addNamespace(end);
  }

  /** Whether an import may lead to a module that leads to a client; what cannot be resolved may lead to one. */
  #isImportee(from: string, specifier: string): boolean {
    const file = this.#parts.sources.resolve(from, specifier);
    return file === undefined || this.#importees.has(file);
  }

  /** What a module there does with a client has to be read, whatever it names. */
  #admit(file: string): void {
    const { candidates } = this.#parts;
    if (candidates.has(file)) return;
    candidates.add(file);
    this.#admitted = true;
  }

  /** Whether values have changed for everybody, not only for those who name something new. */
  #takeGrowth(): boolean {
    const grew = this.#parts.registry.takeGrowth() || this.#admitted;
    this.#admitted = false;
    return grew;
  }
}
