/** Arguments in the shape of another SDK, or of none. */
import { sdks } from '../../catalog/index.ts';
import { alternativesOf } from '../../calls/values/walk.ts';
import { globalCalleeOf } from '../../calls/values/calls.ts';
import { pathOf, wordsOf } from '../../calls/values/names.ts';
import { lowestMajor } from '../../edit/manifest.ts';
import { innerCalls } from '../shared/inner-calls.ts';
import { surroundingsOf } from '../shared/platform.ts';
import {
  appIdentifyKeys,
  eventKeys,
  idWords,
  keysAroundEvents,
  otherEventKeys,
  otherPayloadKeys,
  payloadKeys,
  peopleWords,
  personalIdWords,
  refusingNobody,
} from './words.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Form, PartName } from '../../catalog/types.ts';
import type { AnalyticsCall, ObjectValue, Part, Value } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

export interface ShapeFault {
  readonly id:
    | 'payload'
    | 'positional'
    | 'noObject'
    | 'noRequest'
    | 'wrapped'
    | 'wrongKey'
    | 'otherKey'
    | 'stray'
    | 'nobody'
    | 'personFirst'
    | 'eventAlone'
    | 'noEvent';
  readonly data: Readonly<Record<string, string>>;
  /** What is in the wrong shape. */
  readonly part: Part | undefined;
}

export interface MisshapenCall {
  readonly call: AnalyticsCall;
  readonly node: TSESTree.Node;
  readonly fault: ShapeFault;
}

/** The calls of a file whose arguments are in a wrong shape, each where that shape is written. */
export function misshapenCalls(reading: RuleReading): MisshapenCall[] {
  return reading.calls.flatMap((call): MisshapenCall[] => {
    if (call.inTest || (call.item && call.item.index > 0)) return [];
    const faults = faultsOf(call, reading);
    const inside = faults.length > 0 ? innerCalls(call, reading).flatMap(inner => faultsOf(inner, reading)) : [];
    return faults
      .filter(({ id }) => !inside.some(other => other.id === id))
      .flatMap(fault => {
        const node = (fault.part?.range && reading.nodeAt(fault.part.range)) ?? reading.nodeAt(call.range);
        return node ? [{ call, node, fault }] : [];
      });
  });
}

function faultsOf(call: AnalyticsCall, reading: RuleReading): ShapeFault[] {
  const forms = formsOf(call);
  if (forms.length === 0 || !call.given) return [];
  const shape = isPayload(forms) ? payloadFault(call, forms, reading) : positionalFault(call);
  const found = shape ?? messageFault(call) ?? formerFault(call, reading) ?? trackApiFault(call, reading);
  return found ? [found] : [...contentFaults(call)];
}

/** The argument lists that the method of the SDK takes. */
function formsOf({ sdk, client, method }: AnalyticsCall): readonly Form[] {
  const clients = sdks.find(({ id }) => id === sdk)?.clients ?? {};
  const methods = client !== undefined && Object.hasOwn(clients, client) ? clients[client]!.methods : {};
  return Object.values(methods).find(spec => spec.method === method)?.forms ?? [];
}

const people: readonly PartName[] = ['event', 'userId', 'anonymousId', 'groupId', 'name'];

/** All that a call says stands in one object. */
function isPayload(forms: readonly Form[]): boolean {
  const paths = forms.flatMap(({ parts }) => people.flatMap(name => parts[name] ?? []));
  return (
    paths.length > 0 &&
    forms.every(({ parts }) => people.every(name => (parts[name] ?? [0, '']).length > 1 && parts[name]?.[0] !== 1))
  );
}

function payloadFault(call: AnalyticsCall, forms: readonly Form[], reading: RuleReading): ShapeFault | undefined {
  const { given, method, sdk, via } = call;
  const [first, second] = given ?? [];
  if (!first) return undefined;
  const data = { method, sdk, example: exampleOf(method, forms) };
  // A callback is all that may follow the object.
  const text = [first, second].find(part => part && alternativesOf(part.value).every(isText));
  if (text) return { id: 'positional', data, part: text };
  if (second && allObjects(second.value, () => true)) return { id: 'positional', data, part: first };
  // Where the traits are the object itself, it may have any key.
  if (forms.some(({ parts }) => parts.traits?.length === 1 || parts.properties?.length === 1)) return undefined;
  // What a wrapper takes is its own affair: another of its kind may have a use for it.
  if (via === 'wrapper') return undefined;
  if (refusingNobody.has(sdk) && method !== 'alias' && isOfNobody(first) && isWrittenIn(call, reading))
    return { id: 'nobody', data, part: first };
  const other = otherKeyFault(first, method, sdk);
  if (other) return other;
  return strayFault(first, payloadKeys, method === 'identify' || method === 'group' ? 'traits' : 'properties');
}

