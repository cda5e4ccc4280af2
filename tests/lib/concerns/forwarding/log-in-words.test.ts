import { describe, expect, it } from 'vitest';

import {
  beginsByName,
  isCredential,
  isLogInPath,
  isPersonInside,
  saysOfSession,
} from '../../../../lib/concerns/forwarding/log-in-words.ts';

const tables: readonly (readonly [string, (text: string) => boolean, readonly string[], readonly string[]])[] = [
  [
    'a function that begins a session',
    beginsByName,
    [
      ...[
        'login',
        'logIn',
        'signIn',
        'handleSignup',
        'onLogin',
        'doLogin',
        'registerUser',
        'authenticate',
        'logInWithEmail',
      ],
      ...['signInWithEmailAndPassword', 'createUserWithEmailAndPassword', 'verifyOtp', 'sendPasswordResetEmail'],
      ...['forgotPassword', 'resetPassword', 'sign_in', 'signUpAsync', 'loginMutation'],
    ],
    [
      '',
      'logout',
      'registerPlugin',
      'createUser',
      'loginUrl',
      'isLoggedIn',
      'renderLogin',
      'trackLogin',
      'changePassword',
    ],
  ],
  [
    'an address where people come in',
    isLogInPath,
    ['/login', '/api/auth/sign-in', '/users/register', '/signup?plan=1', '/forgot_password', '/password-reset', '/otp'],
    ['/logins', '/log', '/users', '/blogin', '/login-history', ''],
  ],
  [
    'what people show',
    isCredential,
    ['password', 'userEmail', 'otpCode', 'phoneNumber', 'credentials', 'formData', 'values', 'username'],
    ['id', 'plan', 'provider', 'redirect', 'transform'],
  ],
  [
    'the person who has come in',
    isPersonInside,
    [
      'user',
      'currentUser',
      'userId',
      'session',
      'account',
      'viewer',
      'me',
      'loggedInUser',
      'sessionUser',
      'current_user',
    ],
    ['users', 'userName', 'userAgent', 'sessionStorage', 'otherUser', 'accountType', 'member_count', ''],
  ],
];

describe.each(tables)('%s', (_what, isOne, right, wrong) => {
  it.each(right)('%s', name => {
    expect(isOne(name)).toBe(true);
  });
  it.each(wrong)('not %s', name => {
    expect(isOne(name)).toBe(false);
  });
});

describe('what a state says of the session', () => {
  it.each([
    ['isLoggedIn', 'inside'],
    ['loggedIn', 'inside'],
    ['userIsAuthenticated', 'inside'],
    ['isSignedIn', 'inside'],
    ['isLoggedOut', 'outside'],
    ['isAnonymous', 'outside'],
    ['isGuest', 'outside'],
    ['notLoggedIn', 'outside'],
    ['isOpen', undefined],
    ['loggedInAt', undefined],
    ['guestCount', undefined],
    ['', undefined],
  ])('%s: %s', (name, said) => {
    expect(saysOfSession(name)).toBe(said);
  });
});
