import { describe, expect, it } from 'vitest';
import {
  environmentName,
  hardcodedKeys,
  isCustomerioName,
  isForOneTenant,
  isSecretName,
  looksLikeKey,
  publicPrefixOf,
  publicSecret,
  roleNames,
  roleOfName,
  roleOfPart,
  serviceAccount,
  sourceName,
  sourceNames,
  type KeyRole,
  type WrittenRole,
} from '../../../../lib/concerns/shared/credentials.ts';
import {
  analyticsCall,
  array,
  at,
  called,
  constructed,
  global,
  globalCall,
  imported,
  literal,
  member,
  named,
  operation,
  parameter,
  template,
  union,
  unknown,
} from '../../../support/values.ts';

import type { Value } from '../../../../lib/reading.ts';

/** Made up, with the look of a key. */
const KEY = '9f8e7d6c5b4a39281706';
const env = (name: string): Value => member(member(global('process'), 'env'), name);

describe('the role of a key by its name', () => {
  it.each<[string, KeyRole | undefined]>([
    ['siteId', 'site'],
    ['CUSTOMERIO_SITE_ID', 'site'],
    ['webhookSecret', 'webhook'],
    ['WEBHOOK_KEY', 'webhook'],
    ['webhook_token', 'webhook'],
    ['SIGNING_SECRET', 'webhook'],
    ['CIO_WEBHOOK_SIGNING_KEY', 'webhook'],
    ['SEGMENT_KEY', 'segment'],
    ['segmentWriteKey', 'segment'],
    ['writeKey', 'write'],
    ['WRITE_TOKEN', 'write'],
    ['CDP_KEY', 'write'],
    ['CDP_API_KEY', 'write'],
    ['CDP_WRITE_KEY', 'write'],
    ['PIPELINE_KEY', 'write'],
    ['pipelinesToken', 'write'],
    ['APP_KEY', 'app'],
    ['appApiKey', 'app'],
    ['APPLICATION_TOKEN', 'app'],
    ['TRANSACTIONAL_API_SECRET', 'app'],
    ['trackKey', 'track'],
    ['TRACK_API_KEY', 'track'],
    ['TRACKING_TOKEN', 'track'],
    ['TRACKING_API_SECRET', 'track'],
    // What build tools put before a name is no part of it.
    ['VITE_APP_KEY', 'app'],
    ['REACT_APP_KEY', undefined],
    ['REACT_APP_TRACK_KEY', 'track'],
    ['VUE_APP_KEY', undefined],
    ['apiKey', undefined],
    ['website', undefined],
    ['mysite_id', undefined],
    ['segments', undefined],
    ['webhook', undefined],
    ['write', undefined],
    ['overwrite_key', undefined],
    ['rapp_key', undefined],
    ['backtrack_key', undefined],
    ['track_keys', undefined],
    ['track_id', undefined],
  ])('%s: %s', (name, role) => {
    expect(roleOfName(name)).toBe(role);
  });

  it('has words for messages', () => {
    expect(roleNames).toEqual({
      site: 'a site id',
      track: 'a Track API key',
      app: 'an App API key',
      write: 'a Pipelines write key',
      segment: 'a Segment write key',
      webhook: 'a webhook signing key',
    });
  });
});

