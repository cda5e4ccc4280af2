/** Events in a plan of JSON that have two names for a while: their entries are written twice, and once again. */
import { isDeepStrictEqual } from 'node:util';

import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import { escapePointer, jsonPlaces } from '../../lib/files/json-places.ts';
import type { Range } from '../../lib/reading.ts';
import { ownValue } from '../../lib/text/own-value.ts';
import type { NamePlace } from '../../lib/plan/model.ts';
import { renameInText } from '../../lib/plan/rename.ts';

/** An entry of a list, `{ "key": "Request Created", … }`. */
interface Entry {
  readonly start: number;
  readonly end: number;
  readonly value: unknown;
}

/**
 * The edit that puts an entry of the same content and another name behind one of a list.
 *
 * @param place of the name in the entry
 * @returns undefined where the plan is no JSON, or names the event otherwise
 */
export function entryTwice(file: string, text: string, place: NamePlace, name: string): Edit | undefined {
  const entry = entryOf(text, place);
  const renamed = entry && renameInText(file, text, place, name);
  if (!entry || !renamed) {
    return undefined;
  }
  const [from, to] = renamed.range;
  const copy = text.slice(entry.start, from) + renamed.text + text.slice(to, entry.end);
  return insertAt(entry.end, `,${gapBefore(text, entry.start)}${copy}`);
}

/** An entry that says the same as another one but for its name: one of the two can go. */
export function entryOnce(text: string, place: NamePlace, twin: NamePlace): Range | undefined {
  const entry = entryOf(text, place);
  const other = entryOf(text, twin);
  return entry && other && isSameBut(place.pointer.at(-1), entry.value, other.value)
    ? [entry.start, entry.end]
    : undefined;
}

/** The edits that take entries out of their lists, with the commas that parted them from others. */
export function withoutEntries(text: string, entries: readonly Range[]): Edit[] {
  const runs: (readonly [start: number, end: number])[] = [];
  for (const [start, end] of entries.toSorted(([a], [b]) => a - b)) {
    const last = runs.at(-1);
    // Two that stand side by side share a comma.
    if (last && /^\s*,\s*$/.test(text.slice(last[1], start))) {
      runs[runs.length - 1] = [last[0], end];
    } else {
      runs.push([start, end]);
    }
  }
  return runs.map(([start, end]) => {
    const gap = gapBefore(text, start).length;
    if (text[start - gap - 1] === ',') {
      return replace([start - gap - 1, end], '');
    }
    const behind = /^\s*,\s*/.exec(text.slice(end))?.[0].length;
    return replace(behind === undefined ? [start - gap, end] : [start, end + behind], '');
  });
}

function entryOf(text: string, { pointer, as }: NamePlace): Entry | undefined {
  const steps = pointer.slice(0, -1);
  if (as !== 'value' || typeof steps.at(-1) !== 'number') {
    return undefined;
  }
  const start = jsonPlaces(text).offsets.get(steps.map(step => `/${escapePointer(String(step))}`).join(''));
  const end = start === undefined ? undefined : endOfObject(text, start);
  return start === undefined || end === undefined
    ? undefined
    : { start, end, value: JSON.parse(text.slice(start, end)) as unknown };
}

function isSameBut(key: string | number | undefined, a: unknown, b: unknown): boolean {
  const rest = (value: unknown): unknown => ({ ...(value as object), [String(key)]: undefined });
  return isDeepStrictEqual(rest(a), rest(b)) && ownValue(a as Record<string, unknown>, String(key)) !== undefined;
}

/** The blanks before an entry, back to the comma or the bracket. */
function gapBefore(text: string, start: number): string {
  const before = text.slice(0, start);
  return before.slice(before.trimEnd().length);
}

function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let isText = false;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (isText && sign === '\\') {
      at++;
    } else if (sign === '"') {
      isText = !isText;
    } else if (!isText && (sign === '{' || sign === '}')) {
      depth += sign === '{' ? 1 : -1;
      if (depth === 0) {
        return at + 1;
      }
    }
  }
  return undefined;
}
