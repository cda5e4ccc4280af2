import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { FACTS_VERSION } from './facts.ts';
import { isObject } from '../files/json.ts';
import { relative } from '../files/listing.ts';
import { isFolder } from '../files/stats.ts';
import { textOf } from '../files/text.ts';

import type { ModuleFacts } from './facts.ts';
import type { FactsCache } from './store.ts';

/** What ten thousand modules take. */
const MAX_BYTES = 500_000_000;

interface Entry {
  /** Digest of the text that the facts were made of. */
  readonly h: string;
  readonly f: ModuleFacts;
}

/**
 * Facts of modules between processes, in the project's `node_modules/.cache`: a lint in another
 * thread, the next run in CI or a pre-commit hook parses only what has changed. Where there is no
 * `node_modules` nothing is written. A cache that cannot be read or written is no error.
 */
export class DiskCache implements FactsCache {
  readonly #root: string;
  readonly #file: string | undefined;
  #entries: Record<string, Entry> | undefined;
  readonly #used = new Map<string, Entry>();
  #isDirty = false;

  constructor(root: string) {
    this.#root = root;
    const modules = path.join(root, 'node_modules');
    this.#file = isFolder(modules)
      ? path.join(modules, '.cache', 'eslint-plugin-customerio', `facts-${FACTS_VERSION}.json`)
      : undefined;
  }

  get(file: string, text: string): ModuleFacts | undefined {
    if (!this.#file) return undefined;
    this.#entries ??= this.#load();
    const key = relative(this.#root, file);
    const entry = Object.hasOwn(this.#entries, key) ? this.#entries[key] : undefined;
    if (!entry || entry.h !== digest(text)) return undefined;
    this.#used.set(key, entry);
    return entry.f;
  }

  set(file: string, text: string, facts: ModuleFacts): void {
    if (!this.#file) return;
    this.#used.set(relative(this.#root, file), { h: digest(text), f: facts });
    this.#isDirty = true;
  }

  /** Writes what this process used, whole or not at all: readers never see half a file. */
  save(): void {
    if (!this.#file || !this.#isDirty) return;
    this.#isDirty = false;
    const temporary = `${this.#file}.${process.pid}.${randomBytes(4).toString('hex')}`;
    try {
      mkdirSync(path.dirname(this.#file), { recursive: true });
      writeFileSync(temporary, JSON.stringify(Object.fromEntries(this.#used)));
      renameSync(temporary, this.#file);
    } catch {
      remove(temporary);
    }
  }

  #load(): Record<string, Entry> {
    try {
      const value = JSON.parse(textOf(this.#file as string, MAX_BYTES) ?? '{}') as unknown;
      return isObject(value) ? (value as Record<string, Entry>) : {};
    } catch {
      return {};
    }
  }
}

/** Where a folder could not be made, asking for a file in it fails as well. */
function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is not there, or in nobody's way.
  }
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}
