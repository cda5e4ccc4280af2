import { describe, expect, it } from 'vitest';

import { isPromised, requestOf } from '../../../lib/effects/http-request.ts';
import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import { effectsOf } from '../../support/effects.ts';

import type { EffectOf } from '../../../lib/effects/effect.ts';
import type { Evaluator } from '../../../lib/evaluate/evaluator.ts';
import type { Thunk } from '../../../lib/evaluate/value.ts';

/** The first request of a text. */
function first(code: string): { evaluator: Evaluator; effect: EffectOf<'http'> } | undefined {
  const { effects, evaluator, module } = effectsOf(code);
  const m = module('a.ts');
  const all = m.facts.calls.flatMap(call => effects.ofCall(m, call, null));
  const effect = all.find(one => one.kind === 'http');
  return effect && { evaluator, effect };
}

/** `VERB url, body …, headers …, auth …, base …`, as far as they are there. */
function request(code: string): string | undefined {
  const found = first(code);
  if (!found) return undefined;
  const { evaluator, effect } = found;
  const words = (thunk: Thunk): string => inWords(evaluator.force(thunk));
  const { verb = '?', url, ...parts } = requestOf(evaluator, effect);
  const named = (['body', 'headers', 'auth', 'base'] as const).flatMap(name => {
    const thunk = parts[name];
    return thunk ? [`${name} ${words(thunk)}`] : [];
  });
  return [`${verb} ${url ? words(url) : '?'}`, ...named].join(', ');
}

const axios = "import axios from 'axios'; ";
const got = "import got from 'got'; ";
const superagent = "import superagent from 'superagent'; ";
const needle = "import needle from 'needle'; ";

describe('what a request is made of', () => {
  it.each([
    ["fetch('u')", 'GET "u"'],
    ["fetch('u', { method: 'post', body: 'b', headers: { h: 1 } })", 'POST "u", body "b", headers { h }'],
    ["fetch('u', { method: process.env.M })", '? "u"'],
    ["fetch(new Request('u', { method: 'PUT', body: 'b' }))", 'PUT "u", body "b"'],
    ["fetch({ url: 'u', method: 'PUT' })", 'PUT "u"'],
    ["navigator.sendBeacon('u', 'b')", 'POST "u", body "b"'],
    ["UrlFetchApp.fetch('u', { method: 'post', payload: 'b', body: 'c' })", 'POST "u", body "b"'],
    [
      `${axios}axios.post('u', 'b', { headers: { h: 1 }, auth: { a: 1 } })`,
      'POST "u", body "b", headers { h }, auth { a }',
    ],
    [`${axios}axios.put('u', 'b')`, 'PUT "u", body "b"'],
    [`${axios}axios.patch('u', 'b')`, 'PATCH "u", body "b"'],
    [`${axios}axios.get('u', { headers: { h: 1 } })`, 'GET "u", headers { h }'],
    [`${axios}axios.delete('u', { data: 'b', baseURL: 'v' })`, 'DELETE "u", body "b", base "v"'],
    [
      `${axios}axios({ url: 'u', baseURL: 'v', method: 'post', data: 'b', headers: { h: 1 }, auth: { a: 1 } })`,
      'POST "u", body "b", headers { h }, auth { a }, base "v"',
    ],
    [`${axios}axios.request({ url: 'u', method: 'put' })`, 'PUT "u"'],
    [`${axios}axios({ url: 'u' })`, 'GET "u"'],
    [`${axios}axios('u', { method: 'post', data: 'b' })`, 'POST "u", body "b"'],
    [
      `${axios}axios({ ...process.env, url: 'u', data: 'b' })`,
      '? "u", body "b", headers the global process.env.headers, auth the global process.env.auth, base the global process.env.baseURL',
    ],
    [`${got}got.post('u', { json: { a: 1 } })`, 'POST "u", body { a }'],
    [`${got}got('u', { method: 'POST', form: { a: 1 }, prefixUrl: 'v' })`, 'POST "u", body { a }, base "v"'],
    [`${got}got.post('u', { json: true, body: 'b' })`, 'POST "u", body "b"'],
    [`${got}got.post('u', { json: true })`, 'POST "u", body true'],
    [`${got}got.get('u', { searchParams: { userId: 'i' } })`, 'GET "u", body { userId }'],
    [`${got}got.get('u', { searchParams: { page: 1 } })`, 'GET "u"'],
    [
      `${superagent}superagent.post('u').set('h', 'v').auth('n', 'p').send('b')`,
      'POST "u", body "b", headers { h }, auth { username, password }',
    ],
    [`${superagent}superagent.put('u').set({ h: 1 }).send('b').send('c')`, 'PUT "u", body "b", headers { h }'],
    [`${superagent}superagent.post('u')`, 'POST "u"'],
    [`${needle}needle('post', 'u', 'b', { headers: { h: 1 } })`, 'POST "u", body "b", headers { h }'],
    [`${needle}needle.post('u', 'b')`, 'POST "u", body "b"'],
    [`${needle}needle('get', 'u')`, 'GET "u"'],
    ["$.ajax({ url: 'u', type: 'POST', data: 'b' })", 'POST "u", body "b"'],
    ["$.ajax('u', { method: 'PUT' })", 'PUT "u"'],
    ["$.post('u', 'b')", 'POST "u", body "b"'],
  ])('%s', (code, expected) => {
    expect(request(code)).toBe(expected);
  });
});

describe('whether it fails as a promise does', () => {
  it.each([
    ["fetch('u')", true],
    [`${axios}axios.post('u')`, true],
    ["navigator.sendBeacon('u', 'b')", false],
    ["UrlFetchApp.fetch('u', { payload: 'b' })", false],
    [`${needle}needle('post', 'u', 'b')`, true],
    [`${needle}needle('post', 'u', 'b', (error, answer) => {})`, false],
    [`${superagent}superagent.post('u').send('b')`, true],
    [`${superagent}superagent.post('u').send('b').end((error, answer) => {})`, false],
    [`${superagent}superagent.post('u').send('b').end()`, false],
  ])('%s: %s', (code, expected) => {
    const found = first(code);
    expect(found && isPromised(found.evaluator, found.effect)).toBe(expected);
  });
});
