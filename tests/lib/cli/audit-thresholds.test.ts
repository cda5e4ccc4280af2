import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';

import { describe, expect, it } from 'vitest';

import { auditCommand, runAudit, type AuditCommandOptions } from '../../../lib/cli/audit.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const client = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: process.env.KEY });
`;
const send = (event: string): string => `analytics.track({ event: '${event}', anonymousId: id });\n`;
const manifest = { 'package.json': '{"name":"x","customerio":{"forwarded":"all"}}' };

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(root: string, options: AuditCommandOptions, cwd = root): Promise<Ran> {
  const texts = { out: '', err: '' };
  const stream = (name: 'out' | 'err'): Writable =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        texts[name] += chunk.toString();
        done();
      },
    });
  const code = await runAudit([], options, { stdout: stream('out'), stderr: stream('err'), cwd });
  return { code, ...texts };
}

describe('--min-score', () => {
  it('asks for a score, whatever the findings', async () => {
    const { root } = createProject({ ...manifest, 'a.js': `${client}export const a = id => ${send('Lamp Lit')}` });
    expect(await run(root, { failOn: 'never', minScore: 40 })).toMatchObject({ code: 0 });
    const poor = await run(root, { failOn: 'never', minScore: 41 });
    expect(poor.code).toBe(1);
    expect(poor.err).toContain('The score 40 is below 41.');
  });

  it('takes no silence for an answer', async () => {
    const { root } = createProject({ 'a.js': 'export const a = 1;\n' });
    const { code, err } = await run(root, { minScore: 0 });
    expect([code, err]).toEqual([1, 'No analytics call, so no score. --min-score 0 asks for one.\n']);
  });

  it.each(['', 'x', '-1', '101', 'NaN'])('takes no "%s"', text => {
    const command = auditCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => undefined });
    expect(() => command.parse(['node', 'audit', '--min-score', text])).toThrow(/from 0 to 100/);
  });
});

describe('--baseline', () => {
  it('lets pass what is known, and stops what is new', async () => {
    const project = createProject({ ...manifest, 'a.js': `${client}export const a = id => ${send('Lamp Lit')}` });
    const file = path.join(project.root, 'known.json');
    expect((await run(project.root, { output: 'known.json' })).code).toBe(1);
    const same = await run(project.root, { baseline: file });
    expect(same.code).toBe(0);
    expect(same.out).toContain('1 finding of the baseline left out.');
    expect(same.out).not.toContain('✖');

    project.write(
      'a.js',
      `${client}// Lines move.\nexport const a = id => ${send('Lamp Lit')}export const b = id => ${send('Lamp Out')}`,
    );
    const more = await run(project.root, { baseline: 'known.json', format: 'json' });
    expect(more.code).toBe(1);
    const report = JSON.parse(more.out) as { findings: { isKnown?: true }[]; summary: { baseline: unknown } };
    expect(report.findings.map(({ isKnown }) => isKnown)).toEqual([true, undefined]);
    expect(report.summary.baseline).toEqual({ known: 1, gone: 0 });
  });

  it('has to be a report', async () => {
    const { root } = createProject({ ...manifest, 'a.js': '' });
    await expect(run(root, { baseline: 'package.json' })).rejects.toThrow(/is no report of this version/);
    await expect(run(root, { baseline: 'none.json' })).rejects.toThrow(/none\.json cannot be read/);
  });
});

describe('the page', () => {
  it('has the day of the build, and leads to the files as they lie', async () => {
    const { root } = createProject({
      ...manifest,
      'src/a b.js': `${client}export const a = id => ${send('Lamp Lit')}`,
    });
    process.env['SOURCE_DATE_EPOCH'] = '86400';
    try {
      await run(root, { output: 'reports.html' });
    } finally {
      delete process.env['SOURCE_DATE_EPOCH'];
    }
    const page = readFileSync(path.join(root, 'reports.html'), 'utf8');
    expect(page).toContain('Made on <time datetime="1970-01-02">');
    expect(page).toContain('href="src/a%20b.js"');
  });
});

describe('paths', () => {
  it('go from the reader to the root where one holds the other, else from the root', async () => {
    const { root } = createProject({ ...manifest, 'app/a.js': `${client}export const a = id => ${send('Lamp Lit')}` });
    const app = path.join(root, 'app');
    const placesFrom = async (cwd: string, of: string): Promise<string> => {
      const { out } = await run(root, { root: of, failOn: 'never', format: 'markdown' }, cwd);
      return /`([^`\n]*a\.js):\d+`/.exec(out)?.[1] ?? out;
    };
    expect(await placesFrom(root, root)).toBe('app/a.js');
    expect(await placesFrom(app, root)).toBe('../app/a.js');
    expect(await placesFrom(path.dirname(root), root)).toBe(`${path.basename(root)}/app/a.js`);
    expect(await placesFrom(createProject({ 'b.js': '' }).root, root)).toBe('app/a.js');
  });
});
