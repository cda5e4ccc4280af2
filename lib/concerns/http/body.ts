/** What the body of a raw request lacks, or says against its path. */
import { literalText } from '../../calls/values/strings.ts';
import { alternativesOf } from '../../calls/values/walk.ts';

import type { AnalyticsCall, ObjectValue, Value } from '../../reading.ts';

export type BodyFault = 'wrongType' | 'missingName' | 'missingPerson' | 'missingIdentifiers' | 'notInList';

interface Found {
  readonly id: BodyFault;
  readonly data: Readonly<Record<string, string>>;
}

const types: ReadonlySet<string> = new Set(['identify', 'track', 'page', 'screen', 'group', 'alias']);

/** The one fault that all bodies have that a request can have, as far as all of them are known. */
export function bodyFault(call: AnalyticsCall): Found | undefined {
  const body = call.http?.body;
  const [first, ...others] = body
    ? alternativesOf(body).map(one => (one.kind === 'object' ? faultIn(call, one) : undefined))
    : [];
  return first && others.every(other => other?.id === first.id) ? first : undefined;
}

function faultIn(call: AnalyticsCall, body: ObjectValue): Found | undefined {
  // A list that is made of another has one operation for all: `{ batch: people.map(person => ({ … })) }`.
  const isMade = !call.item && call.method !== 'batch' && body.keys.includes(LIST) && !body.keys.includes('type');
  if (call.item || isMade) {
    const item = itemIn(body, call.item ?? { index: 0 });
    return item ? faultOfItem(call, item) : isMade ? faultOfParts(call) : undefined;
  }
  if (call.method === 'batch') return isOperation(body) ? { id: 'notInList', data: { key: LIST } } : undefined;
  const { method } = call;
  if (isOfTrackApi(call)) return nameFault(call, body);
  if (!types.has(method)) return undefined;
  const type = body.keys.includes('type') ? literalText(body.get('type')) : undefined;
  if (type !== undefined && types.has(type) && type !== method) return { id: 'wrongType', data: { type, method } };
  return personFault(body) ?? nameFault(call, body);
}

/** Under which both APIs look for the operations of a request. */
const LIST = 'batch';

/** One of a list of operations; the body itself where the path takes one alone. */
function itemIn(body: ObjectValue, { index }: { readonly index: number }): ObjectValue | undefined {
  const list = body.keys.includes(LIST) ? body.get(LIST) : undefined;
  const item = list?.kind === 'array' ? list.items[index] : list === undefined ? body : undefined;
  return item?.kind === 'object' ? item : undefined;
}

/** What may hold something that is not known has it as a part: one that is not there is certainly missing. */
function faultOfParts({ method, parts, http }: AnalyticsCall): Found | undefined {
  if (http?.api === 'customerio-track' || !types.has(method)) return undefined;
  if (!parts.userId && !parts.anonymousId) return { id: 'missingPerson', data: {} };
  return method === 'track' && !parts.event ? { id: 'missingName', data: { key: 'event' } } : undefined;
}

function faultOfItem(call: AnalyticsCall, item: ObjectValue): Found | undefined {
  if (!isOfTrackApi(call)) return personFault(item) ?? nameFault(call, item);
  return identifiersFault(item) ?? nameFault(call, item);
}

/** It says itself what it is, and has no list. */
function isOperation(body: ObjectValue): boolean {
  return (
    lacks(body, LIST) && body.keys.includes('type') && (body.keys.includes('action') || body.keys.includes('userId'))
  );
}

function isOfTrackApi({ http }: AnalyticsCall): boolean {
  return http?.api === 'customerio-track';
}

/** What is not known of an object may hold what seems to be missing. */
function lacks(object: ObjectValue, key: string): boolean {
  return !object.open && (!object.keys.includes(key) || isLeftOut(object.get(key)));
}

/** What is certainly undefined, which no JSON has. */
function isLeftOut(value: Value | undefined): boolean {
  const ways = value ? alternativesOf(value) : [];
  return ways.length > 0 && ways.every(one => one.kind === 'literal' && one.value === undefined);
}

function personFault(body: ObjectValue): Found | undefined {
  return lacks(body, 'userId') && lacks(body, 'anonymousId') ? { id: 'missingPerson', data: {} } : undefined;
}

function nameFault(call: AnalyticsCall, body: ObjectValue): Found | undefined {
  const { method } = call;
  if (method !== 'track' && (method !== 'trackAnonymous' || !isOfTrackApi(call))) return undefined;
  const key = isOfTrackApi(call) ? 'name' : 'event';
  return lacks(body, key) ? { id: 'missingName', data: { key } } : undefined;
}

/** An operation of Track v2 on a person or an object; a merge names two of them otherwise. */
function identifiersFault(item: ObjectValue): Found | undefined {
  const type = literalText(item.get('type'));
  const action = literalText(item.get('action'));
  if ((type !== 'person' && type !== 'object') || action === undefined || action === 'merge') return undefined;
  const given = item.keys.includes('identifiers') ? item.get('identifiers') : undefined;
  const isEmpty = given?.kind === 'object' && !given.open && given.keys.length === 0;
  return lacks(item, 'identifiers') || isEmpty ? { id: 'missingIdentifiers', data: { type } } : undefined;
}
