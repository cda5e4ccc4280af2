/**
 * Compares what the reading reports with labels written by hand. The format of labels and the
 * meaning of the three figures are in tests/corpus/README.md.
 */

const placeOf = ({ file, line }) => `${file}:${line}`;
const sorted = (list = []) => JSON.stringify([...list].sort());
const hasNames = row => Boolean(row.events?.length || row.patterns?.length);
const sameNames = (row, call) =>
  sorted(row.events) === sorted(call.events) && sorted(row.patterns) === sorted(call.patterns);

/**
 * @param {{ calls: object[], traps?: object[] }} labels
 * @param {readonly object[]} calls what the reading gave
 * @returns counts; `missed`, `misnamed` and `trapped` rows with what stands there instead; `paired`
 *   rows with their calls; `extra` calls that no row speaks of
 */
export function score(labels, calls) {
  const byPlace = new Map();
  for (const call of calls) {
    const list = byPlace.get(placeOf(call));
    if (list) list.push(call);
    else byPlace.set(placeOf(call), [call]);
  }
  const used = new Set();
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

/** Adds up the counts of several scores. */
export function total(scores) {
  const sum = { sites: 0, found: 0, names: 0, named: 0, traps: 0, hit: 0 };
  for (const one of scores) for (const key of Object.keys(sum)) sum[key] += one[key];
  return sum;
}

export const share = (part, whole) => (whole === 0 ? 1 : part / whole);

/** `41/42 97.6 %`. */
export const fraction = (part, whole) => `${part}/${whole} ${(share(part, whole) * 100).toFixed(1)} %`;

/** A call in a few words: `segment track via wrapper "Door Opened"`. */
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
 * @param {ReturnType<typeof score>} result
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

/** Why a file was not read, by the project's own account of its files. */
export function reasons(project) {
  const byFile = new Map(project.files().map(status => [status.file, status]));
  return file => {
    const status = byFile.get(file);
    if (!status) return 'the file is not part of the project, or is ignored';
    if (status.status === 'failed') return `the file could not be read whole: ${status.reason}`;
    return status.status === 'unrelated' ? 'the file was ruled out by its text' : undefined;
  };
}
