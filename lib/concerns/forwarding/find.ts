/** What is wrong with an event that Segment forwards to Customer.io, as far as the code tells. */
import { contains, enclosingFunction, sameRange } from '../../edit/nodes.ts';
import { fitsPattern } from '../../text/pattern.ts';
import { derivationsOf, isAlwaysEmpty, isPossiblyEmpty } from '../../calls/values/identity.ts';
import { customerioIn } from './integrations.ts';
import { isKeptOutOnItsWay } from './middleware.ts';
import { find } from '../../calls/values/walk.ts';
import { isInList } from '../../patterns.ts';
import { acrossProject, placeOf } from '../../rule/across.ts';
import { clientsOf } from '../shared/clients-of.ts';
import { isRequestHandler } from '../shared/request-handlers.ts';
import { innerCalls } from '../shared/inner-calls.ts';
import { canRunTogether } from '../shared/packages.ts';
import { identificationsOf, spoken } from '../shared/people.ts';
import { isStranger } from '../shared/strangers.ts';
import { isSentToForwarder } from '../shared/reaches.ts';
import { whyNobody } from './nobody.ts';

import type { TSESLint } from '@typescript-eslint/utils';
import type { Project } from '../../project/project.ts';
import type { AnalyticsCall } from '../../reading.ts';
import type { Derivation } from '../../calls/values/identity.ts';
import type { RuleReading } from '../../rule/reading.ts';
import type { Identification } from '../shared/people.ts';

type Forwarded = 'all' | 'none' | readonly string[];

const sent = new Set(['track', 'page', 'screen']);

/**
 * Whether the event is chosen here: at a call of the SDK, or where a wrapper is given its name, or something that it
 * takes the name of. A function that sends an event of its own does so at the call inside it, and a wrapper's plumbing
 * sends what its callers choose.
 */
export function isSiteOfEvent(
  call: AnalyticsCall,
  reading: RuleReading,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  if (call.forwards) return isAboutNobody(call) || isRelayOfStrangers(call, reading, sourceCode);
  if (call.via === 'direct' || (call.parts.event ?? call.parts.name)?.range !== undefined) return true;
  const inner = innerCalls(call, reading);
  if (inner.length === 0) return false;
  // `const message = { event: 'Paid' }; send(message)`: none of the functions that it goes through names an event.
  if (isNamed(call) && !inner.some(isNamed)) return true;
  // Where each call says who it is about, what the wrapper makes of that is told at those that name their event.
  return call.identity === 'ambient' && inner.every(({ forwards }) => forwards);
}

function isNamed({ events, patterns }: AnalyticsCall): boolean {
  return events.length > 0 || patterns.length > 0;
}

/**
 * Whether a function sends an event of its own under no person's id: whatever its callers give with it, nobody is named,
 * and none of them has a place for one.
 */
function isAboutNobody({ identity, parts, events, patterns, unresolved }: AnalyticsCall): boolean {
  return identity === 'per-call' && !parts.userId && events.length > 0 && patterns.length === 0 && !unresolved;
}

/** Whether a handler takes the event from its request, of whoever asks: no call of the project chooses it. */
function isRelayOfStrangers(
  call: AnalyticsCall,
  { project, file, nodeAt }: RuleReading,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  const node = call.via === 'direct' ? nodeAt(call.range) : undefined;
  const fn = node && enclosingFunction(node);
  return (
    fn !== undefined &&
    isRequestHandler(fn, sourceCode, file) &&
    !project
      .calls()
      .some(({ target, via }) => via === 'wrapper' && target.file === file && sameRange(target.range, call.range))
  );
}

/** The event of a call that Segment forwards: in words, or undefined if it forwards none of this call's. */
export function forwardedEvent(call: AnalyticsCall, forwarded: Forwarded): string | undefined {
  if (!isSentToForwarder(call) || !sent.has(call.method) || forwarded === 'none') return undefined;
  if (forwarded === 'all') {
    const name = call.events[0] ?? call.patterns[0];
    return name !== undefined ? `\`${name}\`` : call.method === 'track' ? 'this event' : `this ${call.method} view`;
  }
  if (call.method !== 'track') return undefined;
  const name =
    call.events.find(one => isInList(one, forwarded, 'settings.customerio.forwarded')) ??
    forwarded.find(one => call.patterns.some(pattern => canBecome(pattern, one)));
  return name === undefined ? undefined : `\`${name}\``;
}

/** Whether `checkout_*_done` can be `checkout_card_done`; of a name of which nothing is fixed that says nothing. */
function canBecome(pattern: string, name: string): boolean {
  return /[^*]/.test(pattern) && fitsPattern(name, pattern);
}

