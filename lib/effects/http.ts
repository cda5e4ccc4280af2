import { httpApis } from '../catalog/index.ts';
import { addresses, addressOf } from './http-address.ts';
import { matchOwn } from './http-own.ts';
import { partsOf } from './http-parts.ts';
import { union } from '../evaluate/value.ts';
import { requestOf } from './http-request.ts';
import { candidateOf } from './http-route.ts';

import type { HttpApi, HttpRoute, PartName, Vendor } from '../catalog/types.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, Thunk } from '../evaluate/value.ts';
import type { EffectOf } from './effect.ts';
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
  readonly headers: Thunk | undefined;
  readonly parts: HttpParts;
}

type VendorMatch = HttpMatch & Required<Pick<HttpMatch, 'of'>>;

interface VendorApi {
  readonly api: HttpApi;
  readonly region: 'us' | 'eu';
}

/** Recognises a request to one of the hosts that take analytics calls, or to an endpoint of the project's own. */
export function matchHttp(evaluator: Evaluator, effect: EffectOf<'http'>, endpoints: Endpoints): HttpMatch | undefined {
  return evaluator.open(() => {
    const request = requestOf(evaluator, effect);
    if (!request.url) return undefined;
    const base = effect.base && evaluator.force(effect.base);
    const url = addressOf(evaluator, evaluator.force(request.url), base);
    const { verb, headers } = request;
    const matches: VendorMatch[] = [];
    for (const address of addresses(evaluator, url, host => apiOf(host) !== undefined)) {
      const match = matchAddress(evaluator, address, request, url);
      if (match) matches.push(match);
    }
    if (matches.length > 0) return joined(evaluator, matches);
    if (endpoints.isEmpty) return undefined;
    for (const address of addresses(evaluator, url, () => true)) {
      const isOwn = address.isOwn || (base !== undefined && !address.isNested);
      const match = matchOwn(evaluator, endpoints, { ...address, isOwn }, request);
      if (match) return { ...match, verb, url, headers };
    }
    return undefined;
  });
}

/** What all the addresses of a request send that do the same as the first. */
function joined(evaluator: Evaluator, [first, ...others]: readonly VendorMatch[]): HttpMatch | undefined {
  const alike = others.filter(({ of, route }) => of.api === first?.of.api && route === first.route);
  if (!first || alike.length === 0) return first;
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

function matchAddress(
  evaluator: Evaluator,
  { host, path, holes, isNested }: Address,
  request: Request,
  url: Evaluated,
): VendorMatch | undefined {
  const own = apiOf(host);
  if (!own) return undefined;
  const { vendor } = own.api;
  const { verb, headers, body } = request;
  const found = candidateOf(own.api, path, verb);
  // Reading from the API sends nothing; and not every address that a request carries along is where it goes.
  if (!found && (verb === 'GET' || isNested)) return undefined;
  const parts = found ? partsOf(evaluator, found.route, found.segments, holes, body) : {};
  return { vendor, of: own, route: found?.route, verb, url, headers, parts };
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
