/** What the code sends, by name; and what a lock file knows that it sends no more. */
import path from 'node:path';

import { exists } from '../files/stats.ts';
import { ownValue } from '../text/own-value.ts';
import { fitsPattern } from '../text/pattern.ts';
import { namesSentBy } from '../calls/values/declared.ts';
import { sendsEvent } from '../calls/values/methods.ts';
import { spelledLike } from '../concerns/event-names/spelling.ts';

import type { Project } from '../project/project.ts';
import type { AnalyticsCall } from '../reading.ts';
import type { Lock } from './lock.ts';

export interface SentEvents {
  /** Calls by the name they send; wrappers' own last. Tests send nothing. */
  readonly events: ReadonlyMap<string, readonly AnalyticsCall[]>;
  readonly patterns: readonly string[];
  /** Calls whose event could not be told, and that are no wrapper's own. */
  readonly unresolved: readonly AnalyticsCall[];
}

export function sentEvents(calls: readonly AnalyticsCall[]): SentEvents {
  const events = new Map<string, AnalyticsCall[]>();
  const patterns = new Set<string>();
  const unresolved: AnalyticsCall[] = [];
  for (const call of calls) {
    if (call.inTest || !sendsEvent(call)) continue;
    for (const name of call.events) {
      const list = events.get(name);
      if (list) list.push(call);
      else events.set(name, [call]);
    }
    for (const pattern of call.patterns) patterns.add(pattern);
    if (call.unresolved && !call.forwards) unresolved.push(call);
  }
  for (const list of events.values()) list.sort((left, right) => Number(left.forwards) - Number(right.forwards));
  return { events, patterns: [...patterns].sort(), unresolved };
}

/** Whether a name is sent, as far as it can be told. */
export function isSent(name: string, { events, patterns }: SentEvents): boolean {
  return events.has(name) || patterns.some(pattern => fitsPattern(name, pattern));
}

export interface Breakage {
  readonly event: string;
  /** The files that sent it, by the lock file. */
  readonly from: readonly string[];
  /** The name that it seems to have now, and where that is sent. */
  readonly renamedTo?: string;
  readonly call?: AnalyticsCall;
}

export interface Breakages {
  /** Certainly not sent any more, with no entry that says so. */
  readonly broken: readonly Breakage[];
  /** Not seen, but perhaps sent by a call whose event is not known; or by a file that cannot be read. */
  readonly uncertain: readonly string[];
}

/**
 * Events that the lock file knows and the code no longer sends.
 *
 * @param project to tell which files are still there; what they send comes in `sent`
 */
export function breakagesOf(lock: Lock, sent: SentEvents, project: Pick<Project, 'root' | 'read'>): Breakages {
  const acknowledged = new Set([...lock.removed, ...Object.keys(lock.renamed)]);
  const missing = Object.keys(lock.events).filter(name => !isSent(name, sent) && !acknowledged.has(name));
  if (missing.length === 0) return { broken: [], uncertain: [] };
  const doubtful = new Set(sent.unresolved.map(({ file }) => file));
  const uncertain = missing.filter(name =>
    filesOf(lock, name).some(file => doubtful.has(file) || isUnreadable(file, project)),
  );
  const gone = missing.filter(name => !uncertain.includes(name));
  const fresh = [...sent.events.keys()]
    .filter(name => !Object.hasOwn(lock.events, name) && !Object.values(lock.renamed).includes(name))
    .sort();
  const broken = gone.map((event): Breakage => {
    const from = filesOf(lock, event);
    const renamedTo = newNameOf(event, gone, fresh, lock, sent);
    const call = renamedTo === undefined ? undefined : siteOf(renamedTo, from, sent);
    return { event, from, ...(renamedTo !== undefined && { renamedTo }), ...(call && { call }) };
  });
  return { broken, uncertain };
}

function filesOf(lock: Lock, event: string): readonly string[] {
  return ownValue(lock.events, event)?.files ?? [];
}

function isUnreadable(file: string, project: Pick<Project, 'root' | 'read'>): boolean {
  return exists(path.join(project.root, file)) && project.read(file).error !== undefined;
}

/** The new event that stands for the gone one: spelled alike, or the only new one where the only gone one was. */
function newNameOf(
  event: string,
  gone: readonly string[],
  fresh: readonly string[],
  lock: Lock,
  sent: SentEvents,
): string | undefined {
  const same = spelledLike(event, fresh);
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  const from = filesOf(lock, event);
  const goneThere = gone.filter(name => filesOf(lock, name).some(file => from.includes(file)));
  const freshThere = fresh.filter(name => sent.events.get(name)?.some(({ file }) => from.includes(file)));
  return goneThere.length === 1 && freshThere.length === 1 ? freshThere[0] : undefined;
}

function siteOf(name: string, from: readonly string[], sent: SentEvents): AnalyticsCall | undefined {
  const calls = sent.events.get(name) ?? [];
  return calls.find(({ file }) => from.includes(file)) ?? calls[0];
}

/**
 * The file in whose place a breakage is told: where the new name is written, else what is left of the files that sent
 * the old one, else the first file of the project that sends anything.
 *
 * @returns undefined where the project sends nothing any more
 */
export function reportingFile(
  { from, renamedTo, call }: Breakage,
  sent: SentEvents,
  project: Pick<Project, 'root' | 'isCandidate'>,
): string | undefined {
  if (call) return namesSentBy(call).find(({ name }) => name === renamedTo)?.origin?.file ?? call.file;
  return (
    from.find(
      file => exists(path.join(project.root, file)) && project.isCandidate(path.join(project.root, file), ''),
    ) ?? firstFile(sent)
  );
}

export function firstFile({ events, unresolved }: SentEvents): string | undefined {
  return [...events.values(), unresolved].flatMap(calls => calls.map(({ file }) => file)).sort()[0];
}
