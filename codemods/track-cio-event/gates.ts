import type { Node } from '../../lib/edit/nodes.ts';
import {
  ancestorsOf,
  contains,
  isFunction,
  neverGoesOn,
  nodeAt,
  pathOf,
  sameRange,
  statementListOf,
  unwrap,
  walk,
} from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { AnalyticsCall, FunctionRef } from '../../lib/reading.ts';
import type { ProjectView } from '../shared/project-view.ts';

/** A condition on which a wrapper sends: consent, a sample, an opt-out. A call beside the wrapper does not ask it. */
export interface Gate {
  /** What is asked, as it is written. */
  readonly condition: string;
  /** `src/segment.ts:12` */
  readonly place: string;
}

/** The conditions that the wrappers of a call ask on the way to the SDK, but for those about what they are given. */
export function gatesOf(view: ProjectView, call: AnalyticsCall): readonly Gate[] {
  return call.via === 'direct' ? [] : (call.through ?? []).flatMap(fn => gatesIn(view, call, fn));
}

function gatesIn(view: ProjectView, { target }: AnalyticsCall, fn: FunctionRef): readonly Gate[] {
  const file = view.absolute(fn.file);
  const source = view.parsed(file);
  if (!source) {
    return [];
  }
  const sends = view
    .read(file)
    .calls.filter(
      other =>
        contains(fn.range, other.range) &&
        other.target.file === target.file &&
        sameRange(other.target.range, target.range),
    );
  return sends.flatMap(({ range }) => {
    const node = nodeAt(source.program, range);
    return node ? conditionsOn(node, source).map(test => gateAt(view, source, test)) : [];
  });
}

function gateAt(view: ProjectView, source: Source, test: Node): Gate {
  const line = source.text.slice(0, test.range[0]).split('\n').length;
  return { condition: source.text.slice(...test.range), place: `${view.relative(source.file)}:${line}` };
}

/** The tests on the way from the function to the call that are not about its client and its parameters alone. */
function conditionsOn(call: Node, source: Source): Node[] {
  const tests: Node[] = [];
  let inner = call;
  for (const outer of ancestorsOf(call)) {
    if (isFunction(outer)) {
      return tests.filter(test => asksMore(test, call, outer, source));
    }
    if ((outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') && inner !== outer.test) {
      tests.push(outer.test);
    }
    if (outer.type === 'LogicalExpression' && inner === outer.right) {
      tests.push(outer.left);
    }
    const list = statementListOf(outer) ?? [];
    for (const before of list.slice(0, list.indexOf(inner as never))) {
      if (
        before.type === 'IfStatement' &&
        (neverGoesOn(before.consequent) || (before.alternate && neverGoesOn(before.alternate)))
      ) {
        tests.push(before.test);
      }
    }
    inner = outer;
  }
  return [];
}

/** Whether a test asks for anything but what the function is given and whether the client is there. */
function asksMore(test: Node, call: Node, fn: Node, { text }: Source): boolean {
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : call;
  const client = text.slice(...(callee.type === 'MemberExpression' ? unwrap(callee.object) : callee).range);
  const given = new Set(isFunction(fn) ? fn.params.flatMap(pathsIn) : []);
  return pathsIn(test).some(
    path =>
      path !== 'undefined' &&
      !given.has(path.split('.')[0] as string) &&
      path !== client &&
      !client.startsWith(`${path}.`),
  );
}

/** What an expression reads: `session.user.id`; to ask for the type of something says only whether it is there. */
function pathsIn(node: Node): string[] {
  const paths: string[] = [];
  walk(node, each => {
    const path = pathOf(each);
    if (path !== undefined) {
      paths.push(path);
    }
    return path === undefined && !(each.type === 'UnaryExpression' && each.operator === 'typeof');
  });
  return paths;
}
