import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { afterAll, describe, expect, it, vi } from 'vitest';
import {
  planCommand,
  runCheck,
  runDiff,
  runGenerate,
  type CheckOptions,
  type DiffOptions,
  type GenerateOptions,
} from '../../../lib/cli/plan.ts';
import { runSegments, type SegmentsOptions } from '../../../lib/cli/plan-segments.ts';
import { createProject, type TemporaryProject } from '../../support/project.ts';

const projects: TemporaryProject[] = [];
afterAll(() => {
  for (const project of projects) project.remove();
});

const client = `import { Analytics } from '@segment/analytics-node';
export const segment = new Analytics({ writeKey: 'public' });
`;
const sends = (...events: string[]): string =>
  `import { segment } from './client.ts';\n${events.map(event => `segment.track({ userId: session.id, event: ${event} });`).join('\n')}\n`;

interface Shop extends TemporaryProject {
  write(name: string, text: string): void;
  read(name: string): string;
  generate(options?: GenerateOptions): Outcome;
  check(options?: CheckOptions): Outcome;
  diff(options?: Partial<DiffOptions>): Outcome;
  segments(options?: SegmentsOptions): Outcome;
  git(...args: string[]): string;
}

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function shop(files: Readonly<Record<string, string>> = {}): Shop {
  const project = createProject({
    'src/client.ts': client,
    'src/shop.ts': sends("'order_completed'", "'refunded'"),
    ...files,
  });
  projects.push(project);
  const run = (act: (streams: Parameters<typeof runCheck>[1]) => number): Outcome => {
    const chunks = { out: '', err: '' };
    const stream = (key: 'out' | 'err'): Writable =>
      new Writable({ write: (chunk: Buffer, _, done) => ((chunks[key] += chunk.toString()), done()) });
    const code = act({ stdout: stream('out'), stderr: stream('err'), cwd: project.root });
    return { code, ...chunks };
  };
  return {
    ...project,
    write: (name, text) => writeFileSync(project.file(name), text),
    read: name => readFileSync(project.file(name), 'utf8'),
    generate: (options = {}) => run(streams => runGenerate(options, streams)),
    check: (options = {}) => run(streams => runCheck(options, streams)),
    diff: (options = {}) => run(streams => runDiff({ base: 'main', ...options }, streams)),
    segments: (options = {}) => run(streams => runSegments(options, streams)),
    git: (...args) =>
      execFileSync(
        'git',
        ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args],
        { cwd: project.root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      ),
  };
}

function committed(files: Readonly<Record<string, string>> = {}): Shop {
  const project = shop(files);
  project.git('init', '-q', '-b', 'main');
  project.git('add', '-A');
  project.git('commit', '-qm', 'one');
  return project;
}

const hint = '  "plan": "tracking-plan.json" in the settings holds every call to it, in the editor as well.\n';

