import { beforeAll, describe, expect, it } from 'vitest';
import {
  derivationsOf,
  isAlwaysEmpty,
  isPossiblyEmpty,
  ofPath,
  type IdKind,
} from '../../../../lib/calls/values/identity.ts';
import {
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
  object,
  operation,
  parameter,
  template,
  union,
  unknown,
} from '../../../support/values.ts';
import { readValues } from '../../../support/read-values.ts';

import type { Value } from '../../../../lib/reading.ts';

const before = `
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import md5 from 'md5';
import sha1 from 'crypto-js/sha1';
import CryptoJS from 'crypto-js';
import hash from 'hash.js';
import * as hashes from 'hash.js';
import { sha256 } from 'js-sha256';
import * as Crypto from 'expo-crypto';
import { JSHash } from 'react-native-hash';
import { v4, v5 } from 'uuid';
import { keyOf } from 'some-keys';
function digest(text) { return createHash('sha256').update(text).digest('hex'); }
async function spreadDigest(text) {
  const buffer = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(buffer)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
async function browserDigest(text) {
  const buffer = await crypto.subtle.digest('SHA-512', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(buffer)).map(byte => byte.toString(16).padStart(2, '0')).join('');
}
`;

/** Expression; kinds, each with what goes into it and its detail; whether it can be empty. */
const cases: readonly (readonly [string, readonly string[], boolean?])[] = [
  ['id', ['raw id']],
  ['spreadDigest(id)', ['hash id (SHA-256)']],
  ['user.id', ['raw user.id']],
  ['user!.accountId as string', ['raw user.accountId']],
  ['String(user.id)', ['raw user.id']],
  ['user.id.toString()', ['raw user.id']],
  ['`${user.id}`', ['raw user.id']],
  ['user?.id ?? undefined', ['raw user.id']],
  ["user.id || ''", ['raw user.id', 'empty'], true],
  ["cond ? user.id : ''", ['raw user.id', 'empty'], true],
  ["''", ['empty'], true],
  ["' '", ['empty'], true],
  ['undefined', ['empty'], true],
  ['null', ['empty'], true],
  ['user.email', ['email user.email']],
  ['profile.emails[0].value', ['email profile.emails.value']],
  ['user.emails[0]', ['email user.emails.0']],
  ["user.id.toString(10).padStart(8, '0')", ['raw user.id']],
  [
    "new DataView(await crypto.subtle.digest('SHA-256', bytes(user.id))).getUint32(0).toString(16)",
    ['hash user.id (SHA-256)'],
  ],
  ['profile.photos[0].value', ['raw profile.photos.value']],
  ['user?.email?.toLowerCase().trim()', ['email user.email']],
  ['user.email_address', ['email user.email_address']],
  ['user.emailId', ['raw user.emailId']],
  ['user.emailVerified', ['raw user.emailVerified']],
  ['getEmail(user)', ['email getEmail']],
  ["(await people.create({ password: createHash('sha256').update(text).digest('hex') })).id", ['raw people.create.id']],
  ['user.anonymousId', ['anonymous user.anonymousId']],
  ['user.device_id', ['anonymous user.device_id']],
  ['randomUUID()', ['anonymous randomUUID (random)']],
  ['crypto.randomUUID()', ['anonymous crypto.randomUUID (random)']],
  ['v4()', ['anonymous v4 (random)']],
  ['Date.now()', ['anonymous Date.now (random)']],
  ['String(Date.now())', ['anonymous Date.now (random)']],
  ['`user_${Date.now()}`', ['anonymous Date.now (random)']],
  ['(Math.floor(Math.random() * 1000) + 1).toString()', ['anonymous Math.random (random)']],
  ['String(Date.now() + Math.random())', ['anonymous Date.now (random)']],
  ['`user_${Math.round(Math.random() * 1e9)}`', ['anonymous Math.random (random)']],
  ['Math.floor(user.id / 2)', ['unknown']],
  ['Math.random().toString(36).slice(2)', ['anonymous Math.random.toString.slice (random)']],
  ['new Date().getTime()', ['anonymous Date.getTime (random)']],
  ['new Date(user.createdAt).getTime()', ['unknown Date.getTime']],
  ['performance.now()', ['anonymous performance.now (random)']],
  ["randomBytes(8).toString('hex')", ['anonymous randomBytes (random)']],
  ['`acc_${user.number}`', ['raw (acc_*)']],
  ['`cio_${user.cio_id}`', ['profile user.cio_id']],
  ["'cio_' + user.cio_id", ['profile user.cio_id']],
  ['v5(user.id, id)', ['hash user.id (UUID v5)']],
  ["'anonymous'", ['constant (anonymous)']],
  ['`user_${user.id}`', ['composed user.id (user_*)']],
  ["createHash('sha256').update(user.id).digest('hex')", ['hash user.id (SHA-256)']],
  ["Buffer.from(user.id).toString('base64')", ['composed user.id (base64(*))']],
  ['btoa(user.id)', ['composed user.id (base64(*))']],
  ["Buffer.from(user.email, 'utf8').toString('hex')", ['composed user.email (hex(*))']],
  ["Buffer.from(user.id, 'hex').toString('base64')", ['unknown Buffer.from']],
  ["Buffer.from(createHash('md5').update(user.id).digest()).toString('hex')", ['hash user.id (MD5)']],
  ['btoa(randomUUID())', ['anonymous randomUUID (random)']],
  [
    "await crypto.subtle.sign('HMAC', await crypto.subtle.importKey('raw', k, a, false, []), new TextEncoder().encode(user.id))",
    ['hash user.id (HMAC)'],
  ],
  ["createHash('md5').update(`salt${user.id}`).digest('base64').slice(0, 8)", ['hash user.id (MD5)']],
  ['digest(user.id)', ['hash user.id (SHA-256)']],
  ["(cond ? digest(user.id) : '') || ''", ['hash user.id (SHA-256)', 'empty'], true],
  ['await browserDigest(user.id)', ['hash user.id (SHA-512)']],
  ['md5(user.email)', ['hash user.email (MD5)']],
  ['await Crypto.digestStringAsync(Crypto.CryptoDigestAlgorithm.SHA256, user.id)', ['hash user.id (SHA-256)']],
  ['await JSHash(user.id, CONSTANTS.sha1)', ['hash user.id (SHA-1)']],
  ["new Bun.CryptoHasher('sha256').update(user.id).digest('hex')", ['hash user.id (SHA-256)']],
  ['sha256(user.email)', ['hash user.email (SHA-256)']],
  ['sha1(user.id).toString()', ['hash user.id (SHA-1)']],
  ['CryptoJS.SHA256(user.id).toString()', ['hash user.id (SHA-256)']],
  ["hash.sha256().update(user.id).digest('hex')", ['hash user.id (SHA-256)']],
  ["hashes.sha256().update(user.id).digest('hex')", ['hash user.id (SHA-256)']],
  ['cond.sha256(user.id)', ['hash user.id (SHA-256)']],
  ['user.hashedId', ['hash user.hashedId']],
  ['keyOf(user)', ['unknown keyOf']],
  ['cond ? user.id : user.email', ['raw user.id', 'email user.email']],
];

