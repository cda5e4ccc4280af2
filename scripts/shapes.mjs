/**
 * Reads the projects of tests/shapes/ and prints, by shape and in total, how many of the labelled
 * calls and names are found and how many traps are stepped into.
 *
 *   npm run shapes               all shapes
 *   npm run shapes -- file vue   those whose name contains one of the words, with every call that no label names
 *
 * Exits with 1 below 97 % of sites, 95 % of names, or at any trap.
 */
import { loadReading } from './reading.mjs';
import { describe, explain, fraction, reasons, score, share, total } from './score.mjs';
import { shapes } from './shape-list.mjs';

const words = process.argv.slice(2);
const chosen = shapes().filter(({ name }) => words.length === 0 || words.some(word => name.includes(word)));

/** @typedef {import('./score.mjs').Counts} Counts */

const { openProject } = await loadReading();
/** @type {Counts[]} */
const scores = [];
const width = Math.max(...chosen.map(({ name }) => name.length));

/**
 * @param {string} name
 * @param {Counts} counts
 */
function print(name, { found, sites, named, names: all, hit, traps }) {
  console.log(
    `${name.padEnd(width)}  ${fraction(found, sites).padStart(15)}  ${fraction(named, all).padStart(15)}  ${`${hit}/${traps}`.padStart(7)}`,
  );
}

console.log(`${'shape'.padEnd(width)}  ${'sites'.padStart(15)}  ${'names'.padStart(15)}  ${'traps'.padStart(7)}`);
for (const { name, root, labels } of chosen) {
  const project = openProject({ root, settings: labels.settings ?? {} });
  const result = score(labels, project.calls());
  scores.push(result);
  print(name, result);
  for (const line of explain(result, reasons(project))) console.log(`    ${line}`);
  if (words.length > 0)
    for (const call of result.extra) console.log(`    extra     ${call.file}:${call.line}  ${describe(call)}`);
}

const sum = total(scores);
console.log('');
print('total', sum);
process.exit(share(sum.found, sum.sites) >= 0.97 && share(sum.named, sum.names) >= 0.95 && sum.hit === 0 ? 0 : 1);
