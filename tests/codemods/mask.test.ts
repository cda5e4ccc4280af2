import { describe, expect, it } from 'vitest';

import { masked } from '../../codemods/credentials-to-env/mask.ts';
import { MASK, withoutSecrets } from '../../codemods/shared/secrets.ts';

describe('a diff', () => {
  it.each([
    [
      'the keys that are given, each time',
      "+ a('k-1', 'k-1', k2)",
      ['k-1', 'k2'],
      `+ a('${MASK}', '${MASK}', ${MASK})`,
    ],
    ['a key that begins as another does', "- a('abc1', 'abc123')", ['abc1', 'abc123'], `- a('${MASK}', '${MASK}')`],
    ['what authorizes', '- Basic dXNlcjpwYXNzd29yZA==', [], `- Basic ${MASK}`],
    ['what a bearer shows', "- 'Bearer abcdefghijklmnop'", [], `- 'Bearer ${MASK}'`],
    ['the key of a service account', '- sa_live_abcd1234efgh', [], `- ${MASK}`],
    ['two of them', 'sa_sandbox_abcd1234 sa_live_abcd1234', [], `${MASK} ${MASK}`],
  ])('is shown without %s', (_what, diff, secrets, expected) => {
    expect(withoutSecrets(diff, secrets)).toBe(expected);
    expect(masked(diff, secrets)).toBe(expected);
  });

  it.each([
    ['a word behind it that is short', 'Basic auth', []],
    ['just under what a key is', 'Bearer abcdefghijklmno', []],
    ['no scheme', "- 'dXNlcjpwYXNzd29yZA=='", []],
  ])('keeps %s', (_what, diff, secrets) => {
    expect(withoutSecrets(diff, secrets)).toBe(diff);
  });
});

describe('a diff of keys', () => {
  it.each([
    ['a word with three digits', '# old: 7f3a9c1eabcdefgh', `# old: ${MASK}`],
    ['one with dashes', "'abcd-efgh-1234-ijkl'", `'${MASK}'`],
  ])('hides %s', (_what, diff, expected) => {
    expect(masked(diff, [])).toBe(expected);
  });

  it.each([
    ['a word of two digits', 'anExpressionOfThem12'],
    ['digits alone', '1234567890123456'],
    ['what is shorter than a key', 'abcd12345678efg'],
    ['words', 'const customerioClientOptions = {}'],
    ['the name of the old file', '--- a/src/abcd1234567890efgh.ts'],
    ['the name of the new file', '+++ b/src/abcd1234567890efgh.ts'],
  ])('keeps %s', (_what, diff) => {
    expect(masked(diff, [])).toBe(diff);
  });

  it('tells names of files by the whole of their line’s head', () => {
    expect(masked('--- abcd1234567890efgh\n-- a/abcd1234567890efgh', [])).toBe(`--- ${MASK}\n-- a/${MASK}`);
  });
});
