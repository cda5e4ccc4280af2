import { digestOfText } from '../files/disk-state.ts';
import { isSameStamp } from '../files/stamps.ts';
import { stampOf } from '../files/stats.ts';
import { readText } from '../files/text.ts';
import { extractFacts } from './extract/extract.ts';
import { BUNDLE, isBundle } from './bundle.ts';
import { TOO_DEEP_TO_READ } from '../syntax/nesting.ts';
import { UsageError } from '../usage-error.ts';

import type { Stamp } from '../files/stamps.ts';
import type { Fault } from '../files/stats.ts';
import type { ModuleFacts } from './facts.ts';

export interface Module {
  /** Unique within a store; part of the keys of memos. */
  readonly id: number;
  /** Absolute path. */
  readonly path: string;
  readonly facts: ModuleFacts;
  readonly text: string;
}

/** Facts made in an earlier process, by path; see `disk-cache.ts`. */
export interface FactsCache {
  get(path: string, text: string): ModuleFacts | undefined;
  /** @param json - the facts as text, where they have been that */
  set(path: string, text: string, facts: ModuleFacts, json?: string): void;
  save(): void;
}

/** More than this is a bundle, not a source: reading it costs seconds and tells nothing. */
const MAX_FILE_SIZE = 1_500_000;

let nextId = 0;

/** The modules of one project: read and parsed on first use, once per content. */
export class ModuleStore {
  readonly #modules = new Map<string, Module | undefined>();
  readonly #texts = new Map<string, string | undefined>();
  readonly #stamps = new Map<string, Stamp | undefined>();
  /** Facts that were made elsewhere, as text, until they are asked for. */
  readonly #offered = new Map<string, string>();
  readonly failures = new Map<string, string>();
  readonly cache: FactsCache | undefined;

  constructor(cache?: FactsCache) {
    this.cache = cache;
  }

  /** The text without a byte order mark, or undefined with the reason in `failures`. */
  text(path: string): string | undefined {
    if (this.#texts.has(path)) return this.#texts.get(path);
    this.#stamps.set(path, stampOf(path));
    const { text, reason } = readSource(path);
    if (reason !== undefined) this.failures.set(path, reason);
    this.#texts.set(path, text);
    return text;
  }

  get(path: string): Module | undefined {
    if (this.#modules.has(path)) return this.#modules.get(path);
    const text = this.text(path);
    const module = text === undefined ? undefined : this.#make(path, text);
    this.#modules.set(path, module);
    return module;
  }

  /** Takes `text` for the file's content from now on. */
  set(path: string, text: string): Module | undefined {
    const content = withoutMark(text);
    this.#offered.delete(path);
    const known = this.#modules.get(path);
    if (known && known.text === content) return known;
    this.#texts.set(path, content);
    const module = this.#make(path, content, false);
    this.#modules.set(path, module);
    return module;
  }

  /** The text of a file that is still to be parsed; undefined if there is nothing to do for it. */
  unparsed(path: string): string | undefined {
    const text = this.#modules.has(path) ? undefined : this.text(path);
    return text === undefined || isBundle(text) || this.cache?.get(path, text) ? undefined : text;
  }

  /**
   * Takes the facts of what `unparsed` gave.
   *
   * @param json - the facts as text
   */
  offer(path: string, json: string): void {
    this.#offered.set(path, json);
  }

  /** Keeps for other processes what this one has read so far. */
  save(): void {
    this.cache?.save();
  }

  /** Of the files that were read from the disk, each as it was before. */
  get stamps(): ReadonlyMap<string, Stamp | undefined> {
    return this.#stamps;
  }

  /** The files that were parsed, or tried to be. */
  get parsed(): Iterable<string> {
    return this.#modules.keys();
  }

  isParsed(path: string): boolean {
    return this.#modules.has(path);
  }

  /** Tells the content of a file that was read from others. */
  digest(path: string): string {
    return digestOf({ text: this.#texts.get(path), reason: this.failures.get(path) });
  }

  /** Files read from the disk that are not there as they were. */
  changed(): string[] {
    return [...this.#stamps].flatMap(([path, stamp]) => (isSameStamp(stampOf(path), stamp) ? [] : [path]));
  }

  forget(path: string): void {
    this.#modules.delete(path);
    this.#texts.delete(path);
    this.#offered.delete(path);
    this.#stamps.delete(path);
    this.failures.delete(path);
  }

  /** Forgets what could not be read: nobody need ask for it again, and then it is no failure. */
  forgetFailures(): void {
    for (const path of this.failures.keys()) this.forget(path);
  }

  #make(path: string, text: string, isSaved = true): Module | undefined {
    if (isBundle(text)) {
      this.failures.set(path, BUNDLE);
      return undefined;
    }
    try {
      let facts = this.cache?.get(path, text);
      if (!facts) {
        const json = this.#offered.get(path);
        facts = json === undefined ? extractFacts(path, text) : (JSON.parse(json) as ModuleFacts);
        this.#offered.delete(path);
        if (isSaved) this.cache?.set(path, text, facts, json);
      }
      if (facts.error) this.failures.set(path, `line ${facts.error.line}: ${facts.error.message}`);
      else this.failures.delete(path);
      return { id: nextId++, path, facts, text };
    } catch (error) {
      // Without the parser every file would count as broken, and the project as one that sends nothing.
      if (error instanceof UsageError) throw error;
      this.failures.set(path, failureOf(error));
      return undefined;
    }
  }
}

interface Source {
  /** Without a byte order mark; undefined for a reason. */
  readonly text: string | undefined;
  readonly reason?: string | undefined;
}

function readSource(path: string): Source {
  const { value: text, fault } = readText(path, MAX_FILE_SIZE);
  return fault ? { text, reason: reasonOf(fault) } : { text };
}

/** Tells the content of a file as it stands on the disk from others, as `ModuleStore` does. */
export function sourceDigest(path: string): string {
  return digestOf(readSource(path));
}

function digestOf({ text, reason }: Source): string {
  return text === undefined ? `not read: ${reason ?? ''}` : digestOfText(text);
}

function reasonOf({ kind, message }: Fault): string {
  if (kind === 'size') return `larger than ${MAX_FILE_SIZE / 1e6} MB, taken for a bundle`;
  return kind === 'content' ? 'a binary file' : message;
}

function failureOf(error: unknown): string {
  // The one thing that the reading of a tree runs out of is the stack.
  if (error instanceof RangeError) return TOO_DEEP_TO_READ;
  return error instanceof Error ? error.message : String(error);
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
