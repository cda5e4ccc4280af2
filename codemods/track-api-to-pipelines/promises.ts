import type { TSESTree } from '@typescript-eslint/utils';

import type { Node } from '../../lib/edit/nodes.ts';
import { isFunction } from '../../lib/edit/nodes.ts';

/** Whether nobody would miss the promise of a call: the statement ends there, or waits and goes on. */
export function needsNoPromise(call: Node): boolean {
  const { parent } = call;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return true;
    case 'ChainExpression':
    case 'AwaitExpression':
      return needsNoPromise(parent);
    case 'UnaryExpression':
      return parent.operator === 'void';
    case 'ConditionalExpression':
      return parent.test !== call && needsNoPromise(parent);
    case 'LogicalExpression':
      return parent.right === call && needsNoPromise(parent);
    case 'ReturnStatement':
      return functionAround(parent)?.async ?? false;
    case 'ArrowFunctionExpression':
      return parent.body === call && parent.async;
    default:
      return false;
  }
}

function functionAround(node: Node): TSESTree.FunctionLike | undefined {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (isFunction(outer)) {
      return outer;
    }
  }
  return undefined;
}
