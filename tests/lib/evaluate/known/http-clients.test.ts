import { describe, expect, it } from 'vitest';

import {
  givesPromise,
  httpInstance,
  httpOfClass,
  isHeaders,
  isRequestFunction,
  resolvesRefusals,
  sendsAsGiven,
  sharedOptions,
} from '../../../../lib/evaluate/known/http-clients.ts';
import { describe as inWords } from '../../../../lib/evaluate/describe.ts';
import { evaluation, valueOf } from '../../../support/evaluate.ts';

import type { Evaluated, Thunk } from '../../../../lib/evaluate/value.ts';

const names = ['default', '*', 'fetch', '$fetch', 'ofetch', 'request', 'stream', 'create'];
const all = ['default', '*', 'fetch', '$fetch', 'ofetch'];
const packages: Readonly<Record<string, readonly string[]>> = {
  axios: all,
  got: all,
  ky: all,
  undici: ['fetch', 'request', 'stream'],
  'node-fetch': all,
  'cross-fetch': all,
  'isomorphic-fetch': all,
  'isomorphic-unfetch': all,
  unfetch: all,
  superagent: [],
  ofetch: all,
  request: all,
  'request-promise': all,
  'request-promise-native': all,
  wretch: [],
  needle: ['default', '*'],
  phin: all,
  gaxios: ['request'],
  redaxios: all,
  xior: all,
  'make-fetch-happen': all,
  'node-fetch-native': all,
  'ky-universal': all,
  requestretry: all,
  'expo/fetch': ['fetch'],
  '@tauri-apps/plugin-http': ['fetch'],
  '@tauri-apps/api/http': ['fetch'],
  'axios-retry': [],
  jquery: [],
};

describe('a package that makes requests', () => {
  it.each(Object.entries(packages))('%s, by %j', (source, own) => {
    expect(names.filter(name => isRequestFunction(source, name))).toEqual(own);
    expect(valueOf('m.post', `import m from '${source}';`)).toBe(`a request (post) by ${source}`);
    expect(valueOf('m.fetch', `import m from '${source}';`)).toBe(`a request (fetch) by ${source}`);
    expect(valueOf('m.other', `import m from '${source}';`)).toBe(`other of "${source}"`);
  });

  it('is none of another name', () => {
    expect(names.filter(name => isRequestFunction('@acme/http', name))).toEqual([]);
    expect(valueOf('m.post', "import m from '@acme/http';")).not.toContain('a request');
  });

  it.each(['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'request', 'ajax'])('has %s', verb => {
    const before = "import axios from 'axios'; const own = axios.create({ baseURL: 'u' });";
    expect(valueOf(`axios.${verb}`, before)).toBe(`a request (${verb}) by axios`);
    expect(valueOf(`own.${verb}`, before)).toBe(`a request (${verb}) by axios`);
  });

  it('makes instances', () => {
    const before = "import axios from 'axios'; const own = axios.create({ baseURL: 'u' });";
    expect(valueOf('own', before)).toBe('the HTTP client axios');
    expect(valueOf('axios.extend({})', before)).toBe('the HTTP client axios');
    expect(valueOf('own.create({})', before)).toBe('the HTTP client axios');
    const fetch = "import fetch from 'make-fetch-happen';";
    expect(valueOf('fetch.defaults({ retry: 5 })', fetch)).toBe('the HTTP client make-fetch-happen');
    expect(valueOf('axios.defaults.timeout', before)).not.toContain('client');
    expect(valueOf('axios.make({})', before)).toBe('make of "axios"(…)');
    expect(valueOf('own.fetch', before)).not.toContain('a request');
    expect(valueOf('create({})', "import { create } from '@acme/http';")).toBe('create of "@acme/http"(…)');
  });
});

describe('whether a refusal is a failure', () => {
  const heedless = [
    ...['fetch', 'undici', 'node-fetch', 'cross-fetch', 'isomorphic-fetch', 'isomorphic-unfetch', 'unfetch'],
    ...['request', 'needle', 'phin', 'make-fetch-happen', 'node-fetch-native', 'requestretry', 'expo/fetch'],
    ...['@tauri-apps/plugin-http', '@tauri-apps/api/http'],
  ];
  it.each(heedless)('not of %s', client => {
    expect(resolvesRefusals(client)).toBe(true);
  });

  it('of the others', () => {
    const others = Object.keys(packages).filter(name => !heedless.includes(name));
    expect(others.filter(resolvesRefusals)).toEqual([]);
  });
});

