/** What stands at a path. Nothing here throws. */
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

import { noteLook } from './looks.ts';
import { stampAt } from './stamps.ts';

import type { Dirent, Stats } from 'node:fs';
import type { Stamp } from './stamps.ts';

/** Why a file counts as absent. */
export interface Fault {
  /**
   * `missing`: nothing stands there. `kind`: it is no plain file, and reading it might never end. `size`: it is
   * larger than what was asked for can be. `access`: the system refuses. `content`: it holds something else.
   */
  readonly kind: 'missing' | 'kind' | 'size' | 'access' | 'content';
  /** To follow "it cannot be read: ", without a full stop. Never a word of the file itself, which may be secret. */
  readonly message: string;
}

/** What came of reading a file. */
export type Read<T> =
  { readonly value: T; readonly fault?: undefined } | { readonly value?: undefined; readonly fault: Fault };

/** @returns undefined where nothing stands */
export function stampOf(file: string): Stamp | undefined {
  noteLook(file);
  return stampAt(file);
}

/** Links are followed. */
export function isFile(file: string): boolean {
  return statsOf(file)?.isFile() ?? false;
}

/** Links are followed. */
export function isFolder(file: string): boolean {
  return statsOf(file)?.isDirectory() ?? false;
}

/** Whether anything stands there, of whatever kind; links are followed. */
export function exists(file: string): boolean {
  return statsOf(file) !== undefined;
}

/** What a file has besides its content, to be kept when that is replaced. */
export interface Holding {
  readonly mode: number;
  /** How many names it goes by. */
  readonly names: number;
  readonly uid: number;
  readonly gid: number;
}

/** @returns undefined where nothing stands */
export function holdingOf(file: string): Holding | undefined {
  const stats = statsOf(file);
  return stats && { mode: stats.mode & 0o7777, names: stats.nlink, uid: stats.uid, gid: stats.gid };
}

/** Whether it is a link, wherever that leads. */
export function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Without links; the path as it is where nothing stands. */
export function realPath(file: string): string {
  noteLook(file);
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** By name, so that the same folder gives the same everywhere. */
export function entriesOf(folder: string): Read<readonly Dirent[]> {
  noteLook(folder);
  try {
    return { value: readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)) };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/**
 * Absolute paths of the plain files under a folder, by name; links are not followed.
 *
 * @param isEntered - whether to look into a folder of this name, so many levels down
 * @param limit - how many files are enough
 */
export function filesUnder(
  folder: string,
  isWanted: (name: string) => boolean,
  isEntered: (name: string, depth: number) => boolean,
  limit = Infinity,
): string[] {
  const files: string[] = [];
  const visit = (at: string, depth: number): void => {
    for (const entry of entriesOf(at).value ?? []) {
      if (files.length >= limit) return;
      const full = path.join(at, entry.name);
      if (entry.isDirectory() && isEntered(entry.name, depth)) visit(full, depth + 1);
      else if (entry.isFile() && isWanted(entry.name)) files.push(full);
    }
  };
  visit(folder, 1);
  return files;
}

export const missing: Fault = { kind: 'missing', message: 'there is no such file' };

function statsOf(file: string): Stats | undefined {
  noteLook(file);
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    // A circle of links, or a folder that may not be entered: nothing that could be read.
    return undefined;
  }
}

export function kindOf(stats: Pick<Stats, 'isDirectory' | 'isFIFO' | 'isSocket'>): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}

/** An error of the file system in words, without the absolute path that Node.js puts into it. */
export function faultOf(error: unknown): Fault {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return missing;
    case 'EACCES':
    case 'EPERM':
      return { kind: 'access', message: 'access is denied' };
    case 'ELOOP':
      return { kind: 'kind', message: 'it is a link that leads to itself' };
    default:
      return { kind: 'access', message: `the system refuses (${code ?? 'unknown error'})` };
  }
}
