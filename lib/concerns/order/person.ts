/** Which identify gives an event its person. */
import { childrenInOrder } from '../../edit/nodes.ts';
import { derivationsOf } from '../../calls/values/identity.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { isGuarded } from '../shared/guards.ts';
import { commonAncestor } from '../shared/order.ts';
import { nameOfFunction } from '../shared/sign-up.ts';
import { globalCalleeOf, methodCallOf } from '../../calls/values/calls.ts';
import { isSameValue } from '../../calls/values/same.ts';
import { alternativesOf } from '../../calls/values/walk.ts';
import { variableOf } from '../shared/variables.ts';
import { sendsOnTheWay } from './way.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall, Value } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

/** Calls of one SDK that speak of one person, so far as that is certain: one memory of it, or one id. */
export function isSamePerson(
  track: AnalyticsCall,
  identify: AnalyticsCall,
  sourceCode: SourceCode,
  { nodeAt, file }: RuleReading,
): boolean {
  if (
    track.vendor !== identify.vendor ||
    track.sdk !== identify.sdk ||
    track.client !== identify.client ||
    track.identity !== identify.identity
  )
    return false;
  if (track.identity === 'per-call') return isSameId(track, identify, sourceCode, nodeAt);
  // What stands before a wrapper's name is no client.
  const [a, b] = [track, identify].map(call => {
    const range = call.via === 'direct' && call.file === file ? receiverRange(nodeAt(call.range)) : undefined;
    return range && nodeAt(range);
  });
  // Two clients by two names may be two; anything but plain names may be one.
  return (
    a?.type !== 'Identifier' || b?.type !== 'Identifier' || variableOf(a, sourceCode) === variableOf(b, sourceCode)
  );
}

function isSameId(
  track: AnalyticsCall,
  identify: AnalyticsCall,
  sourceCode: SourceCode,
  nodeAt: RuleReading['nodeAt'],
): boolean {
  const [mine, theirs] = [track.parts.userId, identify.parts.userId];
  const a = mine?.range && nodeAt(mine.range);
  const b = theirs?.range && nodeAt(theirs.range);
  // One variable is one id, wherever it comes from.
  if (!isCertain(track) && !(a?.type === 'Identifier' && b?.type === 'Identifier')) return false;
  if (a && b && sourceCode.getText(a) === sourceCode.getText(b)) return isUnchanged(a, b, sourceCode);
  // Inside of a wrapper the id is taken out of what is given, and one id has several names: what it is, tells.
  return mine !== undefined && theirs !== undefined && isCertain(track) && isOneId(mine.value, theirs.value);
}

/** Whether two values are one id on all ways, however it is written: `Number(user.id)`, `user.id.toString()`. */
function isOneId(a: Value, b: Value): boolean {
  const [first, ...others] = [a, b].flatMap(value =>
    alternativesOf(value)
      .filter(one => one.kind !== 'literal' || one.value != null)
      .map(bareId),
  );
  return first !== undefined && others.length > 0 && others.every(one => isSameValue(first, one));
}

function bareId(value: Value): Value {
  const method = methodCallOf(value);
  const inner =
    value.kind === 'call' && /^(?:Number|String|BigInt)$/.test(globalCalleeOf(value) ?? '')
      ? value.args[0]
      : method && /^(?:toString|valueOf)$/.test(method.name)
        ? method.object
        : undefined;
  return inner ? bareId(inner) : value;
}

function receiverRange(node: Node | undefined): Node['range'] | undefined {
  return node?.type === 'CallExpression' && node.callee.type === 'MemberExpression'
    ? node.callee.object.range
    : undefined;
}

/** Two calls of `newId()` give two ids. */
function isCertain({ parts }: AnalyticsCall): boolean {
  const ways = parts.userId ? derivationsOf(parts.userId.value).filter(({ kind }) => kind !== 'empty') : [];
  return ways.length > 0 && ways.every(({ kind }) => kind !== 'unknown' && kind !== 'anonymous');
}

/** Whether the same names stand for the same variables, written once at most. */
function isUnchanged(a: Node, b: Node, sourceCode: SourceCode): boolean {
  const others = namesIn(b, sourceCode);
  return namesIn(a, sourceCode).every((name, index) => {
    const variable = variableOf(name, sourceCode);
    const other = others[index];
    return (
      variable === (other && variableOf(other, sourceCode)) &&
      (variable?.references.filter(one => one.isWrite()).length ?? 0) <= 1
    );
  });
}

