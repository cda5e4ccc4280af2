/** The figures of a run. */

/** @typedef {import('./trials.mjs').Outcome} Outcome */

/** The share of faults that have to be found, in rules of `recommended` and in the others. */
const AT_LEAST = { recommended: 0.9, other: 0.75 };
/** Fewer seeds say nothing of a rule. */
export const FEWEST_SEEDS = 10;

/**
 * @typedef {object} Row
 * @property {string} rule
 * @property {boolean} isRecommended
 * @property {number} seeded
 * @property {number} found
 * @property {number} elsewhere seeds that made another report than they should
 */

/**
 * @param {readonly Outcome[]} outcomes
 * @param {readonly { rule: string, isRecommended: boolean }[]} rules
 * @returns {Row[]}
 */
export function rowsOf(outcomes, rules) {
  return rules.map(({ rule, isRecommended }) => {
    const own = outcomes.filter(outcome => outcome.rule === rule && isTried(outcome));
    return {
      rule,
      isRecommended,
      seeded: own.length,
      found: own.filter(({ fate }) => fate === 'found').length,
      elsewhere: own.filter(({ elsewhere }) => elsewhere.length > 0).length,
    };
  });
}

/** @param {Outcome} outcome */
export function isTried({ fate }) {
  return fate === 'found' || fate === 'missed';
}

/** @param {Row} row */
export function isEnough({ isRecommended, seeded, found, elsewhere }) {
  const least = isRecommended ? AT_LEAST.recommended : AT_LEAST.other;
  return elsewhere === 0 && found >= seeded * least;
}

/** @param {readonly Row[]} rows */
export function tableOf(rows) {
  const cells = rows.map(row => [
    `\`${row.rule}\``,
    row.isRecommended ? 'yes' : '',
    row.seeded,
    row.found,
    row.seeded > 0 ? `${((row.found / row.seeded) * 100).toFixed(0)} %` : '–',
    row.elsewhere || '',
  ]);
  return [
    ['rule', '`recommended`', 'seeded', 'found', 'share', 'elsewhere'],
    [':--', ':--', '--:', '--:', '--:', '--:'],
    ...cells,
  ]
    .map(row => `| ${row.join(' | ')} |`)
    .join('\n');
}
