import path from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { linkTo, revisionOf, type Revision } from '../../../lib/files/revision.ts';
import { createProject, type TemporaryProject } from '../../support/project.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';

let project: TemporaryProject | undefined;

afterEach(() => {
  project?.remove();
  project = undefined;
});

function revisionIn(files: Readonly<Record<string, string>>, folder = '.'): Revision | undefined {
  project = createProject(files);
  return revisionOf(path.join(project.root, folder));
}

const config = (url: string): string =>
  `[core]\n\tbare = false\n[remote "upstream"]\n\turl = https://github.com/other/one\n[remote "origin"]\n\turl = ${url}\n\tfetch = +refs\n`;

describe('the revision of a folder', () => {
  it('is read from the files of git', () => {
    const files = {
      '.git/HEAD': 'ref: refs/heads/feature/a\n',
      '.git/refs/heads/feature/a': `${commit}\n`,
      '.git/config': config('git@github.com:acme/lamp.git'),
      'packages/a/index.js': '',
    };
    expect(revisionIn(files, 'packages/a')).toEqual({
      top: project?.root,
      commit,
      branch: 'feature/a',
      page: 'https://github.com/acme/lamp',
    });
  });

  it('is found among packed names', () => {
    const files = {
      '.git/HEAD': 'ref: refs/heads/main',
      '.git/packed-refs': `# pack-refs\n${commit} refs/heads/main\n`,
    };
    expect(revisionIn(files)).toEqual({ top: project?.root, commit, branch: 'main' });
  });

  it('is found in a linked working tree', () => {
    const files = {
      'tree/.git': 'gitdir: ../main/.git/worktrees/tree\n',
      'main/.git/worktrees/tree/HEAD': 'ref: refs/heads/b\n',
      'main/.git/worktrees/tree/commondir': '../..\n',
      'main/.git/refs/heads/b': commit,
      'main/.git/config': config('https://gitlab.acme.test/team/lamp.git'),
    };
    expect(revisionIn(files, 'tree')).toMatchObject({ commit, page: 'https://gitlab.acme.test/team/lamp' });
  });

  it('has no branch where none is checked out', () => {
    expect(revisionIn({ '.git/HEAD': `${commit}\n` })).toEqual({ top: project?.root, commit });
  });

  it.each([
    ['nothing is committed', { '.git/HEAD': 'ref: refs/heads/main\n' }],
    ['HEAD is none', { '.git/HEAD': 'hello\n' }],
    ['a name climbs out', { '.git/HEAD': 'ref: refs/../../secret\n', secret: commit }],
    ['`.git` leads nowhere', { '.git': 'gitdir: /nowhere/at/all\n' }],
  ])('is none where %s', (_about, files) => {
    expect(revisionIn(files as unknown as Record<string, string>)).toBeUndefined();
  });

  it.each([
    ['https://user:pass@github.com/acme/lamp.git', 'https://github.com/acme/lamp'],
    ['ssh://git@github.com:22/acme/lamp', 'https://github.com/acme/lamp'],
    ['https://token@Bitbucket.org/acme/lamp/', 'https://bitbucket.org/acme/lamp'],
    ['https://intranet.acme.test/lamp.git', undefined],
    ['/srv/git/lamp.git', undefined],
    ['https://github.com/acme/lamp"><script>', undefined],
  ])('takes for the page of %s: %s', (url, page) => {
    const revision = revisionIn({ '.git/HEAD': commit, '.git/config': config(url) });
    expect(revision?.page).toBe(page);
    expect(JSON.stringify(revision)).not.toMatch(/pass|token/);
  });
});

describe('a link to a line', () => {
  const link = (page: string | undefined, file = '/srv/lamp/src/a b.ts'): string | undefined =>
    linkTo({ top: '/srv/lamp', commit, ...(page !== undefined && { page }) }, file, 7);

  it.each([
    ['https://github.com/acme/lamp', `https://github.com/acme/lamp/blob/${commit}/src/a%20b.ts#L7`],
    ['https://gitlab.com/acme/lamp', `https://gitlab.com/acme/lamp/-/blob/${commit}/src/a%20b.ts#L7`],
    ['https://bitbucket.org/acme/lamp', `https://bitbucket.org/acme/lamp/src/${commit}/src/a%20b.ts#lines-7`],
    ['https://codeberg.org/acme/lamp', `https://codeberg.org/acme/lamp/src/commit/${commit}/src/a%20b.ts#L7`],
  ])('on %s', (page, expected) => {
    expect(link(page)).toBe(expected);
  });

  it('is none without a page, nor for what stands outside', () => {
    expect(link(undefined)).toBeUndefined();
    expect(link('https://github.com/acme/lamp', '/srv/other/a.ts')).toBeUndefined();
  });
});
