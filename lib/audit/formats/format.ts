/** What a format is, and what several of them ask of a report. */
import type picocolors from 'picocolors';

import { placeKey, uniquePlaces } from '../places.ts';
import { helpFor, type Missing } from '../reasons.ts';

import type { Revision } from '../../files/revision.ts';
import type { Excerpt } from '../excerpt.ts';
import type { AuditCause, AuditFinding, AuditNote, AuditPlace, AuditReport } from '../report.ts';

interface Line {
  readonly file: string;
  readonly line: number;
}

export interface FormatOptions {
  readonly colors: ReturnType<typeof picocolors.createColors>;
  /** Columns of the terminal. */
  readonly width: number;
  /** What leads from where the reader stands to the root, with `/` at its end; empty where they are the same. */
  readonly prefix: string;
  /** The version of this package. */
  readonly toolVersion: string;
  /** The day, as `2026-11-29`, for formats that people read: programs get the same report for the same code. */
  readonly day?: string;
  readonly revision?: Pick<Revision, 'commit' | 'branch' | 'page'>;
  /** Where a line can be looked at. */
  readonly linkTo: (place: Line) => string | undefined;
  readonly excerptOf: (place: Line) => Excerpt | undefined;
}

/** Makes a report for a reader; ends with a newline. */
export type Format = (report: AuditReport, options: FormatOptions) => string;

/** `3 places`, `1 place`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** A note on a line. */
export function noteText({ file, message }: AuditNote, prefix: string): string {
  return file === undefined ? message : `${prefix}${file}: ${message}`;
}

/** `src/a.ts:3:5`, from where the reader stands. */
export function placeText(place: AuditPlace, prefix: string): string {
  return `${prefix}${placeKey(place)}`;
}

/** Places of one module, its name once: "`src/a.ts:3` and 8". */
export function placesOf(places: readonly AuditPlace[], prefix: string): string {
  const [first, ...others] = places;
  if (!first) return '';
  return [`\`${prefix}${first.file}:${first.line}\``, ...others.map(({ line }) => String(line))].join(' and ');
}

/** The findings of a cause, by file and place. */
export function findingsOf({ findings }: AuditCause, report: AuditReport): AuditFinding[] {
  return findings.map(index => report.findings[index] as AuditFinding);
}

/** Where a cause is mended: where it comes from, else where it shows first. */
export function placeOfCause(cause: AuditCause, report: AuditReport): AuditPlace {
  return cause.origins[0] ?? (report.findings[cause.findings[0] as number] as AuditFinding);
}

/** How many events a cause is about; and at how many of its places, where the others send page views or identify. */
export function eventsOf({ events, findings }: AuditCause, report: AuditReport): string {
  const own = findings.filter(index => (report.findings[index]?.events?.length ?? 0) > 0).length;
  const at = own > 0 && own < findings.length ? ` (at ${own.toLocaleString('en')} of them)` : '';
  return `${plural(events.length, 'event')}${at}`;
}

export interface UnresolvedGroup {
  readonly what: Missing | 'page';
  readonly text: string;
  /** What would tell. */
  readonly help: string;
  readonly places: readonly AuditPlace[];
}

/** What a person calls it that could not be resolved. */
export const UNRESOLVED_THINGS = {
  event: 'the name of an event',
  page: 'the name of a page or a screen',
  userId: 'the id of a person',
  call: 'what looks like an analytics call',
} as const;

/** Entries for `settings.customerio.wrappers` that would tell of calls which cannot be followed, each as it is pasted. */
export function wrappersToDeclare({ summary }: AuditReport): string[] {
  return [...new Set(summary.unresolved.flatMap(({ wrapper }) => (wrapper ? JSON.stringify(wrapper) : [])))];
}

/** Why there is no score, in words. */
export function withoutScore({ summary }: AuditReport): string {
  const lost = summary.unresolved.filter(({ what }) => what === 'call').length;
  if (summary.calls.sites > lost) return 'No rule was run, so there is no score.';
  if (summary.calls.sites > 0) return 'As many calls as were read cannot be followed, so there is no score.';
  if (summary.unresolved.length > 0) return 'No call could be followed, so there is no score.';
  return summary.silent.length > 0
    ? 'No analytics call was found in a project that speaks of analytics, so nothing is said of it, and there is no score.'
    : 'No analytics call, so no score.';
}

/** What could not be resolved, by what and why, the most frequent first. */
export function groupUnresolved({ summary }: AuditReport): UnresolvedGroup[] {
  const groups = new Map<string, UnresolvedGroup & { places: AuditPlace[] }>();
  for (const { what: missing, method, reason, text, wrapper, file, line, column } of summary.unresolved) {
    const what = missing === 'event' && (method === 'page' || method === 'screen') ? 'page' : missing;
    const help = wrapper ? 'Declare it in `settings.customerio.wrappers`.' : helpFor(missing, reason);
    const key = `${what} ${reason} ${help}`;
    const group = groups.get(key) ?? { what, text, help, places: [] };
    groups.set(key, group);
    group.places.push({ file, line, column });
  }
  return [...groups.values()]
    .map(group => ({ ...group, places: uniquePlaces(group.places) }))
    .sort((a, b) => b.places.length - a.places.length);
}