/** Kind, path and detail: `hash user.id (MD5)`. */
function ways(value: Value): string[] {
  return derivationsOf(value).map(({ kind, path, detail }) =>
    [kind, path.join('.'), detail && `(${detail})`].filter(Boolean).join(' '),
  );
}

const id = parameter('user', 'id');

describe('the place of an id', () => {
  const origin = { file: 'src/a.ts', range: [3, 4] };
  it('is that of each alternative', () => {
    expect(derivationsOf(union(at(id, 3), literal('')))).toEqual([
      { kind: 'raw', path: ['user', 'id'], origin },
      { kind: 'empty', path: [] },
    ]);
  });
  it('is that of the digest, where there is one', () => {
    const digest = at(called(global('sha256'), id), 3);
    expect(derivationsOf(at(called(member(digest, 'toString')), 1))[0]?.origin).toEqual(origin);
    expect(derivationsOf(at(called(global('sha256'), id), 3))[0]?.origin).toEqual(origin);
  });
});

describe('an id that is empty', () => {
  it.each<[string, Value, boolean, boolean]>([
    ['an empty text', literal(''), true, true],
    ['blanks', literal(' \n'), true, true],
    ['null', literal(null), true, true],
    ['one of two', union(literal('a'), literal(null)), true, false],
    ['both of two', union(literal(''), literal(undefined)), true, true],
    ['behind a conversion', called(global('String'), literal('')), true, false],
    ['behind two', called(member(called(global('String'), union(id, literal(''))), 'trim')), true, false],
    ['zero', literal(0), false, false],
    ['false', literal(false), false, false],
    ['a text', literal('a'), false, false],
    ['a name', id, false, false],
    ['an argument of what hashes', called(global('md5'), literal('')), false, false],
  ])('%s: perhaps %s, always %s', (_, value, perhaps, always) => {
    expect(isPossiblyEmpty(value)).toBe(perhaps);
    expect(isAlwaysEmpty(value)).toBe(always);
  });
});

