import path from 'node:path';

import { cacheFolderOf } from '../files/cache-folder.ts';
import { digestOfText } from '../files/disk-state.ts';
import { readKept, writeKept } from '../files/kept-file.ts';
import { relative } from '../files/listing.ts';

import type { ModuleFacts } from './facts.ts';
import type { FactsCache } from './store.ts';

/** Facts as text, which is made of them and they of it when somebody asks. */
interface Entry {
  /** Digest of the text that the facts were made of. */
  readonly digest: string;
  readonly json: Buffer;
}

/** The entries in their order: the file, the digest, and how many bytes they take behind the list. */
type List = readonly (readonly [file: string, digest: string, length: number])[];

const LENGTH_BYTES = 4;

/**
 * Facts of modules between processes: a lint in another thread, the next run in CI or a pre-commit hook parses only
 * what has changed. A cache that cannot be read or written is no error.
 */
export class DiskCache implements FactsCache {
  readonly #root: string;
  readonly #file: string;
  #entries: ReadonlyMap<string, Entry> | undefined;
  readonly #used = new Map<string, Entry>();
  #isDirty = false;

  constructor(root: string) {
    this.#root = root;
    this.#file = path.join(cacheFolderOf(root), 'facts');
  }

  get(file: string, text: string): ModuleFacts | undefined {
    this.#entries ??= this.#load();
    const key = relative(this.#root, file);
    const entry = this.#entries.get(key);
    if (!entry || entry.digest !== digestOfText(text)) return undefined;
    this.#used.set(key, entry);
    return JSON.parse(entry.json.toString()) as ModuleFacts;
  }

  set(file: string, text: string, facts: ModuleFacts, json = JSON.stringify(facts)): void {
    this.#used.set(relative(this.#root, file), {
      digest: digestOfText(text),
      json: Buffer.from(json),
    });
    this.#isDirty = true;
  }

  /** Writes what this process used. */
  save(): void {
    if (!this.#isDirty) return;
    this.#isDirty = false;
    const list: List = [...this.#used].map(([file, { digest, json }]) => [file, digest, json.length]);
    const listed = Buffer.from(JSON.stringify(list));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32LE(listed.length);
    writeKept(this.#file, [length, listed, ...[...this.#used.values()].map(({ json }) => json)]);
  }

  #load(): ReadonlyMap<string, Entry> {
    const bytes = readKept(this.#file);
    return bytes ? entriesIn(bytes) : new Map<string, Entry>();
  }
}

function entriesIn(bytes: Buffer): ReadonlyMap<string, Entry> {
  let at = LENGTH_BYTES + bytes.readUInt32LE();
  const list = JSON.parse(bytes.subarray(LENGTH_BYTES, at).toString()) as List;
  return new Map(
    list.map(([file, digest, length]) => [file, { digest, json: bytes.subarray(at, (at += length)) }] as const),
  );
}
