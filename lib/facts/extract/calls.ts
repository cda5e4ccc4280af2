import { functionOf } from './functions.ts';
import { isFunction, stringOf, unknown, unwrap } from './nodes.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { CallDraft, Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';
import type { Entry } from './table.ts';

type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** The call that a node is. */
export function callOf(context: Extraction, node: CallNode): Entry<CallDraft> {
  return context.calls.of(node, () => ({
    x: unknown('dynamic-call', node),
    a: [],
    f: -1,
    ...(node.type === 'NewExpression' && { new: true }),
    ...context.position(node),
  }));
}

/** The module of a `require('…')` that is Node's own. */
export function requiredModule(context: Extraction, { callee, arguments: given }: CallNode): string | undefined {
  if (callee.type !== 'Identifier' || callee.name !== 'require' || context.isDeclared(callee)) return undefined;
  return stringOf(given[0]);
}

export function isCall(node: Node): node is CallNode {
  return node.type === 'CallExpression' || node.type === 'NewExpression';
}

/** Takes a call down; what stands in its callee and in its arguments is still to be walked. */
export function readCall(context: Extraction, node: CallNode): void {
  const { id, item: call } = callOf(context, node);
  const { fn: f, isCaught } = context.place;
  call.f = f;
  if (isCaught) call.caught = true;
  call.x = context.expr(node.callee);
  call.a = node.arguments.map(argument => context.expr(argument));
  const types = context.typeArguments(node.typeArguments);
  if (types) call.ta = types;
  context.fn?.calls.push(id);
}

export function walkArguments(context: Extraction, node: CallNode): void {
  const { id: c } = callOf(context, node);
  const owner = context.fn;
  const callee = unwrap(node.callee);
  if (isFunction(callee)) owner?.inner.push(functionOf(context, callee).id);
  for (const [i, argument] of node.arguments.entries()) {
    const given = unwrap(argument);
    if (isFunction(given)) {
      const fn = functionOf(context, given);
      fn.item.cb = { c, i };
      owner?.inner.push(fn.id);
    }
    context.walk(argument);
  }
}