describe('what something is by its name', () => {
  it.each<[IdKind, string[]]>([
    ['email', ['email', 'userEmail', 'e_mail', 'mail', 'emailAddress', 'mail_address', 'e-mail address']],
    [
      'anonymous',
      [
        ...['anonymousId', 'anon_id', 'visitorId', 'guest_id', 'deviceId', 'machine_id', 'installationId', 'installId'],
        ...['distinct_id', 'session_id', 'anonymousUserId', 'device_uuid', 'visitorKey'],
        ...['ajs_anonymous_id', 'ajsAnonymous', 'my_ajs_anonymous_cookie'],
      ],
    ],
    ['hash', ['hashedId', 'user_hash', 'sha_of_id', 'sha256', 'sha1_id', 'md5Id', 'idDigest']],
    [
      'raw',
      [
        ...['id', 'emailId', 'mailbox', 'gmail', 'email_addresses', 'email_address_line', 'my_emails'],
        ...['sessionIds', 'device', 'planId', 'mobsession_id', 'device_id_label', 'devices_id', 'device_admin_id'],
        ...['hashing', 'rehash', 'sha2', 'ajs_user_id', 'ajs', 'emailOfId'],
      ],
    ],
    ['unknown', ['', '!']],
  ])('%s: %j', (kind, names) => {
    for (const name of names) expect([name, ofPath(['user', name]).kind]).toEqual([name, kind]);
  });

  it.each<[IdKind, string[]]>([
    ['anonymous', ['clientId']],
    ['anonymous', ['client_id']],
    ['anonymous', ['ga', 'clientId']],
    ['anonymous', ['this', 'analytics', 'client_uuid']],
    ['raw', ['order', 'clientId']],
    ['raw', ['quote', 'owner', 'client_id']],
  ])('%s: the client of %j', (kind, path) => {
    expect(ofPath(path)).toEqual({ kind, path });
  });

  it('has the whole way', () => {
    expect(ofPath(['user', 'profile', 'email'])).toEqual({ kind: 'email', path: ['user', 'profile', 'email'] });
    expect(ofPath([])).toEqual({ kind: 'unknown', path: [] });
  });
});

describe('an id that is given as it is', () => {
  it.each<[string, Value]>([
    ['a parameter', id],
    ...[
      'toString',
      'trim',
      'toLowerCase',
      'toUpperCase',
      'normalize',
      'toLocaleLowerCase',
      'valueOf',
      'toHexString',
    ].map((name): [string, Value] => [name, called(member(id, name))]),
    ...['String', 'Number', 'BigInt', 'encodeURIComponent'].map((name): [string, Value] => [
      name,
      called(global(name), id),
    ]),
    ...['await', '+', '||', '??'].map((operator): [string, Value] => [operator, operation(operator, id)]),
    ['a fallback', operation('??', id, literal('x'))],
    ['a fallback behind ||', operation('||', id, literal('x'))],
    ['a template of it alone', template('', id, '')],
    ['the first alternative that is not empty', called(global('String'), union(literal(''), id))],
  ])('by %s', (_, value) => {
    expect(ways(value)).toEqual(['raw user.id']);
  });

  it.each<[string, Value, string[]]>([
    ['a sum', operation('+', id, literal('x')), ['unknown']],
    ['another operator', operation('-', id), ['unknown']],
    ['another method', called(member(id, 'slice')), ['unknown user.id.slice']],
    ['another function', called(global('decode'), id), ['unknown decode']],
    ['a conversion of what is empty', called(global('String'), literal('')), ['empty']],
    ['a list', array(id), ['unknown']],
    ['an import', imported('./session', 'userId'), ['unknown']],
    ['a function', named('userId'), ['unknown']],
    ['a number', literal(7), ['constant (7)']],
    ['two in a template', template(id, id), ['composed (**)']],
    ['a template of texts', template('a'), ['unknown']],
    ['an id in a template', template('a', id), ['composed user.id (a*)']],
    ['an address in a template', template('mail:', parameter('user', 'email')), ['composed user.email (mail:*)']],
    ['an id among others in a template', template(parameter('tenant'), ':', id), ['composed (*:*)']],
    ['what is made in a template', template('acc_', parameter('n')), ['raw (acc_*)']],
    ['something in a template', template('a', unknown), ['raw (a*)']],
    ['a random piece in a template', template('acc_', globalCall('Date.now')), ['anonymous Date.now (random)']],
    ['the own id of a profile', template('cio_', parameter('row', 'cio_id')), ['profile row.cio_id']],
    [
      'the own id of a profile behind more',
      template('x_cio_', parameter('row', 'cio_id')),
      ['composed row.cio_id (x_cio_*)'],
    ],
    ['what a function gives that says so', called(global('getDeviceId')), ['anonymous getDeviceId']],
  ])('is not that by %s', (_, value, wanted) => {
    expect(ways(value)).toEqual(wanted);
  });

  it.each<[string, (inner: Value) => Value]>([
    ['conversions', inner => called(global('String'), inner)],
    ['templates', inner => template(inner)],
  ])('is followed through twelve %s', (_, wrap) => {
    const deep = (levels: number): Value => Array.from({ length: levels }).reduce<Value>(wrap, id);
    expect(ways(deep(12))).toEqual(['raw user.id']);
    expect(ways(deep(13))).toEqual(['unknown']);
  });
});