describe('whether a body is sent as it is given', () => {
  const textual = [
    ...['fetch', 'undici', 'node-fetch', 'cross-fetch', 'isomorphic-fetch', 'isomorphic-unfetch', 'unfetch'],
    ...['make-fetch-happen', 'node-fetch-native', 'expo/fetch'],
  ];
  it.each([...textual, 'XMLHttpRequest', 'sendBeacon'])('by %s', client => {
    expect(sendsAsGiven(client)).toBe(true);
  });

  it('not by the others, which make a text of an object', () => {
    const others = Object.keys(packages).filter(name => !textual.includes(name));
    expect(others.filter(sendsAsGiven)).toEqual([]);
  });
});

it('some clients give no promise', () => {
  const none = ['XMLHttpRequest', 'angular', 'jquery', 'nest', 'node', 'request', 'sendBeacon'];
  expect([...none, ...Object.keys(packages), 'fetch'].filter(client => !givesPromise(client))).toEqual([
    ...none,
    'request',
    'jquery',
  ]);
});

describe('a class whose instances make requests', () => {
  it.each([
    ['@angular/common/http', 'HttpClient', 'angular'],
    ['@angular/http', 'Http', 'angular'],
    ['@nestjs/axios', 'HttpService', 'nest'],
    ['@nestjs/common', 'HttpService', 'nest'],
    ['axios', 'Axios', 'axios'],
    ['axios', 'AxiosInstance', 'axios'],
    ['axios', 'AxiosStatic', 'axios'],
  ])('%s %s', (source, name, client) => {
    expect(httpOfClass({ kind: 'import', source, name })).toMatchObject({ kind: 'http', client });
    expect(httpOfClass({ kind: 'import', source, name: 'Other' })).toBeUndefined();
    expect(httpOfClass({ kind: 'import', source: '@acme/http', name })).toBeUndefined();
  });

  it('may have another client in it', () => {
    const { evaluator } = evaluation({ 'a.ts': '' });
    const http = httpOfClass({ kind: 'import', source: '@nestjs/axios', name: 'HttpService' });
    if (!http) throw new Error('It is no client.');
    const of = (object: Evaluated, name: string): Evaluated => evaluator.member(object, name, undefined, undefined);
    expect(inWords(of(http, 'post'))).toBe('a request (post) by nest');
    expect(inWords(of(of(http, 'axiosRef'), 'post'))).toBe('a request (post) by axios');
    expect(inWords(of(http, 'other'))).not.toContain('a request');
  });
});

