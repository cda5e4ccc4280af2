import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { hookStep, type Hook } from '../../../../lib/cli/start/hook-step.ts';
import type { Step } from '../../../../lib/cli/start/step.ts';
import { surroundingsOf } from '../../../../lib/cli/start/surroundings.ts';
import { parseYaml } from '../../../../lib/files/yaml.ts';
import { useProjects, type TemporaryProject } from '../../../support/project.ts';

const create = useProjects();
const sources = { 'package.json': '{}', 'src/a.ts': 'export {};\n' };

function stepFor(project: TemporaryProject, hook: Hook): Step {
  return hookStep(surroundingsOf(project.root, project.root), hook);
}

function written(project: TemporaryProject, step: Step): Record<string, string> {
  return Object.fromEntries(step.writings.map(({ file, after }) => [file.slice(project.root.length + 1), after]));
}

const lint = 'eslint --no-warn-ignored --pass-on-unpruned-suppressions';
const glob = '*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}';

describe('the hook of husky', () => {
  it('runs lint-staged', () => {
    const project = create(sources);
    const step = stepFor(project, 'husky');
    expect(written(project, step)).toEqual({
      '.husky/pre-commit': 'npx lint-staged\n',
      '.lintstagedrc.json': `{\n  "${glob}": "${lint}"\n}\n`,
    });
    expect(step.packages).toEqual(['husky', 'lint-staged']);
    expect(step.commands).toEqual(['npm pkg set scripts.prepare=husky', 'npx husky']);
  });

  it('is run as the package manager runs programs', () => {
    const project = create({ ...sources, 'pnpm-lock.yaml': '' });
    expect(written(project, stepFor(project, 'husky'))['.husky/pre-commit']).toBe('pnpm exec lint-staged\n');
  });

  it('is told what a hook that is there lacks', () => {
    const project = create({
      'package.json': '{ "scripts": { "prepare": "husky" }, "lint-staged": { "*.css": "stylelint" } }',
      '.husky/pre-commit': 'npm test\n',
    });
    const step = stepFor(project, 'husky');
    expect(step.writings).toEqual([]);
    expect(step.words).toEqual([
      '.husky/pre-commit was left alone. Add this to it:\n\n    npx lint-staged',
      `package.json was left alone. Add this to it:\n\n    "lint-staged": { "*.{js,jsx,mjs,cjs}": "${lint}" }`,
    ]);
    expect(step.commands).toEqual([]);
  });

  it.each([
    ['in the manifest', 'package.json', '{ "lint-staged": { "*.js": "eslint --fix" } }'],
    ['in a module', 'lint-staged.config.mjs', "export default { '*.js': 'eslint --fix' };\n"],
  ])('finds that lint-staged runs ESLint already, %s', (_, file, text) => {
    const project = create({ 'package.json': '{}', '.husky/pre-commit': 'npx lint-staged\n', [file]: text });
    const step = stepFor(project, 'husky');
    expect(step.writings).toEqual([]);
    expect(step.words).toEqual(['.husky/pre-commit is there already.', `${file} is there already.`]);
  });

  it('does not take a dependency for what lint-staged runs', () => {
    const project = create({
      'package.json': '{ "devDependencies": { "eslint": "10" }, "lint-staged": { "*.css": "stylelint" } }',
    });
    expect(stepFor(project, 'husky').words.at(-1)).toMatch(/^package\.json was left alone\./);
  });
});

it.each<[Hook, string, unknown]>([
  ['lefthook', 'lefthook.yml', { 'pre-commit': { commands: { eslint: { glob, run: `npx ${lint} {staged_files}` } } } }],
  [
    'pre-commit',
    '.pre-commit-config.yaml',
    {
      repos: [
        {
          repo: 'local',
          hooks: [
            {
              id: 'eslint',
              name: 'eslint',
              language: 'system',
              entry: `npx ${lint}`,
              files: String.raw`\.(?:js|jsx|mjs|cjs|ts|tsx|mts|cts)$`,
              require_serial: true,
            },
          ],
        },
      ],
    },
  ],
])('the file of %s is YAML, is written once, and added to by a person', (hook, name, content) => {
  const project = create(sources);
  const [writing] = stepFor(project, hook).writings;
  expect(writing?.file).toBe(project.file(name));
  expect(parseYaml(writing?.after ?? '').value).toEqual(content);

  project.write(name, writing?.after ?? '');
  expect(stepFor(project, hook)).toMatchObject({ writings: [], words: [`${name} is there already.`] });

  project.write(name, '# ours\n');
  const { writings, words } = stepFor(project, hook);
  expect(writings).toEqual([]);
  expect(words).toEqual([expect.stringMatching(/was left alone\. Add this to it:\n\n {4}/)]);
  expect(readFileSync(project.file(name), 'utf8')).toBe('# ours\n');
});

it('leaves out what an older ESLint does not know', () => {
  const project = create({ ...sources, 'node_modules/eslint/package.json': '{ "version": "9.23.0" }' });
  expect(written(project, stepFor(project, 'husky'))['.lintstagedrc.json']).toContain('"eslint --no-warn-ignored"');
});
