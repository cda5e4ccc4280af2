import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { exists } from '../files/stats.ts';
import { UsageError } from '../usage-error.ts';

/**
 * What git would lose sight of if files under `folder` were changed now: paths that differ from the last commit, or
 * are unknown to it, relative to the folder.
 *
 * @returns nothing outside of a git tree
 * @throws UsageError if there is a git tree, and git cannot say
 */
export function uncommittedFiles(folder: string): readonly string[] {
  if (!isInTree(folder)) {
    return [];
  }
  const prefix = answerOf(folder, ['rev-parse', '--show-prefix']).replace(/\r?\n$/, '');
  // Whatever the settings hide: files without a commit, submodules, files that git is told to take as unchanged.
  const changed = answerOf(folder, [
    ...['-c', 'core.fsmonitor=false', '-c', 'core.untrackedCache=false'],
    ...['status', '--porcelain', '-z', '--untracked-files=all', '--ignore-submodules=none', '--', '.'],
  ])
    .split('\0')
    .filter(entry => /^.. /.test(entry))
    .map(entry => entry.slice(3));
  const hidden = answerOf(folder, ['ls-files', '-v', '-z', '--', '.'])
    .split('\0')
    .filter(entry => /^[a-z] /.test(entry))
    .map(entry => prefix + entry.slice(2));
  return [...changed, ...hidden].map(file => (file.startsWith(prefix) ? file.slice(prefix.length) : file));
}

/** Whether a folder, or one around it, is kept by git. */
function isInTree(folder: string): boolean {
  if (process.env['GIT_DIR'] !== undefined) {
    return true;
  }
  for (let at = folder; ; at = path.dirname(at)) {
    if (exists(path.join(at, '.git'))) {
      return true;
    }
    if (path.dirname(at) === at) {
      return false;
    }
  }
}

function answerOf(folder: string, command: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync('git', command, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error || status !== 0) {
    const why = error?.message ?? stderr.trim().split('\n')[0] ?? '';
    throw new UsageError(
      `Git cannot say what is not committed here (${why}), so the codemod's changes could not be told from yours or taken back. Mend that, look with --dry, or give --allow-dirty.`,
    );
  }
  return stdout;
}
