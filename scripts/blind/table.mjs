import { fraction } from '../score.mjs';

/** @typedef {import('./figures.mjs').Counts} Counts */
/** @typedef {{ name: string, counts: Counts }} Line */

/** @type {readonly { head: string, cell: (counts: Counts) => string }[]} */
const columns = [
  { head: 'calls', cell: ({ found, calls }) => fraction(found, calls) },
  { head: 'names', cell: ({ named, names }) => fraction(named, names) },
  { head: 'ids', cell: ({ identified, ids }) => fraction(identified, ids) },
  { head: 'look-alikes', cell: ({ hit, traps }) => `${hit}/${traps}` },
  { head: 'missed: listed', cell: ({ listed }) => String(listed) },
  { head: 'silent', cell: ({ unlisted }) => String(unlisted) },
  { head: 'extra', cell: ({ extra }) => String(extra) },
  { head: 'faults', cell: ({ reported, faults }) => fraction(reported, faults) },
  { head: 'right places', cell: ({ quiet, places }) => fraction(quiet, places) },
];

/**
 * The figures, a line a repository.
 *
 * @param {readonly Line[]} lines
 * @param {boolean} isMarkdown else in columns for a terminal
 */
export function rowsOf(lines, isMarkdown) {
  const heads = ['repository', ...columns.map(({ head }) => head)];
  const body = lines.map(({ name, counts }) => [name, ...columns.map(({ cell }) => cell(counts))]);
  if (isMarkdown) return [heads, [':--', ...columns.map(() => '--:')], ...body].map(row => `| ${row.join(' | ')} |`);
  const all = [heads, ...body];
  const widths = heads.map((_, column) => Math.max(...all.map(row => row[column]?.length ?? 0)));
  return all.map(row =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}
