import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { surroundingsOf } from '../../../../lib/cli/start/surroundings.ts';
import { workflowStep } from '../../../../lib/cli/start/workflow-step.ts';
import { parseYaml } from '../../../../lib/files/yaml.ts';
import { useProjects, type TemporaryProject } from '../../../support/project.ts';

import type { Step } from '../../../../lib/cli/start/step.ts';

const create = useProjects();

interface WorkflowStep {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: { readonly events: { readonly defaults?: unknown; readonly steps: readonly WorkflowStep[] } };
}

function stepFor(project: TemporaryProject, root = project.root): Step {
  return workflowStep(surroundingsOf(root, root));
}

function workflowOf(step: Step): Workflow {
  return parseYaml(step.writings[0]?.after ?? '').value as Workflow;
}

function runs(workflow: Workflow): string[] {
  return workflow.jobs.events.steps.map(({ run, uses }) => run ?? uses ?? '');
}

describe('the workflow', () => {
  it('lints pull requests, holds events to their plan, and comments', () => {
    const project = create({ 'package.json': '{}' });
    const step = stepFor(project);
    expect(step.writings[0]?.file).toBe(project.file('.github/workflows/customerio.yml'));
    const workflow = workflowOf(step);
    expect(workflow.on).toBe('pull_request');
    expect(workflow.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
    expect(runs(workflow).slice(0, 5)).toEqual([
      'actions/checkout@v4',
      'actions/setup-node@v4',
      'npm ci',
      'npx eslint .',
      'npx eslint-plugin-customerio plan check',
    ]);
    expect(workflow.jobs.events.defaults).toBeUndefined();
  });

  it.each<[string, Record<string, string>, readonly string[]]>([
    [
      'pnpm',
      { 'pnpm-lock.yaml': '' },
      ['pnpm/action-setup@v4', 'actions/setup-node@v4', 'pnpm install --frozen-lockfile', 'pnpm exec eslint .'],
    ],
    [
      'Yarn 1',
      { 'yarn.lock': '' },
      ['corepack enable', 'actions/setup-node@v4', 'yarn install --frozen-lockfile', 'yarn eslint .'],
    ],
    [
      'Yarn 4',
      { 'yarn.lock': '', '.yarnrc.yml': '' },
      ['corepack enable', 'actions/setup-node@v4', 'yarn install --immutable', 'yarn eslint .'],
    ],
    ['Bun', { 'bun.lock': '' }, ['oven-sh/setup-bun@v2', 'bun install --frozen-lockfile', 'bunx eslint .']],
  ])('installs by %s', (_, files, expected) => {
    const workflow = workflowOf(stepFor(create({ 'package.json': '{}', ...files })));
    expect(runs(workflow).slice(1, 1 + expected.length)).toEqual(expected);
  });

  it.each([
    ['{}', { version: 'latest' }],
    ['{ "packageManager": "pnpm@10.0.0" }', undefined],
  ])('takes the version of pnpm that a manifest names: %s', (manifest, given) => {
    const workflow = workflowOf(stepFor(create({ 'package.json': manifest, 'pnpm-lock.yaml': '' })));
    expect(workflow.jobs.events.steps.find(({ uses }) => uses?.startsWith('pnpm/'))?.with).toEqual(given);
  });

  it('stands at the top of the repository, and runs in the folder of the project', () => {
    const project = create({ 'apps/web/package.json': '{}' });
    mkdirSync(project.file('.git'));
    const step = stepFor(project, project.file('apps/web'));
    expect(step.writings[0]?.file).toBe(project.file('.github/workflows/customerio.yml'));
    const { defaults, steps } = workflowOf(step).jobs.events;
    expect(defaults).toEqual({ run: { 'working-directory': 'apps/web' } });
    expect(steps[1]?.with).toMatchObject({ 'cache-dependency-path': 'apps/web/package-lock.json' });
    expect(step.writings[0]?.after).toContain("hashFiles('apps/web/customerio.lock.json')");
  });

  it.each([
    ['is there already', (text: string) => text],
    ['differs from what would be written, so it was left alone', (text: string) => `# ours\n${text}`],
  ])('is not written again where it %s', (words, change) => {
    const project = create({ 'package.json': '{}' });
    project.write('.github/workflows/customerio.yml', change(stepFor(project).writings[0]?.after ?? ''));
    const step = stepFor(project);
    expect(step.writings).toEqual([]);
    expect(step.words).toEqual([expect.stringContaining(words)]);
  });
});

/** The script of the last step, in a shell, with programs that write down what they are asked. */
describe.skipIf(process.platform === 'win32')('the comment', () => {
  const report = '## Analytics events\n\n**1 removed**, compared with `main`.\n\n### Breaks what listens\n\n- `a`\n';
  const quiet = '## Analytics events\n\nNo event changes, compared with `main`.\n';

  function comment(text: string, { found = '', mayComment = 'true' } = {}): { asked: string[]; summary: string } {
    const project = create({ 'package.json': '{}' });
    const script = workflowOf(stepFor(project)).jobs.events.steps.at(-1)?.run ?? '';
    project.write('report.md', text);
    project.write('bin/npx', `#!/bin/sh\ncp report.md "$7"\n`);
    project.write('bin/gh', `#!/bin/sh\necho "$@" >> asked\ncase "$*" in *--paginate*) printf '${found}' ;; esac\n`);
    for (const name of ['npx', 'gh']) chmodSync(project.file(`bin/${name}`), 0o755);
    const { status, stderr } = spawnSync('bash', ['--norc', '-e', '-c', script], {
      cwd: project.root,
      encoding: 'utf8',
      env: {
        PATH: `${project.file('bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
        RUNNER_TEMP: project.root,
        GITHUB_STEP_SUMMARY: project.file('summary.md'),
        GITHUB_REPOSITORY: 'acme/shop',
        BASE: 'main',
        NUMBER: '7',
        MAY_COMMENT: mayComment,
      },
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const asked = existsSync(project.file('asked'))
      ? readFileSync(project.file('asked'), 'utf8').trim().split('\n')
      : [];
    return {
      asked: asked.filter(line => !line.includes('--paginate')).map(line => line.replaceAll(project.root, '.')),
      summary: readFileSync(project.file('summary.md'), 'utf8'),
    };
  }

  it('is made where something changes', () => {
    expect(comment(report)).toEqual({
      asked: ['api --silent --method POST repos/acme/shop/issues/7/comments --field body=@./events.md'],
      summary: report,
    });
  });

  it('is written anew by a later run, also where nothing changes any more', () => {
    expect(comment(quiet, { found: String.raw`42\n43\n` }).asked).toEqual([
      'api --silent --method PATCH repos/acme/shop/issues/comments/42 --field body=@./events.md',
    ]);
  });

  it('is not made where nothing changes', () => {
    expect(comment(quiet)).toEqual({ asked: [], summary: quiet });
  });

  it('is left to the summary in a fork', () => {
    expect(comment(report, { mayComment: 'false' })).toEqual({ asked: [], summary: report });
  });
});
