import { chmodSync } from 'node:fs';
import path from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { isSourceFile, listFiles, relative } from '../../../lib/files/listing.ts';
import { isTestPath } from '../../../lib/files/test-paths.ts';
import { createProject, isWritable } from '../../support/project.ts';

import type { Content, TemporaryProject } from '../../support/project.ts';

const isWindows = process.platform === 'win32';

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

interface Listed {
  readonly files: readonly string[];
  readonly manifests: readonly string[];
  readonly configs: readonly string[];
  readonly notes: Readonly<Record<string, string>>;
}

/** What is listed of a project, relative to its root. */
function listed(files: Readonly<Record<string, Content>>, globs: readonly string[] = []): Listed {
  project = createProject(files);
  const { root } = project;
  const below = (all: readonly string[]): string[] => all.map(file => relative(root, file));
  const listing = listFiles(root, globs);
  return {
    files: below(listing.files),
    manifests: below(listing.manifests),
    configs: below(listing.configs),
    notes: Object.fromEntries((listing.notes ?? []).map(({ file, message }) => [relative(root, file), message])),
  };
}

describe('sources', () => {
  const sources = [
    'js',
    'jsx',
    'mjs',
    'cjs',
    'mjsx',
    'ts',
    'tsx',
    'mts',
    'cts',
    'vue',
    'svelte',
    'astro',
    'htm',
    'html',
  ];

  it.each([...sources, 'TS'])('are files that end in .%s', ending => {
    expect(listed({ [`a.${ending}`]: '' }).files).toEqual([`a.${ending}`]);
    expect(isSourceFile(`a.${ending}`)).toBe(true);
  });

  it.each(['json', 'css', 'md', 'ts.map', 'tsbuildinfo', 'svg', 'mjsxx'])('are none that end in .%s', ending => {
    expect(listed({ [`a.${ending}`]: '' }).files).toEqual([]);
    expect(isSourceFile(`a.${ending}`)).toBe(false);
  });

  it.each(['a.min.js', 'a.min.mjs', 'a.min.cjs'])('are not what was built: %s', name => {
    expect(listed({ [name]: '' }).files).toEqual([]);
  });

  it.each(['a.min.ts', 'a.min.jsx', 'amin.js', 'bundle.js', 'a.bundle.js', 'a.es6', 'min.js'])(
    'are what only sounds so: %s',
    name => {
      expect(listed({ [name]: '' }).files).toEqual([name]);
    },
  );

  it('come by their paths, at every level', () => {
    expect(listed({ 'b/z.ts': '', 'b/a/x.ts': '', 'a.ts': '', 'c.ts': '' }).files).toEqual([
      'a.ts',
      'b/a/x.ts',
      'b/z.ts',
      'c.ts',
    ]);
  });

  it('are none of a folder that is not there, and that is nothing to tell', () => {
    expect(listFiles('/nowhere/at/all')).toEqual({
      files: [],
      templates: [],
      manifests: [],
      configs: [],
      notes: [],
    });
  });
});

describe('folders that are never looked into', () => {
  it.each([
    'node_modules',
    '.git',
    '.hg',
    '.svn',
    '.yarn',
    '.pnpm-store',
    'bower_components',
    '.next',
    '.nuxt',
    '.svelte-kit',
    '.astro',
    '.turbo',
    '.nx',
    '.cache',
    '.output',
    '.vercel',
    '.netlify',
    'coverage',
    'storybook-static',
  ])('%s, at the root and below', name => {
    const { files, manifests } = listed({
      [`${name}/a.ts`]: '',
      [`${name}/package.json`]: '{}',
      [`src/${name}/b.ts`]: '',
      'src/c.ts': '',
      [`src/x${name}/d.ts`]: '',
    });
    expect(files).toEqual(['src/c.ts', `src/x${name}/d.ts`]);
    expect(manifests).toEqual(['package.json']);
  });

  it.each(['dist', 'build', 'out', '.build'])('%s beside a package.json, and only there', name => {
    const { files } = listed({
      [`${name}/a.ts`]: '',
      [`src/${name}/b.ts`]: '',
      'packages/p/package.json': '{}',
      [`packages/p/${name}/c.ts`]: '',
      [`packages/p/src/${name}/d.ts`]: '',
    });
    expect(files).toEqual([`packages/p/src/${name}/d.ts`, `src/${name}/b.ts`]);
  });
});

