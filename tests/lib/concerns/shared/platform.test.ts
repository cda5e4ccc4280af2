import { afterAll, expect, it } from 'vitest';

import { hasAfter, surroundingsOf } from '../../../../lib/concerns/shared/platform.ts';
import { createProject } from '../../../support/project.ts';

const project = createProject({
  'package.json': '{ "devDependencies": { "next": "14.2.0" } }',
  'apps/web/package.json': '{ "dependencies": { "next": "^15.3.0" } }',
  'apps/edge/wrangler.toml': '',
  'apps/broken/package.json': '{',
});
afterAll(() => project.remove());

it.each([
  ['15', true],
  ['^15.1.0', true],
  ['~16.0', true],
  ['>=15.3 <17', true],
  ['canary', true],
  ['^15.0.3', false],
  ['14.2.1', false],
  ['workspace:*', false],
  [undefined, false],
])('knows whether next %s has after()', (range, has) => {
  expect(hasAfter(range)).toBe(has);
});

it('takes the nearest manifest that names a package', () => {
  expect(surroundingsOf(project.root, 'apps/web/app/route.ts').versionOf('next')).toBe('^15.3.0');
  expect(surroundingsOf(project.root, 'apps/broken/route.ts').versionOf('next')).toBe('14.2.0');
  expect(surroundingsOf(project.root, 'index.ts').versionOf('react')).toBeUndefined();
  expect(surroundingsOf(project.root, 'index.ts').versionOf('constructor')).toBeUndefined();
});

it('sees what shows a platform that may stop', () => {
  expect(surroundingsOf(project.root, 'apps/edge/src/index.ts').serverless).toBe('wrangler.toml');
  expect(surroundingsOf(project.root, 'apps/web/app/route.ts').serverless).toBeUndefined();
});
