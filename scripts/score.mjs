/**
 * Compares what the reading reports with labels written by hand. The format of labels and the
 * meaning of the three figures are in tests/corpus/README.md.
 */

/** @typedef {import('../lib/project/project.ts').Project} Project */
/** @typedef {import('../lib/settings.ts').Settings} Settings */

/** @typedef {{ file: string, line: number }} Place */

/**
 * What a row says of a call.
 *
 * @typedef {Place & Named & { optional?: string }} Row
 */

/**
 * What a row and a call say alike.
 *
 * @typedef {object} Named
 * @property {string} vendor
 * @property {string} method
 * @property {string} [via]
 * @property {readonly string[]} [events]
 * @property {readonly string[]} [patterns]
 * @property {string} [unresolved]
 */

/** @typedef {Place & { why: string }} Trap */

/**
 * A file of labels.
 *
 * @typedef {object} Labels
 * @property {string} repo
 * @property {string} commit
 * @property {string[]} roots
 * @property {Row[]} calls
 * @property {Trap[]} [traps]
 * @property {Settings} [settings]
 */

/**
 * @typedef {object} Counts
 * @property {number} sites
 * @property {number} found
 * @property {number} names
 * @property {number} named
 * @property {number} traps
 * @property {number} hit
 */

/**
 * `missed`, `misnamed` and `trapped` are rows with what stands there instead, `paired` rows with their calls, `extra`
 * calls that no row speaks of.
 *
 * @template {Row} R a row, which may say more than is compared here
 * @template {Place & Named} C a call, as the reading or the audit has it
 * @typedef {object} Differences
 * @property {{ row: R, here: C[] }[]} missed
 * @property {{ row: R, call: C }[]} misnamed
 * @property {{ trap: Trap, here: C[] }[]} trapped
 * @property {{ row: R, call: C }[]} paired
 * @property {C[]} extra
 */

/** @type {(place: Place) => string} */
export const placeOf = ({ file, line }) => `${file}:${line}`;
/** @type {(list?: readonly string[]) => string} */
const sorted = (list = []) => JSON.stringify([...list].sort());
/** @type {(row: Named) => boolean} */
export const hasNames = row => Boolean(row.events?.length || row.patterns?.length);
/** @type {(row: Named, call: Named) => boolean} */
const sameNames = (row, call) =>
  sorted(row.events) === sorted(call.events) && sorted(row.patterns) === sorted(call.patterns);

/**
 * @template {Row} R
 * @template {Place & Named} C
 * @param {{ calls: readonly R[], traps?: readonly Trap[] }} labels
 * @param {readonly C[]} calls what the reading gave
 * @returns {Counts & Differences<R, C>}
 */
export function score(labels, calls) {
  /** @type {Map<string, C[]>} */
  const byPlace = new Map();
  for (const call of calls) {
    const list = byPlace.get(placeOf(call));
    if (list) list.push(call);
    else byPlace.set(placeOf(call), [call]);
  }
  const used = new Set();
  /** @type {Counts & Omit<Differences<R, C>, 'extra'>} */
  const result = {
    sites: 0,
    found: 0,
    names: 0,
    named: 0,
    traps: 0,
    hit: 0,
    missed: [],
    misnamed: [],
    trapped: [],
    paired: [],
  };
  for (const row of labels.calls) {
    const here = byPlace.get(placeOf(row)) ?? [];
    const fitting = here.filter(
      call => !used.has(call) && call.vendor === row.vendor && (row.method === 'any' || call.method === row.method),
    );
    const call = fitting.find(one => sameNames(row, one)) ?? fitting[0];
    if (call) used.add(call);
    if (row.optional) continue;
    result.sites++;
    if (!call) {
      result.missed.push({ row, here });
      continue;
    }
    result.found++;
    result.paired.push({ row, call });
    if (!hasNames(row)) continue;
    result.names++;
    if (sameNames(row, call)) result.named++;
    else result.misnamed.push({ row, call });
  }
  for (const trap of labels.traps ?? []) {
    result.traps++;
    const here = byPlace.get(placeOf(trap));
    if (!here) continue;
    result.hit++;
    result.trapped.push({ trap, here });
  }
  return { ...result, extra: calls.filter(call => !used.has(call)) };
}

/**
 * Adds up the counts of several scores.
 *
 * @param {readonly Counts[]} scores
 * @returns {Counts}
 */
export function total(scores) {
  /** @type {(count: (score: Counts) => number) => number} */
  const sum = count => scores.reduce((all, score) => all + count(score), 0);
  return {
    sites: sum(({ sites }) => sites),
    found: sum(({ found }) => found),
    names: sum(({ names }) => names),
    named: sum(({ named }) => named),
    traps: sum(({ traps }) => traps),
    hit: sum(({ hit }) => hit),
  };
}

/**
 * Whether `calls` of the labels is to be complete for a file.
 *
 * @type {(roots: readonly string[], file: string) => boolean}
 */
export const isUnder = (roots, file) =>
  roots.some(root => root === '.' || file === root || file.startsWith(`${root}/`));

/** @type {(part: number, whole: number) => number} */
export const share = (part, whole) => (whole === 0 ? 1 : part / whole);

/**
 * `41/42 97.6 %`.
 *
 * @type {(part: number, whole: number) => string}
 */
export const fraction = (part, whole) => `${part}/${whole} ${(share(part, whole) * 100).toFixed(1)} %`;

/**
 * A call in a few words: `segment track via wrapper "Door Opened"`.
 *
 * @param {Named} call
 */
export function describe({ vendor, method, via, events = [], patterns = [], unresolved }) {
  const names = [
    ...events.map(name => JSON.stringify(name)),
    ...patterns.map(name => `\`${name}\``),
    ...(unresolved ? [`(${unresolved})`] : []),
  ];
  return [vendor, method, ...(via === 'wrapper' ? ['via wrapper'] : []), ...names].join(' ');
}

/**
 * Every miss with its reason, a line each.
 *
 * @param {Differences<Row, Place & Named>} result
 * @param {(file: string) => string | undefined} whyNot why a file was not read, if it was not
 */
export function explain(result, whyNot) {
  const lines = [];
  for (const { row, here } of result.missed) {
    const why =
      whyNot(row.file) ?? (here.length > 0 ? `read as ${here.map(describe).join(', ')}` : 'no call is seen there');
    lines.push(`missed    ${placeOf(row)}  ${describe(row)}: ${why}`);
  }
  for (const { row, call } of result.misnamed)
    lines.push(`misnamed  ${placeOf(row)}  ${describe(row)}: read as ${describe(call)}`);
  for (const { trap, here } of result.trapped)
    lines.push(`trapped   ${placeOf(trap)}  ${trap.why}: read as ${here.map(describe).join(', ')}`);
  return lines;
}

/**
 * Why a file was not read, by the project's own account of its files.
 *
 * @param {Project} project
 * @returns {(file: string) => string | undefined}
 */
export function reasons(project) {
  const byFile = new Map(project.files().map(status => [status.file, status]));
  return file => {
    const status = byFile.get(file);
    if (!status) return 'the file is not part of the project, or is ignored';
    if (status.status === 'failed') return `the file could not be read whole: ${status.reason}`;
    return status.status === 'unrelated' ? 'the file was ruled out by its text' : undefined;
  };
}
