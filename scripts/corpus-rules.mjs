import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

/** @typedef {import('eslint').Linter.RuleEntry} RuleEntry */
/** @typedef {import('../lib/settings.ts').Settings} Settings */
/** @typedef {import('./reading.mjs').Loaded} Loaded */

/**
 * A row of tests/corpus/rules.json.
 *
 * @typedef {object} Row
 * @property {string} repo
 * @property {string} commit
 * @property {string} file
 * @property {number} line
 * @property {string} rule `*` for all
 * @property {'report' | 'silent'} expect
 * @property {string} why
 * @property {unknown[]} [options]
 * @property {Settings} [settings]
 */

/** @typedef {{ row: Row, holds?: boolean, why: string }} Verdict */

/** @typedef {{ type: string, loc: import('@typescript-eslint/utils').TSESTree.SourceLocation }} Node */

/** @type {(node: Node) => boolean} */
const isUnit = ({ type }) =>
  /Statement$|Declaration$|Function|^MethodDefinition$|^PropertyDefinition$|^ExportDefault/.test(type);

/**
 * The lines of the statements and functions that begin at `line`; the line alone where none does.
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
 * Lints the files that rows of rules.json name, each with the rules of its rows alone.
 *
 * @param {{ root: string, rows: readonly Row[], plugin: Loaded['plugin'], settings: Settings }} options
 * @returns {Promise<Verdict[]>} for each row whether it holds; `holds` is undefined where that cannot be said, and
 *   `why` says why
 */
export async function lintRows({ root, rows, plugin, settings }) {
  const linter = new Linter({ cwd: root });
  /** @type {Map<string, Row[]>} */
  const byFile = new Map();
  for (const row of rows) byFile.set(row.file, [...(byFile.get(row.file) ?? []), row]);
  /** @type {Verdict[]} */
  const verdicts = [];
  for (const [file, own] of byFile) {
    const full = path.join(root, file);
    if (!existsSync(full)) {
      verdicts.push(...own.map(row => ({ row, why: 'the checkout has no such file' })));
      continue;
    }
    const text = readFileSync(full, 'utf8');
    for (const row of own) {
      const wanted = row.rule === '*' ? Object.keys(plugin.rules) : [row.rule].filter(name => name in plugin.rules);
      if (wanted.length === 0) {
        verdicts.push({ row, why: 'there is no such rule' });
        continue;
      }
      const messages = linter.verify(
        text,
        {
          // A pattern that fits everything, alone, makes ESLint ignore the file.
          files: ['**/*.{js,jsx,cjs,mjs,ts,tsx,cts,mts}'],
          languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(file) } } },
          linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
          plugins: { customerio: plugin },
          rules: Object.fromEntries(wanted.map(name => [`customerio/${name}`, ['error', ...(row.options ?? [])]])),
          settings: { customerio: { ...settings, ...row.settings, root } },
        },
        full,
      );
      const fatal = messages.find(message => message.fatal);
      if (fatal) {
        verdicts.push({ row, why: `the file could not be parsed: ${fatal.message}` });
        continue;
      }
      const sourceCode = linter.getSourceCode();
      if (!sourceCode) {
        verdicts.push({ row, why: messages[0]?.message ?? 'ESLint does not lint this file' });
        continue;
      }
      const [from, to] = linesFrom(sourceCode.ast, row.line);
      const reports = messages.filter(message => message.line >= from && message.line <= to);
      const holds = reports.length > 0 === (row.expect === 'report');
      verdicts.push({
        row,
        holds,
        why: holds
          ? ''
          : reports[0]
            ? `${reports[0].ruleId} at ${reports[0].line}: ${reports[0].message}`
            : `no report; ${row.why}`,
      });
    }
  }
  return verdicts;
}
