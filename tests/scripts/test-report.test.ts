import { expect, it } from 'vitest';

import { failuresIn, filesWithoutTests } from '../../scripts/test-report.mjs';

const report = {
  numPassedTests: 1,
  numFailedTests: 1,
  testResults: [
    {
      name: '/here/tests/a.test.ts',
      status: 'failed',
      message: '',
      assertionResults: [
        { status: 'passed', fullName: 'is right' },
        {
          status: 'failed',
          fullName: 'is wrong',
          failureMessages: ['Error: expected 1 to be 2\n    at a.test.ts:3:1'],
        },
      ],
    },
    { name: '/here/tests/b.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
    { name: '/here/tests/c.test.ts', status: 'passed', assertionResults: [{ status: 'skipped', fullName: 'later' }] },
  ],
};

it('names each test that failed, and each file that could not be loaded, in a line', () => {
  expect(failuresIn(report, '/here')).toEqual([
    'FAILED tests/b.test.ts: Cannot find module',
    'FAILED tests/a.test.ts: is wrong: Error: expected 1 to be 2',
  ]);
  expect(filesWithoutTests(report).map(({ name }) => name)).toEqual(['/here/tests/b.test.ts']);
});
