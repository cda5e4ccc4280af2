import { symlinkSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import {
  entriesOf,
  exists,
  faultOf,
  filesUnder,
  holdingOf,
  isFile,
  isFolder,
  isLink,
  kindOf,
  missing,
  realPath,
  stampOf,
} from '../../../lib/files/stats.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();

describe('what stands at a path', () => {
  it('is a file, a folder, a link or nothing', () => {
    const { root, file } = createProject({ 'a.ts': 'a', 'b/c.ts': 'c' });
    symlinkSync(file('a.ts'), file('link.ts'));
    symlinkSync(file('gone.ts'), file('lost.ts'));
    const of = (name: string): boolean[] => [isFile, isFolder, exists, isLink].map(ask => ask(path.join(root, name)));
    expect(of('a.ts')).toEqual([true, false, true, false]);
    expect(of('b')).toEqual([false, true, true, false]);
    expect(of('link.ts')).toEqual([true, false, true, true]);
    expect(of('lost.ts')).toEqual([false, false, false, true]);
    expect(of('none.ts')).toEqual([false, false, false, false]);
    expect(realPath(file('link.ts'))).toBe(file('a.ts'));
    expect(realPath(file('none.ts'))).toBe(file('none.ts'));
    expect(stampOf(file('none.ts'))).toBeUndefined();
    expect(stampOf(file('a.ts'))).toBeDefined();
    expect(holdingOf(file('none.ts'))).toBeUndefined();
    expect(holdingOf(file('a.ts'))).toMatchObject({ names: 1 });
  });

  it('a circle of links is nothing', () => {
    const { file } = createProject({});
    symlinkSync(file('b'), file('a'));
    symlinkSync(file('a'), file('b'));
    expect([exists(file('a')), isLink(file('a'))]).toEqual([false, true]);
  });
});

describe('the files under a folder', () => {
  const FILES = { 'b.ts': '', 'a.ts': '', 'd/e.ts': '', 'd/f/g.ts': '', 'd/no/h.ts': '', 'c.js': '' };
  const names = (isEntered: (name: string, depth: number) => boolean, limit?: number): string[] => {
    const { root } = createProject(FILES);
    return filesUnder(root, name => name.endsWith('.ts'), isEntered, limit).map(file => path.relative(root, file));
  };

  it('come by name, as far down as is asked', () => {
    expect(names(() => true)).toEqual(['a.ts', 'b.ts', 'd/e.ts', 'd/f/g.ts', 'd/no/h.ts'].map(path.normalize));
    expect(names(name => name !== 'no')).toEqual(['a.ts', 'b.ts', 'd/e.ts', 'd/f/g.ts'].map(path.normalize));
    expect(names((_, depth) => depth < 2)).toEqual(['a.ts', 'b.ts', 'd/e.ts'].map(path.normalize));
    expect(names(() => false)).toEqual(['a.ts', 'b.ts']);
  });

  it('come until there are enough', () => {
    expect(names(() => true, 3)).toEqual(['a.ts', 'b.ts', 'd/e.ts'].map(path.normalize));
    expect(names(() => true, 0)).toEqual([]);
  });

  it('are none where there is no folder', () => {
    const { file } = createProject({ 'a.ts': '' });
    expect(
      filesUnder(
        file('none'),
        () => true,
        () => true,
      ),
    ).toEqual([]);
    expect(entriesOf(file('none'))).toEqual({ fault: missing });
    expect(entriesOf(file('a.ts'))).toEqual({ fault: missing });
    expect(entriesOf(file('.')).value?.map(({ name }) => name)).toEqual(['a.ts', 'package.json']);
  });
});

it.each([
  ['ENOENT', 'missing', 'there is no such file'],
  ['ENOTDIR', 'missing', 'there is no such file'],
  ['EACCES', 'access', 'access is denied'],
  ['EPERM', 'access', 'access is denied'],
  ['ELOOP', 'kind', 'it is a link that leads to itself'],
  ['EIO', 'access', 'the system refuses (EIO)'],
  [undefined, 'access', 'the system refuses (unknown error)'],
])('the error %s is %s: %s', (code, kind, message) => {
  expect(faultOf({ code })).toEqual({ kind, message });
});

it.each([
  [[true, false, false], 'a folder'],
  [[false, true, false], 'a pipe'],
  [[false, false, true], 'a socket'],
  [[false, false, false], 'a device'],
])('%j is %s', ([folder, pipe, socket], words) => {
  const of = (is: boolean | undefined) => (): boolean => is === true;
  expect(kindOf({ isDirectory: of(folder), isFIFO: of(pipe), isSocket: of(socket) })).toBe(words);
});
