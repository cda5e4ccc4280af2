import type picocolors from 'picocolors';

import type { AuditFinding, AuditNote, AuditReport } from '../report.ts';

export const FORMATS = ['pretty', 'json', 'sarif', 'html', 'markdown', 'github'] as const;

export type FormatName = (typeof FORMATS)[number];

export interface FormatOptions {
  readonly colors: ReturnType<typeof picocolors.createColors>;
  /** Columns of the terminal. */
  readonly width: number;
  /** What leads from where the reader stands to the root, with `/` at its end; empty where they are the same. */
  readonly prefix: string;
  /** The version of this package. */
  readonly toolVersion: string;
}

/** Makes a report for a reader; ends with a newline. */
export type Format = (report: AuditReport, options: FormatOptions) => string;

/** Loaded one by one: who asks for a table in the terminal needs no HTML. */
export const loadFormat: Readonly<Record<FormatName, () => Promise<Format>>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  sarif: async () => (await import('./sarif.ts')).sarif,
  html: async () => (await import('./html.ts')).html,
  markdown: async () => (await import('./markdown.ts')).markdown,
  github: async () => (await import('./github.ts')).github,
};

/** `3 sites`, `1 site`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** A note on a line. */
export function noteText({ file, message }: AuditNote, prefix: string): string {
  return file === undefined ? message : `${prefix}${file}: ${message}`;
}

export interface FindingGroup {
  readonly ruleId: string;
  readonly severity: AuditFinding['severity'];
  readonly message: string;
  readonly findings: readonly AuditFinding[];
}

/** Findings that say the same, errors first, the most frequent first. */
export function groupFindings(findings: readonly AuditFinding[]): FindingGroup[] {
  const groups = new Map<string, AuditFinding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.ruleId} ${finding.message}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()]
    .map(group => ({ ...(group[0] as AuditFinding), findings: group }))
    .sort(
      (a, b) =>
        Number(a.severity === 'warning') - Number(b.severity === 'warning') || b.findings.length - a.findings.length,
    )
    .map(({ ruleId, severity, message, findings: all }) => ({ ruleId, severity, message, findings: all }));
}

export interface UnresolvedGroup {
  readonly what: 'event' | 'userId' | 'call';
  readonly text: string;
  readonly places: readonly string[];
}

/** What a person calls it that could not be resolved. */
export const UNRESOLVED_THINGS = {
  event: 'the event',
  userId: 'the person',
  call: 'what looks like an analytics call',
} as const;

/** Entries for `settings.customerio.wrappers` that would tell of calls which cannot be followed, each as it is pasted. */
export function wrappersToDeclare({ summary }: AuditReport): string[] {
  return [...new Set(summary.unresolved.flatMap(({ wrapper }) => (wrapper ? JSON.stringify(wrapper) : [])))];
}

/** Why there is no score, in words. */
export function withoutScore({ summary }: AuditReport): string {
  if (summary.calls.sites > 0) return 'As many calls as were read cannot be followed, so there is no score.';
  if (summary.unresolved.length > 0) return 'No call could be followed, so there is no score.';
  return summary.silent.length > 0
    ? 'No analytics call was found in a project that speaks of analytics, so nothing is said of it, and there is no score.'
    : 'No analytics call, so no score.';
}

/** What could not be resolved, by what and why. */
export function groupUnresolved({ summary }: AuditReport, prefix: string): UnresolvedGroup[] {
  const groups = new Map<string, UnresolvedGroup & { places: string[] }>();
  for (const { what, reason, text, file, line, column } of summary.unresolved) {
    const key = `${what} ${reason}`;
    const group = groups.get(key) ?? { what, text, places: [] };
    groups.set(key, group);
    group.places.push(`${prefix}${file}:${line}:${column}`);
  }
  return [...groups.values()].sort((a, b) => b.places.length - a.places.length);
}
