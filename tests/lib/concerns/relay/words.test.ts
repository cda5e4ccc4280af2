import { describe, expect, it } from 'vitest';

import { checkingWord, harmlessWord } from '../../../../lib/concerns/relay/words.ts';
import { wordsOf } from '../../../../lib/calls/values/names.ts';

/** As what stands in front of a handler is judged: all of its words. */
const isHarmless = (name: string): boolean => wordsOf(name).every(word => harmlessWord.test(word));
/** As what is called in a handler is judged: any of its words. */
const isChecking = (name: string): boolean => wordsOf(name).some(word => checkingWord.test(word));

describe('what stands in front of a handler', () => {
  it.each([
    'json',
    'urlencoded',
    'cors',
    'helmet',
    'rateLimit',
    'cookieParser',
    'asyncHandler',
    'apiRouter',
    'withLogging',
  ])('lets anybody through: %s', name => {
    expect(isHarmless(name)).toBe(true);
  });

  it.each(['requireAuth', 'validate', 'gate', 'withAuth', 'authRouter', 'guard', 'onlyOurs', 'checkSession'])(
    'may check: %s',
    name => {
      expect(isHarmless(name)).toBe(false);
    },
  );
});

describe('what is called in a handler', () => {
  it.each(['requireUser', 'getSession', 'auth', 'verifyToken', 'safeParse', 'assertEvent', 'Schema.parse'])(
    'may refuse: %s',
    name => {
      expect(isChecking(name)).toBe(true);
    },
  );

  it.each(['insert', 'readBody', 'toEvent', 'log', 'save', 'authorName'])('is no check: %s', name => {
    expect(isChecking(name)).toBe(false);
  });
});
