/** Packages that make requests, and what their members are. */
import type { At, Evaluated, EvaluatedOf, Thunk } from '../value.ts';

const modules = new Set([
  'axios',
  'got',
  'ky',
  'undici',
  'node-fetch',
  'cross-fetch',
  'isomorphic-fetch',
  'isomorphic-unfetch',
  'unfetch',
  'superagent',
  'ofetch',
  'request',
  'request-promise',
  'request-promise-native',
  'wretch',
  'needle',
  'phin',
  'axios-retry',
]);
const verbs = new Set(['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'request']);
const makers = new Set(['create', 'extend']);
/** Under which name an instance's options hold what stands before its addresses. */
const bases = ['baseURL', 'prefixUrl', 'baseUrl'];

/** `axios.post`; undefined where the module makes no requests. */
export function httpMember(object: EvaluatedOf<'import'>, name: string, at: At | undefined): Evaluated | undefined {
  if (!modules.has(object.source)) return undefined;
  if (verbs.has(name) || name === 'fetch') return { kind: 'request', client: object.source, verb: name, at };
  return { kind: 'import', source: object.source, name, at };
}

/** `instance.post`. */
export function requestOf(object: EvaluatedOf<'http'>, name: string, at: At | undefined): Evaluated | undefined {
  if (!verbs.has(name)) return undefined;
  return { kind: 'request', client: object.client, verb: name, ...(object.base && { base: object.base }), at };
}

/** `axios.create({ baseURL })`. */
export function httpInstance(
  source: string,
  name: string,
  option: (name: string) => Thunk | undefined,
  at: At | undefined,
): Evaluated | undefined {
  if (!modules.has(source) || !makers.has(name)) return undefined;
  let base: Thunk | undefined;
  for (const key of bases) base ??= option(key);
  return { kind: 'http', client: source, ...(base && { base }), at };
}
