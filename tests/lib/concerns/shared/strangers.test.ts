import { expect, it } from 'vitest';
import { isStranger } from '../../../../lib/concerns/shared/strangers.ts';

it.each([
  ...['anon', 'Anonymous', 'guest', 'GUEST', 'unknown', 'nobody', 'none', 'null', 'undefined', 'n/a', 'visitor'],
  ...[
    'anonymous-user',
    'guest_user',
    'unknown user',
    'anonymousId',
    'no-user',
    'not-logged-in',
    'logged_out',
    'default',
  ],
])('%s is nobody', text => {
  expect(isStranger(text)).toBe(true);
});

it.each(['', 'system', 'nightly-job', 'user_1', '42', 'guesthouse', 'guest-list', 'annonymous', 'defaults', 'admin'])(
  '%s is somebody',
  text => {
    expect(isStranger(text)).toBe(false);
  },
);