describe('what an instance gives to its requests', () => {
  const text = (value: string): Thunk => ({ value: { kind: 'literal', value } });

  it('is what is there', () => {
    const base = text('b');
    expect(sharedOptions({ base, headers: undefined, auth: undefined })).toEqual({ base });
    expect(sharedOptions({ base, headers: base, auth: base })).toEqual({ base, headers: base, auth: base });
    expect(sharedOptions({ base: undefined, headers: undefined, auth: undefined })).toEqual({});
  });

  it('is what its options name', () => {
    const of = (source: string, name: string, options: Readonly<Record<string, Thunk>>): Evaluated | undefined =>
      httpInstance(source, name, key => options[key], undefined);
    const [one, other] = [text('1'), text('2')];
    for (const key of ['baseURL', 'prefixUrl', 'baseUrl'])
      expect(of('ky', 'create', { [key]: one })).toEqual({ kind: 'http', client: 'ky', base: one, at: undefined });
    expect(of('ky', 'extend', { baseURL: one, baseUrl: other })).toHaveProperty('base', one);
    expect(of('ky', 'extend', { prefixUrl: other, headers: one, auth: other })).toEqual({
      kind: 'http',
      client: 'ky',
      base: other,
      headers: one,
      auth: other,
      at: undefined,
    });
    expect(of('ky', 'make', { baseURL: one })).toBeUndefined();
    expect(of('@acme/http', 'create', { baseURL: one })).toBeUndefined();
  });

  /** The base, the headers and the auth of `axios`, or of an instance of it, after what is written to it. */
  const written = (writes: string, of = 'axios'): Record<string, string> => {
    const { evaluator, exported } = evaluation({
      'a.ts': `import axios from 'axios';\nconst own = axios.create({ baseURL: 'own', headers: { a: 1 } });\n${writes};\nexport const x = ${of};`,
    });
    const value = exported('x');
    if (value.kind !== 'http') return { kind: value.kind };
    const given = { base: value.base, headers: value.headers, auth: value.auth };
    return Object.fromEntries(
      Object.entries(given).flatMap(([name, thunk]) => (thunk ? [[name, inWords(evaluator.force(thunk))]] : [])),
    );
  };

  it.each<[string, string, Record<string, string>]>([
    ['nothing', '', { kind: 'import' }],
    ['a base', "axios.defaults.baseURL = 'u'", { base: '"u"' }],
    ['a base of another name', "axios.defaults.baseUrl = 'u'", { base: '"u"' }],
    ['one of two', "axios.defaults.baseURL = 'u'; axios.defaults.baseURL = 'v'", { base: '"u" | "v"' }],
    ['headers', 'axios.defaults.headers = { a: 1 }', { headers: '{ a }' }],
    ['a header', "axios.defaults.headers.common.Authorization = 'k'", { headers: '{ Authorization }' }],
    ['a header by its text', "axios.defaults.headers.common['X-Key'] = 'k'", { headers: '{ X-Key }' }],
    ['a header of a verb', "axios.defaults.headers.post.Authorization = 'k'", { headers: '{ Authorization }' }],
    ['a header of all', "axios.defaults.headers.Authorization = 'k'", { headers: '{ Authorization }' }],
    [
      'two headers',
      "axios.defaults.headers.common.a = 'k'; axios.defaults.headers.get.b = 'l'",
      { headers: '{ a, b }' },
    ],
    ['an auth', "axios.defaults.auth = { username: 'u' }", { auth: '{ username }' }],
    ['something else', 'axios.defaults.timeout = 1', { kind: 'import' }],
    ['headers of something else', "axios.other.headers.common.Authorization = 'k'", { kind: 'import' }],
  ])('is written to its defaults: %s', (_about, writes, expected) => {
    expect(written(writes)).toEqual(expected);
  });

  it('is written over what an instance was made with', () => {
    expect(written('', 'own')).toEqual({ base: '"own"', headers: '{ a }' });
    expect(written("own.defaults.baseURL = 'u'", 'own')).toEqual({ base: '"u"', headers: '{ a }' });
    expect(written("own.defaults.headers.common.b = 'k'", 'own')).toEqual({
      base: '"own"',
      headers: '{ a } with { b }',
    });
    expect(written("own.defaults.headers = { c: 1 }; own.defaults.headers.common.b = 'k'", 'own').headers).toBe(
      '{ c } with { b }',
    );
    expect(written('own.defaults.timeout = 1', 'own')).toEqual({ base: '"own"', headers: '{ a }' });
  });

  it('is written to no other export', () => {
    const { is } = evaluation({
      'a.ts':
        "import * as axios from 'axios';\nimport { isCancel } from 'axios';\nisCancel.defaults = {}; isCancel.defaults.baseURL = 'u';\nexport const x = isCancel;",
    });
    expect(is('x')).toBe('isCancel of "axios"');
  });
});

it.each<[string, string, boolean]>([
  ['new Headers()', '', true],
  ['Headers()', '', false],
  ['new Other()', '', false],
  ['new Headers()', "import { Headers } from 'node-fetch';", true],
  ['new Headers()', "import { Headers } from '@acme/http';", false],
  ['new Other()', "import { Other } from 'node-fetch';", false],
  ['new Headers()', 'class Headers {}', false],
  ['1', '', false],
])('%s after `%s` holds headers: %s', (expression, before, expected) => {
  expect(isHeaders(evaluation({ 'a.ts': `${before}\nexport const x = ${expression};` }).exported('x'))).toBe(expected);
});
