/** What files say to each other, so that a later process need not ask all of them again. */
import type { Importers } from './exporting.ts';

/** What a file offers to others, by names that are the same in every process. */
export interface Offer {
  readonly importers: Importers;
  /** What it says to whom asks. */
  readonly added: ReadonlySet<string>;
  /** By what others are found. */
  readonly terms: ReadonlySet<string>;
  /** Files that it has read, absolute. */
  readonly admitted: ReadonlySet<string>;
}

/** An offer of an earlier process. */
export interface KeptOffer extends Offer {
  /** What it hangs on. */
  readonly hangs: ReadonlySet<string>;
}

/** Offers by the absolute path of the file. */
export type KeptOffers = ReadonlyMap<string, KeptOffer>;

interface Notes {
  importers: Importers;
  readonly added: Set<string>;
  readonly terms: Set<string>;
  readonly admitted: Set<string>;
}

/** Keeps book of the offers that are made, and knows those of an earlier process by name until somebody needs them. */
export class Ledger {
  readonly #offers = new Map<string, Notes>();
  #asked: Notes | undefined;
  /** Who offered what in the earlier process, by what it is. */
  #before: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  readonly #lacking = new Set<string>();
  readonly #taken = new Set<string>();

  /** What files were found to offer so far, in this process. */
  get offers(): ReadonlyMap<string, Offer> {
    return this.#offers;
  }

  /**
   * Notes what a file offers while it is asked. What it was seen to offer before counts as well: nothing is taken back.
   *
   * @param file - absolute
   */
  asking(file: string, ask: (notes: Pick<Notes, 'terms' | 'admitted'>) => Importers): Importers {
    let notes = this.#offers.get(file);
    if (!notes)
      this.#offers.set(file, (notes = { importers: 'none', added: new Set(), terms: new Set(), admitted: new Set() }));
    const outer = this.#asked;
    this.#asked = notes;
    try {
      return (notes.importers = ask(notes));
    } finally {
      this.#asked = outer;
    }
  }

  noteAdded(name: string): void {
    this.#asked?.added.add(name);
  }

  /** Somebody reads what has this name: who offered it before is lacking, if he was not asked yet. */
  noteRead(name: string): void {
    for (const file of this.#before.get(name) ?? [])
      if (!this.#offers.has(file) && !this.#taken.has(file)) this.#lacking.add(file);
  }

  /** Whether anybody offered it in the earlier process. */
  wasOffered(name: string): boolean {
    return this.#before.has(name);
  }

  /** The files that were found lacking since the last time. */
  takeLacking(): readonly string[] {
    const files = [...this.#lacking];
    // One that cannot be read any more offers nothing, however often it is asked.
    for (const file of files) this.#taken.add(file);
    this.#lacking.clear();
    return files;
  }

  /** Takes up what an earlier process knew. */
  resume(offers: KeptOffers): void {
    const before = new Map<string, Set<string>>();
    for (const [file, { added }] of offers)
      for (const name of added) {
        const files = before.get(name);
        if (files) files.add(file);
        else before.set(name, new Set([file]));
      }
    this.#before = before;
  }

  clear(): void {
    this.#offers.clear();
    this.#before = new Map();
    this.#lacking.clear();
    this.#taken.clear();
  }
}
