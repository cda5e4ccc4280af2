/**
 * Applies all fixes and suggestions of all rules to a copy of each checkout, and checks what they leave behind.
 *
 *   npm run fix:corpus -- <checkout>...   with the settings and options of tests/corpus/settings/varied.json, which
 *                                         make the most rules speak; the checkout itself is only read
 *
 * `--fix`: every file parses; tokens outside the ranges of the fixes are the same; a second run changes nothing;
 * ESLint's own run gives the same text. Suggestions, one at a time: the file parses, tokens outside the range are
 * the same, no comment is lost, and all outside the reported statement and the imports is still there in its order.
 *
 * Exits with 1 at any fault.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openCheckout, settingsFor } from './checkouts.mjs';
import { childrenOf, parsed } from './parsed.mjs';
import { loadReading } from './reading.mjs';

/** @typedef {import('@typescript-eslint/utils').TSESTree.Position} Position */
/** @typedef {import('eslint').Linter.LintMessage} LintMessage */
/** @typedef {import('eslint').Rule.Fix} Fix */
/** @typedef {import('../lib/settings.ts').Settings} Settings */
/** @typedef {import('./checkouts.mjs').Checkout} Checkout */
/** @typedef {import('./checkouts.mjs').Entry} Entry */
/** @typedef {import('./parsed.mjs').Node} Node */
/** @typedef {import('./parsed.mjs').Parsed} Parsed */
/** @typedef {import('./parsed.mjs').Range} Range */

/** @typedef {{ fixes: number, suggestions: number }} Counts */

const MAX_ROUNDS = 10;
const checkouts = process.argv.slice(2);
if (checkouts.length === 0 || !checkouts.every(checkout => existsSync(checkout))) {
  console.error('Usage: npm run fix:corpus -- <checkout>...');
  process.exit(2);
}

/** @param {string} file */
const json = file => JSON.parse(readFileSync(file, 'utf8'));
/** @type {{ settings: Settings, options: Record<string, object[]> & { 'event-name-case': object[] } }} */
const varied = json('tests/corpus/settings/varied.json');
// Off by default: a rename changes what is sent. Here every edit is to be tried.
const options = {
  ...varied.options,
  'event-name-case': varied.options['event-name-case'].map(option => ({ ...option, fix: true })),
};
const loaded = await loadReading();
/** @type {string[]} */
const faults = [];
const all = { repositories: 0, files: 0, reports: 0, fixes: 0, fixed: 0, suggestions: 0 };
/** @type {Map<string, Counts>} */
const byRule = new Map();

