import { spawnSync } from 'node:child_process';

/**
 * What git would lose sight of if files under `folder` were changed now: paths that differ from the last commit,
 * or are unknown to it.
 *
 * @returns undefined outside of a git tree, or without git
 */
export function uncommittedFiles(folder: string): string[] | undefined {
  const { status, stdout, error } = spawnSync('git', ['status', '--porcelain', '-z', '--', '.'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error || status !== 0) {
    return undefined;
  }
  return stdout
    .split('\0')
    .filter(entry => /^.. /.test(entry))
    .map(entry => entry.slice(3));
}
