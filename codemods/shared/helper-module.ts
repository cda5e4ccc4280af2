import path from 'node:path';

import { modulesThatExport } from '../../lib/concerns/shared/helper-modules.ts';
import { exists } from '../../lib/files/stats.ts';
import { UsageError } from './codemod.ts';
import type { ProjectView } from './project-view.ts';

export const HELPER_NAME = 'trackCioEvent';

/** The way on where no module of the project can have the helper: a part of reasons. */
export const TO_BE_MADE = 'give --helper-module with the path of a module to be made';

export function saysToBeMade(reason: string): boolean {
  return reason.includes(TO_BE_MADE);
}

/** Where the guarded helper comes from. */
export type HelperModule =
  /** A file of the project; imported as each importer would. */
  | { readonly file: string; readonly specifier?: undefined }
  /** A specifier to be used as it is. */
  | { readonly specifier: string; readonly file?: undefined };

const LOOKS_LIKE_FILE = /\.[cm]?[jt]sx?$|\.vue$/;

/**
 * Finds the module of the helper.
 *
 * @param wanted what was asked for: a file of the project or a specifier
 * @throws UsageError if no module was asked for and none, or more than one, exports the helper
 */
export function findHelperModule(view: ProjectView, name: string, wanted: string | undefined): HelperModule {
  if (wanted !== undefined) {
    const file = fileNamed(view, wanted);
    return file ? { file } : { specifier: wanted };
  }
  const exporting = modulesThatExport(view.relatedFiles, name, file => view.text(file));
  const files = exporting.length > 1 ? sendersAmong(view, exporting) : exporting;
  if (files.length > 1) {
    const list = files.map(file => view.relative(file)).join(', ');
    throw new UsageError(`Several modules export ${name}: ${list}. Name the one to use with --helper-module.`);
  }
  const [file] = files;
  if (!file) {
    throw new UsageError(
      `No module of this project exports ${name}. Run the codemod add-cio-guard first, or name the module with --helper-module.`,
    );
  }
  return { file };
}

/** Those that send to Customer.io themselves, whatever else is called so; all where that tells none from the others. */
function sendersAmong(view: ProjectView, files: readonly string[]): readonly string[] {
  const sending = new Set(
    view
      .calls()
      .filter(({ vendor, inTest }) => vendor === 'customerio' && !inTest)
      .map(({ file }) => view.absolute(file)),
  );
  const own = files.filter(file => sending.has(file));
  return own.length > 0 ? own : files;
}

/** The file that a path on the command line means: seen from the root, or from where the command runs. */
function fileNamed(view: ProjectView, wanted: string): string | undefined {
  const candidates = [path.resolve(view.root, wanted), path.resolve(wanted)];
  const found = candidates.find(file => LOOKS_LIKE_FILE.test(file) && exists(file));
  if (found) {
    return found;
  }
  // A module that is still to be written is named by its folder: `src/ui/hooks/use-cio`.
  const isPath =
    LOOKS_LIKE_FILE.test(wanted) ||
    wanted.startsWith('./') ||
    wanted.startsWith('../') ||
    (wanted.includes('/') && exists(path.dirname(path.resolve(view.root, wanted))));
  return isPath ? (view.resolve(path.join(view.root, 'package.json'), dotted(wanted)) ?? candidates[0]) : undefined;
}

function dotted(wanted: string): string {
  return wanted.startsWith('.') || path.isAbsolute(wanted) ? wanted : `./${wanted}`;
}
