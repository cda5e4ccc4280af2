import type { Node } from '../../lib/edit/nodes.ts';
import { enclosingFunction } from '../../lib/edit/nodes.ts';

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
      return enclosingFunction(parent)?.async ?? false;
    case 'ArrowFunctionExpression':
      return parent.body === call && parent.async;
    default:
      return false;
  }
}
