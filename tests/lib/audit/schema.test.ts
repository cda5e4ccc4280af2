import { readFileSync } from 'node:fs';
import path from 'node:path';

import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';

import { withBaseline, withoutKnown } from '../../../lib/audit/baseline.ts';
import { audit } from '../../../lib/audit/index.ts';
import type { AuditReport } from '../../../lib/audit/report.ts';
import { reasonTexts } from '../../../lib/audit/reasons.ts';
import { createProject } from '../../support/project.ts';

interface Schema {
  readonly definitions: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
}

const schema = JSON.parse(readFileSync('docs/audit.schema.json', 'utf8')) as Schema;
const validate = new Ajv({ allErrors: true, format: 'full' }).compile(schema);

function problemsOf(report: unknown): unknown {
  validate(JSON.parse(JSON.stringify(report)));
  return validate.errors ?? [];
}

const example: Promise<AuditReport> = audit({
  root: path.resolve('tests/fixtures/desktop-app'),
  settings: { forwarded: ['Request Created'] },
  rules: 'all',
});

describe('the published schema', () => {
  it('holds for the example', async () => {
    const report = await example;
    expect(report.findings.length).toBeGreaterThan(0);
    expect(problemsOf(report)).toEqual([]);
  });

  it('holds with a baseline, for programs and for people', async () => {
    const report = await example;
    const known = withBaseline(report, report.findings.slice(1));
    expect(known.summary.baseline?.known).toBe(report.findings.length - 1);
    expect([...(problemsOf(known) as unknown[]), ...(problemsOf(withoutKnown(known)) as unknown[])]).toEqual([]);
  });

  it('holds for an empty project', async () => {
    const project = createProject({});
    expect(problemsOf(await audit({ root: project.root, settings: {}, rules: 'all' }))).toEqual([]);
    project.remove();
  });

  it('holds for what is unknown, failed, skipped and shared', async () => {
    const project = createProject({
      'src/a.js': `import { Analytics } from '@segment/analytics-node';\nconst analytics = new Analytics({ writeKey: 'k' });\nanalytics.track({ event: pick(), userId: find(), properties: { a: 1n, b: null, c: [], d: new Date(), e() {}, ...f } });\nanalytics.track({ event: \`a_\${b}\`, anonymousId: c });\n`,
      'src/broken.js': `import '@segment/analytics-node';\nconst = ;`,
      'notes.txt': '',
      '.env.production': 'CIO_API_KEY=abcdef0123456789',
      '.env.staging': 'CIO_API_KEY=abcdef0123456789',
    });
    const report = await audit({
      root: project.root,
      settings: {},
      rules: 'all',
      paths: [project.file('src'), project.file('notes.txt'), project.file('.env.staging')],
    });
    expect(report.summary.files.problems).toHaveLength(3);
    expect(report.summary.unresolved.map(({ what }) => what)).toEqual(['event', 'userId']);
    expect(report.findings.map(({ ruleId }) => ruleId)).toContain('audit/shared-environment-key');
    expect(problemsOf(report)).toEqual([]);
    project.remove();
  });

  it.each<[string, (report: { -readonly [K in keyof AuditReport]: AuditReport[K] }) => void]>([
    ['another version', report => Object.assign(report, { version: 1 })],
    ['a column from 0', report => Object.assign(report.calls[0] as object, { column: 0 })],
    ['an unknown reason', report => Object.assign(report.calls[0] as object, { unresolved: 'because' })],
    ['a key that is not described', report => Object.assign(report.summary, { mood: 'good' })],
    ['a score of 101', report => Object.assign(report, { score: 101 })],
    ['no summary', report => Object.assign(report, { summary: undefined })],
  ])('refuses %s', async (_, spoil) => {
    const report = structuredClone(await example);
    spoil(report);
    expect(problemsOf(report)).not.toEqual([]);
  });

  it('and the page know every reason', () => {
    const page = readFileSync('docs/audit.md', 'utf8');
    const reasons = Object.keys(reasonTexts).sort();
    expect([...(schema.definitions['reason']?.enum ?? [])].sort()).toEqual(reasons);
    for (const reason of reasons) expect(page).toContain(`| \`${reason}\` |`);
  });
});
