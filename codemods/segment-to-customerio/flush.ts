import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from '../../lib/edit/edit.ts';
import { replace } from '../../lib/edit/edit.ts';
import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { ancestorsOf, contains, enclosingFunction, nodeAt } from '../../lib/edit/nodes.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import { exitsAfter } from '../../lib/concerns/flush/find.ts';
import { looseMethods } from '../shared/loose-methods.ts';
import type { Move } from './packages.ts';
import type { Examined, Site } from './sites.ts';

const LEFT =
  'there is no flush() that leaves the client open: Customer.io has closeAndFlush() alone, after which the client drops what it is given. Call it where the process ends, and nothing here';

const LOOSE =
  'its flush is taken from the client, and Customer.io has closeAndFlush() alone, after which the client drops what it is given: call that where the process ends';

/**
 * `flush()` sends what waits and goes on; `closeAndFlush()` ends the client. One stands for the other only where
 * nothing is sent any more: where it was asked to close, or where the client or the process ends.
 */
export function flushSite(at: Examined, move: Move, call: AnalyticsCall): Site | undefined {
  const { source } = at;
  const node = nodeAt(source.program, call.range);
  const member = node?.type === 'CallExpression' && node.callee.type === 'MemberExpression' ? node.callee : undefined;
  const name = member && !member.computed && member.property.type === 'Identifier' ? member.property : undefined;
  if (name?.name === 'closeAndFlush') {
    return undefined;
  }
  const site = { range: call.range, what: 'flush', move, isMove: false };
  // A test that fails says so by itself.
  const blocks = !call.inTest;
  const edits = name && argumentEdits(node as TSESTree.CallExpression);
  if (!name || !edits) {
    return { ...site, becomes: { skipped: LEFT, blocks } };
  }
  const isLast = edits.closes || isLastUse(at, node as TSESTree.CallExpression, call);
  return {
    ...site,
    becomes: isLast ? { edits: [replace(name.range, 'closeAndFlush'), ...edits.edits] } : { skipped: LEFT, blocks },
  };
}

/** `flush` that is taken from a client and called elsewhere, if at all. */
export function looseFlushSites({ source }: Examined, move: Move, calls: readonly AnalyticsCall[]): Site[] {
  return looseMethods(
    source,
    calls.filter(({ inTest, platform }) => !inTest && platform === 'server'),
  ).flatMap(({ range, name }) =>
    name === 'flush' ? [{ range, what: 'flush', move, isMove: false, becomes: { skipped: LOOSE, blocks: true } }] : [],
  );
}

/** Without `close`, which the other method does not know; undefined if the arguments cannot be read. */
function argumentEdits({
  arguments: given,
  range,
}: TSESTree.CallExpression): { closes: boolean; edits: readonly Edit[] } | undefined {
  const [options] = given;
  if (!options) {
    return { closes: false, edits: [] };
  }
  if (given.length > 1 || options.type !== 'ObjectExpression') {
    return undefined;
  }
  const named = options.properties.map(each =>
    each.type === 'Property' && !each.computed && each.key.type === 'Identifier'
      ? { name: each.key.name, node: each }
      : undefined,
  );
  const close = named.find(each => each?.name === 'close')?.node;
  if (
    named.some(each => each?.name !== 'close' && each?.name !== 'timeout') ||
    (close && !(close.value.type === 'Literal' && close.value.value === true))
  ) {
    return undefined;
  }
  if (!close) {
    return { closes: false, edits: [] };
  }
  const rest = named.find(each => each?.name === 'timeout')?.node;
  // What stands between the two goes with `close`.
  const gone = !rest
    ? options.range
    : rest.range[0] < close.range[0]
      ? ([rest.range[1], close.range[1]] as const)
      : ([close.range[0], rest.range[0]] as const);
  return contains(range, gone) ? { closes: true, edits: [replace(gone, '')] } : undefined;
}

function isLastUse(
  { source, sourceCode, calls }: Examined,
  node: TSESTree.CallExpression,
  call: AnalyticsCall,
): boolean {
  const isInLoop = ancestorsOf(node).some(({ type }) => /^(?:For|While|DoWhile)/.test(type));
  const sendsLater = calls.some(
    other =>
      other.sdk === call.sdk && other.range[0] > call.range[1] && other.functionRange?.[0] === call.functionRange?.[0],
  );
  if (isInLoop || sendsLater) {
    return false;
  }
  return endsWithFunction(source, node) || exitsAfter(node, sourceCode);
}

/** The client is a variable of the function around the call, which uses it nowhere behind. */
function endsWithFunction(source: Examined['source'], node: TSESTree.CallExpression): boolean {
  const object = (node.callee as TSESTree.MemberExpression).object;
  const fn = enclosingFunction(node);
  if (object.type !== 'Identifier' || !fn) {
    return false;
  }
  const variable = variableAt(source, object, object.name);
  const definition = variable?.defs[0];
  const made = definition?.node.type === 'VariableDeclarator' ? definition.node.init : undefined;
  return (
    variable?.defs.length === 1 &&
    made?.type === 'NewExpression' &&
    enclosingFunction(made) === fn &&
    variable.references.every(({ identifier }) => {
      const user = (identifier as Node).parent;
      const isUse =
        identifier === definition?.name || (user?.type === 'MemberExpression' && user.object === identifier);
      return isUse && enclosingFunction(identifier as Node) === fn && identifier.range[0] <= object.range[0];
    })
  );
}
