import { describe, expect, it } from 'vitest';

import { callsMore, isLogging, isOnlySends } from '../../../../lib/concerns/shared/only-sends.ts';
import { parsed } from '../../../support/nodes.ts';

import type { TSESTree } from '@typescript-eslint/utils';

const isSend = (node: TSESTree.Node): boolean =>
  node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'send';
const given = (code: string): TSESTree.Node => parsed(`work(${code});`).call('work').arguments[0] as TSESTree.Node;

describe('nothing but sends', () => {
  it.each([
    'send()',
    'send()!',
    'a ? send() : send()',
    'a ? send() : undefined',
    'a && send()',
    'send() || send()',
    '[send(), send()]',
    'send().then(a => a.id)',
    'send().catch(log.error)',
    'send().catch(error => log.error(error))',
    'send().catch(error => console.warn(error)).finally(() => 1)',
    'Promise.all([send(), send()])',
    'Promise.allSettled(list.map(a => send(a)))',
    'list.map(a => send(a))',
  ])('%s', code => {
    expect(isOnlySends(given(code), isSend)).toBe(true);
  });

  it.each([
    'load()',
    'a',
    'ask() ? send() : 0',
    'a ? send() : load()',
    'load() && send()',
    'load() || send()',
    '[send(), load()]',
    '[, send()]',
    'load().then(() => send())',
    'send().then(() => load())',
    'send().catch(error => report.to(fail(error)))',
    'Promise.all([load()])',
    'Promise.race([send()])',
    'Promise.all()',
    'list.map(a => load(a))',
    'list.map(a => { return send(a); })',
    'list.filter(a => send(a))',
    'list.map(send)',
  ])('more: %s', code => {
    expect(isOnlySends(given(code), isSend)).toBe(false);
  });

  it('where it is awaited', () => {
    const { call } = parsed('async function f() { work(await send()); work2(await load()); }');
    expect(isOnlySends(call('work').arguments[0] as TSESTree.Node, isSend)).toBe(true);
    expect(isOnlySends(call('work2').arguments[0] as TSESTree.Node, isSend)).toBe(false);
  });
});

describe('something else is called', () => {
  it.each(['load()', 'new Thing()', 'a.b()', 'send(), load()', 'error(a)'])('by %s', code => {
    expect(callsMore(given(`() => (${code})`), isSend)).toBe(true);
  });

  it.each([
    'a',
    'send(load())',
    'log(a)',
    'console.info(a)',
    'log.error(a)',
    'captureException(a)',
    'metrics.increment(a)',
  ])('not by %s', code => {
    expect(callsMore(given(`() => (${code})`), isSend)).toBe(false);
  });

  it('but what belongs to a parameter', () => {
    const fn = given('(answer, { rest }) => answer.json()') as TSESTree.ArrowFunctionExpression;
    expect(callsMore(fn.body, isSend, fn)).toBe(false);
    expect(callsMore(fn.body, isSend)).toBe(true);
    const other = given('({ answer }) => answer.json()') as TSESTree.ArrowFunctionExpression;
    expect(callsMore(other.body, isSend, other)).toBe(true);
  });
});

describe('a call takes note of an error', () => {
  it.each([
    'log(a)',
    'logger.warn(a)',
    'console.error(a)',
    'reportError(a)',
    'Sentry.captureException(a)',
    'errorTo(a)',
    'a.debug()',
    'notify(a)',
  ])('%s', code => {
    expect(isLogging(given(code) as TSESTree.CallExpression)).toBe(true);
  });

  it.each(['error(a)', 'login(a)', 'logout()', 'logOff()', 'a.send()', 'play(a)'])('not %s', code => {
    expect(isLogging(given(code) as TSESTree.CallExpression)).toBe(false);
  });
});
