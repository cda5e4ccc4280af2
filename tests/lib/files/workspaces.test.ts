import path from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { listFiles, relative } from '../../../lib/files/listing.ts';
import { readManifest } from '../../../lib/files/manifest.ts';
import { Notes } from '../../../lib/files/notes.ts';
import { workspaceMembers } from '../../../lib/files/workspaces.ts';
import { createProject } from '../../support/project.ts';

import type { Content, TemporaryProject } from '../../support/project.ts';

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

const folders = ['packages/a', 'packages/b', 'packages/deep/c', 'apps/d', 'apps/.e', 'tools'];

/** The folders of a tree that are the workspace's, the root by a dot. */
function membersBy(files: Readonly<Record<string, Content>>): { members: readonly string[]; notes: readonly string[] } {
  project = createProject({
    ...Object.fromEntries(folders.map(folder => [`${folder}/package.json`, JSON.stringify({ name: `@x/${folder}` })])),
    ...files,
  });
  const { root } = project;
  const notes = new Notes();
  const manifests = listFiles(root).manifests.flatMap(file => readManifest(file, notes) ?? []);
  const isMember = workspaceMembers(root, manifests, notes);
  return {
    members: manifests.filter(isMember).map(({ folder }) => relative(root, folder) || '.'),
    notes: notes.list.map(({ file, message }) => `${path.basename(file)}: ${message}`),
  };
}

const workspaces = (...patterns: readonly string[]): Record<string, string> => ({
  'package.json': JSON.stringify({ name: 'root', workspaces: patterns }),
});

describe('package.json', () => {
  it.each<[readonly string[], readonly string[]]>([
    [['packages/*'], ['packages/a', 'packages/b']],
    [['./packages/*'], ['packages/a', 'packages/b']],
    [['packages/*/'], ['packages/a', 'packages/b']],
    [['/packages/a'], ['packages/a']],
    [['packages/**'], ['packages/a', 'packages/b', 'packages/deep/c']],
    [['**'], ['apps/.e', 'apps/d', 'packages/a', 'packages/b', 'packages/deep/c', 'tools']],
    [['*'], ['tools']],
    [
      ['packages/{a,b}', 'tools'],
      ['packages/a', 'packages/b', 'tools'],
    ],
    [['{packages,apps}/*'], ['apps/.e', 'apps/d', 'packages/a', 'packages/b']],
    [['packages/[ab]'], ['packages/a', 'packages/b']],
    [['packages/?'], ['packages/a', 'packages/b']],
    [['packages/!(a)'], ['packages/b']],
    [['packages/@(a|b)'], ['packages/a', 'packages/b']],
    [['packages/*', '!packages/b'], ['packages/a']],
    [['!packages/b', 'packages/*'], ['packages/a']],
    [
      ['**', '!**/{b,c}', '!apps/**'],
      ['packages/a', 'tools'],
    ],
    [['packages'], []],
    [['acka'], []],
    [['packages/a.'], []],
  ])('%j', (patterns, members) => {
    expect(membersBy(workspaces(...patterns))).toEqual({ members: [...members, '.'].sort(bySource), notes: [] });
  });

  it('lists by itself where it stands further down', () => {
    const { members } = membersBy({
      'package.json': '{"name":"root"}',
      'packages/deep/package.json': '{"name":"deep","workspaces":["*","!x"]}',
    });
    expect(members).toEqual(['.', 'packages/deep/c']);
  });

  it('may list the root', () => {
    expect(membersBy(workspaces('.')).members).toEqual(['.']);
    expect(membersBy(workspaces('./')).members).toEqual(['.']);
  });

  it.each([
    ['x'.repeat(1_001), 'One of its patterns is left out, since matching it could take for ever.'],
    ['*a*a*a*a', 'One of its patterns is left out, since matching it could take for ever.'],
    ['packages/+(a)', 'One of its patterns is left out, since matching it could take for ever.'],
    ['packages/*(a)', 'One of its patterns is left out, since matching it could take for ever.'],
  ])('leaves out what is costly and keeps the rest: %#', (pattern, message) => {
    expect(membersBy(workspaces(pattern, 'tools'))).toEqual({
      members: ['.', 'tools'],
      notes: [`package.json: ${message}`],
    });
  });

  it.each(['x'.repeat(1_000), '*a*a*', '*/*/*/*/*', 'packages/**/*'])('keeps what is not: %#', pattern => {
    expect(membersBy(workspaces(pattern)).notes).toEqual([]);
  });
});

/** As manifests are listed: by their paths. */
function bySource(a: string, b: string): number {
  const file = (folder: string): string => path.posix.join(folder, 'package.json');
  return file(a) < file(b) ? -1 : 1;
}

describe('lists beside it', () => {
  it.each<[string, Record<string, Content>, readonly string[]]>([
    ['pnpm', { 'pnpm-workspace.yaml': 'packages:\n  - packages/*\n  - "!packages/b"\n' }, ['.', 'packages/a']],
    [
      'pnpm with braces',
      { 'pnpm-workspace.yaml': 'packages: ["{apps,tools}/**"]\n' },
      ['.', 'apps/.e', 'apps/d', 'tools'],
    ],
    ['Lerna', { 'lerna.json': '{ "packages": ["apps/*"] } // ours' }, ['.', 'apps/.e', 'apps/d']],
    [
      'all of them',
      {
        ...workspaces('tools'),
        'pnpm-workspace.yaml': 'packages: [apps/d]',
        'lerna.json': '{"packages":["packages/a"]}',
      },
      ['.', 'apps/d', 'packages/a', 'tools'],
    ],
  ])('%s', (_what, files, members) => {
    const found = membersBy(files);
    expect([...found.members].sort()).toEqual(members);
    expect(found.notes).toEqual([]);
  });

  it.each<[string, Content, readonly string[]]>([
    ['pnpm-workspace.yaml', 'catalog: {}\n', []],
    ['pnpm-workspace.yaml', '', []],
    ['lerna.json', '{"version":"1"}', []],
    ['lerna.json', 'null', []],
    ['lerna.json', '5', ['lerna.json: It counts as absent, since it holds no object.']],
    ['pnpm-workspace.yaml', { kind: 'folder' }, ['pnpm-workspace.yaml: It counts as absent, since it is a folder.']],
  ])('that say nothing leave all names: %s %j', (name, content, notes) => {
    const found = membersBy({ [name]: content });
    expect(found.members).toHaveLength(folders.length + 1);
    expect(found.notes).toEqual(notes);
  });
});

describe('where nobody lists members', () => {
  it.each([
    ['^1.0.0', false],
    ['~1.0.0', false],
    ['1', false],
    ['>=1', false],
    ['<2', false],
    ['=1', false],
    ['latest', false],
    ['npm:x@1', false],
    ['workspace:*', true],
    ['workspace:^1.0.0', true],
    ['*', true],
    ['file:../a', true],
    ['link:../a', true],
    ['latest-5', true],
  ])('a package that is asked for by %s is one: %s', (range, is) => {
    const { members } = membersBy({
      'package.json': JSON.stringify({ name: 'root', dependencies: { '@x/packages/a': range } }),
    });
    expect(members.includes('packages/a')).toBe(is);
    expect(members).toContain('packages/b');
  });

  it('a package without a name is none', () => {
    expect(membersBy({ 'package.json': '{}' }).members).not.toContain('.');
  });
});
