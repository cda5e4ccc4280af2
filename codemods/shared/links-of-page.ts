import type { LogOut } from '../../lib/concerns/shared/log-outs.ts';
import { linksOut } from '../../lib/concerns/shared/log-outs.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { FileAtHand } from './file-session.ts';
import type { ProjectView } from './project-view.ts';

/** The links and forms of a file by which a browser goes to where a server ends the session. */
export function linksOfPage(
  view: ProjectView,
  { program, file, text }: Source,
  { visitorKeys }: FileAtHand['sourceCode'],
): readonly LogOut[] {
  return linksOut({ program, file, text, visitorKeys, isOfPage: !hasServerComponents(view) });
}

/** Where components say that they are the page's, others are the server's. */
function hasServerComponents(view: ProjectView): boolean {
  const known = serverComponents.get(view);
  const found = known ?? view.files.some(file => view.text(file)?.includes('use client'));
  serverComponents.set(view, found);
  return found;
}

/** A view is of the files as they are before a run. */
const serverComponents = new WeakMap<ProjectView, boolean>();
