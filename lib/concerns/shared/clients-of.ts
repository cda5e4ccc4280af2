/** Which clients of an SDK a call may be made on: a project can have several of one kind. */
import { acrossProject } from '../../rule/across.ts';
import { canRunTogether } from './packages.ts';

import type { Project } from '../../project/project.ts';
import type { AnalyticsCall } from '../../reading.ts';

const madeIn = acrossProject((calls): readonly AnalyticsCall[] =>
  calls.filter(({ method, inTest }) => method === 'init' && !inTest),
);

/** Where the clients are made that a call may be made on: in the file of the send, or else in the same program. */
export function clientsOf({ sdk, target }: AnalyticsCall, project: Project): readonly AnalyticsCall[] {
  const all = madeIn(project).filter(one => one.sdk === sdk);
  const own = all.filter(({ file }) => file === target.file);
  return own.length > 0 ? own : all.filter(({ file }) => canRunTogether(file, target.file, project));
}

/** Whether what a file does with a client of the SDK may be done with that of a call. */
export function mayShareClient(file: string, call: AnalyticsCall, project: Project): boolean {
  const makes = (one: string): boolean => madeIn(project).some(init => init.sdk === call.sdk && init.file === one);
  const { target } = call;
  if (file === target.file) return true;
  return !(makes(file) && makes(target.file)) && canRunTogether(file, target.file, project);
}
