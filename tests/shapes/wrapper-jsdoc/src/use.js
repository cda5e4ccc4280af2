/** @typedef {import('./types.js').Journal} Journal */

/**
 * @param {object} deps
 * @param {Journal} deps.journal
 * @param {{ write(name: string): void }} deps.file
 */
export function run({ journal, file }) {
  journal.write('Job Run');
  file.write('a line');
}

/** @param {?Journal} journal */
export const seen = journal => journal && journal.write('Job Seen');

export class Worker {
  /** @type {Journal} */
  journal;
  /** @param {Journal=} other */
  constructor(other) {
    this.other = other;
  }
  work() {
    this.journal.write('Job Worked');
    this.other.write('Job Handed');
  }
}

/** @returns {import('./types.js').Concrete} */
const find = () => globalThis.registry.find('journal');
export const found = () => find().write('Job Found');
export const cast = () => /** @type {Journal} */ (globalThis.registry.find('journal')).write('Job Cast');

/** @param {Map<string, string>} journal */
export const last = journal => journal.write('no journal of ours');