describe('a name of Customer.io', () => {
  it.each(['customerioKey', 'CUSTOMER_IO_KEY', 'cioKey', 'KEY_OF_CIO'])('is %s', name => {
    expect(isCustomerioName(name)).toBe(true);
  });
  it.each(['customerKey', 'customer_id', 'scio_key', 'cios', 'key'])('is not %s', name => {
    expect(isCustomerioName(name)).toBe(false);
  });

  it.each([
    'CIO_TRACK_API_KEY',
    'CIO_APP_KEY',
    'CIO_WEBHOOK_SECRET',
    'CIO_API_KEY',
    'CIO_API_TOKEN',
    'CIO_API_SECRET',
    'customerioToken',
    'customer_io_secret',
    'CUSTOMERIO_APIKEY',
  ])('is that of a secret: %s', name => {
    expect(isSecretName(name)).toBe(true);
  });
  it.each([
    'CIO_SITE_ID',
    'CIO_SITEID',
    'CIO_CDPKEY',
    'CIO_CDP_WRITE_KEY',
    'CIO_KEY',
    'CIO_REGION',
    'CIO_SEGMENT_SECRET',
    'TRACK_API_KEY',
    'API_KEY',
  ])('is not that of a secret: %s', name => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('a public prefix', () => {
  it.each(['NEXT_PUBLIC_', 'NUXT_PUBLIC_', 'EXPO_PUBLIC_', 'PUBLIC_', 'VITE_', 'REACT_APP_', 'VUE_APP_', 'GATSBY_'])(
    'is %s',
    prefix => {
      expect(publicPrefixOf(`${prefix}CIO_KEY`)).toBe(prefix);
      expect(publicPrefixOf(`X_${prefix}CIO_KEY`)).toBeUndefined();
    },
  );
  it('stands in few names', () => {
    expect(publicPrefixOf('CIO_KEY')).toBeUndefined();
    expect(publicPrefixOf('APP_KEY')).toBeUndefined();
  });
});

describe('the name that a value is read from', () => {
  it.each<[string, Value, string | undefined]>([
    ['a variable of the environment', env('CIO_KEY'), 'CIO_KEY'],
    ['a parameter', parameter('cioKey'), 'cioKey'],
    ['a way from a parameter', parameter('config', 'cio', 'key'), 'key'],
    ['a global', global('CIO_KEY'), 'CIO_KEY'],
    ['an import', imported('./config', 'cioKey'), 'cioKey'],
    ['a call with a name', called(member(unknown, 'get'), literal('cio.track-key')), 'cio.track-key'],
    [
      'a call with a long name',
      called(global('secret'), literal('production_customerio_key')),
      'production_customerio_key',
    ],
    ['a call with a short name with digits', called(global('secret'), literal('cio_v2.key3')), 'cio_v2.key3'],
    ['a call with a word', called(global('secret'), literal('customeriotrackingkey')), 'customeriotrackingkey'],
    ['a call with eleven letters and digits', called(global('get'), literal('abcdefghij1')), 'abcdefghij1'],
    ['not a call with what may be encrypted', called(global('decrypt'), literal('abcdefghijk1')), undefined],
    ['not where a piece may be encrypted', called(global('get'), literal('a.abcdefghijk1')), undefined],
    ['not where a piece behind _ may be encrypted', called(global('get'), literal('a_abcdefghijk1')), undefined],
    ['not where a piece behind - may be encrypted', called(global('get'), literal('a-abcdefghijk1')), undefined],
    ['not a call with a sentence', called(global('get'), literal('the key')), undefined],
    ['not a call with a token', called(global('get'), literal('sa_live_a1b2c3d4e')), undefined],
    ['not a call with a token of eight letters', called(global('get'), literal('sa_live_abcdefgh')), undefined],
    ['not a call with what is not known', called(global('get'), unknown), undefined],
    ['not a call without arguments', called(global('getKey')), undefined],
    ['not a text', literal('a'), undefined],
    ['not a function', named('key'), undefined],
    ['not what is not known', unknown, undefined],
  ])('%s', (_, value, name) => {
    expect(sourceName(value)).toBe(name);
  });

  it.each<[string, Value, string[] | undefined]>([
    ['one', env('A'), ['A']],
    ['each of two', union(env('A'), env('B')), ['A', 'B']],
    ['one that falls back to an empty text', union(env('A'), literal('')), ['A']],
    ['one that falls back to undefined', union(literal(undefined), env('A')), ['A']],
    ['one that falls back to a placeholder', union(env('A'), literal('your-key')), ['A']],
    ['none where it falls back to a key', union(env('A'), literal(KEY)), undefined],
    ['none where one is not known', union(env('A'), unknown), undefined],
    ['none of a text', literal(''), undefined],
  ])('of alternatives: %s', (_, value, names) => {
    expect(sourceNames(value)).toEqual(names);
  });
});

describe('a service account', () => {
  it.each(['sa_live_a1B2c3D4', 'Bearer sa_sandbox_a1B2c3D4e5'])('%s', text => {
    expect(serviceAccount.test(text)).toBe(true);
  });
  it.each(['sa_live_a1B2c3D', 'sa_test_a1B2c3D4', 'visa_live_a1B2c3D4', 'sa_live_'])('is not %s', text => {
    expect(serviceAccount.test(text)).toBe(false);
  });
});

describe('the look of a key', () => {
  it.each([
    KEY,
    'a1b2c3d4e5f60718',
    'A1-b2_C3d4e5f60718',
    'a1b2c3d5a1b2c3d5',
    'k0'.padEnd(120, 'zyxwvutsrq987') + 'gfedcba8',
    'aaaaaaaaa1029384756',
  ])('%s', text => {
    expect(looksLikeKey(text)).toBe(true);
  });

  it.each([
    ['is too short', 'a1b2c3d4e5f6071'],
    ['is too long', `${KEY.repeat(6)}a1b2c3d4e`],
    ['has other signs', 'a1b2c3d4e5f60718!'],
    ['has other signs before it', '!a1b2c3d4e5f60718'],
    ['has no digit', 'zyxwvutsrqponmlk'],
    ['has no letter', '9081726354908172'],
    ['has few letters', 'a1b2c3da1b2c3da1'],
    ['says your', 'your9f8e7d6c5b4a39'],
    ['says example', 'example9f8e7d6c5b4a39'],
    ['says encoded', 'encoded9f8e7d6c5b4a39'],
    ['says base64', 'BASE64of9f8e7d6c5b4a39'],
    ['says dummy', 'dummy9f8e7d6c5b4a39'],
    ['says fake', 'fake9f8e7d6c5b4a39'],
    ['says placeholder', 'placeholder9f8e7d6c5b4a39'],
    ['says change', 'change9f8e7d6c5b4a39'],
    ['says replace', 'replace9f8e7d6c5b4a39'],
    ['says insert', 'insert9f8e7d6c5b4a39'],
    ['says todo', 'TODO9f8e7d6c5b4a39'],
    ['says xxx', 'xxx9f8e7d6c5b4a39'],
    ['says test', 'test_9f8e7d6c5b4a39'],
    ['says mock', 'mock9f8e7d6c5b4a39'],
    ['says sample', 'sample9f8e7d6c5b4a39'],
    ['says secret', 'secret9f8e7d6c5b4a39'],
    ['ends in key', '9f8e7d6c5b4a39_key'],
    ['counts', '9f8e1234d6c5b4a39'],
    ['spells', '9f8e7d6c5b4a39abcd'],
    ['says undefined', 'undefined9f8e7d6c5b4a39'],
    ['says null', 'null9f8e7d6c5b4a39'],
  ])('is not that of a text that %s', (_, text) => {
    expect(looksLikeKey(text)).toBe(false);
  });

  it('has key anywhere but at its end', () => {
    expect(looksLikeKey('key9f8e7d6c5b4a39')).toBe(true);
  });
});

it('keys in the code are told with their places', () => {
  const key = at(literal(KEY), 3, 9);
  expect(hardcodedKeys(union(env('A'), key, literal('short'), literal(1)))).toEqual([
    { key: KEY, origin: { file: 'src/a.ts', range: [3, 9] } },
  ]);
  expect(hardcodedKeys(literal(KEY))).toEqual([{ key: KEY, origin: undefined }]);
  expect(hardcodedKeys(template(KEY, unknown))).toEqual([]);
});

describe('a client for one tenant', () => {
  const isForOne = (value: Value): boolean => isForOneTenant(analyticsCall({ parts: { writeKey: value } }).parts);

  it.each<[string, Value, boolean]>([
    ['a parameter', parameter('tenant', 'key'), true],
    ['what is not known', unknown, true],
    ['what a call without arguments gives', called(global('currentKey')), true],
    ['what a call with what varies gives', called(global('keyOf'), env('ID')), true],
    ['one of several', union(literal('a'), parameter('key')), true],
    ['a part of a template', template('a', parameter('key')), true],
    ['a fallback', operation('||', parameter('key'), literal('a')), true],
    ['what a call by a fixed name gives', globalCall('config.get', literal('key')), false],
    ['a call with a name and what varies', globalCall('config.get', literal('key'), env('ID')), true],
    ['a variable of the environment', env('KEY'), false],
    ['a text', literal('a'), false],
  ])('by %s', (_, value, answer) => {
    expect(isForOne(value)).toBe(answer);
  });

  it.each(['trackApiKey', 'appApiKey', 'writeKey', 'siteId'] as const)('by its %s', part => {
    const { parts } = analyticsCall({ parts: { siteId: literal('a'), [part]: parameter('key') } });
    expect(isForOneTenant(parts)).toBe(true);
  });

  it('is none by other parts, or without a key', () => {
    expect(isForOneTenant(analyticsCall({ parts: { url: parameter('host') } }).parts)).toBe(false);
    expect(isForOneTenant({})).toBe(false);
  });
});

it.each([
  ['trackApiKey', 'customerio', 'track'],
  ['trackApiKey', 'segment', 'track'],
  ['appApiKey', 'customerio', 'app'],
  ['writeKey', 'customerio', 'write'],
  ['writeKey', 'segment', 'segment'],
  ['writeKey', 'rudderstack', 'other'],
] as const)('the %s of %s opens %s', (part, vendor, role) => {
  expect(roleOfPart(part, vendor)).toBe(role);
});

it.each<[WrittenRole | undefined, string]>([
  ['track', 'CUSTOMERIO_TRACK_API_KEY'],
  ['app', 'CUSTOMERIO_APP_API_KEY'],
  ['write', 'CUSTOMERIO_CDP_WRITE_KEY'],
  ['site', 'CUSTOMERIO_SITE_ID'],
  ['webhook', 'CUSTOMERIO_WEBHOOK_SECRET'],
  ['account', 'CUSTOMERIO_SERVICE_ACCOUNT_TOKEN'],
  ['segment', 'SEGMENT_WRITE_KEY'],
  ['other', 'ANALYTICS_WRITE_KEY'],
  [undefined, 'CUSTOMERIO_API_KEY'],
])('the variable for the role %s is called %s', (role, name) => {
  expect(environmentName(role)).toBe(name);
});

describe('a secret under a public prefix', () => {
  it.each<[string, Value, string | undefined]>([
    ['a Track key', env('VITE_CIO_TRACK_KEY'), 'VITE_CIO_TRACK_KEY'],
    ['a key of no known role', env('NEXT_PUBLIC_CIO_KEY'), 'NEXT_PUBLIC_CIO_KEY'],
    ['inside of another value', template('Bearer ', env('VITE_CIO_APP_KEY')), 'VITE_CIO_APP_KEY'],
    ['the first of two', array(env('VITE_A_KEY'), env('VITE_B_KEY')), 'VITE_A_KEY'],
    ['behind one that is public', array(env('VITE_SITE_ID'), env('VITE_B_KEY')), 'VITE_B_KEY'],
    ['not a site id', env('VITE_CIO_SITE_ID'), undefined],
    ['not a write key', env('VITE_CIO_WRITE_KEY'), undefined],
    ['not a key of Segment', env('VITE_SEGMENT_KEY'), undefined],
    ['not without the prefix', env('CIO_TRACK_KEY'), undefined],
    ['not what has no name', constructed(unknown), undefined],
  ])('%s', (_, value, name) => {
    expect(publicSecret(value)?.name).toBe(name);
  });
});
