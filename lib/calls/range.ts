import type { Range } from '../reading.ts';

/** Where something of the facts stands. */
export function rangeOf({ s, e }: { readonly s: number; readonly e: number }): Range {
  return [s, e];
}
