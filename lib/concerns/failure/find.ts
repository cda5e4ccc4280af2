/** Sends whose failure nobody handles. */
import { mayBeClientSide } from '../shared/client-side.ts';
import { isRequest } from '../shared/sends.ts';
import { calleeName, droppedRejection, dropping } from '../shared/settlement.ts';
import { wrapperBody } from '../shared/wrapper-body.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;

export interface UnhandledSend {
  readonly call: AnalyticsCall;
  readonly node: Node;
  /** Nobody has the promise, or nobody has that of the callback around it. */
  readonly how: 'floating' | 'callback';
}

/** What runs the function that it is given by its name, and drops what that gives: `people.forEach(save)`. */
export function isRunner(node: Node): boolean {
  return node.type === 'CallExpression' && dropping.test(calleeName(node) ?? '') && node.arguments.length > 0;
}

export function unhandledSends(reading: RuleReading, sourceCode: Readonly<TSESLint.SourceCode>): UnhandledSend[] {
  const isBrowser = mayBeClientSide(reading.file, sourceCode);
  return reading.calls.flatMap((call): UnhandledSend[] => {
    if (call.inTest || !isRequest(call) || (isBrowser && call.sdk === 'http')) return [];
    const node = reading.nodeAt(call.range);
    const dropped = node && droppedRejection(node);
    if (!node || !dropped) return [];
    if (call.via === 'wrapper' && wrapperBody(call, reading)?.rejects !== true) return [];
    return [{ call, node, how: isRunner(node) ? 'callback' : dropped.how }];
  });
}
