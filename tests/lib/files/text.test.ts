import { chmodSync } from 'node:fs';

import { afterEach, describe, expect, it } from 'vitest';

import {
  entriesOf,
  exists,
  faultOf,
  filesUnder,
  isFile,
  isFolder,
  kindOf,
  holdingOf,
  realPath,
  stampOf,
} from '../../../lib/files/stats.ts';
import { exactTextOf, readBytes, readStored, readText, textOf } from '../../../lib/files/text.ts';
import { createProject, isWritable } from '../../support/project.ts';

import type { Content, TemporaryProject } from '../../support/project.ts';

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

function at(content: Content, name = 'file'): string {
  project = createProject({ [name]: content });
  return project.file(name);
}

const isWindows = process.platform === 'win32';
const MARK = '\uFEFF';

describe('readText', () => {
  it.each<[string, Content, string]>([
    ['UTF-8', 'ä', 'ä'],
    ['UTF-8 with a mark', `${MARK}ä`, 'ä'],
    ['UTF-16', Buffer.from(`${MARK}ä`, 'utf16le'), 'ä'],
    ['UTF-16, the other way round', Buffer.from(`${MARK}ä`, 'utf16le').swap16(), 'ä'],
    ['UTF-16 with an odd byte', Buffer.concat([Buffer.from(`${MARK}ä`, 'utf16le').swap16(), Buffer.from([1])]), 'ä'],
    ['nothing', '', ''],
    ['a mark and nothing else', MARK, ''],
    ['a mark in the middle', `a${MARK}`, `a${MARK}`],
  ])('reads %s', (_what, content, text) => {
    expect(readText(at(content))).toEqual({ value: text });
  });

  const unread: readonly [string, Content, string, string][] = [
    ['a folder', { kind: 'folder' }, 'kind', 'it is a folder'],
    ['a pipe', { kind: 'pipe' }, 'kind', 'it is a pipe'],
    ['a link to a device', { link: '/dev/zero' }, 'kind', 'it is a device'],
    ['a link to itself', { link: 'file' }, 'kind', 'it is a link that leads to itself'],
    ['a link to nowhere', { link: 'nowhere' }, 'missing', 'there is no such file'],
    ['bytes', Buffer.from([97, 0, 98]), 'content', 'it is a binary file'],
  ];
  it.each(unread.filter(([, content]) => isWritable(content)))(
    'says why it does not read %s',
    (_what, content, kind, message) => {
      const file = at(content);
      expect(readText(file)).toEqual({ fault: { kind, message } });
      expect(textOf(file)).toBeUndefined();
      expect(exactTextOf(file)).toBeUndefined();
    },
  );

  it.skipIf(isWindows)('follows a link to a file', () => {
    project = createProject({ file: 'a', link: { link: 'file' } });
    expect(textOf(project.file('link'))).toBe('a');
  });

  it('takes a path through a file for one that is not there', () => {
    expect(readText(`${at('a')}/b`).fault?.kind).toBe('missing');
    expect(readText('/nowhere/at/all').fault?.kind).toBe('missing');
  });

  it.each([
    ['abc', 3, undefined],
    ['abcd', 3, 'it is larger than 0 KB'],
    ['x'.repeat(1_001), 1_000, 'it is larger than 1 KB'],
  ])('reads %j up to a limit of %d bytes', (text, limit, message) => {
    expect(readText(at(text), limit).fault?.message).toBe(message);
  });

  it('says large limits in megabytes', () => {
    expect(readText(at('x'.repeat(4_000_001))).fault).toEqual({ kind: 'size', message: 'it is larger than 4 MB' });
    expect(readText(at('x'.repeat(1_500_001)), 1_500_000).fault?.message).toBe('it is larger than 1.5 MB');
  });

  it('keeps the mark where a file is to be written anew', () => {
    expect(exactTextOf(at(`${MARK}a`))).toBe(`${MARK}a`);
    expect(exactTextOf(at('a'))).toBe('a');
    expect(readStored(at(`${MARK}a`)).value).toEqual({ text: 'a', mark: MARK, encoding: 'utf8' });
    expect(readStored(at('a')).value).toEqual({ text: 'a', mark: '', encoding: 'utf8' });
    expect(readStored(at(Buffer.from(`${MARK}a`, 'utf16le'))).value).toEqual({
      text: 'a',
      mark: MARK,
      encoding: 'utf16',
    });
  });

  it('gives the bytes as they are', () => {
    expect(readBytes(at(`${MARK}a`)).value).toEqual(Buffer.from(`${MARK}a`));
  });
});

