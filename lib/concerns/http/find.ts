/** What a raw request gets wrong, held against what the APIs take. */
import { httpApis } from '../../catalog/index.ts';
import { roleOfName, sourceName } from '../shared/credentials.ts';
import { addressesOf, authorizationOf, encoded, HOLE, schemeOf } from '../shared/http.ts';
import { patternOf } from '../../calls/values/strings.ts';
import { alternativesOf } from '../../calls/values/walk.ts';

import type { HttpApi, HttpRoute } from '../../catalog/types.ts';
import type { AnalyticsCall, Value } from '../../reading.ts';

export interface Fault {
  readonly id:
    'insecure' | 'wrongHost' | 'wrongVerb' | 'wrongScheme' | 'bareKey' | 'notEncoded' | 'missingColon' | 'missingSite';
  readonly data: Readonly<Record<string, string>>;
}

const names: Readonly<Record<HttpApi['id'], string>> = {
  'customerio-track': "Customer.io's Track API",
  'customerio-pipelines': "Customer.io's Pipelines API",
  'customerio-app': "Customer.io's App API",
  segment: "Segment's API",
};

export function apiName(call: AnalyticsCall): string {
  return names[call.http?.api as HttpApi['id']] ?? 'the API';
}

/** The faults of the address, the method and the authorization of a request. */
export function faultsOf(call: AnalyticsCall): Fault[] {
  const { http } = call;
  const api = httpApis.find(({ id }) => id === http?.api);
  if (!http || !api) return [];
  return [...addressFaults(http.url, api, http.verb), ...authorizationFaults(authorizationOf(call), api)];
}

function addressFaults(url: Value, api: HttpApi, verb: string | undefined): Fault[] {
  const addresses = addressesOf(url);
  const [address] = addresses;
  // Where there are several, the reading took one; which one is sent is not known.
  if (addresses.length !== 1 || !address) return [];
  const faults: Fault[] = [];
  if (address.scheme === 'http') faults.push({ id: 'insecure', data: { api: names[api.id] } });
  const { path } = address;
  const own = api.routes.filter(route => matches(route, path));
  const verbs = [...new Set(own.flatMap(route => route.verbs))];
  if (own.length > 0) {
    if (verb !== undefined && !verbs.includes(verb))
      faults.push({ id: 'wrongVerb', data: { verb, verbs: verbs.join(' or '), path: shown(path) } });
    return faults;
  }
  // The App API has a hundred paths more than the catalog knows.
  const other = api.id === 'customerio-app' || path.includes(HOLE) ? undefined : ownerOf(path, api);
  if (other)
    faults.push({
      id: 'wrongHost',
      data: { path: shown(path), api: names[other.id], host: other.hosts.us[0] as string },
    });
  return faults;
}

/** Another API that has exactly this path. Segment and Pipelines share theirs. */
function ownerOf(path: readonly string[], api: HttpApi): HttpApi | undefined {
  const others = httpApis.filter(
    ({ id, vendor, routes }) => id !== api.id && vendor === api.vendor && routes.some(route => matches(route, path)),
  );
  return others.length === 1 ? others[0] : undefined;
}

function matches(route: HttpRoute, path: readonly string[]): boolean {
  const segments = route.path.split('/').filter(Boolean);
  return (
    segments.length === path.length &&
    segments.every((segment, index) => (segment.startsWith('{') ? true : segment === path[index]))
  );
}

function shown(path: readonly string[]): string {
  return `/${path.map(segment => (segment.includes(HOLE) ? '…' : segment)).join('/')}`;
}

function authorizationFaults(value: Value | undefined, api: HttpApi): Fault[] {
  if (!value) return [];
  const wanted = api.auth[0] === 'bearer' ? 'Bearer' : 'Basic';
  const data = {
    api: names[api.id],
    wanted:
      wanted === 'Bearer'
        ? '`Bearer` and the App API key'
        : api.id === 'customerio-track'
          ? '`Basic` and base64 of `siteId:key`'
          : '`Basic` and base64 of `key:`',
  };
  // Each alternative must be wrong: which one is sent is not known.
  const found = alternativesOf(value).map((one): Fault['id'] | undefined => {
    const { scheme, credentials } = schemeOf(one);
    if (scheme === 'other') return undefined;
    if (scheme === 'bare') return 'bareKey';
    if (scheme !== wanted.toLowerCase()) return 'wrongScheme';
    return scheme === 'basic' && credentials ? credentialsFault(credentials, api) : undefined;
  });
  const [first] = found;
  return first && found.every(id => id === first) ? [{ id: first, data }] : [];
}

function credentialsFault(credentials: Value, api: HttpApi): Fault['id'] | undefined {
  // base64 has no colon.
  if (patternOf(credentials)?.includes(':')) return 'notEncoded';
  const inner = encoded(credentials);
  if (!inner) return undefined;
  const text = patternOf(inner);
  const isBare = text === undefined && isKeyName(inner);
  if (api.id === 'customerio-track') return isBare ? 'missingSite' : undefined;
  return isBare || (text !== undefined && !text.includes(':') && !text.includes('*')) ? 'missingColon' : undefined;
}

function isKeyName(value: Value): boolean {
  const role = roleOfName(sourceName(value) ?? '');
  return role === 'track' || role === 'write' || role === 'segment' || role === 'app';
}
