import { createRequire } from 'node:module';
import path from 'node:path';

import { isObject, readJson } from './json.ts';
import { relative } from './listing.ts';
import { readManifest } from './manifest.ts';
import { Members } from './members.ts';
import { absence } from './notes.ts';
import { isFile } from './stats.ts';
import { readYaml } from './yaml.ts';

import type picomatch from 'picomatch';
import type { Manifest } from './manifest.ts';
import type { Notes } from './notes.ts';

interface Pattern {
  /** Relative to the root, without a `!`. */
  readonly glob: string;
  readonly isNegated: boolean;
  /** The file that holds it. */
  readonly file: string;
}

type Matcher = (name: string) => boolean;

const MAX_BYTES = 500_000;
/** Globs of workspaces are short. What is built of a long one is a regular expression that takes for ever. */
const MAX_GLOB = 1_000;

/**
 * Which packages of the tree are the workspace's own. A folder that merely happens to hold a
 * `package.json` named like a dependency is none.
 */
export function workspaceMembers(
  root: string,
  manifests: readonly Manifest[],
  notes?: Notes,
): (manifest: Manifest) => boolean {
  const patterns = [
    ...manifests.flatMap(({ file, folder, workspaces }) =>
      workspaces.map(text => patternOf(text, relative(root, folder), file)),
    ),
    ...otherLists(root, notes),
  ];
  return patterns.length > 0 ? membersByPattern(root, patterns, notes) : membersByName(manifests);
}

/**
 * The root of the workspace that lists the package in which a folder stands, or that the folder is; undefined where
 * nobody lists it.
 */
export function workspaceRootOf(folder: string): string | undefined {
  const home = foldersFrom(folder).find(each => isFile(path.join(each, 'package.json')));
  return home === undefined
    ? undefined
    : foldersFrom(home).find(root => {
        const patterns = patternsAt(root);
        return patterns.length > 0 && membersByPattern(root, patterns, undefined)({ folder: home });
      });
}

/** A folder and those around it, from the inside. */
export function foldersFrom(folder: string): string[] {
  const above = path.dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersFrom(above)];
}

function patternsAt(root: string): readonly Pattern[] {
  const file = path.join(root, 'package.json');
  const listed = readManifest(file)?.workspaces ?? [];
  return [...listed.map(text => patternOf(text, '', file)), ...otherLists(root, undefined)];
}

/** The lists that pnpm and Lerna keep beside the manifest. */
function otherLists(root: string, notes: Notes | undefined): readonly Pattern[] {
  const pnpm = path.join(root, 'pnpm-workspace.yaml');
  const lerna = path.join(root, 'lerna.json');
  return [
    { file: pnpm, read: readYaml(pnpm, MAX_BYTES) },
    { file: lerna, read: readJson(lerna, MAX_BYTES) },
  ].flatMap(({ file, read: { value, fault } }) => {
    if (fault) {
      if (fault.kind !== 'missing') notes?.add(file, absence(fault.message));
      return [];
    }
    // An empty file of YAML says nothing, and is none the worse for it.
    if (value === null) return [];
    if (!isObject(value)) {
      notes?.add(file, absence('it holds no object'));
      return [];
    }
    const members = new Members(value, message => notes?.add(file, message));
    return members.texts('packages').map(text => patternOf(text, '', file));
  });
}

function patternOf(text: string, folder: string, file: string): Pattern {
  const isNegated = text.startsWith('!');
  const glob = path.posix.join(folder, isNegated ? text.slice(1) : text);
  return { glob: glob.replace(/^\.?\/|\/$/g, ''), isNegated, file };
}

function membersByPattern(
  root: string,
  patterns: readonly Pattern[],
  notes: Notes | undefined,
): (manifest: Pick<Manifest, 'folder'>) => boolean {
  const matchers = (isNegated: boolean): readonly Matcher[] =>
    patterns.filter(pattern => pattern.isNegated === isNegated).flatMap(pattern => matcherOf(pattern, notes) ?? []);
  const wanted = matchers(false);
  const refused = matchers(true);
  return ({ folder }) => {
    const name = relative(root, folder);
    return name === '' || (wanted.some(matches => matches(name)) && !refused.some(matches => matches(name)));
  };
}

/** Patterns match folders whole, not what lies in them. */
function matcherOf({ glob, file }: Pattern, notes: Notes | undefined): Matcher | undefined {
  if (glob === '' || glob === '.') return name => name === '';
  if (isCostly(glob)) {
    notes?.add(file, 'One of its patterns is left out, since matching it could take for ever.');
    return undefined;
  }
  try {
    return globs()(glob, { dot: true });
  } catch {
    notes?.add(file, 'One of its patterns is left out, since it cannot be understood.');
    return undefined;
  }
}

/** Whether the regular expression of a glob backtracks without end: many stars in a name, or repeated groups. */
function isCostly(glob: string): boolean {
  return (
    glob.length > MAX_GLOB || /[*+]\(/.test(glob) || glob.split('/').some(part => (part.match(/\*+/g)?.length ?? 0) > 3)
  );
}

let loaded: typeof picomatch | undefined;

/** Loaded at first use: most projects are one package. */
function globs(): typeof picomatch {
  return (loaded ??= createRequire(import.meta.url)('picomatch') as typeof picomatch);
}

/** Where nobody lists the members: what no manifest asks the registry for. */
function membersByName(manifests: readonly Manifest[]): (manifest: Manifest) => boolean {
  const fromRegistry = new Set(
    manifests.flatMap(manifest =>
      [...manifest.dependencies]
        .filter(([, range]) => /^(?:[\^~>=<]*\d|latest$|npm:)/.test(range))
        .map(([name]) => name),
    ),
  );
  return manifest => manifest.name !== undefined && !fromRegistry.has(manifest.name);
}
