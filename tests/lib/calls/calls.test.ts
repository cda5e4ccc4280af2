import { describe, expect, it } from 'vitest';

import { merge } from '../../../lib/calls/calls.ts';
import { readText } from '../../support/reading.ts';

import type { AnalyticsCall } from '../../../lib/reading.ts';

const imports = `import { Analytics } from '@segment/analytics-node';
import { AnalyticsBrowser } from '@segment/analytics-next';
import { TrackClient, APIClient } from 'customerio-node';
const node = new Analytics({ writeKey: 'k' });
const page = AnalyticsBrowser.load({ writeKey: 'k' });
const cio = new TrackClient('site', 'key');
`;

/** The calls behind the first six lines. */
function calls(code: string, options: Parameters<typeof readText>[1] = {}): AnalyticsCall[] {
  return readText(imports + code, options)
    .calls()
    .filter(({ line }) => line > 6);
}

/** The only one. */
function call(code: string, options: Parameters<typeof readText>[1] = {}): AnalyticsCall {
  const found = calls(code, options);
  expect(found).toHaveLength(1);
  return found[0] as AnalyticsCall;
}

describe('a call of an SDK', () => {
  it('has its place and what the catalog says', () => {
    const { parts, ...found } = call("function save() {\n  node.track({ event: 'Saved', userId: 'u' });\n}\n");
    const start = imports.length + 'function save() {\n  '.length;
    const range = [start, start + "node.track({ event: 'Saved', userId: 'u' })".length];
    const functionRange = [
      imports.length,
      imports.length + "function save() {\n  node.track({ event: 'Saved', userId: 'u' });\n}".length,
    ];
    expect(found).toEqual({
      file: 'src/a.ts',
      range,
      line: 8,
      column: 3,
      vendor: 'segment',
      sdk: '@segment/analytics-node',
      client: 'node',
      platform: 'server',
      identity: 'per-call',
      batches: true,
      returns: 'void',
      method: 'track',
      via: 'direct',
      target: { file: 'src/a.ts', range, line: 8, column: 3 },
      events: ['Saved'],
      patterns: [],
      given: [
        {
          range: [range[0]! + 'node.track('.length, range[1]! - 1],
          value: expect.objectContaining({ kind: 'object' }),
        },
      ],
      forwards: false,
      inside: { file: 'src/a.ts', range: functionRange },
      inTest: false,
      functionRange,
    });
    expect(Object.keys(parts).sort()).toEqual(['event', 'userId']);
  });

  it('has no function around it at module level', () => {
    expect(call("node.track({ event: 'Saved' });")).not.toHaveProperty('functionRange');
  });

  it('has the methods own way of returning before that of the client', () => {
    expect(call("cio.track('u', { name: 'saved' });")).toMatchObject({ returns: 'promise', client: 'track' });
    expect(call('node.closeAndFlush();')).toMatchObject({ method: 'flush', returns: 'promise' });
  });

  it('is marked in a test', () => {
    expect(call("node.track({ event: 'Saved' });", { inTest: true }).inTest).toBe(true);
  });

  it('is none where the arguments only ask', () => {
    expect(calls('window.before = page.group();')).toEqual([]);
    expect(calls("page.group('g');")).toHaveLength(1);
  });
});

describe('the names of a call', () => {
  it.each<[string, string, Partial<AnalyticsCall>]>([
    ['of a track', "page.track(x ? 'A' : 'B');", { events: ['A', 'B'] }],
    ['of a track with holes', 'page.track(`a_${x}`);', { events: [], patterns: ['a_*'] }],
    ['of a track that has none', 'node.track({ userId: id });', { events: [], unresolved: 'missing' }],
    ['of a track of something unknown', 'page.track(name());', { events: [], unresolved: 'dynamic-call' }],
    ['of an anonymous track', "cio.trackAnonymous('a', { name: 'seen' });", { events: ['seen'] }],
    ['of a page', "page.page('Home');", { method: 'page', events: ['Home'] }],
    ['of a screen', "node.screen({ name: 'Home', userId: id });", { method: 'screen', events: ['Home'] }],
    [
      'of a page of something unknown',
      'node.page({ name: title(), userId: id });',
      { events: [], unresolved: 'dynamic-call' },
    ],
  ])('%s', (_about, code, expected) => {
    expect(call(code)).toMatchObject(expected);
  });

  it.each([
    'page.page();',
    'node.page({ userId: id });',
    'node.page({ name: undefined });',
    "node.identify({ userId: 'u' });",
  ])('are not missed: %s', code => {
    const found = call(code);
    expect(found).toMatchObject({ events: [], patterns: [] });
    expect(found).not.toHaveProperty('unresolved');
  });
});

