/** The places of the disk that answers hang on, as they stood, in a form that can be written down. */
import { createHash } from 'node:crypto';
import path from 'node:path';

import { relative } from './listing.ts';
import { isSameStamp, stampAt } from './stamps.ts';
import { entriesOf, isFolder } from './stats.ts';
import { readBytes } from './text.ts';

import type { Stamp } from './stamps.ts';

export interface DiskState {
  /** Relative to the root, with `/`. */
  readonly places: readonly string[];
  /** Four numbers a place, all of them no numbers where nothing stood. */
  readonly stamps: Float64Array;
  /** What stood there; empty where that is not certain any more, or where nothing did. */
  readonly digests: readonly string[];
  /** How many of the places, from the first one on, are sources. */
  readonly sources: number;
}

/** A look at the places of a state. */
export interface Comparison {
  /** The state as it is today; the very state where nothing differs. */
  readonly state: DiskState;
  /** Absolute paths of the sources that say something else, which need not matter. */
  readonly changed: readonly string[];
}

/** The stamps of places by their absolute paths; undefined where nothing stood. */
type Stamps = ReadonlyMap<string, Stamp | undefined>;

const FIELDS = 4;
/** A file can change again without a new time as long as the clock of the file system has not moved on. */
const UNSURE_MS = 2_000;
const unsure: Stamp = { mtimeMs: -1, ctimeMs: -1, size: -1, ino: -1 };

/** What was looked at, and when that began. */
export interface Seen {
  /** Files whose texts were read. */
  readonly sources: Stamps;
  /** Everything else. */
  readonly others: Stamps;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/** @param digestOf - what a source said when it was read */
export function diskStateOf(
  root: string,
  { sources, others, since }: Seen,
  digestOf: (source: string) => string,
): DiskState {
  const rest = [...others].filter(([place, stamp]) => !sources.has(place) && !isImplied(place, stamp, others));
  const all = [...sources, ...rest];
  const stamps = new Float64Array(all.length * FIELDS);
  for (const [index, [, stamp]] of all.entries()) setStamp(stamps, index, sureOf(stamp, since));
  return {
    places: all.map(([place]) => relative(root, place)),
    stamps,
    digests: [
      ...[...sources.keys()].map(digestOf),
      // What has changed since it was looked at says nothing of what was seen.
      ...rest.map(([place, stamp]) => (stamp && isSameStamp(stamp, stampAt(place)) ? digestOfPlace(place) : '')),
    ],
    sources: sources.size,
  };
}

/** What two states tell together; the second is the later one. */
export function together(before: DiskState, later: DiskState): DiskState {
  const known = new Set(later.places);
  const old = [...before.places.keys()].filter(index => !known.has(before.places[index] ?? ''));
  // Sources come first.
  const isSource = (state: DiskState, index: number): boolean => index < state.sources;
  const all = [
    ...old.filter(index => isSource(before, index)).map(index => [before, index] as const),
    ...[...later.places.keys()].map(index => [later, index] as const),
    ...old.filter(index => !isSource(before, index)).map(index => [before, index] as const),
  ];
  const stamps = new Float64Array(all.length * FIELDS);
  for (const [at, [state, index]] of all.entries()) setStamp(stamps, at, stampIn(state.stamps, index));
  return {
    places: all.map(([{ places }, index]) => places[index] ?? ''),
    stamps,
    digests: all.map(([{ digests }, index]) => digests[index] ?? ''),
    sources: all.filter(([state, index]) => isSource(state, index)).length,
  };
}

/**
 * Compares a state with the disk: by stamps, and by content where these differ.
 *
 * @param digestOf - what a source says now
 * @returns undefined if anything but the text of sources has changed
 */
export function compared(root: string, state: DiskState, digestOf: (source: string) => string): Comparison | undefined {
  const since = Date.now();
  const stamps = new Float64Array(state.stamps);
  const digests = [...state.digests];
  const changed: string[] = [];
  let isSame = true;
  for (const [index, name] of state.places.entries()) {
    const place = placeAt(root, name);
    const now = stampAt(place);
    if (isSameStamp(stampIn(state.stamps, index), now)) continue;
    const isSource = index < state.sources;
    const before = state.digests[index];
    if (!now || before === '') return undefined;
    const today = isSource ? digestOf(place) : digestOfPlace(place);
    if (today !== before) {
      if (!isSource) return undefined;
      changed.push(place);
      digests[index] = today;
    }
    isSame = false;
    setStamp(stamps, index, sureOf(now, since));
  }
  return { state: isSame ? state : { ...state, stamps, digests }, changed };
}

/** What `path.resolve` gives, which ten thousand times over is a fifth of a warm start. */
function placeAt(root: string, name: string): string {
  const isPlain = name !== '' && !name.startsWith('..') && !path.isAbsolute(name) && root !== path.sep;
  return isPlain && path.sep === '/' ? `${root}/${name}` : path.resolve(root, name);
}

/** Where nothing stands in a folder that was looked at, the folder tells as soon as something does. */
function isImplied(place: string, stamp: Stamp | undefined, all: Stamps): boolean {
  return stamp === undefined && all.get(path.dirname(place)) !== undefined;
}

function sureOf(stamp: Stamp | undefined, since: number): Stamp | undefined {
  return stamp && since - stamp.mtimeMs < UNSURE_MS ? unsure : stamp;
}

function setStamp(stamps: Float64Array, index: number, stamp: Stamp | undefined): void {
  const { mtimeMs, ctimeMs, size, ino } = stamp ?? { mtimeMs: NaN, ctimeMs: NaN, size: NaN, ino: NaN };
  stamps.set([mtimeMs, ctimeMs, size, ino], index * FIELDS);
}

function stampIn(stamps: Float64Array, index: number): Stamp | undefined {
  const [mtimeMs = NaN, ctimeMs = NaN, size = NaN, ino = NaN] = stamps.subarray(index * FIELDS, (index + 1) * FIELDS);
  return Number.isNaN(ino) ? undefined : { mtimeMs, ctimeMs, size, ino };
}

/** Of a folder what stands in it counts, by names and kinds. */
function digestOfPlace(place: string): string {
  if (isFolder(place))
    return digestOfText((entriesOf(place).value ?? []).map(entry => `${entry.name}\0${kindIn(entry)}`).join('\n'));
  const { value, fault } = readBytes(place);
  return value ? createHash('sha1').update(value).digest('base64') : `not read: ${fault?.message ?? ''}`;
}

function kindIn(entry: { isDirectory(): boolean; isFile(): boolean }): string {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

export function digestOfText(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}
