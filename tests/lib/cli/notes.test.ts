import { PassThrough } from 'node:stream';

import { afterEach, describe, expect, it } from 'vitest';

import { runAudit } from '../../../lib/cli/audit.ts';
import { migrate } from '../../../lib/cli/migrate.ts';
import { tellNotes } from '../../../lib/cli/notes.ts';
import { runCheck, runDiff, runGenerate } from '../../../lib/cli/plan.ts';
import { createProject } from '../../support/project.ts';

import type { TemporaryProject } from '../../support/project.ts';

const source = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: process.env.WRITE_KEY });
analytics.track({ event: 'Order Placed', userId: user.id });
`;

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

function streams(cwd: string): { stdout: PassThrough; stderr: PassThrough; cwd: string; texts(): [string, string] } {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const text = (stream: PassThrough): string => (stream.read() as Buffer | null)?.toString('utf8') ?? '';
  return { stdout, stderr, cwd, texts: () => [text(stdout), text(stderr)] };
}

describe.skipIf(process.platform === 'win32')('a manifest that is broken', () => {
  const broken = {
    'package.json': { kind: 'pipe' },
    'src/a.js': source,
    'plan.json': '{"events":["Order Placed"]}',
  } as const;
  const note = 'package.json: It counts as absent, since it is a pipe.\n';

  it.each<[string, (cwd: string, given: ReturnType<typeof streams>) => unknown, string]>([
    ['audit', (_cwd, given) => runAudit([], { format: 'json', rules: 'none' }, given), '"Order Placed"'],
    ['plan generate', (_cwd, given) => runGenerate({ dry: true }, given), 'Would write'],
    ['plan check', (_cwd, given) => runCheck({ plan: 'plan.json' }, given), ''],
    [
      'migrate',
      (_cwd, given) => migrate('rename-events', [], { style: 'snake_case', dry: true }, given),
      'order_placed',
    ],
  ])('is told by %s, which goes on', async (_name, run, says) => {
    project = createProject(broken);
    const given = streams(project.root);
    await run(project.root, given);
    const [out, errors] = given.texts();
    expect(out).toContain(says);
    expect(errors).toContain(note);
    expect(errors.split('\n').filter(line => line.includes('package.json'))).toHaveLength(1);
  });

  it('stands in the report where that is read at the same place', async () => {
    project = createProject(broken);
    const given = streams(project.root);
    await runAudit([], { format: 'pretty', rules: 'none' }, given);
    const [out, errors] = given.texts();
    expect(errors).toBe('');
    expect(out).toContain('package.json: It counts as absent, since it is a pipe.');
  });

  it('is told where the report goes into a file', async () => {
    project = createProject(broken);
    const given = streams(project.root);
    await runAudit([], { output: 'report.txt', format: 'pretty', rules: 'none' }, given);
    expect(given.texts()[1]).toBe(`${note}Wrote report.txt.\n`);
  });

  it('ends no comparison before git is asked', () => {
    project = createProject(broken);
    const given = streams(project.root);
    expect(() => runDiff({ base: 'main' }, given)).toThrow(/no git repository/);
  });
});

it('tells ten files, and how many more there are', () => {
  const stderr = new PassThrough();
  const notes = Array.from({ length: 12 }, (_, at) => ({ file: `${at}/package.json`, message: 'It is broken.' }));
  const told = (count: number): string => {
    tellNotes(stderr, notes.slice(0, count));
    return (stderr.read() as Buffer | null)?.toString('utf8') ?? '';
  };
  expect(told(0)).toBe('');
  expect(told(1)).toBe('0/package.json: It is broken.\n');
  expect(told(10).split('\n')).toHaveLength(11);
  expect(told(11)).toMatch(/\n9\/package\.json: .+\n… and 1 more\.\n$/);
  expect(told(12)).toMatch(/… and 2 more\.\n$/);
});
