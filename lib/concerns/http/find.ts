/** What a raw request gets wrong, held against what the APIs take. */
import { httpApis } from '../../catalog/index.ts';
import { contains, sameRange } from '../../edit/nodes.ts';
import { innerCalls } from '../shared/inner-calls.ts';
import { addressesOf, authorizationOf, authorizationOriginOf, HOLE } from '../shared/http.ts';
import { alternativesOf } from '../../calls/values/walk.ts';
import { authorizationFault } from './authorization.ts';
import { bodyFault } from './body.ts';
import { apiNames, wantedCredentials } from './words.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { HttpApi, HttpRoute } from '../../catalog/types.ts';
import type { AnalyticsCall, Value } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';
import type { AuthorizationFault } from './authorization.ts';
import type { BodyFault } from './body.ts';

export interface Fault {
  readonly id: 'insecure' | 'wrongHost' | 'wrongVerb' | 'notText' | AuthorizationFault | BodyFault;
  readonly data: Readonly<Record<string, string>>;
}

export interface FaultyRequest extends Fault {
  readonly node: TSESTree.Node;
}

/** The faults of the requests of a file, each once and where what causes it is written. */
export function faultyRequests(reading: RuleReading): FaultyRequest[] {
  const found = reading.calls.flatMap((call): FaultyRequest[] => {
    if (!call.http || call.inTest) return [];
    const node = reading.nodeAt(call.range);
    const faults = node ? faultsOf(call) : [];
    const inside = faults.length > 0 ? innerCalls(call, reading).flatMap(faultsOf) : [];
    return faults
      .filter(({ id }) => !inside.some(other => other.id === id) && !isSettledByCallers(id, call, reading))
      .map(fault => ({ ...fault, node: (isOfHeader(fault.id) && sharedHeader(call, reading)) || node! }));
  });
  return found.filter(
    ({ id, node }, index) => found.findIndex(other => other.id === id && other.node === node) === index,
  );
}

function isOfHeader(id: Fault['id']): id is AuthorizationFault {
  return /^(?:wrongScheme|bareKey|notEncoded|missingColon|missingSite)$/.test(id);
}

/** The header where it is written for several requests of the file: in an instance's options, in a constant. */
function sharedHeader(call: AnalyticsCall, { calls, file, nodeAt }: RuleReading): TSESTree.Node | undefined {
  const origin = authorizationOriginOf(call);
  if (origin?.file !== file || contains(call.range, origin.range)) return undefined;
  const isShared = calls.some(other => {
    const isSame = other.target.file === call.target.file && other.target.range[0] === call.target.range[0];
    const its = isSame ? undefined : authorizationOriginOf(other);
    return its?.file === file && sameRange(its.range, origin.range);
  });
  return isShared ? nodeAt(origin.range) : undefined;
}

function faultsOf(call: AnalyticsCall): Fault[] {
  const { http } = call;
  const api = httpApis.find(({ id }) => id === http?.api);
  if (!http || !api) return [];
  const about = { api: apiNames[api.id] };
  const body = http.isObject ? { id: 'notText' as const, data: {} } : bodyFault(call);
  const ofBody: Fault[] = body ? [{ id: body.id, data: { ...about, ...body.data } }] : [];
  // The items of a batch are one request.
  if (call.item && call.item.index > 0) return ofBody;
  const header = authorizationOf(call);
  const isRelayed = !addressesOf(http.url).some(({ host }) => isHostOf(host, api));
  const authorization = header && authorizationFault(header, api, isRelayed);
  return [
    ...addressFaults(http.url, api, http.verb),
    ...(authorization ? [{ id: authorization, data: { ...about, wanted: wantedCredentials[api.id] } }] : []),
    ...ofBody,
  ];
}

/** A host with a hole in it was recognised by what is around the hole. */
function isHostOf(host: string, { hosts }: HttpApi): boolean {
  return host.includes(HOLE) || [...hosts.us, ...hosts.eu].includes(host);
}

/** A parameter that is called a key holds what callers make of it: a whole header perhaps. */
function isSettledByCallers(id: Fault['id'], call: AnalyticsCall, { project }: RuleReading): boolean {
  const header = id === 'bareKey' || id === 'notEncoded' ? authorizationOf(call) : undefined;
  if (!header || !alternativesOf(header).some(hasParameter)) return false;
  return project
    .calls()
    .some(
      other =>
        other.via === 'wrapper' &&
        other.target.file === call.target.file &&
        other.target.range[0] === call.target.range[0] &&
        !faultsOf(other).some(fault => fault.id === id),
    );
}

function hasParameter(value: Value): boolean {
  return (
    value.kind === 'parameter' ||
    (value.kind === 'template' && value.parts.some(part => typeof part !== 'string' && hasParameter(part)))
  );
}

function addressFaults(url: Value, api: HttpApi, verb: string | undefined): Fault[] {
  const addresses = addressesOf(url);
  const [address] = addresses;
  // Where there are several, the reading took one; which one is sent is not known.
  if (addresses.length !== 1 || !address) return [];
  const faults: Fault[] = [];
  if (address.scheme === 'http') faults.push({ id: 'insecure', data: { api: apiNames[api.id] } });
  const { path } = address;
  const own = api.routes.filter(route => matches(route, path));
  const verbs = [...new Set(own.flatMap(route => route.verbs))];
  if (own.length > 0) {
    if (verb !== undefined && !verbs.includes(verb))
      faults.push({ id: 'wrongVerb', data: { verb, verbs: verbs.join(' or '), path: shown(path) } });
    return faults;
  }
  // The App API has a hundred paths more than the catalog knows.
  const other = api.id === 'customerio-app' ? undefined : ownerOf(path, api);
  if (other)
    faults.push({
      id: 'wrongHost',
      data: { path: shown(path), api: apiNames[other.id], host: other.hosts.us[0] as string },
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
