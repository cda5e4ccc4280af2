/** Which of two expressions runs first, by the tree alone: for those who have no code paths at hand. */

import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../edit/nodes.ts';

type Node = TSESTree.Node;

/**
 * Whether `first` comes before `second` on some path of the function that both stand in. As in `orderOf`, the way
 * from one turn of a loop to the next does not count, nor does a way by an error. Conditions that rule each other
 * out are not seen.
 */
export function precedesInTree(first: Node, second: Node): boolean {
  const [a, b] = [pathTo(first), pathTo(second)];
  const holder = a.find(node => b.includes(node));
  if (!holder || holder === first || holder === second) return false;
  const [from, to] = [a[a.indexOf(holder) - 1]!, b[b.indexOf(holder) - 1]!];
  return isOrdered(holder, from, to) && goesOn(a.slice(0, a.indexOf(holder))) && isReached(a);
}

/** Whether no statement before it on the path ends what it stands in. */
function isReached(path: readonly Node[]): boolean {
  return path.every((inner, index) => {
    const holder = path[index + 1];
    const list = holder && listOf(holder);
    return !list?.slice(0, list.indexOf(inner as TSESTree.Statement)).some(ends);
  });
}

/** The node and what holds it, from the inside out, as far as its function or the program. */
function pathTo(node: Node): Node[] {
  const path = [node];
  for (let outer = node.parent; outer; outer = outer.parent) {
    path.push(outer);
    if (isFunction(outer)) break;
  }
  return path;
}

function isOrdered(holder: Node, from: Node, to: Node): boolean {
  switch (holder.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return from === holder.test;
    case 'SwitchStatement':
      return from === holder.discriminant || fallsThrough(holder.cases, from, to);
    case 'TryStatement':
      return to === holder.finalizer;
    case 'ForStatement':
      return (
        from === holder.init ||
        (from === holder.test && to !== holder.init) ||
        (from === holder.body && to === holder.update)
      );
    case 'DoWhileStatement':
      return from === holder.body;
    default: {
      const list = listOf(holder);
      return (
        from.range[0] < to.range[0] &&
        !list?.slice(list.indexOf(from as TSESTree.Statement) + 1, list.indexOf(to as TSESTree.Statement)).some(ends)
      );
    }
  }
}

function fallsThrough(cases: readonly TSESTree.SwitchCase[], from: Node, to: Node): boolean {
  const between = cases.filter(({ range }) => range[0] >= from.range[0] && range[0] < to.range[0]);
  return between.length > 0 && !between.some(({ consequent }) => consequent.some(ends));
}

/** Whether some way leads out of the nodes of a path, which goes from the inside out, to what stands behind the last. */
function goesOn(path: readonly Node[]): boolean {
  let left: Node['type'] | undefined;
  for (const [index, inner] of path.entries()) {
    if (/^(?:Return|Throw)Statement$/.test(inner.type)) return false;
    const holder = path[index + 1];
    if (!holder) break;
    const list = listOf(holder);
    const end = list?.slice(list.indexOf(inner as TSESTree.Statement) + 1).find(ends);
    if (end && !isBreak(end)) return false;
    left = end?.type ?? left;
    // `continue` leaves a `switch`, and goes on with the loop around it.
    if (loops.test(holder.type) || (holder.type === 'SwitchStatement' && left === 'BreakStatement')) left = undefined;
  }
  return left === undefined;
}

const loops = /^(?:For|ForOf|ForIn|While|DoWhile)Statement$/;

function listOf(node: Node): readonly TSESTree.Statement[] | undefined {
  switch (node.type) {
    case 'BlockStatement':
    case 'Program':
      return node.body as TSESTree.Statement[];
    case 'SwitchCase':
      return node.consequent;
    default:
      return undefined;
  }
}

/** Whether nothing that stands behind the statement in its list is ever reached. */
function ends(statement: Node): boolean {
  switch (statement.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return true;
    case 'BlockStatement':
      return statement.body.some(ends);
    case 'IfStatement':
      return statement.alternate !== null && ends(statement.consequent) && ends(statement.alternate);
    default:
      return false;
  }
}

function isBreak(statement: Node): boolean {
  return statement.type === 'BreakStatement' || statement.type === 'ContinueStatement';
}
