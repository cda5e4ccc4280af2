/**
 * @typedef {object} Journal
 * @property {(name: string, data?: object) => void} write
 */

/** @typedef {import('./segment-journal.js').SegmentJournal} Concrete */

/**
 * @callback Note
 * @param {string} name
 */
export {};
