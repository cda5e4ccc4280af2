/** The calls through which a call of a wrapper comes to its send. */
import path from 'node:path';

import { contains } from '../../edit/nodes.ts';

import type { AnalyticsCall } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

/** The calls in the functions that run on the way, down to the send itself: what is wrong with one of them is told there. */
export function innerCalls(
  { target, through = [], range, file }: AnalyticsCall,
  { project }: Pick<RuleReading, 'project'>,
): AnalyticsCall[] {
  return [...new Set(through.map(fn => fn.file))].flatMap(inside =>
    project
      .read(path.join(project.root, inside))
      .calls.filter(
        other =>
          other.target.file === target.file &&
          other.target.range[0] === target.range[0] &&
          !(other.file === file && other.range[0] === range[0]) &&
          through.some(fn => fn.file === inside && contains(fn.range, other.range)),
      ),
  );
}
