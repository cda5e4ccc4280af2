/** What vitest's JSON report says of the tests that failed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {{ status: string, fullName: string, failureMessages?: readonly string[] }} Test
 * @typedef {{ name: string, status: string, message?: string, assertionResults: readonly Test[] }} File
 * @typedef {{ numPassedTests: number, numFailedTests: number, testResults: readonly File[] }} Report
 */

/**
 * @param {string} file
 * @returns {Report}
 */
export function readReport(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * Files that failed without a test of theirs: they could not be loaded, or a hook of theirs failed.
 *
 * @param {Report} report
 */
export function filesWithoutTests({ testResults }) {
  return testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every(test => test.status !== 'failed'),
  );
}

/**
 * A line for each: `FAILED tests/a.test.ts: what it says: why, in a line`.
 *
 * @param {Report} report
 * @param {string} [root] that names are relative to
 */
export function failuresIn(report, root = process.cwd()) {
  /** @type {(name: string, ...parts: readonly (string | undefined)[]) => string} */
  const line = (name, ...parts) =>
    `FAILED ${[path.relative(root, name), ...parts]
      .map(part => part?.split('\n', 1)[0]?.trim())
      .filter(Boolean)
      .join(': ')}`;
  return [
    ...filesWithoutTests(report).map(({ name, message }) => line(name, message)),
    ...report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => line(name, fullName, failureMessages?.[0])),
    ),
  ];
}
