import path from 'node:path';

import type { Session } from './codemod.ts';
import type { RawOptions } from './options.ts';
import { textOption } from './options.ts';
import type { ProjectView } from './project-view.ts';
import { openView } from './project-view.ts';

/** What jscodeshift calls for each file. */
export type Transform = (
  file: { readonly path: string; readonly source: string },
  api: { readonly report?: (message: string) => void },
  options: RawOptions,
) => string | undefined;

/**
 * The codemod as jscodeshift runs it. The project is opened once for each worker and root; jscodeshift
 * gives the same options to every file of a run.
 */
export function transformOf(start: (view: ProjectView, options: RawOptions) => Session): Transform {
  const sessions = new Map<string, Session>();
  return ({ path: file, source }, { report }, options) => {
    const root = path.resolve(textOption(options, 'root') ?? '.');
    const key = JSON.stringify([root, options]);
    let session = sessions.get(key);
    if (!session) {
      session = start(openView(root), options);
      sessions.set(key, session);
    }
    const { text, sites } = session.change(path.resolve(file), source);
    for (const { line, what, reason, status } of sites) {
      if (status === 'skipped') {
        report?.(`${file}:${line} ${what}: skipped, ${reason ?? 'for no stated reason'}`);
      }
    }
    return text;
  };
}
