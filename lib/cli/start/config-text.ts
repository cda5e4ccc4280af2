/** The configuration of ESLint that switches the plugin on: a new one, or what a given one lacks. */
import type { TSESTree } from '@typescript-eslint/utils';

import { applyEdits, insertAt, type Edit } from '../../edit/edit.ts';
import { importsOf, isCommonJs } from '../../edit/imports.ts';
import { allNames, variableAt } from '../../edit/names.ts';
import { unwrap, type Node } from '../../edit/nodes.ts';
import { parseSource, type Source } from '../../edit/source.ts';
import { indentationAt, isFirstOnLine, lineEnd, styleOf } from '../../edit/style.ts';
import { constantOf, type ConfigUse } from '../eslint-config.ts';
import { components, TYPED_PARSER, typescript, type Language } from './languages.ts';

export interface Wanted {
  /** Endings of the project's files. */
  readonly endings: ReadonlySet<string>;
  /** Whether to name the root, from which packages of a workspace are read. */
  readonly isWorkspace: boolean;
}

const JAVASCRIPT = ['js', 'jsx', 'mjs', 'cjs'];

/** The languages of the project that ESLint needs a parser for. */
export function languagesFor({ endings }: Wanted): readonly Language[] {
  return [typescript, ...components].filter(language => language.endings.some(ending => endings.has(ending)));
}

/** A configuration for a project that has none, as a module. */
export function newConfig(wanted: Wanted): string {
  const languages = languagesFor(wanted);
  const own = languages.filter(language => language !== typescript);
  // Components hold TypeScript where no other file does, and their parsers ask another one for it.
  const parsed = own.length > 0 ? [typescript, ...own] : languages;
  const imports = [
    ...parsed.map(({ binding, parsers: [name] }) => [binding, name] as const),
    ['customerio', 'eslint-plugin-customerio'] as const,
    ['{ defineConfig }', 'eslint/config'] as const,
  ].sort(([, a], [, b]) => (a < b ? -1 : 1));
  return [
    ...imports.map(([name, from]) => `import ${name} from '${from}';\n`),
    '\n',
    'export default defineConfig([\n',
    '  {\n',
    `    files: ['${globOf(languages)}'],\n`,
    '    extends: [customerio.configs.recommended],\n',
    languages.includes(typescript)
      ? '    languageOptions: { parser },\n'
      : '    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },\n',
    wanted.isWorkspace ? '    settings: { customerio: { root: import.meta.dirname } },\n' : '',
    '  },\n',
    ...own.map(
      ({ endings, binding }) =>
        `  { files: ['**/*.${endings.join(',')}'], languageOptions: { parser: ${binding}, parserOptions: { parser } } },\n`,
    ),
    ']);\n',
  ].join('');
}

function globOf(languages: readonly Language[]): string {
  return `**/*.{${endingsOf(languages).join(',')}}`;
}

function endingsOf(languages: readonly Language[]): string[] {
  return [...JAVASCRIPT, ...languages.flatMap(({ endings }) => endings)];
}

/** Endings of the files that such a configuration lints. */
export function lintedEndings(wanted: Wanted): readonly string[] {
  return endingsOf(languagesFor(wanted));
}

/** What a configuration that there is lacks. */
export interface Lacking {
  /** Lines to stand among its imports. */
  readonly imports: readonly string[];
  /** Elements of its list, at its end. */
  readonly elements: readonly string[];
  /** What the lines import parsers from. */
  readonly parsers: readonly string[];
}

/** @param use - what the configuration takes already: parsers that it has are left to it */
export function lackingIn(wanted: Wanted, { packages, isOpen }: ConfigUse, isRequire: boolean): Lacking {
  const languages = languagesFor(wanted);
  // Another package's configuration may have a parser of its own: ours would take its place in the same files.
  const missing = languages.filter(
    language => !(isOpen && language !== typescript) && !language.parsers.some(name => packages.has(name)),
  );
  // A package may bring rules that ask for types, which they get of this parser alone.
  const parserOf = (language: Language): string =>
    isOpen && language === typescript ? TYPED_PARSER : language.parsers[0];
  const take = (name: string, from: string): string =>
    isRequire ? `const ${name} = require('${from}');` : `import ${name} from '${from}';`;
  const root = isRequire ? '__dirname' : 'import.meta.dirname';
  // Parsers of components ask another one for the TypeScript in them: what a package brings has no name here.
  const isInnerLacking = missing.some(language => language !== typescript) && !missing.includes(typescript);
  const inner = isInnerLacking ? 'scriptParser' : typescript.binding;
  const optionsOf = (language: Language): string =>
    language === typescript
      ? parserAs('parser', language.binding)
      : `${parserAs('parser', language.binding)}, parserOptions: { ${parserAs('parser', inner)} }`;
  return {
    imports: [
      take('customerio', 'eslint-plugin-customerio'),
      ...missing.map(language => take(language.binding, parserOf(language))),
      ...(isInnerLacking ? [take(inner, typescript.parsers[0])] : []),
    ],
    elements: [
      ...missing.map(language => `{ files: ['${ownGlobOf(language)}'], languageOptions: { ${optionsOf(language)} } },`),
      `{ ...customerio.configs.recommended, files: ['${globOf(languages)}']${wanted.isWorkspace ? `, settings: { customerio: { root: ${root} } }` : ''} },`,
    ],
    parsers: missing.map(parserOf),
  };
}

