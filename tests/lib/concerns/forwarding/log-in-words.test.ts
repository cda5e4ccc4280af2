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
    [
      'SignUp',
      'LoginPage',
      'sign-in',
      'ForgotPassword',
      'RegisterForm',
      'login-form-container',
      'UserLogin',
      'LoginButton',
      'SignInWithGoogle',
    ],
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

const before = 'handle on do perform submit try attempt send request user auth'.split(' ');

/** Each word of a vocabulary, in its place of a name. */
const vocabularies: readonly (readonly [string, (text: string) => boolean, readonly string[]])[] = [
  [
    'what begins a session',
    beginsByName,
    ['login', 'logIn', 'signin', 'signIn', 'signup', 'signUp', 'authenticate', 'register']
      .concat(['createUserWithEmailAndPassword'])
      .concat(
        ['verify', 'confirm', 'submit'].flatMap(verb =>
          'Otp Code SmsCode LoginCode Phone SignUp SignIn LogIn'.split(' ').map(what => verb + what),
        ),
      ),
  ],
  ['what stands before', beginsByName, before.flatMap(word => [`${word}Login`, `on_${word}_login`])],
  [
    'what follows',
    beginsByName,
    [
      ...'User Account Customer Member WithGoogle WithEmailAndPassword AndLogIn AndSignIn ByPhone Request'.split(' '),
      ...'Mutation Email Mail Link Code Async Action Thunk UserAsync WithGoogleMutation'.split(' '),
    ].map(words => `register${words}`),
  ],
  [
    'what only asks',
    asksByName,
    [
      ...['forgot', 'reset', 'recover', 'request', 'send'].flatMap(verb => [`${verb}Password`, `${verb}UserPassword`]),
      ...['send', 'resend', 'request', 'get'].flatMap(verb =>
        'Otp MagicLink SmsCode SignInLink LogInEmail LoginCode'.split(' ').map(what => verb + what),
      ),
      ...['otp', 'requestPasswordReset', 'onForgotPassword'],
    ],
  ],
  [
    'a screen where people come in',
    isScreenOfLogIn,
    [
      ...['Login', 'LogIn', 'SignIn', 'Signup', 'SignUp', 'Register', 'Registration', 'AuthLogin', 'UserSignIn'],
      ...['ForgotPassword', 'ForgottenPassword', 'ResetPassword'],
      ...'Page Screen View Form Modal Dialog Container Component'.split(' ').map(word => `Login${word}`),
    ],
  ],
  [
    'the address where people come in',
    isLogInPath,
    ['/login', '/log-in', '/log_in', '/signin', '/sign-in', '/sign_in', '/signup', '/sign-up', '/sign_up'].concat([
      '/register',
      '/registration',
      '/Login',
      'login',
      'x:login',
      '/a.login',
      '/login/x',
      '/login#x',
    ]),
  ],
  [
    'the address that is asked',
    isAskingPath,
    [
      '/forgotpassword',
      '/forgot-password',
      '/forgot_password',
      '/resetpassword',
      '/reset-password',
      '/passwordreset',
    ].concat(['/password-reset', '/magiclink', '/magic-link', '/otp', '/OTP', 'otp', '/otp/x', '/otp#x']),
  ],
  [
    'what people show',
    isCredential,
    (
      'password passwd passcode passphrase pin otp code email mail phone mobile credential credentials username form ' +
      'values input inputs payload fields'
    )
      .split(' ')
      .map(word => `my_${word}`),
  ],
  [
    'the person who has come in',
    isPersonInside,
    [
      ...['user', 'account', 'member', 'viewer', 'session', 'customer', 'me'].flatMap(one => [
        one,
        `${one}Id`,
        `${one}Uid`,
      ]),
      ...'current auth authenticated loggedIn signedIn active my session'.split(' ').map(word => `${word}User`),
    ],
  ],
];

describe.each(vocabularies)('each word for %s', (_what, isOne, words) => {
  it.each(words)('%s', name => {
    expect(isOne(name)).toBe(true);
  });
});

describe('near to it', () => {
  it.each<[string, (text: string) => boolean, readonly string[]]>([
    [
      'what begins',
      beginsByName,
      ['loginable', 'registers', 'verifyCodes', 'loginUsers', 'registerLinks', 'codeLogin', 'on'],
    ],
    ['what only asks', asksByName, ['otps', 'sendPasswords', 'getPassword', 'resendPassword', 'sendLinks']],
    ['a screen', isScreenOfLogIn, ['LoginPages', 'MyLogin', 'PageLogin', 'LoginPageTwo', 'ForgetPassword']],
    ['what people show', isCredential, ['passwords', 'forms', 'spin', 'codes', 'emails', 'fieldset']],
    ['the person', isPersonInside, ['my', 'userIds', 'theUser', 'userIdName', 'currentUsers']],
  ])('is not %s', (_what, isOne, words) => {
    expect(words.filter(isOne)).toEqual([]);
  });

  it.each([
    ...['is', 'are', 'has', 'user', 'currently', 'already'].flatMap(word => [
      [`${word}LoggedIn`, 'inside'] as const,
      [`${word}Authed`, 'inside'] as const,
    ]),
    ...['is', 'are', 'has', 'user', 'currently', 'not'].flatMap(word => [
      [`${word}SignedOut`, 'outside'] as const,
      [`${word}Guest`, 'outside'] as const,
    ]),
    ['signedIn', 'inside'] as const,
    ['isIdentified', 'inside'] as const,
    ['isAlreadyAuthenticated', 'inside'] as const,
    ['isNotSignedIn', 'outside'] as const,
    ['isNotLoggedIn', 'outside'] as const,
    ['unauthenticated', 'outside'] as const,
    ['anonymous', 'outside'] as const,
    ['alreadySignedOut', undefined] as const,
    ['wasLoggedIn', undefined] as const,
    ['loggedInUsers', undefined] as const,
    ['anonymousId', undefined] as const,
  ])('a state says of the session: %s, %s', (name, said) => {
    expect(saysOfSession(name)).toBe(said);
  });
});
