/** A reading as it is written down: what files offer, what was found to be in use, and what answers hang on. */
import { deserialize, serialize } from 'node:v8';

import type { Listing } from '../files/listing.ts';
import type { KeptEvidence } from './evidence.ts';
import type { Importers } from './exporting.ts';
import type { KeptOffers } from './ledger.ts';

/** What a process found, for one that comes after changes. Paths are absolute. */
export interface KeptReading {
  /** The files under the root: none has come or gone where no more than texts have changed. */
  readonly listing: Listing;
  readonly offers: KeptOffers;
  readonly candidates: readonly string[];
  /** The search was given up before its end. */
  readonly isCut: boolean;
  readonly evidence: KeptEvidence;
  /** What the texts of files show to be in use; most show nothing, and are not here. */
  readonly shown: ReadonlyMap<string, string>;
  /** The names of what answers hang on, by the question. */
  readonly hangs: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Written extends Pick<KeptReading, 'listing' | 'candidates' | 'isCut' | 'evidence' | 'shown'> {
  readonly root: string;
  readonly names: readonly string[];
  /** Of indices in `names`: many answers hang on the same. */
  readonly sets: readonly Uint32Array[];
  readonly offers: readonly (readonly [file: string, importers: Importers, ...sets: number[]])[];
  readonly hangs: readonly (readonly [question: string, set: number])[];
}

export function written(root: string, { offers, hangs, ...rest }: KeptReading): Uint8Array {
  const sets = new Sets();
  return serialize({
    ...rest,
    root,
    offers: [...offers].map(([file, { importers, hangs: of, added, terms, admitted }]) => [
      file,
      importers,
      ...[of, added, terms, admitted].map(set => sets.indexOf(set)),
    ]),
    hangs: [...hangs].map(([question, names]) => [question, sets.indexOf(names)]),
    names: sets.names,
    sets: sets.list,
  } satisfies Written);
}

/** @returns undefined for one of another place: the names that answers hang on have absolute paths */
export function readingIn(root: string, bytes: Uint8Array): KeptReading | undefined {
  const { root: home, names, sets, offers, hangs, ...rest } = deserialize(bytes) as Written;
  if (home !== root) return undefined;
  const known: ReadonlySet<string>[] = sets.map(set => new Set(Array.from(set, index => names[index] ?? '')));
  const setAt = (index: number | undefined): ReadonlySet<string> => known[index ?? -1] ?? new Set();
  return {
    ...rest,
    offers: new Map(
      offers.map(([file, importers, of, added, terms, admitted]) => [
        file,
        { importers, hangs: setAt(of), added: setAt(added), terms: setAt(terms), admitted: setAt(admitted) },
      ]),
    ),
    hangs: new Map(hangs.map(([question, set]) => [question, setAt(set)])),
  };
}

/** Sets of names, each name and each set once. */
class Sets {
  readonly names: string[] = [];
  readonly list: Uint32Array[] = [];
  readonly #names = new Map<string, number>();
  readonly #known = new Map<string, number>();

  indexOf(set: ReadonlySet<string>): number {
    const indices = Uint32Array.from(set, name => this.#indexOfName(name)).sort();
    const key = indices.join();
    let index = this.#known.get(key);
    if (index === undefined) {
      index = this.list.push(indices) - 1;
      this.#known.set(key, index);
    }
    return index;
  }

  #indexOfName(name: string): number {
    let index = this.#names.get(name);
    if (index === undefined) {
      index = this.names.push(name) - 1;
      this.#names.set(name, index);
    }
    return index;
  }
}
