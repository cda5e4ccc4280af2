import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { audit, type AuditOptions } from '../../../lib/audit/index.ts';
import type { AuditReport } from '../../../lib/audit/report.ts';
import { createProject, type TemporaryProject } from '../../support/project.ts';

let project: TemporaryProject | undefined;

afterEach(() => {
  project?.remove();
  project = undefined;
});

async function auditOf(files: Record<string, string>, options: Partial<AuditOptions> = {}): Promise<AuditReport> {
  project = createProject(files);
  return audit({ root: project.root, settings: {}, rules: 'none', ...options });
}

const client = `
  import { Analytics } from '@segment/analytics-node';
  import { createHash } from 'node:crypto';
  const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });
  const sha256 = text => createHash('sha256').update(text).digest('hex');
  export function send(event, user, properties) {
    analytics.track({ event, userId: sha256(user.id), properties });
  }
`;

describe('what is sent', () => {
  it('counts the sites, and not the wrapper inside nor the tests', async () => {
    const { summary, calls } = await auditOf({
      'src/client.js': client,
      'src/a.js': `import { send } from './client.js';\nsend('Sheet Printed', user, { pages: 1 });\nsend('Sheet Printed', user, { pages: '2', color: true });\n`,
      'src/__tests__/a.test.js': `import { send } from '../client.js';\nsend('Test Run', user);\n`,
    });
    expect(summary.calls).toMatchObject({
      total: 5,
      sites: 2,
      plumbing: 2,
      inTests: 1,
      byVendor: { segment: 2 },
      byMethod: { track: 2 },
    });
    expect(calls.find(({ file }) => file === 'src/a.js')).toMatchObject({
      line: 2,
      column: 1,
      vendor: 'segment',
      sdk: '@segment/analytics-node',
      method: 'track',
      via: 'wrapper',
      wrapper: 'send',
      target: { file: 'src/client.js', line: 7 },
      events: ['Sheet Printed'],
      patterns: [],
      plumbing: false,
      inTest: false,
    });
  });

  it('lists events with where they are sent, what goes with them and its types', async () => {
    const { summary } = await auditOf({
      'src/client.js': client,
      'src/a.js': `import { send } from './client.js';\nsend('Sheet Printed', user, { pages: 1 });\nsend('Sheet Printed', user, { pages: '2', color: x > 1, ...rest });\nsend(\`viewed_\${page}\`, user);\n`,
    });
    expect(summary.events).toEqual([
      {
        name: 'Sheet Printed',
        isPattern: false,
        vendors: ['segment'],
        reaches: ['not-said'],
        person: 'not-said',
        sites: [
          { file: 'src/a.js', line: 2, column: 1, vendor: 'segment' },
          { file: 'src/a.js', line: 3, column: 1, vendor: 'segment' },
        ],
        properties: { color: { types: ['boolean'], sites: 1 }, pages: { types: ['number', 'string'], sites: 2 } },
        open: true,
        findings: 0,
        campaigns: [],
        templates: [],
      },
      {
        name: 'viewed_*',
        isPattern: true,
        vendors: ['segment'],
        reaches: ['not-said'],
        person: 'not-said',
        sites: [{ file: 'src/a.js', line: 4, column: 1, vendor: 'segment' }],
        properties: {},
        open: false,
        findings: 0,
        campaigns: [],
        templates: [],
      },
    ]);
  });

  it('finds the campaigns that start on an event, and the templates that read what it has', async () => {
    const { summary } = await auditOf({
      'src/client.js': client,
      'src/a.js': `import { send } from './client.js';\nsend('Lamp Lit', user, { room: 'a', watts: 1 });\nsend('Lamp Out', user, { room: 'a' });\n`,
      'campaigns/lit.yml': 'name: Lit\ntrigger:\n  event: Lamp Lit\n',
      'emails/lit.liquid': 'Bright: {{ event.watts }} in {{ event.room }}, {{ customer.first_name }}',
      'emails/both.liquid': '{{ event.room }}',
      'emails/other.liquid': '{{ event.colour }}',
      'emails/none.liquid': '{{ customer.first_name }}',
    });
    expect(summary.events.map(({ name, campaigns, templates }) => [name, campaigns, templates])).toEqual([
      ['Lamp Lit', ['campaigns/lit.yml'], ['emails/both.liquid', 'emails/lit.liquid']],
      ['Lamp Out', [], ['emails/both.liquid']],
    ]);
  });

  it('puts names together that differ in spelling only', async () => {
    const { summary } = await auditOf({
      'src/a.js': `${client}\nsend('Cart Viewed', user); send('cart_viewed', user); send('cartViewed', user); send('Cart Emptied', user);`,
    });
    expect(summary.drift).toEqual([['Cart Viewed', 'cartViewed', 'cart_viewed']]);
  });

  it('says how a person is known to whom', async () => {
    const { summary } = await auditOf({
      'src/client.js': client,
      'src/a.js': `import { TrackClient } from 'customerio-node';\nimport { send } from './client.js';\nconst cio = new TrackClient('a', 'b');\nexport function logIn(user) {\n  cio.identify(user.id, { email: user.email });\n  send('Logged In', user);\n  cio.track(user.email, { name: 'x' });\n}\n`,
    });
    expect(summary.identities.map(({ vendor, kind, methods }) => [vendor, kind, methods.join()])).toEqual(
      expect.arrayContaining([
        ['customerio', 'raw', 'identify'],
        ['customerio', 'email', 'track'],
        ['segment', 'hash', 'track'],
      ]),
    );
    expect(summary.identities.find(({ kind }) => kind === 'hash')?.text).toMatch(/^SHA-256 of .*id$/);
  });

  it.each([
    ['a device of a person', `cio.addDevice(user.id, token, 'ios')`, [['raw', 'user.id']]],
    ['two people that are one', `cio.mergeCustomers('id', user.id, 'id', other.id)`, [['raw', 'user.id']]],
    [
      'a person by an anonymous id',
      `segment.track({ event: 'A', anonymousId: visit.id })`,
      [['anonymous', 'visit.id (anonymous)']],
    ],
    [
      'a person by an id that is none',
      `segment.track({ event: 'A', userId: '', anonymousId: visit.id })`,
      [['anonymous', 'visit.id (anonymous)']],
    ],
    [
      'either',
      `segment.track({ event: 'A', userId: user?.id, anonymousId: crypto.randomUUID() })`,
      [
        ['raw', 'user.id'],
        ['anonymous', 'crypto.randomUUID (anonymous)'],
      ],
    ],
    [
      'an anonymous id that all share',
      `segment.track({ event: 'A', anonymousId: 'server' })`,
      [['constant', 'the same for everyone']],
    ],
    ['nobody', `segment.track({ event: 'A' })`, [['empty', 'empty or left out']]],
  ])('says whom a call is about: %s', async (_, code, expected) => {
    const { calls } = await auditOf({
      'src/a.js': `import { TrackClient } from 'customerio-node';\nimport { Analytics } from '@segment/analytics-node';\nconst cio = new TrackClient('a', 'b');\nconst segment = new Analytics({ writeKey: 'k' });\nexport function run(user, other, visit, token) {\n  ${code};\n}\n`,
    });
    expect(calls.find(({ line }) => line === 6)?.userId?.map(({ kind, text }) => [kind, text])).toEqual(expected);
  });

  it('takes what the data of a component begins with for none of what is sent', async () => {
    const { calls } = await auditOf({
      'package.json': '{"name":"x","dependencies":{"vue":"2","vue-segment-analytics":"0.4"}}',
      'src/main.js': `import Vue from 'vue';\nimport plugin from 'vue-segment-analytics';\nVue.use(plugin, { id: 'k' });\n`,
      'src/Form.vue': `<script>\nexport default {\n  data: () => ({ email: '' }),\n  methods: {\n    send() {\n      const { email } = this;\n      this.$segment.identify(email);\n    },\n  },\n};\n</script>\n`,
    });
    expect(calls.find(({ method }) => method === 'identify')?.userId).toEqual([{ kind: 'email', text: 'email' }]);
  });

  it('counts a call in a function that nobody here calls, such as a handler', async () => {
    const { summary, calls } = await auditOf({
      'src/routes.js': `import { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('a', 'b');\nexport const onSignUp = user => cio.identify(user.id, { email: user.email });\nexport const onEvent = event => cio.track(event.userId, { name: event.name });\n`,
    });
    expect(calls.filter(({ plumbing }) => plumbing).map(({ method }) => method)).toEqual(['init']);
    expect(summary.identities.map(({ text }) => text).sort()).toEqual(['event.userId', 'user.id']);
    expect(summary.unresolved).toMatchObject([{ what: 'event', reason: 'parameter', line: 4 }]);
  });

  it('counts a fixed event that a hook hands out where it is asked for', async () => {
    const { calls } = await auditOf({
      'src/hook.js': `import { omit } from 'lodash';
import { AnalyticsBrowser } from '@segment/analytics-next';
import { useDesk } from 'desk';
const segment = AnalyticsBrowser.load({ writeKey: 'k' });
const tell = data => segment.track(data.action, omit(data, ['action']));
export function useLamp() {
  const { room } = useDesk();
  return {
    lit: () => tell({ action: 'Lamp Lit', room }),
    moved: place => {
      const data = { action: 'Lamp Moved', place, room };
      tell(data);
    },
    broken: () => tell({ action: 'Lamp Broken' }),
  };
}
`,
      'src/desk.jsx': `import { useLamp } from './hook.js';
export function Desk({ place, onBreak }) {
  const { lit, moved, broken } = useLamp();
  lit();
  return <i onClick={() => moved(place.name)} onAbort={broken} />;
}
`,
    });
    const sites = calls.filter(({ method, plumbing }) => method === 'track' && !plumbing);
    expect(sites.map(({ file, line, events }) => `${file}:${line} ${events.join()}`)).toEqual([
      'src/desk.jsx:4 Lamp Lit',
      'src/desk.jsx:5 Lamp Moved',
      'src/hook.js:14 Lamp Broken',
    ]);
  });

  it.each([
    ['which does nothing but log', 'export const beside = text => console.log(text);\n', 'src/desk.js'],
    ['which does business', 'export const beside = text => shelf.store(text);\n', 'src/lamp.js'],
  ])('reads what stands beside a send, %s, though nothing of it leads to a client', async (_about, text, file) => {
    const { calls } = await auditOf({
      'src/beside.js': text,
      'src/lamp.js': `import { Analytics } from '@segment/analytics-node';
import { beside } from './beside.js';
const client = new Analytics({ writeKey: 'k' });
export function light(lamp) {
  beside('light');
  client.track({ event: 'Lamp Lit', anonymousId: 'a', properties: { lamp } });
}
`,
      'src/desk.js': "import { light } from './lamp.js';\nlight('small');\n",
    });
    const sites = calls.filter(({ method, plumbing }) => method === 'track' && !plumbing);
    expect(sites.map(site => site.file)).toEqual([file]);
  });

  it('counts a method at its callers where it sends once a promise is made', async () => {
    const { calls } = await auditOf({
      'src/board.ts': `import { Analytics } from '@segment/analytics-node';
const words = { lit: 'Lamp Lit', out: 'Lamp Out' };
export class Board {
  private client = new Analytics({ writeKey: 'k' });
  note(word: keyof typeof words, data: object): Promise<void> {
    return new Promise(done => {
      this.client.track({ event: words[word], anonymousId: 'a', properties: data }, () => done());
    });
  }
}
`,
      'src/desk.ts': "import { Board } from './board';\nvoid new Board().note('lit', { room: 1 });\n",
    });
    const sites = calls.filter(({ method, plumbing }) => method === 'track' && !plumbing);
    expect(sites.map(({ file, events }) => `${file} ${events.join()}`)).toEqual(['src/desk.ts Lamp Lit']);
  });

  it('lists what is not resolved with the reason, and drops nothing', async () => {
    const { summary, calls } = await auditOf({
      'src/a.js': `${client}\nimport { name } from 'elsewhere';\nsend(name, user);\nsend(pick(), user);\n`,
    });
    expect(
      summary.unresolved
        .filter(({ what }) => what === 'event')
        .map(({ reason }) => reason)
        .sort(),
    ).toEqual(['dynamic-call', 'unresolved-import']);
    expect(calls.filter(({ plumbing, unresolved }) => !plumbing && unresolved)).toHaveLength(2);
  });

  it('lists one call once for each thing that it does not tell', async () => {
    const { summary } = await auditOf({
      'src/a.js': `${client}\nanalytics.track({ event: 'A', userId: flip ? one() : other() });\n`,
    });
    const ids = summary.unresolved.filter(({ what }) => what === 'userId');
    expect(ids.map(({ reason }) => reason)).toEqual(['dynamic-call']);
  });

  it('gives the same report for the same code', async () => {
    const files = {
      'src/client.js': client,
      'src/b.js': `import { send } from './client.js';\nsend('B', user);`,
      'src/a.js': `import { send } from './client.js';\nsend('A', user, { z: 1, a: 2 });`,
    };
    const { root: _, ...first } = await auditOf(files, { rules: 'all' });
    project?.remove();
    const { root: __, ...second } = await auditOf(files, { rules: 'all' });
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });
});

