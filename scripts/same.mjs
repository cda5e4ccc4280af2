/**
 * Shows that a change of the code changes nothing in what is read: the facts of every source file, the calls with
 * their values, and what the audit reports without rules. Reads the projects of tests/shapes/ and the checkouts named.
 *
 *   npm run same -- record <file> [<checkout>...]    writes down what is read now; the file is for this machine alone
 *   npm run same -- compare <file> [<checkout>...]   reads again, and prints `same` or the first differences
 *
 * Settings of a checkout are those of tests/corpus/settings/<name>.json. Exits with 1 where something differs.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { settingsFor } from './checkouts.mjs';
import { firstDifferences, isParent, steps } from './differences.mjs';
import { readWhole } from './digest.mjs';
import { loadSources } from './reading.mjs';
import { shapes } from './shape-list.mjs';

/** @typedef {import('./differences.mjs').Difference} Difference */
/** @typedef {import('./digest.mjs').Digest} Digest */
/** @typedef {{ root: string, factsOf: (file: string) => object }} Facts of a project */

/** Of each kind in each project, and of each line. */
const MAX_SHOWN = 5;
const MAX_WIDTH = 160;

const [command = '', file = '', ...checkouts] = process.argv.slice(2);
const needed = command === 'compare' ? [file, ...checkouts] : checkouts;
const missing = needed.filter(each => each && !existsSync(each));
if (!['record', 'compare'].includes(command) || !file || missing.length > 0) {
  console.error(
    missing.length > 0
      ? `There is no ${missing.join(', ')}.`
      : 'Usage: npm run same -- record|compare <file> [<checkout>...]',
  );
  process.exit(2);
}

/**
 * @type {{
 *   project: typeof import('../lib/project/project.ts'),
 *   audit: typeof import('../lib/audit/index.ts'),
 *   extract: typeof import('../lib/facts/extract/extract.ts'),
 * }}
 */
const { project, audit, extract } = await loadSources({
  project: 'lib/project/project.ts',
  audit: 'lib/audit/index.ts',
  extract: 'lib/facts/extract/extract.ts',
});
const sources = { openProject: project.openProject, audit: audit.audit, extractFacts: extract.extractFacts };
const projects = [
  ...shapes().map(({ name, root, labels }) => ({ name, root, settings: labels.settings ?? {} })),
  ...checkouts
    .map(checkout => path.resolve(checkout))
    .map(root => ({ name: path.basename(root), root, settings: settingsFor(root) })),
];
await (command === 'record' ? record() : compare());

async function record() {
  /** @type {Record<string, Digest>} */
  const digests = {};
  for (const { name, root, settings } of projects) digests[name] = (await readWhole(sources, root, settings)).digest;
  writeFileSync(file, JSON.stringify(digests));
  console.log(`Recorded ${projects.length} projects in ${file}.`);
}

async function compare() {
  /** @type {Record<string, Digest>} */
  const recorded = JSON.parse(readFileSync(file, 'utf8'));
  const width = Math.max(...projects.map(({ name }) => name.length));
  let same = 0;
  for (const { name, root, settings } of projects) {
    const before = recorded[name];
    const { digest, factsOf } = await readWhole(sources, root, settings);
    const lines = before ? changes(before, digest, { root, factsOf }) : ['it was not recorded'];
    console.log(`${name.padEnd(width)}  ${lines.length === 0 ? 'same' : 'DIFFERS'}`);
    for (const line of lines) console.log(`  ${line}`);
    if (lines.length === 0) same++;
  }
  console.log(`\n${same} of ${projects.length} projects are the same.`);
  if (same < projects.length) process.exitCode = 1;
}

/**
 * @param {Digest} before
 * @param {Digest} after
 * @param {Facts} project
 */
function changes(before, after, project) {
  return [
    ...listed('facts', before, after, difference => factsAt(difference, project)),
    ...listed('calls', before, after, contentAt),
    ...listed('report', before, after, contentAt),
  ];
}

/**
 * @param {keyof Digest} kind
 * @param {Digest} before
 * @param {Digest} after
 * @param {(difference: Difference, wholes: unknown[]) => string} describe
 */
function listed(kind, before, after, describe) {
  const found = firstDifferences(before[kind], after[kind]);
  const lines = found.slice(0, MAX_SHOWN).map(each => describe(each, [after[kind], before[kind]]));
  const more = found.length - lines.length;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].map(line => `${kind.padEnd(6)}  ${line}`);
}

/**
 * Only hashes of facts are recorded, so this shows what they are now.
 *
 * @param {Difference} difference
 * @param {Facts} project
 */
function factsAt({ way: [name = '', ...inner], before, after }, { root, factsOf }) {
  if (after === undefined) return `${name}  ${inner.join('.')} is gone`;
  if (inner.length === 0 && typeof after === 'string') return `${name}  has none: ${after}`;
  const fact = steps(factsOf(name), inner).at(-1);
  const offset = isParent(fact) ? fact.s : undefined;
  const line = typeof offset === 'number' && lineAt(path.join(root, name), offset);
  return `${name}${line ? `:${line}` : ''}  ${inner.join('.')} is ${before === undefined ? 'new' : 'now'} ${cut(fact)}`;
}

/**
 * @param {string} full
 * @param {number} offset
 */
function lineAt(full, offset) {
  return readFileSync(full, 'utf8').slice(0, offset).split('\n').length;
}

/**
 * Named by the closest thing around it that has a place, in what is read now or else in what was.
 *
 * @param {Difference} difference
 * @param {readonly unknown[]} wholes
 */
function contentAt({ way, before, after }, wholes) {
  const place = wholes.flatMap(whole => steps(whole, way).findLast(hasPlace) ?? [])[0];
  return `${place ? `${place.file}:${place.line}  ` : ''}${way.join('.')} was ${cut(before)}, is ${cut(after)}`;
}

/**
 * @param {unknown} content
 * @returns {content is { file: string, line: number }}
 */
function hasPlace(content) {
  return isParent(content) && Boolean(content.file && content.line);
}

/** @param {unknown} content */
function cut(content) {
  const text = JSON.stringify(content) ?? 'absent';
  return text.length > MAX_WIDTH ? `${text.slice(0, MAX_WIDTH)}…` : text;
}
