/** Prints `N passed, N failed` of vitest's JSON report. A file that could not be loaded is a failure. */
import { filesWithoutTests, readReport } from './test-report.mjs';

const [, , file = ''] = process.argv;
const report = readReport(file);
console.log(`${report.numPassedTests} passed, ${report.numFailedTests + filesWithoutTests(report).length} failed`);
