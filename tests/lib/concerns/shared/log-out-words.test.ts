import { describe, expect, it } from 'vitest';
import {
  clearsByName,
  endsByName,
  endsSession,
  isEntryName,
  isLogOutName,
  isLogOutPath,
  isNoteOfIdentity,
  isOfAnother,
  isPersonName,
  isSessionPath,
  logOutText,
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

/** Each word of a vocabulary, in its place of a name. */
const vocabularies: readonly (readonly [string, (text: string) => boolean, readonly string[]])[] = [
  [
    'what stands before a log-out',
    isLogOutName,
    'use handle on do perform request confirm force submit trigger user auth app start execute process complete finish begin and then'
      .split(' ')
      .map(word => `${word}Logout`),
  ],
  [
    'a log-out',
    isLogOutName,
    'logout logOut loggedOut logoff logOff signout signOut signedOut signoff signOff'.split(' '),
  ],
  [
    'what stands behind a log-out',
    isLogOutName,
    'User Handler Action Mutation Callback Request Click Press Now Here Everywhere Completely CurrentUser AndRedirect AndReload OfApp FromApp Flow'
      .split(' ')
      .map(words => `signOut${words}`),
  ],
  [
    'the address of a log-out',
    isLogOutPath,
    ['/logout', '/log-out', '/log_out', '/logoff', '/log-off', '/signout', '/sign-out', '/sign_out', '/signoff'].concat(
      ['/sign-off', '/endsession', '/end-session', '/LogOut', 'x:logout', '/a.logout', '/logout#x', '/logout/x'],
    ),
  ],
  [
    'the address of a session',
    isSessionPath,
    [
      '/session',
      'session',
      'sessions',
      '/auth',
      '/token',
      '/tokens',
      '/session/current',
      '/auth/me',
      '/Session',
      '/auth#x',
    ],
  ],
  [
    'what ends a session',
    endsByName,
    ['logout', 'logOut', 'logoff', 'signout', 'signOff', 'signOutUser', 'signOutCurrentUser', 'signOutRedirect'].concat(
      ['signOutPopup', 'signOutEverywhere', 'endSession', 'revokeSession', 'revokeToken', 'revokeTokens'],
    ),
  ],
  [
    'what takes something of a session away',
    clearsByName,
    'clear remove delete destroy revoke invalidate forget reset purge'
      .split(' ')
      .map(word => `${word}User`)
      .concat(
        'auth token tokens session cookie cookies user account credentials item storage'
          .split(' ')
          .map(word => `forget_${word}`),
      ),
  ],
  [
    'what takes away by itself',
    clearsByName,
    ['clear', 'remove', 'purge', 'destroy', 'deleteItemAsync', 'removeItemAsync', 'clearAllAuth'],
  ],
  [
    'the person',
    isPersonName,
    'user account session token tokens auth member customer profile me identity authenticated logged signed viewer credentials jwt'
      .split(' ')
      .map(word => `my_${word}`),
  ],
  [
    'what lets in',
    isEntryName,
    'user account session token tokens auth me authenticated logged credentials jwt'
      .split(' ')
      .map(word => `my_${word}`),
  ],
  [
    'a note of whom analytics knows',
    isNoteOfIdentity,
    'identified known tracked last previous pending queued'.split(' ').map(word => `${word}_user`),
  ],
  [
    'another provider, or an SDK with sessions of its own',
    isOfAnother,
    (
      'github gitlab bitbucket gitea jira atlassian confluence linear trello asana slack discord zoom notion figma ' +
      'dropbox onedrive gdrive evernote airtable zapier drive icloud hubspot salesforce shopify stripe paypal spotify ' +
      'twitch youtube gmail outlook intercom onesignal purchases revenuecat adapty superwall braze freshchat zendesk ' +
      'crisp sendbird wallet metamask phantom walletconnect openai vercel netlify docker'
    )
      .split(' ')
      .map(word => `${word}_token`),
  ],
  [
    'a text that may log out',
    text => logOutText.test(text),
    ['logout', 'log_out', 'log-off', 'Sign Out', 'signoff', 'endSession', 'end_session', 'end-session']
      .concat(['query.invalidate(', 'storage.clear', 'localStorage.remove', 'cookies.clear', 'Cookies.remove'])
      .concat(['clearItem', 'removeCookie', 'deleteSession', 'clearToken', 'removeAuth']),
  ],
];

describe.each(vocabularies)('each word for %s', (_, test, words) => {
  it.each(words)('%s', word => expect(test(word)).toBe(true));
});

describe('near to it', () => {
  it.each<[string, (text: string) => boolean, readonly string[]]>([
    ['a log-out', isLogOutName, ['use', 'logoutUserName', 'logoutFlowChart', 'maybeLogout', 'beforeLogout']],
    ['the address of a session', isSessionPath, ['/mysession', '/session/other', '/auth/mean', '/tokens/currently']],
    ['what ends a session', endsByName, ['logoutAll', 'endSessions', 'revokeTokensOf', 'signOutUserName', 'reSignOut']],
    ['what takes away', clearsByName, ['user', 'clearUserName', 'userClear', 'deleteItems', 'removeAll', '']],
    ['what lets in', isEntryName, ['member', 'profile', 'identity', 'signed', 'viewer', 'users', 'tokenize', '']],
    ['a note', isNoteOfIdentity, ['user', 'unknown', 'lastly', 'identify', '']],
    ['another provider', isOfAnother, ['hubs', 'vercelli', 'wallets', '']],
    [
      'a text that may log out',
      text => logOutText.test(text),
      ['login', 'blog', 'invalidate', 'storage.get', 'session.clear', 'endless session', 'clearTimeout', 'set item'],
    ],
  ])('is not %s', (_what, test, words) => {
    expect(words.filter(test)).toEqual([]);
  });

  it.each('invalidate destroy terminate end close revoke unauthenticate'.split(' '))(
    'a session is ended by %s, and by nothing that begins or ends so',
    method => {
      expect(endsSession(method, 'appSession')).toBe(true);
      expect(endsSession(method, 'sessionStore')).toBe(false);
      expect(endsSession(`${method}s`, 'session')).toBe(false);
      expect(endsSession(`re${method}`, 'session')).toBe(false);
    },
  );
});
