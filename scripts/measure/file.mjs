import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { TSESLint } from '@typescript-eslint/utils';

/** @typedef {import('@typescript-eslint/utils').TSESTree.Node} Node */
/** @typedef {import('@typescript-eslint/utils').TSESTree.StringLiteral} StringLiteral */

/**
 * What is counted in one file.
 *
 * @typedef {object} FileFigures
 * @property {string} file
 * @property {number} length in lines, blank ones included
 * @property {number} written lines that are not blank
 * @property {number} characters of these lines, indentation included
 * @property {{ line: number, length: number }[]} functions that have a body, with their lines
 * @property {{ line: number, name: string, value: number }[]} complexities of functions, and of the initializers and
 *   static blocks of classes, as ESLint's rule counts them
 * @property {number[]} casts lines of `x as T` and `<T>x`; `as const` claims nothing
 * @property {number[]} nonNull lines of `x!`
 * @property {number[]} any lines of `any`
 * @property {number[]} nestedTernaries lines of conditions somewhere in a condition
 * @property {string[]} imports what is loaded: all that is imported, required and passed on, except types
 */

const linter = new TSESLint.Linter({ configType: 'flat' });
const complexityMessage = /^(?<name>.+) has a complexity of (?<value>\d+)\./s;

/**
 * @param {string} file its ending decides how the text is parsed
 * @param {string} text
 * @returns {FileFigures}
 * @throws {SyntaxError} if the text cannot be parsed
 */
export function measureFile(file, text) {
  const all = text.replace(/\n$/, '').split('\n');
  const written = all.filter(line => line.trim() !== '');
  /** @type {FileFigures} */
  const figures = {
    file,
    length: all.length,
    written: written.length,
    characters: written.reduce((sum, line) => sum + line.length, 0),
    functions: [],
    complexities: [],
    casts: [],
    nonNull: [],
    any: [],
    nestedTernaries: [],
    imports: [],
  };
  for (const message of lint(file, text, counter(figures))) {
    if (message.fatal) throw new SyntaxError(`${file}:${message.line}: ${message.message}`);
    const { name, value } = complexityMessage.exec(message.message)?.groups ?? {};
    if (name) figures.complexities.push({ line: message.line, name, value: Number(value) });
  }
  return figures;
}

/**
 * @param {string} file
 * @param {string} text
 * @param {TSESLint.RuleModule<never>} count
 */
function lint(file, text, count) {
  const extension = path.extname(file);
  return linter.verify(
    text,
    [
      {
        files: ['**/*.*'],
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: !/^\.[cm]?ts$/.test(extension) } } },
        linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
        plugins: { measure: { rules: { count } } },
        rules: { complexity: ['error', 0], 'measure/count': 'error' },
      },
    ],
    // ESLint leaves out files that stand outside its folder.
    `file${extension}`,
  );
}

/**
 * A rule that reports nothing and counts what it comes by.
 *
 * @param {FileFigures} figures
 * @returns {TSESLint.RuleModule<never>}
 */
function counter(figures) {
  /** @type {(lines: number[]) => (node: Node) => void} */
  const lineInto = lines => node => void lines.push(node.loc.start.line);
  /** @type {(source: Node | null | undefined) => void} */
  const load = source => {
    if (isString(source)) figures.imports.push(source.value);
  };
  const addCast = lineInto(figures.casts);
  /** @type {(node: { typeAnnotation: Node } & Node) => void} */
  const cast = node => {
    if (!isConst(node.typeAnnotation)) addCast(node);
  };
  return {
    meta: { type: 'suggestion', schema: [], messages: {} },
    defaultOptions: [],
    create: () => ({
      /** @param {Node} node */
      ':function'({ loc: { start, end } }) {
        figures.functions.push({ line: start.line, length: end.line - start.line + 1 });
      },
      TSAsExpression: cast,
      TSTypeAssertion: cast,
      TSNonNullExpression: lineInto(figures.nonNull),
      TSAnyKeyword: lineInto(figures.any),
      'ConditionalExpression ConditionalExpression': lineInto(figures.nestedTernaries),
      ImportDeclaration({ importKind, specifiers, source }) {
        const names = specifiers.map(one => (one.type === 'ImportSpecifier' ? one.importKind : 'value'));
        if (isOfValues(importKind, names)) load(source);
      },
      ExportNamedDeclaration({ exportKind, specifiers, source }) {
        const names = specifiers.map(one => one.exportKind);
        if (isOfValues(exportKind, names)) load(source);
      },
      ExportAllDeclaration({ exportKind, source }) {
        if (exportKind === 'value') load(source);
      },
      ImportExpression: ({ source }) => load(source),
      TSImportEqualsDeclaration({ importKind, moduleReference }) {
        if (importKind === 'value' && moduleReference.type === 'TSExternalModuleReference')
          load(moduleReference.expression);
      },
      CallExpression({ callee, arguments: [first] }) {
        if (callee.type === 'Identifier' && callee.name === 'require') load(first);
      },
    }),
  };
}

/**
 * Whether anything but types passes: `import type`, and imports each of whose names says `type`, do not count.
 *
 * @param {'type' | 'value'} kind of the declaration
 * @param {readonly string[]} names the kinds of its names; without any, it is there for what it does
 */
function isOfValues(kind, names) {
  return kind === 'value' && (names.length === 0 || names.includes('value'));
}

/** @param {Node} type */
function isConst(type) {
  return type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const';
}

/**
 * @param {Node | null | undefined} node
 * @returns {node is StringLiteral}
 */
function isString(node) {
  return node?.type === 'Literal' && typeof node.value === 'string';
}
