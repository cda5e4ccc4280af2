/** A few lines of code for people to see what is meant, without what may be a secret. */
import path from 'node:path';

import { isKeyLike } from '../evaluate/describe.ts';
import { textOf } from '../files/text.ts';

export interface Excerpt {
  /** The number of the first line. */
  readonly first: number;
  readonly lines: readonly string[];
}

const BEFORE = 1;
const AFTER = 6;
const MAX_WIDTH = 120;
const MASK = '•••';
const environmentFile = /(?:^|\/)[\w-]*\.env(?:\.[\w.-]+)?$/;
const secretName = /key|secret|token|passw|auth|credential/i;

/**
 * The lines around a place.
 *
 * @param root absolute
 * @param file relative to the root
 * @returns undefined for files that hold nothing but secrets, and where there is no such line
 */
export function excerptAt(root: string, file: string, line: number): Excerpt | undefined {
  if (environmentFile.test(file)) return undefined;
  const all = textOf(path.join(root, file))?.split(/\r\n|[\n\r]/) ?? [];
  if (line > all.length) return undefined;
  const first = all[line - 1 - BEFORE]?.trim() ? line - BEFORE : line;
  const lines = all.slice(first - 1, line + AFTER);
  const indent = Math.min(
    ...lines.filter(text => text.trim() !== '').map(text => text.length - text.trimStart().length),
  );
  return { first, lines: lines.map(text => cut(withoutSecrets(text.slice(indent)))) };
}

/** Any text that looks like a key is hidden, and each quoted one on a line that speaks of keys. */
export function withoutSecrets(line: string): string {
  const shown = line.replace(/[\w+/=-]{16,}/g, word => (isKeyLike(word) ? MASK : word));
  if (!secretName.test(shown)) return shown;
  return shown.replace(/(["'`])[^"'`]{6,}(["'`])/g, (whole, open: string, close: string) =>
    open === close ? `${open}${MASK}${close}` : whole,
  );
}

function cut(line: string): string {
  return line.length > MAX_WIDTH ? `${line.slice(0, MAX_WIDTH - 1)}…` : line;
}
