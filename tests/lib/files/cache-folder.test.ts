import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { afterEach, expect, it, vi } from 'vitest';

import { cacheFolderOf, writeWhole } from '../../../lib/files/cache-folder.ts';
import { useProjects } from '../../support/project.ts';

const create = useProjects();
const own = 'node_modules/.cache/eslint-plugin-customerio';

afterEach(() => {
  vi.unstubAllEnvs();
});

it('is in the node_modules of the project', () => {
  const { root } = create({ 'node_modules/a/index.js': '' });
  expect(cacheFolderOf(root)).toBe(path.join(root, own));
});

it('is in those of the repository around it, apart from what is kept of others', () => {
  const { root } = create({ '.git/HEAD': '', 'node_modules/a/index.js': '', 'packages/a/a.ts': '' });
  expect(cacheFolderOf(path.join(root, 'packages/a'))).toBe(path.join(root, own, 'packages/a'));
});

it('is not in those of whatever else stands above the project', () => {
  const { root } = create({ 'node_modules/a/index.js': '', 'app/.git/HEAD': '', 'other/a.ts': '' });
  vi.stubEnv('XDG_CACHE_HOME', path.join(root, 'caches'));
  for (const project of ['app', 'other'].map(name => path.join(root, name)))
    expect(cacheFolderOf(project)).toBe(
      path.join(root, 'caches/eslint-plugin-customerio', createHash('sha1').update(project).digest('hex').slice(0, 16)),
    );
});

it('takes no folder for caches that is not absolute', () => {
  const { root } = create({});
  vi.stubEnv('XDG_CACHE_HOME', 'caches');
  expect(path.isAbsolute(cacheFolderOf(root))).toBe(true);
});

it('writes a file whole, for its owner alone, and leaves nothing beside', () => {
  const { file } = create({});
  writeWhole(file('a/b'), 'text');
  expect(readFileSync(file('a/b'), 'utf8')).toBe('text');
  if (process.platform !== 'win32') expect(statSync(file('a/b')).mode & 0o777).toBe(0o600);
  expect(readdirSync(file('a'))).toEqual(['b']);
});
