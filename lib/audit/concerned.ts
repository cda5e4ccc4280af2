/** Which calls a finding is about. */
import path from 'node:path';

import { textOf } from '../files/text.ts';

import type { AnalyticsCall } from '../reading.ts';
import type { AuditFinding } from './report.ts';

/**
 * Tells the calls that a finding is about: the innermost that it stands in, once for each vendor that it reaches.
 *
 * @param root absolute
 */
export function concernedCalls(
  root: string,
  calls: readonly AnalyticsCall[],
): (place: Pick<AuditFinding, 'file' | 'line' | 'column'>) => readonly AnalyticsCall[] {
  const byFile = new Map<string, AnalyticsCall[]>();
  for (const call of calls) byFile.set(call.file, [...(byFile.get(call.file) ?? []), call]);
  const starts = new Map<string, readonly number[]>();
  const offsetOf = ({ file, line, column }: Pick<AuditFinding, 'file' | 'line' | 'column'>): number => {
    const known = starts.get(file) ?? lineStarts(textOf(path.join(root, file)) ?? '');
    starts.set(file, known);
    return (known[line - 1] ?? 0) + column - 1;
  };
  return place => {
    const own = byFile.get(place.file) ?? [];
    if (own.length === 0) return [];
    const offset = offsetOf(place);
    const around = own.filter(({ range: [start, end] }) => start <= offset && offset < end);
    const smallest = Math.min(...around.map(lengthOf));
    return around.filter(call => lengthOf(call) === smallest);
  };
}

function lengthOf({ range: [start, end] }: AnalyticsCall): number {
  return end - start;
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map(({ index, 0: ending }) => index + ending.length)];
}
