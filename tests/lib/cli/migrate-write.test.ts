import * as fs from 'node:fs';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createFile, removeLeftovers, replaceFile, writeFile } from '../../../lib/cli/migrate-write.ts';

vi.mock('node:fs', async original => {
  const real = await original<typeof fs>();
  return { ...real, writeSync: vi.fn(real.writeSync), renameSync: vi.fn(real.renameSync) };
});

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'write-'));
  file = path.join(folder, 'file.ts');
  writeFileSync(file, 'old');
});

afterEach(() => {
  vi.clearAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: it went wrong`), { code });
}

it('replaces a file', () => {
  chmodSync(file, 0o640);
  replaceFile(file, Buffer.from('old'), 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(fs.statSync(file).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['file.ts']);
});

it.skipIf(process.platform === 'win32')('puts a report where one is, where none is, and into what is no file', () => {
  chmodSync(file, 0o640);
  writeFile(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(fs.statSync(file).mode & 0o777).toBe(0o640);
  writeFile(path.join(folder, 'deep/other.ts'), 'other');
  expect(readFileSync(path.join(folder, 'deep/other.ts'), 'utf8')).toBe('other');
  writeFile('/dev/null', 'gone');
  expect(fs.statSync('/dev/null').isFile()).toBe(false);
  expect(() => writeFile(folder, 'x')).toThrow('EISDIR');
  fs.symlinkSync(file, path.join(folder, 'link.ts'));
  writeFile(path.join(folder, 'link.ts'), 'by a link');
  expect(readFileSync(file, 'utf8')).toBe('by a link');
});

it.skipIf(process.platform === 'win32')('keeps all names of a file', () => {
  fs.linkSync(file, path.join(folder, 'other.ts'));
  replaceFile(file, Buffer.from('old'), 'n');
  expect(readFileSync(path.join(folder, 'other.ts'), 'utf8')).toBe('n');
  expect(readdirSync(folder)).toEqual(['file.ts', 'other.ts']);
});

it.skipIf(process.platform === 'win32')('makes the file that a link leads to', () => {
  fs.symlinkSync('later/report.txt', path.join(folder, 'link.txt'));
  writeFile(path.join(folder, 'link.txt'), 'report');
  expect(readFileSync(path.join(folder, 'later/report.txt'), 'utf8')).toBe('report');
  expect(fs.lstatSync(path.join(folder, 'link.txt')).isSymbolicLink()).toBe(true);
});

it('takes away what a killed run left, and nothing else', () => {
  const ended = 2 ** 22 + 1;
  const [own, foreign, dead] = [`.file.ts.${process.pid}-0.tmp`, '.file.ts.tmp', `.file.ts.${ended}-3.tmp`];
  for (const name of [own, foreign, dead]) {
    writeFileSync(path.join(folder, name), 'half');
  }
  removeLeftovers(folder);
  expect(readdirSync(folder).toSorted()).toEqual([own, foreign, 'file.ts'].toSorted());
});

it('replaces nothing that cannot be read', () => {
  expect(() => replaceFile(path.join(folder, 'nowhere'), Buffer.from(''), 'x')).toThrow('there is no such file');
});

it('writes on where the disk takes a part only', () => {
  const { writeSync } = fs;
  vi.mocked(writeSync).mockImplementationOnce(((descriptor: number, bytes: Uint8Array, offset: number) =>
    writeSync(descriptor, bytes, offset, 1)) as typeof fs.writeSync);
  replaceFile(file, Buffer.from('old'), 'new text');
  expect(readFileSync(file, 'utf8')).toBe('new text');
});

it('leaves the file as it was if the disk is full', () => {
  const { writeSync } = fs;
  vi.mocked(writeSync)
    .mockImplementationOnce(((descriptor: number, bytes: Uint8Array, offset: number) =>
      writeSync(descriptor, bytes, offset, 1)) as typeof fs.writeSync)
    .mockImplementationOnce(() => {
      throw failure('ENOSPC');
    });
  expect(() => replaceFile(file, Buffer.from('old'), 'new text')).toThrow('ENOSPC');
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['file.ts']);
});

it('leaves the file as it was if it cannot be renamed', () => {
  vi.mocked(fs.renameSync).mockImplementationOnce(() => {
    throw failure('EPERM');
  });
  expect(() => replaceFile(file, Buffer.from('old'), 'new')).toThrow('EPERM');
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['file.ts']);
});

it('does not write over what somebody else wrote', () => {
  writeFileSync(file, 'theirs');
  expect(() => replaceFile(file, Buffer.from('old'), 'new')).toThrow('changed by somebody else');
  expect(readFileSync(file, 'utf8')).toBe('theirs');
});

it('makes a file with its folders', () => {
  const made = path.join(folder, 'a/b/c.ts');
  createFile(made, 'new');
  expect(readFileSync(made, 'utf8')).toBe('new');
});
