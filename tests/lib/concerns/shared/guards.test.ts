import { describe, expect, it } from 'vitest';

import { asksForPerson, insistsOnPerson } from '../../../../lib/concerns/shared/asks-for-person.ts';
import { isGuarded } from '../../../../lib/concerns/shared/guards.ts';
import { personStatesIn } from '../../../../lib/concerns/shared/person-state.ts';
import { parsed } from '../../../support/nodes.ts';

/** Whether `work()` runs only for somebody who is known; `id()` identifies. */
const guarded = (code: string, surroundings: Parameters<typeof isGuarded>[1] = {}): boolean => {
  const { call, sourceCode } = parsed(code);
  const identifies = code.includes('id()') ? [call('id')] : [];
  return isGuarded(call('work'), { sourceCode, identifies, ...surroundings });
};

describe('a call is guarded by', () => {
  it.each([
    'if (user) work();',
    'if (user) { work(); }',
    'if (!user) {} else work();',
    'user ? work() : 0;',
    '!user ? 0 : work();',
    'user && work();',
    '!user || work();',
    'while (user) work();',
    'function f() { if (!user) return; work(); }',
    'function f() { if (!user) { throw 1; } work(); }',
    'function f() { if (user) {} else return; work(); }',
    'function f() { id(); work(); }',
    'id(), work();',
    'id().then(() => work());',
    'switch (a) { case 1: id(); work(); }',
    'class A { static { id(); work(); } }',
    'assertUser(a); work();',
    'const a = await requireUser(); work();',
    'if (user) list.forEach(() => { work(); });',
    'for (id(); a; b) {} work();',
    'if (id()) {} work();',
    'id() && a; work();',
    'const a = id(); work();',
  ])('%s', code => {
    expect(guarded(code)).toBe(true);
  });

  it.each([
    'work();',
    'if (user) {} else work();',
    'if (!user) work();',
    'if (user) {} work();',
    'user ? 0 : work();',
    'user || work();',
    'do { work(); } while (user);',
    'while (work()) user();',
    'if (work()) user();',
    'function f() { if (!user) log(); work(); }',
    'function f() { work(); if (!user) return; }',
    'function f() { if (user) return; work(); }',
    'function f() { if (user) {} else log(); work(); }',
    'function f() { work(); id(); }',
    'work(), id();',
    'id(work());',
    'if (a) id(); work();',
    'a ? id() : 0; work();',
    'a && id(); work();',
    'for (; id(); ) {} work();',
    'for (const a of b) id(); work();',
    'for (const a in b) id(); work();',
    'while (a) id(); work();',
    'switch (a) { case 1: id(); } work();',
    'try {} catch { id(); } work();',
    'const f = () => id(); work();',
    'const f = function () { id(); }; work();',
    'function f() { id(); } work();',
    'class A { m = id(); } work();',
    'switch (a) { case 1: id(); break; case 2: work(); }',
    'other(a); work();',
  ])('and not by %s', code => {
    expect(guarded(code)).toBe(false);
  });

  it('the helper that exists for it', () => {
    expect(guarded('const helper = () => { work(); };', { helper: 'helper' })).toBe(true);
    expect(guarded('const other = () => { work(); };', { helper: 'helper' })).toBe(false);
  });

  it('nothing beyond where it is asked', () => {
    const { call, around, sourceCode } = parsed('if (user) { const f = () => { work(); }; }');
    expect(isGuarded(call('work'), { sourceCode })).toBe(true);
    expect(isGuarded(call('work'), { sourceCode, until: around('work') })).toBe(false);
  });

  it('not what somebody has, where it is asked whether they are known', () => {
    const isOfArrival = true;
    expect(guarded('if (user.tags.length > 0) work();', { isOfArrival })).toBe(false);
    expect(guarded('if (user.referrer) work();')).toBe(true);
    for (const test of ['user.referrer', 'session.user.plan', "user.plan === 'pro'", 'user?.referrer'])
      expect(guarded(`if (${test}) work();`, { isOfArrival })).toBe(false);
    for (const test of ['user', 'user.id', 'session.user', 'user.isIdentified', 'state.account', '!user.isAnonymous'])
      expect(guarded(`if (${test}) work();`, { isOfArrival })).toBe(true);
  });

  it('what is kept of the person, counted', () => {
    const code = (test: string): string =>
      `let who = ''; function f(a) { id(a); who = a; } function g() { ${test} work(); }`;
    const ask = (test: string): boolean => {
      const { call, sourceCode } = parsed(code(test));
      const states = personStatesIn(sourceCode.ast, sourceCode, [call('id')]);
      return isGuarded(call('work'), { sourceCode, states, isStateAlone: true });
    };
    for (const test of ['if (who.length > 0)', 'if (who.length === 0) return;', 'if (!who.length) return;'])
      expect(ask(test)).toBe(true);
    for (const test of ['if (who.length === 0)', 'if (other.length > 0)', 'if (who.name === 0) return;'])
      expect(ask(test)).toBe(false);
  });

  it('what is kept of the person alone, where nothing else counts', () => {
    const isStateAlone = true;
    expect(guarded('if (user) work();', { isStateAlone })).toBe(false);
    expect(guarded('assertUser(a); work();', { isStateAlone })).toBe(false);
  });
});

