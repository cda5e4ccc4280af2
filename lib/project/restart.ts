/** Goes on with what an earlier process read, where some texts have changed since. */
import { ENDPOINTS } from '../effects/endpoints.ts';
import { fileName, namesIn } from '../evaluate/trace.ts';
import { shownBy } from './evidence.ts';
import { isPresence } from './registry.ts';

import type { KeptReading } from './kept-reading.ts';
import type { KeptOffers, Offer } from './ledger.ts';
import type { TermPattern } from './terms.ts';
import type { Workings } from './workings.ts';

/** What a process found, with how it told the files that matter. */
export interface Earlier extends Omit<KeptReading, 'hangs'> {
  readonly pattern: TermPattern;
}

/** What has been taken over of an earlier reading. */
export interface Taken {
  readonly earlier: Earlier;
  /** The names of all that is another now. */
  readonly lost: ReadonlySet<string>;
  /** Files that were asked anew what they offer, absolute. */
  readonly asked: ReadonlySet<string>;
}

/** Of more files than these nobody asks one by one what they offer: all are read anew, on all cores where they may. */
const MAX_ASKED = 200;

/** Each restart that finds new names adds patterns that every text is tested with: after so many, one is made of all. */
const MAX_PATTERNS = 20;

const nothing: Offer = { importers: 'none', added: new Set(), terms: new Set(), admitted: new Set() };

/** Has the workings answer as if they had read the project themselves: what they lack they read when they need it. */
export function resume(workings: Workings, earlier: Earlier): Taken {
  workings.evidence.resume(earlier.evidence);
  workings.discovery.resume(earlier);
  // Every address is looked up among all of them, and none by a name.
  const offering = [...earlier.offers].flatMap(([file, { added }]) => (added.has(ENDPOINTS) ? [file] : []));
  if (offering.length > 0) workings.discovery.ask(offering);
  return { earlier, lost: new Set(), asked: new Set() };
}

/**
 * The same where texts have changed. Those files are asked anew what they offer, and so is whoever hangs on that.
 *
 * @param changed - absolute paths
 * @returns undefined where the project has to be read anew
 */
export function restart(workings: Workings, earlier: Earlier, changed: readonly string[]): Taken | undefined {
  const { sources, ledger, candidates } = workings;
  const isShownAsBefore = (file: string): boolean =>
    shownBy(sources.text(file) ?? '') === (earlier.shown.get(file) ?? '');
  if (!changed.every(isShownAsBefore) || earlier.pattern.names.length > MAX_PATTERNS) return undefined;
  resume(workings, earlier);
  admit(workings, earlier.offers, changed);
  const lost = new Set(changed.map(fileName));
  const asked = new Set<string>();
  const isDue = (file: string): boolean => !asked.has(file);
  let due = [...changed.filter(file => candidates.has(file)), ...hangingOn(earlier.offers, lost)].filter(isDue);
  while (due.length > 0) {
    for (const file of due) asked.add(file);
    const found = asked.size > MAX_ASKED ? undefined : takeUp(workings, earlier.offers, due, lost);
    if (!found) return undefined;
    for (const file of found) lost.add(fileName(file));
    due = [...found, ...hangingOn(earlier.offers, lost)].filter(isDue);
  }
  const rest: KeptOffers = new Map([...earlier.offers].filter(([file]) => isDue(file)));
  if (!isAsPresent(lost, earlier.offers, [rest, ledger.offers])) return undefined;
  ledger.resume(rest);
  return { earlier, lost, asked };
}

