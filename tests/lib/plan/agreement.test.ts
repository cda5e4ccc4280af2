import { readFileSync } from 'node:fs';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterAll, expect, it } from 'vitest';
import { checkProject } from '../../../lib/plan/check.ts';
import { emptyLock, lockText, parseLock } from '../../../lib/plan/lock.ts';
import { readPlan } from '../../../lib/plan/read.ts';
import { openProject } from '../../../lib/project/project.ts';
import breaking from '../../../rules/no-breaking-event-change.ts';
import matching from '../../../rules/match-tracking-plan.ts';
import { createProject } from '../../support/project.ts';

const event = (file: string): { files: string[]; vendors: ['segment']; properties: object; open: boolean } => ({
  files: [file],
  vendors: ['segment'],
  properties: {},
  open: false,
});
const lock = lockText({
  ...emptyLock,
  events: {
    signed_up: event('src/a.ts'),
    'Order Paid': event('src/b.ts'),
    gone: event('src/away.ts'),
    doubtful: event('src/c.ts'),
  } as never,
});
const plan = {
  common: { v: 'number' },
  events: { signed_up: true, order_paid: { properties: { total: 'number' } }, later: true },
};
const project = createProject({
  'customerio.lock.json': lock,
  'src/client.ts':
    "import { Analytics } from '@segment/analytics-node';\nexport const segment = new Analytics({ writeKey: 'public' });\nexport const send = (event: string, properties = {}) => segment.track({ userId: '1', event, properties: { ...properties, v: '1' } });\n",
  'src/a.ts': "import { send } from './client.ts';\nsend('signed_up');\nsend(`step_${n}`);\n",
  'src/b.ts':
    "import { segment } from './client.ts';\nsegment.track({ userId: '1', event: 'order_paid', properties: { v: 1, total: '1', more: 1 } });\nsegment.track({ userId: '1', event: 'odd', properties: {} });\n",
  'src/c.ts': "import { segment } from './client.ts';\nsegment.track({ userId: '1', event: next() });\n",
  'src/d.test.ts': "import { segment } from './client.ts';\nsegment.track({ userId: '1', event: 'gone' });\n",
});
afterAll(() => project.remove());

it('the rules report what `plan check` finds, each once', () => {
  const settings = { root: project.root, plan };
  const opened = openProject({ root: project.root, settings });
  const linter = new Linter({ cwd: project.root });
  const reports = opened.files().flatMap(({ file }) =>
    linter
      .verify(
        readFileSync(project.file(file), 'utf8'),
        [
          {
            files: ['**/*.*'],
            languageOptions: { parser: typescriptParser },
            plugins: { x: { rules: { matching, breaking } as never } },
            settings: { customerio: settings },
            rules: { 'x/matching': 'error', 'x/breaking': 'error' },
          },
        ],
        { filename: project.file(file) },
      )
      .map(({ messageId, line, fatal }) => `${file}:${fatal ? 'fatal' : line} ${messageId}`),
  );
  const check = checkProject(opened, readPlan(project.root, plan), parseLock(lock));
  expect(check.broken.map(breakage => breakage.event)).toEqual(['Order Paid', 'gone']);
  expect(check.uncertain).toEqual(['doubtful']);
  expect(check.unimplemented.map(planned => planned.event)).toEqual(['later']);
  const found = [
    ...check.unplanned.flatMap(({ meant, sites }) =>
      sites.map(
        ({ file, line }) => `${file}:${line} ${meant === undefined ? 'unplannedEvent' : 'unplannedEventMeant'}`,
      ),
    ),
    ...check.properties.map(
      ({ file, line, kind, event: name }) => `${file}:${line} ${name === '*' ? 'wrongCommonType' : kind}`,
    ),
    'src/b.ts:2 renamed',
    'src/a.ts:1 gone',
  ];
  expect(reports.sort()).toEqual(found.sort());
  expect(reports).toEqual(
    expect.arrayContaining([
      'src/a.ts:3 unplannedEvent',
      'src/b.ts:2 wrongType',
      'src/b.ts:2 unplannedProperty',
      'src/b.ts:3 unplannedEvent',
      'src/client.ts:3 wrongCommonType',
    ]),
  );
});
