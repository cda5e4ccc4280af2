import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { projectSettings } from '../../../lib/settings/home.ts';
import { useProjects } from '../../support/project.ts';

import type { Settings } from '../../../lib/settings.ts';

const create = useProjects();

/** Settings, root and the file that holds them, as somebody in a folder of the project is told. */
function toldIn(
  files: Readonly<Record<string, string>>,
  cwd = '.',
  given?: Settings,
): { settings: Settings; root: string; file?: string } {
  const project = create(files);
  const { settings, root, file } = projectSettings(project.file(cwd), given);
  const relative = (to: string): string => path.relative(project.root, to).split(path.sep).join('/');
  return { settings, root: relative(root), ...(file !== undefined && { file: relative(file) }) };
}

const workspace = {
  'package.json': '{ "workspaces": ["packages/*"] }',
  'packages/app/package.json': '{ "name": "app" }',
  'packages/app/src/a.js': '',
};
const pnpm = {
  'package.json': '{}',
  'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
  'packages/app/package.json': '{ "name": "app" }',
};

describe('the settings of a project', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a file of their own', { 'customerio.config.json': '{ "forwarded": "all" }' }, 'customerio.config.json'],
    [
      'a file of their own with comments',
      { 'customerio.config.json': '{\n  // asked on Monday\n  "forwarded": "all",\n}' },
      'customerio.config.json',
    ],
    ['package.json', { 'package.json': '{ "customerio": { "forwarded": "all" } }' }, 'package.json'],
  ])('stand in %s', (_, files, file) => {
    expect(toldIn(files)).toEqual({ settings: { forwarded: 'all' }, root: '', file });
  });

  it('are none where no file holds any', () => {
    expect(toldIn({ 'package.json': '{ "name": "a" }' })).toEqual({ settings: {}, root: '' });
  });

  it('go behind what the configuration of ESLint says, key by key', () => {
    const files = { 'customerio.config.json': '{ "forwarded": "all", "ignore": ["a"] }' };
    expect(toldIn(files, '.', { forwarded: ['A'], plan: 'p.json' }).settings).toEqual({
      forwarded: ['A'],
      ignore: ['a'],
      plan: 'p.json',
    });
  });

  it('are those of the workspace for a folder in a package', () => {
    expect(toldIn({ ...workspace, 'customerio.config.json': '{ "forwarded": "all" }' }, 'packages/app/src')).toEqual({
      settings: { forwarded: 'all' },
      root: '',
      file: 'customerio.config.json',
    });
  });

  it('are those of the nearest package that has some, which then is the root', () => {
    const files = {
      ...workspace,
      'customerio.config.json': '{ "forwarded": "all" }',
      'packages/app/package.json': '{ "name": "app", "customerio": { "plan": "plan.json" } }',
    };
    expect(toldIn(files, 'packages/app/src')).toEqual({
      settings: { plan: 'plan.json' },
      root: 'packages/app',
      file: 'packages/app/package.json',
    });
  });

  it('can name the root, seen from their own file', () => {
    const files = { ...workspace, 'packages/app/customerio.config.json': '{ "root": "../.." }' };
    expect(toldIn(files, 'packages/app/src')).toMatchObject({ settings: {}, root: '' });
  });

  it('are those of the package around a folder', () => {
    const files = { 'customerio.config.json': '{ "forwarded": "none" }', 'src/a.js': '' };
    expect(toldIn(files, 'src')).toMatchObject({ settings: { forwarded: 'none' }, root: '' });
  });

  it('are looked for at a root that is given, and nowhere else', () => {
    const files = { ...workspace, 'customerio.config.json': '{ "forwarded": "all", "root": "packages" }' };
    expect(toldIn(files, 'packages/app', { root: '.' })).toEqual({ settings: {}, root: 'packages/app' });
    expect(toldIn(files, 'packages/app', { root: '../..' })).toMatchObject({
      settings: { forwarded: 'all' },
      root: '',
    });
  });

  it.each([
    [
      'two homes',
      { 'customerio.config.json': '{}', 'package.json': '{ "customerio": {} }' },
      /has settings in customerio\.config\.json and under "customerio" in package\.json\. Keep them in one/,
    ],
    ['no JSON', { 'customerio.config.json': '{' }, /customerio\.config\.json cannot be read: it is not JSON/],
    [
      'a slip',
      { 'customerio.config.json': '{ "forwraded": "all" }' },
      /customerio\.config\.json: settings\.customerio\.forwraded is not a setting\..* Is `forwarded` meant\?/,
    ],
    [
      'a slip in package.json',
      { 'package.json': '{ "customerio": { "forwraded": "all" } }' },
      /package\.json: settings\.customerio\.forwraded is not a setting/,
    ],
  ])('are refused with %s', (_, files, message) => {
    expect(() => toldIn(files as unknown as Record<string, string>)).toThrow(message);
  });
});

describe('the root without settings', () => {
  it.each<[string, Record<string, string>, string, string]>([
    ['that of the workspace, in a package', workspace, 'packages/app', ''],
    ['that of the workspace, in a folder of a package', workspace, 'packages/app/src', ''],
    ['that of the workspace, at the root', workspace, '.', ''],
    ['that of a workspace of pnpm', pnpm, 'packages/app', ''],
    [
      'that of a workspace of Lerna',
      { 'lerna.json': '{ "packages": ["packages/*"] }', 'packages/app/package.json': '{}' },
      'packages/app',
      '',
    ],
    [
      'that of a workspace of Yarn, which may hide its list',
      { 'package.json': '{ "workspaces": { "packages": ["packages/*"] } }', 'packages/app/package.json': '{}' },
      'packages/app',
      '',
    ],
    [
      'the folder, in a package that nobody lists',
      { ...workspace, 'examples/a/package.json': '{}' },
      'examples/a',
      'examples/a',
    ],
    [
      'the folder, in a package that is left out',
      {
        'pnpm-workspace.yaml': "packages:\n  - 'packages/**'\n  - '!packages/old'\n",
        'packages/old/package.json': '{}',
      },
      'packages/old',
      'packages/old',
    ],
    ['the folder, without a workspace', { 'src/a.js': '' }, 'src', 'src'],
    [
      'the folder, beside a file of pnpm that lists nothing',
      { 'pnpm-workspace.yaml': 'onlyBuiltDependencies:\n  - esbuild\n', 'app/package.json': '{}' },
      'app',
      'app',
    ],
    [
      'the inner workspace, where one stands in another',
      {
        'package.json': '{ "workspaces": ["inner/**"] }',
        'inner/package.json': '{ "workspaces": ["packages/*"] }',
        'inner/packages/app/package.json': '{}',
      },
      'inner/packages/app',
      'inner',
    ],
  ])('is %s', (_, files, cwd, root) => {
    expect(toldIn(files, cwd)).toEqual({ settings: {}, root });
  });
});
