import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';

import { migrate } from '../../../lib/cli/migrate.ts';
import type { MigrateOptions, MigrateStreams } from '../../../lib/cli/migrate.ts';
import type { MigrateReport } from '../../../lib/cli/migrate-report.ts';
import { createProject } from '../../support/project.ts';
import type { TemporaryProject } from '../../support/project.ts';

const files = {
  'src/analytics.ts': `import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load({ writeKey: 'key' });

export function order(total: number) {
  analytics.track('Order Placed', { total });
}
`,
  'src/cio.ts': `import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';

const client = AnalyticsBrowser.load({ writeKey: 'key' });

export function logIn(id: string, email: string) {
  client.identify(id, { email });
}
`,
  'src/session.ts': `export function logOut() {
  localStorage.removeItem('token');
}
`,
};

let project: TemporaryProject | undefined;

afterEach(() => {
  project?.remove();
  project = undefined;
});

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(options: MigrateOptions, paths: readonly string[] = []): Promise<Run> {
  const output = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr'): MigrateStreams['stdout'] =>
    ({ isTTY: false, write: (text: string) => ((output[name] += text), true) }) as unknown as MigrateStreams['stdout'];
  const root = project?.root ?? '';
  const code = await migrate('mend', paths, options, { stdout: stream('stdout'), stderr: stream('stderr'), cwd: root });
  return { code, ...output };
}

const reportOf = async (options: MigrateOptions): Promise<MigrateReport> =>
  JSON.parse((await run({ ...options, format: 'json' })).stdout) as MigrateReport;

const read = (file: string): string => readFileSync(project?.file(file) ?? '', 'utf8');

