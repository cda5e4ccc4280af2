/** `request()` of node:http and node:https, with what is written to it afterwards. */
import { join } from '../../evaluate/strings.ts';
import { beside, callsOn } from './chains.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, Thunk } from '../../evaluate/value.ts';
import type { EffectOf, Invocation, Target } from '../effect.ts';

/** Who makes requests as Node.js does, and by which scheme where the address does not say it. */
const schemes: ReadonlyMap<string, string> = new Map([
  ['http', 'http'],
  ['node:http', 'http'],
  ['https', 'https'],
  ['node:https', 'https'],
  ['follow-redirects', 'https'],
]);
const requesting: ReadonlySet<string> = new Set(['request', 'get']);
/** What a request is given of its body. */
const writing: ReadonlySet<string> = new Set(['write', 'end']);

/** The request that calling `callee` makes, in the form of `fetch(url, options)`. */
export function nodeRequest(
  callee: Evaluated,
  { args, target }: Invocation,
  evaluator: Evaluator,
): EffectOf<'http'> | undefined {
  const scheme = schemeOf(callee);
  if (scheme === undefined || !args[0]) return undefined;
  const first = evaluator.force(args[0]);
  const isAddressed = first.kind !== 'object' && first.kind !== 'merge' && first.kind !== 'properties';
  const options = isAddressed ? args[1] && evaluator.force(args[1]) : first;
  const url = isAddressed ? args[0] : { value: addressIn(first, scheme, evaluator) };
  return {
    kind: 'http',
    client: 'node',
    args: [url, { value: asOptions(options, writtenTo(target, args[0]), evaluator) }],
    target,
  };
}

function schemeOf(callee: Evaluated): string | undefined {
  if (callee.kind === 'import')
    return requesting.has(callee.name) && callee.source !== 'follow-redirects' ? schemes.get(callee.source) : undefined;
  if (callee.kind !== 'member' || callee.object.kind !== 'import' || !requesting.has(callee.property)) return undefined;
  const { source, name } = callee.object;
  return source === 'follow-redirects' ? name : schemes.get(source);
}

/** `{ hostname, port, path }` as an address. */
function addressIn(options: Evaluated, scheme: string, evaluator: Evaluator): Evaluated {
  const [host, path] = [['hostname', 'host'], ['path']].map(names => memberOf(options, names, evaluator));
  if (!host) return { kind: 'unknown', reason: 'dynamic-member' };
  return join([`${scheme}://`, evaluator.force(host), path ? evaluator.force(path) : '/'], undefined);
}

/** `{ method, headers, body }`, with the body that is written to the request. */
function asOptions(options: Evaluated | undefined, body: Thunk | undefined, evaluator: Evaluator): Evaluated {
  const values = new Map<string, readonly Thunk[]>();
  for (const name of ['method', 'headers']) {
    const thunk = options && memberOf(options, [name], evaluator);
    if (thunk) values.set(name, [thunk]);
  }
  if (body) values.set('body', [body]);
  // `auth: 'user:password'`.
  const auth = options && memberOf(options, ['auth'], evaluator);
  if (auth) values.set('auth', [{ value: { kind: 'properties', values: new Map([['username', [auth]]]) } }]);
  return { kind: 'properties', values };
}

function memberOf(value: Evaluated, names: readonly string[], evaluator: Evaluator): Thunk | undefined {
  for (const name of names) {
    const thunk = evaluator.memberThunk(value, name);
    if (thunk) return thunk;
  }
  return undefined;
}

/** The first argument of `write()` or `end()` on what the call gives. */
function writtenTo(target: Target, argument: Thunk): Thunk | undefined {
  const expr = callsOn(target, writing).find(({ a }) => a.length > 0)?.a[0];
  return expr && beside(target, expr, argument);
}
