/** Whether what a function waits for is sent, and nothing besides. */
import { isFunction, pathOf, unwrap, walk } from '../../edit/nodes.ts';
import { calleeName } from './settlement.ts';

import type { TSESTree } from '@typescript-eslint/utils';

type Node = TSESTree.Node;

/** What takes note of an error; `error()` alone may be one that throws. */
const logging =
  /^(?:log(?!in|out|off)|warn|info|debug|trace|capture|report|record|notice|notify|increment|error(?=[A-Z]|$))/i;

export function isLogging(call: TSESTree.CallExpression): boolean {
  const name = calleeName(call) ?? '';
  return logging.test(name) && (call.callee.type === 'MemberExpression' || name !== 'error');
}

/** @param isSend whether a node is itself a send */
export function isOnlySends(given: Node, isSend: (node: Node) => boolean): boolean {
  const node = unwrap(given);
  if (isSend(node) || isSend(given)) return true;
  switch (node.type) {
    case 'AwaitExpression':
      return isOnlySends(node.argument, isSend);
    case 'ConditionalExpression':
      return (
        !callsMore(node.test, isSend) &&
        [node.consequent, node.alternate].every(each => isOnlySends(each, isSend) || !callsMore(each, isSend))
      );
    case 'LogicalExpression':
      // What stands before `||` can be the promise of something else.
      return (
        isOnlySends(node.right, isSend) &&
        (node.operator === '&&' ? !callsMore(node.left, isSend) : isOnlySends(node.left, isSend))
      );
    case 'ArrayExpression':
      return node.elements.every(element => element !== null && isOnlySends(element, isSend));
    case 'CallExpression':
      return isOnlySettling(node, isSend);
    default:
      return false;
  }
}

/** `send().then(…)`, `Promise.all([send()])`, `Promise.all(list.map(() => send()))`. */
function isOnlySettling(
  { callee, arguments: args }: TSESTree.CallExpression,
  isSend: (node: Node) => boolean,
): boolean {
  const bare = unwrap(callee);
  const [first] = args;
  if (/^Promise\.(?:all|allSettled)$/.test(pathOf(bare) ?? ''))
    return first !== undefined && isOnlySends(first, isSend);
  if (bare.type !== 'MemberExpression' || bare.property.type !== 'Identifier') return false;
  if (/^(?:then|catch|finally)$/.test(bare.property.name))
    return (
      isOnlySends(bare.object, isSend) && args.every(each => !isFunction(each) || !callsMore(each.body, isSend, each))
    );
  return (
    bare.property.name === 'map' &&
    first?.type === 'ArrowFunctionExpression' &&
    first.body.type !== 'BlockStatement' &&
    isOnlySends(first.body, isSend)
  );
}

/** Whether something else is called: what belongs to a parameter of `fn` is looked at, errors are logged. */
export function callsMore(
  node: Node,
  isSend: (node: Node) => boolean,
  fn?: { readonly params: readonly Node[] },
): boolean {
  const names = new Set((fn?.params ?? []).flatMap(param => (param.type === 'Identifier' ? [param.name] : [])));
  let found = false;
  walk(node, inner => {
    if (isSend(inner)) return false;
    if (inner.type === 'NewExpression' || inner.type === 'AwaitExpression') found = true;
    if (inner.type === 'CallExpression')
      found ||= !isLogging(inner) && !names.has(pathOf(inner.callee)?.split('.')[0] ?? '');
    return !found;
  });
  return found;
}
