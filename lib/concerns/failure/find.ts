/** Sends whose failure nobody handles, and where a `.catch()` mends that. */
import { addCatch } from '../../edit/add-catch.ts';
import { enclosingFunction } from '../../edit/nodes.ts';
import { mayBeClientSide } from '../shared/client-side.ts';
import { isRequest } from '../shared/sends.ts';
import { droppedRejection, memberName, settlementOf } from '../shared/settlement.ts';
import { isPromiseOf, wrapperBody } from '../shared/wrapper-body.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Edit } from '../../edit/edit.ts';
import type { Source } from '../../edit/source.ts';
import type { AnalyticsCall } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;

export interface UnhandledSend {
  readonly call: AnalyticsCall;
  readonly node: Node;
  /** Nobody has the promise, or nobody has that of the callback around it. */
  readonly how: 'floating' | 'callback';
}

export function unhandledSends(reading: RuleReading, sourceCode: Readonly<TSESLint.SourceCode>): UnhandledSend[] {
  const isBrowser = mayBeClientSide(reading.file, sourceCode);
  return reading.calls.flatMap((call): UnhandledSend[] => {
    if (call.inTest || !isRequest(call) || (isBrowser && call.sdk === 'http')) return [];
    const node = reading.nodeAt(call.range);
    const dropped = node && droppedRejection(node);
    if (!node || !dropped) return [];
    if (call.via === 'wrapper' && wrapperBody(call, reading)?.rejects !== true) return [];
    return [{ call, node, how: dropped.how }];
  });
}

/** The edit that has the failure logged where nothing else changes by it. */
export function catchEdit(
  source: Source,
  { call, node, how }: UnhandledSend,
  reading: RuleReading,
): Edit | { readonly refused: string } {
  if (how === 'callback' && !isLast(settlementOf(node).node))
    return {
      refused: 'what follows it in the callback would run after a failure too; catch there what belongs together',
    };
  const promise = promiseOf(node);
  if (promise === node && !isPromiseOf(call, reading))
    return { refused: 'what it calls may give no promise; let it return one, or catch inside it' };
  return (
    addCatch(source, promise) ?? {
      refused: 'its promise is one of several things that the expression can be; add a `.catch()` that logs',
    }
  );
}

/** The outermost expression that is certainly the promise. */
function promiseOf(call: Node): Node {
  let promise = call;
  for (;;) {
    const { parent } = promise;
    const outer = parent?.parent;
    if (parent?.type === 'ChainExpression') promise = parent;
    else if (
      parent?.type === 'MemberExpression' &&
      parent.object === promise &&
      outer?.type === 'CallExpression' &&
      outer.callee === parent &&
      /^(?:then|finally)$/.test(memberName(parent) ?? '')
    )
      promise = outer;
    else if (parent?.type === 'ArrayExpression' && outer?.type === 'CallExpression') promise = outer;
    else return promise;
  }
}

/** Whether nothing comes after it in its function. */
function isLast(promise: Node): boolean {
  const { parent } = promise;
  if (parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression') return true;
  const statement = parent?.type === 'AwaitExpression' ? parent.parent : undefined;
  const fn = enclosingFunction(promise);
  return (
    fn?.body === parent ||
    (statement?.type === 'ExpressionStatement' &&
      fn?.body.type === 'BlockStatement' &&
      fn.body.body.at(-1) === statement)
  );
}
