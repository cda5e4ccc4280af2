/** Browser clients that meet on one page. */
import { acrossProject } from '../../rule/across.ts';

import type { Project } from '../../project/project.ts';
import type { AnalyticsCall } from '../../reading.ts';

/** The SDKs that share analytics.js' storage keys. Source: the packages' own code. */
const sharing: ReadonlySet<string> = new Set(['@segment/analytics-next', '@customerio/cdp-analytics-browser']);
/** Options of `load()` that move or rename what is kept. */
const storageOptions = ['storage', 'cookie', 'localStorage', 'user', 'group', 'disableClientPersistence'];

const loadedOf = acrossProject(calls => calls.filter(isLoad));

/** The other vendor's client that is loaded in the same package and keeps its identity in the same place. */
export function otherClientOnPage(call: AnalyticsCall, project: Project): AnalyticsCall | undefined {
  if (!isLoad(call) || hasOwnStorage(call)) return undefined;
  return loadedOf(project).find(
    other =>
      other.sdk !== call.sdk && !hasOwnStorage(other) && project.packageOf(other.file) === project.packageOf(call.file),
  );
}

function isLoad(call: AnalyticsCall): boolean {
  // `new AnalyticsBrowser()` alone stores nothing; its `load()` does.
  return call.method === 'init' && sharing.has(call.sdk) && !call.inTest && call.parts.writeKey !== undefined;
}

/** Whether the options say anything of storage, or cannot be read. */
function hasOwnStorage(call: AnalyticsCall): boolean {
  const options = call.parts.options?.value;
  if (!options) return false;
  if (options.kind !== 'object') return options.kind !== 'literal';
  return options.open || storageOptions.some(name => options.keys.includes(name));
}
