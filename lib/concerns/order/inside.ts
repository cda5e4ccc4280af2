/** Functions that identify somebody among other things, so that they are no wrappers: `setUser(user)`, `startSession()`. */
import { enclosingFunction, isFunction, walk } from '../../edit/nodes.ts';
import { acrossProject } from '../../rule/across.ts';
import { parsedFile } from '../shared/parsed.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Project } from '../../project/project.ts';
import type { AnalyticsCall, FunctionRef } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;

export interface IdentifyInside {
  /** The identify, in whatever file. */
  readonly call: AnalyticsCall;
  /** The call in this file that runs the function around it. */
  readonly node: Node;
}

interface Identifying {
  readonly call: AnalyticsCall;
  readonly fn: FunctionRef;
  readonly name: string;
}

/** Of a client that keeps the person: an id that is given with each call says itself whom it is about. */
const identifying = acrossProject((calls, project: Project): readonly Identifying[] =>
  calls.flatMap(call => {
    if (call.method !== 'identify' || call.identity !== 'ambient' || call.inTest || call.via !== 'direct') return [];
    const [fn] = call.inside ? [] : project.running.around(call);
    return fn && fn.name !== '' && isMadeAtOnce(call, project)
      ? [{ call, fn, name: fn.name.split('.').at(-1) as string }]
      : [];
  }),
);

/** The calls of a file by which somebody is identified before they come back. */
export function identifiesInside({ file, project, nodeAt }: RuleReading, text: string): readonly IdentifyInside[] {
  return identifying(project)
    .filter(({ name }) => text.includes(name))
    .flatMap(({ call, fn }) =>
      project.running.callersIn(file, [fn]).flatMap(({ range }) => {
        const node = nodeAt(range);
        return node ? [{ call, node }] : [];
      }),
    );
}

/** Whether it stands in the function itself, and nothing is waited for before. */
function isMadeAtOnce(call: AnalyticsCall, project: Project): boolean {
  const node = parsedFile(project, call.file)?.nodeAt(call.range);
  const fn = node && enclosingFunction(node);
  if (!node || !fn) return false;
  let waits = false;
  walk(fn.body, inner => {
    waits ||= inner.type === 'AwaitExpression' && inner.range[0] < node.range[0];
    return !waits && !isFunction(inner);
  });
  return !waits;
}
