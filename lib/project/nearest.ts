import { createRequire } from 'node:module';

import type * as levenshtein from 'fastest-levenshtein';

/** Of ten letters as many may be wrong, moved or missing. */
const MAX_WRONG = 0.4;

/** The name among others that somebody may have meant; undefined where none is near. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  const list = [...names];
  if (list.length === 0) return undefined;
  // Loaded when somebody may have mistyped something.
  const { closest, distance } = createRequire(import.meta.url)('fastest-levenshtein') as typeof levenshtein;
  const lower = new Map(list.map(each => [each.toLowerCase(), each]));
  const found = closest(name.toLowerCase(), [...lower.keys()]);
  return distance(name.toLowerCase(), found) <= Math.ceil(name.length * MAX_WRONG) ? lower.get(found) : undefined;
}
