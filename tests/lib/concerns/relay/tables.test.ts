import { describe, expect, it } from 'vitest';

import { checkingWord, harmlessWord } from '../../../../lib/concerns/relay/words.ts';

describe('words of what stands in front of a handler', () => {
  it.each([
    ...[
      'json',
      'urlencoded',
      'raw',
      'text',
      'cors',
      'helmet',
      'compression',
      'compress',
      'morgan',
      'logger',
      'logging',
    ],
    ...['log', 'cookie', 'cookies', 'body', 'parser', 'static', 'rate', 'limit', 'limiter', 'throttle', 'slow', 'down'],
    ...['router', 'route', 'routes', 'async', 'handler', 'catch', 'wrap', 'error', 'errors', 'timing', 'id', 'favicon'],
    ...['upload', 'multer', 'express', 'metrics', 'trace', 'tracing', 'cache', 'nocache', 'lambda', 'with', 'api'],
  ])('let anybody through: %s', word => {
    expect(harmlessWord.test(word)).toBe(true);
    expect(harmlessWord.test(word.toUpperCase())).toBe(true);
    expect(harmlessWord.test(`${word}x`)).toBe(false);
    expect(harmlessWord.test(`x${word}`)).toBe(false);
    expect(checkingWord.test(word)).toBe(false);
  });

  it.each([
    ...['auth', 'authenticate', 'authenticated', 'authorize', 'authorise', 'session', 'user', 'verify', 'verified'],
    ...[
      'require',
      'ensure',
      'assert',
      'check',
      'validate',
      'valid',
      'guard',
      'token',
      'signature',
      'permission',
      'allow',
    ],
    ...['allowed', 'protect', 'login', 'jwt', 'parse', 'safe'],
  ])('refuse: %s', word => {
    expect(checkingWord.test(word)).toBe(true);
    expect(checkingWord.test(word.toUpperCase())).toBe(true);
    expect(checkingWord.test(`${word}x`)).toBe(false);
    expect(checkingWord.test(`x${word}`)).toBe(false);
    expect(harmlessWord.test(word)).toBe(false);
  });
});
