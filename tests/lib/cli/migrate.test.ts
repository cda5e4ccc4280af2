import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

import type { Command } from 'commander';

import type { MigrateOptions, MigrateStreams } from '../../../lib/cli/migrate.ts';
import { migrate, migrateCommand } from '../../../lib/cli/migrate.ts';
import type { MigrateReport } from '../../../lib/cli/migrate-report.ts';
import type { TemporaryProject } from '../../support/project.ts';
import { createProject } from '../../support/project.ts';

const analytics = `import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load({ writeKey: 'key' });
`;
const cio = `import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';

const client = AnalyticsBrowser.load({ writeKey: 'key' });
let identifiedUserId: string | null = null;

export function trackCioEvent(event: string, properties?: Record<string, unknown>): void {
  if (!identifiedUserId) {
    return;
  }
  client.track(event, properties);
}

export function logIn(id: string, email: string) {
  client.identify(id, { email });
  identifiedUserId = id;
}
`;
const site = `import { analytics } from './analytics';

analytics.track('Request Created', { kind: 'a' });
`;
const mended = `import { analytics } from './analytics';
import { trackCioEvent } from './cio';

const requestCreatedProperties = { kind: 'a' };
analytics.track('Request Created', requestCreatedProperties);
trackCioEvent('Request Created', requestCreatedProperties);
`;

let project: TemporaryProject | undefined;

afterEach(() => {
  project?.remove();
  project = undefined;
});

function projectOf(files: Readonly<Record<string, string>> = {}): TemporaryProject {
  project = createProject({ 'src/analytics.ts': analytics, 'src/cio.ts': cio, 'src/site.ts': site, ...files });
  return project;
}

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(
  { root }: TemporaryProject,
  options: MigrateOptions = {},
  {
    codemod = 'track-cio-event',
    paths = [],
    ...streams
  }: Partial<MigrateStreams> & { codemod?: string; paths?: string[] } = {},
): Promise<Run> {
  const output = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr'): MigrateStreams['stdout'] =>
    ({ isTTY: false, write: (text: string) => ((output[name] += text), true) }) as unknown as MigrateStreams['stdout'];
  const given = codemod === 'track-cio-event' ? { event: ['Request Created'], ...options } : options;
  const code = await migrate(codemod, paths, given, {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    cwd: root,
    ...streams,
  });
  return { code, ...output };
}

async function reportOf(
  of: TemporaryProject,
  options: MigrateOptions = {},
  more: Parameters<typeof run>[2] = {},
): Promise<MigrateReport> {
  return JSON.parse((await run(of, { ...options, format: 'json' }, more)).stdout) as MigrateReport;
}

const read = (of: TemporaryProject, file: string): string => readFileSync(of.file(file), 'utf8');

