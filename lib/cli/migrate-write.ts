import {
  closeSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

import { exists, isFile, modeOf, realPath } from '../files/stats.ts';
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
  writeByRename(target, text, modeOf(target));
}

/** Makes a file that does not exist yet, with the folders to it, in the same manner. */
export function createFile(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeByRename(file, text, undefined);
}

/**
 * Puts a report or a list where somebody wants it, whatever stands there.
 *
 * @throws if the disk refuses
 */
export function writeFile(file: string, text: string): void {
  const target = realPath(file);
  if (!exists(target)) {
    createFile(file, text);
  } else if (isFile(target)) {
    writeByRename(target, text, modeOf(target));
  } else {
    // Another program at the end of a pipe, or the terminal.
    writeFileSync(target, text);
  }
}

function writeByRename(target: string, text: string, mode: number | undefined): void {
  // In the same folder, since a rename across file systems is no single step. `wx`: never over what is there.
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}-${count++}.tmp`);
  try {
    const descriptor = openSync(temporary, 'wx', mode ?? 0o666);
    try {
      writeAll(descriptor, Buffer.from(text, 'utf8'));
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
