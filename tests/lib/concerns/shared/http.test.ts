import { describe, expect, it } from 'vitest';
import {
  addressesOf,
  authorizationOf,
  encoded,
  hardcodedAuthorization,
  HOLE,
  schemeOf,
  type Scheme,
} from '../../../../lib/concerns/shared/http.ts';
import {
  analyticsCall,
  at,
  called,
  constructed,
  global,
  literal,
  member,
  named,
  object,
  parameter,
  template,
  union,
  unknown,
} from '../../../support/values.ts';

import type { AnalyticsCall, Value } from '../../../../lib/reading.ts';

/** Made up, with the look of a key. */
const KEY = '9f8e7d6c5b4a39281706';
/** And of two of them in base64. */
const BASE64 = 'QUJD+TIzNDU2Nzg5OmFiY2RlZjEy';
const env = (name: string): Value => member(member(global('process'), 'env'), name);

const btoa = (value: Value): Value => called(global('btoa'), value);
const buffer = (value: Value, encoding = 'base64'): Value =>
  called(member(called(member(global('Buffer'), 'from'), value), 'toString'), literal(encoding));

describe('the addresses of a value', () => {
  const shown = (value: Value): string[] =>
    addressesOf(value).map(({ scheme, host, path }) => `${scheme} ${host} ${path.join('|')}`.replaceAll(HOLE, '*'));

  it.each<[string, Value, string[]]>([
    ['a text', literal('HTTPS://Track.Customer.io/api//v1/'), ['https track.customer.io api|v1']],
    ['a host alone', literal('http://a.b'), ['http a.b ']],
    ['a query', literal('https://a.b/c?d=/e'), ['https a.b c']],
    ['a query behind the host', literal('https://a.b?c'), ['https a.b ']],
    ['a fragment', literal('https://a.b/c#/d'), ['https a.b c']],
    ['a hole in the path', template('https://a.b/', unknown, '/c'), ['https a.b *|c']],
    ['a hole in the host', template('https://', unknown, '.b/c'), ['https *.b c']],
    ['a hole that is known', template('https://', literal('a.b'), '/c'), ['https a.b c']],
    ['a hole of two', template('https://', union(literal('a'), literal('b')), '/c'), ['https a c', 'https b c']],
    [
      'two holes of two',
      template('https://', union(literal('a'), literal('b')), '/', union(literal('c'), unknown)),
      ['https a c', 'https a *', 'https b c', 'https b *'],
    ],
    ['each of two', union(literal('https://a'), literal('https://b')), ['https a ', 'https b ']],
    ['none that is relative', union(literal('/a'), literal('https://b')), ['https b ']],
    ['none in the middle of a text', literal('see https://a.b'), []],
    ['none that is not known', unknown, []],
    ['none without a host', literal('https:///a'), []],
  ])('%s', (_, value, addresses) => {
    expect(shown(value)).toEqual(addresses);
  });

  it('are sixteen at most of one template', () => {
    const either = union(literal('a'), literal('b'));
    expect(addressesOf(template('https://', either, either, either, either))).toHaveLength(16);
    expect(addressesOf(template('https://', either, either, either, either, either))).toHaveLength(16);
  });
});

function request(headers?: Value): AnalyticsCall {
  const http = { api: 'customerio-track', region: 'us', url: literal('') } as const;
  return analyticsCall({ sdk: 'http', http: { ...http, ...(headers && { headers }) } });
}

describe('the authorization', () => {
  it('is a header, however it is spelled', () => {
    const value = literal('Basic x');
    expect(authorizationOf(request(object({ accept: literal(''), Authorization: value })))).toBe(value);
    expect(authorizationOf(request(object({ AUTHORIZATION: value })))).toBe(value);
  });

  it('is not seen among others, or where there are none', () => {
    expect(authorizationOf(request(object({ accept: literal('') })))).toBeUndefined();
    expect(authorizationOf(request(parameter('headers')))).toBeUndefined();
    expect(authorizationOf(request())).toBeUndefined();
    expect(authorizationOf(analyticsCall())).toBeUndefined();
  });
});

describe('the scheme', () => {
  const key = parameter('key');
  it.each<[string, Value, Scheme]>([
    ['basic', literal('Basic abc'), { scheme: 'basic', credentials: literal('abc') }],
    ['bearer', literal('  BEARER   abc def'), { scheme: 'bearer', credentials: literal('abc def') }],
    ['with a hole alone', template('Bearer ', key), { scheme: 'bearer', credentials: key }],
    ['with a hole in a text', template('Basic a', key), { scheme: 'basic', credentials: template('a', key) }],
    ['with a text behind a hole', template('Basic ', key, ':'), { scheme: 'basic', credentials: template(key, ':') }],
    ['with nothing behind it', template('Basic ', ''), { scheme: 'basic', credentials: template() }],
    [
      'with a text of two lines',
      template('Bearer a\nb', key),
      { scheme: 'bearer', credentials: template('a\nb', key) },
    ],
    ['with a text alone', template('Bearer abc'), { scheme: 'bearer', credentials: template('abc') }],
    ['bare, by a key', literal(KEY), { scheme: 'bare' }],
    ['bare, by the name of a key', env('CIO_TRACK_KEY'), { scheme: 'bare' }],
    ['another, by the name of a site id', env('CIO_SITE_ID'), { scheme: 'other' }],
    ['another, by a name that says nothing', env('HEADER'), { scheme: 'other' }],
    ['another, by a text', literal('Digest abc'), { scheme: 'other' }],
    ['another, where basic stands later', literal('x Basic abc'), { scheme: 'other' }],
    ['another, by the text of a template', template(KEY, unknown), { scheme: 'other' }],
    ['another, of a template that begins with a hole', template(unknown, 'Basic x'), { scheme: 'other' }],
    ['another, of what is not known', unknown, { scheme: 'other' }],
  ])('%s', (_, value, scheme) => {
    expect(schemeOf(value)).toEqual(scheme);
  });
});

