import { givesPromise } from '../evaluate/known/http-clients.ts';
import { stringOf, undefinedValue } from '../evaluate/value.ts';
import { beside, callsOn } from './known/chains.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, Thunk } from '../evaluate/value.ts';
import type { EffectOf } from './effect.ts';

/** What a request is made of, whichever client makes it. */
export interface Request {
  readonly url: Thunk | undefined;
  /** What stands before the address, where the request itself says it. */
  readonly base?: Thunk | undefined;
  /** In capitals; undefined where it is not known. */
  readonly verb: string | undefined;
  readonly body: Thunk | undefined;
  readonly headers: Thunk | undefined;
  /** A name and a password, of which the client makes a header. */
  readonly auth?: Thunk | undefined;
}

/** Methods of a client that do not say the verb. */
const verbless: ReadonlySet<string> = new Set(['request', 'fetch', 'stream', 'ajax']);
/** Clients whose second argument of `post` and its like is the body itself. */
const bodySecond: ReadonlySet<string> = new Set(['axios', 'redaxios', 'xior', 'angular', 'nest', 'needle', 'jquery']);
/** Clients that make no promise where they are given a callback: by an argument, or by the method that sends. */
const calledBack: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['needle', new Set<string>()],
  ['superagent', new Set(['end'])],
]);
/** Where a request says what it sends. */
const bodies = ['data', 'json', 'body', 'form'] as const;
/** The same of `fetch(url, options)`, by the client. */
function bodyNames(client: string): readonly string[] {
  return client === 'UrlFetchApp' ? ['payload'] : ['json', 'body', 'data', 'form'];
}
const withBody: ReadonlySet<string> = new Set(['post', 'put', 'patch']);

/** Reads the arguments of a request as its client takes them. */
export function requestOf(evaluator: Evaluator, effect: EffectOf<'http'>): Request {
  const { client, verb, args } = effect;
  // `needle('post', url, data, options)`.
  if (client === 'needle' && !verb)
    return requestOf(evaluator, { ...effect, verb: wordIn(evaluator, args[0]), args: args.slice(1) });
  if (client === 'superagent') return chained(evaluator, effect);
  const [first, second, third] = args;
  const method = verb && !verbless.has(verb) ? verb : undefined;
  if (client === 'sendBeacon') return { url: first, verb: 'POST', body: second, headers: undefined };
  if (client === 'XMLHttpRequest') return { url: first, verb: method?.toUpperCase(), body: second, headers: undefined };
  const config = evaluator.force(first);
  // `fetch(new Request(url, options))`.
  if (config.kind === 'call' && config.isNew && config.callee.kind === 'global' && config.callee.name === 'Request')
    return requestOf(evaluator, { ...effect, args: config.args });
  // `axios({ url, method, data })`.
  if (config.kind === 'object' || config.kind === 'merge')
    return {
      url: field(evaluator, config, 'url', 'uri'),
      base: field(evaluator, config, 'baseURL', 'baseUrl', 'prefixUrl'),
      verb: verbOf(evaluator, client, method, config),
      body: bodyIn(evaluator, config, bodies),
      headers: field(evaluator, config, 'headers'),
      auth: field(evaluator, config, 'auth'),
    };
  // `axios.post(url, data, { headers })`.
  if (bodySecond.has(client) && method && withBody.has(method))
    return {
      url: first,
      verb: method.toUpperCase(),
      body: second,
      headers: field(evaluator, evaluator.force(third), 'headers'),
      auth: field(evaluator, evaluator.force(third), 'auth'),
    };
  const options = second ? evaluator.force(second) : undefinedValue;
  // `axios.get(url, event)`: what was to be posted stands where the options do.
  if (bodySecond.has(client) && method === 'get' && options.kind === 'object' && isMessage(evaluator, options))
    return { url: first, verb: 'GET', body: second, headers: undefined };
  // `fetch(url, { method, body })`.
  return {
    url: first,
    verb: verbOf(evaluator, client, method, options),
    body: bodyIn(evaluator, options, bodyNames(client)) ?? queryIn(evaluator, options),
    headers: field(evaluator, options, 'headers'),
    base: field(evaluator, options, 'baseURL', 'baseUrl', 'prefixUrl'),
    auth: field(evaluator, options, 'auth'),
  };
}

