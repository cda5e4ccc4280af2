/** Requests that overtake each other, since nobody waits for the first. */
import { contains, enclosingFunction, isFunction, walk } from '../../edit/nodes.ts';
import { isRequest } from '../shared/sends.ts';
import { memberName, settlementOf } from '../shared/settlement.ts';
import { isLetGo } from '../shared/wrapper-body.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { RuleReading } from '../../rule/reading.ts';
import type { Site } from './find.ts';

type Node = TSESTree.Node;

/**
 * Whether an event, which comes behind an identify, is sent while that is still on its way: each is a request of its
 * own, and the promise of the identify is nobody's, or settles together with that of the event.
 */
export function isRacing(identify: Site, track: Site, reading: RuleReading): boolean {
  if (identify.node === track.node || !isRequest(identify.call) || !isRequest(track.call)) return false;
  const fn = enclosingFunction(identify.node);
  if (!fn || enclosingFunction(track.node) !== fn) return false;
  const { end, node } = settlementOf(identify.node);
  if (contains(node.range, track.node.range)) return end !== 'kept' && !isInCallback(track.node, node);
  const isLost =
    end === 'floating' ||
    (end === 'kept' && isPutAside(node)) ||
    (identify.call.via === 'wrapper' && end === 'awaited' && isLetGo(identify.call, reading));
  return isLost && !waitsBetween(fn, node, track.node);
}

/** `const known = identify()`, `jobs.push(identify())`: the request is on its way, and whoever waits does so later. */
function isPutAside(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === 'VariableDeclarator') return parent.init === node && parent.id.type === 'Identifier';
  return (
    parent?.type === 'CallExpression' &&
    parent.parent.type === 'ExpressionStatement' &&
    parent.arguments.some(one => one === node) &&
    memberName(parent.callee) === 'push'
  );
}

/** Of the promise itself: `identify().then(() => track())`. */
function isInCallback(node: Node, outer: Node): boolean {
  for (let inner: Node | undefined = node; inner && inner !== outer; inner = inner.parent)
    if (isFunction(inner)) return true;
  return false;
}

/** Whether something is waited for in between: mostly it takes longer than the request. */
function waitsBetween(fn: Node, first: Node, second: Node): boolean {
  let waits = false;
  walk(fn, node => {
    const isBetween = node.range[0] > first.range[1] && node.range[1] < second.range[0];
    waits ||= isBetween && (node.type === 'AwaitExpression' || node.type === 'ForOfStatement');
    return !waits;
  });
  return waits;
}
