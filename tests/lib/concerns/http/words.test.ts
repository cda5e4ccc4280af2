import { describe, expect, it } from 'vitest';

import { apiNames, keyWord, preparedWord, wantedCredentials } from '../../../../lib/concerns/http/words.ts';
import { httpApis } from '../../../../lib/catalog/index.ts';
import { wordsOf } from '../../../../lib/calls/values/names.ts';

/** As a value in the header is judged that nothing else tells of. */
const isKey = (name: string): boolean => {
  const words = wordsOf(name);
  return keyWord.test(words.at(-1) ?? '') && !words.some(word => preparedWord.test(word));
};

describe('names of what may be a key', () => {
  it.each(['key', 'apiKey', 'CIO_API_KEY', 'writeKey', 'CUSTOMERIO_KEYS'])('a key alone: %s', name => {
    expect(isKey(name)).toBe(true);
  });

  it.each([
    'auth',
    'AUTH_KEY',
    'basicKey',
    'encodedKey',
    'base64Key',
    'credentials',
    'keyHeader',
    'header',
    'token',
    'monkey',
  ])('perhaps the whole header: %s', name => {
    expect(isKey(name)).toBe(false);
  });
});

it('has a name and what is wanted for every API', () => {
  for (const { id, auth } of httpApis) {
    expect(apiNames[id]).toMatch(/API$/);
    expect(wantedCredentials[id]).toContain(auth[0] === 'bearer' ? 'Bearer' : 'Basic');
  }
});
