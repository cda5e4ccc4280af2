/** Clients that functions and classes of the project make of what others give them: `makeClient(key)`, `new Mailer({ apiKey })`. */
import { find } from '../../calls/values/walk.ts';
import { contains } from '../../edit/nodes.ts';
import { acrossProject } from '../../rule/across.ts';

import type { Project } from '../../project/project.ts';
import type { AnalyticsCall, Part, Range } from '../../reading.ts';

const madeOfParameters = acrossProject((calls): readonly AnalyticsCall[] =>
  calls.filter(
    ({ method, via, inTest, parts }) => method === 'init' && via === 'direct' && !inTest && partsOf(parts).some(isOpen),
  ),
);

/** Those that are made for a file: where it calls, and with no more parts than it gives. */
export function clientsMadeFor(file: string, project: Project): readonly AnalyticsCall[] {
  return project.runsIn(file, madeOfParameters(project)).flatMap(call => {
    const given = Object.entries(call.parts).flatMap(([name, part]) => {
      const range = rangeGiven(part, call);
      return range ? [[name, { value: part.value, range }] as const] : [];
    });
    return given.length > 0 && !call.inTest ? [{ ...call, parts: Object.fromEntries(given) }] : [];
  });
}

/** Where a part stands among the arguments; what an object has kept of them is told by where its value comes from. */
function rangeGiven({ range, value }: Part, call: AnalyticsCall): Range | undefined {
  if (range) return range;
  const { origin } = value;
  return origin?.file === call.file && contains(call.range, origin.range) ? origin.range : undefined;
}

/** Those that are made for any file of the project. */
export const clientsMadeForOthers = acrossProject((_, project: Project): readonly AnalyticsCall[] =>
  madeOfParameters(project).length === 0
    ? []
    : project.files().flatMap(({ file, status }) => (status === 'read' ? clientsMadeFor(file, project) : [])),
);

function partsOf(parts: AnalyticsCall['parts']): readonly Part[] {
  return Object.values(parts);
}

function isOpen({ value }: Part): boolean {
  return find(value, ({ kind }) => kind === 'parameter') !== undefined;
}
