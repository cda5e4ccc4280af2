/**
 * Mutation testing: puts small faults into the code, one at a time, and sees whether a test fails. A fault that no
 * test minds shows what the tests do not assert.
 *
 *   npm run mutate -- lib/plan                       every fault of a folder or a file
 *   npm run mutate -- lib/plan --sample 120 --seed 2 so many of them, the same ones each time; seed 1 if none is given
 *   --tests <folder or file>   tests that judge; those of the same path under tests/ if none are given
 *   --at-least <percent>       exits with 1 if a smaller share of the faults is killed
 *   --workers <count>          processes that run tests; 2 if none is given
 *
 * Faults that change nothing are listed in tests/mutants/equivalent.json with the reason; they do not count. They are
 * tried all the same: one that a test kills was misjudged, and ends the run with 1.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { mutantsOf } from './mutate/mutators.mjs';
import { withSwitches } from './mutate/switches.mjs';
import { Trials } from './mutate/trials.mjs';

/** @typedef {import('./mutate/mutators.mjs').Mutant} Mutant */
/** @typedef {import('./mutate/trials.mjs').Fate} Fate */
/**
 * A fault that changes nothing. It is told by its texts, so that it is found again after an edit elsewhere.
 *
 * @typedef {object} Equivalent
 * @property {string} file
 * @property {string} before
 * @property {string} after
 * @property {string} [in] the line on which it begins, where the texts alone are those of other faults as well
 * @property {string} reason
 */

const EQUIVALENT = 'tests/mutants/equivalent.json';
/** What a line shows of a text beside what changes in it. */
const AROUND = 30;

const { values: options, positionals: places } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    tests: { type: 'string', multiple: true, default: [] },
    'at-least': { type: 'string' },
    workers: { type: 'string', default: '2' },
  },
});
const missing = [...places, ...options.tests].filter(place => !existsSync(place));
if (places.length === 0 || missing.length > 0) {
  console.error(
    missing.length > 0
      ? `There is no ${missing.join(', ')}.`
      : 'Usage: npm run mutate -- <folder or file>... [--sample <count>] [--seed <seed>]',
  );
  process.exit(2);
}

const files = filesIn(places, /(?<!\.d)\.ts$/);
const tests = filesIn(options.tests.length > 0 ? options.tests : places.flatMap(testsOf), /\.test\.ts$/);
const all = files.flatMap(file => mutantsOf(file, readFileSync(file, 'utf8')));
const sample = options.sample === undefined ? all : sampleOf(all, Number(options.sample), options.seed);
console.log(`${places.join(', ')}: ${sample.length} of ${all.length} faults, judged by ${tests.length} test files`);
const { equivalent, stale } = judgements(all);
/** @type {Map<Mutant, Fate>} */
const fates = new Map();
await judge();
report();

/**
 * @param {readonly string[]} from files and folders
 * @param {RegExp} pattern of the names in folders
 * @returns {string[]} relative to the root, with `/`
 */
function filesIn(from, pattern) {
  const found = from.flatMap(place =>
    statSync(place).isDirectory()
      ? readdirSync(place, { recursive: true, encoding: 'utf8' })
          .filter(name => pattern.test(name))
          .map(name => path.join(place, name))
      : [place],
  );
  return [...new Set(found.map(file => path.relative('', file).split(path.sep).join('/')))].sort();
}

/**
 * The folder of tests that mirrors a folder, or that of a file.
 *
 * @param {string} place
 * @returns {string[]} none if there is no such folder
 */
function testsOf(place) {
  const folder = statSync(place).isDirectory() ? place : path.dirname(place);
  const mirror = path.join('tests', path.relative('', folder));
  return existsSync(mirror) ? [mirror] : [];
}

/**
 * Some of the faults, chosen by what they say and not by where they stand, so that an edit elsewhere changes little.
 *
 * @param {readonly Mutant[]} mutants
 * @param {number} count
 * @param {string} seed
 * @returns {Mutant[]} in the order in which they came
 */
function sampleOf(mutants, count, seed) {
  const seen = new Map();
  const ranked = mutants.map((mutant, index) => {
    const key = keyOf(mutant);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return { mutant, index, rank: createHash('sha1').update(`${seed}\0${nth}\0${key}`).digest('hex') };
  });
  return ranked
    .sort((left, right) => (left.rank < right.rank ? -1 : 1))
    .slice(0, count)
    .sort((left, right) => left.index - right.index)
    .map(({ mutant }) => mutant);
}

