import { visitorKeys } from 'oxc-parser';

/** @typedef {import('@typescript-eslint/utils').TSESTree.Node} Node */
/** @typedef {import('@typescript-eslint/utils').TSESTree.Program} Program */
/** @typedef {import('@typescript-eslint/utils').TSESTree.Token} Token */
/** @typedef {[from: number, to: number]} Range */

/**
 * @typedef {object} Parsed
 * @property {Program} ast
 * @property {Token[]} tokens without comments
 * @property {string[]} comments their texts
 */

/**
 * What a text is made of, by our parser for ESLint.
 *
 * @param {import('./reading.mjs').Loaded['eslintParser']} parser
 * @param {string} file
 * @param {string} text
 * @returns {Parsed}
 * @throws {SyntaxError} if the text cannot be parsed
 */
export function parsed(parser, file, text) {
  const result = parser.parseForESLint(text, { filePath: file, sourceType: 'module' });
  // ESLint's types know the trees of JavaScript alone; the parser gives those of typescript-eslint.
  const ast = /** @type {Program} */ (/** @type {unknown} */ (result.ast));
  return { ast, tokens: ast.tokens ?? [], comments: (ast.comments ?? []).map(({ value }) => value.trim()) };
}

/**
 * @param {Node} node
 * @returns {Node[]} those directly below it
 */
export function childrenOf(node) {
  return (visitorKeys[node.type] ?? []).flatMap(key => Reflect.get(node, key) ?? []).filter(Boolean);
}
