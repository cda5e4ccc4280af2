import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { LOCK_FILE } from '../plan/lock.ts';
import { isSourceFile } from '../files/listing.ts';
import { realPath } from '../files/stats.ts';
import { UsageError } from '../usage-error.ts';

/** Larger files are bundles or data, which the reading leaves out or finds nothing in. */
const MAX_FILE = 2 * 1024 * 1024;
const MAX_JSON = 64 * 1024;
const MAX_BATCH = 32 * 1024 * 1024;

/** What a branch is compared with. Read from git's objects: the work tree and the index are never touched. */
export interface Base {
  readonly commit: string;
  /** `main at 1a2b3c4`. */
  readonly name: string;
  /** The text of the lock file there. */
  lock(): string | undefined;
  /**
   * Writes the sources into a folder of their own, and takes it away afterwards.
   *
   * @throws UsageError if git cannot give them
   */
  withSources<T>(use: (folder: string) => T): T;
}

/**
 * Finds where the branch at hand left `revision`.
 *
 * @param root absolute; only what is under it counts
 * @throws UsageError if there is no git, no repository or no such revision
 */
export function baseOf(root: string, revision: string): Base {
  const inside = git(root, ['rev-parse', '--show-prefix']);
  if (inside.error) throw new UsageError('git was not found, and the base can only be read with it. Install git.');
  if (inside.status !== 0)
    throw new UsageError(`${root} is in no git repository, so there is no base to compare with.`);
  const prefix = text(inside).trimEnd();
  const found = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (found.status !== 0)
    throw new UsageError(
      `git knows no revision "${revision}". Fetch it first (git fetch origin ${revision}; in CI, check out with the full history), or give another --base.`,
    );
  const given = text(found).trim();
  // What happened on the base since is not this branch's doing. A shallow clone may not know where it left.
  const fork = git(root, ['merge-base', given, 'HEAD']);
  const commit = fork.status === 0 ? text(fork).trim() : given;
  return {
    commit,
    name: `${revision} at ${commit.slice(0, 7)}`,
    lock() {
      const shown = git(root, ['cat-file', 'blob', `${commit}:${prefix}${LOCK_FILE}`]);
      return shown.status === 0 ? text(shown) : undefined;
    },
    withSources(use) {
      const folder = realPath(mkdtempSync(path.join(tmpdir(), 'customerio-base-')));
      try {
        writeSources(root, commit, prefix, folder);
        return use(folder);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function git(cwd: string, args: readonly string[], input?: string): SpawnSyncReturns<Buffer> {
  return spawnSync('git', args, {
    cwd,
    maxBuffer: 1 << 30,
    // A partial clone must not start to load what is missing; it is left out.
    env: { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' },
    ...(input !== undefined && { input }),
  });
}

function text({ stdout }: { readonly stdout: string | Buffer }): string {
  return stdout.toString('utf8');
}

interface Entry {
  readonly id: string;
  readonly size: number;
  readonly name: string;
}

function writeSources(root: string, commit: string, prefix: string, folder: string): void {
  const listed = git(root, ['ls-tree', '-r', '-z', '-l', '--full-tree', `${commit}:${prefix}`]);
  // The root did not exist there: nothing was sent.
  if (listed.status !== 0) return;
  let batch: Entry[] = [];
  let size = 0;
  const flush = (): void => {
    if (batch.length > 0) writeBlobs(root, batch, folder);
    batch = [];
    size = 0;
  };
  for (const line of text(listed).split('\0')) {
    // Links and submodules are left out, as in a work tree's reading.
    const [, id, bytes, name] = /^100\d{3} blob ([\da-f]+) +(\d+)\t(.+)$/s.exec(line) ?? [];
    if (id === undefined || name === undefined || !isWanted(name, Number(bytes))) continue;
    batch.push({ id, size: Number(bytes), name });
    size += Number(bytes);
    if (size > MAX_BATCH) flush();
  }
  flush();
}

function isWanted(name: string, size: number): boolean {
  if (/(?:^|\/)node_modules\//.test(name)) return false;
  if (isSourceFile(name)) return size <= MAX_FILE;
  return /(?:\.json|(?:^|\/)(?:\.gitignore|pnpm-workspace\.yaml))$/.test(name) && size <= MAX_JSON;
}

function writeBlobs(root: string, entries: readonly Entry[], folder: string): void {
  const { stdout, status } = git(root, ['cat-file', '--batch'], entries.map(({ id }) => `${id}\n`).join(''));
  if (status !== 0)
    throw new UsageError('git could not give the files of the base. Compare the lock files instead (--from lock).');
  const bytes = stdout;
  let at = 0;
  for (const { name } of entries) {
    const end = bytes.indexOf(10, at);
    if (end === -1) return;
    const [, size] = /^[\da-f]+ blob (\d+)$/.exec(bytes.toString('utf8', at, end)) ?? [];
    at = end + 1;
    // "missing": a partial clone has it not.
    if (size === undefined) continue;
    const file = path.join(folder, name);
    if (file.startsWith(folder + path.sep)) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, bytes.subarray(at, at + Number(size)));
    }
    at += Number(size) + 1;
  }
}