/** @param {{ file: string, before: string, after: string }} mutant */
function keyOf({ file, before, after }) {
  return [file, line(before), line(after)].join('\0');
}

/** @param {string} text */
function line(text) {
  return text.replace(/\s+/g, ' ');
}

/**
 * The faults that were judged to change nothing, and the judgements of these files that speak of no fault any more.
 *
 * @param {readonly Mutant[]} mutants
 * @returns {{ equivalent: ReadonlySet<Mutant>, stale: readonly Equivalent[] }}
 */
function judgements(mutants) {
  /** @type {Equivalent[]} */
  const judged = JSON.parse(readFileSync(EQUIVALENT, 'utf8'));
  return {
    equivalent: new Set(mutants.filter(mutant => judged.some(one => speaksOf(one, mutant)))),
    stale: judged.filter(one => files.includes(one.file) && !mutants.some(mutant => speaksOf(one, mutant))),
  };
}

/**
 * @param {Equivalent} judgement
 * @param {Mutant} mutant
 */
function speaksOf(judgement, mutant) {
  return keyOf(judgement) === keyOf(mutant) && (judgement.in ?? mutant.lineText) === mutant.lineText;
}

async function judge() {
  /** @type {Map<string, Map<number, Mutant>>} */
  const byFile = new Map(files.map(file => [file, new Map()]));
  for (const [number, mutant] of sample.entries()) byFile.get(mutant.file)?.set(number, mutant);
  const faulty = new Map(
    [...byFile]
      .filter(([, mutants]) => mutants.size > 0)
      .map(([file, mutants]) => [path.resolve(file), withSwitches(readFileSync(file, 'utf8'), mutants)]),
  );
  const trials = new Trials(faulty, Number(options.workers));
  try {
    const reach = await trials.reach(tests);
    /** @param {number} number */
    const fileOf = number => sample[number]?.file ?? '';
    await trials.judge([...sample.keys()], reach, fileOf, (number, fate) => {
      fates.set(/** @type {Mutant} */ (sample[number]), fate);
      if (process.stderr.isTTY) process.stderr.write(`\r${fates.size} of ${sample.length}`);
    });
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  } finally {
    trials.close();
  }
}

function report() {
  const wanted = sample.filter(mutant => !equivalent.has(mutant));
  /** @param {Fate} fate */
  const those = fate => wanted.filter(mutant => fates.get(mutant) === fate);
  const misjudged = sample.filter(mutant => equivalent.has(mutant) && isKilled(mutant));
  list('Survived', those('survived'));
  list('No test comes by', those('no coverage'));
  list('Judged equivalent, and killed', misjudged);
  list('Judged equivalent, and not in the code any more', stale);
  const killed = wanted.filter(isKilled);
  const share = wanted.length > 0 ? (killed.length / wanted.length) * 100 : 100;
  console.log(
    `\n${killed.length} killed (${those('timeout').length} of them without an end), ${those('survived').length} survived, ` +
      `${those('no coverage').length} no coverage, ${sample.length - wanted.length} judged equivalent\n` +
      `${share.toFixed(1)} % of the ${wanted.length} that count are killed`,
  );
  if (misjudged.length > 0 || stale.length > 0 || share < Number(options['at-least'] ?? 0)) process.exitCode = 1;
}

/** @param {Mutant} mutant */
function isKilled(mutant) {
  const fate = fates.get(mutant);
  return fate === 'killed' || fate === 'timeout';
}

/**
 * @param {string} title
 * @param {readonly (Mutant | Equivalent)[]} mutants
 */
function list(title, mutants) {
  if (mutants.length === 0) return;
  console.log(`\n${title}`);
  for (const mutant of mutants) {
    const place = 'line' in mutant ? `${mutant.file}:${mutant.line}` : mutant.file;
    console.log(`  ${place}  ${shown(line(mutant.before), line(mutant.after))}`);
  }
}

/**
 * Both texts, without most of what they have in common.
 *
 * @param {string} before
 * @param {string} after
 */
function shown(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  /** @param {string} text */
  const cut = text => {
    const from = start > AROUND + 3 ? start - AROUND : 0;
    const to = end > AROUND + 3 ? text.length - end + AROUND : text.length;
    const middle = text.slice(from, to);
    const kept = middle.length > 160 ? `${middle.slice(0, 110)} … ${middle.slice(-40)}` : middle;
    return `${from > 0 ? '…' : ''}${kept}${to < text.length ? '…' : ''}`;
  };
  return `${cut(before)}  →  ${cut(after)}`;
}
