import { readFileSync } from 'node:fs';

/** @typedef {import('./compare.mjs').Difference} Difference */

/**
 * What somebody thought of a difference after reading the code.
 *
 * @typedef {object} Judgement
 * @property {string} file
 * @property {number} line
 * @property {string} method
 * @property {'ours' | 'checker' | 'neither'} wrong
 * @property {string} why
 */
/** @typedef {{ repo: string, commit: string, judgements: readonly Judgement[] }} Judged */
/** @typedef {{ difference: Difference, judgement?: Judgement }} Verdict */

const FILE = 'tests/corpus/oracle.json';

/**
 * @param {string} name of the folder that holds the checkout
 * @returns {readonly Judgement[]}
 */
export function judgementsOf(name) {
  /** @type {Record<string, Judged>} */
  const all = JSON.parse(readFileSync(FILE, 'utf8'));
  return Object.hasOwn(all, name) ? (all[name]?.judgements ?? []) : [];
}

/**
 * @param {readonly Difference[]} differences
 * @param {readonly Judgement[]} judgements
 * @returns {{ verdicts: Verdict[], idle: Judgement[] }} `idle` are judgements of what is no difference any more
 */
export function judged(differences, judgements) {
  /** @type {(a: Judgement | Difference, b: Judgement | Difference) => boolean} */
  const isOf = (a, b) => a.file === b.file && a.line === b.line && a.method === b.method;
  return {
    verdicts: differences.map(difference => {
      const judgement = judgements.find(each => isOf(each, difference));
      return { difference, ...(judgement && { judgement }) };
    }),
    idle: judgements.filter(judgement => !differences.some(each => isOf(each, judgement))),
  };
}
