/**
 * A run that is killed behind any of its writes ends, given again, like one that was not. Some fixtures of each codemod
 * by default; all of them with `INTERRUPTIONS=all`.
 */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { codemods } from '../../codemods/registry.ts';
import { migrate } from '../../lib/cli/migrate.ts';
import type { MigrateStreams } from '../../lib/cli/migrate.ts';
import type { Fixture } from './fixtures.ts';
import { filesBelow, fixturesOf, givenTo, layFixture } from './fixtures.ts';

const EACH = process.env['INTERRUPTIONS'] === 'all' ? Infinity : 2;

const KILLED = new Error('killed');
const silent = { write: () => true } as unknown as MigrateStreams['stdout'];

/** @param onWrite - asked behind each write; throws to end the run there, as a kill does */
async function run(codemod: string, { name }: Fixture, root: string, onWrite: () => void): Promise<void> {
  const { options, settings } = givenTo(codemod, name);
  const file = path.join(root, '..', 'settings.json');
  writeFileSync(file, JSON.stringify(settings));
  const given = { ...options, root, settings: file, allowDirty: true };
  await migrate(codemod, [], given, { stdout: silent, stderr: silent, cwd: root, onWrite });
}

/** Runs with a project of its own. */
async function inProject<T>(codemod: string, fixture: Fixture, use: (root: string) => Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'interruption-')));
  try {
    const root = path.join(folder, 'project');
    layFixture(codemod, fixture, root);
    return await use(root);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a run leaves, and how often it writes. */
function uninterrupted(codemod: string, fixture: Fixture): Promise<{ writes: number; files: object }> {
  return inProject(codemod, fixture, async root => {
    let writes = 0;
    await run(codemod, fixture, root, () => void writes++);
    return { writes, files: filesBelow(root) };
  });
}

function killedBehind(codemod: string, fixture: Fixture, count: number): Promise<object> {
  return inProject(codemod, fixture, async root => {
    let written = 0;
    const first = run(codemod, fixture, root, () => {
      if (++written === count) {
        throw KILLED;
      }
    });
    await expect(first).rejects.toBe(KILLED);
    await run(codemod, fixture, root, () => {});
    return filesBelow(root);
  });
}

/** The fixtures that write more than one file, by their codemods. */
const several = Object.keys(codemods)
  .map(codemod => ({
    codemod,
    fixtures: fixturesOf(codemod).filter(({ expected }) => Object.keys(expected).length > 0),
  }))
  .filter(({ fixtures }) => fixtures.length > 0);

describe.each(several)('$codemod', ({ codemod, fixtures }) => {
  it.each(fixtures.slice(0, EACH))('$name', { timeout: 60_000 }, async fixture => {
    const { writes, files } = await uninterrupted(codemod, fixture);
    expect(writes).toBeGreaterThan(0);
    for (let count = 1; count <= writes; count++) {
      expect(await killedBehind(codemod, fixture, count), `killed behind write ${count} of ${writes}`).toEqual(files);
    }
  });
});
