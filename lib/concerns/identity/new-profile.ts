/** Which identify calls can create a profile, and which only add to one that is there. */
import { derivationsOf } from '../../calls/values/identity.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { isSameValue } from '../../calls/values/same.ts';
import { contains, isFunction, sameRange } from '../../edit/nodes.ts';
import { acrossProject } from '../../rule/across.ts';

import type { Method } from '../../catalog/types.ts';
import type { Node } from '../../edit/nodes.ts';
import type { Project } from '../../project/project.ts';
import type { AnalyticsCall, Range, Value } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

/** Traits that are told once, when somebody comes. */
const atSignUp = new Set([
  'created_at',
  'createdAt',
  'signed_up_at',
  'signedUpAt',
  'signup_date',
  'registered_at',
  'registeredAt',
]);

/** Calls that say something of people; an app adds to whom it knows by a call of its own. */
const identifiesOf = acrossProject(calls =>
  calls.filter(
    call =>
      (call.method === 'identify' || call.method === 'setAttributes') &&
      !call.inTest &&
      call.parts.traits?.value.kind !== 'parameter',
  ),
);

/** Traits by which somebody is introduced: whoever is known has been called so before. */
const names = new Set([
  'name',
  'first_name',
  'firstName',
  'last_name',
  'lastName',
  'full_name',
  'fullName',
  'username',
]);

/**
 * Whether an identify can make a profile that lacks a trait. A call that carries the time of the sign-up can. So can
 * one by address on a server, since an id is no trait; and, where no identify of this project ever gives the trait, one
 * of a page or an app, or one of a server that says what somebody is called, or nothing of them. A server that adds other things to people
 * by their id mostly knows them already.
 *
 * @param isNew - whether the person is made where the call stands
 */
export function mayMakeProfile(
  call: AnalyticsCall,
  wanted: readonly string[],
  { project, isNew }: { readonly project: Project; readonly isNew: boolean },
): boolean {
  const { userId, traits } = call.parts;
  // Without an id it adds to whoever is known at the time.
  if (!userId) return false;
  const ways = derivationsOf(userId.value).filter(({ kind }) => kind !== 'empty');
  if (ways.every(({ kind }) => kind === 'unknown' || kind === 'anonymous')) return false;
  // A wallet's address is an id of its own, for people who give no other.
  if (
    wanted.includes('email') &&
    ways.some(({ path }) => wordsOf(path.at(-1) ?? '').some(word => word === 'wallet' || word === 'address'))
  )
    return false;
  if (keysOf(traits?.value)?.some(key => atSignUp.has(key))) return true;
  // An app that makes the id up itself and keeps it knows an installation, and no person who could have an address.
  if (call.identity === 'ambient' && ways.some(({ kind }) => kind === 'anonymous') && !isNamedIn(traits?.value))
    return false;
  const isByAddress = ways.every(({ kind }) => kind === 'email');
  if (isNew && !isByAddress) return true;
  if (call.identity === 'per-call') {
    if (isByAddress) return call.vendor === 'customerio';
    if (!introducesByTraits(call)) return false;
  }
  const same = identifiesOf(project).filter(other => other.vendor === call.vendor);
  // Where another call brings people, one that notes what has become of them finds them there.
  if (notesAlone(call) && same.some(other => other.parts.userId && !notesAlone(other))) return false;
  return (
    !isByAddress && same.every(other => isWhole(other.parts.traits?.value) && missingTraits(other, wanted).length > 0)
  );
}

/**
 * Whether another identify of the same person brings what a call lacks, wherever the call is run: it stands in a list of
 * statements around it, in the same function.
 *
 * @param calls - those of the file
 */
export function isBroughtBeside(
  call: AnalyticsCall,
  wanted: readonly string[],
  { calls, nodeAt }: Pick<RuleReading, 'calls' | 'nodeAt'>,
): boolean {
  const { functionRange } = call;
  const id = call.parts.userId?.value;
  if (!functionRange || !id) return false;
  return calls.some(other => {
    if (other === call || other.vendor !== call.vendor || !introducing.has(other.method)) return false;
    if (!other.functionRange || !sameRange(other.functionRange, functionRange)) return false;
    const of = other.parts.userId?.value;
    if (!of || !isSameValue(of, id) || missingTraits(other, wanted).length > 0) return false;
    const node = nodeAt(other.range);
    return node !== undefined && isAroundBoth(node, call.range);
  });
}

const introducing: ReadonlySet<Method> = new Set<Method>(['identify', 'setAttributes']);

/** Whether the statements that a node stands among, on every way through them, hold a range too. */
function isAroundBoth(node: Node, range: Range): boolean {
  for (let inner = node; inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (parent.type === 'BlockStatement' || parent.type === 'Program') return contains(parent.range, range);
    if (isFunction(parent) || mayBeLeftOut.has(parent.type)) return false;
  }
  return false;
}

/** What is run only sometimes stands in them, in a part that is no list of statements. */
const mayBeLeftOut: ReadonlySet<string> = new Set([
  'ConditionalExpression',
  'IfStatement',
  'LogicalExpression',
  'SwitchCase',
]);

function isNamedIn(traits: Value | undefined): boolean {
  return keysOf(traits)?.some(key => names.has(key)) ?? false;
}

/** Whether a server says what somebody is called, or no more than that there is somebody whom it chooses itself. */
function introducesByTraits({ parts: { traits }, forwards }: AnalyticsCall): boolean {
  const keys = keysOf(traits?.value);
  return keys === undefined ? !forwards && isWhole(traits?.value) : isNamedIn(traits?.value);
}

/** `{ paid: true }`: all that it says of somebody is written out, and the same for everybody. */
function notesAlone({ parts: { traits } }: AnalyticsCall): boolean {
  const value = traits?.value;
  return (
    value?.kind === 'object' &&
    !value.open &&
    value.keys.length > 0 &&
    value.keys.every(key => value.get(key)?.kind === 'literal')
  );
}

/** The wanted traits that the call certainly does not carry; none where its traits are not known whole. */
export function missingTraits(call: AnalyticsCall, wanted: readonly string[]): readonly string[] {
  const traits = call.parts.traits?.value;
  if (!isWhole(traits)) return [];
  const keys = keysOf(traits) ?? [];
  return wanted.filter(trait => !keys.includes(trait));
}

/** Absent, or an object all of whose keys are known. */
function isWhole(traits: Value | undefined): boolean {
  if (!traits) return true;
  if (traits.kind === 'union') return traits.of.every(isWhole);
  return (traits.kind === 'literal' && traits.value == null) || (traits.kind === 'object' && !traits.open);
}

function keysOf(traits: Value | undefined): readonly string[] | undefined {
  if (traits?.kind === 'union') return traits.of.flatMap(one => keysOf(one) ?? []);
  return traits?.kind === 'object' ? traits.keys : undefined;
}
