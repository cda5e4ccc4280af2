/** Browser clients that meet on one page. */
import { acrossProject } from '../../rule/across.ts';
import { isLoad, otherOnPage } from '../shared/page-clients.ts';

import type { Project } from '../../project/project.ts';
import type { AnalyticsCall } from '../../reading.ts';

/** Options of `load()` that move or rename what is kept. */
const storageOptions = ['storage', 'cookie', 'localStorage', 'user', 'group', 'disableClientPersistence'];

const loadedOf = acrossProject(calls => calls.filter(call => isLoad(call) && !hasOwnStorage(call)));

/** The other vendor's client that is loaded on the same page and keeps its identity in the same place. */
export function otherClientOnPage(call: AnalyticsCall, project: Project): AnalyticsCall | undefined {
  if (!isLoad(call) || hasOwnStorage(call)) return undefined;
  return otherOnPage(call, loadedOf(project), project);
}

/** Whether the options say anything of storage, or cannot be read. */
function hasOwnStorage(call: AnalyticsCall): boolean {
  const options = call.parts.options?.value;
  if (!options) return false;
  if (options.kind !== 'object') return options.kind !== 'literal';
  return options.open || storageOptions.some(name => options.keys.includes(name));
}
