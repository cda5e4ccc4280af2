/** Where tools keep what they can make again. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

import { exists, isFolder } from './stats.ts';

const NAME = 'eslint-plugin-customerio';

/**
 * The folder in which what is known of a project is kept between processes: in its `node_modules`, or in those of the
 * repository around it; else among the user's own, such as where packages are not unpacked.
 *
 * @param root absolute
 */
export function cacheFolderOf(root: string): string {
  for (const folder of repositoryFolders(root)) {
    const modules = path.join(folder, 'node_modules');
    if (isFolder(modules)) return path.join(modules, '.cache', NAME, path.relative(folder, root));
  }
  return path.join(userCache(), NAME, createHash('sha1').update(root).digest('hex').slice(0, 16));
}

/** A folder and those above it in its repository; the folder alone where it stands in none. */
function repositoryFolders(root: string): readonly string[] {
  const folders = [root];
  for (let folder = root; !exists(path.join(folder, '.git')); folders.push(folder)) {
    const above = path.dirname(folder);
    if (above === folder) return [root];
    folder = above;
  }
  return folders;
}

function userCache(): string {
  const { XDG_CACHE_HOME: given, LOCALAPPDATA: local } = process.env;
  if (given !== undefined && path.isAbsolute(given)) return given;
  return process.platform === 'win32' && local !== undefined ? local : path.join(homedir(), '.cache');
}

/**
 * Writes a file whole or not at all, so that readers never see half of one; a folder that cannot be written to is no
 * error. The file is its owner's alone: it holds what the project's code says.
 */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(temporary, content, { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    remove(temporary);
  }
}

/** Where a folder could not be made, asking for a file in it fails as well. */
function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is not there, or in nobody's way.
  }
}
