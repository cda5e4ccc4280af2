import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { inProject, same } from '../project.mjs';

/** @typedef {import('../project.mjs').Project} Project */

const EXAMPLE = 'tests/fixtures/examples/workspace';
const WRAPPER = 'packages/events/src/index.ts';
const faults = [
  'apps/lending/src/desk.ts:10 no-millisecond-timestamps',
  'apps/reader/src/catalogue.ts:10 no-unidentified-forward',
  'apps/reader/src/catalogue.ts:14 no-unidentified-forward',
];
const env = { TURBO_TELEMETRY_DISABLED: '1', NX_DAEMON: 'false', NX_NO_CLOUD: 'true' };

/** @param {Project} project */
function begin(project) {
  project.copy(EXAMPLE);
  project.write('.gitignore', 'node_modules\n.turbo\n.nx\n');
  project.must('git', ['init', '--quiet']);
}

/**
 * @param {Project} project
 * @param {readonly [string, ...string[]]} command
 */
function lintAll(project, command) {
  same(project.lint({ command }), faults);
  for (const folder of ['apps/lending', 'apps/reader', 'packages/events'])
    same(
      project.lint({ command, folder }),
      faults.filter(fault => fault.startsWith(`${folder}/`)),
    );
}

/**
 * A lint that passes comes from the cache; after a change of the wrapper it does not, and finds the fault at its callers.
 *
 * @param {Project} project
 * @param {readonly string[]} words
 * @param {RegExp} cached what the runner says of answers that it kept
 */
function keepsNothingStale(project, words, cached) {
  const wrapper = readFileSync(project.file(WRAPPER), 'utf8');
  const harmless = wrapper.replace(
    '...details }',
    "...details }, { integrations: { 'Customer.io (Actions)': false } }",
  );
  assert.notEqual(harmless, wrapper);
  project.write(WRAPPER, harmless);
  project.write(
    'apps/lending/src/desk.ts',
    readFileSync(project.file('apps/lending/src/desk.ts'), 'utf8').replace(
      ', Date.now());',
      ', Math.floor(Date.now() / 1000));',
    ),
  );
  project.must('npx', words, { env });
  assert.match(project.must('npx', words, { env }), cached);
  project.write(WRAPPER, wrapper);
  const { status, stdout } = project.run('npx', words, { env });
  assert.notEqual(status, 0);
  assert.match(stdout, /customerio\/no-unidentified-forward/);
}

/** @type {import('../row.d.ts').Row[]} */
export default [
  {
    group: 'workspace',
    name: 'npm, inside of each package as from the root',
    act: given =>
      inProject(given, {}, project => {
        begin(project);
        project.install('eslint@10');
        lintAll(project, ['npx', 'eslint']);
      }),
  },
  {
    group: 'workspace',
    name: 'pnpm, inside of each package as from the root',
    act: given =>
      inProject(given, {}, project => {
        begin(project);
        project.must('npx', ['--yes', 'pnpm@10', 'add', '--save-dev', '--workspace-root', given.tarball, 'eslint@10']);
        lintAll(project, ['npx', '--yes', 'pnpm@10', 'exec', 'eslint']);
      }),
  },
  {
    group: 'workspace',
    name: 'Turborepo: a changed wrapper is found at its callers, and nothing stale',
    act: given =>
      inProject(given, {}, project => {
        begin(project);
        project.must('npm', ['pkg', 'set', 'packageManager=npm@10.8.2']);
        project.install('eslint@10', 'turbo@2');
        keepsNothingStale(project, ['turbo', 'run', 'lint', '--continue'], /3 cached, 3 total/);
      }),
  },
  {
    group: 'workspace',
    name: 'Nx: a changed wrapper is found at its callers, and nothing stale',
    act: given =>
      inProject(given, {}, project => {
        begin(project);
        project.install('eslint@10', 'nx');
        keepsNothingStale(
          project,
          ['nx', 'run-many', '-t', 'lint'],
          /cache instead of running the command for 3 out of 3/,
        );
      }),
  },
];
