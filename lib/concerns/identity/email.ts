/** Ids of people that are, or are made of, the address that they have at the moment. */
import { derivationsOf, ofPath } from '../../calls/values/identity.ts';
import { bagOf } from '../../calls/values/attributes.ts';
import { pathOf } from '../../calls/values/names.ts';
import { isSameValue } from '../../calls/values/same.ts';
import { alternativesOf } from '../../calls/values/walk.ts';
import { acrossProject } from '../../rule/across.ts';
import { spoken, targetOf } from '../shared/people.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall, Part, Value } from '../../reading.ts';
import type { Derivation } from '../../calls/values/identity.ts';
import type { RuleReading } from '../../rule/reading.ts';

export interface EmailId {
  /** The id, or the call that brings it. */
  readonly node: TSESTree.Node;
  /** In words: "the e-mail address `email`". */
  readonly id: string;
}

/** The calls that say who a person is. */
const identifying = new Set(['identify', 'track', 'page', 'screen', 'group', 'alias']);

/** Each such id of a file, where it is written or handed over. */
export function emailIdsIn(reading: RuleReading): EmailId[] {
  return [...writtenIdsIn(reading), ...madeIdsIn(reading)];
}

function writtenIdsIn({ calls, nodeAt, project }: RuleReading): EmailId[] {
  const taken = takenHere(calls);
  const told = toldByCallers(project);
  return calls.flatMap((call): EmailId[] => {
    const part = call.parts.userId;
    if (call.inTest || !identifying.has(call.method) || !part) return [];
    const isReportedHere = taken.has(targetOf(call));
    // A wrapper that only passes the id on is answered for where it is called.
    if (
      call.forwards &&
      !isReportedHere &&
      (isGivenByCallers(call, calls) || (call.via === 'direct' && isToldByCallers(call, told)))
    )
      return [];
    const own = part.range && nodeAt(part.range);
    // One that takes the address out of what it is given is, for all who call it here.
    if (own && !call.forwards && isReportedHere && isOfObject(own)) return [];
    const id = emailIn(part.value, own) ?? emailOfTraits(call);
    const node = id && (own ?? (call.via === 'direct' && !part.range ? nodeAt(call.range) : undefined));
    return id && node ? [{ node, id }] : [];
  });
}

/**
 * Ids that no call has for itself, where they are made: a wrapper puts them into the address of a request that another
 * one is given, `` put(`/customers/${keyOf(person.email)}`, traits) ``.
 */
function madeIdsIn({ calls, nodeAt, file, project }: RuleReading): EmailId[] {
  // The file at hand may not be on the disk as it is here.
  const written = new Set([...writtenTargets(project), ...writtenWays(calls)]);
  const found = new Map<string, EmailId>();
  for (const call of calls) {
    const part = call.parts.userId;
    if (call.inTest || !identifying.has(call.method) || !part || written.has(wayOf(call))) continue;
    for (const one of derivationsOf(part.value)) {
      const range = one.kind === 'email' && one.origin?.file === file ? one.origin.range : undefined;
      const node = range && nodeAt(range);
      if (range && node) found.set(range.join(), { node, id: spoken(one) });
    }
  }
  return [...found.values()];
}

/** The ends of calls, and what they do there, for which a call has the id written out, or gives another one than an address. */
const writtenTargets = acrossProject(writtenWays);

function writtenWays(calls: readonly AnalyticsCall[]): ReadonlySet<string> {
  const isOther = ({ forwards, parts: { userId } }: AnalyticsCall): boolean =>
    !forwards && userId !== undefined && !derivationsOf(userId.value).some(({ kind }) => kind === 'email');
  return new Set(
    calls
      .filter(call => !call.inTest && identifying.has(call.method))
      .filter(call => call.parts.userId?.range !== undefined || call.via === 'direct' || isOther(call))
      .map(wayOf),
  );
}

function wayOf(call: AnalyticsCall): string {
  return `${targetOf(call)} ${call.method}`;
}

function isGivenByCallers(call: AnalyticsCall, calls: readonly AnalyticsCall[]): boolean {
  return calls.some(
    other => !other.forwards && other.parts.userId?.range !== undefined && targetOf(other) === targetOf(call),
  );
}

function isHandedOn(value: Value): boolean {
  return alternativesOf(value).every(one => one.kind === 'parameter' && one.path.length === 0);
}

