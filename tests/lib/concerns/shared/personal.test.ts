import { describe, expect, it } from 'vitest';
import { personalIn } from '../../../../lib/concerns/shared/personal.ts';
import {
  array,
  at,
  called,
  constructed,
  global,
  imported,
  literal,
  member,
  object,
  operation,
  parameter,
  template,
  union,
  unknown,
} from '../../../support/values.ts';

import type { Value } from '../../../../lib/reading.ts';

/** What a value holds, as `name: kind`. */
function heldBy(value: Value, options = {}): string[] {
  return personalIn(value, options).map(({ name, kind }) => `${name}: ${kind}`);
}

const email = parameter('user', 'email');

describe('a name that holds personal data', () => {
  it.each([
    ['email', 'an e-mail address'],
    ['emailAddress', 'an e-mail address'],
    ['ip', 'an IP address'],
    ['clientIp', 'an IP address'],
    ['mail_address', 'an e-mail address'],
    ['phone', 'a phone number'],
    ['phoneNumber', 'a phone number'],
    ['mobileNumber', 'a phone number'],
    ['msisdn', 'a phone number'],
    ['firstName', "a person's name"],
    ['firstname', "a person's name"],
    ['last_name', "a person's name"],
    ['lastname', "a person's name"],
    ['fullName', "a person's name"],
    ['fullname', "a person's name"],
    ['givenName', "a person's name"],
    ['familyName', "a person's name"],
    ['surname', "a person's name"],
    ['birthday', 'a date of birth'],
    ['birthdate', 'a date of birth'],
    ['birthDate', 'a date of birth'],
    ['dateOfBirth', 'a date of birth'],
    ['dob', 'a date of birth'],
    ['ssn', 'an identity number'],
    ['socialSecurityNumber', 'an identity number'],
    ['passportNumber', 'an identity number'],
    ['iban', 'an account number'],
    ['creditCardNumber', 'an account number'],
    ['cardNumber', 'an account number'],
    ['ipAddress', 'an IP address'],
    ['streetAddress', 'an address'],
    ['homeAddress', 'an address'],
  ])('%s', (name, kind) => {
    expect(heldBy(parameter(name))).toEqual([`${name}: ${kind}`]);
    expect(heldBy(parameter(`work_${name}`))).toEqual([`work_${name}: ${kind}`]);
    expect(heldBy(parameter(`${name}_x`))).toEqual([]);
  });

  it.each(['webmail', 'telephones', 'name', 'address', 'number', 'userId', ''])('is not %j', name => {
    expect(heldBy(parameter(name))).toEqual([]);
  });

  it.each([
    ...['is', 'has', 'can', 'should', 'did', 'was', 'with'],
    ...['no', 'use', 'show', 'send', 'enable', 'allow', 'require'],
  ])('holds nothing where it begins with %s', word => {
    expect(heldBy(parameter(`${word}Email`))).toEqual([]);
    expect(heldBy(parameter(`${word}xEmail`))).toHaveLength(1);
    expect(heldBy(parameter(`x_${word}_email`))).toHaveLength(1);
  });
});

describe('a name that holds personal data where a person owns it', () => {
  it.each([
    ...['user', 'customer', 'contact', 'person', 'subscriber', 'member'],
    ...['patient', 'guest', 'recipient', 'employee', 'invitee', 'currentUser', 'session', 'product'],
  ])('%s.name', owner => {
    const isPerson = owner !== 'session' && owner !== 'product';
    expect(heldBy(parameter(owner, 'name'))).toEqual(isPerson ? [`${owner}.name: a person's name`] : []);
  });

  it.each(['username', 'displayName', 'nickname'])('user.%s', name => {
    expect(heldBy(parameter('user', name))).toEqual([`user.${name}: a person's name`]);
  });

  it.each(['plan', 'names', 'user_name_length'])('not user.%s', name => {
    expect(heldBy(parameter('user', name))).toEqual([]);
  });

  it.each<[string, Value, string[]]>([
    ['the nearest owner counts', parameter('user', 'company', 'name'), []],
    ['a way is told by its end', parameter('request', 'user', 'name'), ["user.name: a person's name"]],
    ['the end of a way to the object', member(parameter('x', 'user'), 'name'), ["user.name: a person's name"]],
    ['a parameter', member(parameter('user'), 'name'), ["user.name: a person's name"]],
    ['a member', member(member(unknown, 'user'), 'name'), ["user.name: a person's name"]],
    ['a global', member(global('user'), 'name'), ["user.name: a person's name"]],
    ['an import', member(imported('./session', 'user'), 'name'), ["user.name: a person's name"]],
    ['nobody', member(called(global('user')), 'name'), []],
    ['a parameter that is taken apart', parameter('', 'name'), []],
  ])('%s', (_, value, held) => {
    expect(heldBy(value)).toEqual(held);
  });
});