/** What the workings know by now, what they have taken over included. */
export function known(workings: Workings, taken: Taken | undefined): Omit<KeptReading, 'hangs'> {
  const { sources, discovery, evidence, ledger, candidates } = workings;
  const offers = new Map(taken?.earlier.offers);
  for (const file of taken?.asked ?? []) offers.delete(file);
  for (const [file, offer] of ledger.offers) {
    const reads = discovery.readsOf(file);
    if (reads && !offers.has(file) && candidates.has(file)) offers.set(file, { ...offer, hangs: namesIn(reads) });
  }
  return {
    listing: sources.listing,
    offers,
    candidates: [...candidates],
    isCut: discovery.isCut,
    evidence: evidence.found,
    // What a text shows that has changed is as it was: there would have been no restart.
    shown: taken?.earlier.shown ?? new Map(showing(sources)),
  };
}

/** What the texts of all files show to be in use. */
function showing(sources: Workings['sources']): [string, string][] {
  return [...sources.files, ...sources.templates].flatMap((file): [string, string][] => {
    const shown = shownBy(sources.text(file) ?? '');
    return shown === '' ? [] : [[file, shown]];
  });
}

/** Counts a changed file among those that may have to do with analytics, or among the others. */
function admit({ sources, candidates, discovery }: Workings, offers: KeptOffers, changed: readonly string[]): void {
  const all = new Set(sources.files);
  const admitted = new Set([...offers.values()].flatMap(offer => [...offer.admitted]));
  for (const file of changed.filter(one => all.has(one)))
    if (admitted.has(file) || discovery.isNamedIn(file, sources.text(file) ?? '')) candidates.add(file);
    else candidates.delete(file);
}

/** Who offered something that hangs on any of the names. */
function hangingOn(offers: KeptOffers, names: ReadonlySet<string>): readonly string[] {
  return [...offers].flatMap(([file, { hangs }]) => ([...names].some(name => hangs.has(name)) ? [file] : []));
}

/**
 * Asks files what they offer now.
 *
 * @param lost - gets the names of what they offer, or did
 * @returns the files that matter because of it, and did not before; undefined where some may not matter any more
 */
function takeUp(
  workings: Workings,
  offers: KeptOffers,
  due: readonly string[],
  lost: Set<string>,
): readonly string[] | undefined {
  const { discovery, candidates, ledger } = workings;
  const before = new Set(candidates);
  leaveOutAdmitted(workings, offers, due);
  discovery.ask(due.filter(file => candidates.has(file)));
  let isNew = false;
  for (const file of due) {
    const then = offers.get(file) ?? nothing;
    const now = (candidates.has(file) ? ledger.offers.get(file) : undefined) ?? nothing;
    if (!holds(now, then) || !isSubset(then.admitted, new Set(candidates))) return undefined;
    isNew ||= !holds(then, now);
    for (const name of [...then.added, ...now.added]) lost.add(name);
  }
  if (isNew) discovery.findNamed();
  return [...candidates].filter(file => !before.has(file));
}

/** What only these files have had read is for them to have read once more. */
function leaveOutAdmitted(
  { sources, candidates, discovery }: Workings,
  offers: KeptOffers,
  due: readonly string[],
): void {
  const others = new Set([...offers].flatMap(([file, { admitted }]) => (due.includes(file) ? [] : [...admitted])));
  for (const file of due.flatMap(one => [...(offers.get(one)?.admitted ?? [])]))
    if (!others.has(file) && !discovery.isNamedIn(file, sources.text(file) ?? '')) candidates.delete(file);
}

/** Whether others find all by an offer that they find by another one. */
function holds(more: Offer, less: Offer): boolean {
  return (less.importers === more.importers || less.importers === 'none') && isSubset(less.terms, more.terms);
}

function isSubset(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].every(name => other.has(name));
}

/** Whether of names that tell but that anybody offers anything those are true which were; they are not lost then. */
function isAsPresent(lost: Set<string>, before: KeptOffers, now: readonly ReadonlyMap<string, Offer>[]): boolean {
  for (const name of [...lost].filter(isPresence)) {
    const isIn = (offers: ReadonlyMap<string, Offer>): boolean =>
      [...offers.values()].some(({ added }) => added.has(name));
    if (isIn(before) !== now.some(isIn)) return false;
    lost.delete(name);
  }
  return true;
}
