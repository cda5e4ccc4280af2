import { expect, it } from 'vitest';

import { load, oxc } from '../../../lib/syntax/oxc.ts';

it('is loaded once', () => {
  expect(oxc().parseSync('a.js', 'a;').errors).toEqual([]);
  expect(oxc()).toBe(oxc());
});

it('says what to do where it cannot be loaded', () => {
  const refuse = (): never => {
    throw new Error("Cannot find module '@oxc-parser/binding-linux-x64-musl'\nRequire stack:\n- secret");
  };
  expect(() => load(refuse)).toThrow(
    expect.objectContaining({
      name: 'UsageError',
      message: expect.stringMatching(
        /^The parser \(oxc-parser\) cannot be loaded on \w+ \w+, so that no file can be read: Cannot find module '@oxc-parser\/binding-linux-x64-musl'\. .+ install again/,
      ),
    }),
  );
});

it('says how to take it out of an archive', () => {
  const refuse = (): never => {
    throw new Error("Cannot find module '/cache/oxc-parser.zip/index.js'");
  };
  expect(() => load(refuse, true)).toThrow(/take it out with `yarn unplug --recursive oxc-parser`\.$/);
});
