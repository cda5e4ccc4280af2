import { describe, expect, it } from 'vitest';

import { isTestFile } from '../../../lib/project/test-files.ts';

const folders = [
  '__tests__',
  '__mocks__',
  '__fixtures__',
  'test',
  'tests',
  'spec',
  'specs',
  'e2e',
  'cypress',
  'playwright',
  'mock',
  'mocks',
  'fixtures',
  'stories',
  '.storybook',
  'testing',
  'test-utils',
];
const endings = ['test', 'tests', 'spec', 'e2e', 'cy', 'stories', 'story', 'mock', 'mocks', 'fixture'];

describe('a test, a story or a mock', () => {
  it.each(folders)('stands in %s/', folder => {
    expect(isTestFile(`${folder}/a.ts`)).toBe(true);
    expect(isTestFile(`src/${folder}/deep/a.ts`)).toBe(true);
    expect(isTestFile(`src/my${folder}/a.ts`)).toBe(false);
    expect(isTestFile(`src/${folder}er/a.ts`)).toBe(false);
  });

  it.each(endings)('ends in .%s.ts', ending => {
    for (const extension of ['ts', 'js', 'tsx', 'jsx', 'mts', 'cts', 'mjs', 'cjs'])
      expect(isTestFile(`src/a.${ending}.${extension}`)).toBe(true);
    expect(isTestFile(`src/a-${ending}.ts`)).toBe(true);
    expect(isTestFile(`src/a${ending}.ts`)).toBe(false);
    expect(isTestFile(`src/a.${ending}.ts.txt`)).toBe(false);
    expect(isTestFile(`src/a.${ending}er.ts`)).toBe(false);
    expect(isTestFile(`src/a.${ending}.css`)).toBe(false);
  });

  it.each(['jest', 'vitest', 'playwright', 'cypress'])('sets %s up', runner => {
    expect(isTestFile(`${runner}.setup.ts`)).toBe(true);
    expect(isTestFile(`config/${runner}-setup.js`)).toBe(true);
    expect(isTestFile(`config/${runner}.global-setup.js`)).toBe(true);
    expect(isTestFile(`my${runner}.setup.ts`)).toBe(false);
    expect(isTestFile(`${runner}.config.ts`)).toBe(false);
  });

  it.each(['setup-tests.ts', 'setupTests.js', 'src/setup-test.tsx', 'setuptest.mjs'])('is %s', file => {
    expect(isTestFile(file)).toBe(true);
  });

  it.each(['src/setup-tests/a.ts', 'src/my-setup-tests.css', 'setup.ts', 'src/contest.ts', 'src/latest/a.ts'])(
    'is not %s',
    file => {
      expect(isTestFile(file)).toBe(false);
    },
  );

  it('is one in capitals as well', () => {
    expect(isTestFile('src/Tests/A.ts')).toBe(true);
    expect(isTestFile('src/A.Spec.ts')).toBe(true);
  });
});
