import path from 'node:path';

import { readJson } from '../files/json.ts';
import { manifestSettings } from '../files/manifest.ts';
import { exists, isFolder, realPath } from '../files/stats.ts';
import { readSettings, type Settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

interface Options {
  /** The project's root; default: the current folder. */
  readonly root?: string;
  /** A JSON file with the settings; default: `customerio` in the root's package.json. */
  readonly settings?: string;
}

/**
 * The settings of a project that is looked at without its ESLint configuration, which is code and would have to be run.
 *
 * @throws UsageError if something is missing, no JSON or no setting
 */
export function settingsOf(options: Options, cwd: string): { settings: Settings; root: string } {
  const start = folderOf(path.resolve(cwd, options.root ?? '.'));
  const file = options.settings === undefined ? path.join(start, 'package.json') : path.resolve(cwd, options.settings);
  const value = options.settings === undefined ? manifestSettings(start) : settingsIn(file);
  try {
    const { root, ...settings } = readSettings(value);
    const folder =
      options.root === undefined && root !== undefined ? folderOf(path.resolve(path.dirname(file), root)) : start;
    return { settings, root: folder };
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}

function folderOf(folder: string): string {
  if (!exists(folder)) throw new UsageError(`${folder} does not exist.`);
  if (!isFolder(folder))
    throw new UsageError(
      `${folder} is no folder; --root takes the folder of the project, and files are given by themselves.`,
    );
  return realPath(folder);
}

function settingsIn(file: string): unknown {
  const { value, fault } = readJson(file);
  if (fault) throw new UsageError(`${file} cannot be read: ${fault.message}.`);
  return value;
}
