/** What came of each file, and which files match: as it was told before, where that still holds. */
import type { Workings } from './workings.ts';

export interface FileStatus {
  /** Relative to the root, with `/`. */
  readonly file: string;
  /**
   * `read`: parsed. `unrelated`: its text shows that it holds nothing for us. `failed`: could not
   * be read or parsed; see `reason`.
   */
  readonly status: 'read' | 'unrelated' | 'failed';
  readonly reason?: string;
}

/** An answer about all files, and those of which it need not be true any more, relative to the root. */
export interface Before {
  readonly answer: unknown;
  readonly changed: ReadonlySet<string>;
}

/** @param failures - why files could not be read, by their absolute paths */
export function statusesOf(
  { sources, discovery }: Workings,
  failures: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, FileStatus>,
): readonly FileStatus[] {
  return sources.files.map((absolute): FileStatus => {
    const file = sources.relative(absolute);
    const known = before.get(file);
    if (known) return known;
    const reason = failures.get(absolute);
    if (reason) return { file, status: 'failed', reason };
    return { file, status: discovery.isCandidate(absolute) ? 'read' : 'unrelated' };
  });
}

/** The files, relative to the root, whose text matches. */
export function matchingFiles({ sources }: Workings, pattern: RegExp, before: Before | undefined): readonly string[] {
  if (!before) return sources.matching(pattern).map(file => sources.relative(file));
  const known = new Set(before.answer as readonly string[]);
  const isMatch = (file: string): boolean =>
    before.changed.has(file) ? pattern.test(sources.text(sources.absolute(file)) ?? '') : known.has(file);
  return sources.files.map(file => sources.relative(file)).filter(isMatch);
}