describe('plan generate', () => {
  it('writes the lock file and a plan that the code fulfils, and then nothing more', () => {
    const project = shop();
    expect(project.generate()).toEqual({
      code: 0,
      out: `Wrote customerio.lock.json.\nWrote tracking-plan.json.\n${hint}`,
      err: '',
    });
    const before = [project.read('customerio.lock.json'), project.read('tracking-plan.json')];
    expect(before.every(text => text.endsWith('}\n'))).toBe(true);
    expect(project.generate().out).toBe('customerio.lock.json is up to date.\ntracking-plan.json has every event.\n');
    expect([project.read('customerio.lock.json'), project.read('tracking-plan.json')]).toEqual(before);
    expect(project.check({ strict: true })).toMatchObject({ code: 0 });
    // The plan that was written is the one that is checked.
    project.write('src/shop.ts', sends("'order_completed'", "'refunded'", "'unplanned'"));
    expect(project.check().out).toContain('Sent, but not planned');
  });

  it('writes nothing when dry', () => {
    const project = shop();
    expect(project.generate({ dry: true }).out).toBe(
      `Would write customerio.lock.json.\nWould write tracking-plan.json.\n${hint}`,
    );
    expect(existsSync(project.file('customerio.lock.json'))).toBe(false);
  });

  it('makes a plan of types, and of what is always there', () => {
    const project = shop({
      'src/shop.ts':
        "import { segment } from './client.ts';\nsegment.track({ userId: '1', event: 'a', properties: { total: 1, at: new Date(), who: someone.name, ...(coupon && { coupon: 'X' }) } });\n",
    });
    project.generate();
    const [rule] = (
      JSON.parse(project.read('tracking-plan.json')) as {
        rules: { jsonSchema: { properties: { properties: unknown } } }[];
      }
    ).rules;
    expect(rule?.jsonSchema.properties.properties).toEqual({
      type: 'object',
      properties: {
        at: { type: 'string', format: 'date-time' },
        coupon: { type: 'string' },
        total: { type: 'number' },
        who: {},
      },
      required: ['at', 'total', 'who'],
    });
  });

  it('writes the file that the settings name beside tiers', () => {
    const project = shop({
      'package.json': JSON.stringify({
        name: 'x',
        customerio: { plan: { file: 'plan.json', tiers: { 1: ['order_completed'] } } },
      }),
    });
    expect(project.generate().out).toContain('plan.json');
    expect(project.read('plan.json')).toContain('"order_completed"');
  });

  it('adds to a plan what it lacks, and leaves the rest as it is', () => {
    const project = shop({
      'plan.json':
        '{\n\t"owner": "us",\n\t"rules": [{"key": "refunded", "type": "TRACK", "note": "ours"}, {"key": "planned", "type": "TRACK"}]\n}\n',
    });
    expect(project.generate({ plan: 'plan.json' }).out).toContain('added "order_completed"');
    const plan = JSON.parse(project.read('plan.json')) as { owner: string; rules: { key: string; note?: string }[] };
    expect(plan.owner).toBe('us');
    expect(plan.rules.map(({ key, note }) => [key, note])).toEqual([
      ['refunded', 'ours'],
      ['planned', undefined],
      ['order_completed', undefined],
    ]);
    expect(project.read('plan.json')).toContain('\n\t"owner"');
  });

  it.each([
    ['of another shape', { file: 'plan.json', text: '{"events": []}' }],
    ['that is broken', { file: 'plan.json', text: '{' }],
    ['in YAML', { file: 'plan.yaml', text: 'events: {}\n' }],
  ])('leaves a plan %s alone', (_, { file, text }) => {
    const project = shop({ [file]: text });
    expect(project.generate({ plan: file })).toMatchObject({
      code: 0,
      err: `${file} is no plan of Segment's shape, and was left as it is.\n`,
    });
    expect(project.read(file)).toBe(text);
  });

  it('refuses to forget an event, until somebody records what became of it', () => {
    const project = shop();
    project.generate();
    const before = project.read('customerio.lock.json');
    project.write('src/shop.ts', sends("'Order Completed'"));
    const refused = project.generate();
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('"order_completed", perhaps now "Order Completed" (was sent from src/shop.ts)');
    expect(refused.err).toContain('"refunded" (was sent from src/shop.ts)');
    expect(project.read('customerio.lock.json')).toBe(before);
    expect(project.generate({ removed: ['refunded'], renamed: ['order_completed=Order Completed'] })).toMatchObject({
      code: 0,
    });
    expect(JSON.parse(project.read('customerio.lock.json'))).toMatchObject({
      removed: ['refunded'],
      renamed: { order_completed: 'Order Completed' },
    });
    expect(project.generate()).toMatchObject({
      code: 0,
      out: expect.stringContaining('customerio.lock.json is up to date.') as unknown as string,
    });
    // What comes back is no longer gone.
    project.write('src/shop.ts', sends("'Order Completed'", "'refunded'"));
    project.generate();
    expect(JSON.parse(project.read('customerio.lock.json'))).toMatchObject({ removed: [] });
  });

  it('keeps what may still be sent', () => {
    const project = shop();
    project.generate();
    project.write('src/shop.ts', sends("'refunded'", 'next()'));
    expect(project.generate()).toMatchObject({ code: 0 });
    expect(Object.keys((JSON.parse(project.read('customerio.lock.json')) as { events: object }).events)).toEqual([
      'order_completed',
      'refunded',
    ]);
    expect(project.check({ plan: 'tracking-plan.json' })).toMatchObject({ code: 0 });
    expect(project.check().out).toContain('perhaps sent where the name is not known: "order_completed"');
  });

  it.each([
    ['an unknown event', { removed: ['never'] }, 'knows no event "never"'],
    ['an event that is sent', { removed: ['refunded'] }, '"refunded" is still sent'],
    ['a rename without a new name', { renamed: ['refunded'] }, 'must be <old>=<new>'],
    ['a rename to what is not sent', { renamed: ['refunded=never'] }, 'must be <old>=<new>'],
    ['a plan that is no JSON', { plan: 'plan.md' }, 'ends in .json'],
  ])('asks for another request: %s', (_, options, message) => {
    const project = shop();
    project.generate();
    expect(() => project.generate(options)).toThrow(message);
  });

  it('does not start from a lock file that is broken', () => {
    expect(() => shop({ 'customerio.lock.json': '{' }).generate()).toThrow(
      'Take it back from git, or delete it to start anew.',
    );
  });
});