function ownGlobOf({ endings }: Language): string {
  return `**/*.${endings.length > 1 ? `{${endings.join(',')}}` : endings.join('')}`;
}

function parserAs(key: string, binding: string): string {
  return binding === key ? key : `${key}: ${binding}`;
}

/**
 * A configuration with what it lacks, where it is a list that is written out; undefined where a person has to find the
 * place. What comes out parses again.
 */
export function patchedConfig(file: string, text: string, { imports, elements }: Lacking): string | undefined {
  try {
    const source = parseSource(file, text);
    const list = listOf(source);
    const names = allNames(source);
    const isTaken = imports.some(each => names.has(/^(?:import|const) (\w+)/.exec(each)?.[1] ?? ''));
    if (!list || isTaken) return undefined;
    const patched = applyEdits(text, [importEdit(source, imports), ...elementEdits(source, list, elements)]);
    parseSource(file, patched);
    return patched;
  } catch {
    return undefined;
  }
}

/** Whether a configuration is to take packages by `require`. */
export function isRequiring(file: string, text: string): boolean {
  try {
    return isCommonJs(parseSource(file, text));
  } catch {
    return false;
  }
}

/** The list that the module exports: as it is, in a constant, or as what `defineConfig` or its like is given. */
function listOf(source: Source): TSESTree.ArrayExpression | undefined {
  for (const statement of source.program.body) {
    if (statement.type === 'ExportDefaultDeclaration') return listIn(statement.declaration, source);
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') continue;
    const { left, right } = statement.expression;
    if (source.text.slice(...left.range) === 'module.exports') return listIn(right, source);
  }
  return undefined;
}

function listIn(node: Node, source: Source): TSESTree.ArrayExpression | undefined {
  const given = unwrap(node);
  switch (given.type) {
    case 'ArrayExpression':
      return given;
    case 'Identifier': {
      const value = constantOf(source, given);
      return value && listIn(value, source);
    }
    case 'CallExpression': {
      // Of ESLint itself: what another function makes of a list is its own affair.
      const [only, ...others] = given.arguments;
      const isOfEslint = given.callee.type === 'Identifier' && isImported(source, given.callee.name, 'eslint/config');
      return isOfEslint && only?.type === 'ArrayExpression' && others.length === 0 ? only : undefined;
    }
    default:
      return undefined;
  }
}

function isImported(source: Source, name: string, from: string): boolean {
  const definition = variableAt(source, source.program, name)?.defs[0];
  const { node, parent } = definition ?? {};
  if (parent?.type === 'ImportDeclaration') return parent.source.value === from;
  const required = node?.type === 'VariableDeclarator' ? requiredBy(node) : undefined;
  return required === from;
}

/** The module that a variable holds, or a part of which it holds. */
function requiredBy({ init }: TSESTree.VariableDeclarator): string | undefined {
  const argument =
    init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'require'
      ? init.arguments[0]
      : undefined;
  return argument?.type === 'Literal' && typeof argument.value === 'string' ? argument.value : undefined;
}

function importEdit(source: Source, lines: readonly string[]): Edit {
  const style = styleOf(source);
  const written = lines.map(line => inStyle(line, source)).join(style.newline);
  const last = importsOf(source).at(-1) ?? source.program.body.filter(isRequire).at(-1);
  return last
    ? insertAt(last.range[1], style.newline + written)
    : insertAt(source.program.body[0]?.range[0] ?? 0, written + style.newline + style.newline);
}

function isRequire(statement: Node): boolean {
  const declarator = statement.type === 'VariableDeclaration' ? statement.declarations[0] : undefined;
  return declarator !== undefined && requiredBy(declarator) !== undefined;
}

function elementEdits(source: Source, list: TSESTree.ArrayExpression, elements: readonly string[]): Edit[] {
  const { text } = source;
  const { newline, indent } = styleOf(source);
  const written = elements.map(each => inStyle(each, source, true));
  const last = list.elements.at(-1);
  const end = list.range[1] - 1;
  if (!last) return [insertAt(end, newline + written.map(each => indent + each + newline).join(''))];
  const [before = ''] = /^\s*,/.exec(text.slice(last.range[1], end)) ?? [];
  const comma = before === '' ? [insertAt(last.range[1], ',')] : [];
  const start = last.range[1] + before.length;
  if (!isFirstOnLine(text, last.range[0]))
    return [...comma, insertAt(start, ` ${written.join(' ').replace(/,$/, '')}`)];
  const inner = indentationAt(text, last.range[0]);
  // A comment behind the last element stays behind it.
  return [
    ...comma,
    insertAt(Math.min(lineEnd(text, start), end), written.map(each => newline + inner + each).join('')),
  ];
}

/** With the quotes of the file, and its semicolons at the end of statements. */
function inStyle(line: string, source: Source, isElement = false): string {
  const { quote, semicolon } = styleOf(source);
  const quoted = line.replaceAll("'", quote);
  return isElement ? quoted : quoted.replace(/;$/, semicolon);
}
