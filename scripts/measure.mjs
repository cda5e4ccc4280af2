/**
 * Measures code: one table for this repository and for any other, so that they can be compared.
 *
 *   npm run measure                    lib and its folders, rules, codemods
 *   npm run measure -- <folder>...     these folders
 *   --worst   all functions, files and circles that are too large, and where `any` stands; else the ten most complex
 *   --check   exits with 1 if the engine has a function of complexity over 25, a file over 400 lines or a circle; with
 *             folders, if they have
 *   --tests   tests in the folders as well
 *
 * chars: characters a line that is not blank. p50, p95, max: lines a file. complexity: cyclomatic, by ESLint's rule; the
 * largest, and the share of functions over 15 and over 25. casts, `x!` and conditions in conditions (`a?b:c?d:e`): per
 * thousand lines. circles: files that lead to each other by their imports; `import type` leads nowhere.
 */
import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { wayRound } from './measure/circles.mjs';
import { LIMITS, summaryOf, tableOf } from './measure/summary.mjs';
import { measureTree, pathFromHere } from './measure/tree.mjs';

/** What reads the code; it is held to the limits by `--check`. */
const ENGINE = ['lib/files', 'lib/facts', 'lib/evaluate', 'lib/effects', 'lib/calls', 'lib/project'];
const SHOWN = 10;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    worst: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    tests: { type: 'boolean', default: false },
  },
});
const folders = positionals.length > 0 ? positionals : ['lib', ...foldersOf('lib'), 'rules', 'codemods'];
const checked = positionals.length > 0 ? positionals : ENGINE;
const missing = [...folders, ...(values.check ? checked : [])].filter(folder => !existsSync(folder));
if (missing.length > 0) {
  console.error(`There is no ${missing.join(', ')}.`);
  process.exit(2);
}

const tree = measureTree(folders, { tests: values.tests });
const rows = folders.map(name => ({ name, summary: summaryOf(tree, isIn([name])) }));
for (const line of tableOf([...rows, { name: 'total', summary: summaryOf(tree, () => true) }])) console.log(line);

const complex = functionsOver(values.worst ? LIMITS.notable : 0, () => true);
list('Complexity', values.worst ? complex : complex.slice(0, SHOWN));
if (values.worst) {
  list(`Functions over ${LIMITS.function} lines`, longFunctions());
  list(
    `Files over ${LIMITS.file} lines`,
    filesOver(LIMITS.file, () => true),
  );
  list(
    'Circles between files',
    circlesThrough(() => true),
  );
  list(
    'any',
    tree.files.flatMap(({ file, any }) => any.map(line => `${file}:${line}`)),
  );
}
list('Not measured', tree.failures);

if (values.check) {
  const isChecked = isIn(checked);
  const faults = [
    ...functionsOver(LIMITS.complexity, isChecked).map(text => `complexity ${text}`),
    ...filesOver(LIMITS.file, isChecked).map(text => `lines ${text}`),
    ...circlesThrough(isChecked).map(text => `circle ${text}`),
    ...tree.failures.map(text => `not measured ${text}`),
  ];
  list(`Over the limits in ${checked.join(', ')}`, faults);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

/** @param {string} folder */
function foldersOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`)
    .sort();
}

/**
 * @param {readonly string[]} places folders and files
 * @returns {(file: string) => boolean}
 */
function isIn(places) {
  const paths = places.map(pathFromHere);
  return file => paths.some(place => place === '' || file === place || file.startsWith(`${place}/`));
}

/**
 * @param {number} limit
 * @param {(file: string) => boolean} isPart
 */
function functionsOver(limit, isPart) {
  return tree.files
    .filter(({ file }) => isPart(file))
    .flatMap(({ file, complexities }) => complexities.map(one => ({ ...one, file })))
    .filter(({ value }) => value > limit)
    .sort((left, right) => right.value - left.value)
    .map(({ value, file, line, name }) => row(value, `${file}:${line}`, name));
}

function longFunctions() {
  return tree.files
    .flatMap(({ file, functions }) => functions.map(one => ({ ...one, file })))
    .filter(({ length }) => length > LIMITS.function)
    .sort((left, right) => right.length - left.length)
    .map(({ length, file, line }) => row(length, `${file}:${line}`));
}

/**
 * @param {number} limit
 * @param {(file: string) => boolean} isPart
 */
function filesOver(limit, isPart) {
  return tree.files
    .filter(({ file, length }) => isPart(file) && length > limit)
    .sort((left, right) => right.length - left.length)
    .map(({ length, file }) => row(length, file));
}

/** @param {(file: string) => boolean} isPart */
function circlesThrough(isPart) {
  return tree.circles
    .filter(circle => circle.some(isPart))
    .map(circle => row(circle.length, `files, ${wayRound(circle, tree.imports).join(' → ')}`));
}

/**
 * @param {number} value
 * @param {readonly string[]} texts
 */
function row(value, ...texts) {
  return [String(value).padStart(4), ...texts].join('  ');
}

/**
 * @param {string} title
 * @param {readonly string[]} lines
 */
function list(title, lines) {
  if (lines.length > 0) console.log(`\n${title}\n${lines.map(line => `  ${line}`).join('\n')}`);
}