/** Whether a test that is true, or false, says that somebody is known. */
const asks = (test: string, outcome = true, before = '', given?: readonly string[]): boolean => {
  const { call, sourceCode } = parsed(`${before} test(${test});`);
  const [node] = call('test').arguments;
  if (!node) throw new Error('There is no test.');
  return asksForPerson(node, outcome, { sourceCode, ...(given && { given: new Set(given) }) });
};

describe('somebody is known where it is true that', () => {
  it.each([
    ...[
      'user',
      'users',
      'userId',
      'uid',
      'identified',
      'identify',
      'identity',
      'account',
      'accountId',
      'session',
      'member',
    ],
    ...[
      'customer',
      'customerId',
      'profile',
      'person',
      'auth',
      'authed',
      'authenticated',
      'authorized',
      'logged',
      'login',
    ],
    ...[
      'signed',
      'me',
      'viewer',
      'subscriber',
      'known',
      'email',
      'isLoggedIn',
      'currentUser',
      'this.user',
      'a.user.id',
    ],
    ...['getUser()', 'a(user)', 'user?.id', 'user!', 'user as A', 'await getUser()', 'Boolean(user)', '!!user'],
    ...['canTrack()', 'shouldSend', 'mayIdentify', 'user && a', 'a && user', 'user || member', 'user != null'],
    ...[
      'user !== undefined',
      'null !== user',
      "typeof userId === 'string'",
      'user.id === last',
      'user.count > 0',
      '(a = user)',
    ],
  ])('%s', test => {
    expect(asks(test)).toBe(true);
    expect(asks(`!(${test})`)).toBe(false);
  });

  it.each([
    ...[
      'a',
      'userAgent',
      'customerIo',
      'sessionStorage',
      'userTimezone',
      'accountLocale',
      'userMedia',
      'anonymousUser',
    ],
    ...[
      'guestAccount',
      'visitorId',
      'unidentified',
      'unauthenticated',
      'loggedOut',
      'anonUser',
      'user || a',
      'a || user',
    ],
    ...[
      'user == null',
      'user === undefined',
      'track',
      'canOther',
      'otherTrack',
      'a[user]',
      "'user'",
      '1',
      'a > b',
      'a != null',
    ],
    ...['user.id !== last', 'Boolean(a)', 'mustTrack', '() => user', '!user'],
  ])('and not that %s', test => {
    expect(asks(test)).toBe(false);
  });

  it.each([
    ...[
      'anonymous',
      'anon',
      'guest',
      'visitor',
      'unidentified',
      'unauthenticated',
      'isAnonymous(a)',
      'signedOut',
      'user.anonymous',
    ],
    ...['user == null', 'null === user', '!user', 'anonymous || a', 'user == null || b'],
  ])('it is false that %s', test => {
    expect(asks(test, false)).toBe(true);
  });

  it.each(['user', 'a', 'guest && a', 'user != null', 'out(a) && b', 'other'])(
    'and not where it is false that %s',
    test => {
      expect(asks(test, false)).toBe(false);
    },
  );

  it('a constant or a function of the file says so', () => {
    expect(asks('ready', true, 'const ready = Boolean(user);')).toBe(true);
    expect(asks('ready', true, 'let ready = Boolean(user);')).toBe(false);
    expect(asks('ready', true, 'const { ready } = user;')).toBe(false);
    expect(asks('ready', true, 'const ready = other;')).toBe(false);
    expect(asks('ready()', true, 'const ready = () => Boolean(user);')).toBe(true);
    expect(asks('ready()', true, 'function ready() { return user; }')).toBe(true);
    expect(asks('ready()', true, 'function ready() { log(); return user; }')).toBe(false);
    expect(asks('ready()', true, 'function ready() { return; }')).toBe(false);
    expect(asks('ready()', true, 'function ready() { user; }')).toBe(false);
    expect(asks('a.ready()', true, 'const ready = () => user;')).toBe(false);
  });

  it('nothing is said of it by what a function is given', () => {
    expect(asks('user', true, '', ['user'])).toBe(false);
    expect(asks('user.session', true, '', ['user'])).toBe(false);
    expect(asks('check(user)', true, '', ['user'])).toBe(false);
    expect(asks('session.check(user)', true, '', ['user'])).toBe(true);
    expect(asks('session', true, '', ['user'])).toBe(true);
  });
});

describe('a statement insists on somebody', () => {
  const insists = (code: string): boolean => {
    const statement = parsed(`${code} end();`).sourceCode.ast.body[0];
    return statement !== undefined && insistsOnPerson(statement);
  };

  it.each([
    ...['assert', 'ensure', 'require', 'must', 'expect', 'invariant'].map(word => `${word}User();`),
    ...[
      'assert(user);',
      'await requireUser();',
      'const a = await requireSession();',
      'const a = 1, b = requireUser();',
      'auth.require(user);',
    ],
  ])('%s', code => {
    expect(insists(code)).toBe(true);
  });

  it.each([
    'getUser();',
    'assert(a);',
    'assert;',
    'if (a) requireUser();',
    'let a;',
    'a = requireUser();',
    'required.get(user);',
    'assertGuest();',
  ])('and not by %s', code => {
    expect(insists(code)).toBe(false);
  });
});
