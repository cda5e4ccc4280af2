/** Events under new names, in the texts of plans and in the lock file. */
import { escapePointer, jsonPlaces } from '../files/json-places.ts';
import { yamlParser } from '../files/yaml.ts';
import { ownValue } from '../text/own-value.ts';
import { record } from './lock.ts';

import type * as Yaml from 'yaml';
import type { Lock, LockedEvent, LockedProperty } from './lock.ts';
import type { NamePlace } from './model.ts';

/** Old names and new ones. */
export type Renames = ReadonlyMap<string, string>;

/** A name in the text of a plan's file, quotes included. */
export interface NameInText {
  readonly range: readonly [number, number];
  /** What is to stand there. */
  readonly text: string;
}

/**
 * The change that gives a name in a plan's text another one.
 *
 * @returns undefined where it cannot be made in place: an anchor, a block of text, a file's own name
 */
export function renameInText(file: string, text: string, place: NamePlace, name: string): NameInText | undefined {
  if (place.as === 'file') return undefined;
  return /\.ya?ml$/i.test(file) ? inYaml(text, place, name) : inJson(text, place, name);
}

// eslint-disable-next-line no-control-regex
const string = /"(?:[^"\\\u0000-\u001f]|\\.)*"/y;

function inJson(text: string, { pointer, as }: NamePlace, name: string): NameInText | undefined {
  const offset = jsonPlaces(text).offsets.get(pointer.map(step => `/${escapePointer(String(step))}`).join(''));
  if (offset === undefined) return undefined;
  const first = stringAt(text, offset);
  if (!first) return undefined;
  // Of a member the place is that of its key.
  const isMember = /^\s*:/.test(text.slice(first[1]));
  const value =
    isMember && as === 'value'
      ? stringAt(text, first[1] + (/^\s*:\s*/.exec(text.slice(first[1]))?.[0].length ?? 0))
      : first;
  return value && { range: value, text: JSON.stringify(name) };
}

function stringAt(text: string, offset: number): readonly [number, number] | undefined {
  string.lastIndex = offset;
  return string.test(text) ? [offset, string.lastIndex] : undefined;
}

function inYaml(text: string, { pointer, as }: NamePlace, name: string): NameInText | undefined {
  const yaml = yamlParser();
  const scalarIn = (from: string, steps: NamePlace['pointer']): Yaml.Scalar | undefined => {
    const document = yaml.parseDocument(from);
    const node = document.errors.length === 0 && nodeIn(yaml, document.contents, steps, as);
    return node && yaml.isScalar(node) ? node : undefined;
  };
  const node = scalarIn(text, pointer);
  if (!node?.range || node.anchor || node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') return undefined;
  const [start, end] = node.range;
  const plain =
    node.type === 'QUOTE_SINGLE' && !/[\n\r]/.test(name)
      ? `'${name.replaceAll("'", "''")}'`
      : node.type === 'PLAIN'
        ? yaml.stringify(name, { lineWidth: 0 }).trimEnd()
        : JSON.stringify(name);
  const after = as === 'key' ? [...pointer.slice(0, -1), name] : pointer;
  // What is fine by itself may mean something else where it is put.
  const written = [plain, JSON.stringify(name)].find(
    one => scalarIn(text.slice(0, start) + one + text.slice(end), after)?.value === name,
  );
  return written === undefined ? undefined : { range: [start, end], text: written };
}

/** The node at a pointer; keys are compared as they are read, so that `1:` is the key `1`. */
function nodeIn(
  { isMap, isScalar, isSeq }: typeof Yaml,
  contents: unknown,
  pointer: NamePlace['pointer'],
  as: NamePlace['as'],
): unknown {
  let node: unknown = contents;
  for (const [index, step] of pointer.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (as === 'key' && index === pointer.length - 1) return pair?.key;
      node = pair?.value;
    } else node = isSeq(node) ? node.items[Number(step)] : undefined;
  }
  return node;
}

/**
 * The lock file of a project whose events were renamed: what stood under the old name stands under the new one,
 * and the change is recorded.
 *
 * @param isDual the old names are still sent, beside the new ones
 */
export function renameInLock(lock: Lock, renames: Renames, isDual: boolean): Lock {
  const events = moved(lock.events, renames, isDual);
  const renamed = new Map(Object.entries(lock.renamed));
  for (const [from, to] of lastFirst(renames)) {
    // What became of a still older name is the newest one.
    for (const [older, later] of renamed) if (later === from && older !== to) renamed.set(older, to);
    renamed.delete(to);
    renamed.set(from, to);
  }
  const sent = new Set(renames.values());
  return { ...lock, events, removed: lock.removed.filter(name => !sent.has(name)), renamed: record([...renamed]) };
}

/** Of names that are given on, `a` to `b` and `b` to `c`, the one that moves out before the one that moves in. */
function lastFirst(renames: Renames): readonly (readonly [string, string])[] {
  const open = new Map(renames);
  const ordered: (readonly [string, string])[] = [];
  while (open.size > 0) {
    const free = [...open].filter(([, to]) => !open.has(to));
    // Names in a circle have no last one.
    const next = free.length > 0 ? free : [...open];
    next.forEach(([from]) => open.delete(from));
    ordered.push(...next);
  }
  return ordered;
}

function moved(events: Lock['events'], renames: Renames, isDual: boolean): Lock['events'] {
  const result = new Map<string, LockedEvent>();
  for (const [name, event] of Object.entries(events)) {
    const to = renames.get(name);
    for (const key of to === undefined ? [name] : isDual ? [name, to] : [to]) {
      const known = result.get(key);
      result.set(key, known ? together(known, event) : event);
    }
  }
  return record([...result]);
}

function together(a: LockedEvent, b: LockedEvent): LockedEvent {
  const properties = new Map<string, LockedProperty>();
  for (const [key, mine, theirs] of [...new Set([...Object.keys(a.properties), ...Object.keys(b.properties)])].map(
    key => [key, ownValue(a.properties, key), ownValue(b.properties, key)] as const,
  )) {
    properties.set(key, {
      types: union(mine?.types ?? [], theirs?.types ?? []),
      always: mine?.always === true && theirs?.always === true,
    });
  }
  return {
    files: union(a.files, b.files),
    vendors: union(a.vendors, b.vendors),
    properties: record([...properties]),
    open: a.open || b.open,
  };
}

function union<Item extends string>(a: readonly Item[], b: readonly Item[]): Item[] {
  return [...new Set([...a, ...b])].sort();
}
