/**
 * What a run is about to write, kept in a file of the root until all of it is written. A run that is killed in the
 * middle is ended by the next one of the same command, whatever its codemod would make of a project half done.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';

import { UsageError } from '../usage-error.ts';
import { readBytes } from '../files/text.ts';
import { createFile, removeLeftovers, replaceFile, writeFile } from './migrate-write.ts';

/** Its ending keeps it out of what is read as a source. */
export const JOURNAL = '.customerio-migrate.tmp';

const VERSION = 1;

/** A file that is to be written. */
export interface Write {
  /** Absolute. */
  readonly file: string;
  /** What it holds now; undefined if it is to be made. */
  readonly before: Uint8Array | undefined;
  readonly after: string;
}

interface Entry {
  /** Relative to the root. */
  readonly file: string;
  /** A hash of what the file held; null if there was none. */
  readonly before: string | null;
  readonly after: string;
}

interface Journal {
  readonly version: typeof VERSION;
  readonly command: string;
  readonly writes: readonly Entry[];
}

/** Only for whoever may read the sources. */
const MODE = 0o600;

/** Notes what is going to be written. Where the disk takes no more, the run goes on without. */
export function keepJournal(root: string, command: string, writes: readonly Write[]): void {
  const journal: Journal = {
    version: VERSION,
    command,
    writes: writes.map(({ file, before, after }) => ({
      file: path.relative(root, file),
      before: before ? hashOf(before) : null,
      after,
    })),
  };
  try {
    writeFile(path.join(root, JOURNAL), JSON.stringify(journal), MODE);
  } catch {
    dropJournal(root);
  }
}

export function dropJournal(root: string): void {
  rmSync(path.join(root, JOURNAL), { force: true });
}

/** What a run found that was stopped before. */
export interface Stopped {
  /** Relative to the root: the files that are as the stopped run was to leave them. */
  readonly ended: readonly string[];
  /** Those that somebody has changed since. */
  readonly left: readonly string[];
}

/**
 * Ends what a killed run of the same command began, if it wrote anything.
 *
 * @param command what tells one run from another: its codemod with its options
 * @throws UsageError if another command was stopped, or the disk refuses
 */
export function endStopped(root: string, command: string): Stopped {
  const nothing: Stopped = { ended: [], left: [] };
  const journal = journalIn(root);
  if (!journal) {
    return nothing;
  }
  const states = journal.writes.map(entry => ({ entry, state: stateOf(root, entry) }));
  const isHalf = states.some(({ state }) => state === 'done' || state === 'torn');
  if (isHalf && states.some(({ state }) => state === 'open' || state === 'torn')) {
    if (journal.command !== command) {
      throw new UsageError(
        `An earlier run was stopped while it wrote: ${journal.command}. Give the same command again, which ends it; or take back what it wrote, and remove ${JOURNAL}.`,
      );
    }
    for (const { entry, state } of states) {
      if (state === 'open' || state === 'torn') {
        writeEntry(root, entry);
      }
    }
  }
  const folders = new Set(journal.writes.map(({ file }) => path.dirname(path.join(root, file))));
  for (const folder of folders) {
    removeLeftovers(folder);
  }
  dropJournal(root);
  return isHalf
    ? {
        ended: states.flatMap(({ entry, state }) => (state === 'changed' ? [] : [entry.file])),
        left: states.flatMap(({ entry, state }) => (state === 'changed' ? [entry.file] : [])),
      }
    : nothing;
}

function journalIn(root: string): Journal | undefined {
  const { value } = readBytes(path.join(root, JOURNAL), Infinity);
  try {
    const journal = value && (JSON.parse(value.toString('utf8')) as Partial<Journal>);
    return journal?.version === VERSION ? (journal as Journal) : undefined;
  } catch {
    // It is written in one step, so this is none of ours.
    return undefined;
  }
}

/** `torn`: a file with several names is written in its place, and a kill leaves a part of it. */
type State = 'open' | 'done' | 'torn' | 'changed';

function stateOf(root: string, { file, before, after }: Entry): State {
  const { value } = readBytes(path.join(root, file), Infinity);
  const wanted = Buffer.from(after, 'utf8');
  if (value?.equals(wanted)) {
    return 'done';
  }
  if (before === null ? value === undefined : value !== undefined && hashOf(value) === before) {
    return 'open';
  }
  return before !== null && value !== undefined && wanted.subarray(0, value.length).equals(value) ? 'torn' : 'changed';
}

function writeEntry(root: string, { file, after }: Entry): void {
  const target = path.join(root, file);
  const { value } = readBytes(target, Infinity);
  try {
    if (value) {
      replaceFile(target, value, after);
    } else {
      createFile(target, after);
    }
  } catch (error) {
    throw new UsageError(
      `An earlier run was stopped while it wrote, and ${file} cannot be written now either: ${(error as Error).message}. Mend that, and give the same command again.`,
    );
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
