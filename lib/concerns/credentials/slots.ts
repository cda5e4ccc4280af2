/** The places of a client's construction that take keys, and which key each of them wants. */
import { contains } from '../../edit/nodes.ts';
import { alternativesOf } from '../../calls/values/walk.ts';
import { acrossProject } from '../../rule/across.ts';
import { isCustomerioName, roleOfName, sourceNames, type KeyRole } from '../shared/credentials.ts';
import { clientsMadeFor } from '../shared/made-for.ts';
import { authorizationOf, authorizationOriginOf, encoded, schemeOf } from '../shared/http.ts';

import type { AnalyticsCall, Part, Value } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

export interface KeySlot {
  readonly call: AnalyticsCall;
  readonly part: Part;
  readonly role: KeyRole;
}

const slots = [
  ['siteId', 'site'],
  ['trackApiKey', 'track'],
  ['appApiKey', 'app'],
  ['writeKey', 'write'],
] as const;

/** Whether a call is given keys: a construction, or a request with its own `Authorization`. */
function takesKeys({ method, http, via, inTest }: AnalyticsCall): boolean {
  return (method === 'init' || http !== undefined) && via === 'direct' && !inTest;
}

/** The places of a file that take keys, those of its calls of functions that make clients or requests of a key among them. */
export function keySlotsIn({ calls, file, project }: RuleReading): KeySlot[] {
  const helped = calls.filter(({ http, via, inTest }) => http !== undefined && via === 'wrapper' && !inTest);
  return [
    ...[...calls.filter(takesKeys), ...clientsMadeFor(file, project)].flatMap(keySlots),
    ...helped.flatMap(call => keySlots(call).flatMap(slot => slotGiven(slot) ?? [])),
  ];
}

/** The same key at the call that gives it to the function which makes the request. */
function slotGiven({ call, part, role }: KeySlot): KeySlot | undefined {
  const { origin } = part.value;
  return origin?.file === call.file && contains(call.range, origin.range)
    ? { call, part: { value: part.value, range: origin.range }, role }
    : undefined;
}

/** The keys that one construction, or one request, takes. */
export function keySlots(call: AnalyticsCall): KeySlot[] {
  if (call.http) return requestSlots(call, call.http.api);
  // A class of the SDK that takes no such pair, reached by a deep import.
  const second = call.parts.trackApiKey?.value.kind;
  if (second === 'object' || second === 'function' || second === 'array') return [];
  return slots.flatMap(([name, role]) => {
    const part = call.parts[name];
    if (!part || (role === 'write' && call.vendor !== 'customerio' && call.vendor !== 'segment')) return [];
    return { call, part, role: role === 'write' && call.vendor === 'segment' ? 'segment' : role };
  });
}

/** The keys in the `Authorization` of a request, by the API that it goes to. */
function requestSlots(call: AnalyticsCall, api: string): KeySlot[] {
  const header = authorizationOf(call);
  const place = authorizationOriginOf(call);
  const range = place?.file === call.file ? { range: place.range } : {};
  const keys = new Map<KeyRole, Value[]>();
  // `KEY || ''` makes two headers, one of them without a key.
  for (const [role, value] of header ? alternativesOf(header).flatMap(one => keysOfHeader(one, api)) : [])
    keys.set(role, [...(keys.get(role) ?? []), value]);
  return [...keys].map(([role, [only, ...more]]) => ({
    call,
    part: { value: more.length === 0 ? (only as Value) : { kind: 'union', of: [only as Value, ...more] }, ...range },
    role,
  }));
}

function keysOfHeader(header: Value, api: string): [KeyRole, Value][] {
  const { scheme, credentials } = schemeOf(header);
  if (!credentials) return [];
  const inner = encoded(credentials) ?? credentials;
  if (scheme === 'bearer') return api === 'customerio-app' ? [['app', inner]] : [];
  if (scheme !== 'basic') return [];
  return alternativesOf(inner).flatMap((one): [KeyRole, Value][] => {
    const [first, second, ...more] =
      one.kind === 'template' ? one.parts.filter(part => typeof part !== 'string') : [one];
    if (api === 'customerio-pipelines') return first ? [['write', first]] : [];
    return api === 'customerio-track' && first && second && more.length === 0
      ? [
          ['site', first],
          ['track', second],
        ]
      : [];
  });
}

/** The key that stands in a place, if all that it can be is named as the key of another API. */
export function mismatchOf({ part, role }: KeySlot): { readonly name: string; readonly role: KeyRole } | undefined {
  const names = sourceNames(part.value);
  const [first] = names ?? [];
  if (!names || first === undefined) return undefined;
  const found = names.map(name => mismatchedRole(name, role));
  const [one] = found;
  return one && found.every(Boolean) ? { name: first, role: one } : undefined;
}

function mismatchedRole(name: string, wanted: KeyRole): KeyRole | undefined {
  const role = roleOfName(name);
  if (role === wanted) return undefined;
  // Segment's own keys are called many things; only another vendor's name tells.
  if (wanted === 'segment') return isCustomerioName(name) ? role : undefined;
  // 3.x of the mobile SDK, and teams with one name for both, call the Track key a write key.
  if (wanted === 'track' && role === 'write')
    return isCustomerioName(name) && /cdp|pipeline/i.test(name) ? role : undefined;
  return role;
}

export interface SharedKey {
  readonly slot: KeySlot;
  /** The first place that wants another key. */
  readonly other: KeySlot;
  readonly name: string;
}

/** What a name is taken for where as many places want one key as another: "API key" alone mostly is the Track API's. */
const usual: readonly KeyRole[] = ['track', 'app', 'webhook', 'site', 'write', 'segment'];
/** What every visitor may see. */
const open: ReadonlySet<KeyRole> = new Set<KeyRole>(['site', 'write', 'segment']);

/**
 * One name in places that want different keys: the places where the fewest do, and, beside secrets, those whose keys
 * are public.
 */
export function sharedKeys(slots: readonly KeySlot[]): readonly SharedKey[] {
  const places = new Map<string, KeySlot[]>();
  for (const slot of slots) {
    const [name, ...others] = new Set(sourceNames(slot.part.value));
    // Only a whole name tells: `key` and `apiKey` are what parameters are called everywhere.
    if (name === undefined || others.length > 0 || !/^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(name) || mismatchOf(slot))
      continue;
    const known = places.get(name) ?? [];
    // A header that several requests take is one place.
    if (!known.some(one => isSamePlace(one, slot))) places.set(name, [...known, slot]);
  }
  return [...places].flatMap(([name, all]) => {
    const role = roleThatStays(all);
    const other = all.find(slot => slot.role === role);
    return other ? all.filter(slot => slot.role !== role).map(slot => ({ slot, other, name })) : [];
  });
}

function isSamePlace(a: KeySlot, b: KeySlot): boolean {
  return (
    a.role === b.role &&
    a.call.file === b.call.file &&
    a.part.range !== undefined &&
    a.part.range.join() === b.part.range?.join()
  );
}

function roleThatStays(slots: readonly KeySlot[]): KeyRole | undefined {
  const secrets = slots.filter(({ role }) => !open.has(role));
  const roles = (secrets.length > 0 ? secrets : slots).map(({ role }) => role);
  const count = (role: KeyRole): number => roles.filter(one => one === role).length;
  return roles.toSorted((a, b) => count(b) - count(a) || usual.indexOf(a) - usual.indexOf(b))[0];
}

/** The same across a project. */
export const sharedKeysOf = acrossProject(calls => sharedKeys(calls.filter(takesKeys).flatMap(keySlots)));
