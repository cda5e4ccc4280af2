/** What becomes of the promise that a call gives. */
import type { TSESTree } from '@typescript-eslint/utils';

import { enclosingFunction, isFunction } from '../../edit/nodes.ts';

type Node = TSESTree.Node;
export interface Settlement {
  /**
   * `awaited`: the function waits. `returned`: whoever called the function gets it. `floating`: nobody
   * has it. `kept`: stored or handed on; what then becomes of it is not followed.
   */
  readonly end: 'awaited' | 'returned' | 'floating' | 'kept';
  /** A rejection is handled on the way: `.catch()`, the second argument of `.then()`, `Promise.allSettled()`. */
  readonly caught: boolean;
  /** The outermost expression that still stands for the promise. */
  readonly node: Node;
}

/** The name after the dot, or in brackets if it is a literal. */
export function memberName(node: Node): string | undefined {
  if (node.type === 'TSNonNullExpression' || node.type === 'TSAsExpression' || node.type === 'ChainExpression')
    return memberName(node.expression);
  if (node.type !== 'MemberExpression') return undefined;
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : undefined;
  return node.property.type === 'Literal' ? String(node.property.value) : undefined;
}

/** The name by which something is called: `wait` in `wait()`, `this.wait()`, `timers?.wait()`. */
export function calleeName(call: TSESTree.CallExpression | TSESTree.NewExpression): string | undefined {
  const { callee } = call;
  return callee.type === 'Identifier' ? callee.name : memberName(callee);
}

const keepGoing = new Set([
  'ChainExpression',
  'TSNonNullExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
]);

export function settlementOf(call: Node): Settlement {
  let node = call;
  let caught = false;
  const give = (end: Settlement['end']): Settlement => ({ end, caught, node });
  for (;;) {
    const parent: Node | undefined = node.parent;
    if (!parent) return give('kept');
    if (keepGoing.has(parent.type)) {
      node = parent;
      continue;
    }
    switch (parent.type) {
      case 'AwaitExpression':
        return give('awaited');
      case 'ExpressionStatement':
        return give('floating');
      case 'UnaryExpression':
        return give(parent.operator === 'void' ? 'floating' : 'kept');
      case 'MemberExpression': {
        const outer = parent.object === node ? chainedCall(parent) : undefined;
        const name = memberName(parent);
        if (!outer || (name !== 'then' && name !== 'catch' && name !== 'finally')) return give('kept');
        if ((name === 'catch' && outer.arguments.length > 0) || (name === 'then' && outer.arguments.length > 1))
          caught = true;
        node = outer;
        continue;
      }
      case 'ArrayExpression': {
        const outer = parent.parent;
        if (outer.type !== 'CallExpression' || outer.arguments[0] !== parent) return give('kept');
        const name = promiseCombinator(outer);
        if (name === 'allSettled') caught = true;
        else if (name !== 'all') return give('kept');
        node = outer;
        continue;
      }
      case 'CallExpression': {
        // `Promise.all(list.map(…))`
        const name = parent.arguments[0] === node ? promiseCombinator(parent) : undefined;
        if (name === 'allSettled') caught = true;
        else if (name !== 'all') return give('kept');
        node = parent;
        continue;
      }
      case 'LogicalExpression':
        if (parent.right !== node) return give('kept');
        node = parent;
        continue;
      case 'ConditionalExpression':
        if (parent.test === node) return give('kept');
        node = parent;
        continue;
      case 'SequenceExpression':
        if (parent.expressions.at(-1) !== node) return give('floating');
        node = parent;
        continue;
      case 'ReturnStatement':
      case 'ArrowFunctionExpression': {
        const fn =
          parent.type === 'ReturnStatement' ? enclosingFunction(parent) : parent.body === node ? parent : undefined;
        if (!fn) return give('kept');
        // What a callback of a promise chain returns settles with the chain.
        const chain = fn.parent;
        if (
          chain.type !== 'CallExpression' ||
          chain.callee === fn ||
          !/^(?:then|catch|finally)$/.test(memberName(chain.callee) ?? '')
        )
          return give('returned');
        node = chain;
        continue;
      }
      default:
        return give('kept');
    }
  }
}

/** `all` of `Promise.all(…)`. */
function promiseCombinator(call: TSESTree.CallExpression): string | undefined {
  const { callee } = call;
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Promise'
    ? memberName(callee)
    : undefined;
}

function chainedCall(member: TSESTree.MemberExpression): TSESTree.CallExpression | undefined {
  const outer = member.parent;
  return outer.type === 'CallExpression' && outer.callee === member ? outer : undefined;
}

/** Whether an `await` that throws is caught before it leaves its function, for good. */
export function isInTry(node: Node): boolean {
  for (let inner: Node = node; inner.parent && !isFunction(inner); inner = inner.parent) {
    const { parent } = inner;
    if (parent.type === 'TryStatement' && parent.block === inner && parent.handler && !throwsOn(parent.handler))
      return true;
  }
  return false;
}

/** `catch (error) { log(error); throw error; }` */
function throwsOn({ body }: TSESTree.CatchClause): boolean {
  return body.body.at(-1)?.type === 'ThrowStatement';
}

/** Callers that drop the promise of the callback they run. */
const dropping = /^(?:forEach|setTimeout|setInterval|setImmediate|nextTick)$/;

/** A promise whose rejection nobody handles: nobody has it, or nobody has that of the callback around it. */
export function droppedRejection(
  call: Node,
): { readonly how: 'floating' | 'callback'; readonly node: Node } | undefined {
  const { end, caught, node } = settlementOf(call);
  if (caught) return undefined;
  if (end === 'floating') return { how: 'floating', node };
  if (end !== 'awaited' && end !== 'returned') return undefined;
  if (end === 'awaited' && isInTry(node)) return undefined;
  const fn = enclosingFunction(node);
  const runner = fn?.parent;
  // `(async () => { await send(); })();`
  if (runner?.type === 'CallExpression' && runner.callee === fn) {
    const outer = fn.async ? droppedRejection(runner) : undefined;
    return outer && { how: 'callback', node };
  }
  if (runner?.type !== 'CallExpression' || runner.callee === fn || !dropping.test(calleeName(runner) ?? ''))
    return undefined;
  return { how: 'callback', node };
}
