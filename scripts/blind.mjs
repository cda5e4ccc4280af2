/**
 * Runs the audit and the rules once on repositories that nobody has tuned them on, and compares what they say with
 * labels that were written before. tests/corpus/README.md has the format of labels and the meaning of the figures.
 *
 *   npm run blind -- <folder of labels> <folder of checkouts>   `<name>.json` is about `<checkouts>/<name>`
 *   --list       each difference with its place, below the figures
 *   --markdown   the table as docs/benchmarks.md has it
 *
 * The settings are those of the label file, none as a rule; rules are those of the config `all`, with
 * `forwarded: 'all'`. Exits with 2 where a checkout or a label file is missing, whatever the figures are.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { figuresOf, idsSaid, sumOf } from './blind/figures.mjs';
import { rowsOf } from './blind/table.mjs';
import { lintRows } from './corpus-rules.mjs';
import { loadSources } from './reading.mjs';
import { describe, explain, placeOf, reasons } from './score.mjs';

/** @typedef {import('./blind/figures.mjs').Labels} Labels */
/** @typedef {import('./blind/figures.mjs').Row} Row */
/** @typedef {import('./blind/figures.mjs').Said} Said */
/** @typedef {import('./blind/table.mjs').Line} Line */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean', default: false }, markdown: { type: 'boolean', default: false } },
});
const [labelFolder = '', checkoutFolder = ''] = positionals;
const names = existsSync(labelFolder)
  ? readdirSync(labelFolder)
      .filter(file => file.endsWith('.json'))
      .map(file => path.basename(file, '.json'))
      .sort()
  : [];
const missing = names.map(name => path.join(checkoutFolder, name)).filter(checkout => !existsSync(checkout));
if (!checkoutFolder || names.length === 0 || missing.length > 0) {
  console.error(
    missing.length > 0 && checkoutFolder
      ? `There is no ${missing.join(', ')}.`
      : checkoutFolder
        ? `There are no labels in ${labelFolder}.`
        : 'Usage: npm run blind -- [--list] [--markdown] <folder of labels> <folder of checkouts>',
  );
  process.exit(2);
}

/**
 * @type {{
 *   audit: typeof import('../lib/audit/index.ts'),
 *   callee: typeof import('../lib/calls/callee.ts'),
 *   extract: typeof import('../lib/facts/extract/extract.ts'),
 *   parser: typeof import('../lib/syntax/eslint-parser.ts'),
 *   plugin: typeof import('../lib/index.ts'),
 *   reading: typeof import('../lib/rule/reading.ts'),
 * }}
 */
const { audit, callee, extract, parser, plugin, reading } = await loadSources({
  audit: 'lib/audit/index.ts',
  callee: 'lib/calls/callee.ts',
  extract: 'lib/facts/extract/extract.ts',
  parser: 'lib/syntax/eslint-parser.ts',
  plugin: 'lib/index.ts',
  reading: 'lib/rule/reading.ts',
});

/** @type {Line[]} */
const lines = [];
/** @type {string[]} */
const differences = [];
for (const name of names) {
  const root = path.resolve(checkoutFolder, name);
  /** @type {Labels} */
  const labels = JSON.parse(readFileSync(path.join(labelFolder, `${name}.json`), 'utf8'));
  const said = await read(root, labels);
  const figures = figuresOf(labels, said);
  lines.push({ name, counts: figures.counts });
  differences.push('', name, ...differencesOf(figures, said).map(line => `  ${line}`));
}
lines.push({ name: 'total', counts: sumOf(lines.map(({ counts }) => counts)) });

for (const line of rowsOf(lines, values.markdown)) console.log(line);
if (values.list) for (const line of differences) console.log(line);

/**
 * @param {string} root
 * @param {Labels} labels
 * @returns {Promise<Said & { whyNot: ReturnType<typeof reasons> }>}
 */
async function read(root, { settings = {}, faults = [] }) {
  const project = reading.projectAt(root, settings);
  const { calls, summary } = await audit.audit({ root, settings, rules: 'none', project });
  const loaded = { plugin: plugin.default, eslintParser: parser.eslintParser };
  const verdicts = await lintRows({ root, rows: faults, loaded, settings: { ...settings, forwarded: 'all' } });
  return { calls, unresolved: summary.unresolved, verdicts, calleesAt: calleesIn(root), whyNot: reasons(project) };
}

/**
 * @param {string} root
 * @returns {Said['calleesAt']}
 */
function calleesIn(root) {
  return ({ file, line }) => {
    const full = path.join(root, file);
    if (!existsSync(full)) return [];
    const text = readFileSync(full, 'utf8');
    const facts = extract.extractFacts(full, text);
    const calls = facts.calls.filter(({ l }) => l === line);
    return calls.map(({ x }) => callee.calleeText({ id: 0, path: full, facts, text }, x));
  };
}

/**
 * @param {ReturnType<typeof figuresOf>} figures
 * @param {Awaited<ReturnType<typeof read>>} said
 */
function differencesOf(figures, { verdicts, whyNot }) {
  const { missed, listed, misidentified, extra } = figures;
  return [
    ...explain(figures, whyNot),
    ...missed.filter(({ row }) => listed.has(row)).map(({ row }) => `listed    ${placeOf(row)}`),
    ...misidentified.map(
      ({ row, call }) =>
        `id        ${placeOf(row)}  ${[row.id].flat().join(' | ')}: read as ${[...idsSaid(call)].join(' | ')}`,
    ),
    ...extra.map(call => `extra     ${placeOf(call)}  ${describe(call)}`),
    ...verdicts
      .filter(({ holds }) => !holds)
      .map(
        ({ row, why }) =>
          `${row.expect === 'report' ? 'unseen    ' : 'noise     '}${placeOf(row)}  ${row.rule}: ${why}`,
      ),
  ];
}
