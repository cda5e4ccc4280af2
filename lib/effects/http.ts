import { httpApis } from '../catalog/index.ts';
import { addresses, addressOf } from './http-address.ts';
import { matchOwn } from './http-own.ts';
import { bodyOf, partsOf } from './http-parts.ts';
import { isHeaders, sendsAsGiven } from '../evaluate/known/http-clients.ts';
import { alternatives, union } from '../evaluate/value.ts';
import { requestOf } from './http-request.ts';
import { isWithin } from './known/handed-on.ts';
import { candidateOf } from './http-route.ts';

import type { HttpApi, HttpRoute, PartName, Vendor } from '../catalog/types.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, Thunk } from '../evaluate/value.ts';
import type { EffectOf, Target } from './effect.ts';
import type { Address } from './http-address.ts';
import type { Endpoints } from './endpoints.ts';
import type { HttpParts } from './http-parts.ts';
import type { Request } from './http-request.ts';

export interface HttpMatch {
  readonly vendor: Vendor;
  /** The vendor's own API; absent where the address is one of the project's own. */
  readonly of?: VendorApi;
  readonly route: HttpRoute | undefined;
  readonly verb: string | undefined;
  readonly url: Evaluated;
  readonly headers: Evaluated | undefined;
  /** What is sent, before it was made a text. */
  readonly body: Evaluated | undefined;
  /** Nothing makes a text of it. */
  readonly isObject?: boolean;
  readonly parts: HttpParts;
}

/** What an address says of a request. */
type AddressMatch = Pick<HttpMatch, 'vendor' | 'route' | 'parts'> & Required<Pick<HttpMatch, 'of'>>;

interface VendorApi {
  readonly api: HttpApi;
  readonly region: 'us' | 'eu';
}

/** Recognises a request to one of the hosts that take analytics calls, or to an endpoint of the project's own. */
export function matchHttp(evaluator: Evaluator, effect: EffectOf<'http'>, endpoints: Endpoints): HttpMatch | undefined {
  return evaluator.open(() => {
    const request = requestOf(evaluator, effect);
    if (!request.url) return undefined;
    const before = request.base ?? effect.base;
    const base = before && evaluator.force(before);
    const url = addressOf(evaluator, evaluator.force(request.url), base);
    const { verb } = request;
    const sent = {
      verb,
      url,
      headers: withAuthorization(
        evaluator,
        headersOf(evaluator, effect.headers, request.headers),
        request.auth ?? effect.auth,
      ),
      body: request.body && evaluator.force(bodyOf(evaluator, request.body)),
      isObject: sendsAsGiven(effect.client) && isObject(evaluator, request.body, effect.target),
    };
    const matches: AddressMatch[] = [];
    for (const address of addresses(evaluator, url, host => apiOf(host) !== undefined)) {
      const match = matchAddress(evaluator, address, request);
      if (match) matches.push(match);
    }
    const [first, ...others] = matches;
    if (first) return { ...joined(evaluator, first, others), ...sent };
    if (endpoints.isEmpty) return undefined;
    for (const address of addresses(evaluator, url, () => true)) {
      const isOwn = address.isOwn || (base !== undefined && !address.isNested);
      const match = matchOwn(evaluator, endpoints, { ...address, isOwn }, request);
      if (match) return { ...match, ...sent };
    }
    return undefined;
  });
}

/**
 * Whether the body that is written in the request is an object. Of options that come from elsewhere, what stands there
 * may have been made a text on the way.
 */
function isObject(evaluator: Evaluator, body: Thunk | undefined, { m, call }: Target): boolean {
  if (!body || !('expr' in body) || body.module !== m || !isWithin(body.expr, call)) return false;
  return alternatives(evaluator.force(body)).every(({ kind }) => kind === 'object');
}

