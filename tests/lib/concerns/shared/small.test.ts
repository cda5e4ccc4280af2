import { describe, expect, it } from 'vitest';

import { isClientSide, isPageFile, mayBeClientSide } from '../../../../lib/concerns/shared/client-side.ts';
import { canRunTogether, packageAround, usersOf } from '../../../../lib/concerns/shared/packages.ts';
import { spoken } from '../../../../lib/concerns/shared/people.ts';
import { isSentToForwarder, reachesCustomerio } from '../../../../lib/concerns/shared/reaches.ts';
import { isAnalytics, isRequest, rateOf, sendName } from '../../../../lib/concerns/shared/sends.ts';
import { calleeName } from '../../../../lib/concerns/shared/settlement.ts';
import { isSignUp, nameOfFunction } from '../../../../lib/concerns/shared/sign-up.ts';
import { isAlwaysMade, mayLeave } from '../../../../lib/concerns/log-out/always.ts';
import { parseSource } from '../../../../lib/edit/source.ts';
import { parsed } from '../../../support/nodes.ts';
import { analyticsCall } from '../../../support/values.ts';

import type { Manifest } from '../../../../lib/files/manifest.ts';
import type { AnalyticsCall } from '../../../../lib/reading.ts';

describe('packages', () => {
  const manifest = (folder: string, name: string | undefined, ...needs: string[]): Manifest =>
    ({ folder, name, dependencies: new Map(needs.map(one => [one, '*'])) }) as unknown as Manifest;
  const project = {
    root: '/p',
    manifests: [
      manifest('/p/apps/shop', 'shop', 'banner'),
      manifest('/p/apps/blog', 'blog'),
      manifest('/p/libs/banner', 'banner', 'icons'),
      manifest('/p/libs/icons', 'icons'),
      manifest('/p/libs/none', undefined),
    ],
  };

  it('hold the files below their folders', () => {
    expect(packageAround('apps/shop/a.ts', project)?.name).toBe('shop');
    expect(packageAround('apps/shopping/a.ts', project)).toBeUndefined();
    expect(packageAround('a.ts', project)).toBeUndefined();
  });

  it('are used through others too', () => {
    const names = (index: number): (string | undefined)[] =>
      [...usersOf(project.manifests[index] as Manifest, project)].map(({ name }) => name);
    expect(names(3)).toEqual(['icons', 'banner', 'shop']);
    expect(names(1)).toEqual(['blog']);
    expect(names(4)).toEqual([undefined]);
  });

  it.each([
    ['apps/shop/a.ts', 'apps/shop/b.ts', true],
    ['apps/shop/a.ts', 'libs/icons/b.ts', true],
    ['libs/icons/a.ts', 'apps/shop/b.ts', true],
    ['apps/shop/a.ts', 'apps/blog/b.ts', false],
    ['apps/blog/a.ts', 'libs/banner/b.ts', false],
    ['a.ts', 'b.ts', true],
    ['a.ts', 'apps/blog/b.ts', false],
  ])('%s and %s: %s', (a, b, together) => {
    expect(canRunTogether(a, b, project)).toBe(together);
  });
});

describe('where code runs', () => {
  const code = (text: string) => parsed(text).sourceCode;

  it.each([
    ['a.vue', '', true],
    ['a.svelte', '', true],
    ['a.HTML', '', true],
    ['a.server.vue', '', false],
    ['a.ts', "'use client';", true],
    ['a.ts', "'use server';", false],
    ['a.tsx', '', false],
  ])('%s with %s: certainly in browsers %s', (file, text, expected) => {
    expect(isClientSide(file, code(text))).toBe(expected);
  });

  it.each([
    ['src/a.tsx', true],
    ['src/a.jsx', true],
    ['src/components/a.ts', true],
    ['web/a.ts', true],
    ['src/a.ts', false],
    ['src/webhooks/a.ts', false],
    ['pages/api/a.tsx', false],
    ['pages/a.tsx', true],
  ])('%s may run in a browser: %s', (file, expected) => {
    expect(mayBeClientSide(file, code(''))).toBe(expected);
  });

  it.each([
    ['a.vue', '', true],
    ['a.ts', "'use client';", true],
    ['a.ts', 'window.location.href;', true],
    ['a.ts', "localStorage.getItem('a');", true],
    ['a.ts', 'typeof window;', false],
    ['a.ts', 'const window = {}; window.a;', false],
    ['a.ts', '', false],
  ])('%s with %s is of a page: %s', (file, text, expected) => {
    // Components are parsed by others: what they are, their name tells.
    const source = parseSource('a.ts', text);
    expect(isPageFile({ ...source, file })).toBe(expected);
  });
});