function exampleOf(method: string, forms: readonly Form[]): string {
  const keys = ['userId', 'event', 'properties', 'traits', 'name', 'groupId', 'previousId'] as const;
  const named = keys.flatMap(key => forms[0]?.parts[key]?.[1] ?? []);
  return `${method}({ ${named.join(', ')} })`;
}

/** `track({ userId, name })`, `identify({ userId, properties })`: what another method takes, and this one drops. */
function otherKeyFault(part: Part, method: string, sdk: string): ShapeFault | undefined {
  const { value } = part;
  if (value.kind !== 'object' || value.open) return undefined;
  for (const [wrong, right] of otherPayloadKeys.get(method) ?? []) {
    if (value.keys.includes(wrong) && !value.keys.includes(right) && !isAbsent(value.get(wrong)))
      return { id: 'otherKey', data: { method, sdk, wrong, right }, part };
  }
  return undefined;
}

/** Something that is sent beside the object that the API looks into, and that it drops. */
function strayFault(part: Part, known: ReadonlySet<string>, place: string): ShapeFault | undefined {
  const { value } = part;
  if (value.kind !== 'object') return undefined;
  const stray = value.keys.filter(key => !known.has(key) && !key.startsWith('_') && !isAbsent(value.get(key)));
  return stray.length > 0 ? { id: 'stray', data: { keys: listed(stray), place }, part } : undefined;
}

/**
 * Whether the payload is written in the call itself, or has a name that nothing else uses: of any other, somebody may
 * put a person into it on its way.
 */
function isWrittenIn({ range }: AnalyticsCall, reading: RuleReading): boolean {
  const node = reading.nodeAt(range);
  const payload = node?.type === 'CallExpression' ? node.arguments[0] : undefined;
  return payload?.type === 'ObjectExpression' || (payload?.type === 'Identifier' && isUsedOnce(payload));
}

/** Whether a file names it where it is made, and here alone. */
function isUsedOnce(identifier: TSESTree.Identifier): boolean {
  let root: TSESTree.Node = identifier;
  while (root.parent) root = root.parent;
  const tokens = root.type === 'Program' ? (root.tokens ?? []) : [];
  return tokens.filter(({ value }) => value === identifier.name).length === 2;
}

/** Neither key is there, or with nothing under it. */
function isOfNobody({ value }: Part): boolean {
  return value.kind === 'object' && !value.open && isAbsentIn(value, 'userId') && isAbsentIn(value, 'anonymousId');
}

function isAbsentIn(value: ObjectValue, key: string): boolean {
  return !value.keys.includes(key) || isAbsent(value.get(key));
}

function isAbsent(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.value === undefined;
}

function listed(keys: readonly string[]): string {
  return keys.map(key => `\`${key}\``).join(', ');
}

/** A payload where arguments stand one after the other. */
function positionalFault({ method, parts, sdk, given }: AnalyticsCall): ShapeFault | undefined {
  const { userId, traits, groupId, event, name } = parts;
  const id = method === 'group' ? groupId : userId;
  const key = method === 'group' ? 'groupId' : 'userId';
  const data = { method, sdk };
  if (method === 'identify' || method === 'group') {
    const payload = id ?? traits;
    const isWhole = payload && allObjects(payload.value, ({ keys }) => id !== undefined || keys.includes(key));
    return isWhole ? { id: 'payload', data, part: payload } : undefined;
  }
  if (event && isPersonFirst(event, given)) return { id: 'personFirst', data, part: event };
  const first = event ?? name ?? userId;
  return first && allObjects(first.value, () => true) ? { id: 'payload', data, part: first } : undefined;
}

/** `track(user.id, { event: 'Paid' })`: as `TrackClient` takes them, the id first and the event's name in an object behind it. */
function isPersonFirst({ value }: Part, given: AnalyticsCall['given']): boolean {
  const second = given?.[1]?.value;
  if (second?.kind !== 'object' || second.open || !second.keys.every(key => keysAroundEvents.has(key))) return false;
  const isEvent = isNamed(second, 'event') || (isNamed(second, 'name') && second.keys.includes('data'));
  return isEvent && alternativesOf(value).every(isPersonalId);
}

function isNamed(object: ObjectValue, key: string): boolean {
  const name = object.keys.includes(key) ? object.get(key) : undefined;
  return name !== undefined && alternativesOf(name).every(isText);
}

