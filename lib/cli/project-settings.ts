import path from 'node:path';

import { exists, isFolder, realPath } from '../files/stats.ts';
import { workspaceRootOf } from '../files/workspaces.ts';
import { projectSettings, settingsInFile, type ProjectSettings } from '../settings/home.ts';
import { UsageError } from '../usage-error.ts';
import { unreadSettings } from './eslint-settings.ts';

interface Options {
  /** The project's root; default: what the settings say, the root of the workspace, or the current folder. */
  readonly root?: string;
  /** A JSON file with the settings, in the place of those that the project holds. */
  readonly settings?: string;
}

export interface CommandSettings extends ProjectSettings {
  /** What ESLint is told and this command is not. */
  readonly notes: readonly { readonly message: string }[];
}

/** How the commands name the option that gives them other settings. */
export const SETTINGS_OPTION = [
  '--settings <file>',
  'a JSON file with settings, in the place of those of the project (customerio.config.json, or "customerio" in package.json)',
] as const;

/** How the commands name the option that gives them another root. */
export const ROOT_OPTION = [
  '--root <folder>',
  'the root of the project, which is read whole (default: by the settings, the workspace, or the current folder)',
] as const;

/**
 * The settings of a project that is looked at without its ESLint configuration, which is code and would have to be run.
 *
 * @throws UsageError if something is missing, no JSON or no setting
 */
export function settingsOf(options: Options, cwd: string): CommandSettings {
  const start = folderOf(cwd, options.root ?? '.');
  const found =
    options.settings === undefined
      ? projectSettings(start, given(options))
      : fromFile(options, options.settings, start, cwd);
  const root = folderOf(found.root, '.');
  const notes = options.settings === undefined ? unreadSettings(root, found.settings) : [];
  return { ...found, root, notes };
}

/** A root that is asked for is looked at by itself. */
function given({ root }: Options): { root?: string } {
  return root === undefined ? {} : { root: '.' };
}

function fromFile(options: Options, name: string, start: string, cwd: string): ProjectSettings {
  const file = path.resolve(cwd, name);
  const { root, ...settings } = settingsInFile(file);
  if (options.root !== undefined) return { settings, root: start, file };
  return {
    settings,
    root: root === undefined ? (workspaceRootOf(start) ?? start) : path.resolve(path.dirname(file), root),
    file,
  };
}

/**
 * A folder without symbolic links.
 *
 * @throws UsageError if there is none of that name
 */
export function folderOf(cwd: string, name: string): string {
  const folder = path.resolve(cwd, name);
  if (!exists(folder)) throw new UsageError(`${folder} does not exist.`);
  if (!isFolder(folder))
    throw new UsageError(
      `${folder} is no folder; --root takes the folder of the project, and files are given by themselves.`,
    );
  return realPath(folder);
}
