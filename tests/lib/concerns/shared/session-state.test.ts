import { describe, expect, it } from 'vitest';

import {
  clearingIn,
  emptiesPerson,
  emptiesState,
  homeOf,
  isLogOutText,
  memberPath,
  takesAway,
} from '../../../../lib/concerns/shared/session-state.ts';
import { walk } from '../../../../lib/edit/nodes.ts';
import { parsed } from '../../../support/nodes.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Surroundings } from '../../../../lib/concerns/shared/session-state.ts';
import type { Parsed } from '../../../support/nodes.ts';

/** A file in which functions of these names are of the project. */
function surroundings({ sourceCode }: Parsed, own: readonly string[] = []): Surroundings {
  const ref = { file: 'own.ts', range: [0, 1] as const };
  return {
    sourceCode,
    file: 'file.ts',
    called: ({ callee }) => ({ functions: own.some(name => sourceCode.getText(callee).endsWith(name)) ? [ref] : [] }),
    named: () => [],
    isServerLogOut: () => false,
  };
}

/** What a function takes away that calls `here`. */
function cleared(body: string, own: readonly string[] = []): string[] {
  const file = parsed(`import { x } from 'x'; async function f(given) { here(); ${body} }`);
  return clearingIn(file.around('here'), surroundings(file, own)).map(node => file.sourceCode.getText(node));
}

describe('a function ends the session', () => {
  const token = "localStorage.removeItem('token')";

  it.each([
    [`${token}; setUser(null);`, [token, 'setUser(null)']],
    [`setUser(undefined); ${token};`, ['setUser(undefined)', token]],
    [`${token}; this.user = null;`, [token, 'this.user = null']],
    [`${token}; user.value = '';`, [token, "user.value = ''"]],
    [`${token}; setState({ user: null });`, [token, 'setState({ user: null })']],
    [`${token}; dispatch(loggedOut());`, [token, 'dispatch(loggedOut())']],
    [`${token}; dispatch({ type: 'auth/logout' });`, [token, "dispatch({ type: 'auth/logout' })"]],
    [`${token}; navigate('/login');`, [token]],
    [`${token}; router.push({ name: 'signIn' });`, [token]],
    [`${token}; location.href = '/sign-in';`, [token]],
    [`${token}; window.location = '/login';`, [token]],
    [`${token}; localStorage.removeItem('user');`, [token, "localStorage.removeItem('user')"]],
    ['localStorage.clear(); navigate("/login");', ['localStorage.clear()']],
    ["const KEY = 'token'; storage.removeItem(KEY); setUser(null);", ['storage.removeItem(KEY)', 'setUser(null)']],
    [
      "document.cookie = 'token=; max-age=0'; setUser(null);",
      ["document.cookie = 'token=; max-age=0'", 'setUser(null)'],
    ],
    ["document.cookie = 'auth_token='; location.href = '/login';", ["document.cookie = 'auth_token='"]],
    [
      "window.document.cookie = `session=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT`; navigate('/login');",
      ['window.document.cookie = `session=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT`'],
    ],
    [`${token}; done().then(() => { setUser(null); });`, [token, 'setUser(null)']],
  ])('%s', (body, expected) => {
    expect(cleared(body)).toEqual(expected);
  });

  it.each([
    "document.cookie = 'theme=; max-age=0'; navigate('/login');",
    "document.cookie = 'github_token=; max-age=0'; navigate('/login');",
    "document.cookie = `token=${given}; max-age=3600`; navigate('/login');",
    "jar.cookie = 'token=; max-age=0'; navigate('/login');",
    `${token};`,
    'setUser(null);',
    "localStorage.removeItem('theme'); setUser(null);",
    `${token}; setUser(await load());`,
    `${token}; this.user = await load(); setUser(null);`,
    `${token}; localStorage.setItem('token', fresh); setUser(null); setToken(fresh);`,
    `${token}; navigate('/home');`,
    `${token}; other('/login');`,
    `${token}; blog.href2 = '/login';`,
    `${token}; navigate('/blogging');`,
    `${token}; given.user = null;`,
    `${token}; this.user += null;`,
    `${token}; this.theme = null;`,
    `${token}; user = null;`,
    `${token}; list.forEach(() => { setUser(null); });`,
    'localStorage.clear();',
    'cache.clear(); navigate("/login");',
    "localStorage.removeItem('user'); navigate('/login');",
  ])('and not by %s', body => {
    expect(cleared(body)).toEqual([]);
  });
});

