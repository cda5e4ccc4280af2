import { describe, expect, it } from 'vitest';

import { isChosenByClient } from '../../../../lib/concerns/relay/request.ts';
import {
  called,
  constructed,
  global,
  literal,
  member,
  parameter,
  template,
  union,
  unknown,
} from '../../../support/values.ts';

import type { Value } from '../../../../lib/reading.ts';

const names = { all: new Set(['req', 'dto']), client: new Set(['dto']), clientKeys: new Set<string>() };
const body = member(parameter('req'), 'body');
const request = parameter('req');

describe('what the client of a request chose', () => {
  it.each<[string, Value]>([
    ['a member of the body', member(body, 'id')],
    ['a member of the query, by another name', member(member(request, 'query'), 'id')],
    ['a parameter that a decorator says to be the body', parameter('dto')],
    ['what the body is read into', member(called(member(request, 'json')), 'id')],
    ['a text of it', called(member(member(body, 'id'), 'trim'))],
    ['made a text', called(global('String'), member(body, 'id'))],
    ['parsed as JSON', member(called(member(global('JSON'), 'parse'), body), 'id')],
    ['it or something else', union(member(body, 'id'), literal('anonymous'))],
    [
      'of the address',
      called(member(member(constructed(global('URL'), member(request, 'url')), 'searchParams'), 'get'), literal('id')),
    ],
  ])('%s', (_, value) => {
    expect(isChosenByClient(value, names)).toBe(true);
  });

  it.each<[string, Value | undefined]>([
    ['nothing', undefined],
    ['the session', member(member(request, 'session'), 'id')],
    ['the user of the request', member(member(request, 'user'), 'id')],
    ['a parameter of another function', member(member(parameter('message'), 'body'), 'id')],
    ['what a schema gives', member(called(member(global('schema'), 'parse'), body), 'id')],
    ['what is looked up by it', called(global('find'), member(body, 'id'))],
    ['a text with more in it', template('web_', member(body, 'event'))],
    ['something unknown', unknown],
    ['a literal', literal('id')],
  ])('is not: %s', (_, value) => {
    expect(isChosenByClient(value, names)).toBe(false);
  });
});
