/** Where the settings of a project stand, and which root they are for: the one place in which files are asked for them. */
import path from 'node:path';

import { readJson } from '../files/json.ts';
import { manifestSettings } from '../files/manifest.ts';
import { isFile } from '../files/stats.ts';
import { foldersFrom, workspaceRootOf } from '../files/workspaces.ts';
import { readSettings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

import type { Settings } from './types.ts';

/** The file that holds nothing but settings; the other home is `customerio` in the package.json beside it. */
export const SETTINGS_FILE = 'customerio.config.json';

export interface ProjectSettings {
  /** Without `root`. */
  readonly settings: Settings;
  /** Absolute. */
  readonly root: string;
  /** The file of the project that holds settings, absolute; undefined where none does. */
  readonly file?: string;
}

/**
 * The settings that count in a folder, and the root that they are for.
 *
 * @param cwd - absolute: where somebody asks
 * @param given - what is said elsewhere, in the configuration of ESLint: it goes before, key by key. With a `root`,
 * seen from `cwd`, no other is looked for
 * @throws UsageError that names the file and the key, if what a file holds is not valid
 */
export function projectSettings(cwd: string, given: Settings = {}): ProjectSettings {
  const { root: asked, ...own } = given;
  const named = asked === undefined ? undefined : path.resolve(cwd, asked);
  const workspace = named === undefined ? workspaceRootOf(cwd) : undefined;
  const folders = named === undefined ? foldersUpTo(workspace ?? packageOf(cwd), cwd) : [named];
  for (const folder of folders) {
    const file = settingsFileOf(folder);
    if (file === undefined) continue;
    const { root, ...settings } =
      path.basename(file) === SETTINGS_FILE ? settingsInFile(file) : validSettings(file, manifestSettings(folder));
    return { settings: { ...settings, ...own }, root: named ?? path.resolve(folder, root ?? '.'), file };
  }
  return { settings: own, root: named ?? workspace ?? cwd };
}

/**
 * The file of a folder that holds the settings of a project.
 *
 * @throws UsageError if two do
 */
export function settingsFileOf(folder: string): string | undefined {
  const file = path.join(folder, SETTINGS_FILE);
  const isThere = isFile(file);
  const manifest = path.join(folder, 'package.json');
  if (manifestSettings(folder) === undefined) return isThere ? file : undefined;
  if (isThere)
    throw new UsageError(
      `${folder} has settings in ${SETTINGS_FILE} and under "customerio" in package.json. Keep them in one of the two.`,
    );
  return manifest;
}

/**
 * The settings that are all that a JSON file holds.
 *
 * @throws UsageError that names the file, if it cannot be read or what it holds is not valid
 */
export function settingsInFile(file: string): Settings {
  const { value, fault } = readJson(file);
  if (fault) throw new UsageError(`${file} cannot be read: ${fault.message}.`);
  return validSettings(file, value);
}

function validSettings(file: string, value: unknown): Settings {
  try {
    return readSettings(value);
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}

/** The folder of the package that a folder stands in; the folder itself where there is none. */
function packageOf(folder: string): string {
  return foldersFrom(folder).find(each => isFile(path.join(each, 'package.json'))) ?? folder;
}

function foldersUpTo(top: string, folder: string): string[] {
  const folders = foldersFrom(folder);
  return folders.slice(0, folders.indexOf(top) + 1);
}
