import type { AnalyticsCall, FunctionRef } from '../reading.ts';

/** Names a function, or a call that makes one, on the way to what a call ends in. */
export function wayKey({ file, range }: FunctionRef, { target }: Pick<AnalyticsCall, 'target'>): string {
  return `${file}:${range[0]}:${range[1]} ${target.file}:${target.range[0]}`;
}
