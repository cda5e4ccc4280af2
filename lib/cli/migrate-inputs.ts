import path from 'node:path';

import { UsageError } from '../../codemods/shared/codemod.ts';
import type { ProjectView } from '../../codemods/shared/project-view.ts';
import { exists, isFolder } from '../files/stats.ts';
import type { EslintIgnores } from './migrate-ignores.ts';

export interface Inputs {
  /** Absolute, sorted, each once. */
  readonly files: readonly string[];
  /** Given by name, but no file that is read here. */
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

/**
 * The project's files that the given paths mean.
 *
 * @param paths files and folders, seen from `from`; none means the whole project
 * @throws UsageError if a path leads nowhere or out of the root
 */
export function inputsOf(view: ProjectView, paths: readonly string[], from: string): Inputs {
  if (paths.length === 0) {
    return { files: view.files, skipped: [] };
  }
  const files = new Set<string>();
  const skipped: { file: string; reason: string }[] = [];
  for (const given of paths) {
    const full = path.resolve(from, given);
    if (full !== view.root && !full.startsWith(view.root + path.sep)) {
      throw new UsageError(
        `${given} lies outside of ${view.root}. Run the command in the project's root, or give --root.`,
      );
    }
    if (!exists(full)) {
      throw new UsageError(`${given} does not exist.`);
    }
    if (isFolder(full)) {
      for (const file of view.files) {
        if (full === view.root || file.startsWith(full + path.sep)) {
          files.add(file);
        }
      }
    } else if (view.files.includes(full)) {
      files.add(full);
    } else {
      skipped.push({ file: view.relative(full), reason: 'it is ignored, or no source file' });
    }
  }
  return { files: [...files].sort(), skipped };
}

/** Takes out what ESLint ignores: what nobody lints is generated, or is not the project's to change. */
export async function withoutIgnored(
  view: ProjectView,
  { files, skipped }: Inputs,
  { isIgnored }: EslintIgnores,
): Promise<Inputs> {
  const kept: string[] = [];
  const ignored: { file: string; reason: string }[] = [];
  for (const file of files) {
    if (await isIgnored(file)) {
      ignored.push({ file: view.relative(file), reason: 'ESLint ignores it' });
    } else {
      kept.push(file);
    }
  }
  return { files: kept, skipped: [...skipped, ...ignored] };
}
