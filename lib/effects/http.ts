import { httpApis } from '../catalog/index.ts';
import { alternatives, stringOf, undefinedValue } from '../evaluate/value.ts';

import type { HttpApi, HttpRoute, PartName } from '../catalog/types.ts';
import type { EffectOf } from './effect.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Thunk, Evaluated } from '../evaluate/value.ts';

export interface HttpMatch {
  readonly api: HttpApi;
  readonly region: 'us' | 'eu';
  readonly route: HttpRoute | undefined;
  readonly verb: string | undefined;
  readonly url: Evaluated;
  readonly headers: Thunk | undefined;
  readonly parts: Partial<Record<PartName, Thunk>>;
}

interface Request {
  readonly url: Thunk | undefined;
  readonly verb: string | undefined;
  readonly body: Thunk | undefined;
  readonly headers: Thunk | undefined;
}

/** Clients whose second argument of `post` and its like is the body itself. */
const bodySecond = new Set(['axios']);

/** Recognises a request to one of the hosts that take analytics calls. */
export function matchHttp(evaluator: Evaluator, effect: EffectOf<'http'>): HttpMatch | undefined {
  return evaluator.open(() => {
    const request = readRequest(evaluator, effect);
    if (!request.url) return undefined;
    const base = effect.base ? evaluator.force(effect.base) : undefined;
    const url = addressOf(evaluator, evaluator.force(request.url), base);
    for (const parts of urlParts(url)) {
      const match = matchUrl(evaluator, parts, request, url);
      if (match) return match;
    }
    return undefined;
  });
}

function readRequest(evaluator: Evaluator, effect: EffectOf<'http'>): Request {
  const { client, args } = effect;
  const first = args[0] ? evaluator.force(args[0]) : undefinedValue;
  const field = (of: Evaluated, ...names: string[]): Thunk | undefined => {
    for (const name of names) {
      const thunk = evaluator.memberThunk(of, name);
      if (thunk) return thunk;
    }
    return undefined;
  };
  const isConfig = first.kind === 'object' || first.kind === 'merge';
  const config = isConfig ? first : undefined;
  const method = effect.verb && !['request', 'fetch', 'stream'].includes(effect.verb) ? effect.verb : undefined;
  if (client === 'sendBeacon') return { url: args[0], verb: 'POST', body: args[1], headers: undefined };
  if (client === 'XMLHttpRequest')
    return { url: args[0], verb: method?.toUpperCase(), body: args[1], headers: undefined };
  if (config) {
    const verb = field(config, 'method');
    return {
      url: field(config, 'url', 'uri'),
      verb: method?.toUpperCase() ?? (verb ? stringOf(evaluator.force(verb))?.toUpperCase() : 'GET'),
      body: field(config, 'data', 'json', 'body'),
      headers: field(config, 'headers'),
    };
  }
  if (bodySecond.has(client) && method && ['post', 'put', 'patch'].includes(method)) {
    const options = args[2] ? evaluator.force(args[2]) : undefinedValue;
    return { url: args[0], verb: method.toUpperCase(), body: args[1], headers: field(options, 'headers') };
  }
  const options = args[1] ? evaluator.force(args[1]) : undefinedValue;
  const verbThunk = field(options, 'method');
  const verb = method?.toUpperCase() ?? (verbThunk ? stringOf(evaluator.force(verbThunk))?.toUpperCase() : 'GET');
  return { url: args[0], verb, body: field(options, 'json', 'body', 'data'), headers: field(options, 'headers') };
}

/** `new URL(path, base)`, `url.toString()`, `.href`: the address itself; a base put in front. */
function addressOf(evaluator: Evaluator, value: Evaluated, base: Evaluated | undefined): Evaluated {
  let inner = value;
  if (inner.kind === 'member' && inner.property === 'href') inner = inner.object;
  if (
    inner.kind === 'call' &&
    !inner.isNew &&
    inner.callee.kind === 'member' &&
    (inner.callee.property === 'toString' || inner.callee.property === 'toJSON')
  )
    inner = inner.callee.object;
  if (inner.kind === 'call' && inner.isNew && inner.callee.kind === 'global' && inner.callee.name === 'URL') {
    const path = inner.args[0] ? evaluator.force(inner.args[0]) : undefinedValue;
    const root = inner.args[1] ? evaluator.force(inner.args[1]) : undefined;
    return addressOf(evaluator, path, root);
  }
  if (!base) return inner;
  const text = stringOf(inner);
  if (text !== undefined && /^https?:/.test(text)) return inner;
  return { kind: 'template', parts: [base, '/', inner] };
}