describe('.gitignore', () => {
  it.each<[string, Record<string, string>, readonly string[]]>([
    [
      'leaves out files by their ending',
      { '.gitignore': '*.gen.ts\n', 'a.gen.ts': '', 'b/c.gen.ts': '', 'd.ts': '' },
      ['d.ts'],
    ],
    ['leaves out a folder', { '.gitignore': 'gen/\n', 'gen/a.ts': '', 'b/gen/c.ts': '', 'gen.ts': '' }, ['gen.ts']],
    ['means its own folder with a slash', { '.gitignore': '/gen\n', 'gen/a.ts': '', 'b/gen/c.ts': '' }, ['b/gen/c.ts']],
    ['counts below where it stands', { 'a/.gitignore': 'x.ts\n', 'a/x.ts': '', 'a/b/x.ts': '', 'x.ts': '' }, ['x.ts']],
    ['takes back what it left out', { '.gitignore': '*.ts\n!b.ts\n', 'a.ts': '', 'b.ts': '' }, ['b.ts']],
    [
      'takes back further down what was left out above',
      {
        '.gitignore': '*.gen.ts\n',
        'a/.gitignore': '!keep.gen.ts\n',
        'a/keep.gen.ts': '',
        'a/b.gen.ts': '',
        'keep.gen.ts': '',
      },
      ['a/keep.gen.ts'],
    ],
    [
      'takes back a folder further down, and what stands in it',
      { '.gitignore': 'gen\n', 'a/.gitignore': '!gen\n', 'a/gen/b/c.ts': '', 'gen/d.ts': '' },
      ['a/gen/b/c.ts'],
    ],
    [
      'leaves out further down what was taken back above',
      {
        '.gitignore': '*.gen.ts\n!keep.gen.ts\n',
        'a/.gitignore': 'keep.gen.ts\n',
        'a/keep.gen.ts': '',
        'keep.gen.ts': '',
      },
      ['keep.gen.ts'],
    ],
    [
      'cannot take back what stands in a folder that is left out',
      { '.gitignore': 'gen/\n!gen/a.ts\n', 'gen/a.ts': '' },
      [],
    ],
    ['has comments', { '.gitignore': '# a.ts\n\\#b.ts\n', 'a.ts': '', '#b.ts': '' }, ['a.ts']],
    [
      'has lines that end as on Windows',
      { '.gitignore': 'a.ts\r\nb.ts\r\n', 'a.ts': '', 'b.ts': '', 'c.ts': '' },
      ['c.ts'],
    ],
    ['has a byte order mark', { '.gitignore': '\uFEFFa.ts\n', 'a.ts': '' }, []],
  ])('%s', (_what, files, expected) => {
    expect(listed(files).files).toEqual(expected);
  });

  it('does not hide manifests beside it', () => {
    const { manifests, configs } = listed({ '.gitignore': '*.json\n', 'tsconfig.json': '{}', 'a/package.json': '{}' });
    expect(manifests).toEqual(['a/package.json', 'package.json']);
    expect(configs).toEqual(['tsconfig.json']);
  });

  it('is told where it cannot be read, and ignores nothing', () => {
    const { files, notes } = listed({ '.gitignore': { kind: 'folder' }, 'a.ts': '' });
    expect(files).toEqual(['a.ts']);
    expect(notes).toEqual({ '.gitignore': 'It counts as absent, since it is a folder.' });
  });

  it.skipIf(isWindows)('is not read by a link, as git does not', () => {
    const { files, notes } = listed({ ignore: 'a.ts\n', '.gitignore': { link: 'ignore' }, 'a.ts': '' });
    expect([files, notes]).toEqual([['a.ts'], {}]);
  });
});

describe('globs of the settings', () => {
  it('leave out files and folders, seen from the root', () => {
    const files = { 'a/gen/b.ts': '', 'a/c.ts': '', 'd.old.ts': '', 'gen/e.ts': '' };
    expect(listed(files, ['a/gen', '*.old.ts']).files).toEqual(['a/c.ts', 'gen/e.ts']);
    expect(listed(files, ['**/gen/**']).files).toEqual(['a/c.ts', 'd.old.ts']);
  });

  it('take nothing back that git ignores', () => {
    expect(listed({ '.gitignore': 'a.ts\n', 'a.ts': '', 'b.ts': '' }, ['!a.ts', 'b.ts']).files).toEqual([]);
  });
});