describe('what stands at a path', () => {
  const standing: readonly [string, Content, { file: boolean; folder: boolean; there: boolean }][] = [
    ['a file', 'a', { file: true, folder: false, there: true }],
    ['a folder', { kind: 'folder' }, { file: false, folder: true, there: true }],
    ['a pipe', { kind: 'pipe' }, { file: false, folder: false, there: true }],
    ['a link to itself', { link: 'file' }, { file: false, folder: false, there: false }],
    ['a link to nowhere', { link: 'nowhere' }, { file: false, folder: false, there: false }],
    ['a link to a folder', { link: '.' }, { file: false, folder: true, there: true }],
  ];
  it.each(standing.filter(([, content]) => isWritable(content)))('is %s', (_what, content, { file, folder, there }) => {
    const path = at(content);
    expect([isFile(path), isFolder(path), exists(path)]).toEqual([file, folder, there]);
    expect(stampOf(path) !== undefined).toBe(there);
    expect(holdingOf(path) !== undefined).toBe(there);
  });

  it.skipIf(isWindows)('has a size, a time and permissions', () => {
    const file = at('abc');
    chmodSync(file, 0o640);
    const time = expect.any(Number) as number;
    expect(stampOf(file)).toEqual({ size: 3, mtimeMs: time, ctimeMs: time, ino: time });
    expect(holdingOf(file)).toMatchObject({ mode: 0o640, names: 1 });
  });

  it.skipIf(isWindows)('has a path without links, or the one that was given', () => {
    project = createProject({ 'a/file': '', link: { link: 'a' } });
    expect(realPath(project.file('link/file'))).toBe(project.file('a/file'));
    expect(realPath(project.file('nowhere'))).toBe(project.file('nowhere'));
  });

  it.each([
    [{ isDirectory: true }, 'a folder'],
    [{ isFIFO: true }, 'a pipe'],
    [{ isSocket: true }, 'a socket'],
    [{}, 'a device'],
  ])('is called by its kind: %j', (is: { isDirectory?: boolean; isFIFO?: boolean; isSocket?: boolean }, name) => {
    const stats = {
      isDirectory: () => is.isDirectory === true,
      isFIFO: () => is.isFIFO === true,
      isSocket: () => is.isSocket === true,
    };
    expect(kindOf(stats)).toBe(name);
  });

  it.each([
    ['ENOENT', 'missing', 'there is no such file'],
    ['ENOTDIR', 'missing', 'there is no such file'],
    ['EACCES', 'access', 'access is denied'],
    ['EPERM', 'access', 'access is denied'],
    ['ELOOP', 'kind', 'it is a link that leads to itself'],
    ['EIO', 'access', 'the system refuses (EIO)'],
    [undefined, 'access', 'the system refuses (unknown error)'],
  ])('cannot be read by the error %s', (code, kind, message) => {
    expect(faultOf(Object.assign(new Error('at /srv/secret'), { code }))).toEqual({ kind, message });
  });
});

describe('folders', () => {
  it('give their entries by name', () => {
    project = createProject({ b: '', a: '', C: '' });
    expect(entriesOf(project.root).value?.map(({ name }) => name)).toEqual(['C', 'a', 'b', 'package.json']);
    expect(entriesOf(project.file('nowhere')).fault?.kind).toBe('missing');
    expect(entriesOf(project.file('a')).fault?.kind).toBe('missing');
  });

  it.skipIf(isWindows)('give the files under them', () => {
    project = createProject({
      'a/1.txt': '',
      'a/b/2.txt': '',
      'a/b/c/3.txt': '',
      'a/b/c/4.md': '',
      'skipped/5.txt': '',
      'linked.txt': { link: 'a/1.txt' },
      'pipe.txt': { kind: 'pipe' },
      'folder.txt': { kind: 'folder' },
    });
    const { root } = project;
    const under = (depth: number, limit?: number): string[] =>
      filesUnder(
        root,
        name => name.endsWith('.txt'),
        (name, level) => name !== 'skipped' && level <= depth,
        limit,
      ).map(file => file.slice(root.length + 1));
    expect(under(9)).toEqual(['a/1.txt', 'a/b/2.txt', 'a/b/c/3.txt']);
    expect(under(2)).toEqual(['a/1.txt', 'a/b/2.txt']);
    expect(under(0)).toEqual([]);
    expect(under(9, 2)).toEqual(['a/1.txt', 'a/b/2.txt']);
    expect(
      filesUnder(
        `${root}/nowhere`,
        () => true,
        () => true,
      ),
    ).toEqual([]);
  });
});
