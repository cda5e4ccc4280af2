/** What runs more than once: the loop or the callback of an array's method around a node. */
import { isFunction, pathOf } from '../../edit/nodes.ts';
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

/** The call of an array's method that runs a callback for each element, or of a library's: `_.forEach(list, fn)`. */
export function iterationOf(fn: FunctionNode): TSESTree.CallExpression | undefined {
  const call = fn.parent;
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return undefined;
  const name = memberName(call.callee) ?? '';
  const isOfArray = call.arguments[0] === fn && iterating.test(name);
  return isOfArray || listOfLibrary(call, fn) ? call : undefined;
}

/** What an iteration runs over. */
export function listOf(call: TSESTree.CallExpression, fn: FunctionNode): Node | undefined {
  return listOfLibrary(call, fn) ?? (call.callee.type === 'MemberExpression' ? call.callee.object : undefined);
}

function listOfLibrary(call: TSESTree.CallExpression, fn: FunctionNode): Node | undefined {
  const [list, callback] = call.arguments;
  return callback === fn &&
    list &&
    !/^(?:Literal|TemplateLiteral)$/.test(list.type) &&
    !isFunction(list) &&
    (/^(?:each|forEach|map|flatMap)$/.test(memberName(call.callee) ?? '') || isArrayFrom(call))
    ? list
    : undefined;
}

/** `Array.from(list, fn)` runs it for each, as `list.map(fn)` does. */
function isArrayFrom({ callee }: TSESTree.CallExpression): boolean {
  return /^Array\.from(?:Async)?$/.test(pathOf(callee) ?? '');
}
