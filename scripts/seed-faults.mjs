/**
 * A judge of recall that needs no labels: takes places that are right, by the rules themselves, makes one fault at a time
 * there (scripts/seed-faults/operators.mjs), lints, and asks whether this is reported, at this place, and nothing else.
 *
 *   npm run seed-faults                      in projects that are made for it (scripts/seed-faults/projects.mjs)
 *   npm run seed-faults -- <checkout>...     in these as well; checkouts are only read
 *   --only-checkouts    not in made projects
 *   --sample 4          so many seeds a rule and project; --seed 2 takes others
 *   --rule <name>       this rule alone; several times for several
 *   --list              each fault that was not found, and each report elsewhere
 *   --json <file>       all outcomes
 *
 * Exits with 1 where a rule of `recommended` finds less than 90 % of its faults, another one less than 75 %, where
 * something else is reported, or a made project is not silent as it is.
 */
import { fork } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadReading } from './reading.mjs';
import { FEWEST_SEEDS, isEnough, isTried, rowsOf, tableOf } from './seed-faults/table.mjs';

/** @typedef {import('./seed-faults/worker.mjs').Reply} Reply */
/** @typedef {import('./seed-faults/worker.mjs').Request} Request */

const { values, positionals: checkouts } = parseArgs({
  allowPositionals: true,
  options: {
    'only-checkouts': { type: 'boolean', default: false },
    sample: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    rule: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const missing = checkouts.filter(checkout => !existsSync(checkout));
const known = readdirSync('rules').map(file => path.basename(file, '.ts'));
const unknown = values.rule.filter(rule => !known.includes(rule));
if (missing.length > 0 || unknown.length > 0) {
  console.error(
    [...missing.map(one => `There is no ${one}.`), ...unknown.map(one => `There is no rule ${one}.`)].join('\n'),
  );
  process.exit(2);
}

/** @type {Reply} */
const all = { outcomes: [], wrong: [] };
for (const checkout of [...(values['only-checkouts'] ? [] : [undefined]), ...checkouts]) {
  const reply = await ask(checkout);
  all.outcomes.push(...reply.outcomes);
  all.wrong.push(...reply.wrong);
  console.error(
    `${checkout ?? 'made projects'}: ${reply.outcomes.filter(({ fate }) => fate === 'found').length} of ${reply.outcomes.filter(isTried).length}`,
  );
  if (values.json) writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`);
}

const { plugin, rules } = await loadReading();
const recommended = plugin.configs.recommended.rules ?? {};
const rows = rowsOf(
  all.outcomes,
  Object.entries(rules)
    .filter(([rule]) => values.rule.length === 0 || values.rule.includes(rule))
    .map(([rule, { meta }]) => ({
      rule,
      isRecommended: `customerio/${rule}` in recommended || (meta.docs?.recommended ?? false) !== false,
    })),
);
console.log(tableOf(rows));
if (values.list) list();
const few = rows.filter(({ seeded }) => seeded < FEWEST_SEEDS);
if (few.length > 0) console.log(`\nFewer than ${FEWEST_SEEDS} seeds: ${few.map(({ rule }) => rule).join(', ')}`);
for (const line of all.wrong) console.log(`not right  ${line}`);
const isBroken = all.outcomes.some(outcome => !isTried(outcome));
process.exitCode = rows.every(isEnough) && all.wrong.length === 0 && !isBroken ? 0 : 1;

function list() {
  for (const { fate, rule, operator, project, file, line, code, elsewhere } of all.outcomes) {
    if (fate === 'found' && elsewhere.length === 0) continue;
    console.log(`${fate.padEnd(9)} ${rule}  ${operator}  ${project}/${file}:${line}  ${code.slice(0, 160)}`);
    for (const report of elsewhere) console.log(`            ${report}`);
  }
}

/**
 * @param {string | undefined} checkout
 * @returns {Promise<Reply>}
 */
function ask(checkout) {
  /** @type {Request} */
  const request = { checkout, rules: values.rule, sample: Number(values.sample), seed: Number(values.seed) };
  const worker = fork(path.join(import.meta.dirname, 'seed-faults/worker.mjs'));
  return new Promise((resolve, reject) => {
    worker.once('message', reply => resolve(/** @type {Reply} */ (reply)));
    worker.once('exit', code => reject(new Error(`The faults of ${checkout ?? 'made projects'} ended with ${code}.`)));
    worker.send(request);
  });
}
