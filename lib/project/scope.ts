import { isTellingText } from './evidence.ts';
import { isBarrel } from './imports.ts';
import { TermPattern } from './terms.ts';

import type { Workings } from './workings.ts';

/** Which files matter to the answers: what others say changes nothing as long as it names nothing that leads to a client. */
export interface Scope {
  /** Relative to the root: what was parsed, and what shows that something is in use. */
  readonly read: ReadonlySet<string>;
  readonly pattern: Pick<TermPattern, 'names' | 'imports'>;
}

/** Undefined as long as it is not known what leads to a client. */
export function scopeOf({ sources, evidence, discovery }: Workings): Scope | undefined {
  const { pattern } = discovery;
  if (!pattern) return undefined;
  const read = new Set<string>();
  for (const file of sources.store.parsed) read.add(sources.relative(file));
  for (const file of evidence.telling) read.add(sources.relative(file));
  for (const file of sources.files) if (discovery.isCandidate(file)) read.add(sources.relative(file));
  return { read, pattern: { names: pattern.names, imports: pattern.imports } };
}

/** Whether it matters to any answer but those about all texts that a file, which is in no scope, says something else. */
export function matters(file: string, text: string | undefined, { read, pattern }: Scope): boolean {
  if (read.has(file) || text === undefined) return true;
  return new TermPattern(pattern).test(text) || isTellingText(text) || isBarrel(text);
}
