/**
 * Runs every rule over checkouts and prints what each finds there, and how much of it is right by the judgements of
 * tests/corpus/judgements.json, which were made by reading the code at each finding.
 *
 *   npm run precision -- <checkout>...               each rule's default options; settings of tests/corpus/settings/<name>.json
 *   npm run precision -- --varied <checkout>...      with the settings and options of tests/corpus/settings/varied.json as
 *                                                    well: what they add counts on top of the first run
 *   npm run precision -- --settings file <checkout>  with `settings.customerio` of this file
 *   --list <rule>   each finding of a rule with its place, verdict and message; `all` for all rules
 *   --unjudged      only what no judgement speaks of, in lists
 *   --markdown      the table as docs/benchmarks.md has it
 *
 * Exits with 1 where a judgement speaks of a finding that a run of all its checkouts no longer makes.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openCheckout, otherLanguages, settingsFor } from './checkouts.mjs';
import { loadReading } from './reading.mjs';

/** @typedef {import('eslint').Linter.LintMessage} LintMessage */
/** @typedef {import('../lib/settings.ts').Settings} Settings */

/**
 * What a rule said at a place of a repository.
 *
 * @typedef {object} Finding
 * @property {string | undefined} rule undefined where a file could not be parsed
 * @property {string} repository
 * @property {string} file
 * @property {number} line
 * @property {number} column
 * @property {string} message
 */
/** @typedef {'default' | 'varied'} Run */
/** @typedef {'right' | 'wrong'} Verdict */
/** @typedef {Finding & { run: Run, verdict?: Verdict }} Judged */
/** @typedef {Pick<Finding, 'rule' | 'repository' | 'file' | 'line'>} Line */

/**
 * What tests/corpus/judgements.json says of a finding.
 *
 * @typedef {object} Judgement
 * @property {string} repository
 * @property {string} file
 * @property {number} line
 * @property {number} [column]
 * @property {Run} [run]
 * @property {Verdict} verdict
 */

const { values, positionals: checkouts } = parseArgs({
  allowPositionals: true,
  options: {
    settings: { type: 'string' },
    varied: { type: 'boolean', default: false },
    list: { type: 'string', multiple: true, default: [] },
    unjudged: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
  },
});
const missing = checkouts.filter(checkout => !existsSync(checkout));
if (checkouts.length === 0 || missing.length > 0) {
  console.error(
    missing.length > 0
      ? `There is no ${missing.join(', ')}.`
      : 'Usage: npm run precision -- [--varied] [--list <rule>] <checkout>...',
  );
  process.exit(2);
}

/** @param {string} file */
const json = file => JSON.parse(readFileSync(file, 'utf8'));
/** @type {{ sample: number, rules: Record<string, Judgement[]> }} */
const judgements = json('tests/corpus/judgements.json');
const loaded = await loadReading();
const names = Object.keys(loaded.rules);
/** @type {Judged[]} */
const findings = [];
for (const checkout of checkouts) {
  const name = path.basename(path.resolve(checkout));
  const settings = values.settings ? json(values.settings) : settingsFor(checkout);
  const first = [...lint(checkout, { settings }), ...named(await otherLanguages(loaded, path.resolve(checkout)), name)];
  for (const finding of first) findings.push({ ...finding, run: 'default' });
  if (!values.varied) continue;
  const varied = json('tests/corpus/settings/varied.json');
  const known = new Set(first.map(textOf));
  const second = lint(checkout, { settings: { ...settings, ...varied.settings }, options: varied.options });
  for (const finding of second) if (!known.has(textOf(finding))) findings.push({ ...finding, run: 'varied' });
}

const verdictOf = verdicts();
for (const finding of findings) finding.verdict = verdictOf(finding);
for (const rule of values.list.includes('all') ? names : values.list) list(rule);
if (values.list.length === 0) table();

/**
 * @param {string} checkout
 * @param {{ settings?: Settings, options?: Record<string, unknown[]> }} given
 */
function lint(checkout, given) {
  const opened = openCheckout(loaded, checkout, given);
  return named(
    [...opened.files()].flatMap(file => opened.verify(file).map(message => ({ ...message, file: file.file }))),
    opened.name,
  ).filter(({ rule }) => rule);
}

/**
 * @param {readonly (LintMessage & { file: string })[]} messages
 * @param {string} repository
 * @returns {Finding[]}
 */
function named(messages, repository) {
  return messages.map(({ ruleId, file, line, column, message }) => ({
    rule: ruleId?.slice(ruleId.indexOf('/') + 1),
    repository,
    file,
    line,
    column,
    message,
  }));
}

/** @param {Finding} finding */
function textOf({ rule, repository, file, line, column, message }) {
  return [rule, repository, file, line, column, message].join('\0');
}

/** @param {Line} line */
function lineOf({ rule, repository, file, line }) {
  return [rule, repository, file, line].join('\0');
}

