import { describe, expect, it } from 'vitest';

import { Endpoints } from '../../../lib/effects/endpoints.ts';

import type { Endpoint } from '../../../lib/effects/endpoints.ts';
import type { Address } from '../../../lib/effects/http-address.ts';
import type { Settings } from '../../../lib/settings.ts';

const at = (text: string): Address => {
  const [, host = '', path = ''] = /^(?:https:\/\/([^/]+))?(.*)$/.exec(text) ?? [];
  return { host, path, holes: [], isNested: false, isOwn: host === '' };
};
const endpoints = (settings: Settings = {}): Endpoints => new Endpoints(settings, () => 'customerio');
const declared = (url: string): Endpoints => endpoints({ endpoints: [{ url, parts: {} }] });
const proxy = (host: string): Endpoints => endpoints({ proxyHosts: [host] });
const forwarding: Endpoint = { vendor: 'segment', method: 'track', parts: {} };

describe('an endpoint of the settings', () => {
  it('takes what it is told, and the vendor of the project and a track where it is told nothing', () => {
    const one = endpoints({
      endpoints: [
        {
          url: '/a',
          vendor: 'rudderstack',
          method: 'identify',
          parts: { userId: 'user.id', traits: '', event: { const: 'A' } },
        },
        { url: '/buy', parts: {} },
      ],
    });
    expect(one.at(at('/a'))).toEqual([
      {
        vendor: 'rudderstack',
        method: 'identify',
        parts: { userId: { path: ['user', 'id'] }, traits: { path: [] }, event: { const: 'A' } },
      },
    ]);
    expect(one.at(at('/buy'))).toEqual([{ vendor: 'customerio', method: 'track', parts: {} }]);
  });

  it.each([
    ['/a/buy', '/a/buy'],
    ['/a/buy/', '/a/buy'],
    ['/a/i', '/a/i'],
    ['/a/b/t', '/a/b/t'],
    ['a.com/buy', 'https://a.com/buy'],
    ['https://A.com/buy?c=1', 'https://a.com/buy'],
    ['/:tenant/buy', '/one/buy'],
    ['/{tenant}/buy', '/one/buy'],
    ['/\\/buy$/', 'https://a.com/buy'],
    ['/^https:\\/\\/a\\.com\\/\\*\\/buy$/', 'https://a.com/\0' + '0\0/buy'],
    ['/a', 'https://localhost/a'],
    ['/a', 'https://localhost:3000/a'],
    ['/a', 'https://127.0.0.1:80/a'],
    ['/a', 'https://[::1]/a'],
  ])('%s stands at %s', (url, text) => {
    expect(declared(url).at(at(text))).toHaveLength(1);
  });

  it.each([
    ['/a/buy', '/a'],
    ['/a/i', '/a/buy'],
    ['/a/buy', '/a/buy/c'],
    ['/a/buy', '/x/a/buy'],
    ['/a/buy', '/a/cut'],
    ['/a', 'https://a.com/a'],
    ['/a', 'https://localhosts/a'],
    ['a.com/buy', '/buy'],
    ['a.com/buy', 'https://b.com/buy'],
    ['/\\/buy$/', 'https://a.com/buy/c'],
  ])('%s does not stand at %s', (url, text) => {
    expect(declared(url).at(at(text))).toEqual([]);
  });
});

describe('a handler that forwards', () => {
  it('makes its path an endpoint, once', () => {
    const one = endpoints();
    expect(one.isEmpty).toBe(true);
    expect(one.add('/api/{tenant}/track', forwarding, false)).toEqual(['track']);
    expect(one.add('/api/{tenant}/track', forwarding, false)).toBeUndefined();
    expect(one.isEmpty).toBe(false);
    expect(one.at(at('/api/a/track'))).toEqual([forwarding]);
    expect(one.at(at('/v1/api/a/track'))).toEqual([]);
    one.clear();
    expect(one.at(at('/api/a/track'))).toEqual([]);
  });

  it('has one of its own for each verb, vendor and method', () => {
    const one = endpoints();
    one.add('/a', forwarding, false);
    expect(one.add('/a', { ...forwarding, verb: 'PUT' }, false)).toBeDefined();
    expect(one.add('/a', { ...forwarding, vendor: 'customerio' }, false)).toBeDefined();
    expect(one.add('/a', { ...forwarding, method: 'identify' }, false)).toBeDefined();
    expect(one.add('/buy', forwarding, false)).toBeDefined();
    expect(one.at(at('/a'))).toHaveLength(4);
  });

  it('of a router is known by the end of its path', () => {
    const one = endpoints();
    one.add('/track', forwarding, true);
    expect(one.at(at('/track'))).toHaveLength(1);
    expect(one.at(at('/api/track'))).toHaveLength(1);
    expect(one.at(at('/api/track/all'))).toEqual([]);
    expect(one.at(at('/'))).toEqual([]);
  });

  it('counts for nothing where the settings have the address', () => {
    const one = declared('/a');
    one.add('/a', forwarding, false);
    expect(one.at(at('/a')).map(({ vendor }) => vendor)).toEqual(['customerio']);
    expect(one.isEmpty).toBe(false);
  });
});