describe('files', () => {
  it('lists what could not be read, and hides nothing behind it', async () => {
    const bundle = `import { Analytics } from '@segment/analytics-node';\n${'const text = "x";\n'.repeat(300_000)}`;
    const { summary } = await auditOf({
      'src/a.js': `${client}\nsend('A', user);`,
      'src/broken.js': `import '@segment/analytics-node';\nconst = ;\n`,
      'src/bundle.js': bundle,
      'src/unrelated.js': 'export const a = 1;\n',
      'src/binary.js': "import '@segment/analytics-node';\u0000\u0001",
      'src/z.js': `${client}\nsend('Z', user);`,
    });
    expect(summary.files).toEqual({
      total: 6,
      read: 2,
      unrelated: 1,
      failed: 3,
      skipped: 0,
      problems: [
        { file: 'src/binary.js', status: 'failed', reason: expect.stringContaining('binary') as string },
        { file: 'src/broken.js', status: 'failed', reason: expect.stringContaining('line 2') as string },
        { file: 'src/bundle.js', status: 'failed', reason: expect.stringContaining('bundle') as string },
      ],
    });
    expect(summary.events.map(({ name }) => name)).toEqual(['A', 'Z']);
  });

  it('reports on the files that were asked for, and reads the others all the same', async () => {
    project = createProject({
      'src/client.js': client,
      'src/a.js': `import { send } from './client.js';\nsend('A', user);`,
      'src/deep/b.js': `import { send } from '../client.js';\nsend('B', user);`,
      'src/deeper/c.js': `import { send } from '../client.js';\nsend('C', user);`,
      'notes.txt': 'nothing',
    });
    const { summary } = await audit({
      root: project.root,
      settings: {},
      rules: 'none',
      paths: [
        project.file('src/a.js'),
        project.file('src/deep'),
        project.file('notes.txt'),
        project.file('src/deep/b.js'),
      ],
    });
    expect(summary.events.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(summary.files).toMatchObject({
      total: 3,
      read: 2,
      skipped: 1,
      problems: [{ file: 'notes.txt', status: 'skipped' }],
    });
  });

  it('refuses paths that lead nowhere or elsewhere', async () => {
    project = createProject({});
    const options = { root: project.root, settings: {}, rules: 'none' } as const;
    await expect(audit({ ...options, paths: [project.file('missing.js')] })).rejects.toThrow(
      /missing\.js does not exist/,
    );
    await expect(audit({ ...options, paths: [path.dirname(project.root)] })).rejects.toThrow(/lies outside of/);
  });

  it('has no score where nothing is sent', async () => {
    const report = await auditOf({ 'src/a.js': 'form.reset(); mixpanel.track("x");' }, { rules: 'all' });
    expect(report).toMatchObject({ calls: [], findings: [], score: null });
  });
});

describe('keys of environments', () => {
  const shared = 'abcdef0123456789';

  it('finds a key that production shares, and does not show it', async () => {
    const report = await auditOf({
      '.gitignore': '.env*\n',
      '.env.production': `# keys\nexport CUSTOMERIO_SITE_ID="${shared}"\nSEGMENT_WRITE_KEY=prod-000000\n`,
      'apps/web/.env.staging': `\nNEXT_PUBLIC_CIO_SITE_ID='${shared}'\nSEGMENT_WRITE_KEY=stag-000000\n`,
    });
    expect(report.findings).toEqual([
      {
        ruleId: 'audit/shared-environment-key',
        severity: 'error',
        file: 'apps/web/.env.staging',
        line: 2,
        column: 1,
        message:
          'NEXT_PUBLIC_CIO_SITE_ID has the value that CUSTOMERIO_SITE_ID has in .env.production, so what is sent from here reaches the people of production. Give this environment a workspace or source of its own.',
      },
    ]);
    expect(JSON.stringify(report)).not.toContain(shared);
  });

  it.each([
    [
      'the same key in a sample',
      { '.env.production': `CIO_API_KEY=${shared}`, '.env.staging.example': `CIO_API_KEY=${shared}` },
    ],
    [
      'the same key where the environment is not said',
      { '.env.production': `CIO_API_KEY=${shared}`, '.env': `CIO_API_KEY=${shared}` },
    ],
    [
      'the same placeholder',
      { '.env.production': 'CIO_API_KEY=your-key-here', '.env.staging': 'CIO_API_KEY=your-key-here' },
    ],
    ['nothing in both', { '.env.production': 'CIO_API_KEY=', '.env.staging': 'CIO_API_KEY=' }],
    ['a word in both', { '.env.production': 'CIO_KEY_KIND=basic', '.env.staging': 'CIO_KEY_KIND=basic' }],
    [
      'a key of somebody else',
      { '.env.production': `MAPS_API_KEY=${shared}`, '.env.staging': `MAPS_API_KEY=${shared}` },
    ],
    ['a host', { '.env.production': `CIO_HOST=${shared}`, '.env.staging': `CIO_HOST=${shared}` }],
    [
      'two environments that are not production',
      { '.env.development': `CIO_API_KEY=${shared}`, '.env.staging': `CIO_API_KEY=${shared}` },
    ],
    [
      'files of packages',
      { '.env.production': `CIO_API_KEY=${shared}`, 'node_modules/a/.env.staging': `CIO_API_KEY=${shared}` },
    ],
  ])('says nothing of %s', async (_, files) => {
    expect((await auditOf(files as unknown as Record<string, string>)).findings).toEqual([]);
  });
});

describe('the score', () => {
  const forwarded = { settings: { forwarded: 'all' }, rules: 'recommended' } as const;

  it('is none where no rule was run', async () => {
    const report = await auditOf({ 'src/a.js': `${client}\nsend('A', user);` });
    expect(report).toMatchObject({ score: null, summary: { costs: [] } });
  });

  it('says nothing good where each event goes to nobody', async () => {
    const { score, summary } = await auditOf(
      {
        'src/client.js': client,
        'src/a.js': `import { send } from './client.js';\nsend('A', user);\nsend('B', user);\n`,
      },
      { ...forwarded, settings: { forwarded: 'all' } },
    );
    expect(summary.causes.map(({ ruleId, findings }) => [ruleId, findings.length])).toEqual([
      ['customerio/no-unidentified-forward', 2],
    ]);
    expect(summary.costs).toEqual([
      { what: 'rule', ruleId: 'customerio/no-unidentified-forward', severity: 'error', places: 2, of: 2, points: 60 },
    ]);
    expect(score).toBe(40);
    // Nobody is identified, so that a helper which waits for it mends nothing.
    expect(summary.causes[0]?.remedy).toMatch(/^Identify people when they log in/);
    expect(summary.causes[0]).not.toHaveProperty('command');
  });
});

describe('symbolic links and strange names', () => {
  it('takes names of files as they are', async () => {
    project = createProject({});
    mkdirSync(project.file("src/a b's [id]"), { recursive: true });
    writeFileSync(project.file("src/a b's [id]/größe.js"), `${client}\nsend('A', user);`);
    const { summary } = await audit({ root: project.root, settings: {}, rules: 'all' });
    expect(summary.events[0]?.sites[0]?.file).toBe("src/a b's [id]/größe.js");
  });
});
