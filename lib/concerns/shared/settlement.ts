/** What becomes of the promise that a call gives. */
import type { TSESTree } from '@typescript-eslint/utils';

import { enclosingFunction, isFunction } from '../../edit/nodes.ts';
import type { FunctionNode } from '../../edit/nodes.ts';

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
const chaining = /^(?:then|catch|finally)$/;

export function settlementOf(call: Node): Settlement {
  let node = call;
  let caught = false;
  for (;;) {
    const parent: Node | undefined = node.parent;
    const step = parent ? stepTo(parent, node) : 'kept';
    if (typeof step === 'string') return { end: step, caught, node };
    node = step.outer;
    caught ||= step.catches === true;
  }
}

/** What stands for the promise as well, or what becomes of it there. */
type Step = Settlement['end'] | { readonly outer: Node; readonly catches?: boolean };

function stepTo(parent: Node, node: Node): Step {
  if (keepGoing.has(parent.type)) return { outer: parent };
  switch (parent.type) {
    case 'AwaitExpression':
      return 'awaited';
    case 'ExpressionStatement':
      return 'floating';
    case 'UnaryExpression':
      return parent.operator === 'void' ? 'floating' : 'kept';
    case 'MemberExpression':
      return stepByChain(parent, node);
    case 'ArrayExpression':
      return stepByCombinator(parent.parent, parent);
    case 'CallExpression':
      // `Promise.all(list.map(…))`
      return stepByCombinator(parent, node);
    case 'LogicalExpression':
      return parent.right === node ? { outer: parent } : 'kept';
    case 'ConditionalExpression':
      return parent.test === node ? 'kept' : { outer: parent };
    case 'SequenceExpression':
      return parent.expressions.at(-1) === node ? { outer: parent } : 'floating';
    case 'ReturnStatement':
      return stepByReturn(enclosingFunction(parent));
    case 'ArrowFunctionExpression':
      return stepByReturn(parent.body === node ? parent : undefined);
    default:
      return 'kept';
  }
}

/** `promise.then(…)`, `promise.catch(…)` */
function stepByChain(member: TSESTree.MemberExpression, node: Node): Step {
  const outer = member.object === node ? chainedCall(member) : undefined;
  const name = memberName(member) ?? '';
  if (!outer || !chaining.test(name)) return 'kept';
  const count = outer.arguments.length;
  return { outer, catches: (name === 'catch' && count > 0) || (name === 'then' && count > 1) };
}

function stepByCombinator(call: Node, given: Node): Step {
  const name = call.type === 'CallExpression' && call.arguments[0] === given ? promiseCombinator(call) : undefined;
  return name === 'all' || name === 'allSettled' ? { outer: call, catches: name === 'allSettled' } : 'kept';
}

/** What a callback of a promise chain returns settles with the chain. */
function stepByReturn(fn: FunctionNode | undefined): Step {
  if (!fn) return 'kept';
  const chain = fn.parent;
  const isLink =
    chain.type === 'CallExpression' && chain.callee !== fn && chaining.test(memberName(chain.callee) ?? '');
  return isLink ? { outer: chain } : 'returned';
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
export const dropping = /^(?:forEach|setTimeout|setInterval|setImmediate|nextTick)$/;

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
  if (runner?.type !== 'CallExpression' || runner.callee === fn) return undefined;
  const name = calleeName(runner) ?? '';
  return dropping.test(name) || (name === 'map' && isDropped(runner)) ? { how: 'callback', node } : undefined;
}

/** `people.map(save);` and `Promise.all(people.map(save));`, of which nobody has what it gives. */
function isDropped(call: Node): boolean {
  const { end, caught } = settlementOf(call);
  return end === 'floating' && !caught;
}