describe('plan check', () => {
  const plan = JSON.stringify(
    {
      rules: [
        { key: 'Order Completed', type: 'TRACK' },
        {
          key: 'refunded',
          type: 'TRACK',
          jsonSchema: { properties: { total: { type: 'number' } }, required: ['total'] },
        },
        { key: 'later', type: 'TRACK' },
      ],
    },
    null,
    2,
  );

  it('finds what is not planned, not sent and not as planned', () => {
    const project = shop({ 'plan.json': plan });
    const { code, out } = project.check({ plan: 'plan.json' });
    expect(code).toBe(1);
    expect(out).toContain('"order_completed" (is "Order Completed" meant?) src/shop.ts:2');
    expect(out).toContain('"total" of "refunded" is missing src/shop.ts:3');
    expect(out).toContain('"later" plan.json:');
    expect(out).toMatchInlineSnapshot(`
      "Sent, but not planned (1)
        "order_completed" (is "Order Completed" meant?) src/shop.ts:2
        Add them to the plan, or send a planned name.

      Properties that depart from the plan (1)
        "total" of "refunded" is missing src/shop.ts:3
        Send what is planned, or change the plan.

      Planned, but not sent (2)
        "Order Completed" plan.json:3
        "later" plan.json:21
        Send them, or take them out of the plan. Only --strict fails on them.
      "
    `);
  });

  it('fails on events that are not sent only if it is to be strict', () => {
    const project = shop({ 'plan.json': JSON.stringify({ events: ['order_completed', 'refunded', 'later'] }) });
    expect(project.check({ plan: 'plan.json' })).toMatchObject({ code: 0 });
    expect(project.check({ plan: 'plan.json', strict: true })).toMatchObject({ code: 1 });
  });

  it('takes the plan from the settings', () => {
    const project = shop({
      'package.json': JSON.stringify({ name: 'x', customerio: { plan: { events: ['order_completed'] } } }),
    });
    expect(project.check()).toMatchObject({ code: 1, out: expect.stringContaining('"refunded"') as unknown as string });
  });

  it('tells a lock file that is behind, and what is gone', () => {
    const project = shop();
    project.generate({ lockOnly: true });
    expect(existsSync(project.file('tracking-plan.json'))).toBe(false);
    expect(project.check()).toMatchObject({ code: 0 });
    project.write('src/shop.ts', sends("'order_completed'", "'refunded'", "'new'"));
    expect(project.check()).toMatchObject({
      code: 1,
      out: expect.stringContaining('customerio.lock.json is behind the code.') as unknown as string,
    });
    project.write('src/shop.ts', sends("'order_completed'"));
    expect(project.check()).toMatchObject({
      code: 1,
      out: expect.stringContaining('No longer sent (1)\n  "refunded" was sent from src/shop.ts') as unknown as string,
    });
    project.write('customerio.lock.json', '<<<<<<< HEAD\n');
    expect(project.check()).toMatchObject({
      code: 1,
      out: expect.stringContaining('It holds a merge conflict.') as unknown as string,
    });
  });

  it('takes a lock file that knew less of the same code, and says so', () => {
    const project = shop();
    project.write('src/shop.ts', sends("'order_completed', properties: { total: 5 }"));
    project.generate({ lockOnly: true });
    const lock = project.read('customerio.lock.json');
    const known = '"types": ["number"]';
    expect(lock).toContain(known);
    project.write('customerio.lock.json', lock.replace(known, '"types": ["unknown"]'));
    expect(project.check()).toMatchObject({
      code: 0,
      out: expect.stringContaining('leaves something open that is known now') as unknown as string,
    });
    project.write('customerio.lock.json', lock.replace(known, '"types": ["string"]'));
    expect(project.check()).toMatchObject({
      code: 1,
      out: expect.stringContaining('customerio.lock.json is behind the code.') as unknown as string,
    });
  });

  it('tells that everything is gone, where no rule can', () => {
    const project = shop();
    project.generate({ lockOnly: true });
    rmSync(project.file('src'), { recursive: true });
    expect(project.check()).toMatchObject({
      code: 1,
      out: expect.stringContaining('No longer sent (2)') as unknown as string,
    });
  });

  it('tells a plan that cannot be read', () => {
    const project = shop({ 'plan.json': '{\n"rules": [' });
    expect(project.check({ plan: 'plan.json' })).toMatchObject({
      code: 1,
      out: expect.stringContaining('plan.json:2: This is not JSON') as unknown as string,
    });
    expect(project.check({ plan: 'gone.json' })).toMatchObject({
      code: 1,
      out: expect.stringContaining('gone.json: There is no such file or folder.') as unknown as string,
    });
  });

  it('speaks JSON', () => {
    const project = shop({ 'plan.json': plan });
    const report = JSON.parse(project.check({ plan: 'plan.json', format: 'json' }).out) as Record<string, unknown>;
    expect(report).toMatchObject({
      version: 1,
      lock: 'missing',
      plan: ['plan.json'],
      unplanned: [
        { event: 'order_completed', meant: 'Order Completed', sites: [{ file: 'src/shop.ts', line: 2, column: 1 }] },
      ],
      properties: [
        { kind: 'missingProperty', event: 'refunded', property: 'total', file: 'src/shop.ts', line: 3, column: 1 },
      ],
      broken: [],
    });
  });

  it('has nothing to check without a plan and a lock file', () => {
    expect(() => shop().check()).toThrow('There is no plan in the settings and no customerio.lock.json to check.');
  });
});

