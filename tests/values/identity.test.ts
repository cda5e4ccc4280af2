import { describe, expect, it } from 'vitest';
import { derivationsOf, isPossiblyEmpty } from '../../lib/values/identity.ts';
import { readValues } from './read-values.ts';

const before = `
import { createHash, randomUUID } from 'node:crypto';
import md5 from 'md5';
import sha1 from 'crypto-js/sha1';
import CryptoJS from 'crypto-js';
import { sha256 } from 'js-sha256';
import { v4, v5 } from 'uuid';
import { keyOf } from 'some-keys';
function digest(text) { return createHash('sha256').update(text).digest('hex'); }
async function browserDigest(text) {
  const buffer = await crypto.subtle.digest('SHA-512', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(buffer)).map(byte => byte.toString(16).padStart(2, '0')).join('');
}
`;

/** Expression; kinds, each with what goes into it and its detail; whether it can be empty. */
const cases: readonly (readonly [string, readonly string[], boolean?])[] = [
  ['id', ['raw id']],
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
  ['v5(user.id, id)', ['hash user.id (UUID v5)']],
  ["'anonymous'", ['constant (anonymous)']],
  ['`user_${user.id}`', ['composed user.id (user_*)']],
  ["createHash('sha256').update(user.id).digest('hex')", ['hash user.id (SHA-256)']],
  ["createHash('md5').update(`salt${user.id}`).digest('base64').slice(0, 8)", ['hash user.id (MD5)']],
  ['digest(user.id)', ['hash user.id (SHA-256)']],
  ["(cond ? digest(user.id) : '') || ''", ['hash user.id (SHA-256)', 'empty'], true],
  ['await browserDigest(user.id)', ['hash user.id (SHA-512)']],
  ['md5(user.email)', ['hash user.email (MD5)']],
  ['sha256(user.email)', ['hash user.email (SHA-256)']],
  ['sha1(user.id).toString()', ['hash user.id (SHA-1)']],
  ['CryptoJS.SHA256(user.id).toString()', ['hash user.id (SHA-256)']],
  ['user.hashedId', ['hash user.hashedId']],
  ['keyOf(user)', ['unknown keyOf']],
  ['cond ? user.id : user.email', ['raw user.id', 'email user.email']],
];

describe('how an id is come by', () => {
  const values = readValues(Object.fromEntries(cases.map(([text]) => [text, text])), before);

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
