import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

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
  const isManifest = options.settings === undefined;
  if (isManifest && !existsSync(file)) return { settings: {}, root: start };
  const content = readJson(file, !isManifest);
  const value = isManifest ? (content as { customerio?: unknown } | undefined)?.customerio : content;
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
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`${folder} does not exist.`);
  if (!stats.isDirectory())
    throw new UsageError(
      `${folder} is no folder; --root takes the folder of the project, and files are given by themselves.`,
    );
  return realpathSync(folder);
}

function readJson(file: string, isRequired: boolean): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`${file} cannot be read.`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // A package.json that npm could not read either has no settings for us.
    if (!isRequired) return undefined;
    throw new UsageError(`${file} is not JSON: ${(error as Error).message}`);
  }
}
