import type { Format } from './format.ts';

/** The report itself; docs/audit.md describes it. */
export const json: Format = report => `${JSON.stringify(report, null, 2)}\n`;
