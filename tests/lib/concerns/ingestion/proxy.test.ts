import { describe, expect, it } from 'vitest';
import { allowedPaths, directSends, proxyAddress } from '../../../../lib/concerns/ingestion/proxy.ts';
import {
  analyticsCall,
  array,
  at,
  called,
  global,
  imported,
  literal,
  member,
  named,
  object,
  opaque,
  parameter,
  template,
  union,
  unknown,
} from '../../../support/values.ts';

import type { Value } from '../../../../lib/reading.ts';

type Fields = NonNullable<Parameters<typeof analyticsCall>[0]>;

const writeKey = literal('key');
const init: Fields = { method: 'init', platform: 'browser', parts: { writeKey } };

function isDirect(fields: Fields, { servers = false } = {}): boolean {
  const call = analyticsCall(fields);
  const sends = directSends({ file: 'src/a.ts', calls: [call] }, ['u.shop.example', 't.shop.example'], {
    servers,
    allow: [],
  });
  return sends.includes(call);
}

describe('a client sends past the proxy', () => {
  it.each<[string, Fields, boolean]>([
    ['with a write key', init, true],
    ['with a Track key', { ...init, parts: { trackApiKey: literal('key') } }, true],
    ['with an App key it sends messages', { ...init, parts: { writeKey, appApiKey: literal('key') } }, false],
    ['without a key it is something else', { ...init, parts: { siteId: literal('site') } }, false],
    ['where its key is an object it is something else', { ...init, parts: { trackApiKey: object({}) } }, false],
    ['where its key is a list it is something else', { ...init, parts: { trackApiKey: array() } }, false],
    ['where its key is a function it is something else', { ...init, parts: { trackApiKey: named() } }, false],
    ['on a mobile', { ...init, platform: 'mobile' }, true],
    ['in a test it sends nothing', { ...init, inTest: true }, false],
    ['made by a wrapper it is told where the wrapper is', { ...init, via: 'wrapper' }, false],
    ['a call of it is none', { ...init, method: 'track' }, false],
  ])('%s', (_, fields, isPast) => {
    expect(isDirect(fields)).toBe(isPast);
  });

  it('on a server where servers are asked for', () => {
    const server: Fields = { ...init, platform: 'server' };
    expect(isDirect(server)).toBe(false);
    expect(isDirect(server, { servers: true })).toBe(true);
  });

  it.each(['url', 'integrations', 'options'] as const)('unless its %s may lead elsewhere', part => {
    const to = (value: Value): boolean => isDirect({ ...init, parts: { writeKey, [part]: value } });
    expect(to(literal('https://cdp.customer.io/v1'))).toBe(true);
    expect(to(literal('https://t.shop.example/v1'))).toBe(false);
  });

  it.each<[string, Value, boolean]>([
    ['an address of the vendor', literal('https://cdp.customer.io/v1'), true],
    ['an address of the proxy', literal('https://t.shop.example/v1'), false],
    ['a path of the own site', literal('/ingest'), false],
    ['a text with a slash in it', literal('v1/ingest'), true],
    ['a template with the proxy in it', template('https://t.shop.example/', unknown), false],
    ['a template with the proxy in its end', template('https://', literal('x'), '.t.shop.example'), false],
    ['a template with the vendor in it', template('https://cdp.customer.io/', literal('v1')), true],
    ['settings with the proxy in them', object({ a: object({ host: literal('t.shop.example') }) }), false],
    ['settings of which all is known', object({ flushAt: literal(1) }), true],
    ['settings of which not all is known', object({}, { open: true }), false],
    ['settings with what is not known in them', object({ host: unknown }), false],
    ['what is not known', unknown, false],
    ['a parameter', parameter('host'), false],
    ['what a call gives', called(global('host')), false],
    ['a member', member(global('config'), 'host'), false],
    ['an import', imported('./config', 'host'), false],
    ['a global', global('host'), true],
    ['a region', opaque('region-eu'), true],
    ['one of two', union(literal('https://cdp.customer.io'), unknown), false],
  ])('by its options: %s', (_, options, isPast) => {
    expect(isDirect({ ...init, parts: { writeKey, options } })).toBe(isPast);
  });

  it.each(['writeKey', 'trackApiKey', 'siteId'] as const)('whatever its %s among the settings is', part => {
    const key = { value: parameter('key'), range: [40, 43] as const };
    const parts = { trackApiKey: literal('key'), [part]: key };
    const settings = (start: number, end: number): Value => object({ key: at(parameter('key'), start, end) });
    expect(isDirect({ ...init, parts: { ...parts, options: settings(40, 43) } })).toBe(true);
    expect(isDirect({ ...init, parts: { ...parts, options: settings(40, 44) } })).toBe(false);
    expect(isDirect({ ...init, parts: { ...parts, options: settings(39, 43) } })).toBe(false);
    expect(isDirect({ ...init, parts: { ...parts, options: object({ key: parameter('key') }) } })).toBe(false);
    const made = object({ key: at(called(global('decrypt'), parameter('key')), 40, 43) });
    expect(isDirect({ ...init, parts: { ...parts, options: made } })).toBe(true);
  });
});

describe('a request', () => {
  const http = { api: 'customerio-track', region: 'us', url: literal('') } as const;
  it.each<[string, Fields, boolean]>([
    ['to the Track API', { http }, true],
    ['to the App API', { http: { ...http, api: 'customerio-app' } }, false],
    ['that takes somebody off a list', { http, method: 'unsubscribe' }, false],
    ['that tells of a message', { http, method: 'metric' }, false],
    ['by a wrapper', { http, via: 'wrapper' }, false],
    ['in a test', { http, inTest: true }, false],
  ])('%s', (_, fields, isPast) => {
    expect(isDirect(fields)).toBe(isPast);
  });
});

it('the proxy itself may send', () => {
  expect(allowedPaths).toEqual(['proxy', 'ingest', 'relay']);
  const calls = [analyticsCall(init)];
  const options = { servers: false, allow: ['proxy', 'relay'] };
  expect(directSends({ file: 'src/a.ts', calls }, [], options)).toEqual(calls);
  expect(directSends({ file: 'src/event-relay/a.ts', calls }, [], options)).toEqual([]);
});

describe('the address of a proxy', () => {
  it.each([
    ['t.shop.example', 'https://t.shop.example/'],
    ['http://localhost:8080/t', 'http://localhost:8080/t'],
    ['HTTPS://t.shop.example', 'https://t.shop.example/'],
    ['t.shop.example/http://x', 'https://t.shop.example/http://x'],
    ['t.shop.example/http:///x', 'https://t.shop.example/http:///x'],
    ['t.shop.example/a~b%20c_d@2x-y', 'https://t.shop.example/a~b%20c_d@2x-y'],
  ])('%s', (given, address) => {
    expect(proxyAddress(given)?.href).toBe(address);
  });

  it.each([
    '',
    'ftp://t.shop.example',
    'httpsx://t.shop.example',
    'xhttps://t.shop.example',
    'https:///t',
    't.shop.example?x',
    't.shop.example/#x',
    'me@t.shop.example',
    'https://:word@t.shop.example',
    'HTTPS:///t',
    "t'.shop.example",
    "t.shop.example/'",
    't.shop.example/`${x}`',
    't shop',
    'https://t.shop.example:x',
    '/t',
  ])('is not %j', given => {
    expect(proxyAddress(given)).toBeUndefined();
  });
});