describe('plan segments', () => {
  const segments = (project: Shop, options: SegmentsOptions = {}): Outcome => project.segments(options);

  it('are made of the plan and the lock file', () => {
    const project = shop({
      'customerio.config.json': '{ "forwarded": "all" }',
      'src/shop.ts':
        "import { segment } from './client.ts';\nsegment.track({ userId: '1', event: 'order_completed', properties: { total: 1 } });\n",
    });
    project.generate();
    expect(segments(project)).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "# Audit segments

      Build each as a data-driven segment (Customer.io: People → Segments). Whoever is in one shows a fault: nobody should be. Have Customer.io tell you when somebody enters.

      Which events are about money is taken from their names, since the plan gives no tiers: say it under \`plan.tiers\` of the settings.

      ## \`Audit: order_completed without total\`

      All of these conditions:

      - the event \`order_completed\` was performed at least 1 time within the past 1 day, where its attribute \`total\` does not exist or is blank

      Sent to \`segment\` from \`src/shop.ts\`.

      ## \`Audit: order_completed without email\`

      All of these conditions:

      - the event \`order_completed\` was performed at least 1 time within the past 1 day
      - the attribute \`email\` does not exist or is blank

      Sent to \`segment\` from \`src/shop.ts\`.
      ",
      }
    `);
  });

  it('come as data, and to a file', () => {
    const project = shop();
    project.generate({ lockOnly: true });
    const { segments: made } = JSON.parse(segments(project, { format: 'json' }).out) as { segments: object[] };
    expect(made).toEqual([
      {
        name: 'Audit: order_completed without email',
        conditions: [
          'the event `order_completed` was performed at least 1 time within the past 1 day',
          'the attribute `email` does not exist or is blank',
        ],
        event: 'order_completed',
        blankOf: 'person',
        blank: 'email',
        files: ['src/shop.ts'],
        vendors: ['segment'],
        isForwardingOpen: true,
      },
    ]);
    expect(segments(project, { output: 'segments.md' })).toEqual({ code: 0, out: '', err: 'Wrote segments.md.\n' });
    expect(project.read('segments.md')).toMatch(/^# Audit segments\n/);
  });

  it('are not made of nothing', () => {
    expect(() => segments(shop())).toThrow(/There is no plan in the settings and no customerio\.lock\.json to make/);
  });

  it('tell of a plan that cannot be read whole', () => {
    const project = shop({ 'plan.json': '{ "rules": [{ "type": "TRACK" }] }' });
    expect(segments(project, { plan: 'plan.json' }).err).toMatch(/^plan\.json:1 /);
  });
});

