/** What certainly happens when a statement runs. */
import type { Node } from '../../edit/nodes.ts';
import { childrenInOrder, isFunction, walk } from '../../edit/nodes.ts';

/** Whether one of `calls` is made whenever the node is evaluated to its end. */
export function isAlwaysMade(node: Node, calls: readonly Node[]): boolean {
  const isMade = (each: Node | null | undefined): boolean => each != null && isAlwaysMade(each, calls);
  if (calls.includes(node)) {
    return true;
  }
  if (isFunction(node)) {
    return isContinuation(node) && isMade(node.body);
  }
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return isMade(node.test) || (isMade(node.consequent) && isMade(node.alternate));
    case 'LogicalExpression':
      return isMade(node.left);
    case 'SwitchStatement':
      return isMade(node.discriminant);
    case 'TryStatement':
      return isMade(node.block) || isMade(node.finalizer);
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
      return false;
    default:
      return childrenInOrder(node).some(isMade);
  }
}

/** What is given to a promise: `.then(() => …)`. */
function isContinuation({ parent }: Node): boolean {
  const callee = parent?.type === 'CallExpression' ? parent.callee : undefined;
  return (
    callee?.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    /^(?:then|finally)$/.test(callee.property.name)
  );
}

/** Whether a statement can leave its function. */
export function mayLeave(statement: Node): boolean {
  let leaves = false;
  walk(statement, node => {
    leaves ||= node.type === 'ReturnStatement' || node.type === 'ThrowStatement';
    return !isFunction(node);
  });
  return leaves;
}