/** What only a message has, and no options of a request. */
const messageKeys = ['event', 'userId', 'anonymousId', 'traits', 'properties', 'identifiers'] as const;

function isMessage(evaluator: Evaluator, value: Evaluated): boolean {
  return field(evaluator, value, ...messageKeys) !== undefined;
}

/** `got.get('identify', { searchParams: { userId } })`: what was to be posted stands in the address. */
function queryIn(evaluator: Evaluator, options: Evaluated): Thunk | undefined {
  const query = field(evaluator, options, 'searchParams', 'params', 'query');
  return query && isMessage(evaluator, evaluator.force(query)) ? query : undefined;
}

/** Whether what a request gives is a promise, which fails where the request does. */
export function isPromised(evaluator: Evaluator, { client, args, target }: EffectOf<'http'>): boolean {
  const methods = calledBack.get(client);
  if (!methods) return givesPromise(client);
  return callsOn(target, methods).length === 0 && !args.some(thunk => evaluator.force(thunk).kind === 'function');
}

function verbOf(
  evaluator: Evaluator,
  client: string,
  method: string | undefined,
  options: Evaluated,
): string | undefined {
  if (method) return method.toUpperCase();
  const given =
    field(evaluator, options, 'method') ?? (client === 'jquery' ? field(evaluator, options, 'type') : undefined);
  return given ? stringOf(evaluator.force(given))?.toUpperCase() : 'GET';
}

function wordIn(evaluator: Evaluator, thunk: Thunk | undefined): string {
  return (thunk && stringOf(evaluator.force(thunk))?.toLowerCase()) ?? 'request';
}

/** What is sent; `json: true` says only how. */
function bodyIn(evaluator: Evaluator, options: Evaluated, names: readonly string[]): Thunk | undefined {
  const [first, ...others] = names.flatMap(name => field(evaluator, options, name) ?? []);
  const isFlag = first && others.length > 0 && isBoolean(evaluator.force(first));
  return isFlag ? others[0] : first;
}

function isBoolean(value: Evaluated): boolean {
  return value.kind === 'literal' && typeof value.value === 'boolean';
}

const chain = new Set(['send', 'set', 'auth']);

/** `superagent.post(url).set(headers).set(name, value).auth(user, password).send(body)`. */
function chained(evaluator: Evaluator, { verb, args, target }: EffectOf<'http'>): Request {
  const headers: Evaluated[] = [];
  let body: Thunk | undefined;
  let auth: Thunk | undefined;
  for (const { x, a } of callsOn(target, chain)) {
    const [first, second] = a.map(given => beside(target, given, args[0]));
    const method = x.k === 'mem' ? x.p : '';
    if (method === 'send') body ??= first;
    else if (method === 'auth') auth = { value: pairOf(first, second) };
    else if (first) headers.push(headerOf(evaluator, first, second));
  }
  return {
    url: args[0],
    verb: verb?.toUpperCase(),
    body,
    headers: headers.length > 0 ? { value: { kind: 'merge', of: headers } } : undefined,
    auth,
  };
}

function pairOf(username: Thunk | undefined, password: Thunk | undefined): Evaluated {
  const values = new Map(Object.entries({ username, password }).map(([name, thunk]) => [name, thunk ? [thunk] : []]));
  return { kind: 'properties', values };
}

/** `.set({ … })` and `.set(name, value)`. */
function headerOf(evaluator: Evaluator, first: Thunk, second: Thunk | undefined): Evaluated {
  const value = evaluator.force(first);
  const name = second && stringOf(value);
  return name === undefined ? value : { kind: 'properties', values: new Map([[name, [second as Thunk]]]) };
}

/** The first of the members that is there. */
function field(evaluator: Evaluator, object: Evaluated, ...names: readonly string[]): Thunk | undefined {
  for (const name of names) {
    const thunk = evaluator.memberThunk(object, name);
    if (thunk) return thunk;
  }
  return undefined;
}
