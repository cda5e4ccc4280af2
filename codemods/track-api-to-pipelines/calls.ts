import type { TSESTree } from '@typescript-eslint/utils';

import { isPlainGap } from '../../lib/edit/comments.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import { nodeAt } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import type { Outcome } from './payload.ts';
import { actingReason, eventEdits, isRefused, traitsEdits } from './payload.ts';

/** Methods of TrackClient that the Pipelines API has no method for. It has events that do some of this, and whoever writes those must mean them. */
const noEquivalent: Partial<Record<AnalyticsCall['method'], string>> = {
  suppress: 'suppressing a person',
  unsuppress: 'unsuppressing a person',
  delete: 'deleting a person',
  merge: 'merging people by any of their identifiers',
  device: 'a device',
  batch: 'operations of the Track API',
  metric: 'the metrics of a message',
  unsubscribe: 'unsubscribing from a message',
  broadcast: 'a broadcast',
};

const refuse = (refused: string): { refused: string } => ({ refused });

export function noEquivalentOf({ method }: AnalyticsCall): string | undefined {
  const what = noEquivalent[method];
  return what && `the Pipelines API has no method for ${what}`;
}

/** The edits that make a call of TrackClient one of the Pipelines API. */
export function callEdits(source: Source, call: AnalyticsCall): Outcome {
  const missing = noEquivalentOf(call);
  if (missing) {
    return refuse(`${missing}: give it a TrackClient in a module of its own, and name that module with --keep`);
  }
  const node = nodeAt(source.program, call.range);
  const callee =
    node?.type === 'CallExpression' && node.callee.type === 'MemberExpression' && !node.callee.computed
      ? node.callee
      : undefined;
  if (node?.type !== 'CallExpression' || !callee) {
    return refuse('its method is not called on the client itself: do so first');
  }
  const [who, what, ...more] = node.arguments;
  if (!who || who.type === 'SpreadElement' || what?.type === 'SpreadElement' || more.length > 0) {
    return refuse('its arguments cannot be told apart: give the person and what is sent as two');
  }
  if (what && !isPlainGap(source, who, what)) {
    return refuse(
      'comments or parentheses stand between its arguments, and would be lost with them: put them elsewhere',
    );
  }
  switch (call.item ? 'batch' : call.method) {
    case 'identify':
      return identifyEdits(source, call, who, what);
    case 'track':
      return what ? withPerson(source, 'userId', who, what, eventOf(source, call, what)) : refuse('it sends no event');
    case 'trackAnonymous':
      return !what || isEmptyText(who)
        ? refuse('it has no anonymous id, and the Pipelines API takes no event of nobody')
        : withMethod(callee, 'track', withPerson(source, 'anonymousId', who, what, eventOf(source, call, what)));
    case 'page':
      return what ? withMethod(callee, 'page', pair(source, who, 'userId', what, 'name')) : refuse('it names no page');
    default:
      return refuse('it is not known what it does');
  }
}

function isEmptyText(node: TSESTree.Node): boolean {
  return (
    (node.type === 'Literal' && (node.value === '' || node.value === null)) ||
    (node.type === 'Identifier' && node.name === 'undefined')
  );
}

function withMethod({ property }: TSESTree.MemberExpression, method: string, edits: Outcome): Outcome {
  return isRefused(edits) ? edits : [replace(property.range, method), ...edits];
}

function identifyEdits(
  source: Source,
  { parts }: AnalyticsCall,
  who: TSESTree.Expression,
  attributes: TSESTree.Expression | undefined,
): Outcome {
  if (!attributes) {
    return [insertAt(who.range[0], `{ ${keyFor(source, 'userId', who)}`), insertAt(who.range[1], ' }')];
  }
  const reason = actingReason(source, parts.traits?.value, attributes, who);
  if (reason) {
    return refuse(reason);
  }
  const traits = traitsEdits(source, attributes);
  return isRefused(traits)
    ? traits
    : [
        insertAt(who.range[0], `{ ${keyFor(source, 'userId', who)}`),
        replace([who.range[1], attributes.range[0]], ', '),
        ...traits,
        insertAt(attributes.range[1], ' }'),
      ];
}

function eventOf(source: Source, { parts }: AnalyticsCall, what: TSESTree.Expression): Outcome {
  return what.type === 'ObjectExpression'
    ? eventEdits(source, what, parts.timestamp?.value)
    : refuse('its event is not written at the call: write name, data and timestamp there');
}

/** `(id, { name })` becomes `({ userId: id, event })`: the person goes into the object, before all else. */
function withPerson(
  source: Source,
  key: string,
  who: TSESTree.Expression,
  event: TSESTree.Expression,
  edits: Outcome,
): Outcome {
  const first = event.type === 'ObjectExpression' ? event.properties[0] : undefined;
  if (isRefused(edits) || !first) {
    return edits;
  }
  const head = source.text.slice(event.range[0] + 1, first.range[0]);
  const blanks = /^\s*/.exec(head)?.[0] ?? '';
  return [
    insertAt(who.range[0], `{${blanks}${keyFor(source, key, who)}`),
    replace([who.range[1], event.range[0] + 1], head === '' ? ', ' : ','),
    ...edits,
  ];
}

function pair(source: Source, who: TSESTree.Expression, key: string, what: TSESTree.Expression, other: string): Edit[] {
  return [
    insertAt(who.range[0], `{ ${keyFor(source, key, who)}`),
    insertAt(what.range[0], keyFor(source, other, what)),
    insertAt(what.range[1], ' }'),
  ];
}

/** Nothing where a variable is called as the key is. */
export function keyFor(source: Source, key: string, { range }: TSESTree.Node): string {
  return source.text.slice(...range) === key ? '' : `${key}: `;
}
