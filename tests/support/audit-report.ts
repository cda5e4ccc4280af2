/** A report made by hand, for tests of the formats. */
import picocolors from 'picocolors';
import { expect } from 'vitest';

import { causesOf } from '../../lib/audit/causes.ts';
import { loadFormat, type FormatName } from '../../lib/audit/formats/load.ts';

import type { FormatOptions } from '../../lib/audit/formats/format.ts';
import type { AuditCall, AuditFinding, AuditReport } from '../../lib/audit/report.ts';

export const call = (line: number, more: Partial<AuditCall> = {}): AuditCall => ({
  file: 'src/a.ts',
  line,
  column: 3,
  vendor: 'segment',
  sdk: '@segment/analytics-node',
  method: 'track',
  platform: 'server',
  via: 'direct',
  events: ['Sheet Printed'],
  patterns: [],
  plumbing: false,
  inTest: false,
  ...more,
});
export const finding = (line: number, more: Partial<AuditFinding> = {}): AuditFinding => ({
  ruleId: 'customerio/no-ignored-failure',
  severity: 'error',
  file: 'src/a.ts',
  line,
  column: 3,
  endLine: line,
  endColumn: 9,
  message: 'This harms. Mend it.',
  ...more,
});

function causesIn(findings: readonly AuditFinding[]): AuditReport['summary']['causes'] {
  return causesOf(findings.map(finding => ({ finding, general: finding.message })));
}

export function reportOf(more: Partial<AuditReport> = {}, summary: Partial<AuditReport['summary']> = {}): AuditReport {
  const {
    calls = [call(1), call(2)],
    findings = [
      finding(1),
      finding(2),
      finding(3, { severity: 'warning', ruleId: 'customerio/event-name-case', message: 'A doubt.' }),
    ],
  } = more;
  return {
    version: 2,
    root: '/srv/app',
    calls,
    findings,
    score: 71,
    ...more,
    summary: {
      files: {
        total: 7,
        read: 3,
        unrelated: 2,
        failed: 1,
        skipped: 1,
        problems: [{ file: 'src/broken.ts', status: 'failed', reason: 'line 2: Unexpected token' }],
      },
      calls: {
        total: 2,
        sites: 2,
        plumbing: 0,
        inTests: 0,
        byVendor: { segment: 2 },
        byMethod: { track: 2 },
        bySdk: { '@segment/analytics-node': 2 },
      },
      events: [
        {
          name: 'Sheet Printed',
          isPattern: false,
          vendors: ['segment'],
          reaches: ['forwarded'],
          person: 'no',
          sites: [{ file: 'src/a.ts', line: 1, column: 3, vendor: 'segment' }],
          properties: { pages: { types: ['number'], sites: 1 } },
          open: false,
          findings: 2,
          campaigns: [],
          templates: [],
        },
      ],
      forwarded: 'all',
      traits: [],
      drift: [['Sheet Printed', 'sheet_printed']],
      identities: [
        {
          vendor: 'segment',
          kind: 'hash',
          text: 'SHA-256 of session.id',
          methods: ['track'],
          sites: [{ file: 'src/a.ts', line: 1, column: 3 }],
        },
      ],
      silent: [],
      causes: causesIn(findings),
      costs: [
        { what: 'rule', ruleId: 'customerio/no-ignored-failure', severity: 'error', places: 2, of: 2, points: 29 },
      ],
      unresolved: [
        {
          file: 'src/a.ts',
          line: 9,
          column: 1,
          vendor: 'segment',
          method: 'track',
          what: 'event',
          reason: 'dynamic-call',
          text: 'It is what a call returns.',
        },
      ],
      rules: [
        {
          ruleId: 'customerio/no-ignored-failure',
          description: 'Disallow silence',
          url: 'https://example.com/no-ignored-failure',
          errors: 2,
          warnings: 0,
        },
        { ruleId: 'customerio/event-name-case', description: 'Enforce case', errors: 0, warnings: 1 },
      ],
      findings: { errors: 2, warnings: 1 },
      notes: [],
      ...summary,
    },
  };
}

const options: FormatOptions = {
  colors: picocolors.createColors(false),
  width: 100,
  prefix: '',
  toolVersion: '1.2.3',
  linkTo: () => undefined,
  excerptOf: () => undefined,
};

export async function format(
  name: FormatName,
  report = reportOf(),
  more: Partial<FormatOptions> = {},
): Promise<string> {
  const text = (await loadFormat[name]())(report, { ...options, ...more });
  expect(text.endsWith('\n')).toBe(true);
  return text;
}

/** A text of the code that would like to be markup. */
export const hostile = '</script><img src=x onerror=alert(1)> "\'`|&${x} %0A::error::';
