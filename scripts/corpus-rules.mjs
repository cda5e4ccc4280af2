import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { ESLint, Linter } from 'eslint';

/** @typedef {import('eslint').Linter.LintMessage} LintMessage */
/** @typedef {import('eslint').Linter.RuleEntry} RuleEntry */
/** @typedef {import('../lib/settings.ts').Settings} Settings */
/** @typedef {import('./reading.mjs').Loaded} Loaded */

/**
 * What is expected of a rule at a place.
 *
 * @typedef {object} Row
 * @property {string} file
 * @property {number} line
 * @property {string} rule `*` for all
 * @property {'report' | 'silent'} expect
 * @property {string} why
 * @property {unknown[]} [options]
 * @property {Settings} [settings]
 */

/** @typedef {{ row: Row, holds?: boolean, why: string }} Verdict */

/** What TypeScript's parser reads; ours reads components and pages as well. */
const SCRIPT = /\.[cm]?[jt]sx?$/;

/** @typedef {{ type: string, loc: import('@typescript-eslint/utils').TSESTree.SourceLocation }} Node */

/** @type {(node: Node) => boolean} */
const isUnit = ({ type }) =>
  /Statement$|Declaration$|Function|^CallExpression$|^MethodDefinition$|^PropertyDefinition$|^ExportDefault/.test(type);

/**
 * The lines of the statements, functions and calls that begin at `line`; the line alone where none does.
 *
 * @param {Node} ast
 * @param {number} line
 * @returns {[first: number, last: number]}
 */
function linesFrom(ast, line) {
  let last = line;
  /** @param {Node | undefined} node */
  const visit = node => {
    if (!node || typeof node.type !== 'string') return;
    if (node.loc.start.line === line && isUnit(node)) last = Math.max(last, node.loc.end.line);
    for (const [key, child] of Object.entries(node)) {
      if (key === 'parent') continue;
      for (const one of Array.isArray(child) ? child : [child]) visit(one);
    }
  };
  visit(ast);
  return [line, last];
}

/**
 * Lints the files that rows name, each with the rules of its rows alone.
 *
 * @param {{ root: string, rows: readonly Row[], loaded: Pick<Loaded, 'plugin' | 'eslintParser'>, settings: Settings }} options
 * @returns {Promise<Verdict[]>} for each row whether it holds; `holds` is undefined where that cannot be said, and
 *   `why` says why
 */
export async function lintRows({ root, rows, loaded: { plugin, eslintParser }, settings }) {
  const linter = new Linter({ cwd: root });
  return Promise.all(rows.map(async row => verdictOf(row, await reportsFor(row))));

  /**
   * What is reported in the statement or function of a row.
   *
   * @param {Row} row
   * @returns {Promise<LintMessage[] | string>} a string says why there is no answer
   */
  async function reportsFor(row) {
    const file = path.join(root, row.file);
    if (!existsSync(file)) return 'the checkout has no such file';
    const rules = row.rule === '*' ? Object.keys(plugin.rules) : [row.rule];
    if (!rules.every(name => Object.hasOwn(plugin.rules, name))) return 'there is no such rule';
    const text = readFileSync(file, 'utf8');
    return isForDocuments(row.rule) ? lintDocument(file, text, row) : lintCode(file, text, row, rules);
  }

  /**
   * @param {string} file absolute
   * @param {string} text
   * @param {Row} row
   * @param {readonly string[]} rules
   */
  function lintCode(file, text, row, rules) {
    const messages = linter.verify(
      text,
      {
        // A pattern that fits everything, alone, makes ESLint ignore the file.
        files: ['**/*.*'],
        languageOptions: SCRIPT.test(file)
          ? { parser, parserOptions: { ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(file) } } }
          : { parser: eslintParser },
        linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
        plugins: { customerio: plugin },
        rules: entriesOf(rules, row),
        settings: settingsOf(row),
      },
      file,
    );
    const fatal = messages.find(message => message.fatal);
    if (fatal) return `the file could not be parsed: ${fatal.message}`;
    const sourceCode = linter.getSourceCode();
    if (!sourceCode) return messages[0]?.message ?? 'ESLint does not lint this file';
    const [from, to] = linesFrom(sourceCode.ast, row.line);
    return messages.filter(({ line }) => line >= from && line <= to);
  }

  /**
   * Templates and campaign files have no statements: the line counts.
   *
   * @param {string} file absolute
   * @param {string} text
   * @param {Row} row
   */
  async function lintDocument(file, text, row) {
    const eslint = new ESLint({
      cwd: root,
      overrideConfigFile: true,
      overrideConfig: [
        ...plugin.configs.templates,
        ...plugin.configs.campaigns,
        { plugins: { customerio: plugin }, rules: entriesOf([row.rule], row), settings: settingsOf(row) },
      ],
    });
    const results = await eslint.lintText(text, { filePath: file });
    return results.flatMap(({ messages }) => messages.filter(({ line }) => line === row.line));
  }

  /** @param {string} rule */
  function isForDocuments(rule) {
    return [plugin.configs.templates, plugin.configs.campaigns]
      .flat()
      .some(config => `customerio/${rule}` in (config.rules ?? {}));
  }

  /** @param {Row} row */
  function settingsOf(row) {
    return { customerio: { ...settings, ...row.settings, root } };
  }
}

/**
 * @param {readonly string[]} rules
 * @param {Row} row
 * @returns {Record<string, RuleEntry>}
 */
function entriesOf(rules, { options = [] }) {
  return Object.fromEntries(rules.map(name => [`customerio/${name}`, ['error', ...options]]));
}

/**
 * @param {Row} row
 * @param {readonly LintMessage[] | string} reports
 * @returns {Verdict}
 */
function verdictOf(row, reports) {
  if (typeof reports === 'string') return { row, why: reports };
  if (reports.length > 0 === (row.expect === 'report')) return { row, holds: true, why: '' };
  const [first] = reports;
  return {
    row,
    holds: false,
    why: first ? `${first.ruleId} at ${first.line}: ${first.message}` : `no report; ${row.why}`,
  };
}