describe('plan diff', () => {
  it.each(['code', 'lock'] as const)('shows what a branch changes, from the %s of the base', from => {
    const project = shop({
      'src/shop.ts': `${sends("'order_completed'", "'refunded'", "'kept'")}segment.track({ userId: '1', event: 'priced', properties: { total: 1, note: 'x' } });\n`,
    });
    project.generate({ lockOnly: true });
    project.git('init', '-q', '-b', 'main');
    project.git('add', '-A');
    project.git('commit', '-qm', 'one');
    project.git('checkout', '-qb', 'work');
    project.write(
      'src/shop.ts',
      `${sends("'Order Completed'", "'kept'", "'added`|<b>'")}segment.track({ userId: session.id, event: 'priced', properties: { total: '1', more: true } });\n`,
    );
    const status = project.git('status', '--porcelain');
    const head = project.git('rev-parse', '--short=7', 'main').trim();
    const temporary = createProject({});
    projects.push(temporary);
    vi.stubEnv('TMPDIR', temporary.root);
    const { code, out } = project.diff({ from });
    vi.unstubAllEnvs();
    expect(code).toBe(0);
    expect(out.replace(head, 'HEAD')).toMatchInlineSnapshot(`
      "## Analytics events

      **1 added, 1 removed, 1 renamed, 1 changed**, compared with \`main at HEAD\`.

      ### Breaks what listens

      Campaigns, segments and reports that use these stop or go wrong without a word.

      - \`order_completed\` is now sent as \`Order Completed\`
      - \`priced\`
        - \`more\` is new: boolean
        - \`note\` is no longer sent
        - \`total\` was number and is string
      - \`refunded\` is no longer sent; it was sent to \`segment\` from \`src/shop.ts\`

      ### Added

      - \`\`added\`|<b>\`\` to \`segment\` without properties, from \`src/shop.ts\`

      ### Identities

      A person under another key is another person.

      - \`segment\` no longer gets \`constant\`
      "
    `);
    expect(project.diff({ from, failOnBreaking: true })).toMatchObject({ code: 1 });
    // The user's tree and index are as they were, and nothing is left behind.
    expect(project.git('status', '--porcelain')).toBe(status);
    expect(project.git('branch', '--show-current').trim()).toBe('work');
    expect(readdirSync(temporary.root)).toEqual(['package.json']);
  });

  it('names the campaigns that wait for an event which is gone', () => {
    const project = committed({ 'campaigns/thanks.yml': 'trigger:\n  event: order_completed\n' });
    project.write('src/shop.ts', sends("'order_placed'"));
    expect(project.diff().out).toContain('\n  - starts `campaigns/thanks.yml`\n');
    expect(JSON.parse(project.diff({ format: 'json' }).out)).toMatchObject({
      campaigns: { order_completed: ['campaigns/thanks.yml'] },
    });
  });

  it('says so if nothing changes, and leaves out what the base did since', () => {
    const project = committed();
    project.git('checkout', '-qb', 'work');
    project.git('checkout', '-q', 'main');
    project.write('src/shop.ts', sends("'order_completed'"));
    project.git('commit', '-qam', 'two');
    project.git('checkout', '-q', 'work');
    expect(project.diff().out).toMatch(
      /^## Analytics events\n\nNo event changes, compared with `main at [\da-f]{7}`\.\n$/,
    );
    expect(project.diff({ failOnBreaking: true })).toMatchObject({ code: 0 });
  });

  it('reads the part of the repository that is the root', () => {
    const project = committed({
      'apps/web/package.json': '{}',
      'apps/web/src/client.ts': client,
      'apps/web/src/a.ts': sends("'web'"),
    });
    project.write('apps/web/src/a.ts', sends("'web'", "'more'"));
    const { out } = project.diff({ root: 'apps/web', format: 'json' });
    expect(
      (JSON.parse(out) as { changes: { event: string; kind: string }[] }).changes.map(
        ({ event, kind }) => `${kind} ${event}`,
      ),
    ).toEqual(['added more']);
  });

  it('counts what the lock file records as meant', () => {
    const project = shop();
    project.generate({ lockOnly: true });
    project.git('init', '-q', '-b', 'main');
    project.git('add', '-A');
    project.git('commit', '-qm', 'one');
    project.write('src/shop.ts', sends("'order_completed'"));
    project.generate({ lockOnly: true, removed: ['refunded'] });
    expect(project.diff({ failOnBreaking: true })).toMatchObject({
      code: 0,
      out: expect.stringContaining('from `src/shop.ts` (recorded in the lock file)') as unknown as string,
    });
  });

  it('writes to a file', () => {
    const project = committed();
    expect(project.diff({ output: 'diff.md' })).toEqual({ code: 0, out: '', err: 'Wrote diff.md.\n' });
    expect(project.read('diff.md')).toContain('## Analytics events');
  });

  it.each([
    ['no repository', () => shop().diff(), 'is in no git repository'],
    ['no such revision', () => committed().diff({ base: 'gone' }), 'git knows no revision "gone"'],
    [
      'a revision that looks like an option',
      () => committed().diff({ base: '--upload-pack=x' }),
      'git knows no revision',
    ],
    ['no lock file in the base', () => committed().diff({ from: 'lock' }), 'Compare the code instead (--from code).'],
    [
      'a broken lock file in the base',
      () => committed({ 'customerio.lock.json': '{' }).diff({ from: 'lock' }),
      'cannot be used',
    ],
  ])('says what is missing: %s', (_, act, message) => {
    expect(act).toThrow(message);
  });
});

describe('the command', () => {
  it('lists its parts', () => {
    expect(planCommand().commands.map(command => command.name())).toEqual(['generate', 'check', 'diff', 'segments']);
  });
});
