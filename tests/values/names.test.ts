import { describe, expect, it } from 'vitest';
import { mentions } from '../../lib/values/mentions.ts';
import { nameOf, pathOf, wordsOf } from '../../lib/values/names.ts';
import { finiteStrings, knownStrings, literalText, patternOf } from '../../lib/values/strings.ts';
import { find, walk } from '../../lib/values/walk.ts';
import { readValues } from './read-values.ts';

import type { Value } from '../../lib/reading.ts';

const expressions = {
  literal: "'signup'",
  branches: "cond ? 'a' : cond.b ? 'b' : 'a'",
  half: "cond ? 'a' : id",
  template: '`viewed_${id}_${user.plan}`',
  path: 'user.profile.contact.email',
  called: 'load(user).id',
  email: '`hello ${user.primaryEmail.toLowerCase()}`',
  length: 'user.email.length',
  check: "user.email === '' ? 1 : 2",
  flag: 'user.emailVerified',
  inside: '{ to: [user.phoneNumber] }',
  getter: 'getPhone(user)',
  sender: 'sendEmail(user)',
} as const;
const values = readValues(expressions) as Record<keyof typeof expressions, Value>;
const kinds = { 'an e-mail address': ['email', 'e mail'], 'a phone number': ['phone', 'phone number'] };

describe('strings', () => {
  it('tells the text of a literal', () => {
    expect(literalText(values.literal)).toBe('signup');
    expect(literalText(values.template)).toBeUndefined();
    expect(literalText(undefined)).toBeUndefined();
  });

  it('counts the strings of a finite set, and gives up at one unknown', () => {
    expect(finiteStrings(values.branches)).toEqual(['a', 'b']);
    expect(finiteStrings(values.half)).toBeUndefined();
    expect(knownStrings(values.half)).toEqual(['a']);
  });

  it('writes holes as stars', () => {
    expect(patternOf(values.template)).toBe('viewed_*_*');
    expect(patternOf(values.path)).toBeUndefined();
  });
});

describe('names', () => {
  it.each([
    ['userEmail', 'user email'],
    ['USER_EMAIL', 'user email'],
    ['HTTPServer', 'http server'],
    ['eBook', 'e book'],
    ['Show All NFTs', 'show all nfts'],
    ['URLs', 'urls'],
    ['APIs_listed', 'apis listed'],
    ['userIDs', 'user ids'],
    ['userIDsChanged', 'user ids changed'],
    ['NFTs2', 'nfts2'],
    ['PDFIsReady', 'pdf is ready'],
    ['HTTPSwitch', 'http switch'],
    ['userIsIn', 'user is in'],
    ['user-email', 'user email'],
    ['HTTPServer2', 'http server2'],
    ['Order Completed', 'order completed'],
  ])('the words of %s', (name, words) => {
    expect(wordsOf(name).join(' ')).toBe(words);
  });

  it('follows a path, calls by the name of what is called', () => {
    expect(pathOf(values.path)).toEqual(['user', 'profile', 'contact', 'email']);
    expect(nameOf(values.called)).toBe('id');
    expect(pathOf(values.literal)).toEqual([]);
  });
});

describe('mentions', () => {
  it.each([
    ['email', { name: 'primaryEmail', kind: 'an e-mail address' }],
    ['path', { name: 'email', kind: 'an e-mail address' }],
    ['inside', { name: 'phoneNumber', kind: 'a phone number' }],
    ['getter', { name: 'getPhone', kind: 'a phone number' }],
  ] as const)('%s holds it', (name, mention) => {
    expect(mentions(values[name], kinds)).toEqual(mention);
  });

  it.each(['length', 'check', 'flag', 'sender', 'literal'] as const)('%s only speaks of it', name => {
    expect(mentions(values[name], kinds)).toBeUndefined();
  });
});

describe('walk', () => {
  it('ends in a value that holds itself', () => {
    const items: Value[] = [];
    const endless: Value = { kind: 'array', items, open: false };
    items.push(endless, endless);
    let visits = 0;
    expect(walk(endless, () => void visits++)).toBe(false);
    expect(visits).toBeLessThan(5_000);
  });

  it('finds the first', () => {
    expect(find(values.template, ({ kind }) => kind === 'parameter')).toMatchObject({ name: 'id' });
    expect(find(values.literal, ({ kind }) => kind === 'parameter')).toBeUndefined();
  });
});
