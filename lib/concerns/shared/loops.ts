/** What runs more than once: the loop or the callback of an array's method around a node. */
import { isFunction } from '../../edit/nodes.ts';
import { memberName } from './settlement.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';

type Node = TSESTree.Node;

const iterating = /^(?:map|forEach|flatMap|filter|reduce|some|every|find)$/;

/** The loop of the same function whose body holds the node. */
export function loopAround(node: Node): Node | undefined {
  for (let inner: Node = node; inner.parent && !isFunction(inner); inner = inner.parent) {
    const { parent } = inner;
    if (isLoop(parent) && parent.body === inner) return parent;
  }
  return undefined;
}

function isLoop(
  node: Node,
): node is
  | TSESTree.ForStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForInStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement {
  return /^(?:For|ForOf|ForIn|While|DoWhile)Statement$/.test(node.type);
}

/** The call of an array's method that runs a callback for each element. */
export function iterationOf(fn: FunctionNode): TSESTree.CallExpression | undefined {
  const call = fn.parent;
  return call.type === 'CallExpression' &&
    call.arguments[0] === fn &&
    call.callee.type === 'MemberExpression' &&
    iterating.test(memberName(call.callee) ?? '')
    ? call
    : undefined;
}