describe('a call of a wrapper', () => {
  it('says which, and where it ends', () => {
    const found = calls("function send(event) {\n  page.track(event);\n}\nsend('Saved');\n");
    expect(found.map(({ via, forwards }) => ({ via, forwards }))).toEqual([
      { via: 'direct', forwards: true },
      { via: 'wrapper', forwards: false },
    ]);
    expect(found[1]).toMatchObject({
      line: 10,
      wrapper: { name: 'send', file: 'src/a.ts', line: 7 },
      target: { file: 'src/a.ts', line: 8, column: 3, range: found[0]?.range },
      returns: 'unknown',
      events: ['Saved'],
    });
    expect(found[0]).not.toHaveProperty('wrapper');
  });

  it('is one call for each vendor', () => {
    const found = calls(
      "function send(event) { page.track(event); cio.track('u', { name: event }); }\nsend('Saved');\n",
    );
    expect(
      found.filter(({ via }) => via === 'wrapper').map(({ sdk, method, events }) => [sdk, method, ...events]),
    ).toEqual([
      ['@segment/analytics-next', 'track', 'Saved'],
      ['customerio-node', 'track', 'Saved'],
    ]);
  });

  it('is one call for each method', () => {
    const found = calls("function send(event) { page.track(event); page.page(event); }\nsend('Saved');\n");
    expect(found.filter(({ via }) => via === 'wrapper').map(({ method }) => method)).toEqual(['track', 'page']);
  });

  it('is one call with the names of all its ways', () => {
    const found = calls(
      "function send(event) { if (x) page.track(event + '!'); else page.track(`${x}_${event}`); page.track('Saved!'); page.track(event); }\nsend('Saved');\n",
    ).filter(({ via }) => via === 'wrapper');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ events: ['Saved!', 'Saved'], patterns: ['*_Saved'] });
    expect(found[0]).not.toHaveProperty('unresolved');
  });

  it('is not whole where one of its ways is not', () => {
    const [found] = calls(
      "function send(event) { page.track(event); page.track(event.name()); }\nsend('Saved');\n",
    ).filter(({ via }) => via === 'wrapper');
    expect(found).toMatchObject({ events: ['Saved'], unresolved: 'dynamic-call' });
  });

  it('is named by the settings where they declare it', () => {
    const settings = { wrappers: [{ callee: 'window.send', vendor: 'segment' as const, parts: { event: '0' } }] };
    expect(call("window.send('Saved');", { settings })).toMatchObject({
      via: 'wrapper',
      wrapper: { name: 'window.send', file: 'src/a.ts', line: 7 },
      target: { line: 7 },
      returns: 'unknown',
      events: ['Saved'],
      sdk: 'declared:segment',
    });
  });

  it('is a function of the project where that calls what the settings declare', () => {
    const settings = { wrappers: [{ callee: 'window.send', vendor: 'segment' as const, parts: { event: '0' } }] };
    const found = calls("const save = event => window.send(event);\nsave('Saved');", { settings });
    expect(found.map(({ wrapper }) => wrapper?.name)).toEqual(['window.send', 'save']);
  });
});