describe('a proxy', () => {
  it.each([
    ['t.a.com', 'https://t.a.com/v1/track', '/v1/track'],
    ['t.a.com/ingest', 'https://t.a.com/ingest/v1/track', '/v1/track'],
    ['/ingest', '/ingest/v1/track', '/v1/track'],
    ['/ingest', '/ingest', '/'],
    ['/t\\.a/', 'https://t.a.com/v1/track', '/v1/track'],
  ])('%s takes %s as %s', (host, text, path) => {
    expect(proxy(host).proxyAt(at(text))).toMatchObject({ vendor: 'customerio', path });
  });

  it.each([
    ['t.a.com', 'https://a.com/v1/track'],
    ['t.a.com/ingest', 'https://t.a.com/v1/track'],
    ['/ingest', '/v1/ingest'],
    ['/ingest', 'https://a.com/ingest'],
    ['/t\\.a/', 'https://a.com/v1/track'],
  ])('%s does not take %s', (host, text) => {
    expect(proxy(host).proxyAt(at(text))).toBeUndefined();
  });

  it('stands for the APIs of the project’s vendor first', () => {
    const vendors =
      proxy('/a')
        .proxyAt(at('/a'))
        ?.apis.map(({ vendor }) => vendor) ?? [];
    expect(vendors.lastIndexOf('customerio')).toBe(vendors.filter(vendor => vendor === 'customerio').length - 1);
    expect(new Set(vendors).size).toBeGreaterThan(1);
  });
});

describe('the words by which files are found', () => {
  it.each([
    ['/api/track', ['track']],
    ['/api/:tenant', ['api']],
    ['t.a.com/buy', ['t.a.com']],
    ['/\\/ingest\\/events$/', ['/ingest/events']],
    ['/ingest|collect/', ['fetch', 'axios', 'XMLHttpRequest', 'sendBeacon', 'request']],
    ['/a.b/', ['fetch', 'axios', 'XMLHttpRequest', 'sendBeacon', 'request']],
    ['/:tenant', ['fetch', 'axios', 'XMLHttpRequest', 'sendBeacon', 'request']],
  ])('of %s', (url, markers) => {
    expect(declared(url).markers).toEqual(markers);
    expect(proxy(url).markers).toEqual(markers);
  });

  it('stand in a text by host or by path', () => {
    expect(declared('a.com/buy').isNamedIn('https://a.com/c')).toBe(true);
    expect(declared('/api/track').isNamedIn('fetch("/api/track/1")')).toBe(true);
    expect(declared('/api/track').isNamedIn('/api/')).toBe(false);
    expect(proxy('a.com').isNamedIn('a.com')).toBe(true);
    expect(declared('/').isNamedIn('anything')).toBe(false);
    const one = endpoints();
    one.add('/api/track', forwarding, false);
    expect(one.isNamedIn('/api/track')).toBe(true);
  });

  it.each([
    ['api/track/event', true],
    ['track/event', true],
    ['/track/event', true],
    ['event', false],
    ['other/event', false],
    ['a/b/api/track/event', true],
    ['It is for track/event', false],
  ])('are named by the end that a client puts its base before: %s', (text, expected) => {
    const one = endpoints();
    one.add('/api/track/event', forwarding, false);
    expect(one.isNamedIn(text)).toBe(expected);
  });
});

describe('an address of the project', () => {
  it('is told apart by its verb, its vendor and its method', () => {
    const one = endpoints();
    expect(one.add('/a', forwarding, false)).toEqual(['a']);
    expect(one.add('/a', { ...forwarding, verb: 'POST' }, false)).toEqual(['a']);
    expect(one.add('/a', { ...forwarding, verb: 'PUT' }, false)).toEqual(['a']);
    expect(one.add('/a', { ...forwarding, vendor: 'customerio' }, false)).toEqual(['a']);
    expect(one.add('/a', { ...forwarding, method: 'identify' }, false)).toEqual(['a']);
    expect(one.add('/a', { ...forwarding, verb: 'POST' }, false)).toBeUndefined();
    expect(one.add('/a', { ...forwarding, parts: { event: { const: 'A' } } }, true)).toBeUndefined();
    expect(one.at(at('/a'))).toHaveLength(5);
  });

  it.each([
    ['/api/track/event', '/api/track/event', true],
    ['/api/track/event', 'track/event', true],
    ['/api/track/event', 'post("/api/track/event", 1)', true],
    ['/api/track/event', 'event', false],
    ['/api/track/event', 'other/event', false],
    ['/api/track/event', 'v1/api/track/event', true],
    ['/api/track/event', 'v1/x/track/event', false],
    ['/api/track/event', 'track/event?', false],
    ['/api/{team}/event', 'x/event', true],
    ['/event', 'event', true],
    ['/event', 'events', false],
    ['a.com/event', 'https://a.com', true],
    ['a.com/event', 'event', false],
  ])('of %s in %s: %s', (url, text, expected) => {
    expect(declared(url).isNamedIn(text)).toBe(expected);
  });
});
