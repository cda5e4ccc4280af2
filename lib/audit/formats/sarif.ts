import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';

import { fingerprintOf } from '../fingerprint.ts';
import { titleOf } from '../titles.ts';

import type { AuditFinding, AuditReport, AuditRule } from '../report.ts';
import type { Format, FormatOptions } from './format.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://github.com/eslint-plugin-customerio/eslint-plugin-customerio';
/** The name by which results refer to the root. */
const ROOT = 'SRCROOT';

/** SARIF 2.1.0, as code scanning takes it. */
export const sarif: Format = (report, { prefix: given, toolVersion, revision }) => {
  const { findings, summary, root } = report;
  const fingerprints = fingerprintsOf(findings);
  // Addresses may not climb: where the reader stands outside, the root itself is the base.
  const prefix = given.startsWith('..') ? '' : given;
  const indexes = new Map(summary.rules.map(({ ruleId }, index) => [ruleId, index]));
  const base = root.slice(0, root.length - prefix.length) || '/';
  const uriOf = (file: string): string => (prefix + file).split('/').map(encodeURIComponent).join('/');
  const locationsOf = (file: string): unknown[] => [
    { physicalLocation: { artifactLocation: { uri: uriOf(file), uriBaseId: ROOT } } },
  ];
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'eslint-plugin-customerio',
            version: toolVersion,
            informationUri: HOME,
            rules: summary.rules.map(rule => ruleOf(rule, report)),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { uri: withSlash(pathToFileURL(base).href) } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [
              ...report.summary.files.problems.map(({ file, status, reason }) => ({
                level: status === 'skipped' ? 'note' : 'warning',
                message: { text: reason },
                locations: locationsOf(file),
              })),
              ...summary.notes.map(({ file, message }) => ({
                level: 'warning',
                message: { text: message },
                ...(file !== undefined && { locations: locationsOf(file) }),
              })),
            ],
          },
        ],
        ...provenance(revision),
        results: findings.map((finding, index) => ({
          ...resultOf(finding, uriOf),
          ruleIndex: indexes.get(finding.ruleId),
          partialFingerprints: { 'customerioFinding/v1': fingerprints[index] },
          ...(summary.baseline && { baselineState: finding.isKnown ? 'unchanged' : 'new' }),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function ruleOf({ ruleId, description, url, errors }: AuditRule, report: AuditReport): unknown {
  return {
    id: ruleId,
    shortDescription: { text: titleOf(ruleId) },
    fullDescription: { text: description },
    help: helpOf(ruleId, report, url),
    ...(url && { helpUri: url }),
    defaultConfiguration: { level: errors > 0 ? 'error' : 'warning' },
  };
}

/** What a finding says by itself. */
function resultOf(
  { ruleId, severity, file, line, column, endLine, endColumn, message, related = [] }: AuditFinding,
  uriOf: (file: string) => string,
): object {
  const end = endLine !== undefined && endColumn !== undefined && { endLine, endColumn };
  return {
    ruleId,
    level: severity,
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file), uriBaseId: ROOT },
          region: { startLine: line, startColumn: column, ...end },
        },
      },
    ],
    ...relatedLocations(related, uriOf),
  };
}

/** What the rule's findings have in common: the harm, the remedy and the command of its first cause. */
function helpOf(ruleId: string, { summary }: AuditReport, url: string | undefined): { text: string; markdown: string } {
  const cause = summary.causes.find(each => each.ruleId === ruleId);
  const text = [cause?.harm, cause?.remedy, url && `More: ${url}`].filter(Boolean).join('\n\n') || titleOf(ruleId);
  const command = cause?.command === undefined ? '' : `\n\n\`\`\`sh\n${cause.command}\n\`\`\``;
  return { text, markdown: `${text}${command}` };
}

/** The places that a message names. */
function relatedLocations(
  places: NonNullable<AuditFinding['related']>,
  uriOf: (file: string) => string,
): { relatedLocations?: unknown[] } {
  if (places.length === 0) return {};
  return {
    relatedLocations: places.map(({ file, line }, id) => ({
      id: id + 1,
      physicalLocation: { artifactLocation: { uri: uriOf(file), uriBaseId: ROOT }, region: { startLine: line } },
      message: { text: `${file}:${line}` },
    })),
  };
}

/** One for each finding that stays while lines move; equal ones in a file are told apart by their order. */
function fingerprintsOf(findings: readonly AuditFinding[]): string[] {
  const counts = new Map<string, number>();
  return findings.map(finding => {
    const key = fingerprintOf(finding);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return createHash('sha256').update(`${key}\0${count}`).digest('hex').slice(0, 32);
  });
}

function provenance(revision: FormatOptions['revision']): { versionControlProvenance?: unknown[] } {
  if (!revision?.page) return {};
  const { page, commit, branch } = revision;
  return { versionControlProvenance: [{ repositoryUri: page, revisionId: commit, ...(branch && { branch }) }] };
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
