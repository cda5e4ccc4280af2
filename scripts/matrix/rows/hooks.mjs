import assert from 'node:assert/strict';
import path from 'node:path';

import { inProject, isThere } from '../project.mjs';
import { settings, typescript } from '../sources.mjs';

/** @typedef {import('../project.mjs').Project} Project */
/** @typedef {import('../row.d.ts').Row} Row */

/**
 * What `init --hook` writes stops a commit with a fault and lets one without pass.
 *
 * @param {Project} project
 * @param {string} hook
 * @param {NodeJS.ProcessEnv} [env]
 */
function guards(project, hook, env = {}) {
  const git = (/** @type {string[]} */ ...words) =>
    project.run('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], { env });
  project.must('git', ['init', '--quiet']);
  project.install('eslint@10');
  const said = project.must('npx', ['eslint-plugin-customerio', 'init', '--yes', '--hook', hook]);
  const steps = /^Next:\n(.+)/ms.exec(said)?.[1]?.trim().split(/\n */) ?? [];
  for (const command of steps.slice(0, -2)) {
    const [program = '', ...words] = command.split(' ');
    project.must(program, words, { env });
  }
  const again = project.must('npx', ['eslint-plugin-customerio', 'init', '--yes', '--hook', hook]);
  assert.doesNotMatch(again, /^Wrote/m, 'a second run of init writes');

  project.write('src/good.js', 'export const total = 5;\n');
  git('add', '-A');
  const good = git('commit', '-m', 'good');
  assert.equal(good.status, 0, `a good commit is stopped: ${good.stderr.slice(-600)}`);
  project.write('src/a.ts', typescript['src/a.ts']);
  git('add', '-A');
  const bad = git('commit', '-m', 'bad');
  assert.notEqual(bad.status, 0, 'a bad commit passes');
  assert.match(bad.stdout + bad.stderr, /no-unidentified-forward/);
}

const files = {
  'package.json': '{ "name": "shop", "private": true }\n',
  '.gitignore': 'node_modules\n.venv\n',
  'customerio.config.json': settings,
  'src/typed.ts': 'export type Total = number;\n',
};

/** @type {Row[]} */
export default [
  ...['husky', 'lefthook'].map(hook => ({
    group: 'hook',
    name: `${hook} stops a bad commit and passes a good one`,
    act: (/** @type {import('../row.d.ts').Given} */ given) =>
      inProject(given, files, project => guards(project, hook)),
  })),
  {
    group: 'hook',
    name: 'pre-commit stops a bad commit and passes a good one',
    lacks: () => (isThere('python3') ? undefined : 'python3 is not installed'),
    act: given =>
      inProject(given, files, project => {
        project.must('python3', ['-m', 'venv', '.venv']);
        project.must('.venv/bin/pip', ['install', '--quiet', 'pre-commit']);
        guards(project, 'pre-commit', {
          PATH: `${project.file('.venv/bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
        });
      }),
  },
];
