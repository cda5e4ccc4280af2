/** Whether a repetition of an event can be told from a second one. */
import { hasKey } from '../../calls/values/attributes.ts';
import { derivationsOf, isMadeUp } from '../../calls/values/identity.ts';
import { sendsEvent } from '../../calls/values/methods.ts';
import { pathOf, wordsOf } from '../../calls/values/names.ts';
import { alternativesOf } from '../../calls/values/walk.ts';
import { contains } from '../../edit/nodes.ts';
import { variableAt } from '../../edit/names.ts';
import { isInList } from '../../patterns.ts';
import { saysItsName } from '../shared/name-place.ts';
import { writtenBy } from '../shared/written.ts';
import { MONEY_TIER } from './anonymous.ts';
import { isMoneyName } from './purchase.ts';
import { keysAsSuch, marks, transactions } from './words.ts';

import type { Source } from '../../edit/source.ts';
import type { AnalyticsCall, Range, Value } from '../../reading.ts';
import type { Plan } from '../../plan/model.ts';
import type { RuleReading } from '../../rule/reading.ts';

export interface DedupeOptions {
  readonly events?: readonly string[];
  readonly keys?: readonly string[];
  /** The plan of the team, whose first tier is money. */
  readonly plan?: Pick<Plan, 'tierOf'>;
}

export type DedupeFault =
  | { readonly kind: 'noKey'; readonly call: AnalyticsCall; readonly event: string; readonly range: Range }
  | { readonly kind: 'madeUp'; readonly event: string; readonly key: string; readonly range: Range }
  /** The id of the event is that of the person, or the same for all events. */
  | { readonly kind: 'shared'; readonly name: string; readonly range: Range };

interface Key {
  readonly name: string;
  readonly value: Value;
  readonly range: Range;
  /** The call gives the value, whoever writes the key. */
  readonly isGiven: boolean;
}

export function dedupeFaultsIn(reading: RuleReading, source: Source, options: DedupeOptions): DedupeFault[] {
  return reading.calls.flatMap(call => {
    if (call.inTest || !sendsEvent(call)) return [];
    const shared = sharedEventId(call);
    if (shared) return [shared];
    const fault = faultOf(call, { reading, source, options });
    return fault ? [fault] : [];
  });
}

function faultOf(
  call: AnalyticsCall,
  { reading, source, options }: { reading: RuleReading; source: Source; options: DedupeOptions },
): DedupeFault | undefined {
  const { properties, messageId } = call.parts;
  const { events, keys: ownKeys = [], plan } = options;
  const event = call.events.find(name =>
    events ? isInList(name, events, 'The option `events`') : isMoneyName(name, plan?.tierOf(name) === MONEY_TIER),
  );
  if (event === undefined) return undefined;
  const isKey = (name: string): boolean => ownKeys.includes(name) || isTransactionKey(name);
  const keys = keysOf(call, isKey);
  // A wrapper of one event answers for what it sends, but for the values that are given to it.
  const isOwn = saysItsName(call) || properties?.range !== undefined;
  const isSet = messageId !== undefined || hasKey(properties?.value, isKey) !== false;
  if (!isSet)
    return isOwn ? { kind: 'noKey', call, event, range: (call.parts.event ?? call).range ?? call.range } : undefined;
  const first = isOwn ? keys[0] : keys.find(({ isGiven }) => isGiven);
  const isEveryMadeUp = keys.every(key => isMadeUpHere(key, call, reading, source));
  return first && isEveryMadeUp && !(messageId && messageId.range === undefined)
    ? { kind: 'madeUp', event, key: first.name, range: first.range }
    : undefined;
}

/** What a call gives for telling repetitions apart, where it is written. */
function keysOf(call: AnalyticsCall, isKey: (name: string) => boolean): Key[] {
  const { messageId } = call.parts;
  const own = messageId?.range
    ? [{ name: idName(call), value: messageId.value, range: messageId.range, isGiven: true }]
    : [];
  const ofEvent = writtenBy(call, 'properties')
    .filter(({ key }) => isKey(key))
    .map(({ key: name, value, range, isValueAlone: isGiven }) => ({ name, value, range, isGiven }));
  return [...own, ...ofEvent];
}

/** Customer.io's own APIs call it so; those of Segment's shape have a `messageId`. */
function idName({ vendor, client, http }: AnalyticsCall): string {
  return vendor === 'customerio' && (client === 'track' || http?.api === 'customerio-track') ? 'id' : 'messageId';
}

/** Whether a key is another one at each call: made up in its place, or in a variable that nothing else reads. */
function isMadeUpHere({ name, value }: Key, call: AnalyticsCall, reading: RuleReading, source: Source): boolean {
  // The Track API asks for a ULID there, and one that is new is right but for what is sent again.
  const isFresh = (one: Value): boolean => isMadeUpValue(one) && !(name === 'id' && isUlid(one));
  return alternativesOf(value).every(
    one => isFresh(one) && one.origin?.file === call.file && isOnlyForThis(one.origin.range, call, reading, source),
  );
}

function isOnlyForThis(range: Range, call: AnalyticsCall, { nodeAt }: RuleReading, source: Source): boolean {
  if (contains(call.range, range)) return true;
  const node = nodeAt(range);
  const { parent } = node ?? {};
  if (!node || parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false;
  const variable = variableAt(source, node, parent.id.name);
  return variable?.references.filter(reference => reference.isRead()).length === 1;
}

function isMadeUpValue(value: Value): boolean {
  if (value.kind === 'template') return value.parts.some(part => typeof part !== 'string' && isMadeUpValue(part));
  if (value.kind === 'operation' && value.operator === '+') return value.operands.some(isMadeUpValue);
  return derivationsOf(value).every(isMadeUp);
}

function isUlid(value: Value): boolean {
  return wordsOf(pathOf(value).at(-1) ?? '').includes('ulid');
}

/** An event's id that other events of the same person have as well: all after the first are dropped. */
function sharedEventId(call: AnalyticsCall): DedupeFault | undefined {
  const { messageId, userId } = call.parts;
  if (!messageId?.range || call.forwards) return undefined;
  const { value, range } = messageId;
  const alternatives = alternativesOf(value);
  const [only] = derivationsOf(value);
  if (!only || alternatives.length > 1) return undefined;
  if (only.kind === 'constant') return { kind: 'shared', name: `"${only.detail ?? ''}"`, range };
  const path = pathOf(value).join('.');
  const isPerson =
    path !== '' && userId !== undefined && alternativesOf(userId.value).some(id => pathOf(id).join('.') === path);
  const isOfPerson = only.kind === 'email' || (only.kind === 'raw' && isPerson);
  return isOfPerson ? { kind: 'shared', name: `\`${path}\``, range } : undefined;
}

/** `order_id`, `stripe_session_id`, `paymentTxRef`, `idempotencyKey`. */
function isTransactionKey(name: string): boolean {
  const words = wordsOf(name);
  if (keysAsSuch.has(words.join(' '))) return true;
  return marks.has(words.at(-1) as string) && words.some(word => transactions.has(word));
}
