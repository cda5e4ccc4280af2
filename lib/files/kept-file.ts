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

let ownCode: Buffer | undefined;

/** Builds of one version differ as well, in what they make of a text. */
function code(): Buffer {
  return (ownCode ??= createHash('sha1')
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .digest());
}

function sealOf(content: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha1').update(code());
  for (const part of content) hash.update(part);
  return hash.digest();
}

/** @returns undefined where there is no such file, or none that this build has written whole */
export function readKept(file: string): Buffer | undefined {
  // No answer hangs on what is kept: it is the same with it and without.
  const bytes = new Looks().during(() => readBytes(file, MAX_BYTES)).value;
  const content = bytes?.subarray(SEAL_BYTES);
  return bytes && content && sealOf([content]).equals(bytes.subarray(0, SEAL_BYTES)) ? content : undefined;
}

/** Writes the file whole or not at all; where that cannot be, nothing is kept. */
export function writeKept(file: string, content: readonly Uint8Array[]): void {
  writeWhole(file, Buffer.concat([sealOf(content), ...content]));
}
