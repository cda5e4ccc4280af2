import { describe, expect, it } from 'vitest';
import {
  clearsByName,
  endsByName,
  endsSession,
  isLogOutName,
  isLogOutPath,
  isOfAnother,
  isPersonName,
  isSessionPath,
} from '../../../../lib/concerns/shared/log-out-words.ts';

const tables: readonly (readonly [string, (text: string) => boolean, readonly string[], readonly string[]])[] = [
  [
    'a function that logs out',
    isLogOutName,
    [
      ...['logout', 'logOut', 'signOut', 'sign_out', 'handleLogout', 'onSignOut', 'useLogout', 'logoutUser', 'LOGOUT'],
      ...['performLogOut', 'doSignOut', 'handleLogOutClick', 'signOutAndRedirect', 'logOff', 'userLoggedOut'],
    ],
    [
      '',
      'login',
      'renderLogoutButton',
      'isLoggedOut',
      'catalogOut',
      'logoutUrl',
      'logoutPath',
      'signOutError',
      'blogOut',
      'endSession',
    ],
  ],
  [
    'the address of a log-out',
    isLogOutPath,
    [
      '/logout',
      '/api/auth/logout',
      '/sign-out?next=/',
      'logout',
      '/api/signout',
      '/users/sign_out',
      '/log-out/',
      'auth.logout',
    ],
    ['', '/login', '/logouts', '/catalogout', '/logout-reasons', '/blog/outage'],
  ],
  [
    'the address of a session',
    isSessionPath,
    ['/session', '/api/sessions/current', '/auth', '/token?x'],
    ['/sessions/12', '/authors', ''],
  ],
  [
    'a method that ends a session',
    endsByName,
    ['logout', 'signOut', 'logOut', 'signOutUser', 'endSession', 'revokeTokens', 'logoutRedirect'],
    ['login', 'handleLogout', 'onSignOut', 'logoutButton', 'revoke', 'end'],
  ],
  [
    'a function that takes something away',
    clearsByName,
    [
      'removeItem',
      'clear',
      'remove',
      'clearSession',
      'deleteCookie',
      'resetUser',
      'clearAuthToken',
      'deleteItemAsync',
      'purge',
    ],
    ['setItem', 'clearTimeout', 'removeListener', 'deletePost', 'reset'],
  ],
  [
    'a state of the person',
    isPersonName,
    ['setUser', 'currentAccount', 'accessToken', 'isLoggedIn'],
    ['setOpen', 'theme', ''],
  ],
  [
    'another provider',
    isOfAnother,
    ['github-oauth-token', 'GITLAB_TOKEN_KEY', 'slackClient', 'Intercom', 'strava_token', 'signOutOfGoogleCalendar'],
    ['token', 'session', 'google', 'auth0', 'hub', 'laboratory'],
  ],
];

describe.each(tables)('%s', (_, test, named, others) => {
  it.each(named)('is %j', name => expect(test(name)).toBe(true));
  it.each(others)('is not %j', name => expect(test(name)).toBe(false));
});

describe('a method ends a session', () => {
  it.each([
    ['invalidate', 'session', true],
    ['destroy', 'userSession', true],
    ['close', 'session', true],
    ['invalidate', 'query', false],
    ['set', 'session', false],
    ['invalidate', 'sessions', false],
  ])('%s of %s: %s', (method, holder, ends) => {
    expect(endsSession(method, holder)).toBe(ends);
  });
});
