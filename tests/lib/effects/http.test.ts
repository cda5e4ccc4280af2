import { describe, expect, it } from 'vitest';

import { readText } from '../../support/reading.ts';

import type { Settings } from '../../../lib/settings.ts';

/** The calls of a module, in words: `segment track A by u`. */
function sent(code: string, settings: Settings = {}): string[] {
  return readText(code, { settings })
    .calls()
    .map(({ vendor, method, events, patterns, parts, http }) => {
      const person = parts.userId?.value;
      const id = person?.kind === 'literal' ? `by ${String(person.value)}` : person && `by a ${person.kind}`;
      return [vendor, method, ...events, ...patterns, id, http?.region === 'eu' && 'eu'].filter(Boolean).join(' ');
    });
}

const URL_TRACK = 'https://api.segment.io/v1/track';
const BODY = "{ event: 'A', userId: 'u' }";
const POST = `{ method: 'POST', body: JSON.stringify(${BODY}) }`;
const TRACK = ['segment track A by u'];
/** Where nothing tells whose a path is. */
const OWN = ['customerio track A by u'];

describe('a request to a vendor', () => {
  it.each([
    ['by fetch', `fetch('${URL_TRACK}', ${POST});`],
    ['by $fetch', `$fetch('${URL_TRACK}', { method: 'POST', body: ${BODY} });`],
    ['by axios', `import axios from 'axios';\naxios.post('${URL_TRACK}', ${BODY});`],
    ['by axios with another verb', `import axios from 'axios';\naxios.put('${URL_TRACK}', ${BODY});`],
    [
      'by axios as it is called',
      `import axios from 'axios';\naxios({ url: '${URL_TRACK}', method: 'post', data: ${BODY} });`,
    ],
    [
      'by axios, asked',
      `import axios from 'axios';\naxios.request({ url: '${URL_TRACK}', method: 'POST', data: ${BODY} });`,
    ],
    [
      'by an instance of axios',
      `import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.segment.io/v1' });\napi.post('/track', ${BODY});`,
    ],
    [
      'by an instance of axios with a whole address',
      `import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://example.com' });\napi.post('${URL_TRACK}', ${BODY});`,
    ],
    ['by got', `import got from 'got';\ngot.post('${URL_TRACK}', { json: ${BODY} });`],
    [
      'by got with a prefix',
      `import got from 'got';\nconst api = got.extend({ prefixUrl: 'https://api.segment.io/v1' });\napi.post('track', { json: ${BODY} });`,
    ],
    ['by ky', `import ky from 'ky';\nky.post('${URL_TRACK}', { json: ${BODY} });`],
    ['by ky as it is called', `import ky from 'ky';\nky('${URL_TRACK}', { method: 'post', json: ${BODY} });`],
    ['by undici', `import { request } from 'undici';\nrequest('${URL_TRACK}', ${POST});`],
    [
      'by a request of the page',
      `const x = new XMLHttpRequest();\nx.open('POST', '${URL_TRACK}');\nx.send(JSON.stringify(${BODY}));`,
    ],
    [
      'by node:https with an address',
      `import https from 'node:https';\nconst x = https.request('${URL_TRACK}', { method: 'POST' });\nx.write(JSON.stringify(${BODY}));\nx.end();`,
    ],
    [
      'by node:https with the parts of an address',
      `import { request } from 'https';\nconst body = JSON.stringify(${BODY});\nconst options = { hostname: 'api.segment.io', port: 443, path: '/v1/track', method: 'POST' };\nrequest(options, () => {}).end(body);`,
    ],
    [
      'by follow-redirects',
      `import { https } from 'follow-redirects';\nhttps.request({ host: 'api.segment.io', path: '/v1/track', method: 'POST' }).end(JSON.stringify(${BODY}));`,
    ],
    [
      'by superagent',
      `import superagent from 'superagent';\nsuperagent.post('${URL_TRACK}').set('A', 'b').auth('k', '').send(${BODY}).end();`,
    ],
    ['by needle', `import needle from 'needle';\nneedle.post('${URL_TRACK}', ${BODY}, { json: true });`],
    ['by needle as it is called', `import needle from 'needle';\nneedle('post', '${URL_TRACK}', ${BODY});`],
    ['by jQuery', `$.post('${URL_TRACK}', ${BODY});`],
    ['by jQuery with options', `jQuery.ajax({ url: '${URL_TRACK}', type: 'POST', data: JSON.stringify(${BODY}) });`],
    [
      'by request with a flag beside the body',
      `import request from 'request';\nrequest({ uri: '${URL_TRACK}', method: 'POST', json: true, body: ${BODY} });`,
    ],
    ['by request with a form', `import request from 'request';\nrequest.post({ url: '${URL_TRACK}', form: ${BODY} });`],
    ['by `new Request`', `fetch(new Request('${URL_TRACK}', ${POST}));`],
    [
      'by a base of its own',
      `import axios from 'axios';\naxios.request({ baseURL: 'https://api.segment.io', url: '/v1/track', method: 'POST', data: ${BODY} });`,
    ],
    ...(
      [
        ['HttpClient', '@angular/common/http', 'post'],
        ['HttpService', '@nestjs/axios', 'post'],
        ['HttpService', '@nestjs/axios', 'axiosRef.post'],
        ['AxiosInstance', 'axios', 'post'],
      ] as const
    ).map(([type, module, method]): [string, string] => [
      `by ${type}'s ${method}`,
      `import { ${type} } from '${module}';\nexport class Api { constructor(private http: ${type}) {} send() { return this.http.${method}('${URL_TRACK}', ${BODY}); } }`,
    ]),
    ['by a beacon', `navigator.sendBeacon('${URL_TRACK}', JSON.stringify(${BODY}));`],
    ['by a beacon with a blob', `navigator.sendBeacon('${URL_TRACK}', new Blob([JSON.stringify(${BODY})]));`],
    ['with parameters of an address', `fetch('${URL_TRACK}', { method: 'POST', body: new URLSearchParams(${BODY}) });`],
    ['by a verb that is not known', `fetch('${URL_TRACK}', { method, body: JSON.stringify(${BODY}) });`],
    [
      'with a body by a variable',
      `const body = ${BODY};\nfetch('${URL_TRACK}', { method: 'POST', body: JSON.stringify(body) });`,
    ],
    ['with options by a variable', `const options = ${POST};\nfetch('${URL_TRACK}', options);`],
    ['with a query', `fetch('${URL_TRACK}?a=1', ${POST});`],
    ['with a fragment', `fetch('${URL_TRACK}#a', ${POST});`],
    ['with a slash at the end', `fetch('${URL_TRACK}/', ${POST});`],
    ['with doubled slashes', `fetch('https://api.segment.io//v1/track', ${POST});`],
    ['without a scheme', `fetch('//api.segment.io/v1/track', ${POST});`],
    ['in capitals', `const host = 'api.segment.io';\nfetch('https://API.segment.io/v1/track', ${POST});`],
    ['put together', `const base = 'https://api.segment.io';\nfetch(base + '/v1/track', ${POST});`],
    ['by `new URL`', `fetch(new URL('/v1/track', 'https://api.segment.io'), ${POST});`],
    ['by `new URL` as a text', `fetch(new URL('/v1/track', 'https://api.segment.io').toString(), ${POST});`],
    ['by `new URL` and its `href`', `fetch(new URL('${URL_TRACK}').href, ${POST});`],
    [
      'of one of two hosts',
      `fetch(\`\${flag ? 'https://api.segment.io' : 'https://example.com'}/v1/track\`, ${POST});`,
    ],
    ['inside of another address', `fetch('https://relay.example.com/?url=${URL_TRACK}', ${POST});`],
    [
      'inside of another address, encoded',
      `fetch('https://relay.example.com/?url=${encodeURIComponent(URL_TRACK)}', ${POST});`,
    ],
    [
      'inside of another address, by a function',
      `fetch(\`https://relay.example.com/?url=\${encodeURIComponent('${URL_TRACK}')}\`, ${POST});`,
    ],
  ])('%s', (_about, code) => {
    expect(sent(code)).toEqual(TRACK);
  });

  it.each([
    ['that only reads', `fetch('https://api.segment.io/v1/sources');`, []],
    ['that only reads, by its verb', `fetch('https://api.segment.io/v1/sources', { method: 'get' });`, []],
    ['to another host', `fetch('https://api.example.com/v1/track', ${POST});`, []],
    ['to a host that only begins so', `fetch('https://api.segment.io.example.com/v1/track', ${POST});`, []],
    ['to a host that stands in a path', `fetch('https://example.com/api.segment.io/v1/track', ${POST});`, []],
    ['to an address that nobody knows', `fetch(address, ${POST});`, []],
    ['by something else that is called so', `const fetch = () => 1;\nfetch('${URL_TRACK}', ${POST});`, []],
    [
      'by another `request`',
      `import { request } from 'acme';\nrequest('${URL_TRACK}', { method: 'POST' }).end(${BODY});`,
      [],
    ],
    ['by a method of something else', `other.sendBeacon('${URL_TRACK}', ${BODY});`, []],
    ['that is no object', `const x = XMLHttpRequest();\nx.open('POST', '${URL_TRACK}');`, []],
    ['that is never opened', 'const x = new XMLHttpRequest();\nx.send(1);', []],
    [
      'that only carries an address along',
      `fetch('https://example.com/?next=https://api.segment.io/elsewhere', ${POST});`,
      [],
    ],
  ])('and not one %s', (_about, code, expected) => {
    expect(sent(code)).toEqual(expected);
  });

  it.each([
    [
      'in Europe',
      "fetch('https://track-eu.customer.io/api/v1/customers/u/events', { method: 'POST', body: JSON.stringify({ name: 'A' }) });",
      ['customerio track A by u eu'],
    ],
    [
      'in the United States',
      "fetch('https://track.customer.io/api/v1/customers/u/events', { method: 'POST', body: JSON.stringify({ name: 'A' }) });",
      ['customerio track A by u'],
    ],
    [
      'with the person in its path',
      "fetch(`https://track.customer.io/api/v1/customers/${user.id}`, { method: 'PUT', body: '{}' });",
      ['customerio identify by a member'],
    ],
    [
      'with the person in its path, encoded',
      "fetch(`https://track.customer.io/api/v1/customers/${encodeURIComponent(user.id)}`, { method: 'PUT', body: '{}' });",
      ['customerio identify by a member'],
    ],
    [
      'with the person in its path, in a text',
      "fetch('https://track.customer.io/api/v1/customers/a%20b', { method: 'PUT', body: '{}' });",
      ['customerio identify by a b'],
    ],
    [
      'in a region that a variable tells',
      "const us = 'track.customer.io';\nfetch(`https://track${region}.customer.io/api/v1/customers/u`, { method: 'PUT', body: '{}' });",
      ['customerio identify by u'],
    ],
    [
      'by a verb that the route does not take',
      "fetch('https://track.customer.io/api/v1/customers/u', { method: 'PATCH', body: '{}' });",
      ['customerio identify by u'],
    ],
    [
      'to a path that is not known',
      "fetch('https://api.segment.io/v1/elsewhere', { method: 'POST' });",
      ['segment request'],
    ],
    [
      'on a host of which only the beginning is known',
      "const us = 'track.customer.io';\nfetch(`https://track.customer.${tld}/api/v1/customers/u`, { method: 'PUT', body: '{}' });",
      ['customerio identify by u'],
    ],
    [
      'and not on a host of which only the end is known',
      "const us = 'track.customer.io';\nfetch(`https://${sub}.customer.io/api/v1/customers/u`, { method: 'PUT', body: '{}' });",
      [],
    ],
    [
      'to delete somebody',
      "fetch('https://track.customer.io/api/v1/customers/u', { method: 'DELETE' });",
      ['customerio delete by u'],
    ],
  ])('%s', (_about, code, expected) => {
    expect(sent(code)).toEqual(expected);
  });
});