/** Whether the client of a call is made so that Customer.io is left out. */
function isOfExcludingClient(call: AnalyticsCall, { project }: RuleReading): boolean {
  return clientsOf(call, project).some(
    ({ parts, vendor }) => customerioIn(parts.integrations?.value, vendor) === 'excluded',
  );
}

/** Whether the call, or the client it is made on, keeps Customer.io out, or may do so in a way that cannot be read. */
export function mayExcludeCustomerio(call: AnalyticsCall, reading: RuleReading): boolean {
  return (
    customerioIn(call.parts.integrations?.value, call.vendor) !== 'included' ||
    isOfExcludingClient(call, reading) ||
    isKeptOutOnItsWay(call, reading)
  );
}

/** Whether the same function sends the event to Customer.io itself. */
export function isSentBeside(call: AnalyticsCall, { calls }: RuleReading): boolean {
  const [start, end] = call.functionRange ?? [0, Infinity];
  return calls.some(
    other =>
      other.vendor === 'customerio' &&
      (other.method === 'track' || other.method === 'page' || other.method === 'screen') &&
      (other.functionRange?.[0] ?? 0) === start &&
      (other.functionRange?.[1] ?? Infinity) === end &&
      (call.events.length > 0
        ? call.events.every(name => other.events.includes(name))
        : other.range[0] === call.range[0]),
  );
}

/**
 * How Segment knows a person otherwise than Customer.io does: "the `userId` is a SHA-256 hash of `id`, while
 * Customer.io identifies by `id` at src/cio.ts:9". Undefined where they agree or where it cannot be told.
 */
export function otherKey(call: AnalyticsCall, { project }: RuleReading): string | undefined {
  const people = identificationsOf(project);
  const customerio = people.get('customerio') ?? [];
  const own = people.get(call.vendor) ?? [];
  const userId = call.parts.userId?.value;
  const mine: readonly { way: Derivation; where: string }[] = userId
    ? derivationsOf(userId).map(way => ({ way, where: `the \`userId\`${targetOf(call)} is ${spoken(way)}` }))
    : call.identity === 'ambient'
      ? own
          .filter(one => one.call.identity === 'ambient')
          .flatMap(one =>
            one.ways.map(way => ({
              way,
              where: `${forwarderName(call)} identifies by ${spoken(way)} at ${placeOf(one.call)}`,
            })),
          )
      : [];
  for (const { way, where } of mine) {
    const found = differing(way, customerio);
    if (found) return `${where}, while Customer.io identifies by ${theirs(found)}`;
  }
  return undefined;
}

const comparable = new Set<Derivation['kind']>(['raw', 'hash', 'composed']);

interface Difference {
  /** The first identification by another kind of key. */
  readonly known: Identification;
  /** One of which nobody can tell. */
  readonly unknown: Identification | undefined;
}

/** Set where every identification that can be compared is by another kind of key. */
function differing(way: Derivation, others: readonly Identification[]): Difference | undefined {
  if (!comparable.has(way.kind)) return undefined;
  const isOther = (other: Derivation): boolean =>
    other.kind !== way.kind || (way.kind !== 'raw' && other.detail !== way.detail);
  const isKnown = ({ ways }: Identification): boolean => ways.every(({ kind }) => comparable.has(kind));
  const [known, ...more] = others.filter(isKnown);
  return known && [known, ...more].every(({ ways }) => ways.every(isOther))
    ? { known, unknown: others.find(one => !isKnown(one)) }
    : undefined;
}

function theirs({ known, unknown }: Difference): string {
  const place = `${spoken(known.ways[0] as Derivation)} at ${placeOf(known.call)}`;
  return unknown ? `${place} (by what at ${placeOf(unknown.call)}, the code does not tell)` : place;
}

/** Why a forwarded event does not reach a person whom Customer.io knows; a phrase for each reason. */
export function faultsOf(call: AnalyticsCall, reading: RuleReading, isIdentifiedElsewhere: boolean): string[] {
  const faults: string[] = [];
  const key = otherKey(call, reading);
  if (key) faults.push(key);
  const own = ofUserId(call, key !== undefined) ?? ofCallers(call, reading);
  if (own) faults.push(own);
  if (!isIdentifiedElsewhere && isNeverIdentified(call, reading))
    faults.push(`nobody is identified on the ${forwarderName(call)} side`);
  return faults;
}

/**
 * Why nobody is known at the place of a call, whatever its client knows elsewhere: a phrase. Whoever calls a function
 * that sends an event of its own chooses the place.
 */
export function faultOfPlace(
  call: AnalyticsCall,
  reading: RuleReading,
  sourceCode: Readonly<TSESLint.SourceCode>,
): string | undefined {
  const nobody = call.forwards ? undefined : whyNobody(call, reading, sourceCode);
  return (
    nobody &&
    (nobody.why === 'branch'
      ? 'it is sent where nobody is logged in'
      : `it is sent from where people log in or sign up (line ${nobody.logIn.loc.start.line}), before anybody is identified`)
  );
}