describe('how a message speaks of an id', () => {
  it.each([
    [{ kind: 'hash', path: ['user', 'id'], detail: 'SHA-256' }, 'a SHA-256 hash of `id`'],
    [{ kind: 'hash', path: [], detail: 'HASH' }, 'a hash'],
    [{ kind: 'hash', path: ['id'] }, 'a hash of `id`'],
    [{ kind: 'email', path: ['user', 'email'] }, 'the e-mail address `email`'],
    [{ kind: 'email', path: [] }, 'an e-mail address'],
    [{ kind: 'anonymous', path: [], detail: 'random' }, 'an id made up on the spot'],
    [{ kind: 'anonymous', path: ['deviceId'] }, 'the anonymous id `deviceId`'],
    [{ kind: 'composed', path: [], detail: 'a*' }, '`a*`'],
    [{ kind: 'constant', path: [], detail: 'guest' }, '`guest` for everyone'],
    [{ kind: 'raw', path: ['user', 'id'] }, '`id`'],
    [{ kind: 'raw', path: [], detail: 'x' }, '`x`'],
    [{ kind: 'unknown', path: [] }, 'an id'],
  ] as const)('%j: %s', (derivation, words) => {
    expect(spoken(derivation)).toBe(words);
  });
});

describe('what reaches Customer.io', () => {
  const track = (vendor: AnalyticsCall['vendor'], ...events: string[]): AnalyticsCall =>
    analyticsCall({ vendor, method: 'track', events });
  const identify = analyticsCall({ vendor: 'segment', method: 'identify', events: [] });

  it.each([
    [track('customerio', 'a'), undefined, true],
    [track('customerio', 'a'), 'none', true],
    [track('segment', 'a'), undefined, false],
    [track('segment', 'a'), 'none', false],
    [track('segment', 'a'), 'all', true],
    [track('rudderstack', 'a'), 'all', true],
    [track('segment', 'a'), ['a'], true],
    [track('segment', 'a'), ['/^a/'], true],
    [track('segment', 'a'), ['b'], false],
    [track('segment'), ['a'], false],
    [identify, ['a'], true],
    [identify, [], false],
  ] as const)('%#: %s', (call, forwarded, expected) => {
    expect(reachesCustomerio(call, forwarded === undefined ? {} : { forwarded })).toBe(expected);
  });

  it.each([
    ['segment', true],
    ['rudderstack', true],
    ['customerio', false],
  ] as const)('%s forwards: %s', (vendor, expected) => {
    expect(isSentToForwarder({ vendor })).toBe(expected);
  });
});

describe('what is sent', () => {
  const send = (fields: Parameters<typeof analyticsCall>[0] = {}): AnalyticsCall =>
    analyticsCall({ platform: 'server', batches: false, returns: 'promise', method: 'track', ...fields });

  it.each([
    ['an event', send(), true],
    ['in a page', send({ platform: 'browser' }), false],
    ['a batch', send({ batches: true }), false],
    ['without a promise', send({ returns: 'void' }), false],
    ['a client', send({ method: 'init' }), false],
    ['a flush', send({ method: 'flush' }), false],
    ['the first of several', send({ item: { index: 0, count: 2 } }), true],
    ['the second of several', send({ item: { index: 1, count: 2 } }), false],
  ])('is a request: %s', (_, call, expected) => {
    expect(isRequest(call)).toBe(expected);
  });

  it.each([
    ['track', true],
    ['identify', true],
    ['batch', true],
    ['sendMessage', false],
    ['delete', false],
    ['init', false],
  ] as const)('%s is for its own sake: %s', (method, expected) => {
    expect(isAnalytics(send({ method }))).toBe(expected);
  });

  it.each([
    [send(), 'track()'],
    [send({ wrapper: { name: 'log', file: 'a.ts', line: 1 } }), 'log()'],
    [send({ item: { index: 0, count: 2 } }), 'batch()'],
    [send({ item: { index: 0, count: 1 } }), 'track()'],
    [send({ sdk: 'http' }), 'this request to Customer.io or Segment'],
  ])('%#: %s', (call, name) => {
    expect(sendName(call)).toBe(name);
  });

  it.each([
    ['a page', send({ platform: 'browser' }), undefined],
    ['a client', send({ method: 'init' }), undefined],
    ['a batch', send({ method: 'batch' }), undefined],
    ['several at once', send({ item: { index: 0, count: 2 } }), undefined],
    ['a broadcast', send({ method: 'broadcast' }), 'one broadcast in 10 seconds'],
    ['a message', send({ method: 'sendMessage' }), '10 requests a second'],
    ['a request of the App API', send({ http: { api: 'customerio-app' } as never }), '10 requests a second'],
    [
      'a request of the Pipelines API',
      send({ http: { api: 'customerio-pipelines' } as never }),
      '3,000 calls in 3 seconds',
    ],
    ['another vendor', send({ vendor: 'segment' }), 'only so many a second'],
    ['an SDK that batches', send({ batches: true }), '3,000 calls in 3 seconds'],
    ['an event', send(), '1,000 requests a second'],
  ])('takes so much: %s', (_, call, rate) => {
    expect(rateOf(call)).toBe(rate);
  });
});

