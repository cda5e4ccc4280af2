import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import Ajv from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runIn, type Output } from '../package/packed.ts';
import { createProject } from '../support/project.ts';

const cli = path.resolve('dist/cli.js');

function run(cwd: string, ...args: readonly string[]): Output {
  return runIn(cwd, process.execPath, cli, ...args);
}

let example: string;

beforeAll(() => {
  example = realpathSync(mkdtempSync(path.join(tmpdir(), 'customerio-cli-')));
  cpSync('tests/fixtures/desktop-app', example, { recursive: true });
});

afterAll(() => rmSync(example, { recursive: true, force: true }));

describe('the command line', () => {
  it.each([[['--help']], [['-h']], [['help']]])('%j shows the commands', args => {
    const { status, stdout, stderr } = run(example, ...args);
    expect(stdout).toMatch(/^Usage: eslint-plugin-customerio/);
    for (const command of ['audit', 'doctor', 'init', 'migrate', 'plan'])
      expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('says its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(run(example, '--version')).toMatchObject({ status: 0, stdout: `${version}\n` });
  });

  it('shows the help of a command, by which it describes itself', () => {
    const { stdout: all } = run(example, '--help');
    const squeezed = all.replace(/\s+/g, ' ');
    for (const command of ['audit', 'doctor', 'init', 'migrate', 'plan']) {
      const { stdout, status } = run(example, command, '--help');
      expect(run(example, 'help', command).stdout).toBe(stdout);
      expect(status).toBe(0);
      const [, description = ''] =
        stdout
          .replace(/\s+/g, ' ')
          .match(/(?:\[options\]|\[command\]|\.\.\.\])(?: <codemod>)?(?: \[paths\.\.\.\])? ([A-Z].*?\.) /) ?? [];
      expect(description).not.toBe('');
      expect(squeezed).toContain(description);
    }
  });

  it.each<[string, readonly string[], RegExp]>([
    ['no command', [], /Commands:/],
    ['an unknown command', ['adit'], /unknown command 'adit'[\s\S]*Did you mean audit\?[\s\S]*--help/],
    ['an unknown option', ['audit', '--frmat'], /unknown option '--frmat'[\s\S]*Did you mean --format\?[\s\S]*--help/],
    ['an unknown option of an inner command', ['plan', 'check', '--bse'], /unknown option '--bse'[\s\S]*--help/],
    [
      'an unknown format',
      ['audit', '--format', 'xml'],
      /'xml' is invalid\. Allowed choices are pretty, json, sarif, html, markdown, github/,
    ],
    ['an option without its value', ['audit', '--output'], /argument missing/],
    ['a path that does not exist', ['audit', 'sorce'], /^✖ sorce does not exist\.\n$/],
    ['a path outside of the root', ['audit', '..'], /lies outside of .*--root/],
    ['a root that is a file', ['audit', '--root', 'package.json'], /package\.json is no folder/],
    [
      'settings that do not exist',
      ['audit', '--settings', 'no.json'],
      /^✖ no\.json cannot be read: there is no such file\.\n$/,
    ],
    [
      'settings that are no JSON',
      ['audit', '--settings', 'src/preload.ts'],
      /preload\.ts cannot be read: it is not JSON \(a JSON value was expected in line 1\)/,
    ],
    [
      'settings that are none',
      ['audit', '--settings', 'package.json'],
      /package\.json: settings\.customerio\.name is not a setting\. Known settings: /,
    ],
    ['a codemod that does not exist', ['migrate', 'tidy'], /There is no codemod "tidy"/],
  ])('refuses %s with exit code 2 and a way out', (_, args, message) => {
    const { status, stdout, stderr } = run(example, ...args);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('shows help without loading a parser, a resolver or ESLint', () => {
    const { stderr } = runIn(
      example,
      process.execPath,
      '--cpu-prof',
      '--cpu-prof-dir',
      path.join(example, 'profile'),
      cli,
      '--help',
    );
    expect(stderr).toBe('');
    const [profile = ''] = readdirSync(path.join(example, 'profile'));
    expect(readFileSync(path.join(example, 'profile', profile), 'utf8')).not.toMatch(
      /node_modules\/(?:oxc-|eslint\/|@typescript-eslint)/,
    );
    rmSync(path.join(example, 'profile'), { recursive: true });
  });
});

describe('audit', () => {
  it('finds the fault of the example, and fails for it', () => {
    const { status, stdout, stderr } = run(example, 'audit');
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^ {2}Request Created +9 sites +via Segment +no/m);
    expect(stdout).toMatch(/^ {2}segment +SHA-256 of \S*accountId/m);
    expect(stdout).toMatch(/^ {2}customerio +accountId/m);
    expect(stdout).toMatch(/no-unidentified-forward × 9/);
    expect(stdout).toMatch(/Score \d+ of 100\.\n$/);
    expect(stdout.split('\n').length).toBeLessThan(50);
    expect(status).toBe(1);
  });

  it('gives JSON that the published schema describes', () => {
    const { stdout } = run(example, 'audit', '--format', 'json', '--rules', 'all');
    const validate = new Ajv().compile(JSON.parse(readFileSync('dist/audit.schema.json', 'utf8')) as object);
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['error', 1],
    ['warning', 1],
    ['never', 0],
  ])('with --fail-on %s exits with %i for errors', (failOn, code) => {
    expect(run(example, 'audit', '--fail-on', failOn).status).toBe(code);
  });

  it('exits with 0 where nothing is wrong', () => {
    expect(run(example, 'audit', 'src/ui/charts').status).toBe(0);
  });

  it.each([
    ['report.json', /^\{\n {2}"version": 2,/],
    ['report.sarif', /"version": "2\.1\.0"/],
    ['deep/down/report.html', /^<!doctype html>/],
    ['report.md', /^## Analytics audit/],
    ['report.txt', /analytics calls/],
  ])('writes %s in the format of its ending', (file, start) => {
    const { stdout, stderr } = run(example, 'audit', '--output', file);
    expect(stdout).toBe('');
    expect(stderr).toBe(`Wrote ${file}.\n`);
    expect(readFileSync(path.join(example, file), 'utf8')).toMatch(start);
    expect(run(example, 'audit', '--output', file).stderr).toBe(`Wrote ${file}.\n`);
    expect(readdirSync(path.dirname(path.join(example, file))).filter(name => name.endsWith('.tmp'))).toEqual([]);
    rmSync(path.join(example, file));
  });

  it('takes another root, and names files from where it was started', () => {
    const { stdout } = run(path.dirname(example), 'audit', '--root', path.basename(example), '--format', 'github');
    expect(stdout).toMatch(new RegExp(`^::error file=${path.basename(example)}/src/`, 'm'));
  });

  it('takes settings from a file, and runs no configuration of the project', () => {
    const project = createProject({
      'eslint.config.js':
        "import { writeFileSync } from 'node:fs';\nwriteFileSync(new URL('./ran', import.meta.url), '');\nexport default [];\n",
      'src/a.js':
        "import { Analytics } from '@segment/analytics-node';\nconst analytics = new Analytics({ writeKey: 'k' });\nexport const a = id => { analytics.track({ anonymousId: id, event: 'A' }); };\nexport const b = id => { analytics.track({ anonymousId: id, event: 'B' }); };\n",
      'all.json': '{ "forwarded": ["A"] }',
    });
    const { stdout } = run(project.root, 'audit', '--settings', 'all.json', '--format', 'json');
    const { findings } = JSON.parse(stdout) as { findings: { ruleId: string; line: number }[] };
    expect(
      findings.filter(({ ruleId }) => ruleId === 'customerio/no-unidentified-forward').map(({ line }) => line),
    ).toEqual([3]);
    expect(existsSync(project.file('ran'))).toBe(false);
    project.remove();
  });

  it('lists what it cannot read, and goes on', () => {
    const project = createProject({
      'src/a.js':
        "import { Analytics } from '@segment/analytics-node';\nnew Analytics({ writeKey: 'k' }).track({ userId: user.id, event: 'A' });\n",
      'src/b.js': "import '@segment/analytics-node';\nconst = ;\n",
    });
    writeFileSync(
      project.file('src/c.js'),
      Buffer.concat([Buffer.from("import '@segment/analytics-node';"), Buffer.alloc(64)]),
    );
    writeFileSync(project.file('src/d.js'), `import '@segment/analytics-node';\n${'x();\n'.repeat(1_100_000)}`);
    const { stdout, status } = run(project.root, 'audit', '--rules', 'none');
    expect(stdout).toContain('4 files: 1 read, 0 without analytics, 3 failed');
    for (const file of ['src/b.js', 'src/c.js', 'src/d.js']) expect(stdout).toContain(`  ${file}: `);
    expect(stdout).toMatch(/^ {2}A +1 site/m);
    expect(status).toBe(0);
    project.remove();
  });

  it('does without ESLint if it is told to, and says what to do if it is not', () => {
    const project = createProject({ 'src/a.js': 'export {};\n' });
    // A copy elsewhere finds this package's dependencies, but not ESLint.
    cpSync('dist', project.file('copy/dist'), { recursive: true });
    cpSync('package.json', project.file('copy/package.json'));
    for (const name of Object.keys(
      (JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }).dependencies,
    )) {
      cpSync(path.join('node_modules', name), project.file(`copy/node_modules/${name}`), {
        recursive: true,
        dereference: true,
      });
    }
    for (const name of [
      '@oxc-parser',
      '@oxc-resolver',
      '@oxc-project',
      '@typescript-eslint/types',
      '@typescript-eslint/visitor-keys',
      'eslint-visitor-keys',
      '@jridgewell',
    ]) {
      if (existsSync(path.join('node_modules', name)))
        cpSync(path.join('node_modules', name), project.file(`copy/node_modules/${name}`), {
          recursive: true,
          dereference: true,
        });
    }
    const copy = project.file('copy/dist/cli.js');
    const refused = runIn(project.root, process.execPath, copy, 'audit', 'src');
    expect(refused.stderr).toMatch(
      /^✖ The rules are run by ESLint, which is not installed here\. Install it \(npm install --save-dev eslint\), or do without the rules \(--rules none\)\.\n$/,
    );
    expect(refused.status).toBe(2);
    expect(runIn(project.root, process.execPath, copy, 'audit', 'src', '--rules', 'none').status).toBe(0);
    project.remove();
  });
});

describe('the bundled example', () => {
  it('runs the main job, a screenful a step', () => {
    const { status, stdout, stderr } = runIn(process.cwd(), process.execPath, 'scripts/example.mjs');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const steps = stdout.split(/^\$ /m).slice(1);
    expect(steps).toHaveLength(5);
    for (const step of steps) {
      const lines = step.split('\n');
      expect(lines.length).toBeLessThan(45);
      expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(140);
    }
  });
});