function ofUserId(call: AnalyticsCall, isNamed: boolean): string | undefined {
  const userId = call.parts.userId?.value;
  const it = isNamed ? 'it' : `its \`userId\`${targetOf(call)}`;
  if (!userId) return call.identity === 'per-call' ? `it carries no \`userId\`${targetOf(call)}` : undefined;
  if (isAlwaysEmpty(userId)) return call.identity === 'per-call' ? `${it} is empty` : undefined;
  const anonymous = derivationsOf(userId).find(
    way => way.kind === 'anonymous' || (way.kind === 'constant' && isStranger(way.detail ?? '')),
  );
  if (anonymous) return `${it} can be ${spoken(anonymous)}`;
  return isPossiblyEmpty(userId) ? `${it} can be empty` : undefined;
}

/** Of an event that its function names, while whoever calls it gives the person: what one of them gives. */
function ofCallers(call: AnalyticsCall, { project }: RuleReading): string | undefined {
  const userId = call.parts.userId?.value;
  if (call.forwards || call.identity !== 'per-call' || !userId || !find(userId, ({ kind }) => kind === 'parameter'))
    return undefined;
  const caller = project
    .calls()
    .find(
      other =>
        !other.inTest &&
        other.identity === 'per-call' &&
        sameRange(other.target.range, call.target.range) &&
        other.target.file === call.target.file &&
        other.through?.some(fn => fn.file === call.file && contains(fn.range, call.range)) === true &&
        ofUserId(other, false) !== undefined,
    );
  return caller && `its \`userId\` can be empty (${placeOf(caller)})`;
}

function isNeverIdentified(call: AnalyticsCall, { project }: RuleReading): boolean {
  const people = identificationsOf(project);
  return !isIdentified(call, people, project) && (!people.has('customerio') || isUnknownToCustomerio(call, people));
}

/**
 * Whether somebody is identified to the vendor: for a client that keeps the person, in a program that it is part of. One
 * that runs without a page knows nothing of whom a page identifies.
 */
function isIdentified(call: AnalyticsCall, people: ReturnType<typeof identificationsOf>, project: Project): boolean {
  const own = people.get(call.vendor) ?? [];
  return call.identity === 'ambient'
    ? own.some(
        one =>
          canRunTogether(one.call.file, call.file, project) &&
          (call.platform !== 'server' || one.call.platform === 'server'),
      )
    : own.length > 0;
}

/** Whether nothing that comes with the call is a key that Customer.io is told itself, or may be told. */
function isUnknownToCustomerio(call: AnalyticsCall, people: ReturnType<typeof identificationsOf>): boolean {
  const userId = call.parts.userId?.value;
  const ways = userId ? derivationsOf(userId).filter(({ kind }) => kind !== 'empty') : [];
  if (ways.length === 0) return call.identity === 'ambient';
  return ways.every(way => differing(way, people.get('customerio') ?? []) !== undefined);
}

/** By SDK the first event of a client that keeps people and is told of nobody, while Customer.io is told who they are. */
const firstOfNobody = acrossProject((calls, project): ReadonlyMap<string, AnalyticsCall> => {
  const people = identificationsOf(project);
  const found = new Map<string, AnalyticsCall>();
  if (!people.has('customerio')) return found;
  for (const call of calls) {
    const isEvent = call.method === 'track' && call.via === 'direct' && call.identity === 'ambient' && !call.inTest;
    if (isEvent && isSentToForwarder(call) && !people.has(call.vendor) && !found.has(call.sdk))
      found.set(call.sdk, call);
  }
  return found;
});

/** Whether to say at this call, once for the project, that Segment knows nobody. */
export function isFirstOfNobody(call: AnalyticsCall, { project }: RuleReading): boolean {
  const first = firstOfNobody(project).get(call.sdk);
  return first?.file === call.file && first.range[0] === call.range[0];
}

/** Where Customer.io is told who people are. */
export function customerioPlace({ project }: RuleReading): string {
  const [first] = identificationsOf(project).get('customerio') ?? [];
  return first ? placeOf(first.call) : '';
}

/** Where the id is written, if that is in another file. */
function targetOf(call: AnalyticsCall): string {
  return call.target.file === call.file && call.parts.userId?.range
    ? ''
    : call.via === 'direct'
      ? ''
      : ` (${placeOf(call.target)})`;
}

/** Who forwards, in messages. */
export function forwarderName({ vendor }: AnalyticsCall): string {
  return vendor === 'rudderstack' ? 'RudderStack' : 'Segment';
}
