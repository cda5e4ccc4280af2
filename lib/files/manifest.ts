/** The one reader of `package.json`. */
import path from 'node:path';

import { isObject, parseJson, parseStrictJson } from './json.ts';
import { Members } from './members.ts';
import { absence } from './notes.ts';
import { readStored } from './text.ts';

import type { JsonObject } from './json.ts';
import type { Notes } from './notes.ts';
import type { Fault, Read } from './stats.ts';

export interface Manifest {
  /** Absolute, as `folder`. */
  readonly file: string;
  readonly folder: string;
  readonly name?: string;
  readonly entry: readonly string[];
  /** The subpaths of `exports`, a star included, with what each leads to; in the order in which they are tried. */
  readonly subpaths: readonly Subpath[];
  /** Names with their ranges; of a package that is named twice, what it needs to run. */
  readonly dependencies: ReadonlyMap<string, string>;
  readonly workspaces: readonly string[];
  /** Other programs read it as well: it is JSON in UTF-8, without comments. */
  readonly isPlain: boolean;
  /** All that it says, of whatever kind. */
  readonly data: JsonObject;
}

export interface Subpath {
  readonly from: string;
  readonly to: string;
}

const MAX_BYTES = 1_000_000;
const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
const CONDITIONS = ['.', 'source', 'types', 'import', 'require', 'default'];

/**
 * What a `package.json` says; undefined if there is none, or if it counts as absent.
 *
 * @param notes - where what is wrong with it is told
 */
export function readManifest(file: string, notes?: Notes): Manifest | undefined {
  const { value, fault } = readManifestFile(file);
  if (!fault) return manifestOf(file, value.data, value.isPlain, notes);
  if (fault.kind !== 'missing') notes?.add(file, absence(fault.message));
  return undefined;
}

/** The same for whoever has to tell a missing one from a broken one. */
export function readManifestFile(file: string): Read<{ readonly data: JsonObject; readonly isPlain: boolean }> {
  const { value: stored, fault } = readStored(file, MAX_BYTES);
  if (fault) return { fault };
  const { value: data, fault: why } = parseManifest(stored.text);
  return why
    ? { fault: why }
    : { value: { data, isPlain: stored.encoding === 'utf8' && !parseStrictJson(stored.text).fault } };
}

/** What stands under `customerio` in the `package.json` of a folder. One that counts as absent has no settings for us. */
export function manifestSettings(folder: string): unknown {
  return readManifestFile(path.join(folder, 'package.json')).value?.data['customerio'];
}

/** The object that the text of a `package.json` holds. */
export function parseManifest(text: string): Read<JsonObject> {
  const { value, fault } = parseJson(text);
  if (fault) return { fault };
  return isObject(value) ? { value } : { fault: noObject };
}

const noObject: Fault = { kind: 'content', message: 'it holds no object' };

function manifestOf(file: string, data: JsonObject, isPlain: boolean, notes: Notes | undefined): Manifest {
  const members = new Members(data, message => notes?.add(file, message));
  const name = members.text('name');
  return {
    file,
    folder: path.dirname(file),
    ...(name !== undefined && { name }),
    entry: entriesOf(members),
    subpaths: subpathsOf(data['exports']),
    dependencies: dependenciesOf(members),
    workspaces: workspacesOf(members),
    isPlain,
    data,
  };
}

function entriesOf(members: Members): readonly string[] {
  const exports = members.value('exports');
  if (exports !== undefined && typeof exports !== 'string' && typeof exports !== 'object')
    members.tell('exports', 'a text or an object');
  const main = exportEntry(exports);
  return [
    ...['source', 'module', 'main', 'types'].flatMap(key => members.textOrTexts(key)),
    ...(main === undefined ? [] : [main]),
  ];
}

function dependenciesOf(members: Members): ReadonlyMap<string, string> {
  const dependencies = new Map<string, string>();
  for (const section of SECTIONS) {
    const listed = members.object(section);
    for (const name of listed?.keys() ?? [])
      if (!dependencies.has(name)) dependencies.set(name, listed?.text(name) ?? '');
  }
  return dependencies;
}

/** A list, or an object that holds one, as Yarn has it. */
function workspacesOf(members: Members): readonly string[] {
  return isObject(members.value('workspaces'))
    ? (members.object('workspaces')?.texts('packages') ?? [])
    : members.texts('workspaces');
}

/** As Node.js tries them: what is written out, then the pattern that says most before its star. */
function subpathsOf(value: unknown): readonly Subpath[] {
  if (!isObject(value)) return [];
  const subpaths = Object.entries(value).flatMap(([key, target]) => {
    const to = key.startsWith('./') ? exportEntry(target) : undefined;
    return to === undefined ? [] : [{ from: key.slice(2), to }];
  });
  const specificity = ({ from }: Subpath): number => (from.includes('*') ? from.indexOf('*') : Infinity);
  return subpaths.sort((a, b) => {
    const [left, right] = [specificity(a), specificity(b)];
    return left === right ? 0 : right - left;
  });
}

/** What an entry of `exports` leads to; it is no deeper than what was read can be. */
function exportEntry(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (Array.isArray(value)) return firstOf(value as unknown[]);
  return isObject(value)
    ? firstOf(CONDITIONS.map(key => (Object.hasOwn(value, key) ? value[key] : undefined)))
    : undefined;
}

function firstOf(values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const found = exportEntry(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