/** The headers of a request, over those of its instance. */
function headersOf(evaluator: Evaluator, shared: Thunk | undefined, own: Thunk | undefined): Evaluated | undefined {
  const of = [shared, own].flatMap(thunk => (thunk ? [headersIn(evaluator, evaluator.force(thunk))] : []));
  return of.length > 1 ? { kind: 'merge', of } : of[0];
}

/** The headers with the one that a client makes of `auth: { username, password }`; it wins over what is written. */
function withAuthorization(
  evaluator: Evaluator,
  headers: Evaluated | undefined,
  auth: Thunk | undefined,
): Evaluated | undefined {
  const given = auth && evaluator.force(auth);
  const [user, password] = given
    ? [memberOf(evaluator, given, 'username', 'user'), memberOf(evaluator, given, 'password', 'pass')]
    : [];
  if (!user && !password) return headers;
  const pair: Evaluated = { kind: 'template', parts: [user ?? '', ':', password ?? ''] };
  const encoded: Evaluated = {
    kind: 'call',
    callee: { kind: 'global', name: 'btoa' },
    args: [{ value: pair }],
    isNew: false,
  };
  const header: Evaluated = { kind: 'template', parts: ['Basic ', encoded] };
  const made: Evaluated = { kind: 'properties', values: new Map([['Authorization', [{ value: header }]]]) };
  return headers ? { kind: 'merge', of: [headers, made] } : made;
}

function memberOf(evaluator: Evaluator, object: Evaluated, ...names: readonly string[]): Evaluated | undefined {
  for (const name of names) {
    const thunk = evaluator.memberThunk(object, name);
    if (thunk) return evaluator.force(thunk);
  }
  return undefined;
}

/** What all the addresses of a request send that do the same as the first. */
function joined(evaluator: Evaluator, first: AddressMatch, others: readonly AddressMatch[]): AddressMatch {
  const alike = others.filter(({ of, route }) => of.api === first.of.api && route === first.route);
  if (alike.length === 0) return first;
  const parts: HttpParts = {};
  for (const name of Object.keys(first.parts) as PartName[]) {
    const thunks = [first, ...alike].flatMap(({ parts: { [name]: thunk } }) => thunk ?? []);
    const [only, ...rest] = thunks;
    parts[name] = rest.some(thunk => thunk !== only)
      ? { value: union(thunks.map(thunk => evaluator.force(thunk))) }
      : only;
  }
  return { ...first, parts };
}

/** `new Headers(headers)`, with what is set of it later. */
function headersIn(evaluator: Evaluator, value: Evaluated): Evaluated {
  if (value.kind === 'merge') return { ...value, of: value.of.map(one => headersIn(evaluator, one)) };
  if (value.kind !== 'call' || !isHeaders(value)) return value;
  const [given] = value.args;
  return given ? headersIn(evaluator, evaluator.force(given)) : { kind: 'properties', values: new Map() };
}

function matchAddress(
  evaluator: Evaluator,
  { host, path, holes, isNested }: Address,
  request: Request,
): AddressMatch | undefined {
  const own = apiOf(host);
  if (!own) return undefined;
  const { vendor } = own.api;
  const { verb, body } = request;
  const found = candidateOf(own.api, path, verb, body !== undefined);
  // Reading from the API sends nothing; and not every address that a request carries along is where it goes.
  if (!found && (verb === 'GET' || isNested)) return undefined;
  const parts = found ? partsOf(evaluator, found.route, found.segments, holes, body) : {};
  return { vendor, of: own, route: found?.route, parts };
}

function apiOf(host: string): VendorApi | undefined {
  for (const api of httpApis)
    for (const region of ['us', 'eu'] as const)
      if (api.hosts[region].some(known => matchesHost(host, known))) return { api, region };
  return undefined;
}

function matchesHost(host: string, known: string): boolean {
  if (host === known) return true;
  // `track${suffix}.customer.io`: the region is the hole.
  if (!host.includes('\0') || host.startsWith('\0')) return false;
  const pattern = host
    .split(/\0\d+\0/)
    .map(piece => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`).test(known);
}
