import { mkdtempSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';

type KeptFile = typeof import('../../../lib/files/kept-file.ts');

const CONTENT = [Buffer.from('what was '), Buffer.from('found')];
let folder = '';

/** As a process has it that has just begun, with the package in its place or gone. */
async function begun(isGone = false): Promise<KeptFile> {
  vi.resetModules();
  vi.doMock('node:fs', async importActual => {
    const actual = await importActual<typeof import('node:fs')>();
    const readFileSync = (file: string, ...rest: unknown[]): unknown => {
      if (isGone && file.endsWith('kept-file.ts')) throw new Error('ENOENT');
      return Reflect.apply(actual.readFileSync, actual, [file, ...rest]);
    };
    return { ...actual, readFileSync };
  });
  return import('../../../lib/files/kept-file.ts');
}

function somewhere(): string {
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'kept-'));
  return path.join(folder, 'answers');
}

afterEach(() => {
  vi.doUnmock('node:fs');
});

it('gives the next process what one has kept', async () => {
  const file = somewhere();
  (await begun()).writeKept(file, CONTENT);
  expect((await begun()).readKept(file)?.toString()).toBe('what was found');
});

it.each(['', 'short', `${'x'.repeat(20)}what was found`])('takes no %j for what it has kept', async text => {
  const file = somewhere();
  writeFileSync(file, text);
  expect((await begun()).readKept(file)).toBeUndefined();
});

it('keeps nothing, and ends nothing, once the package has gone under the run', async () => {
  const file = somewhere();
  (await begun(true)).writeKept(file, CONTENT);
  expect(readdirSync(folder)).toEqual([]);
  (await begun()).writeKept(file, CONTENT);
  expect((await begun(true)).readKept(file)).toBeUndefined();
});