for (const checkout of checkouts) {
  const copy = mkdtempSync(path.join(tmpdir(), 'customerio-fix-'));
  try {
    const root = path.join(copy, path.basename(path.resolve(checkout)));
    cpSync(path.resolve(checkout), root, {
      recursive: true,
      filter: source => !/(?:^|[\\/])(?:\.git|node_modules)$/.test(source),
    });
    const given = { settings: { ...settingsFor(root), ...varied.settings }, options };
    all.repositories++;
    suggest(openCheckout(loaded, root, given));
    fix(openCheckout(loaded, root, given), () =>
      openCheckout(loaded, root, { ...given, settings: { ...given.settings } }),
    );
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

console.log(
  `repositories  ${all.repositories}\nfiles         ${all.files}\nreports       ${all.reports}\n--fix         ${all.fixes} fixes in ${all.fixed} files\nsuggestions   ${all.suggestions}\nfaults        ${faults.length}`,
);
console.log('\nedits by rule');
for (const [rule, { fixes, suggestions }] of [...byRule].sort())
  console.log(`  ${rule.padEnd(32)}${String(fixes).padStart(6)} fixes${String(suggestions).padStart(6)} suggestions`);
for (const fault of faults) console.log(`  FAULT  ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);

/**
 * Each suggestion alone, in the text as it is.
 *
 * @param {Checkout} opened
 */
function suggest(opened) {
  for (const entry of opened.files()) {
    all.files++;
    const messages = opened.verify(entry);
    all.reports += messages.length;
    /** @type {Parsed | undefined} */
    let before;
    for (const message of messages) {
      for (const { fix: edit, desc } of message.suggestions ?? []) {
        all.suggestions++;
        count(message.ruleId, 'suggestions');
        before ??= read(entry.file, entry.text);
        const where = `${opened.name}/${entry.file}:${message.line}:${message.column} ${message.ruleId}, suggestion "${desc}"`;
        const after = compare(where, entry, before, [edit]);
        if (after) checkTaken(where, before, after, message);
      }
    }
  }
}

/**
 * As `--fix` does it, but in steps that can be looked at; then once more.
 *
 * @param {Checkout} opened
 * @param {() => Checkout} reopen
 */
function fix(opened, reopen) {
  /** @type {Map<string, string>} */
  const changed = new Map();
  for (const entry of opened.files()) {
    let { text } = entry;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const messages = opened.verify({ ...entry, text });
      const edits = applicable(messages);
      if (edits.length === 0) break;
      for (const { ruleId } of edits) count(ruleId, 'fixes');
      all.fixes += edits.length;
      const where = `${opened.name}/${entry.file}, --fix of ${[...new Set(edits.map(({ ruleId }) => ruleId))].join(', ')}`;
      compare(
        where,
        { ...entry, text },
        read(entry.file, text),
        edits.map(({ fix: edit }) => edit),
      );
      text = apply(
        text,
        edits.map(({ fix: edit }) => edit),
      );
    }
    if (text === entry.text) continue;
    all.fixed++;
    if (opened.verifyAndFix(entry) !== text)
      faults.push(`${opened.name}/${entry.file}: ESLint's own --fix gives another text`);
    changed.set(entry.file, text);
  }
  for (const [file, text] of changed) writeFileSync(path.join(opened.root, file), text);
  if (changed.size === 0) return;
  // What one file's fix leaves to fix in another is fixed by the same command, the files being on disk by then.
  const again = reopen();
  for (const entry of again.files()) {
    if (changed.has(entry.file) && again.verifyAndFix(entry) !== entry.text)
      faults.push(`${again.name}/${entry.file}: a second --fix changes it again`);
  }
}

/**
 * The fixes that ESLint takes in one round: in order, none that touches another.
 *
 * @param {readonly LintMessage[]} messages
 */
function applicable(messages) {
  /** @type {{ ruleId: string | null, fix: Fix }[]} */
  const taken = [];
  let end = -1;
  const fixes = messages.flatMap(({ ruleId, fix: edit }) => (edit ? [{ ruleId, fix: edit }] : []));
  for (const one of fixes.sort((a, b) => a.fix.range[0] - b.fix.range[0] || a.fix.range[1] - b.fix.range[1])) {
    const [from, to] = one.fix.range;
    if (end >= from || from > to) continue;
    taken.push(one);
    end = to;
  }
  return taken;
}

/**
 * @param {string} text
 * @param {readonly Fix[]} edits
 */
function apply(text, edits) {
  return edits
    .toReversed()
    .reduce((done, { range: [from, to], text: put }) => done.slice(0, from) + put + done.slice(to), text);
}

/**
 * Whether the text with the edits parses, and is the same outside of them; what it holds then.
 *
 * @param {string} where
 * @param {Pick<Entry, 'file' | 'text'>} entry
 * @param {Parsed} before
 * @param {readonly Fix[]} edits
 * @returns {Parsed | undefined}
 */
function compare(where, { file, text }, before, edits) {
  const changed = apply(text, edits);
  let after;
  try {
    after = read(file, changed);
  } catch (error) {
    faults.push(`${where}: the output does not parse: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
  let shift = 0;
  const places = edits.map(({ range: [from, to], text: put }) => {
    /** @type {{ before: Range, after: Range }} */
    const place = { before: [from, to], after: [from + shift, from + shift + put.length] };
    shift += put.length - (to - from);
    return place;
  });
  /** @type {(tokens: Parsed['tokens'], side: 'before' | 'after') => string[]} */
  const outside = (tokens, side) =>
    tokens
      .filter(({ range }) => places.every(place => range[1] <= place[side][0] || range[0] >= place[side][1]))
      .map(({ value }) => value);
  if (outside(before.tokens, 'before').join('\n') !== outside(after.tokens, 'after').join('\n'))
    faults.push(`${where}: tokens outside the edit have changed`);
  return after;
}

/**
 * An edit of several places has one range from the first to the last, which says little. So all that stands outside
 * the reported statement and the imports must still be there, in its order, and so must every comment.
 *
 * @param {string} where
 * @param {Parsed} before
 * @param {Parsed} after
 * @param {LintMessage} message
 */
function checkTaken(where, before, after, { line, column }) {
  const kept = new Set(after.comments);
  for (const comment of before.comments) if (!kept.has(comment)) faults.push(`${where}: a comment is lost`);
  const statement = smallestStatement(before.ast, { line, column: column - 1 });
  const imports = before.ast.body.filter(({ type }) => type === 'ImportDeclaration').map(({ range }) => range);
  const near = statement ? [statement, ...imports] : imports;
  let index = 0;
  for (const { value, range, loc } of before.tokens) {
    if (near.some(([from, to]) => range[0] >= from && range[1] <= to)) continue;
    while (index < after.tokens.length && after.tokens[index]?.value !== value) index++;
    if (index++ < after.tokens.length) continue;
    faults.push(`${where}: takes away what follows line ${loc.start.line}`);
    return;
  }
}

/**
 * @param {string} file
 * @param {string} text
 */
function read(file, text) {
  return parsed(loaded.eslintParser, file, text);
}

/**
 * The range of the smallest statement, class member or expression body of an arrow function at a place.
 *
 * @param {Parsed['ast']} ast
 * @param {Position} place
 * @returns {Range | undefined}
 */
function smallestStatement(ast, place) {
  /** @type {(a: Position, b: Position) => boolean} */
  const isBefore = (a, b) => a.line < b.line || (a.line === b.line && a.column <= b.column);
  /** @type {Range | undefined} */
  let found;
  /** @type {Node[]} */
  let nodes = ast.body;
  while (nodes.length > 0) {
    const node = nodes.find(one => isBefore(one.loc.start, place) && isBefore(place, one.loc.end));
    if (!node) break;
    if (/Statement$|Declaration$|Definition$/.test(node.type) && node.type !== 'BlockStatement') found = node.range;
    nodes = childrenOf(node);
  }
  return found;
}

/**
 * @param {string | null} ruleId
 * @param {keyof Counts} kind
 */
function count(ruleId, kind) {
  const rule = ruleId?.slice(ruleId.indexOf('/') + 1) ?? '';
  const counts = byRule.get(rule) ?? { fixes: 0, suggestions: 0 };
  counts[kind]++;
  byRule.set(rule, counts);
}
