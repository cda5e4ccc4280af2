import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

import { entriesOf, exists, holdingOf, isFile, isLink, realPath } from '../files/stats.ts';
import { readBytes } from '../files/text.ts';

let count = 0;

/**
 * Puts `text` in the place of the file's content as one step: whoever looks, and whatever happens meanwhile, the
 * file holds either all of the old or all of the new. Its mode is kept; a symbolic link stays one.
 *
 * @param expected the content that the change was made from
 * @throws if the file holds something else by now, or the disk refuses; the file is as it was then
 */
export function replaceFile(file: string, expected: Uint8Array, text: string): void {
  const target = realPath(file);
  const { value: bytes, fault } = readBytes(target, Infinity);
  if (fault) {
    throw new Error(fault.message);
  }
  if (!bytes.equals(expected)) {
    throw new Error('it was changed by somebody else meanwhile');
  }
  write(target, text);
}

/** Makes a file that does not exist yet, with the folders to it, in the same manner. */
export function createFile(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeByRename(file, text, undefined);
}

/**
 * Puts a report or a list where somebody wants it, whatever stands there.
 *
 * @param mode of a file that is made by it; by default that of all new files
 * @throws if the disk refuses
 */
export function writeFile(file: string, text: string, mode?: number): void {
  const target = behindLink(file);
  if (!exists(target)) {
    mkdirSync(path.dirname(target), { recursive: true });
    writeByRename(target, text, mode);
  } else if (isFile(target)) {
    write(target, text);
  } else {
    // Another program at the end of a pipe, or the terminal.
    writeFileSync(target, text);
  }
}

/** Where a link leads, also one to a file that is not there yet. */
function behindLink(file: string): string {
  const isLoose = !exists(file) && isLink(file);
  return isLoose ? path.resolve(path.dirname(file), readlinkSync(file)) : realPath(file);
}

/** In one step where that is possible: a file with several names, or of somebody else, keeps them only in its place. */
function write(target: string, text: string): void {
  const { mode, names, ...owner } = holdingOf(target) ?? { mode: 0o666, names: 1, uid: OWN.uid, gid: OWN.gid };
  if (names > 1) {
    writeInPlace(target, text);
    return;
  }
  try {
    writeByRename(target, text, mode, owner);
  } catch (error) {
    // Only the system's own user may give a file away.
    if ((error as NodeJS.ErrnoException).syscall !== 'fchown') {
      throw error;
    }
    writeInPlace(target, text);
  }
}

/** Systems without users have none, and files of nobody. */
const OWN = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

function writeInPlace(target: string, text: string): void {
  const descriptor = openSync(target, 'r+');
  try {
    const bytes = Buffer.from(text, 'utf8');
    ftruncateSync(descriptor, 0);
    writeAll(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The name of a file that is being written, with the process that does. */
const TEMPORARY = /^\..+\.(\d+)-\d+\.tmp$/;

/** Takes away what runs left that were killed while they wrote a file of the folder. */
export function removeLeftovers(folder: string): void {
  for (const { name } of entriesOf(folder).value ?? []) {
    const owner = TEMPORARY.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) {
      rmSync(path.join(folder, name), { force: true });
    }
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function writeByRename(
  target: string,
  text: string,
  mode: number | undefined,
  owner?: { readonly uid: number; readonly gid: number },
): void {
  // In the same folder, since a rename across file systems is no single step. `wx`: never over what is there.
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}-${count++}.tmp`);
  try {
    const descriptor = openSync(temporary, 'wx', mode ?? 0o666);
    try {
      writeAll(descriptor, Buffer.from(text, 'utf8'));
      if (owner && (owner.uid !== OWN.uid || owner.gid !== OWN.gid)) {
        fchownSync(descriptor, owner.uid, owner.gid);
      }
      if (mode !== undefined) {
        fchmodSync(descriptor, mode);
      }
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A nearly full disk may take a part only, without an error. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let offset = 0; offset < bytes.length;) {
    offset += writeSync(descriptor, bytes, offset);
  }
}
