/**
 * Tries the packed package where people use it: versions of ESLint and TypeScript, package managers, frameworks, hosts,
 * hooks. Each row installs into a folder of its own, which takes minutes; the short form of most is in `npm test`.
 *
 *   npm run e2e:matrix                all rows
 *   npm run e2e:matrix -- pnpm yarn   rows with one of these words
 *   --keep                            leaves the folders of rows that failed
 *   --no-build                        dist/ is already built from what is here
 */
import { readdirSync } from 'node:fs';

import { packed } from './matrix/project.mjs';
import { run } from './run.mjs';

/** @typedef {import('./matrix/row.d.ts').Row} Row */

const options = new Set(process.argv.slice(2).filter(word => word.startsWith('--')));
const words = process.argv.slice(2).filter(word => !word.startsWith('--'));

const folder = new URL('matrix/rows/', import.meta.url);
/** @type {Row[]} */
const rows = [];
for (const file of readdirSync(folder).sort()) rows.push(...(await import(new URL(file, folder).href)).default);
const wanted = rows.filter(
  ({ group, name }) =>
    words.length === 0 || words.some(word => `${group} ${name}`.toLowerCase().includes(word.toLowerCase())),
);

if (!options.has('--no-build') && run('tsdown') !== 0) process.exit(1);
const { tarball, remove } = packed();
const results = [];
for (const { group, name, lacks, act } of wanted) {
  const start = performance.now();
  const missing = lacks?.();
  const failure = missing === undefined ? await failureOf(act) : undefined;
  const said = missing !== undefined ? `not here: ${missing}` : failure === undefined ? 'ok' : `FAILED: ${failure}`;
  results.push({ group, name, said, seconds: Math.round((performance.now() - start) / 1000) });
  console.error(`${group} · ${name}: ${said}`);
}
remove();

const short = results.map(result => ({ ...result, said: result.said.split('\n')[0] ?? '' }));
console.log(
  tableOf(
    ['', 'with', 'result', 's'],
    short.map(({ group, name, said, seconds }) => [group, name, said, String(seconds)]),
  ),
);
process.exit(results.some(({ said }) => said.startsWith('FAILED')) ? 1 : 0);

/** @param {Row['act']} act */
async function failureOf(act) {
  try {
    await act({ tarball, keep: options.has('--keep') });
    return undefined;
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}

/**
 * @param {readonly string[]} heads
 * @param {readonly (readonly string[])[]} lines
 */
function tableOf(heads, lines) {
  const widths = heads.map((head, column) => Math.max(head.length, ...lines.map(line => line[column]?.length ?? 0), 3));
  const row = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [row(heads), row(widths.map(width => ':'.padEnd(width, '-'))), ...lines.map(row)].join('\n');
}