function namesIn(node: Node, sourceCode: SourceCode): TSESTree.Identifier[] {
  if (node.type === 'Identifier') return [node];
  if (node.type === 'MemberExpression' && !node.computed) return namesIn(node.object, sourceCode);
  return childrenInOrder(node, sourceCode.visitorKeys).flatMap(child => namesIn(child, sourceCode));
}

/** On a server, which knows people before they come: what happens to somebody who is there. */
const change =
  / (?:update|updated|updates|change|changed|changes|edit|edited|delete|deleted|deletion|remove|removed|removal|deactivate|deactivated|cancel|canceled|cancelled|cancellation|unsubscribe|unsubscribed) /;
const arrival =
  / (?:sign up|signup|signed up|sign in|signin|signed in|log in|login|logged in|register|registered|registration|authenticate|authenticated|connect wallet|wallet connected) /;

/**
 * Whether an identify may be the first that is heard of somebody: it carries an address or the time of the sign-up,
 * or traits that are not known, or none, or stands where somebody comes in, or behind an event that says so. Else it
 * adds to somebody who is known.
 *
 * @param track - the event before it
 */
export function introduces({ parts, identity }: AnalyticsCall, node: Node, track: AnalyticsCall): boolean {
  const { userId, traits } = parts;
  if (!userId) return false;
  if (
    identity === 'per-call' &&
    [...track.events, ...functionsAround(node)].some(name => change.test(` ${wordsOf(name).join(' ')} `))
  )
    return false;
  const ways = derivationsOf(userId.value);
  if (ways.every(({ kind }) => kind === 'empty' || kind === 'anonymous')) return false;
  const value = traits?.value;
  if (
    value?.kind !== 'object' ||
    value.open ||
    value.keys.some(key => /^(?:e-?mail|created_?at|signed_?up_?at)$/i.test(key)) ||
    ways.some(({ kind }) => kind === 'email')
  )
    return true;
  // What a page sends when somebody has come in is about whom it identifies next.
  const named = identity === 'ambient' ? track.events : [];
  return [...functionsAround(node), ...named].some(name => arrival.test(` ${wordsOf(name).join(' ')} `));
}

function functionsAround(node: Node): readonly string[] {
  const names: string[] = [];
  for (let outer: Node | undefined = node; outer; outer = outer.parent) names.push(nameOfFunction(outer) ?? '');
  return names;
}

/** What keeps an event from being sent before its person is known, by other means than its place. */
export type Held =
  /** It waits: for a check that the identify is not under, or in a queue. */
  | 'waiting'
  /** It is dropped, since what it asks for is only there once the identify was made. */
  | 'dropped';

/** Undefined for what is sent at once. */
export function holdOf(
  call: AnalyticsCall,
  track: Node,
  identify: Node,
  reading: RuleReading,
  sourceCode: SourceCode,
): Held | undefined {
  if (
    isGuarded(track, { sourceCode, isOfArrival: true, until: commonAncestor(track, identify) }) ||
    asksWhetherIdentified(track, sourceCode)
  )
    return 'waiting';
  if (call.via === 'direct') return undefined;
  const way = sendsOnTheWay(call, reading, sourceCode);
  if (!way) return 'waiting';
  const held = way.find(({ node, given }) => isGuarded(node, { given }));
  const isByState = way.some(({ node, states, code }) =>
    isGuarded(node, { states, isStateAlone: true, ...(code && { sourceCode: code }) }),
  );
  return isByState ? 'dropped' : held ? 'waiting' : undefined;
}

/** A flag that only identify sets: `if (!identifiedId) return;`. */
function asksWhetherIdentified(node: Node, sourceCode: SourceCode): boolean {
  for (let inner = node; inner.parent; inner = inner.parent) {
    const outer = inner.parent;
    const before =
      outer.type === 'BlockStatement' || outer.type === 'Program'
        ? outer.body.filter(one => one.range[1] <= inner.range[0])
        : [outer];
    if (
      before.some(
        one =>
          (one.type === 'IfStatement' || one.type === 'ConditionalExpression') &&
          /identif/i.test(sourceCode.getText(one.test)),
      )
    )
      return true;
    if (outer.type === 'LogicalExpression' && inner === outer.right && /identif/i.test(sourceCode.getText(outer.left)))
      return true;
  }
  return false;
}
