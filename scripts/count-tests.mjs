/** Prints `N passed, N failed` of vitest's JSON report. A file that could not be loaded is a failure. */
import { readFileSync } from 'node:fs';

/** @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult */

const [, , file = ''] = process.argv;
/** @type {{ numPassedTests: number, numFailedTests: number, testResults: FileResult[] }} */
const report = JSON.parse(readFileSync(file, 'utf8'));
const filesWithoutTests = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.every(test => test.status !== 'failed'),
);
console.log(`${report.numPassedTests} passed, ${report.numFailedTests + filesWithoutTests.length} failed`);
