/** Where the code of a file runs, by the manifests and the configuration above it. */
import path from 'node:path';

import { platformConfigurations, platformPackages } from '../../catalog/serverless.ts';
import { readManifest } from '../../files/manifest.ts';
import { exists } from '../../files/stats.ts';

/** What the packages above a file say. Read anew each time: it is asked for the few places that are to be changed. */
export interface Surroundings {
  /** The range in which a package is asked for; undefined if no manifest names it. */
  versionOf(name: string): string | undefined;
  /** What shows that a platform runs this code which may end when the answer is out. */
  readonly serverless: string | undefined;
}

/** @param file relative to the root */
export function surroundingsOf(root: string, file: string): Surroundings {
  const folders = foldersAbove(root, file);
  const manifests = folders.flatMap(folder => readManifest(path.join(folder, 'package.json'))?.dependencies ?? []);
  const versionOf = (name: string): string | undefined => manifests.find(each => each.has(name))?.get(name);
  const dependency = manifests.flatMap(each => [...each.keys()]).find(name => platformPackages.test(name));
  const found =
    dependency ?? platformConfigurations.find(name => folders.some(folder => exists(path.join(folder, name))));
  return { versionOf, serverless: found };
}

function foldersAbove(root: string, file: string): string[] {
  const folders: string[] = [];
  for (let folder = path.posix.dirname(file); ; folder = path.posix.dirname(folder)) {
    folders.push(path.join(root, folder));
    if (folder === '.' || folder === '/' || folder.startsWith('..')) return folders;
  }
}

/** Whether every version of a range has `after()` of `next/server`, which is stable since 15.1. */
export function hasAfter(range: string | undefined): boolean {
  if (range === undefined) return false;
  if (/^(?:latest|canary|rc)$/.test(range)) return true;
  const [, major = '0', minor] = /(\d+)(?:\.(\d+))?/.exec(range) ?? [];
  return Number(major) > 15 || (major === '15' && (minor === undefined || Number(minor) >= 1));
}