/** What is called the id of a person: `user.id`, `accountId`, `email`. An element and an event have ids as well. */
function isPersonalId(value: Value): boolean {
  const path = pathOf(value);
  const last = wordsOf(path.at(-1) ?? '').at(-1) ?? '';
  if (personalIdWords.has(last)) return true;
  // Whose it is says the word in front, in the same name or in the one before it.
  const owner = path.flatMap(wordsOf).at(-2) ?? '';
  return idWords.has(last) && peopleWords.has(owner);
}

function allObjects(value: Value, test: (object: ObjectValue) => boolean): boolean {
  return alternativesOf(value).every(one => one.kind === 'object' && test(one));
}

/** 3.x of Customer.io's SDK for React Native took the id and the traits one after the other. */
function formerFault(
  { sdk, method, given = [], file }: AnalyticsCall,
  { project }: RuleReading,
): ShapeFault | undefined {
  const [first, second] = given;
  if (sdk !== 'customerio-reactnative' || method !== 'identify' || !first) return undefined;
  const range = surroundingsOf(project.root, file).versionOf(sdk);
  const isFormer = range === undefined || (lowestMajor(range) ?? 3) < 4;
  if (isFormer) return undefined;
  return second
    ? { id: 'positional', data: { method, sdk, example: 'identify({ userId, traits })' }, part: first }
    : strayFault(first, appIdentifyKeys, 'traits');
}

/** `sendEmail({ to })`: the client takes an instance of the class of each channel, and nothing else. */
function messageFault({ sdk, method, given = [] }: AnalyticsCall): ShapeFault | undefined {
  const [request] = given;
  return sdk === 'customerio-node' && method === 'sendMessage' && request && allObjects(request.value, () => true)
    ? { id: 'noRequest', data: { sdk }, part: request }
    : undefined;
}

/** What `TrackClient` takes around an event. */
function trackApiFault(call: AnalyticsCall, reading: RuleReading): ShapeFault | undefined {
  const { sdk, client, method, given = [] } = call;
  if (sdk !== 'customerio-node' || client !== 'track' || (method !== 'track' && method !== 'trackAnonymous'))
    return undefined;
  const [first, second] = given;
  if (method === 'trackAnonymous' && first && !second)
    return isBeforeThree(reading) ? undefined : { id: 'eventAlone', data: {}, part: first };
  if (!second) return undefined;
  if (alternativesOf(second.value).every(isText)) return { id: 'noEvent', data: { method }, part: second };
  const { value } = second;
  const wrong =
    value.kind === 'object'
      ? value.keys.find(key => otherEventKeys.has(key) && !value.keys.includes(otherEventKeys.get(key)!))
      : undefined;
  if (wrong !== undefined) return { id: 'wrongKey', data: { wrong, right: otherEventKeys.get(wrong)! }, part: second };
  return call.via === 'wrapper' ? undefined : strayFault(second, eventKeys, 'data');
}

/** 1.x and 2.x of the package took the event alone. */
function isBeforeThree({ project, file }: RuleReading): boolean {
  const range = surroundingsOf(project.root, file).versionOf('customerio-node');
  return range !== undefined && (lowestMajor(range) ?? 3) < 3;
}

function* contentFaults({ parts, method }: AnalyticsCall): Generator<ShapeFault> {
  for (const name of ['properties', 'traits'] as const) {
    const part = parts[name];
    if (!part || method === 'init') continue;
    const values = alternativesOf(part.value);
    const data = { name, form: formOf(part.value) };
    if (values.every(isNoObject)) yield { id: 'noObject', data, part };
    else if (values.every(value => value.kind === 'object' && isWrapped(value, name)))
      yield { id: 'wrapped', data, part };
  }
}

function isText(value: Value): boolean {
  return (value.kind === 'literal' && typeof value.value === 'string') || value.kind === 'template';
}

function isNoObject(value: Value): boolean {
  if (value.kind === 'literal') return value.value !== null && value.value !== undefined;
  return value.kind === 'template' || value.kind === 'array' || globalCalleeOf(value) === 'JSON.stringify';
}

function formOf(value: Value): string {
  const [first] = alternativesOf(value);
  if (first?.kind === 'array') return 'a list';
  return first?.kind === 'literal' && typeof first.value !== 'string' ? `a ${typeof first.value}` : 'a text';
}

/** `{ properties: {…} }` in the place of the properties: the inner ones arrive a floor too low. */
function isWrapped(value: ObjectValue, name: 'properties' | 'traits'): boolean {
  if (value.open) return false;
  // Customer.io's own word for traits: with nothing beside it, it is meant as theirs.
  const isOnlyAttributes = name === 'traits' && value.keys.length === 1 && value.keys[0] === 'attributes';
  return value.get(isOnlyAttributes ? 'attributes' : name)?.kind === 'object';
}