describe('what only looks like a request', () => {
  it.each([
    ['a call of Request without new', `fetch(Request('${URL_TRACK}', ${POST}));`],
    ['another class', `fetch(new Other('${URL_TRACK}', ${POST}));`],
    ['a request that nobody sends', `new Request('${URL_TRACK}', ${POST});`],
  ])('%s', (_about, code) => {
    expect(sent(code)).toEqual([]);
  });
});

describe('a request to the project itself', () => {
  const parts = { event: 'event', userId: 'user.id', properties: 'data' };
  const body = "JSON.stringify({ event: 'A', user: { id: 'u' } })";
  const post = `{ method: 'POST', body: ${body} }`;

  it.each<[string, string, string, string[]]>([
    ['by its path', '/api/track', `fetch('/api/track', ${post});`, TRACK],
    ['by its path behind the site', '/api/track', `fetch(\`\${site}/api/track\`, ${post});`, TRACK],
    ['by its path on this machine', '/api/track', `fetch('http://localhost:3000/api/track', ${post});`, TRACK],
    ['by its path with a query', '/api/track', `fetch('/api/track?a=1', ${post});`, TRACK],
    ['by a path with a name in it', '/api/:tenant/track', `fetch('/api/one/track', ${post});`, TRACK],
    ['by a path with a hole', '/api/:tenant/track', `fetch(\`/api/\${tenant}/track\`, ${post});`, TRACK],
    ['by a whole address', 'https://t.example.com/track', `fetch('https://t.example.com/track', ${post});`, TRACK],
    [
      'by a whole address with a hole',
      'https://t.example.com/:id/track',
      `fetch(\`https://t.example.com/\${id}/track\`, ${post});`,
      TRACK,
    ],
    [
      'and not by a whole address of another host, with a hole',
      'https://t.example.com/:id/track',
      `fetch(\`https://example.com/\${id}/track\`, ${post});`,
      [],
    ],
    [
      'by the base of an instance',
      '/api/track',
      `import axios from 'axios';\nconst api = axios.create({ baseURL: '/api' });\napi.post('/track', { event: 'A', user: { id: 'u' } });`,
      TRACK,
    ],
    ['by a pattern', '/\\/tr.ck$/', `fetch('https://t.example.com/track', ${post});`, TRACK],
    ['and not by a longer path', '/api/track', `fetch('/api/track/all', ${post});`, []],
    ['and not by a path that ends so', '/api/track', `fetch('/v1/api/track', ${post});`, []],
    ['and not by another path', '/api/track', `fetch('/api/tracks', ${post});`, []],
    ['and not on another host', '/api/track', `fetch('https://example.com/api/track', ${post});`, []],
    ['and not on another host than its own', 'https://t.example.com/track', `fetch('/track', ${post});`, []],
    ['and not where it only asks', '/api/track', "fetch('/api/track');", []],
    [
      'and not on a host of which only the end is known',
      '/api/track',
      `fetch(\`https://\${sub}.example.com/api/track\`, ${post});`,
      [],
    ],
    ['and not behind a word', '/api/track', `fetch(\`\${site}api/track\`, ${post});`, []],
  ])('%s', (_about, url, code, expected) => {
    expect(sent(code, { endpoints: [{ url, vendor: 'segment', parts }] })).toEqual(expected);
  });

  it.each<[string, Settings, string, string[]]>([
    [
      'a proxy by its host',
      { proxyHosts: ['t.example.com'] },
      `fetch('https://t.example.com/v1/track', ${POST});`,
      OWN,
    ],
    ['a proxy by its path', { proxyHosts: ['/ingest'] }, `fetch('/ingest/v1/track', ${POST});`, OWN],
    [
      'a proxy by a pattern',
      { proxyHosts: ['/t\\.example\\./'] },
      `fetch('https://t.example.com/v1/track', ${POST});`,
      OWN,
    ],
    ['a proxy whose path tells nothing, by the body', { proxyHosts: ['/ingest'] }, `fetch('/ingest/e', ${POST});`, OWN],
    [
      'a proxy by the type of the body',
      { proxyHosts: ['/ingest'] },
      `fetch('/ingest/e', { method: 'POST', body: JSON.stringify({ type: 'identify', userId: 'u' }) });`,
      ['customerio identify by u'],
    ],
    [
      'a proxy by the traits of the body',
      { proxyHosts: ['/ingest'] },
      `fetch('/ingest/e', { method: 'POST', body: JSON.stringify({ traits: {}, userId: 'u' }) });`,
      ['customerio identify by u'],
    ],
    [
      'a proxy by the group of the body',
      { proxyHosts: ['/ingest'] },
      `fetch('/ingest/e', { method: 'POST', body: JSON.stringify({ groupId: 'g', traits: {}, userId: 'u' }) });`,
      ['customerio group by u'],
    ],
    [
      'a proxy by another id in the body',
      { proxyHosts: ['/ingest'] },
      `fetch('/ingest/e', { method: 'POST', body: JSON.stringify({ previousId: 'g', userId: 'u' }) });`,
      ['customerio alias by u'],
    ],
    [
      'a proxy that is sent nothing',
      { proxyHosts: ['/ingest'] },
      "fetch('/ingest/e', { method: 'POST' });",
      ['customerio request'],
    ],
    [
      'a proxy whose body is not known',
      { proxyHosts: ['/ingest'] },
      "export const send = body => fetch('/ingest/e', { method: 'POST', body });",
      ['customerio request'],
    ],
    [
      'a proxy whose body has no such member',
      { proxyHosts: ['/ingest'] },
      "fetch('/ingest/e', { method: 'POST', body: JSON.stringify({ event: undefined, a: 1 }) });",
      ['customerio request'],
    ],
    [
      'and no proxy of another host',
      { proxyHosts: ['t.example.com'] },
      `fetch('https://example.com/v1/track', ${POST});`,
      [],
    ],
    ['and no proxy of another path', { proxyHosts: ['/ingest'] }, `fetch('/v1/track', ${POST});`, []],
  ])('%s', (_about, settings, code, expected) => {
    expect(sent(code, settings)).toEqual(expected);
  });
});

it('is of the function around it, whoever writes to the request', () => {
  expect(
    sent(
      "import { request } from 'https';\nfunction send(message) { request({ host: 'api.segment.io', path: '/v1/track', method: 'POST' }).end(JSON.stringify(message)); }\nsend({ event: 'A', userId: 'u' });",
    ),
  ).toEqual(['segment track by a parameter', 'segment track A by u']);
});

it('takes no `type` of a request by fetch for its verb', () => {
  const [call] = readText(`fetch('${URL_TRACK}', { type: 'module', body: JSON.stringify(${BODY}) });`).calls();
  expect(call?.http?.verb).toBe('GET');
});
