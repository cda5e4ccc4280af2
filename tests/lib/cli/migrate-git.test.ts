import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { uncommittedFiles } from '../../../lib/cli/migrate-git.ts';
import type { TemporaryProject } from '../../support/project.ts';
import { createProject } from '../../support/project.ts';

let project: TemporaryProject;

beforeEach(() => {
  project = createProject({ 'app/a.js': 'a();\n', 'app/b.js': 'b();\n', 'other/c.js': 'c();\n' });
});
afterEach(() => project.remove());

function git(...command: string[]): void {
  const { status, stderr } = spawnSync('git', command, { cwd: project.root, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
}

function committed(): void {
  git('init', '-q');
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-qm', 'first');
}

it('asks nothing outside of a git tree', () => {
  expect(uncommittedFiles(project.root)).toEqual([]);
});

it('names what is not committed below a folder, as seen from there', () => {
  committed();
  project.write('app/b.js', 'other();\n');
  project.write('app/new/d.js', 'd();\n');
  project.write('other/c.js', 'other();\n');
  expect(uncommittedFiles(project.file('app'))).toEqual(['b.js', 'new/d.js']);
});

it('sees what settings of git hide', () => {
  committed();
  git('config', 'status.showUntrackedFiles', 'no');
  git('update-index', '--assume-unchanged', 'app/a.js');
  project.write('app/a.js', 'other();\n');
  project.write('app/new.js', 'd();\n');
  expect(uncommittedFiles(project.file('app')).toSorted()).toEqual(['a.js', 'new.js']);
});

it('refuses where git cannot answer', () => {
  committed();
  writeFileSync(project.file('.git/index'), 'broken');
  expect(() => uncommittedFiles(project.file('app'))).toThrow(/^Git cannot say what is not committed here \(.+\), so/);
});

it('refuses where the tree is none', () => {
  project.write('.git', 'gitdir: /nowhere\n');
  expect(() => uncommittedFiles(project.file('app'))).toThrow('Git cannot say');
});