describe('migrate mend', () => {
  it('guards, ends the identity and sends through the helper, as one change', async () => {
    project = createProject(files);
    const report = await reportOf({ event: ['Order Placed'] });
    expect(report.sites.map(({ file, line, what, status }) => [file, line, what, status])).toEqual([
      ['src/analytics.ts', 6, 'Order Placed', 'changed'],
      ['src/cio.ts', 3, 'trackCioEvent', 'changed'],
      ['src/cio.ts', 6, 'identify', 'changed'],
      ['src/session.ts', 1, 'logOut', 'changed'],
      // The visitor's id that both SDKs share.
      ['src/session.ts', 1, 'logOut, Segment', 'changed'],
    ]);
    expect(read('src/analytics.ts')).toContain("trackCioEvent('Order Placed', orderPlacedProperties);");
    expect(read('src/cio.ts')).toContain('export function forgetCioUser(): void {');
    expect(read('src/session.ts')).toContain('forgetCioUser();\n  analytics.reset();\n  localStorage');
  });

  it('says that Identify is to be switched off where Segment names people otherwise', async () => {
    const known = `import { createHash } from 'node:crypto';
import { analytics } from './analytics';

export function known(id: string) {
  analytics.identify(createHash('sha256').update(id).digest('hex'));
}
`;
    project = createProject({ ...files, 'src/known.ts': known });
    const { remarks } = await reportOf({ event: ['Order Placed'] });
    expect(remarks.map(({ text }) => text).join('\n')).toMatch(
      /Switch off Identify in Segment's destination Customer\.io as well: .+SHA-256.+Forwarded from src\/known\.ts:5/,
    );

    project.write('src/known.ts', known.replace(/createHash.*\)/, 'id'));
    expect((await reportOf({ event: ['Order Placed'] })).remarks.map(({ text }) => text).join('\n')).not.toContain(
      'Identify',
    );
  });

  it('names the events to be switched off in Segment, for a person while they are new', async () => {
    project = createProject(files);
    const first = await reportOf({ event: ['Order Placed'] });
    const about = (report: MigrateReport) => report.remarks.find(({ text }) => text.startsWith('Switch off'));
    expect(about(first)?.text).toContain(`Segment's destination Customer.io: "Order Placed".`);
    expect(about(first)?.forPerson).toBe(true);

    const second = await reportOf({ event: ['Order Placed'] });
    expect(second.summary).toMatchObject({ changed: 0, created: 0, forPerson: 0 });
    expect(about(second)?.forPerson).toBe(false);
  });

  it('names RudderStack where that forwards', async () => {
    project = createProject({
      ...files,
      'src/analytics.ts': files['src/analytics.ts']
        .replace(
          "import { AnalyticsBrowser } from '@segment/analytics-next'",
          "import { RudderAnalytics } from '@rudderstack/analytics-js'",
        )
        .replace("AnalyticsBrowser.load({ writeKey: 'key' })", 'new RudderAnalytics()'),
    });
    const { remarks } = await reportOf({ event: ['Order Placed'] });
    expect(remarks[0]?.text).toContain(`Switch off in RudderStack's destination Customer.io: "Order Placed".`);
  });

  it('names every event of a call that sends one of several', async () => {
    project = createProject({
      ...files,
      'src/analytics.ts': `import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load({ writeKey: 'key' });

export function order(isNew: boolean) {
  analytics.track(isNew ? 'Order Placed' : 'Order Changed', { isNew });
}
`,
    });
    const { remarks } = await reportOf({ event: ['Order Placed', 'Order Changed'], allowDirty: true });
    const texts = remarks.map(({ text }) => text).join('\n');
    expect(texts).toContain('destination Customer.io: "Order Changed", "Order Placed".');
    expect(texts).not.toContain('No call to Segment sends');
  });

  it('names what still goes to Customer.io for nobody, by a client of its own', async () => {
    const cio = files['src/cio.ts'].replace(
      /$/,
      `
export function viewed(plan: string) {
  client.track('plan_viewed', { plan });
}

export function logInAndTell(id: string, email: string) {
  client.identify(id, { email });
  client.track('logged_in');
}
`,
    );
    project = createProject({ ...files, 'src/cio.ts': cio });
    const { remarks } = await reportOf({ event: ['Order Placed'] });
    expect(remarks).toContainEqual({
      text: expect.stringMatching(/^Whether or not anybody .+ sends at src\/cio\.ts:10: call trackCioEvent there/),
      forPerson: true,
    });
  });

  it('writes nothing on a dry run, and shows a diff of the whole against the files as they are', async () => {
    project = createProject(files);
    const { stdout } = await run({ event: ['Order Placed'], dry: true });
    expect(stdout).toContain('--- a/src/session.ts');
    expect(stdout).toContain('+  forgetCioUser();');
    for (const [file, text] of Object.entries(files)) expect(read(file)).toBe(text);
  });

  it('takes the events that the settings call forwarded', async () => {
    project = createProject({ ...files, 'package.json': '{ "customerio": { "forwarded": "all" } }' });
    const report = await reportOf({});
    expect(report.sites.map(({ what }) => what)).toContain('Order Placed');
  });

  it('asks which events are forwarded where nothing says so', async () => {
    project = createProject(files);
    const { code, stderr } = await run({});
    expect(code).toBe(2);
    expect(stderr).toContain('Nothing says which events Segment forwards to Customer.io.');
  });

  it.each([
    ['paths', {}, ['src']],
    ['--interactive', { interactive: true }, []],
  ])('takes no %s', async (_about, options, paths) => {
    project = createProject(files);
    const { code, stderr } = await run({ event: ['Order Placed'], ...options }, paths);
    expect(code).toBe(2);
    expect(stderr).toContain('mend changes a project as one');
  });

  it('sends nothing through a helper that cannot be made, and says why', async () => {
    project = createProject({ 'src/analytics.ts': files['src/analytics.ts'] });
    const report = await reportOf({ event: ['Order Placed'] });
    expect(report.summary).toMatchObject({ changed: 0, created: 0 });
    expect(report.remarks).toContainEqual({
      text: expect.stringContaining('add-cio-guard: No module of this project identifies people'),
      forPerson: true,
    });
    expect(read('src/analytics.ts')).toBe(files['src/analytics.ts']);
  });

  it('says of a server that keeps nobody what is to be guarded there, and how', async () => {
    project = createProject({
      'src/app.js': `import { Analytics } from '@segment/analytics-node';
import { TrackClient } from 'customerio-node';
const segment = new Analytics({ writeKey: 'key' });
const cio = new TrackClient('site', process.env.CIO_KEY);
export async function join(person) {
  await cio.identify(person.id, { email: person.email });
  segment.track({ anonymousId: person.visit, event: 'Order Placed' });
}
`,
    });
    const report = await reportOf({ event: ['Order Placed'] });
    expect(report.remarks.map(({ text }) => text)).toEqual([
      expect.stringMatching(/A server does \(src\/app\.js:6\), .* --helper-module .* --sdk node/),
    ]);
  });

  it('makes a module for a server, where nobody is identified in a page', async () => {
    project = createProject({
      'src/app.js': `import { Analytics } from '@segment/analytics-node';
const segment = new Analytics({ writeKey: 'key' });
export function order(total) {
  segment.track({ anonymousId: 'a', event: 'Order Placed', properties: { total } });
}
`,
    });
    const given = { event: ['Order Placed'], 'helper-module': 'src/cio-user.js', sdk: 'node' };
    const report = await reportOf(given);
    expect(report.summary).toMatchObject({ changed: 1, created: 1 });
    expect(read('src/cio-user.js')).toContain('asCioUser');
    expect(read('src/app.js')).toContain("trackCioEvent('Order Placed', orderPlacedProperties);");
    expect((await reportOf(given)).summary).toMatchObject({ changed: 0, created: 0 });
  });

  it.each([
    ['a file of another kind', { 'src/cio-guard.ts': 'export const port = 1;\n' }, 'customerio-guard'],
    ['no such file', {}, 'cio-guard'],
  ])('gives the helper a module of its own where an import would close a circle: %s', async (_, others, name) => {
    project = createProject({
      'src/cio.ts': `import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
import { onSession } from './requests';
const client = AnalyticsBrowser.load({ writeKey: 'key' });
onSession(user => {
  if (!user) return;
  client.identify(user.id, { email: user.email });
});
`,
      'src/requests.ts': `import { analytics } from './analytics';
const listeners = [];
export const onSession = listener => listeners.push(listener);
export function order(total: number) {
  analytics.track('Order Placed', { total });
}
`,
      'src/analytics.ts': `import { AnalyticsBrowser } from '@segment/analytics-next';
export const analytics = AnalyticsBrowser.load({ writeKey: 'key' });
`,
      ...others,
    });
    await run({ event: ['Order Placed'] });
    expect(read(`src/${name}.ts`)).toContain('noteCioUser');
    expect(read('src/requests.ts')).toContain(`import { trackCioEvent } from './${name}';`);
    const before = read('src/cio.ts');
    await run({ event: ['Order Placed'], 'allow-dirty': true });
    expect(read('src/cio.ts')).toBe(before);
  });

  it('gives the helper a module of its own beside the client where several modules, or a component, identify', async () => {
    project = createProject({
      'src/lib/cio.ts': `import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
export const cio = AnalyticsBrowser.load({ writeKey: 'key' });
`,
      'src/log-in.ts': `import { cio } from './lib/cio';
export const logIn = (id: string, email: string) => cio.identify(id, { email });
`,
      'src/Sign-up.vue': `<script setup lang="ts">
import { cio } from './lib/cio';
const signUp = (id: string, email: string) => cio.identify(id, { email });
</script>
`,
      'src/analytics.ts': files['src/analytics.ts'],
      'src/session.ts': files['src/session.ts'],
    });
    const report = await reportOf({ event: ['Order Placed'] });
    expect(report.summary).toMatchObject({ created: 1, sites: { skipped: 0 } });
    expect(read('src/lib/cio-guard.ts')).toContain('identified = client ? { client, userId: userId ?? null } : null;');
    // On a page after that of the log-in it knows somebody all the same.
    expect(read('src/lib/cio.ts')).toContain('noteCioUser(cio, null);');
    expect(read('src/Sign-up.vue')).toContain('noteCioUser(cio, id);');
    expect(read('src/session.ts')).toContain("import { forgetCioUser } from './lib/cio-guard';");
    expect((await reportOf({ event: ['Order Placed'] })).summary).toMatchObject({ changed: 0, created: 0 });
  });

  it('makes no module for the clients of two packages', async () => {
    const client = `import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
const cio = AnalyticsBrowser.load({ writeKey: 'key' });
export const logIn = (id: string, email: string) => cio.identify(id, { email });
`;
    project = createProject({
      'package.json': '{ "workspaces": ["apps/*"] }',
      'apps/a/package.json': '{ "name": "a" }',
      'apps/a/cio.ts': client,
      'apps/b/package.json': '{ "name": "b" }',
      'apps/b/cio.ts': client,
      'apps/b/analytics.ts': files['src/analytics.ts'],
    });
    const report = await reportOf({ event: ['Order Placed'] });
    expect(report.summary).toMatchObject({ changed: 0, created: 0 });
    expect(report.remarks.map(({ text }) => text).join()).toContain('Several modules identify people');
  });

  it('names places as they are before the change', async () => {
    project = createProject({
      'src/analytics.ts': `import { AnalyticsBrowser } from '@segment/analytics-next';
import { AnalyticsBrowser as Browser } from '@customerio/cdp-analytics-browser';
const cio = Browser.load({ writeKey: 'key' });
const segment = AnalyticsBrowser.load({ writeKey: 'key' });
export const logIn = (id: string, email: string) => cio.identify(id, { email });
export const placed = () => segment.track('Order Placed');
`,
      'src/order.ts': `import { placed } from './analytics';
export const order = () => placed();
export const leave = () => auth.signOut();
`,
    });
    const { sites } = await reportOf({ event: ['Order Placed'] });
    expect(sites).toContainEqual(
      expect.objectContaining({ file: 'src/order.ts', reason: expect.stringContaining('src/analytics.ts:6') }),
    );
    expect(sites.flatMap(({ file, line }) => (file === 'src/order.ts' ? [line] : []))).toEqual([3, 3, 2]);
  });

  it('leaves a pipe where it is, which cannot be copied', async () => {
    project = createProject(files);
    expect(spawnSync('mkfifo', [project.file('src/pipe')]).status).toBe(0);
    const report = await reportOf({ event: ['Order Placed'] });
    expect(report.summary.changed).toBe(3);
  });

  it('leaves no copy of the project behind', async () => {
    project = createProject(files);
    const copies = (): string[] => readdirSync(tmpdir()).filter(name => name.startsWith('customerio-mend-'));
    const before = copies();
    await run({ event: ['Order Placed'] });
    expect(copies()).toEqual(before);
    expect(existsSync(project.file('src/cio.ts'))).toBe(true);
  });
});
