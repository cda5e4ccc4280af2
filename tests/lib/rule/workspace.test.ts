/** A workspace of three packages: names, a wrapper of Segment's SDK, and the app that calls it. */
import { Writable } from 'node:stream';

import { ESLint } from 'eslint';
import { describe, expect, it, vi } from 'vitest';

import { runAudit, type AuditCommandOptions } from '../../../lib/cli/audit.ts';
import plugin from '../../../lib/index.ts';
import { useProjects, type TemporaryProject } from '../../support/project.ts';

import type { AuditReport } from '../../../lib/audit/report.ts';

const create = useProjects();

const packages = {
  'packages/names/package.json': '{ "name": "@shop/names", "type": "module", "exports": "./index.js" }',
  'packages/names/index.js': "export const ORDER_PLACED = 'Order Placed';\n",
  'packages/tracking/package.json':
    '{ "name": "@shop/tracking", "type": "module", "exports": "./index.js", "dependencies": { "@segment/analytics-node": "^3.0.0" } }',
  'packages/tracking/index.js':
    "import { Analytics } from '@segment/analytics-node';\nconst analytics = new Analytics({ writeKey: process.env.KEY });\nexport const report = (name, who) => analytics.track({ event: name, anonymousId: who });\n",
  'packages/app/package.json':
    '{ "name": "app", "type": "module", "dependencies": { "@shop/names": "workspace:*", "@shop/tracking": "workspace:*" } }',
  'packages/app/src/order.js':
    "import { ORDER_PLACED } from '@shop/names';\nimport { report } from '@shop/tracking';\nexport const place = visitor => report(ORDER_PLACED, visitor);\n",
};
const settings = '{ "forwarded": ["Order Placed"] }';
const workspaces: readonly [string, Record<string, string>][] = [
  ['npm', { ...packages, 'package.json': '{ "workspaces": ["packages/*"] }', 'customerio.config.json': settings }],
  [
    'pnpm',
    {
      ...packages,
      'package.json': `{ "name": "shop", "customerio": ${settings} }`,
      'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
    },
  ],
];

async function lint(cwd: string, file: string, own = {}): Promise<string[]> {
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [plugin.configs.recommended, { settings: { customerio: own } }],
  });
  const [result] = await eslint.lintFiles([file]);
  return (result?.messages ?? []).map(({ ruleId, line, message }) => `${line} ${ruleId ?? message}`);
}

async function audit(cwd: string, options: AuditCommandOptions = {}): Promise<AuditReport> {
  let text = '';
  const stdout = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  const stderr = new Writable({ write: (_chunk, _encoding, done) => done() });
  await runAudit([], { format: 'json', ...options }, { stdout, stderr, cwd });
  return JSON.parse(text) as AuditReport;
}

const placeOf = ({ file, line, ruleId }: AuditReport['findings'][number]): string => `${file}:${line} ${ruleId}`;

describe.each(workspaces)('a workspace of %s', (_, files) => {
  const finding = 'customerio/no-unidentified-forward';

  it('is seen from inside of a package as from its root', async () => {
    const project = create(files);
    expect(await lint(project.file('packages/app'), 'src/order.js')).toEqual([`3 ${finding}`]);
    expect(await lint(project.file('packages/app/src'), 'order.js')).toEqual([`3 ${finding}`]);
    expect(await lint(project.root, 'packages/app/src/order.js')).toEqual([`3 ${finding}`]);
  });

  it('is audited whole from inside of a package', async () => {
    const project = create(files);
    const inside = await audit(project.file('packages/app'));
    expect(inside.findings.map(placeOf)).toContain(`packages/app/src/order.js:3 ${finding}`);
    expect(inside).toEqual(await audit(project.root));
  });

  it('is not looked at where a root is asked for', async () => {
    const project = create(files);
    expect(await lint(project.file('packages/app'), 'src/order.js', { root: '.' })).toEqual([]);
    expect((await audit(project.root, { root: 'packages/app' })).calls).toEqual([]);
  });
});

describe('settings in a file', () => {
  const files = {
    'package.json': '{ "type": "module", "dependencies": { "@segment/analytics-node": "^3.0.0" } }',
    'a.js':
      "import { Analytics } from '@segment/analytics-node';\nnew Analytics({ writeKey: k }).track({ event: 'A', anonymousId: id });\n",
  };

  it('count for ESLint, and go behind those of its configuration', async () => {
    const project: TemporaryProject = create({ ...files, 'customerio.config.json': '{ "forwarded": ["A"] }' });
    expect(await lint(project.root, 'a.js')).toContain('2 customerio/no-unidentified-forward');
    expect(await lint(project.root, 'a.js', { forwarded: 'none' })).not.toContain(
      '2 customerio/no-unidentified-forward',
    );
  });

  it('end the run if they are wrong, by the name of the file', async () => {
    const project = create({ ...files, 'customerio.config.json': '{ "forwarded": 5 }' });
    await expect(lint(project.root, 'a.js')).rejects.toThrow(
      /customerio\.config\.json: settings\.customerio\.forwarded must be "all", "none", or/,
    );
  });

  it('are all that counts for a command that is given another file', async () => {
    const project = create({ ...files, 'customerio.config.json': '{ "forwarded": ["A"] }' });
    project.write('none.json', '{}');
    const { findings } = await audit(project.root, { settings: 'none.json' });
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('customerio/no-unidentified-forward');
  });

  it('are read again when they have changed, as an editor that stays open needs it', async () => {
    const project = create({ ...files, 'customerio.config.json': '{ "forwarded": ["A"] }' });
    const now = vi.spyOn(Date, 'now');
    const finding = '2 customerio/no-unidentified-forward';
    expect(await lint(project.root, 'a.js')).toContain(finding);
    project.write('customerio.config.json', '{ "forwarded": "none" }');
    now.mockReturnValue(Date.now() + 5_000);
    expect(await lint(project.root, 'a.js')).not.toContain(finding);
    now.mockRestore();
  });
});
