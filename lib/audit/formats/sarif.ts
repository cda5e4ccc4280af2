import { pathToFileURL } from 'node:url';

import { type Format } from './format.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://github.com/eslint-plugin-customerio/eslint-plugin-customerio';
/** The name by which results refer to the root. */
const ROOT = 'SRCROOT';

/** SARIF 2.1.0, as code scanning takes it. */
export const sarif: Format = (report, { prefix: given, toolVersion }) => {
  const { findings, summary, root } = report;
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
            rules: summary.rules.map(({ ruleId, description, url, errors }) => ({
              id: ruleId,
              shortDescription: { text: description },
              ...(url && { helpUri: url }),
              defaultConfiguration: { level: errors > 0 ? 'error' : 'warning' },
            })),
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
        results: findings.map(({ ruleId, severity, file, line, column, endLine, endColumn, message }) => ({
          ruleId,
          ruleIndex: indexes.get(ruleId),
          level: severity,
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(file), uriBaseId: ROOT },
                region: {
                  startLine: line,
                  startColumn: column,
                  ...(endLine !== undefined && endColumn !== undefined && { endLine, endColumn }),
                },
              },
            },
          ],
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
