/** Packages that make requests, and what their members are. */
import { anyOf } from '../value.ts';

import type { Evaluator } from '../evaluator.ts';
import type { At, Evaluated, EvaluatedOf, Thunk } from '../value.ts';

/** Exports by which a package makes a request where they are called: `axios(…)`, `fetch(…)`. */
const whole: readonly string[] = ['default', '*', 'fetch', '$fetch', 'ofetch'];

/** The packages, each with the exports that make a request where they are called. */
const packages: ReadonlyMap<string, readonly string[]> = new Map([
  ['axios', whole],
  ['got', whole],
  ['ky', whole],
  ['undici', ['request', 'fetch', 'stream']],
  ['node-fetch', whole],
  ['cross-fetch', whole],
  ['isomorphic-fetch', whole],
  ['isomorphic-unfetch', whole],
  ['unfetch', whole],
  ['superagent', []],
  ['ofetch', whole],
  ['request', whole],
  ['request-promise', whole],
  ['request-promise-native', whole],
  ['wretch', []],
  ['needle', ['default', '*']],
  ['phin', whole],
  ['gaxios', ['request']],
  ['redaxios', whole],
  ['xior', whole],
  ['make-fetch-happen', whole],
  ['node-fetch-native', whole],
  ['ky-universal', whole],
  ['requestretry', whole],
  ['expo/fetch', ['fetch']],
  ['@tauri-apps/plugin-http', ['fetch']],
  ['@tauri-apps/api/http', ['fetch']],
  ['axios-retry', []],
  ['jquery', []],
]);
/** Classes whose instances make requests, by the package that exports them: what somebody else makes, and a type names. */
const classes: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['@angular/common/http', new Map([['HttpClient', 'angular']])],
  ['@angular/http', new Map([['Http', 'angular']])],
  ['@nestjs/axios', new Map([['HttpService', 'nest']])],
  ['@nestjs/common', new Map([['HttpService', 'nest']])],
  ['axios', new Map(['Axios', 'AxiosInstance', 'AxiosStatic'].map(name => [name, 'axios']))],
]);
/** Clients whose promise comes to a good end whatever the status of the answer is. */
const heedless: ReadonlySet<string> = new Set([
  'fetch',
  'undici',
  'node-fetch',
  'cross-fetch',
  'isomorphic-fetch',
  'isomorphic-unfetch',
  'unfetch',
  'request',
  'needle',
  'phin',
  'make-fetch-happen',
  'node-fetch-native',
  'requestretry',
  'expo/fetch',
  '@tauri-apps/plugin-http',
  '@tauri-apps/api/http',
]);
/** Clients that make no text of an object: it is sent as `[object Object]`, or refused. */
const textual: ReadonlySet<string> = new Set([
  'fetch',
  'XMLHttpRequest',
  'sendBeacon',
  'undici',
  'node-fetch',
  'cross-fetch',
  'isomorphic-fetch',
  'isomorphic-unfetch',
  'unfetch',
  'make-fetch-happen',
  'node-fetch-native',
  'expo/fetch',
]);
/** Clients that give no promise: a failure is told to a listener, a callback or a subscriber. */
const promiseless: ReadonlySet<string> = new Set([
  'UrlFetchApp',
  'XMLHttpRequest',
  'angular',
  'jquery',
  'nest',
  'node',
  'request',
  'sendBeacon',
]);
const verbs = new Set(['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'request', 'ajax']);
/** Members of an instance that are the instance of another client. */
const inner: ReadonlyMap<string, string> = new Map([['axiosRef', 'axios']]);
const makers = new Set(['create', 'extend', 'defaults']);
/** Under which names a package exports itself. */
const wholes = new Set(['default', '*', 'axios']);
/** Under which name an instance's options hold what stands before its addresses. */
const bases = ['baseURL', 'prefixUrl', 'baseUrl'];

/** Whether calling what `source` exports as `name` makes a request. */
export function isRequestFunction(source: string, name: string): boolean {
  return packages.get(source)?.includes(name) ?? false;
}

/** Whether the promise of a client resolves where the answer is a refusal, such as 401 or 500. */
export function resolvesRefusals(client: string): boolean {
  return heedless.has(client);
}

/** Whether a client sends a body as it is given, and makes no text of an object. */
export function sendsAsGiven(client: string): boolean {
  return textual.has(client);
}

/** Whether what a client gives is a promise. */
export function givesPromise(client: string): boolean {
  return !promiseless.has(client);
}

/** `axios.post`; undefined where the module makes no requests. */
export function httpMember(object: EvaluatedOf<'import'>, name: string, at: At | undefined): Evaluated | undefined {
  if (!packages.has(object.source)) return undefined;
  if (verbs.has(name) || name === 'fetch') return { kind: 'request', client: object.source, verb: name, at };
  return { kind: 'import', source: object.source, name, at };
}

/** What an instance gives to each of its requests. */
export interface SharedOptions {
  readonly base?: Thunk;
  readonly headers?: Thunk;
  /** `{ username, password }`, of which the client makes a header. */
  readonly auth?: Thunk;
}

/** Those that are there. */
export function sharedOptions({
  base,
  headers,
  auth,
}: { readonly [Name in keyof SharedOptions]: SharedOptions[Name] | undefined }): SharedOptions {
  return { ...(base && { base }), ...(headers && { headers }), ...(auth && { auth }) };
}

/** An instance of a class that a package exports. */
export function httpOfClass({ source, name, at }: EvaluatedOf<'import'>): Evaluated | undefined {
  const client = classes.get(source)?.get(name);
  return client === undefined ? undefined : { kind: 'http', client, at };
}

/** `instance.post`. */
export function requestOf(object: EvaluatedOf<'http'>, name: string, at: At | undefined): Evaluated | undefined {
  const client = inner.get(name);
  if (client !== undefined) return { ...object, client };
  // An instance of the client itself, which begins with its defaults where it is not given others.
  if (makers.has(name)) return { kind: 'import', source: object.client, name, at };
  if (!verbs.has(name)) return undefined;
  return { kind: 'request', client: object.client, verb: name, ...sharedOptions(object), at };
}

/** `axios.create({ baseURL, headers })`. */
export function httpInstance(
  source: string,
  name: string,
  option: (name: string) => Thunk | undefined,
  at: At | undefined,
): Evaluated | undefined {
  if (!packages.has(source) || !makers.has(name)) return undefined;
  let base: Thunk | undefined;
  for (const key of bases) base ??= option(key);
  return {
    kind: 'http',
    client: source,
    ...sharedOptions({ base, headers: option('headers'), auth: option('auth') }),
    at,
  };
}

/** `new Headers()`, of the platform or of a package that makes requests. */
export function isHeaders(value: Evaluated): boolean {
  return (
    value.kind === 'call' &&
    value.isNew &&
    ((value.callee.kind === 'global' && value.callee.name === 'Headers') ||
      (value.callee.kind === 'import' && value.callee.name === 'Headers' && packages.has(value.callee.source)))
  );
}

/** Of `instance.defaults.headers.common.Authorization = header`: for all requests, or for those of a verb. */
const ofDefaultHeaders = /^defaults\.headers\.(?:(?:common|get|post|put|patch|delete)\.)?([\w-]+)$/;

/**
 * A client whose defaults are written: `axios.defaults.baseURL = host`, of the package itself or of an instance.
 *
 * @param names - the ways of names to what is written
 * @param written - what is written to a way
 */
export function withDefaults(
  evaluator: Evaluator,
  value: Evaluated,
  names: readonly string[],
  written: (way: string) => readonly Thunk[],
): Evaluated {
  const isPackage = value.kind === 'import' && packages.has(value.source) && wholes.has(value.name);
  if (value.kind !== 'http' && !isPackage) return value;
  const option = (name: string): Thunk | undefined => oneOf(evaluator, written(`defaults.${name}`));
  let base: Thunk | undefined;
  for (const key of bases) base ??= option(key);
  const own = value.kind === 'http' ? value.headers : undefined;
  const headers = withHeaders(evaluator, option('headers') ?? own, names, written);
  const auth = option('auth');
  if (!base && !auth && headers === own) return value;
  const shared = sharedOptions({ base, headers, auth });
  if (value.kind === 'http') return { ...value, ...shared };
  return { kind: 'http', client: value.source, ...shared, at: value.at };
}

/** The headers of a client, with those that are written one by one. */
function withHeaders(
  evaluator: Evaluator,
  headers: Thunk | undefined,
  names: readonly string[],
  written: (way: string) => readonly Thunk[],
): Thunk | undefined {
  const values = new Map<string, readonly Thunk[]>();
  for (const name of names) {
    const header = ofDefaultHeaders.exec(name)?.[1];
    if (header !== undefined) values.set(header, [...(values.get(header) ?? []), ...written(name)]);
  }
  if (values.size === 0) return headers;
  const made: Evaluated = { kind: 'properties', values };
  return { value: headers ? { kind: 'merge', of: [evaluator.force(headers), made] } : made };
}

function oneOf(evaluator: Evaluator, thunks: readonly Thunk[]): Thunk | undefined {
  return thunks.length < 2 ? thunks[0] : { value: anyOf(thunks, thunk => evaluator.force(thunk)) };
}