describe('a request', () => {
  const post = (address: string, rest = ''): AnalyticsCall =>
    call(`fetch('${address}', { method: 'POST', body: JSON.stringify({ event: 'Saved', userId: id })${rest} });`);

  it('is a call of the API that its address is of', () => {
    const { parts, http, ...found } = post('https://cdp.customer.io/v1/track', ", headers: { Authorization: 'x' }");
    expect(found).toMatchObject({
      vendor: 'customerio',
      sdk: 'http',
      platform: 'server',
      identity: 'per-call',
      batches: false,
      returns: 'promise',
      method: 'track',
      via: 'direct',
      events: ['Saved'],
    });
    expect(found).not.toHaveProperty('client');
    expect(http).toMatchObject({
      api: 'customerio-pipelines',
      region: 'us',
      verb: 'POST',
      url: { kind: 'literal', value: 'https://cdp.customer.io/v1/track' },
      headers: { kind: 'object', keys: ['Authorization'] },
      body: { kind: 'object', keys: ['event', 'userId'] },
    });
    expect(Object.keys(parts)).toEqual(expect.arrayContaining(['event', 'userId']));
  });

  it('has the region of its host', () => {
    const { http } = post('https://cdp-eu.customer.io/v1/track');
    expect(http).toMatchObject({ region: 'eu' });
    expect(http).not.toHaveProperty('headers');
  });

  it('is a request where its path says nothing', () => {
    expect(post('https://cdp.customer.io/v1/other')).toMatchObject({ method: 'request', events: [] });
  });

  it('is none of another host', () => {
    expect(
      calls("fetch('https://cdp.customer.io.example.com/v1/track', { method: 'POST' }); 'cdp.customer.io';"),
    ).toEqual([]);
  });

  it('gives a promise, unless its client does not', () => {
    const url = 'https://cdp.customer.io/v1/track';
    expect(call(`navigator.sendBeacon('${url}', '{}');`).returns).toBe('void');
    expect(call(`const request = new XMLHttpRequest();\nrequest.open('POST', '${url}');`).returns).toBe('void');
    expect(call(`import axios from 'axios';\naxios.post('${url}', {});`).returns).toBe('promise');
  });

  it.each([
    ['void', "import https from 'https';", "https.request(url, { method: 'POST' }).end('{}')"],
    ['void', "import request from 'request';", 'request.post({ url, json: {} })'],
    ['void', '', '$.post(url, {})'],
    ['void', "import { HttpClient } from '@angular/common/http';", '(http: HttpClient) => http.post(url, {})'],
    ['void', "import { HttpService } from '@nestjs/axios';", '(http: HttpService) => http.post(url, {})'],
    ['promise', "import { HttpService } from '@nestjs/axios';", '(http: HttpService) => http.axiosRef.post(url, {})'],
    ['promise', "import needle from 'needle';", "needle('post', url, {})"],
    ['void', "import needle from 'needle';", 'needle.post(url, {}, () => {})'],
    ['promise', "import superagent from 'superagent';", 'superagent.post(url).send({})'],
    ['void', "import superagent from 'superagent';", 'superagent.post(url).send({}).end(() => {})'],
  ])('gives a %s: %s %s', (returns, imports, code) => {
    expect(call(`${imports}\nconst url = 'https://cdp.customer.io/v1/track';\nexport const x = ${code};`).returns).toBe(
      returns,
    );
  });

  it('has no verb where that is not known', () => {
    expect(call("fetch('https://cdp.customer.io/v1/track', { method: verb() });").http).not.toHaveProperty('verb');
  });
});

describe('ways that are merged', () => {
  const ref = (file: string, start: number): AnalyticsCall['target'] & { range: [number, number] } => ({
    file,
    range: [start, start + 1],
    line: 1,
    column: 1,
  });
  const way = (target: number, ...through: number[]): AnalyticsCall =>
    ({
      events: [],
      patterns: [],
      target: ref('sdk.ts', target),
      through: through.map(start => ref('wrappers.ts', start)),
    }) as unknown as AnalyticsCall;

  it('name each function and each end once, however many they are', () => {
    const { target, through, others } = [way(2, 5, 6), way(1, 5), way(2, 7)].reduce(merge, way(1, 5));
    expect(target).toEqual(ref('sdk.ts', 1));
    expect(others).toEqual([ref('sdk.ts', 2)]);
    expect(through?.map(({ range }) => range[0])).toEqual([5, 6, 7]);
  });

  it('keep the ends of both', () => {
    const one = merge(way(1), way(2));
    const other = merge(way(1), way(3));
    expect(merge(one, other).others?.map(({ range }) => range[0])).toEqual([2, 3]);
    expect(merge(way(1), way(1)).others).toBeUndefined();
  });
});
