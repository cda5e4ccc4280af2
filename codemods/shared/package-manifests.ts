import path from 'node:path';

import type { Dependency, ManifestText } from '../../lib/edit/manifest.ts';
import { addDependency, lowestMajor, readManifestText, replaceDependency } from '../../lib/edit/manifest.ts';
import { Lines } from '../../lib/edit/lines.ts';
import { exactTextOf } from '../../lib/files/text.ts';
import { withByteOrderMarkOf, withoutByteOrderMark } from '../../lib/edit/source.ts';
import type { NewFile } from './codemod.ts';
import type { ProjectView } from './project-view.ts';

export interface Manifest extends ManifestText {
  /** Absolute. */
  readonly file: string;
  /** As it is on disk, byte order mark included. */
  readonly original: string;
}

/** The manifests above a file, up to the root, the nearest first. */
function manifestsAbove(view: ProjectView, file: string): Manifest[] {
  const found: Manifest[] = [];
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const manifest = readManifest(path.join(folder, 'package.json'));
    if (manifest) {
      found.push(manifest);
    }
    if (folder === view.root || folder === path.dirname(folder)) {
      return found;
    }
  }
}

function readManifest(file: string): Manifest | undefined {
  const original = exactTextOf(file);
  const read = original === undefined ? undefined : readManifestText(withoutByteOrderMark(original));
  return read && original !== undefined ? { ...read, file, original } : undefined;
}

/** The folder of the package that a file belongs to; the root if there is no manifest. */
export function packageOf(view: ProjectView, file: string): string {
  const [nearest] = manifestsAbove(view, file);
  return nearest ? path.dirname(nearest.file) : view.root;
}

export interface Owned {
  readonly manifest: Manifest;
  readonly files: readonly string[];
}

/** The manifests that give a package to these files: for each file the nearest that names it. */
export function ownersOf(view: ProjectView, files: readonly string[], name: string): Owned[] {
  const found = new Map<string, { manifest: Manifest; files: string[] }>();
  for (const file of files) {
    const manifest = manifestsAbove(view, file).find(({ dependencies }) =>
      dependencies.some(each => each.name === name),
    );
    if (manifest) {
      const owned = found.get(manifest.file) ?? { manifest, files: [] };
      owned.files.push(file);
      found.set(manifest.file, owned);
    }
  }
  return [...found.values()];
}

/** The oldest Node.js that the code of these files may run on, as the manifests have it; undefined if none says so. */
export function nodeFloor(view: ProjectView, files: readonly string[]): number | undefined {
  const floors = files.flatMap(file => floorAbove(manifestsAbove(view, file)) ?? []);
  return floors.length > 0 ? Math.min(...floors) : undefined;
}

function floorAbove(manifests: readonly Manifest[]): number | undefined {
  // What the code is run with counts before what it is type-checked against.
  const engine = manifests.map(manifest => manifest.engine).find(each => each !== undefined);
  const types = manifests
    .flatMap(({ dependencies }) => dependencies)
    .find(({ name }) => name === '@types/node')?.version;
  return (
    (engine === undefined ? undefined : lowestMajor(engine)) ?? (types === undefined ? undefined : lowestMajor(types))
  );
}

export interface ManifestChange {
  readonly old: Dependency;
  /** Undefined: it is taken out. */
  readonly to?: { readonly name: string; readonly version: string };
  /** The old one stays, since something needs it still. */
  readonly isBeside?: boolean;
}

/** The manifest with its dependencies changed one after the other, as a file beside the sources. */
export function changedManifest(view: ProjectView, manifest: Manifest, changes: readonly ManifestChange[]): NewFile {
  const lines = new Lines(manifest.text);
  let current: ManifestText = manifest;
  for (const { old, to, isBeside } of changes) {
    const now = current.dependencies.find(({ section, name }) => section === old.section && name === old.name);
    const text = !now
      ? current.text
      : to && isBeside
        ? addDependency(current, now, to)
        : replaceDependency(current, now, to);
    current = readManifestText(text) ?? current;
  }
  return {
    file: manifest.file,
    before: manifest.original,
    text: withByteOrderMarkOf(manifest.original, current.text),
    sites: changes.map(({ old }) => ({
      file: view.relative(manifest.file),
      ...lines.at(old.range[0]),
      status: 'changed',
      what: `${old.name} ${old.version}`,
      forPerson: false,
    })),
  };
}