/**
 * Whether callers are told of the fault. All of them, where the wrapper takes the address out of what it is given; one,
 * where it hands on what it is given: what the others give is an address by the name of a parameter alone.
 */
function isToldByCallers(call: AnalyticsCall, told: ReadonlyMap<string, 'all' | 'some'>): boolean {
  const who = told.get(targetOf(call));
  return who === 'all' || (who === 'some' && isHandedOn((call.parts.userId as Part).value));
}

/** The calls of SDKs of which callers, in whatever files, are told: they write an address out themselves. */
const toldByCallers = acrossProject((calls): ReadonlyMap<string, 'all' | 'some'> => {
  const told = new Map<string, { all: boolean; some: boolean }>();
  for (const call of calls) {
    const part = call.parts.userId;
    if (call.inTest || call.via !== 'wrapper' || !identifying.has(call.method)) continue;
    const isTold = part?.range !== undefined && emailIn(part.value, undefined) !== undefined;
    // What a wrapper only hands on, its callers give.
    if (call.forwards && !isTold && part && isHandedOn(part.value)) continue;
    const { all = true, some = false } = told.get(targetOf(call)) ?? {};
    told.set(targetOf(call), { all: all && isTold, some: some || isTold });
  }
  return new Map([...told].flatMap(([target, { all, some }]) => (some ? [[target, all ? 'all' : 'some']] : [])));
});

/** How a message speaks of the address that an id is, or is put together from. */
function emailIn(value: Value, own: TSESTree.Node | undefined): string | undefined {
  const whole = derivationsOf(value).find(({ kind }) => kind === 'email') ?? (own && namedEmail(own, value));
  if (whole) return spoken(whole);
  const part = alternativesOf(value).flatMap(emailOfTemplate)[0];
  return part && `made of ${spoken(part)}`;
}

/** `identify(address, { email: address })`: the call itself says what its id is. */
function emailOfTraits({ method, parts: { userId, traits } }: AnalyticsCall): string | undefined {
  if (method !== 'identify' || !userId || !traits) return undefined;
  const id = userId.value;
  const isIt = bagOf(traits.value).objects.some(object => {
    const email = object.get('email');
    return email !== undefined && isNamed(id) && isSameValue(email, id);
  });
  return isIt ? spoken({ kind: 'email', path: pathOf(id) }) : undefined;
}

function isNamed({ kind }: Value): boolean {
  return kind === 'parameter' || kind === 'member' || kind === 'call';
}

/** `${email}//${tenant}` */
function emailOfTemplate(value: Value): Derivation[] {
  if (value.kind !== 'template') return [];
  return value.parts
    .filter(part => typeof part !== 'string')
    .map(part => ofPath(pathOf(part)))
    .filter(({ kind }) => kind === 'email');
}

/** Whether the code around a call takes the address out of what it is given, whatever its callers give. */
function isTaken({ parts }: AnalyticsCall): boolean {
  return alternativesOf((parts.userId as Part).value).some(
    value => value.kind === 'parameter' && value.path.length > 0 && ofPath(value.path).kind === 'email',
  );
}

/**
 * The calls of SDKs whose wrapper takes the address out of what it is given, where somebody of the file gives it
 * something that is not known: there is no other place to point at.
 */
function takenHere(calls: readonly AnalyticsCall[]): ReadonlySet<string> {
  const isGivenUnseen = (call: AnalyticsCall): boolean =>
    calls.some(other => !other.forwards && targetOf(other) === targetOf(call) && !other.parts.userId?.range);
  return new Set(
    calls.filter(call => call.forwards && call.parts.userId && isTaken(call) && isGivenUnseen(call)).map(targetOf),
  );
}

/** Whether an expression is written as a property of an object: `joined({ email: user.email })`. */
function isOfObject({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'Property';
}

/** `const email = text.replace(/ /g, '+')`: what the value is cannot be said, and the variable says it. */
function namedEmail(node: TSESTree.Node, value: Value): Derivation | undefined {
  if (node.type !== 'Identifier' || derivationsOf(value).some(({ kind }) => kind !== 'unknown' && kind !== 'empty'))
    return undefined;
  const named = ofPath([node.name]);
  return named.kind === 'email' ? named : undefined;
}
