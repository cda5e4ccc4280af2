import { hasNames, isUnder, placeOf, score } from '../score.mjs';

/** @typedef {import('../../lib/audit/report.ts').AuditCall} AuditCall */
/** @typedef {import('../../lib/audit/report.ts').AuditUnresolved} AuditUnresolved */
/** @typedef {import('../../lib/settings.ts').Settings} Settings */
/** @typedef {import('../../lib/calls/values/identity.ts').IdKind} IdKind */
/** @typedef {import('../corpus-rules.mjs').Row} Fault */
/** @typedef {import('../corpus-rules.mjs').Verdict} Verdict */
/** @typedef {import('../score.mjs').Trap} Trap */

/** @typedef {'plain' | 'email' | 'hash' | 'anonymous' | 'literal' | 'empty' | 'unknown'} Id */
/** @typedef {import('../score.mjs').Row & { id?: Id | readonly Id[] }} Row */

/**
 * A file of labels of a round; tests/corpus/README.md says what each field means.
 *
 * @typedef {object} Labels
 * @property {string} repo
 * @property {string} commit
 * @property {string[]} roots
 * @property {Row[]} calls
 * @property {Trap[]} [traps]
 * @property {Fault[]} [faults]
 * @property {Settings} [settings]
 */

/**
 * What the tool said of a repository.
 *
 * @typedef {object} Said
 * @property {readonly AuditCall[]} calls
 * @property {readonly AuditUnresolved[]} unresolved
 * @property {readonly Verdict[]} verdicts a verdict for each of `faults`
 * @property {(row: Row) => readonly string[]} calleesAt the callees of the calls that start at the line of a row, as the audit writes them
 */

/** @typedef {Record<typeof COUNTS[number], number>} Counts */

/** What is counted; the figures of a round are the sums over its repositories. */
const COUNTS = /** @type {const} */ ([
  'found',
  'calls',
  'named',
  'names',
  'identified',
  'ids',
  'hit',
  'traps',
  'listed',
  'unlisted',
  'extra',
  'reported',
  'faults',
  'quiet',
  'places',
]);

/** How labels call what the audit says of an id. */
const ID_OF_KIND = /** @type {const} @satisfies {Record<IdKind, Id>} */ ({
  raw: 'plain',
  composed: 'plain',
  email: 'email',
  hash: 'hash',
  anonymous: 'anonymous',
  constant: 'literal',
  empty: 'empty',
  profile: 'plain',
  unknown: 'unknown',
});

/** Beside another way in which an id is come by, these are no other key of a person. */
const NO_KEY = new Set(['empty', 'unknown']);

/**
 * Compares what the tool said of a repository with labels that were written before it ran.
 *
 * @param {Labels} labels
 * @param {Said} said
 */
export function figuresOf(labels, { calls, unresolved, verdicts, calleesAt }) {
  const result = score(
    labels,
    calls.filter(({ file, inTest }) => !inTest && isUnder(labels.roots, file)),
  );
  const asked = labels.calls.filter(({ optional }) => !optional);
  const withId = result.paired.filter(({ row }) => isIdLabelled(row));
  const misidentified = withId.filter(({ row, call }) => !isIdRight(row, call));
  const isListed = listedAmong(unresolved, calleesAt);
  const listed = result.missed.filter(({ row }) => isListed(row));
  const reports = verdicts.filter(({ row }) => row.expect === 'report');
  const silences = verdicts.filter(({ row }) => row.expect === 'silent');
  /** @type {Counts} */
  const counts = {
    found: result.found,
    calls: result.sites,
    named: result.named,
    names: asked.filter(hasNames).length,
    identified: withId.length - misidentified.length,
    ids: asked.filter(isIdLabelled).length,
    hit: result.hit,
    traps: result.traps,
    listed: listed.length,
    unlisted: result.missed.length - listed.length,
    extra: result.extra.length,
    reported: reports.filter(({ holds }) => holds).length,
    faults: reports.length,
    quiet: silences.filter(({ holds }) => holds).length,
    places: silences.length,
  };
  return { counts, ...result, misidentified, listed: new Set(listed.map(({ row }) => row)) };
}

/**
 * Adds up the counts of several repositories.
 *
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sumOf(all) {
  const sums = COUNTS.map(name => [name, all.reduce((sum, counts) => sum + counts[name], 0)]);
  return Object.fromEntries(sums);
}

/** @param {Row} row */
function isIdLabelled({ id }) {
  return idsOf(id).some(one => one !== 'unknown');
}

/**
 * @param {Row['id']} id
 * @returns {readonly Id[]}
 */
function idsOf(id = []) {
  return typeof id === 'string' ? [id] : id;
}

/**
 * Whether the audit names each kind that the label names, and no key of a person beside them.
 *
 * @param {Row} row
 * @param {AuditCall} call
 */
export function isIdRight({ id }, call) {
  const wanted = idsOf(id);
  const said = idsSaid(call);
  return wanted.every(one => said.has(one)) && [...said].every(one => wanted.includes(one) || NO_KEY.has(one));
}

/**
 * The kinds of the ids of a call in the words of labels; a call that names nobody has an empty one.
 *
 * @param {Pick<AuditCall, 'userId'>} call
 * @returns {Set<Id>}
 */
export function idsSaid({ userId = [] }) {
  return new Set(userId.length === 0 ? ['empty'] : userId.map(({ kind }) => ID_OF_KIND[kind]));
}

/**
 * Whether a call that was missed is listed as one that cannot be followed: at its place, or by its callee elsewhere,
 * which hangs on the same declaration.
 *
 * @param {Said['unresolved']} unresolved
 * @param {Said['calleesAt']} calleesAt
 * @returns {(row: Row) => boolean}
 */
function listedAmong(unresolved, calleesAt) {
  const places = new Set(unresolved.map(placeOf));
  const callees = new Set(unresolved.flatMap(({ callee }) => callee ?? []));
  return row => places.has(placeOf(row)) || calleesAt(row).some(callee => callees.has(callee));
}
