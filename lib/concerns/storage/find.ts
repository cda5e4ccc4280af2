/** Browser clients that meet on one page. */
import { acrossProject } from '../../rule/across.ts';
import { isLoad, otherOnPage } from '../shared/page-clients.ts';

import type { Project } from '../../project/project.ts';
import type { AnalyticsCall, Value } from '../../reading.ts';

/** Options of `load()` that move or rename what is kept. */
const storageOptions = ['storage', 'cookie', 'localStorage', 'disableClientPersistence'];
/** Options of a person or a group among them; the others, `persist` say, leave the keys as they are. */
const ownStorage = ['storage', 'cookie', 'localStorage', 'disable'];

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
  return (
    options.open ||
    storageOptions.some(name => options.keys.includes(name)) ||
    ['user', 'group'].some(name => saysStorage(options.get(name)))
  );
}

function saysStorage(value: Value | undefined): boolean {
  if (!value) return false;
  if (value.kind !== 'object') return value.kind !== 'literal';
  return value.open || ownStorage.some(name => value.keys.includes(name));
}