describe('the name of a function', () => {
  it.each([
    ['function name() { work(); }', 'name'],
    ['const name = () => work();', 'name'],
    ['const name = useCallback(() => work(), []);', 'name'],
    ['const name = memo(useCallback(() => work())) as never;', 'name'],
    ['const a = function name() { work(); };', 'name'],
    ['const a = { name() { work(); } };', 'name'],
    ['class A { name = () => work(); }', 'name'],
    ['a.name = () => work();', 'name'],
    ['const { name } = () => work();', undefined],
    ['f(() => work());', undefined],
    ["a['name'] = () => work();", undefined],
  ])('%s', (code, name) => {
    expect(nameOfFunction(parsed(code).around('work'))).toBe(name);
  });
});

describe('a sign-up', () => {
  const isAt = (code: string, file = 'src/a.ts'): boolean => {
    const { call, sourceCode } = parsed(code);
    return isSignUp(analyticsCall({ file, range: call('work').range }), [], sourceCode);
  };

  it.each([
    ['function signUp() { work(); }', 'src/a.ts'],
    ['const onRegistered = () => { if (a) work(); };', 'src/a.ts'],
    ['const createUser = () => list.map(() => work());', 'src/a.ts'],
    ['work();', 'src/sign-up.ts'],
    ['work();', 'src/registration/index.ts'],
  ])('%s in %s', (code, file) => {
    expect(isAt(code, file)).toBe(true);
  });

  it.each([
    ['function signIn() { work(); }', 'src/a.ts'],
    ['function signups() { work(); }', 'src/a.ts'],
    ['signUp(); work();', 'src/a.ts'],
    ['work();', 'sign-up/src/lib/a.ts'],
  ])('none: %s in %s', (code, file) => {
    expect(isAt(code, file)).toBe(false);
  });
});

describe('a call is always made', () => {
  const isMade = (code: string): boolean => {
    const { call, sourceCode } = parsed(`function f() { ${code} }`);
    const [fn] = sourceCode.ast.body;
    return fn?.type === 'FunctionDeclaration' && isAlwaysMade(fn.body, [call('work')]);
  };

  it.each([
    'work();',
    'if (work()) {}',
    'work() ? 1 : 2;',
    'work() && a;',
    'switch (work()) {}',
    'try { work(); } catch {}',
    'try {} finally { work(); }',
    'load().then(() => work());',
    'load().finally(() => { work(); });',
    'return f(work());',
  ])('%s', code => {
    expect(isMade(code)).toBe(true);
  });

  it.each([
    'if (a) work();',
    'if (a) {} else work();',
    'a ? work() : 0;',
    'a && work();',
    'switch (a) { case 1: work(); }',
    'try {} catch { work(); }',
    'for (const a of b) work();',
    'while (a) work();',
    'load().catch(() => work());',
    'list.forEach(() => work());',
    'const g = () => work();',
  ])('not: %s', code => {
    expect(isMade(code)).toBe(false);
  });

  it('on both ways', () => {
    const { call, sourceCode } = parsed('if (a) work(); else play();');
    expect(isAlwaysMade(sourceCode.ast, [call('work'), call('play')])).toBe(true);
    expect(isAlwaysMade(sourceCode.ast, [call('work')])).toBe(false);
  });

  it.each([
    ['return;', true],
    ['if (a) return;', true],
    ['throw 1;', true],
    ['a();', false],
    ['f(() => { return 1; });', false],
  ])('%s may leave: %s', (code, expected) => {
    const [fn] = parsed(`function f() { ${code} }`).sourceCode.ast.body;
    expect(fn?.type === 'FunctionDeclaration' && mayLeave(fn.body)).toBe(expected);
  });
});

describe('the name by which something is called', () => {
  const name = (code: string): string | undefined => {
    const [statement] = parsed(code).sourceCode.ast.body;
    const expression = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
    const call = expression?.type === 'ChainExpression' ? expression.expression : expression;
    return call?.type === 'CallExpression' ? calleeName(call) : undefined;
  };

  it.each([
    ['work();', 'work'],
    ['a.work();', 'work'],
    ['a?.work();', 'work'],
    ['a.work!();', 'work'],
    ['(a.work as Work)();', 'work'],
    ['(a?.work)();', 'work'],
    ["a['work']();", 'work'],
    ['a[work]();', undefined],
    ['a()();', undefined],
  ])('%s', (code, expected) => {
    expect(name(code)).toBe(expected);
  });
});
