import { describe, expect, it } from 'vitest';
import { calleeNameOf, globalCalleeOf, methodCallOf } from '../../../../lib/calls/values/calls.ts';
import {
  at,
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

const date = global('Date');

describe('the call of a method', () => {
  it('is told from its object and its arguments', () => {
    expect(methodCallOf(called(member(unknown, 'trim'), literal(1)))).toEqual({
      object: unknown,
      name: 'trim',
      args: [literal(1)],
    });
  });

  it('may be the end of a way from a parameter, which goes on to stand for what is before it', () => {
    const callee = at(parameter('user', 'email', 'trim'), 1);
    expect(methodCallOf(called(callee))).toEqual({ object: parameter('user', 'email'), name: 'trim', args: [] });
    expect(methodCallOf(called(parameter('text', 'trim')))?.object).toEqual(parameter('text'));
  });

  it.each<[string, Value]>([
    ['a construction', constructed(member(unknown, 'Client'))],
    ['the call of a parameter', called(parameter('send'))],
    ['the call of a global', called(global('fetch'))],
    ['a member that is not called', member(unknown, 'trim')],
  ])('is not %s', (_, value) => {
    expect(methodCallOf(value)).toBeUndefined();
  });
});

describe('the global that is called', () => {
  it.each<[string, Value, string | undefined]>([
    ['a function', called(global('parseInt')), 'parseInt'],
    ['a class', constructed(date), 'Date'],
    ['a method', called(member(date, 'now')), 'Date.now'],
    ['a method of a member', called(member(member(global('Intl'), 'a'), 'b')), 'Intl.a.b'],
    ['by way of globalThis', called(member(member(global('globalThis'), 'Date'), 'now')), 'Date.now'],
    ['by way of window', called(member(global('window'), 'btoa')), 'btoa'],
    ['by way of self', called(member(global('self'), 'btoa')), 'btoa'],
    ['by way of global', called(member(global('global'), 'btoa')), 'btoa'],
    ['not what only ends like one of these', called(member(global('mywindow'), 'btoa')), 'mywindow.btoa'],
    ['a method of a parameter', called(member(parameter('Date'), 'now')), undefined],
    ['an import', called(imported('x', 'parseInt')), undefined],
    ['a global that is not called', date, undefined],
  ])('%s', (_, value, name) => {
    expect(globalCalleeOf(value)).toBe(name);
  });
});

describe('the name of what is called', () => {
  it.each<[string, Value, string | undefined]>([
    ['a method', member(unknown, 'getEmail'), 'getEmail'],
    ['a parameter', parameter('send'), 'send'],
    ['the end of a way from a parameter', parameter('user', 'profile', 'contact', 'getEmail'), 'getEmail'],
    ['an import', imported('some/emails', 'getEmail'), 'getEmail'],
    ['a module', imported('some/md5', '*'), 'md5'],
    ['what a module gives by default', imported('md5', 'default'), 'md5'],
    ['a global', global('fetch'), 'fetch'],
    ['a function', named('getEmail'), 'getEmail'],
    ['a function without a name', named(), undefined],
    ['what a call gives', called(global('make')), undefined],
  ])('%s', (_, callee, name) => {
    expect(calleeNameOf(called(callee))).toBe(name);
  });
});
