import { expect, it } from 'vitest';
import { isTestPath } from '../../../lib/files/test-paths.ts';

it.each([
  'src/__tests__/a.ts',
  '__mocks__/a.ts',
  'a/__fixtures__/b.ts',
  'test/a.ts',
  'tests/a.ts',
  'packages/a/spec/b.ts',
  'specs/a.ts',
  'e2e/a.ts',
  'cypress/a.ts',
  'mock/a.ts',
  'mocks/a.ts',
  'fixtures/a.ts',
  'src/stories/a.ts',
  'Tests/a.ts',
  'src/a.test.ts',
  'src/a.spec.tsx',
  'a.e2e.js',
  'a.cy.ts',
  'a.stories.jsx',
  'a.mock.mjs',
  'a.fixture.cts',
  'a-test.js',
  'a.tests.ts',
  'a.TEST.ts',
])('%s is one', file => expect(isTestPath(file)).toBe(true));

it.each([
  'src/a.ts',
  'src/contest/a.ts',
  'src/test.ts',
  'tested/a.ts',
  'latest.ts',
  'a.test.ts.md',
  'a.test.css',
  'src/fixture/a.ts',
  'src/story/a.ts',
  'tests',
])('%s is none', file => expect(isTestPath(file)).toBe(false));