describe('an id that is made up', () => {
  it.each([
    ...['uuid', 'uuid/v4', 'nanoid', 'nanoid/non-secure', 'ulid', 'ulidx', 'cuid', '@paralleldrive/cuid2', 'ksuid'],
    ...['short-uuid', 'uniqid', 'react-native-uuid', 'uuidv7', '@faker-js/faker'],
  ])('by %s', source => {
    expect(ways(called(imported(source, 'make')))).toEqual(['anonymous make (random)']);
  });

  it.each<[string, Value]>([
    ['randomBytes', called(member(called(global('randomBytes')), 'toString'))],
    ['randomUUID', called(parameter('crypto', 'randomUUID'))],
    ['Math.random', globalCall('Math.random')],
    [
      'bytes that are written down',
      called(member(imported('ethers', 'ethers'), 'hexlify'), called(global('randomBytes'))),
    ],
    ['bytes in a buffer', called(member(global('Buffer'), 'from'), called(global('randomBytes')))],
  ])('by %s', (_, value) => {
    expect(ways(value)).toEqual([expect.stringMatching(/^anonymous .*\(random\)$/)]);
  });

  it('not by what somebody gives for it', () => {
    expect(ways(called(global('signUp'), called(global('randomUUID'))))).toEqual(['unknown signUp']);
  });

  it.each(['uuids', 'my-uuid', 'cuid3', 'nanoids/x'])('not by %s', source => {
    expect(ways(called(imported(source, 'make')))).toEqual(['unknown make']);
  });

  it('not by a version of uuid that hashes', () => {
    expect(ways(called(imported('uuid', 'v3'), id))).toEqual(['hash user.id (UUID v3)']);
    expect(ways(called(imported('uuid', 'v35'), id))).toEqual(['anonymous v35 (random)']);
    expect(ways(called(imported('nanoid', 'v5'), id))).toEqual(['unknown v5']);
  });
});

describe('an id that is looked up', () => {
  const key = (name: string): Value => literal(name);
  const method = (name: string, ...args: Value[]): Value => called(member(global('x'), name), ...args);

  it.each<[string, Value, string]>([
    ['a header', method('header', key('x-user-email')), 'email x-user-email'],
    ['a column', method('getDataValue', key('userId')), 'raw userId'],
    ['a field of a hash', method('hget', key('session:1'), key('user_id')), 'raw user_id'],
    ['a path in an object', method('get', id, key('[0].account.id')), 'raw [0].account.id'],
    ['the value of a cookie', member(method('get', key('anonymous_id')), 'value'), 'anonymous anonymous_id'],
  ])('%s', (_, value, wanted) => {
    expect(ways(value)).toEqual([wanted]);
  });

  it.each<[string, Value, string]>([
    ['a key that says nothing', method('hget', key('user_id'), key('state')), 'unknown x.hget'],
    ['a fallback that is no key', method('get', key('state'), key('userId')), 'unknown x.get'],
    ['a sentence', method('get', id, key('the id')), 'unknown x.get'],
    ['the value of another call', member(method('read', key('user_id')), 'value'), 'raw x.read.value'],
  ])('not %s', (_, value, wanted) => {
    expect(ways(value)).toEqual([wanted]);
  });

  it('is what was kept under the key, and the same from then on', () => {
    const made = called(imported('uuid', 'v4'));
    expect(ways(operation('kept', made, key('who')))).toEqual(['anonymous who']);
    expect(ways(operation('kept', called(member(id, 'toString')), key('who')))).toEqual(['raw user.id']);
    expect(ways(operation('kept', called(global('ask')), key('userId')))).toEqual(['raw userId']);
    expect(ways(operation('kept', called(global('ask')), key('who')))).toEqual(['unknown']);
    expect(ways(operation('kept', id, key('visitor_id')))).toEqual(['anonymous visitor_id']);
  });
});

