import { stringOf, undefinedValue } from '../evaluate/value.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, Thunk } from '../evaluate/value.ts';
import type { EffectOf } from './effect.ts';

/** What a request is made of, whichever client makes it. */
export interface Request {
  readonly url: Thunk | undefined;
  /** In capitals; undefined where it is not known. */
  readonly verb: string | undefined;
  readonly body: Thunk | undefined;
  readonly headers: Thunk | undefined;
  /** A name and a password, of which the client makes a header. */
  readonly auth?: Thunk | undefined;
}

/** Methods of a client that do not say the verb. */
const verbless: ReadonlySet<string> = new Set(['request', 'fetch', 'stream']);
/** Clients whose second argument of `post` and its like is the body itself. */
const bodySecond: ReadonlySet<string> = new Set(['axios']);
const withBody: ReadonlySet<string> = new Set(['post', 'put', 'patch']);

/** Reads the arguments of a request as its client takes them. */
export function requestOf(evaluator: Evaluator, { client, verb, args }: EffectOf<'http'>): Request {
  const [first, second, third] = args;
  const method = verb && !verbless.has(verb) ? verb : undefined;
  if (client === 'sendBeacon') return { url: first, verb: 'POST', body: second, headers: undefined };
  if (client === 'XMLHttpRequest') return { url: first, verb: method?.toUpperCase(), body: second, headers: undefined };
  const config = evaluator.force(first);
  // `axios({ url, method, data })`.
  if (config.kind === 'object' || config.kind === 'merge')
    return {
      url: field(evaluator, config, 'url', 'uri'),
      verb: verbOf(evaluator, method, config),
      body: field(evaluator, config, 'data', 'json', 'body'),
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
    verb: verbOf(evaluator, method, options),
    body: field(evaluator, options, 'json', 'body', 'data'),
    headers: field(evaluator, options, 'headers'),
    auth: field(evaluator, options, 'auth'),
  };
}

/** What only a message has, and no options of a request. */
const messageKeys = ['event', 'userId', 'anonymousId', 'traits', 'properties', 'identifiers'] as const;

function isMessage(evaluator: Evaluator, value: Evaluated): boolean {
  return field(evaluator, value, ...messageKeys) !== undefined;
}

function verbOf(evaluator: Evaluator, method: string | undefined, options: Evaluated): string | undefined {
  if (method) return method.toUpperCase();
  const given = field(evaluator, options, 'method');
  return given ? stringOf(evaluator.force(given))?.toUpperCase() : 'GET';
}

/** The first of the members that is there. */
function field(evaluator: Evaluator, object: Evaluated, ...names: readonly string[]): Thunk | undefined {
  for (const name of names) {
    const thunk = evaluator.memberThunk(object, name);
    if (thunk) return thunk;
  }
  return undefined;
}