/**
 * By rule, repository, file and line; a judgement that names a column or a run speaks of that alone.
 *
 * @returns {(finding: Judged) => Verdict | undefined}
 */
function verdicts() {
  /** @type {Map<string, Judgement[]>} */
  const rows = new Map();
  for (const [rule, list] of Object.entries(judgements.rules)) {
    for (const row of list) {
      const key = lineOf({ ...row, rule });
      rows.set(key, [...(rows.get(key) ?? []), row]);
    }
  }
  return finding => {
    const here = rows.get(lineOf(finding)) ?? [];
    return here.find(
      ({ column, run }) => (column ?? finding.column) === finding.column && (run ?? finding.run) === finding.run,
    )?.verdict;
  };
}

/** @param {string} rule */
function list(rule) {
  const own = findings.filter(finding => finding.rule === rule && !(values.unjudged && finding.verdict));
  if (own.length === 0) return;
  console.log(`\n# ${rule}`);
  for (const { repository, file, line, column, message, verdict, run } of own)
    console.log(`${verdict ?? '?'}\t${run}\t${repository}/${file}:${line}:${column}\t${message}`);
}

function table() {
  const rows = Object.entries(loaded.rules).map(([rule, { meta }]) => ({
    rule,
    recommended: meta.docs?.recommended !== false,
    ...countsOf(findings.filter(finding => finding.rule === rule)),
  }));
  const isInRecommended = new Set(
    Object.keys(loaded.plugin.configs.recommended.rules ?? {}).map(id => id.slice(id.indexOf('/') + 1)),
  );
  const recommended = countsOf(
    findings.filter(({ rule, run }) => run === 'default' && isInRecommended.has(rule ?? '')),
  );
  const lines = rows.map(({ rule, findings: count, ...rest }) => [`\`${rule}\``, count || '–', ...cells(rest)]);
  const heads = ['rule', 'findings', 'judged', 'right', 'precision', '`recommended`'];
  const body = [
    ...lines,
    ['**all**', ...Object.values(countsOf(findings)).slice(0, 1), ...cells(countsOf(findings))],
    ['**`recommended`, default options**', recommended.findings, ...cells(recommended)],
  ];
  if (values.markdown)
    for (const row of [heads, [':--', '--:', '--:', '--:', '--:', ':--'], ...body])
      console.log(`| ${row.join(' | ')} |`);
  else
    for (const row of [heads, ...body])
      console.log(
        row.map((cell, column) => (column === 0 ? String(cell).padEnd(40) : String(cell).padStart(10))).join(''),
      );

  const unjudged = rows.filter(row => row.judged < Math.min(row.findings, judgements.sample));
  if (unjudged.length > 0)
    console.log(
      `\nToo few judged: ${unjudged.map(row => `${row.rule} (${row.judged} of ${row.findings})`).join(', ')}`,
    );
  if (!values.markdown) byRepository();
  gone();
}

/** @typedef {ReturnType<typeof countsOf>} Counts */

/** @param {readonly Judged[]} list */
function countsOf(list) {
  const judged = list.filter(({ verdict }) => verdict);
  return {
    findings: list.length,
    judged: judged.length,
    right: judged.filter(({ verdict }) => verdict === 'right').length,
  };
}

/** @param {Omit<Counts, 'findings'> & { recommended?: boolean }} counts */
function cells({ judged, right, recommended }) {
  return [
    judged || '–',
    judged ? right : '–',
    judged ? `${((right / judged) * 100).toFixed(0)} %` : '–',
    recommended === undefined ? '' : recommended ? 'yes' : 'no',
  ];
}

function byRepository() {
  console.log('\nFindings by repository');
  for (const rule of names) {
    const counts = new Map();
    for (const finding of findings)
      if (finding.rule === rule) counts.set(finding.repository, (counts.get(finding.repository) ?? 0) + 1);
    if (counts.size > 0)
      console.log(
        `  ${rule.padEnd(32)}${[...counts].map(([repository, count]) => `${repository} ${count}`).join(', ')}`,
      );
  }
}

/** Judgements of findings that are made no more: a repair took them away, or a rule has lost something. */
function gone() {
  const names = new Set(checkouts.map(checkout => path.basename(path.resolve(checkout))));
  const made = new Set(findings.map(lineOf));
  const lost = Object.entries(judgements.rules).flatMap(([rule, list]) =>
    list
      .filter(
        row =>
          names.has(row.repository) && (row.run !== 'varied' || values.varied) && !made.has(lineOf({ ...row, rule })),
      )
      .map(row => ({ rule, ...row })),
  );
  if (lost.length === 0) return;
  console.log('\nJudged, but no longer found');
  for (const { rule, repository, file, line, verdict } of lost)
    console.log(`  ${verdict.padEnd(6)} ${rule}  ${repository}/${file}:${line}`);
  if (lost.some(({ verdict }) => verdict === 'right')) process.exitCode = 1;
}
