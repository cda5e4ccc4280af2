import type { AuditSummary } from './report.ts';

/** What one rule can cost at most. */
const ERROR = 20;
const WARNING = 6;
const UNRESOLVED = 10;
const FAILED = 5;

/**
 * How safe the calls of a project are, from 0 to 100; docs/audit.md explains the formula.
 *
 * A rule with findings costs half of its most for the first finding, and the rest by the share of sites concerned:
 * one fault in a hundred places is one fault, and must not hide the next.
 *
 * @returns null where nothing is found to be sent, or as much again cannot be followed: nothing can be said then
 */
export function scoreOf({
  calls,
  rules,
  unresolved,
  files,
}: Pick<AuditSummary, 'calls' | 'rules' | 'unresolved' | 'files'>): number | null {
  const lost = unresolved.filter(({ what }) => what === 'call').length;
  if (lost >= calls.sites) return null;
  let score = 100;
  for (const { errors, warnings } of rules) {
    const most = errors > 0 ? ERROR : WARNING;
    score -= most * (0.5 + 0.5 * Math.min(1, (errors + warnings) / calls.sites));
  }
  const unknownSites = new Set(unresolved.map(({ file, line, column }) => `${file}:${line}:${column}`)).size;
  score -= UNRESOLVED * Math.min(1, unknownSites / calls.sites);
  if (files.failed > 0) score -= FAILED * (files.failed / (files.failed + files.read));
  return Math.max(0, Math.round(score));
}
