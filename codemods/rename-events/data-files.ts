import path from 'node:path';

import { applyEdits } from '../../lib/edit/edit.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { Lines } from '../../lib/edit/lines.ts';
import { exactTextOf } from '../../lib/files/text.ts';
import type { Lock } from '../../lib/plan/lock.ts';
import { LOCK_FILE, lockText } from '../../lib/plan/lock.ts';
import type { NamePlace, Plan } from '../../lib/plan/model.ts';
import { renameInLock, renameInText } from '../../lib/plan/rename.ts';
import { MAX_PLAN_BYTES } from '../../lib/plan/source.ts';
import { withByteOrderMarkOf, withoutByteOrderMark } from '../../lib/edit/source.ts';
import type { Range } from '../../lib/reading.ts';
import { ownValue } from '../../lib/text/own-value.ts';
import { entryOnce, entryTwice, withoutEntries } from './plan-entries.ts';
import type { NewFile, SiteReport } from '../shared/codemod.ts';
import type { ProjectView } from '../shared/project-view.ts';

type Renames = ReadonlyMap<string, string>;

/** The plan's files under the new names. What cannot be changed in place is left for a person. */
export function plansRenamed({ root, relative }: ProjectView, plan: Plan | undefined, renames: Renames): NewFile[] {
  const byFile = new Map<string, { readonly event: string; readonly place: NamePlace }[]>();
  for (const event of renames.keys()) {
    for (const place of plan?.names.get(event) ?? []) {
      byFile.set(place.file, [...(byFile.get(place.file) ?? []), { event, place }]);
    }
  }
  return [...byFile].flatMap(([name, entries]) => {
    const file = path.resolve(root, name);
    const before = exactTextOf(file, MAX_PLAN_BYTES);
    if (before === undefined) {
      return [];
    }
    const text = withoutByteOrderMark(before);
    const lines = new Lines(text);
    const edits = new Map<number, Edit>();
    const gone = new Map<number, Range>();
    const sites: SiteReport[] = [];
    for (const { event, place } of entries) {
      const to = renames.get(event) as string;
      // A name that is given on in its turn moves out.
      const taken = renames.has(to) ? undefined : plan?.names.get(to);
      const isTwice = taken !== undefined;
      const twin = taken?.find(other => other.file === place.file);
      const entry = twin && entryOnce(text, place, twin);
      const change = isTwice ? undefined : renameInText(file, text, place, to);
      const start = (entry ?? change?.range)?.[0];
      const { line, column } = lines.at(start ?? 0);
      const report = { file: relative(file), line, column, what: whatOf(event, to) };
      if (start === undefined) {
        const reason = isTwice
          ? 'the plan has the new name as well; take one of them out'
          : place.as === 'file'
            ? `the file is named after the event; call it ${to}`
            : 'the name stands where it cannot be changed in place';
        sites.push({ ...report, status: 'skipped', reason, forPerson: true });
      } else if (!edits.has(start) && !gone.has(start)) {
        if (entry) {
          gone.set(start, entry);
        } else if (change) {
          edits.set(start, { range: change.range, text: change.text });
        }
        sites.push({ ...report, status: 'changed', forPerson: false });
      }
    }
    const all = [...edits.values(), ...withoutEntries(text, [...gone.values()])];
    return [{ file, before, text: withByteOrderMarkOf(before, applyEdits(text, all)), sites }];
  });
}

/** The plan's files with both names of each event, where an entry can be written twice. */
export function plansWithBoth({ root, relative }: ProjectView, plan: Plan | undefined, renames: Renames): NewFile[] {
  const single = [...renames].flatMap(([from, to]) => {
    const [place, ...others] = plan?.names.get(from) ?? [];
    return place && others.length === 0 && !plan?.names.has(to) ? [{ place, from, to }] : [];
  });
  return [...new Set(single.map(({ place }) => place.file))].flatMap(name => {
    const file = path.resolve(root, name);
    const before = exactTextOf(file, MAX_PLAN_BYTES);
    if (before === undefined) {
      return [];
    }
    const text = withoutByteOrderMark(before);
    const lines = new Lines(text);
    const made = single.flatMap(({ place, from, to }) => {
      const edit = place.file === name ? entryTwice(file, text, place, to) : undefined;
      return edit ? [{ edit, what: whatOf(from, to) }] : [];
    });
    const sites = made.map(({ edit, what }): SiteReport => ({
      file: relative(file),
      ...lines.at(edit.range[0]),
      status: 'changed',
      what,
      forPerson: false,
    }));
    const edits = made.map(({ edit }) => edit);
    return made.length > 0 ? [{ file, before, text: withByteOrderMarkOf(before, applyEdits(text, edits)), sites }] : [];
  });
}

/** The lock file under the new names; none where nothing of it changes. */
export function lockRenamed(
  { root, relative }: ProjectView,
  lock: Lock | undefined,
  renames: Renames,
  isDual: boolean,
): NewFile[] {
  const file = path.join(root, LOCK_FILE);
  const before = lock && exactTextOf(file, MAX_PLAN_BYTES);
  // What is under way is recorded in any case: --finish goes by it.
  const known = new Map(
    [...renames].filter(
      ([from, to]) => lock && (isDual || Object.hasOwn(lock.events, from) || ownValue(lock.renamed, from) === to),
    ),
  );
  if (!lock || before === undefined || known.size === 0) {
    return [];
  }
  const newline = before.includes('\r\n') ? '\r\n' : '\n';
  const text = lockText(renameInLock(lock, known, isDual)).replaceAll('\n', newline);
  if (text === before) {
    return [];
  }
  const lines = new Lines(before);
  const sites = [...known].map(([from, to]): SiteReport => {
    const { line, column } = lines.at(Math.max(before.indexOf(JSON.stringify(from)), 0));
    return { file: relative(file), line, column, status: 'changed', what: whatOf(from, to), forPerson: false };
  });
  return [{ file, before, text, sites }];
}

export function whatOf(from: string, to: string): string {
  return `${from} → ${to}`;
}