describe('a call empties a state', () => {
  const empties = (text: string, own: readonly string[] = []): boolean | undefined => {
    const file = parsed(`${text};`);
    let call: TSESTree.CallExpression | undefined;
    walk(file.sourceCode.ast, node => {
      if (node.type === 'CallExpression') call ??= node;
    });
    return emptiesState(call as TSESTree.CallExpression, surroundings(file, own));
  };

  it.each([
    ['setUser(null)', true],
    ['setUser(undefined)', true],
    ["setUser('')", true],
    ['user.set(null)', true],
    ['setTheme(null)', false],
    ['settle(null)', false],
    ['theme.set(null)', false],
    ['setUser()', undefined],
    ['setUser(null, 1)', undefined],
    ['setState({ user: null })', true],
    ['set({ user: undefined })', true],
    ['store.$patch({ user: null })', true],
    ['update({ user: null as any })', true],
    ['setState({ user: 1 })', false],
    ['setState({ theme: null })', false],
    ['setState({ ...user })', false],
    ['other({ user: null })', undefined],
    ['dispatch(logout())', true],
    ["commit('LOGOUT')", true],
    ['put(types.LOGOUT)', true],
    ["send({ type: 'session/logout' })", true],
    ['dispatch(login())', false],
    ["dispatch({ kind: 'logout' })", false],
    ['dispatch()', false],
  ])('%s: %s', (text, expected) => {
    expect(empties(text)).toBe(expected);
  });

  it('as a function of the project says itself', () => {
    expect(empties('setState({ user: null })', ['setState'])).toBeUndefined();
    expect(empties('dispatch(logout())', ['logout'])).toBe(false);
    expect(empties('dispatch(logout())', ['dispatch'])).toBeUndefined();
    expect(empties('setUser(null)', ['setUser'])).toBe(true);
  });
});

describe('a call takes something away', () => {
  const takes = (text: string, own: readonly string[] = []): boolean => {
    const file = parsed(`${text};`);
    return takesAway(
      file.sourceCode.ast.body.map(at => (at as TSESTree.ExpressionStatement).expression)[0] as TSESTree.CallExpression,
      surroundings(file, own),
    );
  };

  it.each([
    ["localStorage.removeItem('token')", true],
    ["Cookies.remove('token')", true],
    ["api.delete('/session')", true],
    ["fetch('/session', { method: 'DELETE' })", true],
    ["fetch('/session', { method: 'delete' })", true],
    ["fetch('/session', { method: 'POST' })", false],
    ["fetch('/orders', { method: 'DELETE' })", false],
    ["api.delete('/orders')", false],
    ["api.get('/session')", false],
    ['setUser(null)', true],
    ["localStorage.setItem('token', a)", false],
  ])('%s: %s', (text, expected) => {
    expect(takes(text)).toBe(expected);
  });

  it('unless a function of the project does', () => {
    expect(takes("api.delete('/session')", ['delete'])).toBe(false);
    expect(takes('forgetUser()', ['forgetUser'])).toBe(false);
  });
});

describe('an assignment empties a person', () => {
  it.each([
    ['this.user = null', true],
    ['auth.user.value = null', true],
    ['userRef.current = undefined', true],
    ["state.token = ''", true],
    ['user = null', false],
    ['this.user = load()', false],
    ['this.user ??= null', false],
    ['this.theme = null', false],
  ])('%s: %s', (text, expected) => {
    const file = parsed(`${text};`);
    const [statement] = file.sourceCode.ast.body as TSESTree.ExpressionStatement[];
    expect(emptiesPerson(statement?.expression as TSESTree.AssignmentExpression, surroundings(file))).toBe(expected);
  });
});

describe('the names by which something is reached', () => {
  it.each([
    ['a.b.c', 'a b c'],
    ['firebase.auth().signOut', 'firebase auth signOut'],
    ["this.get('session').close", 'this get session close'],
    ['this.get(a, b).close', 'this get close'],
    ["a['b']", 'a b'],
    ['(a as any)!.b', 'a b'],
    ['[1].b', ' b'],
  ])('%s: %s', (text, expected) => {
    const { sourceCode } = parsed(`(${text});`);
    const [statement] = sourceCode.ast.body as TSESTree.ExpressionStatement[];
    expect(memberPath(statement?.expression as TSESTree.Expression).join(' ')).toBe(expected);
  });

  it.each([
    ["'auth/logout'", true],
    ["'auth:logout'", true],
    ["'auth.logout'", true],
    ["'logout/done'", false],
    ['types.LOGOUT', true],
    ['LOGOUT.type', false],
    ['1', false],
  ])('end in a log-out, %s: %s', (text, expected) => {
    const { sourceCode } = parsed(`(${text});`);
    const [statement] = sourceCode.ast.body as TSESTree.ExpressionStatement[];
    expect(isLogOutText(statement?.expression as TSESTree.Expression)).toBe(expected);
  });
});

it('finds the function that makes a call, callbacks of promises being part of it', () => {
  const name = (text: string): string | undefined => {
    const { call } = parsed(text);
    return homeOf(call('here'))?.id?.name;
  };
  expect(name('function f() { here(); }')).toBe('f');
  expect(name('function f() { a().then(() => { here(); }); }')).toBe('f');
  expect(name('function f() { a().then(() => {}).finally(function g() { here(); }); }')).toBe('f');
  expect(name('function f() { a?.catch(() => here()); }')).toBe('f');
  expect(name('function f() { a().map(function g() { here(); }); }')).toBe('g');
  expect(name('function f() { then(function g() { here(); }); }')).toBe('g');
  expect(name('here();')).toBeUndefined();
});