describe('exit codes', () => {
  it('is 0 if all that was asked is done, and if it was done before', async () => {
    const app = projectOf();
    const first = await run(app);
    expect(first.stderr).toBe('');
    expect(first.stdout).toContain('✔ src/site.ts:3:1 Request Created: changed');
    expect(first.code).toBe(0);
    expect(read(app, 'src/site.ts')).toBe(mended);

    const second = await run(app);
    expect(second.stdout).toContain('· src/site.ts:5:1 Request Created: already right');
    expect(second.code).toBe(0);
    expect(read(app, 'src/site.ts')).toBe(mended);
  });

  it('is 1 if a site is left for a person', async () => {
    const app = projectOf({
      'src/field.ts': `import { analytics } from './analytics';\n\nexport class A {\n  sent = analytics.track('Request Created', { a: 1 });\n}\n`,
    });
    const { code, stdout } = await run(app);
    expect(stdout).toContain('! src/field.ts:4:10 Request Created: skipped, it is the initial value of a class field');
    expect(stdout).toContain('1 changed, 0 already right, 1 skipped, 1 for you to look at');
    expect(code).toBe(1);
  });

  it('is 1 if the event is sent by a function that a call makes for others to run', async () => {
    const app = projectOf({
      'src/button.ts': `import { analytics } from './analytics';\n\nexport const clicked = (event: string) => () => analytics.track(event);\nexport const button = { onClick: clicked('Request Created'), onBlur: clicked('Other') };\n`,
    });
    const { code, stdout } = await run(app);
    expect(stdout).toContain('there is no place beside it for the helper: "Request Created" at src/button.ts:4.');
    expect(stdout).not.toContain('No call to Segment');
    expect(read(app, 'src/button.ts')).not.toContain('trackCioEvent');
    expect(code).toBe(1);
  });

  it('is 1 if nothing sends the event', async () => {
    const { code, stdout } = await run(projectOf(), { event: ['Requst Created'] });
    expect(stdout).toContain('No call to Segment sends "Requst Created"');
    expect(code).toBe(1);
  });

  it.each([
    ['an unknown codemod', {}, { codemod: 'nothing' }, 'There is no codemod "nothing"'],
    ['a missing event', { event: [] }, {}, 'Name the events'],
    [
      'a broken pattern',
      { event: ['/(/'] },
      {},
      '--event[0] must be a name or a /pattern/, and /(/ is no regular expression',
    ],
    ['an unknown mode', { mode: 'above' }, {}, '--mode is one of beside, replace'],
    ['a path that is not there', {}, { paths: ['nowhere'] }, 'nowhere does not exist'],
    ['a path outside', {}, { paths: ['..'] }, '.. lies outside'],
    ['asking without a terminal', { interactive: true }, {}, 'needs a terminal'],
  ])('is 2 for %s', async (_name, options, more, message) => {
    const { code, stdout, stderr } = await run(projectOf(), options, more);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('is 2 without a helper, and tells how to get one', async () => {
    const { code, stderr } = await run(projectOf({ 'src/cio.ts': 'export {};\n' }));
    expect(stderr).toContain('add-cio-guard');
    expect(code).toBe(2);
  });

  it('is 2 if a file cannot be read, and the others are done all the same', async () => {
    const app = projectOf({ 'src/broken.ts': `${site}function (\n` });
    const { code, stdout } = await run(app);
    expect(stdout).toMatch(/✖ src\/broken\.ts failed: /);
    expect(read(app, 'src/site.ts')).toBe(mended);
    expect(code).toBe(2);
  });
});

describe('the account of files', () => {
  it('names every file once, and what became of it', async () => {
    const app = projectOf({
      '.gitignore': 'ignored/\n',
      'ignored/site.ts': site,
      'node_modules/some/site.ts': site,
      'src/other.ts': 'export const other = 1;\n',
      'README.md': '# Example\n',
    });
    const report = await reportOf(app);
    expect(report.files.map(({ file, status }) => `${file} ${status}`).sort()).toEqual([
      'src/analytics.ts unchanged',
      'src/cio.ts unchanged',
      'src/other.ts unchanged',
      'src/site.ts changed',
    ]);
    expect(report.summary).toMatchObject({ files: 4, changed: 1, unchanged: 3, failed: 0, forPerson: 0 });
    expect(read(app, 'ignored/site.ts')).toBe(site);
  });

  it('takes files and folders, and tells which it does not read', async () => {
    const app = projectOf({
      'src/inner/site.ts': site.replace('./analytics', '../analytics'),
      'README.md': '# Example\n',
    });
    const report = await reportOf(app, {}, { paths: ['src/inner', 'README.md', 'src/inner/site.ts'] });
    expect(report.files).toEqual([
      { file: 'src/inner/site.ts', status: 'changed' },
      { file: 'README.md', status: 'skipped', reason: 'it is ignored, or no source file' },
    ]);
    expect(read(app, 'src/site.ts')).toBe(site);
  });

  it('says what a machine needs', async () => {
    const report = await reportOf(projectOf(), { dry: true });
    expect(report).toMatchObject({
      version: 1,
      codemod: 'track-cio-event',
      dry: true,
      interrupted: false,
      remarks: [],
      sites: [
        { file: 'src/site.ts', line: 3, column: 1, status: 'changed', what: 'Request Created', forPerson: false },
      ],
    });
    expect(report.files.find(({ status }) => status === 'changed')?.diff).toContain('+trackCioEvent(');
  });
});

describe('a dry run', () => {
  it('prints a diff that git can apply, and writes nothing', async () => {
    const app = projectOf();
    const { code, stdout } = await run(app, { dry: true });
    expect(read(app, 'src/site.ts')).toBe(site);
    expect(code).toBe(0);
    const diff = stdout.slice(stdout.indexOf('--- a/'), stdout.indexOf('✔'));
    expect(spawnSync('git', ['apply', '-'], { cwd: app.root, input: diff, encoding: 'utf8' }).stderr).toBe('');
    expect(read(app, 'src/site.ts')).toBe(mended);
  });

  it('is coloured on demand', async () => {
    const { stdout } = await run(projectOf(), { dry: true, color: true });
    expect(stdout).toContain('\u001B[32m+trackCioEvent(');
    expect(stdout).toContain("\u001B[31m-analytics.track('Request Created', { kind: 'a' });");
  });
});

describe('git', () => {
  const git = (root: string, ...args: string[]): void => {
    const { status, stderr } = spawnSync(
      'git',
      ['-c', 'user.name=Example', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false', ...args],
      { cwd: root, encoding: 'utf8' },
    );
    expect(stderr.replace(/^hint:.*$/gm, '').trim()).toBe('');
    expect(status).toBe(0);
  };
  const repository = (): TemporaryProject => {
    const app = projectOf();
    git(app.root, 'init', '--quiet');
    git(app.root, 'add', '.');
    git(app.root, 'commit', '--quiet', '-m', 'Start');
    return app;
  };

  it('writes to a clean tree', async () => {
    const app = repository();
    expect((await run(app)).code).toBe(0);
    expect(read(app, 'src/site.ts')).toBe(mended);
  });

  it('refuses a tree with changes, unless told or dry', async () => {
    const app = repository();
    writeFileSync(app.file('src/new.ts'), 'export {};\n');
    const { code, stderr } = await run(app);
    expect(stderr).toContain('Git has uncommitted changes here (src/new.ts)');
    expect(code).toBe(2);
    expect(read(app, 'src/site.ts')).toBe(site);

    expect((await run(app, { dry: true })).code).toBe(0);
    expect((await run(app, { allowDirty: true })).code).toBe(0);
    expect(read(app, 'src/site.ts')).toBe(mended);
  });
});

describe('writing', () => {
  it('keeps the mode and leaves no other file behind', async () => {
    const app = projectOf();
    chmodSync(app.file('src/site.ts'), 0o755);
    await run(app);
    expect(statSync(app.file('src/site.ts')).mode & 0o777).toBe(0o755);
    expect(readdirSync(app.file('src')).filter(file => file.endsWith('.tmp'))).toEqual([]);
  });

  it('leaves alone what is not written in UTF-8', async () => {
    const app = projectOf();
    const bytes = Buffer.concat([Buffer.from(site), Buffer.from([0x2f, 0x2f, 0xe9, 0x0a])]);
    writeFileSync(app.file('src/site.ts'), bytes);
    const { code, stdout } = await run(app);
    expect(stdout).toContain('✖ src/site.ts failed: it is not written in UTF-8');
    expect(code).toBe(2);
    expect(readFileSync(app.file('src/site.ts')).equals(bytes)).toBe(true);
  });

  it('makes a new module', async () => {
    const app = projectOf({
      'src/cio.ts': 'export {};\n',
      'package.json': '{ "dependencies": { "@customerio/cdp-analytics-browser": "1" } }\n',
    });
    const options = { 'helper-module': 'src/lib/customerio.ts' };
    const first = await run(app, options, { codemod: 'add-cio-guard' });
    expect(first.stderr).toMatch(/^package\.json: It lists @customerio\/cdp-analytics-browser, and no call of it/);
    expect(first.stdout).toContain('! Nobody is known to src/lib/customerio.ts yet');
    expect(first.code).toBe(1);
    expect(read(app, 'src/lib/customerio.ts')).toContain('export function trackCioEvent(event: string');

    const second = await run(app, options, { codemod: 'add-cio-guard' });
    expect(second.stdout).toContain('already right');
    expect(second.stdout).toContain('Call forgetCioUser() where somebody logs out');
    expect(second.code).toBe(1);
    await run(app);
    expect(read(app, 'src/site.ts')).toContain("import { trackCioEvent } from './lib/customerio';");
  });
});

describe('an interruption', () => {
  it('leaves everything as it was, and says so', async () => {
    const app = projectOf({ 'src/a.ts': site, 'src/b.ts': site });
    let asked = 0;
    const { code, stdout } = await run(app, {}, { isInterrupted: () => asked++ >= 1 });
    expect(stdout).toContain('Interrupted: nothing was written');
    expect(code).toBe(2);
    expect(read(app, 'src/a.ts')).toBe(site);
    expect(read(app, 'src/b.ts')).toBe(site);
  });

  const killed = new Error('killed');
  const killedAfter = (count: number): Partial<MigrateStreams> => {
    let written = 0;
    return {
      onWrite() {
        if (++written === count) throw killed;
      },
    };
  };

  it('is ended by the same command where a kill came while it wrote', async () => {
    const app = projectOf({ 'src/a.ts': site, 'src/b.ts': site });
    await expect(run(app, {}, killedAfter(1))).rejects.toBe(killed);
    expect(read(app, 'src/b.ts')).toBe(site);
    const { code, stdout } = await run(app);
    expect(stdout).toContain('An earlier run of this command was stopped while it wrote; it is ended now: src/a.ts,');
    expect(code).toBe(0);
    expect(read(app, 'src/b.ts')).toBe(mended);
    expect(readdirSync(app.root).filter(name => name.startsWith('.'))).toEqual([]);
  });

  it('has another command wait', async () => {
    const app = projectOf({ 'src/a.ts': site, 'src/b.ts': site });
    await expect(run(app, {}, killedAfter(1))).rejects.toBe(killed);
    const { code, stderr } = await run(app, { event: ['Signed Up'] });
    expect(code).toBe(2);
    expect(stderr).toContain('An earlier run was stopped while it wrote: track-cio-event --event ["Request Created"]');
    expect(read(app, 'src/b.ts')).toBe(site);
  });

  it('is forgotten where what it wrote was taken back', async () => {
    const app = projectOf({ 'src/a.ts': site, 'src/b.ts': site });
    await expect(run(app, {}, killedAfter(1))).rejects.toBe(killed);
    app.write('src/a.ts', site);
    const { stdout, code } = await run(app, { event: ['Signed Up'] });
    expect(stdout).not.toContain('earlier run');
    expect(code).toBe(1);
  });

  it('leaves what somebody has changed since, and says so', async () => {
    const app = projectOf({ 'src/a.ts': site, 'src/b.ts': site });
    await expect(run(app, {}, killedAfter(1))).rejects.toBe(killed);
    app.write('src/b.ts', `// mine\n${site}`);
    const { stdout, code } = await run(app);
    expect(stdout).toContain('Somebody changed what that run was to write as well: src/b.ts.');
    expect(code).toBe(1);
    expect(read(app, 'src/b.ts')).toContain('// mine');
  });

  it('asks git about the rest alone', async () => {
    const app = projectOf({ 'src/a.ts': site, 'src/b.ts': site });
    const git = (...command: string[]): void => void spawnSync('git', command, { cwd: app.root });
    git('init', '-q');
    git('add', '.');
    git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-qm', 'first');
    await expect(run(app, { allowDirty: false }, killedAfter(1))).rejects.toBe(killed);
    expect((await run(app, { allowDirty: false })).code).toBe(0);
    expect(read(app, 'src/b.ts')).toBe(mended);
    expect((await run(app, { allowDirty: false })).stderr).toContain('Git has uncommitted changes here');
  });
});

describe('asking', () => {
  const two = `${site}analytics.track('Request Created', { kind: 'b' });\n`;

  it.each([
    { answers: ['yes', 'no'], changed: ['a'] },
    { answers: ['no', 'yes'], changed: ['b'] },
    { answers: ['all'], changed: ['a', 'b'] },
    { answers: ['quit'], changed: [] },
  ] as const)('$answers', async ({ answers, changed }) => {
    const app = projectOf({ 'src/site.ts': two });
    const seen: string[] = [];
    const given = [...answers];
    const { code } = await run(
      app,
      { interactive: true },
      {
        ask: (_site, diff) => {
          seen.push(diff);
          return Promise.resolve(given.shift() ?? 'no');
        },
      },
    );
    expect(seen[0]).toContain("+const requestCreatedProperties = { kind: 'a' };");
    expect(seen[0]).not.toContain("+const requestCreatedProperties = { kind: 'b' };");
    const result = read(app, 'src/site.ts');
    expect(['a', 'b'].filter(kind => new RegExp(`Properties\\d* = \\{ kind: '${kind}' \\};`).test(result))).toEqual(
      changed,
    );
    expect(result.match(/trackCioEvent\(/g) ?? []).toHaveLength(changed.length);
    expect(code).toBe(0);
  });
});

describe('settings', () => {
  it('knows the helper and the globals that package.json names', async () => {
    const app = projectOf({
      'package.json': JSON.stringify({
        customerio: {
          helper: { module: '@acme/cio', name: 'sendToCio' },
          globals: { tracker: 'segment' },
        },
      }),
      'src/site.ts': "tracker.track('Request Created', { kind: 'a' });\n",
    });
    const { code, stderr } = await run(app);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(read(app, 'src/site.ts')).toBe(
      "import { sendToCio } from '@acme/cio';\n\nconst requestCreatedProperties = { kind: 'a' };\ntracker.track('Request Created', requestCreatedProperties);\nsendToCio('Request Created', requestCreatedProperties);\n",
    );
  });
});

describe('notes', () => {
  it('leave out what the codemod is run to bring about', async () => {
    const app = projectOf({
      'package.json': JSON.stringify({ customerio: { proxyHosts: ['data.example.com'] } }),
      'src/send.ts': "fetch('https://cdp.customer.io/v1/track', { method: 'POST', body: '{}' });\n",
    });
    const { stderr } = await run(app, { vendor: 'customerio' }, { codemod: 'use-proxy' });
    expect(stderr).toBe('');
    expect(read(app, 'src/send.ts')).toContain("fetch('https://data.example.com/v1/track'");
  });
});

describe('secrets', () => {
  it('are masked in the diffs of every codemod', async () => {
    const key = 'k9f3b7c1d5e2a8f4b6c0';
    const app = projectOf({
      'src/server.ts': `import { Analytics } from '@segment/analytics-node';\n\nconst tracker = new Analytics({ writeKey: '${key}' });\nfetch('https://track.customer.io/api/v1/events', { headers: { Authorization: 'Basic ${Buffer.from(key).toString('base64')}' } });\ntracker.track({ userId: 'u', event: 'Request Created' });\n`,
    });
    const { stdout } = await run(app, { dry: true, force: true });
    expect(stdout).toContain('+trackCioEvent');
    expect(stdout).toContain('# Secrets are masked, so this diff cannot be applied.');
    expect(stdout).toContain("writeKey: '••••••••'");
    expect(stdout).toContain("'Basic ••••••••'");
    expect(stdout).not.toContain(key);
  });
});

describe('what others have named', () => {
  it('reaches no terminal as a command to it', async () => {
    const app = projectOf({ 'src/site.ts': site.replace('Request Created', String.raw`Request \u001B[2J`) });
    const { stdout } = await run(app, { event: ['/^Request/'] });
    expect(stdout).toContain('Request \\x1b[2J: changed');
    expect(stdout).not.toContain('\u001B');
  });

  it('hides keys in diffs that are known by their names alone', async () => {
    const key = 'k9f3b7c1d5e2a8f4b6c0';
    const app = projectOf({ 'src/site.ts': site.replace('\n\n', `\n\nconst CUSTOMERIO_APP_API_KEY = '${key}';\n`) });
    const { stdout } = await run(app, { dry: true });
    expect(stdout).toContain("const CUSTOMERIO_APP_API_KEY = '••••••••'");
    expect(stdout).not.toContain(key);
  });
});

describe('what ESLint ignores', () => {
  it.each([
    [
      'globalIgnores',
      "import { defineConfig, globalIgnores } from 'eslint/config';\nexport default defineConfig([globalIgnores(['src/made/'])]);\n",
    ],
    ['ignores alone', "module.exports = [{ name: 'made', ignores: [`**/made/**`] }];\n"],
    ['a constant', "const made = ['src/made/*'];\nexport default [{ ignores: [...made] }, { rules: {} }];\n"],
    [
      'without what is taken out again',
      "export default [{ ignores: ['src/made/*', '!src/made/own.ts'] }];\n",
      ['src/made/own.ts', 'src/site.ts'],
    ],
  ])('is left alone: %s', async (_, config, changed = ['src/site.ts']) => {
    const name = config.startsWith('module') ? 'eslint.config.cjs' : 'eslint.config.mjs';
    const made = site.replace('./analytics', '../analytics');
    const app = projectOf({ [name]: config, 'src/made/site.ts': made, 'src/made/own.ts': made });
    const report = await reportOf(app);
    expect(
      report.files
        .filter(({ status }) => status === 'changed')
        .map(({ file }) => file)
        .sort(),
    ).toEqual(changed);
    expect(report.files).toContainEqual({ file: 'src/made/site.ts', status: 'skipped', reason: 'ESLint ignores it' });
    expect(read(app, 'src/made/site.ts')).toBe(made);
    expect(report.remarks).toEqual([]);
  });

  it('is no ignore of one object of rules', async () => {
    const app = projectOf({
      'eslint.config.mjs': "export default [{ ignores: ['src/**'], rules: { eqeqeq: 'error' } }];\n",
    });
    expect((await reportOf(app)).summary.changed).toBe(1);
  });

  it('is asked of the nearest configuration, which is not run', async () => {
    const app = projectOf({
      'eslint.config.mjs': "throw new Error('run');\nexport default [{ ignores: ['src/**'] }];\n",
      'src/eslint.config.mjs':
        "import { made } from './made.mjs';\nexport default [{ ignores: [made, 'other.ts'] }];\n",
    });
    const report = await reportOf(app);
    expect(report.files.find(({ file }) => file === 'src/site.ts')?.status).toBe('changed');
    expect(report.remarks.map(({ text }) => text)).toEqual([
      expect.stringContaining('src/eslint.config.mjs:2 is not known'),
    ]);
  });

  it('is not known of a configuration that does not parse', async () => {
    const report = await reportOf(projectOf({ 'eslint.config.mjs': 'export default [' }));
    expect(report.summary.changed).toBe(1);
    expect(report.remarks.map(({ text }) => text)).toEqual([
      expect.stringContaining('by eslint.config.mjs is not known'),
    ]);
  });
});

describe('the command', () => {
  it('takes events one by one', () => {
    const command = migrateCommand().commands.find(each => each.name() === 'track-cio-event') as Command;
    command.parseOptions(['--event', 'A', '--event', '/^B/', '--dry']);
    expect(command.opts()).toMatchObject({ event: ['A', '/^B/'], dry: true, format: 'pretty' });
  });

  it('takes another root', async () => {
    const app = projectOf();
    const report = await reportOf(app, { root: 'src', dry: true });
    expect(report.root).toBe(path.join(app.root, 'src').split(path.sep).join('/'));
    expect(report.sites.map(({ file }) => file)).toEqual(['site.ts']);
  });
});
