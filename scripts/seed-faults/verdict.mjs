/** Whether a fault was reported where it is, and nothing else was. */

/** @typedef {import('./operator.mjs').Operator} Operator */
/** @typedef {import('./operator.mjs').Seed} Seed */
/** @typedef {import('./source.mjs').Edit} Edit */
/** @typedef {import('./source.mjs').Range} Range */
/** @typedef {import('eslint').Linter.LintMessage} LintMessage */

/** What a rule said of a file. @typedef {{ file: string, rule: string, messageId: string, message: string, line: number, endLine: number, offset: number }} Report */

/**
 * @param {LintMessage} message
 * @param {string} file
 * @param {string} text
 * @returns {Report}
 */
export function reportOf({ ruleId, messageId = '', message, line, column, endLine = line }, file, text) {
  return {
    file,
    // A file that cannot be parsed has a message of no rule.
    rule: ruleId?.slice(ruleId.indexOf('/') + 1) ?? '',
    messageId,
    message,
    line,
    endLine,
    offset: lineStart(text, line) + column - 1,
  };
}

/**
 * @param {string} text
 * @param {readonly Edit[]} edits
 */
export function applied(text, edits) {
  return [...edits]
    .sort((one, other) => other.range[0] - one.range[0])
    .reduce((changed, { range: [start, end], text: put }) => changed.slice(0, start) + put + changed.slice(end), text);
}

/**
 * @param {object} given
 * @param {Operator} given.operator
 * @param {Seed} given.seed
 * @param {string} given.file in which the seed was put
 * @param {string} given.text before that
 * @param {readonly Report[]} given.before
 * @param {readonly Report[]} given.after
 * @returns {{ isFound: boolean, elsewhere: Report[] }}
 */
export function judge({ operator, seed, file, text, before, after }) {
  const changed = applied(text, seed.edits);
  const fresh = newReports(before, after, report =>
    report.file === file ? offsetBefore(seed.edits, report.offset) : report.offset,
  );
  const place = linesOf(changed, [offsetAfter(seed.edits, seed.at[0]), offsetAfter(seed.edits, seed.at[1])]);
  const hits = fresh.filter(
    report =>
      report.rule === operator.rule &&
      (operator.isAnywhere || (report.file === file && report.line <= place[1] && report.endLine >= place[0])),
  );
  return {
    isFound: hits.length > 0,
    elsewhere: fresh.filter(report => !hits.includes(report) && !operator.follows.includes(report.rule)),
  };
}

/**
 * Whether a rule has something to say of a place before anything is changed there: then it is no right one.
 *
 * @param {Operator} operator
 * @param {Seed} seed
 * @param {string} file
 * @param {string} text
 * @param {readonly Report[]} reports
 */
export function isReported({ rule }, { at }, file, text, reports) {
  const [first, last] = linesOf(text, at);
  return reports.some(
    report => report.file === file && report.rule === rule && report.line <= last && report.endLine >= first,
  );
}

/**
 * The reports that were not there before: neither at the same place nor in the same words.
 *
 * @param {readonly Report[]} before
 * @param {readonly Report[]} after
 * @param {(report: Report) => number | undefined} placeBefore
 */
export function newReports(before, after, placeBefore) {
  const left = new Set(before);
  /**
   * @param {Report} report
   * @param {(known: Report) => boolean} isSame
   */
  const take = (report, isSame) => {
    for (const known of left) {
      if (known.file !== report.file || known.rule !== report.rule || !isSame(known)) continue;
      left.delete(known);
      return true;
    }
    return false;
  };
  const unplaced = after.filter(
    report => !take(report, known => known.messageId === report.messageId && known.offset === placeBefore(report)),
  );
  // Messages name other places by their lines, which move.
  return unplaced.filter(report => !take(report, known => withoutNumbers(known) === withoutNumbers(report)));
}

/** @param {Report} report */
function withoutNumbers({ message }) {
  return message.replaceAll(/\d+/g, '0');
}

/**
 * @param {readonly Edit[]} edits
 * @param {number} offset in the changed text
 * @returns {number | undefined} undefined inside of what was put in
 */
function offsetBefore(edits, offset) {
  let moved = 0;
  for (const {
    range: [start, end],
    text,
  } of inOrder(edits)) {
    if (offset < start + moved) break;
    if (offset === start + moved && text.length > 0 && start !== end) return start;
    if (offset < start + moved + text.length) return undefined;
    moved += text.length - (end - start);
  }
  return offset - moved;
}

/**
 * @param {readonly Edit[]} edits
 * @param {number} offset in the text as it was
 */
function offsetAfter(edits, offset) {
  return inOrder(edits)
    .filter(({ range: [, end] }) => end <= offset)
    .reduce((moved, { range: [start, end], text }) => moved + text.length - (end - start), offset);
}

/** @param {readonly Edit[]} edits */
function inOrder(edits) {
  return [...edits].sort((one, other) => one.range[0] - other.range[0]);
}

/**
 * @param {string} text
 * @param {Range} range
 * @returns {Range}
 */
function linesOf(text, [start, end]) {
  return [lineAt(text, start), lineAt(text, end)];
}

/**
 * @param {string} text
 * @param {number} offset
 */
export function lineAt(text, offset) {
  return text.slice(0, offset).split('\n').length;
}

/**
 * @param {string} text
 * @param {number} line
 */
function lineStart(text, line) {
  return text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, one) => sum + one.length + 1, 0);
}
