import { createRequire } from 'node:module';

import type { Linter } from 'eslint';
import type { TSESTree } from '@typescript-eslint/utils';

import { Lines } from './lines.ts';
import { TOO_DEEP_TO_READ } from './nesting.ts';
import { parse } from './parse.ts';
import { isScriptAlone, mayBeScript, scriptOf } from './script-blocks.ts';
import { leafOf, operatorGap, tokensOf, type Leaf } from './tokens.ts';
import { childrenOf, visitorKeys } from './walk.ts';

interface Options {
  readonly filePath?: string;
  readonly sourceType?: 'script' | 'module' | 'commonjs';
  readonly ecmaFeatures?: { readonly globalReturn?: boolean };
}

const require = createRequire(import.meta.url);

/**
 * A parser for ESLint that reads every file that the project's reading reads: JavaScript, TypeScript and JSX
 * in any extension, and the scripts of components and pages. It needs neither TypeScript nor a configuration,
 * and gives what `@typescript-eslint/parser` gives, without types.
 */
export const eslintParser = {
  meta: { name: 'eslint-plugin-customerio/parser', version: '1' },
  parseForESLint(text: string, options: Options = {}) {
    try {
      return read(text, options);
    } catch (error) {
      if (error instanceof RangeError) throw failure(TOO_DEEP_TO_READ, new Lines(text), 0);
      throw error;
    }
  },
} satisfies Linter.Parser;

function read(text: string, options: Options): Linter.ESLintParseResult {
  const file = fileAsGiven(options.filePath ?? 'file.tsx', text);
  const parsed = parse(file, text);
  const script = scriptOf(file, text).text;
  const lines = new Lines(text);
  if (parsed.error) throw failure(parsed.error.message, lines, parsed.error.offset);
  const { program } = parsed;
  const comments = parsed.comments.map(({ type, value, start, end }) => ({
    type,
    value,
    range: [start, end] as [number, number],
    loc: locOf(lines, start, end),
  }));
  const leaves: Leaf[] = [];
  const operators: (readonly [number, number])[] = [];
  const visit = (node: TSESTree.Node, parent: TSESTree.Node | undefined): void => {
    node.loc = locOf(lines, node.range[0], node.range[1]);
    const leaf = leafOf(node, parent);
    if (leaf) leaves.push(leaf);
    const gap = operatorGap(node);
    if (gap) operators.push(gap);
    for (const child of childrenOf(node)) visit(child, node);
  };
  program.range = [0, text.length];
  visit(program as TSESTree.Node, undefined);
  const tokens = tokensOf(
    script,
    lines,
    leaves,
    operators,
    comments.map(({ range }) => ({ type: 'Comment', range })),
  );
  const isModule = options.sourceType === 'module';
  const templateBody = handlersOf(file, text, script, lines);
  const ast = Object.assign(program, {
    comments,
    tokens,
    sourceType: isModule ? 'module' : 'script',
    ...(templateBody && { templateBody }),
  });
  const { analyze } = require('@typescript-eslint/scope-manager') as typeof import('@typescript-eslint/scope-manager');
  const scopeManager = analyze(program, {
    childVisitorKeys: visitorKeys(),
    globalReturn: options.sourceType === 'commonjs' || options.ecmaFeatures?.globalReturn === true,
    sourceType: isModule ? 'module' : 'script',
  });
  return { ast, scopeManager, visitorKeys: visitorKeys(), services: {} } as unknown as Linter.ESLintParseResult;
}

/**
 * The code in the markup of a component or page. It stands beside the tree, as vue-eslint-parser has it, since rules of
 * scripts would take it for statements.
 */
function handlersOf(file: string, text: string, script: string, lines: Lines): TSESTree.Program | undefined {
  if (script === text) return undefined;
  const { program } = parse(file, text, true);
  const isInMarkup = ({ range }: TSESTree.Node): boolean => script.slice(...range).trim() === '';
  const body = program.body.filter(isInMarkup);
  if (body.length === 0) return undefined;
  const place = (node: TSESTree.Node, parent: TSESTree.Node): void => {
    Object.assign(node, { parent, loc: locOf(lines, node.range[0], node.range[1]) });
    for (const child of childrenOf(node)) place(child, node);
  };
  const template = Object.assign(program, {
    body,
    range: [0, text.length] as [number, number],
    loc: locOf(lines, 0, text.length),
  });
  for (const statement of body) place(statement, template);
  return template;
}

/** A component's name means markup, unless another parser has taken the code out of it. */
function fileAsGiven(file: string, text: string): string {
  if (!mayBeScript(file, text)) return file;
  const code = `${file}.ts`;
  return isScriptAlone(file, text) || !parse(code, text).error ? code : file;
}

/** As ESLint takes it from parsers. */
function failure(message: string, lines: Lines, index: number): SyntaxError {
  const { line, column } = lines.at(index);
  return Object.assign(new SyntaxError(message), { lineNumber: line, column, index });
}

function locOf(lines: Lines, start: number, end: number): TSESTree.SourceLocation {
  const from = lines.at(start);
  const to = lines.at(end);
  return { start: { line: from.line, column: from.column - 1 }, end: { line: to.line, column: to.column - 1 } };
}
