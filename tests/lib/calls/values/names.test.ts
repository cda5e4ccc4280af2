import { describe, expect, it } from 'vitest';
import { lastNameOf, pathOf, wordsOf } from '../../../../lib/calls/values/names.ts';
import {
  called,
  constructed,
  global,
  imported,
  literal,
  member,
  named,
  parameter,
  unknown,
} from '../../../support/values.ts';

import type { Value } from '../../../../lib/reading.ts';

describe('the words of', () => {
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
    ['step2Done', 'step2 done'],
    ['Order Completed', 'order completed'],
    ['  _order__completed! ', 'order completed'],
    ['', ''],
  ])('%s', (name, words) => {
    expect(wordsOf(name).join(' ')).toBe(words);
  });
});

describe('the way to a value by names', () => {
  it.each<[string, Value, string[]]>([
    ['a parameter', parameter('user', 'profile', 'email'), ['user', 'profile', 'email']],
    ['a parameter that is taken apart', parameter('', 'email'), ['email']],
    ['a member', member(member(global('session'), 'user'), 'id'), ['session', 'user', 'id']],
    ['a member of a list', member(member(global('users'), '0'), 'id'), ['users', 'id']],
    ['a member of a long list', member(member(global('users'), '12'), 'id'), ['users', 'id']],
    ['any member of a list', member(member(global('users'), '[]'), 'id'), ['users', 'id']],
    ['a member that begins or ends with a digit', member(global('x'), '2nd'), ['x', '2nd']],
    ['a member that ends with a digit', member(global('x'), 'line2'), ['x', 'line2']],
    ['a member of what has no name', member(literal('a'), 'length'), ['length']],
    ['an import', imported('some/config', 'userId'), ['userId']],
    ['a module', imported('some/deep/config', '*'), ['config']],
    ['what a module gives by default', imported('some/deep/config', 'default'), ['config']],
    ['what a call gives', member(called(global('getUser'), parameter('x')), 'id'), ['getUser', 'id']],
    ['what is constructed', constructed(global('User')), ['User']],
    ['a function', named('load'), ['load']],
    ['a function without a name', named(), []],
    ['a text', literal('signup'), []],
    ['what is not known', unknown, []],
  ])('%s', (_, value, path) => {
    expect(pathOf(value)).toEqual(path);
    expect(lastNameOf(value)).toBe(path.at(-1));
  });

  it('is followed through sixteen members', () => {
    const deep = (members: number): Value =>
      Array.from({ length: members }).reduce<Value>(inner => member(inner, 'x'), global('first'));
    expect(pathOf(deep(16))[0]).toBe('first');
    expect(pathOf(deep(17))[0]).toBe('x');
  });

  it.each([
    ['of lists', (inner: Value) => member(inner, '0')],
    ['of calls', (inner: Value) => called(inner)],
  ])('is followed through sixteen members %s', (_, wrap) => {
    const deep = (members: number): Value => Array.from({ length: members }).reduce<Value>(wrap, global('first'));
    expect(pathOf(deep(16))).toEqual(['first']);
    expect(pathOf(deep(17))).toEqual([]);
  });
});
