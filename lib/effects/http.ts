import { httpApis } from '../catalog/index.ts';
import { addresses, addressOf } from './http-address.ts';
import { partsOf } from './http-parts.ts';
import { requestOf } from './http-request.ts';

import type { HttpApi, HttpRoute } from '../catalog/types.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, Thunk } from '../evaluate/value.ts';
import type { EffectOf } from './effect.ts';
import type { Address } from './http-address.ts';
import type { HttpParts, Segments } from './http-parts.ts';
import type { Request } from './http-request.ts';

export interface HttpMatch {
  readonly api: HttpApi;
  readonly region: 'us' | 'eu';
  readonly route: HttpRoute | undefined;
  readonly verb: string | undefined;
  readonly url: Evaluated;
  readonly headers: Thunk | undefined;
  readonly parts: HttpParts;
}

interface Endpoint {
  readonly api: HttpApi;
  readonly region: 'us' | 'eu';
}

interface Candidate {
  readonly route: HttpRoute;
  readonly segments: Segments;
}

/** Recognises a request to one of the hosts that take analytics calls. */
export function matchHttp(evaluator: Evaluator, effect: EffectOf<'http'>): HttpMatch | undefined {
  return evaluator.open(() => {
    const request = requestOf(evaluator, effect);
    if (!request.url) return undefined;
    const base = effect.base && evaluator.force(effect.base);
    const url = addressOf(evaluator, evaluator.force(request.url), base);
    for (const address of addresses(evaluator, url, host => endpointOf(host) !== undefined)) {
      const match = matchAddress(evaluator, address, request, url);
      if (match) return match;
    }
    return undefined;
  });
}

function matchAddress(
  evaluator: Evaluator,
  { host, path, holes, isNested }: Address,
  request: Request,
  url: Evaluated,
): HttpMatch | undefined {
  const endpoint = endpointOf(host);
  if (!endpoint) return undefined;
  const { verb, headers, body } = request;
  const found = candidateOf(endpoint.api, path, verb);
  // Reading from the API sends nothing; and not every address that a request carries along is where it goes.
  if (!found && (verb === 'GET' || isNested)) return undefined;
  const parts = found ? partsOf(evaluator, found.route, found.segments, holes, body) : {};
  return { ...endpoint, route: found?.route, verb, url, headers, parts };
}

function endpointOf(host: string): Endpoint | undefined {
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

/** The route of a request; by another verb than it takes, one of its path is better than none. */
function candidateOf(api: HttpApi, path: string, verb: string | undefined): Candidate | undefined {
  const candidates: Candidate[] = [];
  for (const route of api.routes) {
    const segments = segmentsOf(path, route.path);
    if (segments) candidates.push({ route, segments });
  }
  const fitting = candidates.find(({ route }) => verb === undefined || route.verbs.includes(verb));
  return fitting ?? (verb === 'GET' ? undefined : candidates[0]);
}

function segmentsOf(path: string, route: string): Segments | undefined {
  const have = path.split('/').filter(Boolean);
  const want = route.split('/').filter(Boolean);
  if (have.length !== want.length) return undefined;
  const segments = new Map<string, string>();
  for (const [index, expected] of want.entries()) {
    const actual = have[index] as string;
    if (expected.startsWith('{')) segments.set(expected, actual);
    else if (actual !== expected) return undefined;
  }
  return segments;
}
