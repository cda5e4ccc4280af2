/** Events in a plan of JSON that have two names for a while: their entries are written twice, and once again. */
import { isDeepStrictEqual } from 'node:util';

import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import { escapePointer, jsonPlaces } from '../../lib/files/json-places.ts';
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

/** The edit that takes an entry out that says the same as another one but for its name. */
export function entryOnce(text: string, place: NamePlace, twin: NamePlace): Edit | undefined {
  const entry = entryOf(text, place);
  const other = entryOf(text, twin);
  if (!entry || !other || !isSameBut(place.pointer.at(-1), entry.value, other.value)) {
    return undefined;
  }
  const comma = /^\s*,/.exec(text.slice(entry.end))?.[0].length ?? 0;
  const gap = gapBefore(text, entry.start).length;
  const start = comma > 0 ? entry.start : text.lastIndexOf(',', entry.start);
  return replace([comma > 0 ? entry.start - gap : start, entry.end + comma], '');
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
