import { isPlainGap } from '../../lib/edit/comments.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import { importName } from '../../lib/edit/imports.ts';
import { nodeAt, pathOf } from '../../lib/edit/nodes.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { mobile } from './packages.ts';

const noEquivalent: Partial<Record<AnalyticsCall['method'], string>> = {
  group: 'customerio-reactnative has no group: send it from your server',
  alias: 'customerio-reactnative has no alias: identify the person instead',
  flush: 'customerio-reactnative sends by itself and has no flush: take it away',
};

/**
 * Calls of an app. Customer.io's SDK is one static class that is initialised once, so there is no client to make or
 * to hand on, and nothing may be sent to it before the project initialises it.
 */
export function mobileSites(at: FileAtHand, isInitialised: boolean): Found[] {
  return at.calls
    .filter(({ sdk, via, inTest }) => sdk === mobile.from && via === 'direct' && !inTest)
    .map(call => ({
      range: call.range,
      what: call.events[0] ?? call.method,
      becomes: becomes(at, call, isInitialised),
    }));
}

function becomes({ source }: FileAtHand, call: AnalyticsCall, isInitialised: boolean): Found['becomes'] {
  const person = (skipped: string): Found['becomes'] => ({ skipped, forPerson: true });
  if (!isInitialised) {
    return { skipped: `it waits for ${mobile.client}.initialize()`, forPerson: false };
  }
  if (call.method === 'init') {
    return person(`${mobile.client} is initialised elsewhere: take this client away when nothing uses it`);
  }
  const reason = noEquivalent[call.method];
  if (reason) {
    return person(reason);
  }
  const node = nodeAt(source.program, call.range);
  const callee = node?.type === 'CallExpression' && node.callee.type === 'MemberExpression' ? node.callee : undefined;
  const isOnClient =
    callee?.property.type === 'Identifier' &&
    !/^(?:call|apply)$/.test(callee.property.name) &&
    !callee.computed &&
    pathOf(callee.object) !== undefined;
  if (node?.type !== 'CallExpression' || !callee || !isOnClient) {
    return person(
      `call ${mobile.client}.${call.method === 'reset' ? 'clearIdentify' : call.method}() here: the client is not in sight at the call`,
    );
  }
  if (node.arguments.some(({ type }) => type === 'SpreadElement') || node.arguments.length > 2) {
    return person(`${mobile.client} takes a name and properties alone`);
  }
  if (callee.optional || node.optional) {
    return person(`the client may be missing here, and ${mobile.client} never is: decide when it is to be called`);
  }
  const [first, second] = node.arguments;
  if (first && second && !isPlainGap(source, first, second)) {
    return person(`comments or parentheses stand between its arguments: write it for ${mobile.client}`);
  }
  const shaped = shapedArguments(call, node);
  if (!shaped) {
    return person(`${mobile.client} has nothing that takes these arguments`);
  }
  const { name, edits } = importName(source, mobile.client, mobile.to);
  return { edits: [replace(callee.range, `${name}.${shaped.method}`), ...shaped.edits], once: edits };
}

/** `identify(id, traits)` becomes `identify({ userId: id, traits })`; `reset()` is `clearIdentify()`. */
function shapedArguments(
  { method }: AnalyticsCall,
  { arguments: given }: Extract<NonNullable<ReturnType<typeof nodeAt>>, { type: 'CallExpression' }>,
): { method: string; edits: readonly Edit[] } | undefined {
  const [first, second] = given;
  if (method === 'track' || method === 'screen') {
    return { method, edits: [] };
  }
  if (method === 'reset') {
    const isAll = !first || (first.type === 'Literal' && first.value === true);
    return isAll ? { method: 'clearIdentify', edits: first ? [replace(first.range, '')] : [] } : undefined;
  }
  if (method !== 'identify' || !first) {
    return undefined;
  }
  const isNobody =
    (first.type === 'Identifier' && first.name === 'undefined') || (first.type === 'Literal' && first.value === null);
  const traits = second?.type === 'Identifier' && second.name === 'traits' ? '' : 'traits: ';
  const id = first.type === 'Identifier' && first.name === 'userId' ? '' : 'userId: ';
  if (!second) {
    return isNobody
      ? undefined
      : { method, edits: [insertAt(first.range[0], `{ ${id}`), insertAt(first.range[1], ' }')] };
  }
  return {
    method,
    edits: [
      ...(isNobody
        ? [replace([first.range[0], second.range[0]], `{ ${traits}`)]
        : [insertAt(first.range[0], `{ ${id}`), insertAt(second.range[0], traits)]),
      insertAt(second.range[1], ' }'),
    ],
  };
}
