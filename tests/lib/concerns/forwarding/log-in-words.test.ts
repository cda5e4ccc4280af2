import { describe, expect, it } from 'vitest';

import {
  asksByName,
  beginsByMeans,
  beginsByName,
  isAskingPath,
  isComingIn,
  isCredential,
  isLogInPath,
  isPersonInside,
  isScreenOfLogIn,
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
      ...['forgotPassword', 'resetPassword', 'sign_in', 'signUpAsync', 'loginMutation', 'otp', 'sendMagicLink'],
      ...['signInWithCustomToken', 'loginWithGoogle'],
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
    'a function that only asks for what one comes in with',
    asksByName,
    ['otp', 'sendOtp', 'requestOtp', 'forgotPassword', 'sendMagicLink', 'resendSmsCode', 'sendSignInLink', 'onSendOtp'],
    ['', 'login', 'verifyOtp', 'sendCode', 'otpExpired', 'getCode', 'promptOtp'],
  ],
  [
    'a function that comes in by a means',
    beginsByMeans,
    ['signInWithPopup', 'loginWithGoogle', 'handleLoginWithApple', 'signUpWithCustomToken'],
    ['', 'login', 'signInPopup', 'renderLoginWithGoogle', 'signInWithOneTwoThree'],
  ],
  [
    'a function where somebody comes in',
    isComingIn,
    ['signIn', 'handleLogin', 'onSignUp', 'loginWithGoogle', 'signInUser'],
    ['', 'signInAgain', 'register', 'authenticate', 'afterLogin', 'loginLater', 'sendOtp'],
  ],
  [
    'a screen where people come in',
    isScreenOfLogIn,
    ['SignUp', 'LoginPage', 'sign-in', 'ForgotPassword', 'RegisterForm', 'login-form-container', 'UserLogin'],
    ['', 'Home', 'LoginHistory', 'SignUps', 'Registers', 'ChangePassword', 'AfterLogin'],
  ],
  [
    'an address that is asked for what one comes in with',
    isAskingPath,
    ['/otp', '/forgot-password', '/auth/magic-link', '/reset_password?x'],
    ['/login', '/otps', '/robot', ''],
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