describe('manifests and configurations', () => {
  it.each(['tsconfig.json', 'jsconfig.json', 'tsconfig.build.json', 'tsconfig-base.json'])('are listed: %s', name => {
    expect(listed({ [`a/${name}`]: '{}' }).configs).toEqual([`a/${name}`]);
  });

  it.each(['mytsconfig.json', 'tsconfig.json5', 'tsconfig.js', 'Package.json', 'package.json5'])(
    'are not: %s',
    name => {
      const { configs, manifests } = listed({ [`a/${name}`]: '{}' });
      expect([configs, manifests]).toEqual([[], ['package.json']]);
    },
  );

  it.skipIf(isWindows)('are listed by a link to a file', () => {
    const { configs, notes } = listed({ 'base.json': '{}', 'a/tsconfig.json': { link: '../base.json' } });
    expect([configs, notes]).toEqual([['a/tsconfig.json'], {}]);
  });

  const noFiles: readonly [Content, string][] = [
    [{ kind: 'folder' }, 'it is a folder'],
    [{ kind: 'pipe' }, 'it is a pipe'],
    [{ link: 'tsconfig.json' }, 'it is a link that leads to itself'],
    [{ link: 'nowhere' }, 'it is a link that leads nowhere'],
    [{ link: '/dev/null' }, 'it is a device'],
  ];
  it.each(noFiles.filter(([content]) => isWritable(content)))(
    'are told where they are no files: %j',
    (content, why) => {
      const { configs, manifests, notes } = listed({ 'a/tsconfig.json': content, 'b/package.json': content });
      expect([configs, manifests]).toEqual([[], ['package.json']]);
      expect(notes['a/tsconfig.json']).toBe(`It counts as absent, since ${why}.`);
      expect(Object.keys(notes).at(-1)).toBe('b/package.json');
    },
  );
});

describe('links', () => {
  it.skipIf(isWindows)('are not followed', () => {
    const { files } = listed({
      'a/b.ts': '',
      'link.ts': { link: 'a/b.ts' },
      linked: { link: 'a' },
      'a/loop': { link: '..' },
    });
    expect(files).toEqual(['a/b.ts']);
  });
});

it.skipIf(isWindows || process.getuid?.() === 0)('tells of a folder that may not be looked into', () => {
  project = createProject({ 'a/b.ts': '', 'c.ts': '' });
  chmodSync(project.file('a'), 0);
  const { files, notes } = listFiles(project.root);
  chmodSync(project.file('a'), 0o755);
  expect(files).toEqual([project.file('c.ts')]);
  expect(notes).toEqual([
    { file: project.file('a'), message: 'What stands in this folder is not known, since access is denied.' },
  ]);
});

describe('a path from a folder', () => {
  it.each([
    ['/shop', '/shop/src/a.ts', 'src/a.ts'],
    ['/shop', '/shop', ''],
    ['/shop', '/shopping/a.ts', '../shopping/a.ts'],
    ['/shop', '/shop/src/', 'src'],
    ['/shop', '/shop/.storybook/a.ts', '.storybook/a.ts'],
    ['/shop', '/shop/src/../b.ts', 'b.ts'],
    ['/shop', '/shop//b.ts', 'b.ts'],
    ['/', '/a.ts', 'a.ts'],
  ])('from %s to %s is %s', (base, file, expected) => {
    expect(relative(path.resolve(base), file)).toBe(expected);
  });
});

describe('isTestPath', () => {
  it.each([
    'a/__tests__/b.ts',
    '__mocks__/b.ts',
    'a/__fixtures__/b.ts',
    'test/b.ts',
    'tests/b.ts',
    'a/spec/b.ts',
    'specs/b.ts',
    'e2e/b.ts',
    'cypress/b.ts',
    'playwright/b.ts',
    'mock/b.ts',
    'mocks/b.ts',
    'fixtures/b.ts',
    'stories/b.ts',
    '.storybook/b.ts',
    'testing/b.ts',
    'test-utils/b.ts',
    'Tests/b.ts',
    'a.test.ts',
    'a.tests.js',
    'a-spec.tsx',
    'a.spec.mjs',
    'a.e2e.cts',
    'a.cy.js',
    'a.stories.jsx',
    'a.story.tsx',
    'a.stories.svelte',
    'a.test.vue',
    'a.mock.ts',
    'a.mocks.ts',
    'a.fixture.ts',
    'a-test.ts',
    'jest.setup.js',
    'vitest.setup.ts',
    'config/playwright-global-setup.ts',
    'cypress.setup.js',
    'setupTests.ts',
    'src/setup-tests.js',
    'setuptest.ts',
  ])('is so: %s', path => {
    expect(isTestPath(path)).toBe(true);
  });

  it.each([
    'src/a.ts',
    'testimonials/a.ts',
    'attest/a.ts',
    'latest/a.ts',
    'src/test.ts',
    'contest.ts',
    'a.tester.ts',
    'fastest.js',
    'a.test.md',
    'a.testing.ts',
    'src/setup.ts',
    'storybook/a.ts',
    'mocked/a.ts',
    'spectrum/a.ts',
    'histories/a.ts',
    'a.test.ts/b.ts',
    'jest.config.js',
  ])('is not so: %s', path => {
    expect(isTestPath(path)).toBe(false);
  });
});