type Piece = string | Evaluated;

/** Every address that a value can be, as text and holes. */
function urlParts(value: Evaluated): readonly Piece[][] {
  let results: Piece[][] = [];
  for (const item of alternatives(value)) {
    if (item.kind === 'literal') results.push([String(item.value)]);
    else if (item.kind === 'template') {
      let options: Piece[][] = [[]];
      for (const part of item.parts) {
        const tails: readonly Piece[][] =
          typeof part === 'string' ? [[part]] : part.kind === 'parameter' ? [[part]] : urlParts(part);
        options = options.flatMap(head => tails.map(tail => [...head, ...tail])).slice(0, 16);
      }
      results = results.concat(options);
    } else results.push([item]);
  }
  return results;
}

function matchUrl(
  evaluator: Evaluator,
  pieces: readonly Piece[],
  request: Request,
  url: Evaluated,
): HttpMatch | undefined {
  const holes: Evaluated[] = [];
  const text = pieces.map(piece => (typeof piece === 'string' ? piece : `\0${holes.push(piece) - 1}\0`)).join('');
  const match = /^(?:https?:)?\/\/([^/?#]+)([^?#]*)/.exec(text);
  if (!match) return undefined;
  const host = (match[1] as string).toLowerCase();
  const path = (match[2] as string).replace(/\/{2,}/g, '/').replace(/\/$/, '');
  for (const api of httpApis) {
    for (const region of ['us', 'eu'] as const) {
      if (!api.hosts[region].some(known => matchesHost(host, known))) continue;
      const candidates = api.routes
        .map(route => ({ route, segments: matchPath(path, route.path) }))
        .filter((item): item is { route: HttpRoute; segments: Map<string, string> } => item.segments !== undefined);
      const found =
        candidates.find(item => request.verb === undefined || item.route.verbs.includes(request.verb)) ??
        (request.verb === 'GET' ? undefined : candidates[0]);
      // Reading from the API sends nothing.
      if (!found && request.verb === 'GET') return undefined;
      const parts = found ? partsOf(evaluator, found.route, found.segments, holes, request) : {};
      return { api, region, route: found?.route, verb: request.verb, url, headers: request.headers, parts };
    }
  }
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

function matchPath(path: string, route: string): Map<string, string> | undefined {
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

function partsOf(
  evaluator: Evaluator,
  route: HttpRoute,
  segments: Map<string, string>,
  holes: readonly Evaluated[],
  request: Request,
): Partial<Record<PartName, Thunk>> {
  const parts: Partial<Record<PartName, Thunk>> = {};
  const body = request.body && bodyOf(evaluator, request.body);
  for (const [name, path] of Object.entries(route.parts) as [PartName, readonly string[]][]) {
    const first = path[0];
    if (first?.startsWith('{')) {
      const segment = segments.get(first);
      if (segment === undefined) continue;
      const hole = /^\0(\d+)\0$/.exec(segment);
      parts[name] = {
        value: hole
          ? unwrapId(evaluator, holes[Number(hole[1])] as Evaluated)
          : { kind: 'literal', value: decodeURIComponentSafe(segment.replace(/\0\d+\0/g, '*')) },
      };
      continue;
    }
    let thunk: Thunk | undefined = body;
    for (const key of path) thunk = thunk && evaluator.memberThunk(evaluator.force(thunk), key);
    if (thunk) parts[name] = thunk;
  }
  return parts;
}

/** `encodeURIComponent(id)` is the id. */
function unwrapId(evaluator: Evaluator, value: Evaluated): Evaluated {
  return value.kind === 'call' &&
    value.callee.kind === 'global' &&
    /^encodeURI/.test(value.callee.name) &&
    value.args[0]
    ? evaluator.force(value.args[0])
    : value;
}

function bodyOf(evaluator: Evaluator, thunk: Thunk): Thunk {
  const value = evaluator.force(thunk);
  if (value.kind === 'call' && value.args[0]) {
    const isJson = value.callee.kind === 'member' && value.callee.property === 'stringify';
    const isBlob = value.isNew && value.callee.kind === 'global' && value.callee.name === 'Blob';
    if (isJson) return value.args[0];
    if (isBlob) {
      const list = evaluator.force(value.args[0]);
      if (list.kind === 'array' && list.items[0]) return bodyOf(evaluator, list.items[0]);
    }
  }
  return thunk;
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
