/** Requests to addresses of the project's own. */
import { httpApis } from '../catalog/index.ts';
import { isUndefined } from '../evaluate/kinds.ts';
import { stringOf } from '../evaluate/value.ts';
import { candidateOf } from './http-route.ts';
import { bodyOf, inBody, partsOf } from './http-parts.ts';

import type { HttpRoute, PartName, Vendor } from '../catalog/types.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Thunk } from '../evaluate/value.ts';
import type { BodyParts, Endpoint, Endpoints, Proxy } from './endpoints.ts';
import type { Address } from './http-address.ts';
import type { HttpParts } from './http-parts.ts';
import type { Request } from './http-request.ts';

export interface OwnMatch {
  readonly vendor: Vendor;
  /** Undefined where what is sent does not tell what it does. */
  readonly route: HttpRoute | undefined;
  readonly parts: HttpParts;
}

/** What a request to an address of the project's own sends. */
export function matchOwn(
  evaluator: Evaluator,
  endpoints: Endpoints,
  address: Address,
  request: Request,
): OwnMatch | undefined {
  // What only asks sends nothing.
  if (request.verb === 'GET' || address.isNested) return undefined;
  const { verb } = request;
  const body = request.body && bodyOf(evaluator, request.body);
  const all = endpoints.at(address).filter(one => !verb || !one.verb || one.verb === verb);
  const fitting = all.map(one => ({ one, fit: fitOf(evaluator, one, body) }));
  // What says for which of several things it is, is for that.
  const endpoint = (fitting.find(({ fit }) => fit === 'told') ?? fitting.find(({ fit }) => fit === 'open'))?.one;
  if (endpoint) return ofEndpoint(evaluator, endpoint, request);
  const proxy = endpoints.proxyAt(address);
  return proxy && throughProxy(evaluator, proxy, address, request);
}

/** Whether a body says that it is for an endpoint, or says nothing of it, or that it is for another. */
function fitOf(evaluator: Evaluator, { when = [] }: Endpoint, body: Thunk | undefined): 'told' | 'open' | 'other' {
  let fit: 'told' | 'open' = when.length > 0 ? 'told' : 'open';
  for (const { path, values } of when) {
    const thunk = inBody(evaluator, body, path);
    const text = thunk && stringOf(evaluator.open(() => evaluator.force(thunk)));
    if (text === undefined) fit = 'open';
    else if (!values.includes(text)) return 'other';
  }
  return fit;
}

function ofEndpoint(evaluator: Evaluator, { vendor, method, verb, parts }: Endpoint, { body }: Request): OwnMatch {
  const route: HttpRoute = { verbs: verb ? [verb] : [], path: '', method, parts: {} };
  return { vendor, route, parts: partsIn(evaluator, parts, body && bodyOf(evaluator, body)) };
}

function partsIn(evaluator: Evaluator, parts: BodyParts, body: Thunk | undefined): HttpParts {
  const found: HttpParts = {};
  for (const [name, where] of Object.entries(parts) as [PartName, NonNullable<BodyParts[PartName]>][]) {
    if ('made' in where) {
      found[name] = where.made;
      continue;
    }
    const thunk = 'const' in where ? literal(where.const) : inBody(evaluator, body, where.path);
    if (!thunk) continue;
    const without = 'const' in where ? undefined : where.without;
    found[name] = without ? { value: { kind: 'omit', object: evaluator.force(thunk), keys: without } } : thunk;
  }
  return found;
}

function literal(value: string): Thunk {
  return { value: { kind: 'literal', value } };
}

/** A proxy takes what the vendor's API takes, by its paths or, on a path of its own, by what is sent. */
function throughProxy(
  evaluator: Evaluator,
  { vendor, apis, path }: Proxy,
  { holes }: Address,
  { verb, body }: Request,
): OwnMatch {
  for (const api of apis) {
    const found = candidateOf(api, path, verb, body !== undefined);
    if (found)
      return {
        vendor: isShared(found.route) ? vendor : api.vendor,
        route: found.route,
        parts: partsOf(evaluator, found.route, found.segments, holes, body),
      };
  }
  const route = body && routeOfBody(evaluator, bodyOf(evaluator, body));
  return { vendor, route, parts: route ? partsOf(evaluator, route, new Map(), holes, body) : {} };
}

/** Whether several vendors have the path: it does not tell whose it is. */
function isShared({ path }: HttpRoute): boolean {
  return new Set(httpApis.filter(api => api.routes.some(route => route.path === path)).map(api => api.vendor)).size > 1;
}

/** By the first property that is there; all but the last are Segment's. */
const telling: readonly (readonly [property: string, path: string])[] = [
  ['batch', '/v1/batch'],
  ['event', '/v1/track'],
  ['previousId', '/v1/alias'],
  ['groupId', '/v1/group'],
  ['traits', '/v1/identify'],
  ['category', '/v1/page'],
];

function routeOfBody(evaluator: Evaluator, body: Thunk): HttpRoute | undefined {
  const has = (name: string): boolean => {
    const member = evaluator.memberThunk(evaluator.force(body), name);
    return member !== undefined && evaluator.force(body).kind !== 'parameter' && !isUndefined(evaluator.force(member));
  };
  const type = evaluator.memberThunk(evaluator.force(body), 'type');
  const named = type && stringOf(evaluator.force(type));
  const path = telling.find(([property]) => has(property))?.[1];
  return (
    (named === undefined ? undefined : specRoute(`/v1/${named}`)) ?? (path === undefined ? undefined : specRoute(path))
  );
}

/** A route of the API whose shapes the vendors share. */
function specRoute(path: string): HttpRoute | undefined {
  return httpApis.find(({ id }) => id === 'customerio-pipelines')?.routes.find(route => route.path === path);
}