describe('what is encoded', () => {
  const inner = parameter('x');
  it('is what goes through btoa or a buffer', () => {
    expect(encoded(btoa(inner))).toBe(inner);
    expect(encoded(buffer(inner))).toBe(inner);
  });

  it.each<[string, Value]>([
    ['another encoding', buffer(inner, 'hex')],
    ['no encoding', called(member(called(member(global('Buffer'), 'from'), inner), 'toString'))],
    ['another function', called(global('atob'), inner)],
    ['a function of the project', called(named('btoa'), inner)],
    ['a method called btoa', called(member(unknown, 'btoa'), inner)],
    ['a construction', constructed(global('btoa'), inner)],
    ['another method', called(member(called(member(global('Buffer'), 'from'), inner), 'slice'), literal('base64'))],
    [
      'what comes not of from',
      called(member(called(member(global('Buffer'), 'alloc'), inner), 'toString'), literal('base64')),
    ],
    ['what comes of a function', called(member(called(global('from'), inner), 'toString'), literal('base64'))],
    ['what comes of no call', called(member(inner, 'toString'), literal('base64'))],
    ['another value', inner],
  ])('is not %s', (_, value) => {
    expect(encoded(value)).toBeUndefined();
  });
});

describe('a key in the authorization', () => {
  const of = (value: Value): ReturnType<typeof hardcodedAuthorization> =>
    hardcodedAuthorization(request(object({ Authorization: value })));

  it.each<[string, Value, boolean]>([
    ['behind a scheme', literal(`Bearer ${KEY}`), true],
    ['alone', literal(KEY), false],
    ['of a template', template('Bearer ', literal(KEY)), true],
    ['encoded', template('Basic ', btoa(literal(KEY))), true],
    ['a pair that is encoded', template('Basic ', btoa(literal(`site:${KEY}`))), true],
    ['a pair by a buffer', template('Basic ', buffer(literal(`site:${KEY}`))), true],
    ['a pair with nothing behind it', template('Basic ', btoa(literal(`${KEY}:`))), true],
    ['a pair of what looks like no keys', template('Basic ', btoa(literal('site:key'))), false],
    ['a pair whose first alone looks like a key', template('Basic ', btoa(literal(`${KEY}:key`))), false],
    ['three', template('Basic ', btoa(literal(`site:x:${KEY}`))), true],
    ['in base64', literal(`Basic ${BASE64}`), true],
    ['in base64 with its end', literal(`Basic ${BASE64}==`), true],
    ['in base64 with a longer end', literal(`Basic ${BASE64}===`), false],
    ['in too short a text', literal(`Basic ${BASE64.slice(0, 23)}`), false],
    ['in just long enough a text', literal(`Basic ${BASE64.slice(0, 24)}`), true],
    ['in a text without digits', literal('Basic QUJD/abcdefghijklmnopqrstuvw'), false],
    ['in a text that only says what should stand there', literal('Basic base64encodedcredentials'), false],
    ['in a text of other signs', literal(`Basic -${BASE64}`), false],
    ['in a text that says your', literal(`Basic your${BASE64}`), false],
    ['in a text that says example', literal(`Basic example${BASE64}`), false],
    ['in a text that says encoded', literal(`Basic ENCODED${BASE64}`), false],
    ['in a text that says base64', literal(`Basic base64${BASE64}`), false],
    ['put together', template('Basic ', btoa(template(env('CIO_SITE_ID'), ':', literal(KEY)))), true],
    ['put together in one template', template('Basic ', env('CIO_SITE_ID'), ':', literal(KEY)), true],
    ['put together of what is not known', template('Basic ', btoa(template(unknown, ':', unknown))), false],
    ['put together, the first alone', template('Basic ', btoa(template(literal(KEY), ':', env('K')))), false],
    [
      'put together, of two that may be keys',
      template('Basic ', btoa(template(':', union(unknown, literal(KEY))))),
      true,
    ],
    ['read from the environment', template('Bearer ', env('KEY')), false],
    ['one of two', union(unknown, literal(`Bearer ${KEY}`)), true],
    ['none', literal('Bearer'), false],
  ])('%s', (_, value, isFound) => {
    expect(of(value) !== undefined).toBe(isFound);
  });

  it('is none where a site id may be one', () => {
    const site = union(env('CIO_SITE_ID'), literal(KEY));
    expect(of(template('Basic ', btoa(template(site, ':', env('K')))))).toBeDefined();
    expect(of(template('Basic ', btoa(template(':', at(env('CIO_SITE_ID'), 1)))))).toBeUndefined();
  });

  it('is told where it stands', () => {
    const whole = at(literal(`Bearer ${KEY}`), 1, 9);
    expect(of(union(unknown, whole))).toEqual({ value: whole, origin: whole.origin });
    const inner = at(literal(KEY), 4, 8);
    const outer = at(template('Bearer ', inner), 1, 9);
    expect(of(outer)).toEqual({ value: outer, origin: inner.origin });
    const pair = at(literal(`site:${KEY}`), 5, 9);
    const around = at(template('Basic ', btoa(pair)), 1, 10);
    expect(of(around)).toEqual({ value: around, origin: pair.origin });
    const together = at(template('Basic ', btoa(template('site:', inner))), 1, 10);
    expect(of(together)).toEqual({ value: together, origin: inner.origin });
  });

  it('is none without the header', () => {
    expect(hardcodedAuthorization(request())).toBeUndefined();
  });
});
