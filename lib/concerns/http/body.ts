/** What the body of a raw request lacks, or says against its path. */
import { literalText } from '../../calls/values/strings.ts';
import { alternativesOf } from '../../calls/values/walk.ts';

import type { AnalyticsCall, ObjectValue } from '../../reading.ts';

export type BodyFault = 'wrongType' | 'missingName' | 'missingPerson';

interface Found {
  readonly id: BodyFault;
  readonly data: Readonly<Record<string, string>>;
}

const types: ReadonlySet<string> = new Set(['identify', 'track', 'page', 'screen', 'group', 'alias']);

/** The one fault that all bodies have that a request can have, as far as all of them are known. */
export function bodyFault(call: AnalyticsCall): Found | undefined {
  const body = call.item ? undefined : call.http?.body;
  const [first, ...others] = body
    ? alternativesOf(body).map(one => faultIn(call, one.kind === 'object' ? one : undefined))
    : [];
  return first && others.every(other => other?.id === first.id) ? first : undefined;
}

function faultIn(call: AnalyticsCall, body: ObjectValue | undefined): Found | undefined {
  if (!body) return undefined;
  // What is not known of it may hold what seems to be missing, but not another type.
  const lacks = (key: string): boolean => !body.open && !body.keys.includes(key);
  const { method } = call;
  if (call.http?.api === 'customerio-track')
    return (method === 'track' || method === 'trackAnonymous') && lacks('name')
      ? { id: 'missingName', data: { key: 'name' } }
      : undefined;
  if (!types.has(method)) return undefined;
  const type = body.keys.includes('type') ? literalText(body.get('type')) : undefined;
  if (type !== undefined && types.has(type) && type !== method) return { id: 'wrongType', data: { type, method } };
  if (lacks('userId') && lacks('anonymousId')) return { id: 'missingPerson', data: {} };
  return method === 'track' && lacks('event') ? { id: 'missingName', data: { key: 'event' } } : undefined;
}