describe('names of the project', () => {
  it('hold personal data as well', () => {
    expect(heldBy(parameter('user', 'handle'), { also: ['handle'] })).toEqual(['user.handle: personal data']);
    expect(heldBy(parameter('user', 'isHandle'), { also: ['isHandle'] })).toEqual(['user.isHandle: personal data']);
    expect(heldBy(parameter('user', 'handles'), { also: ['handle'] })).toEqual([]);
  });
  it('do not', () => {
    expect(heldBy(email, { ignore: ['email'] })).toEqual([]);
    expect(heldBy(email, { ignore: ['user'] })).toHaveLength(1);
    expect(heldBy(email, { also: ['email'], ignore: ['email'] })).toEqual([]);
  });
});

describe('a text that holds personal data', () => {
  it.each([
    ['a.b+c@example.co.uk', 'an e-mail address'],
    ['write to A@EXAMPLE.ORG now', 'an e-mail address'],
    ['+49 (30) 1234-5678', 'a phone number'],
    ['call +4930123456', 'a phone number'],
  ])('%s', (text, kind) => {
    expect(personalIn(at(literal(text), 7), {})).toEqual([
      { name: kind, kind, origin: { file: 'src/a.ts', range: [7, 8] } },
    ]);
  });

  it.each(['a@b', '@example.com', 'a@example.c', 'a @ b.com', '+49 30 12', 'x+493012345678', '4930123456789', ''])(
    'is not %j',
    text => {
      expect(heldBy(literal(text))).toEqual([]);
    },
  );

  it('is no number', () => {
    expect(heldBy(literal(493012345678))).toEqual([]);
  });
});

describe('what becomes a part of a text', () => {
  it.each<[string, Value, string[]]>([
    ['a hole', template('hello ', email), ['user.email: an e-mail address']],
    ['an address in a template', template('a@example.com ', unknown), ['an e-mail address: an e-mail address']],
    ['an address around a hole', template('a', unknown, '@example.com'), []],
    ['an address in two pieces', template('a@exam', 'ple.com', unknown), ['an e-mail address: an e-mail address']],
    [
      'an address and a hole',
      template('a@example.com', email),
      ['an e-mail address: an e-mail address', 'user.email: an e-mail address'],
    ],
    ['a phone number in a template', template('+49 30 12345678', unknown), []],
    ['each of two', union(email, parameter('phone')), ['user.email: an e-mail address', 'phone: a phone number']],
    ['one of two in a hole', template('a', union(email, unknown)), ['user.email: an e-mail address']],
    [
      'what is added',
      operation('+', literal('a'), email, parameter('phone')),
      ['user.email: an e-mail address', 'phone: a phone number'],
    ],
    ['not what is compared', operation('===', email, literal('a')), []],
    ['not an argument', called(global('hash'), email), []],
    ['not what is constructed', constructed(member(email, 'trim')), []],
    ['not an item of a list', array(email), []],
    ['not a value of an object', object({ email }), []],
  ])('%s', (_, value, held) => {
    expect(heldBy(value)).toEqual(held);
  });

  it.each([
    ...['trim', 'toLowerCase', 'toUpperCase', 'toString', 'toLocaleLowerCase', 'normalize'],
    ...['replace', 'replaceAll', 'slice', 'substring', 'concat'],
  ])('in another dress by %s', method => {
    expect(heldBy(called(member(email, method)))).toEqual(['user.email: an e-mail address']);
    expect(heldBy(called(parameter('user', 'email', method)))).toEqual(['user.email: an e-mail address']);
  });

  it.each(['split', 'indexOf', 'trimmed'])('not by %s', method => {
    expect(heldBy(called(member(email, method)))).toEqual([]);
  });

  it('is told by what is known of its name', () => {
    expect(heldBy(parameter('', 'email'))).toEqual(['email: an e-mail address']);
  });

  it('is told where the whole of it stands', () => {
    const origin = { file: 'src/a.ts', range: [3, 9] };
    expect(personalIn(at(email, 3, 9), {})).toEqual([{ name: 'user.email', kind: 'an e-mail address', origin }]);
    expect(personalIn(at(member(unknown, 'email'), 3, 9), {})[0]?.origin).toEqual(origin);
    expect(personalIn(at(called(member(at(email, 3, 4), 'trim')), 3, 9), {})[0]?.origin).toEqual(origin);
    expect(personalIn(at(template('a@example.com', unknown), 3, 9), {})[0]?.origin).toEqual(origin);
  });

  it.each<[string, (inner: Value) => Value]>([
    ['templates', inner => template('a', inner)],
    ['sums', inner => operation('+', inner)],
    ['methods', inner => called(member(inner, 'trim'))],
  ])('is looked for through eight %s', (_, wrap) => {
    const deep = (levels: number): Value => Array.from({ length: levels }).reduce<Value>(wrap, email);
    expect(heldBy(deep(8))).toHaveLength(1);
    expect(heldBy(deep(9))).toEqual([]);
  });

  it('is looked for through four templates of alternatives', () => {
    const wrap = (inner: Value): Value => template('a', union(inner, unknown));
    const deep = (levels: number): Value => Array.from({ length: levels }).reduce<Value>(wrap, email);
    expect(heldBy(deep(4))).toHaveLength(1);
    expect(heldBy(deep(5))).toEqual([]);
  });
});
