/** Browser clients that meet on one page and keep things in the same place. */
import { sharedStorageSdks } from '../../catalog/storage.ts';
import { canRunTogether } from './packages.ts';

import type { Project } from '../../project/project.ts';
import type { AnalyticsCall } from '../../reading.ts';

const sharing: ReadonlySet<string> = new Set(sharedStorageSdks);

/** Whether a call loads such a client: `new AnalyticsBrowser()` alone stores nothing. */
export function isLoad(call: AnalyticsCall): boolean {
  return call.method === 'init' && sharing.has(call.sdk) && !call.inTest && call.parts.writeKey !== undefined;
}

/** The other client that is loaded on the page of a call. */
export function otherOnPage(
  call: AnalyticsCall,
  calls: readonly AnalyticsCall[],
  project: Project,
): AnalyticsCall | undefined {
  if (!sharing.has(call.sdk)) return undefined;
  return calls.find(other => isLoad(other) && other.sdk !== call.sdk && canRunTogether(other.file, call.file, project));
}
