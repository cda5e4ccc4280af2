import { madeOnce, repeatedClients } from '../../lib/concerns/clients/find.ts';
import type { Session } from '../shared/codemod.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { fileSession } from '../shared/file-session.ts';
import type { RawOptions } from '../shared/options.ts';
import { flagOption } from '../shared/options.ts';
import type { ProjectView } from '../shared/project-view.ts';

/** Makes each client once that the rule finds to be made again and again. */
export function start(view: ProjectView, options: RawOptions): Session {
  const lazy = flagOption(options, 'lazy');
  return fileSession(view, { find: at => find(at, lazy) });
}

function find(at: FileAtHand, lazy: boolean): Found[] {
  // Most files make no client; those are not parsed.
  if (!at.calls.some(({ method, platform }) => method === 'init' && platform === 'server')) {
    return [];
  }
  return madeOnce(at.source, repeatedClients(at.reading, at.sourceCode), { lazy }).map(({ call, hoisted }) => ({
    range: call.range,
    what: hoisted.refused === undefined ? `${call.sdk} as ${hoisted.name}` : call.sdk,
    becomes:
      hoisted.refused === undefined
        ? { edits: hoisted.edits, once: hoisted.declaration }
        : { skipped: hoisted.refused, forPerson: true },
  }));
}
