/** @typedef {import('./file.mjs').FileFigures} FileFigures */
/** @typedef {import('./tree.mjs').Tree} Tree */

/** What is too much, as tables and lists have it. */
export const LIMITS = { function: 50, file: 400, complexity: 25, notable: 15 };

/** @type {readonly { head: string, cell: (sum: Summary) => string }[]} */
const columns = [
  { head: 'files', cell: ({ files }) => String(files.length) },
  { head: 'lines', cell: ({ lines }) => String(lines) },
  { head: 'chars', cell: ({ characters, written }) => (characters / Math.max(written, 1)).toFixed(1) },
  { head: 'functions', cell: ({ functions }) => String(functions.length) },
  { head: '>50 lines', cell: ({ functions }) => percent(functions, LIMITS.function) },
  { head: 'p50', cell: ({ files }) => String(percentile(files, 0.5)) },
  { head: 'p95', cell: ({ files }) => String(percentile(files, 0.95)) },
  { head: 'max', cell: ({ files }) => String(percentile(files, 1)) },
  { head: 'complexity', cell: ({ complexities }) => String(Math.max(0, ...complexities)) },
  { head: '>15', cell: ({ complexities }) => percent(complexities, LIMITS.notable) },
  { head: '>25', cell: ({ complexities }) => percent(complexities, LIMITS.complexity) },
  { head: 'casts', cell: ({ casts, lines }) => perThousand(casts, lines) },
  { head: '!', cell: ({ nonNull, lines }) => perThousand(nonNull, lines) },
  { head: 'any', cell: ({ any }) => String(any) },
  { head: 'a?b:c?d:e', cell: ({ nestedTernaries, lines }) => perThousand(nestedTernaries, lines) },
  { head: 'circles', cell: ({ circles }) => String(circles) },
];

/**
 * @typedef {object} Summary
 * @property {number[]} files their lengths
 * @property {number} lines
 * @property {number} written lines that are not blank
 * @property {number} characters of these lines
 * @property {number[]} functions their lengths
 * @property {number[]} complexities
 * @property {number} casts
 * @property {number} nonNull
 * @property {number} any
 * @property {number} nestedTernaries
 * @property {number} circles those that go through one of the files
 */

/**
 * The figures of a part of a tree.
 *
 * @param {Tree} tree
 * @param {(file: string) => boolean} isPart
 * @returns {Summary}
 */
export function summaryOf(tree, isPart) {
  const files = tree.files.filter(({ file }) => isPart(file));
  /** @type {(count: (figures: FileFigures) => number) => number} */
  const sum = count => files.reduce((all, figures) => all + count(figures), 0);
  return {
    files: files.map(({ length }) => length),
    lines: sum(({ length }) => length),
    written: sum(({ written }) => written),
    characters: sum(({ characters }) => characters),
    functions: files.flatMap(({ functions }) => functions.map(({ length }) => length)),
    complexities: files.flatMap(({ complexities }) => complexities.map(({ value }) => value)),
    casts: sum(({ casts }) => casts.length),
    nonNull: sum(({ nonNull }) => nonNull.length),
    any: sum(({ any }) => any.length),
    nestedTernaries: sum(({ nestedTernaries }) => nestedTernaries.length),
    circles: tree.circles.filter(circle => circle.some(isPart)).length,
  };
}

/**
 * The table, a line a row.
 *
 * @param {readonly { name: string, summary: Summary }[]} rows
 * @returns {string[]}
 */
export function tableOf(rows) {
  const cells = [
    ['', ...columns.map(({ head }) => head)],
    ...rows.map(({ name, summary }) => [name, ...columns.map(({ cell }) => cell(summary))]),
  ];
  const widths = ['', ...columns].map((_, column) => Math.max(...cells.map(row => row[column]?.length ?? 0)));
  return cells.map(row =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}

/**
 * @param {readonly number[]} numbers
 * @param {number} limit
 */
function percent(numbers, limit) {
  const over = numbers.filter(number => number > limit).length;
  return `${((100 * over) / Math.max(numbers.length, 1)).toFixed(1)} %`;
}

/**
 * @param {number} count
 * @param {number} lines
 */
function perThousand(count, lines) {
  return ((1000 * count) / Math.max(lines, 1)).toFixed(1);
}

/**
 * @param {readonly number[]} numbers
 * @param {number} part from 0 to 1
 * @returns {number} the smallest of the numbers that so large a part of them does not exceed
 */
function percentile(numbers, part) {
  const sorted = [...numbers].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}
