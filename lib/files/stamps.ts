import { statSync } from 'node:fs';

/** What changes when a file does, or when something is added to a folder or taken out of it. */
export interface Stamp {
  readonly mtimeMs: number;
  /** Changes as well where a file takes the place of another with the times of that one. */
  readonly ctimeMs: number;
  readonly size: number;
  readonly ino: number;
}

/** @returns undefined where nothing stands; links are followed */
export function stampAt(file: string): Stamp | undefined {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats && { mtimeMs: stats.mtimeMs, ctimeMs: stats.ctimeMs, size: stats.size, ino: stats.ino };
  } catch {
    // A circle of links, or a folder that may not be entered.
    return undefined;
  }
}

export function isSameStamp(one: Stamp | undefined, other: Stamp | undefined): boolean {
  if (!one || !other) return one === other;
  return (
    one.mtimeMs === other.mtimeMs && one.ctimeMs === other.ctimeMs && one.size === other.size && one.ino === other.ino
  );
}