describe('an id of a machine', () => {
  it.each<[string, Value, string]>([
    ['by its name', called(member(imported('node:os', 'default'), 'hostname')), 'anonymous node:os.hostname'],
    ['by its name, imported', called(imported('os', 'hostname')), 'anonymous hostname'],
    ['by what asks for it at once', called(imported('node-machine-id', 'machineIdSync')), 'anonymous machineId'],
    ['not by the name of another', called(imported('./host', 'hostname')), 'unknown hostname'],
    ['not by another member', called(member(imported('os', '*'), 'type')), 'unknown os.type'],
  ])('%s', (_, value, wanted) => {
    expect(ways(value)).toEqual([wanted]);
  });
});

describe('an id that is hashed', () => {
  it.each([
    ...[
      'crypto-js',
      'crypto-js/md5x',
      'md5',
      'blueimp-md5',
      'spark-md5',
      'js-md5',
      'js-sha3',
      'js-sha',
      'sha.js',
      'sha1',
    ],
    ...['sha256', 'hash.js', 'object-hash', 'hash-sum', '@noble/hashes/sha2', 'fast-sha256', 'hasha', 'murmurhash'],
    ...['xxhashjs', 'farmhash', 'bcrypt', 'bcryptjs', '@aws-crypto/sha256-js'],
  ])('by %s', source => {
    const name = (source.split('/').at(-1) as string).toUpperCase().replace(/^SHA(\d)/, 'SHA-$1');
    expect(ways(called(imported(source, 'make'), id))).toEqual([`hash user.id (${name})`]);
    expect(ways(called(member(imported(source, '*'), 'make'), id))).toEqual(['hash user.id (MAKE)']);
  });

  it.each(['my-md5', 'md5s', 'sha256x', 'crypto-jsx', 'hashes', '@aws-crypto/sha256-'])('not by %s', source => {
    expect(ways(called(imported(source, 'make'), id))).toEqual(['unknown make']);
    expect(ways(called(member(imported(source, '*'), 'make'), id))[0]).toMatch(/^unknown .+\.make$/);
  });

  it.each<[string, string]>([
    ['sha1', 'SHA-1'],
    ['sha224', 'SHA-224'],
    ['sha256', 'SHA-256'],
    ['sha-384', 'SHA-384'],
    ['SHA512', 'SHA-512'],
    ['md5', 'MD5'],
    ['ripemd160', 'RIPEMD160'],
    ['blake2b', 'BLAKE2B'],
    ['hmac', 'HMAC'],
    ['hmacSha256', 'HMACSHA256'],
    ['hmacMd5', 'HMACMD5'],
  ])('by a function called %s', (name, detail) => {
    expect(ways(called(global(name), id))).toEqual([`hash user.id (${detail})`]);
    expect(ways(called(imported('@noble/hashes/x', name), id))).toEqual([`hash user.id (${detail})`]);
    // Without an argument it gives none.
    expect(ways(called(global(name)))[0]).not.toMatch(/\(/);
  });

  it.each(['sha2', 'mysha256', 'sha256sum', 'md5s', 'ripemd', 'hmacX'])('not by a function called %s', name => {
    expect(ways(called(global(name), id))[0]).not.toMatch(/\(/);
  });

  it.each<[string, Value, string]>([
    ['createHash', called(imported('node:crypto', 'createHash'), literal('sha256')), 'hash (SHA-256)'],
    ['createHmac', called(member(unknown, 'createHmac'), literal('sha1'), id), 'hash user.id (SHA-1)'],
    ['createHash of what is not known', called(global('createHash'), unknown), 'hash (hash)'],
    ['createHash without a name', called(global('createHash')), 'hash (hash)'],
    ['createHash of a number', called(global('createHash'), literal(7)), 'hash (hash)'],
    ['digest of the browser', called(member(unknown, 'digest'), literal('SHA-512'), id), 'hash user.id (SHA-512)'],
    [
      'digest by an object',
      called(member(unknown, 'digest'), object({ name: literal('sha-1') }), id),
      'hash user.id (SHA-1)',
    ],
    ['digest by an object without a name', called(member(unknown, 'digest'), object({}), id), 'hash user.id (hash)'],
    [
      'digest by an object with a name that is not known',
      called(member(unknown, 'digest'), object({ name: unknown }), id),
      'hash user.id (hash)',
    ],
    ['hash of Node.js', called(imported('crypto', 'hash'), literal('sha1'), id), 'hash user.id (SHA-1)'],
    [
      'hash of Node.js by its whole name',
      called(imported('node:crypto', 'hash'), literal('sha1'), id),
      'hash user.id (SHA-1)',
    ],
    ['a version of uuid', called(imported('uuid/v5', 'v5'), id), 'hash user.id (UUID v5)'],
    ['a hash in a template', template('a', called(global('md5'), id)), 'hash user.id (MD5)'],
    ['a hash of a text', called(global('md5'), literal('a')), 'hash (MD5)'],
  ])('by %s', (_, value, wanted) => {
    expect(ways(value)).toEqual([wanted]);
  });

  it.each<[string, Value]>([
    ['digest of one argument', called(member(id, 'digest'), literal('hex'))],
    ['digest of three arguments', called(member(id, 'digest'), literal('a'), id, id)],
    ['hash of another module', called(imported('crypto-x', 'hash'), literal('sha1'))],
    ['hash of another module before it', called(imported('my/crypto', 'hash'), literal('sha1'))],
    ['another function of Node.js', called(imported('crypto', 'hashes'), literal('sha1'))],
    ['a function that creates more', called(global('createHashes'), literal('sha1'))],
    ['a function that recreates', called(global('recreateHash'), literal('sha1'))],
    ['another version of uuid', called(imported('uuid-x', 'v5'), id)],
    ['a field of what was made with one', member(called(global('create'), called(global('md5'), id)), 'id')],
  ])('not by %s', (_, value) => {
    expect(ways(value)[0]).not.toMatch(/^hash/);
  });

  it.each([
    ...['digest', 'update', 'subtle', 'encode', 'createHash', 'toString', 'from', 'map', 'join', 'slice', 'substring'],
    ...['padStart', 'hex'],
  ])('of what goes into it, and not of %s', name => {
    const digest = called(global('md5'), called(member(parameter('x', name), name), id));
    expect(ways(digest)).toEqual(['hash user.id (MD5)']);
  });

  it.each(['updated', 'rehex'])('of what is called %s', name => {
    expect(ways(called(global('md5'), member(unknown, name)))).toEqual([`hash ${name} (MD5)`]);
  });

  it('of what a method of texts is taken from', () => {
    expect(ways(called(global('md5'), called(member(called(global('f'), id), 'concat'))))).toEqual([
      'hash user.id (MD5)',
    ]);
    expect(ways(called(global('md5'), member(id, 'link')))).toEqual(['hash user.id.link (MD5)']);
    expect(ways(called(global('md5'), member(called(global('f'), id), 'name')))).toEqual(['hash f.name (MD5)']);
  });

  it('not by what is constructed with such a name', () => {
    expect(ways(constructed(global('User')))).toEqual(['unknown User']);
  });
});

describe('how an id is come by', () => {
  let values: Record<string, Value> = {};
  beforeAll(async () => {
    values = await readValues(Object.fromEntries(cases.map(([text]) => [text, text])), before);
  });

  it.each(cases.map(([text, wanted, isEmpty = false]) => ({ text, wanted, isEmpty })))(
    '$text',
    ({ text, wanted, isEmpty }) => {
      const found = derivationsOf(values[text]!).map(({ kind, path, detail }) =>
        [kind, path.join('.'), detail && `(${detail})`].filter(Boolean).join(' '),
      );
      expect(found.sort()).toEqual([...wanted].sort());
      expect(isPossiblyEmpty(values[text]!)).toBe(isEmpty);
    },
  );
});
