/**
 * Reads a checkout of a repository of tests/corpus/ and prints recall of sites and names, the traps
 * stepped into and every miss with its reason; then runs the rules that rules.json speaks of there.
 *
 *   npm run corpus -- <checkout>                              labels by the name of the folder
 *   npm run corpus -- <checkout> --label tests/corpus/x.json  these labels
 *   npm run corpus -- <checkout> --full                       every file parsed, none ruled out by its text
 *   npm run corpus -- <checkout> --settings file.json         with `settings.customerio` of a file
 *   --extra                                                   also the calls under the roots that no row names
 *
 * Exits with 1 below 95 % of sites, 92 % of names, at any trap, or where a row of rules.json does not hold.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadReading } from './reading.mjs';
import { lintRows } from './corpus-rules.mjs';
import { describe, explain, fraction, isUnder, reasons, score, share } from './score.mjs';

/** @typedef {import('../lib/project/statuses.ts').FileStatus} FileStatus */
/** @typedef {import('../lib/settings.ts').Settings} Settings */
/**
 * A row of tests/corpus/rules.json.
 *
 * @typedef {import('./corpus-rules.mjs').Row & { repo: string, commit: string }} Row
 */
/** @typedef {import('./score.mjs').Labels} Labels */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    label: { type: 'string' },
    settings: { type: 'string' },
    full: { type: 'boolean', default: false },
    extra: { type: 'boolean', default: false },
  },
});
const checkout = positionals[0] ?? '';
const labelFile = values.label ?? `tests/corpus/${path.basename(path.resolve(checkout))}.json`;
if (!checkout || !existsSync(checkout) || !existsSync(labelFile)) {
  console.error(
    !checkout
      ? 'Usage: npm run corpus -- <checkout> [--label tests/corpus/<name>.json]'
      : `There is no ${existsSync(checkout) ? `label file ${labelFile}; give one by --label` : checkout}.`,
  );
  process.exit(2);
}

const root = path.resolve(checkout);
/** @type {Labels} */
const labels = JSON.parse(readFileSync(labelFile, 'utf8'));
/** @type {Settings} */
const settings = values.settings ? JSON.parse(readFileSync(values.settings, 'utf8')) : (labels.settings ?? {});
const loaded = await loadReading();

const start = performance.now();
const project = loaded.openProject({ root, settings, prefilter: !values.full });
const calls = project.calls();
const seconds = (performance.now() - start) / 1000;

const result = score(
  labels,
  calls.filter(call => !call.inTest && isUnder(labels.roots, call.file)),
);
const counts = groupByStatus(project.files());

console.log(`${labels.repo} @${labels.commit}`);
console.log(
  `files   ${Object.entries(counts)
    .map(([status, files]) => `${files.length} ${status}`)
    .join(', ')}, in ${seconds.toFixed(1)} s`,
);
console.log(`sites   ${fraction(result.found, result.sites)}`);
console.log(`names   ${fraction(result.named, result.names)}`);
console.log(`traps   ${result.hit}/${result.traps}`);
for (const line of explain(result, reasons(project))) console.log(`  ${line}`);
if (values.extra)
  for (const call of result.extra) console.log(`  extra     ${call.file}:${call.line}  ${describe(call)}`);

/** @type {Row[]} */
const allRows = JSON.parse(readFileSync('tests/corpus/rules.json', 'utf8'));
const rows = allRows.filter(({ repo, commit }) => repo === labels.repo && labels.commit.startsWith(commit));
const verdicts = rows.length > 0 ? await lintRows({ root, rows, loaded, settings }) : [];
if (rows.length > 0) console.log(`\nrules   ${verdicts.filter(({ holds }) => holds).length}/${rows.length} rows hold`);
for (const { row, holds, why } of verdicts) {
  console.log(
    `  ${holds === undefined ? 'unknown ' : holds ? 'holds   ' : 'FAILS   '}  ${row.file}:${row.line}  ${row.rule} ${row.expect}${why ? `: ${why}` : ''}`,
  );
}

const isGood =
  share(result.found, result.sites) >= 0.95 && share(result.named, result.names) >= 0.92 && result.hit === 0;
process.exit(isGood && verdicts.every(({ holds }) => holds !== false) ? 0 : 1);

/** @param {readonly FileStatus[]} files */
function groupByStatus(files) {
  /** @type {Partial<Record<FileStatus['status'], FileStatus[]>>} */
  const groups = {};
  for (const file of files) (groups[file.status] ??= []).push(file);
  return groups;
}
