import path from 'node:path';

import { stopCompiling } from '../../lib/interface/stop-compiling.ts';
import type { Session } from './codemod.ts';
import type { RawOptions } from './options.ts';
import type { ProjectView } from './project-view.ts';

// This module, what stops Babel and the index of each codemod are all that jscodeshift compiles: everything else is loaded when the
// first file comes, so that nothing of it may be imported here.

/** What jscodeshift calls for each file. */
export type Transform = (
  file: { readonly path: string; readonly source: string },
  api: { readonly report?: (message: string) => void },
  options: RawOptions,
) => Promise<string | undefined>;

type Start = (view: ProjectView, options: RawOptions) => Session;

/**
 * The codemod as jscodeshift runs it. The project is opened once for each worker and root; jscodeshift
 * gives the same options to every file of a run.
 */
export function transformOf(load: () => Promise<{ readonly start: Start }>): Transform {
  const sessions = new Map<string, Promise<Session>>();
  return async ({ path: file, source }, { report }, options) => {
    const key = JSON.stringify(options);
    const session = sessions.get(key) ?? open(load, options);
    sessions.set(key, session);

    const { text, sites } = (await session).change(path.resolve(file), source);
    for (const { line, what, reason, status } of sites) {
      if (status === 'skipped') {
        report?.(`${file}:${line} ${what}: skipped, ${reason ?? 'for an unknown reason'}`);
      }
    }
    return text;
  };
}

async function open(load: () => Promise<{ readonly start: Start }>, options: RawOptions): Promise<Session> {
  stopCompiling();
  const [{ start }, { openView }, { sparingGenerated }, { withMarkers }, { projectSettings }] = await Promise.all([
    load(),
    import('./project-view.ts'),
    import('./generated.ts'),
    import('./markers.ts'),
    import('../../lib/settings/home.ts'),
  ]);
  // Where `migrate` looks as well.
  const given = typeof options.root === 'string' ? { root: options.root } : {};
  const { settings, root } = projectSettings(process.cwd(), given);
  const view = openView(root, settings);
  const session = sparingGenerated(start(view, options));
  return options.markers === false ? session : withMarkers(view, session);
}
