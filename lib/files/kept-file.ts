/** Files in which one build of this package keeps something for itself: a file of another, or half a file, is none. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { writeWhole } from './cache-folder.ts';
import { Looks } from './looks.ts';
import { readBytes } from './text.ts';

/** What ten thousand modules take. */
const MAX_BYTES = 500_000_000;
const SEAL_BYTES = 20;

let ownCode: Buffer | null | undefined;

/**
 * Builds of one version differ as well, in what they make of a text.
 *
 * @returns null where the package has gone since it was loaded: an update may take it away under a run
 */
function code(): Buffer | null {
  if (ownCode === undefined) ownCode = digestOf(fileURLToPath(import.meta.url));
  return ownCode;
}

function digestOf(file: string): Buffer | null {
  try {
    return createHash('sha1').update(readFileSync(file)).digest();
  } catch {
    return null;
  }
}

function sealOf(content: readonly Uint8Array[]): Buffer | undefined {
  const own = code();
  if (own === null) return undefined;
  const hash = createHash('sha1').update(own);
  for (const part of content) hash.update(part);
  return hash.digest();
}

/** @returns undefined where there is no such file, or none that this build has written whole */
export function readKept(file: string): Buffer | undefined {
  // No answer hangs on what is kept: it is the same with it and without.
  const bytes = new Looks().during(() => readBytes(file, MAX_BYTES)).value;
  const content = bytes?.subarray(SEAL_BYTES);
  return bytes && content && sealOf([content])?.equals(bytes.subarray(0, SEAL_BYTES)) ? content : undefined;
}

/** Writes the file whole or not at all; where that cannot be, nothing is kept. */
export function writeKept(file: string, content: readonly Uint8Array[]): void {
  const seal = sealOf(content);
  if (seal) writeWhole(file, Buffer.concat([seal, ...content]));
}
