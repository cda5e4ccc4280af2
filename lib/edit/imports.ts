import type { TSESTree } from '@typescript-eslint/utils';

import type { Range } from '../reading.ts';
import { endWithComments, startOfComments } from './comments.ts';
import type { Edit } from './edit.ts';
import { insertAt, replace } from './edit.ts';
import { allNames } from './names.ts';
import { contains, keyOf } from './nodes.ts';
import type { Source } from './source.ts';
import { indentationAt, isFirstOnLine, lineEnd, styleOf } from './style.ts';

/** How an export of another module is called in this file. */
export interface ImportedName {
  /** `trackCioEvent`, or `cio.trackCioEvent` where the module is imported as a namespace. */
  readonly name: string;
  /** What must change for it to be so; empty where it is imported already. */
  readonly edits: readonly Edit[];
}

/** Whether a specifier that the file has leads to the wanted module. */
export type IsSameModule = (specifier: string) => boolean;

/**
 * The edits that make `exported` of `specifier` callable in the file, in the file's own manner: in an import of
 * that module if there is one, else by a new import among its like.
 */
export function importName(
  source: Source,
  exported: string,
  specifier: string,
  isSameModule: IsSameModule = other => other === specifier,
): ImportedName {
  const imports = importsOf(source);
  const requires = requiresOf(source);
  const same = imports.filter(
    declaration => declaration.importKind !== 'type' && isSameModule(declaration.source.value),
  );

  for (const declaration of same) {
    const known = importedAs(declaration, exported);
    if (known) {
      return { name: known, edits: [] };
    }
  }
  // A later `require` may have the name already that an earlier one would have to take.
  const required = requires
    .filter(each => isSameModule(each.specifier))
    .flatMap(each => requiredAs(source, each, exported) ?? []);
  const [known] = required.toSorted((a, b) => a.edits.length - b.edits.length);
  if (known) {
    return known;
  }

  const local = freeLocalName(source, exported);
  const named = local === exported ? exported : `${exported} as ${local}`;
  // One that is there for what it does is given a name where no other has any.
  const extended = same
    .toSorted((a, b) => Number(a.specifiers.length === 0) - Number(b.specifiers.length === 0))
    .map(declaration => addSpecifier(source, declaration, named))
    .find(Boolean);
  if (extended) {
    return { name: local, edits: [extended] };
  }
  const edit = isCommonJs(source)
    ? newRequire(source, requires, local === exported ? exported : `${exported}: ${local}`, specifier)
    : newImport(source, imports, `{ ${named} }`, specifier, isSameModule);
  return { name: local, edits: [edit] };
}

/**
 * The edits that make the default export of `specifier` callable in the file.
 *
 * @param wanted what it is to be called, if the file has no name for it yet
 */
export function importDefault(
  source: Source,
  wanted: string,
  specifier: string,
  isSameModule: IsSameModule = other => other === specifier,
): ImportedName {
  const imports = importsOf(source);
  const same = imports.filter(({ importKind, source: { value } }) => importKind !== 'type' && isSameModule(value));
  for (const { specifiers } of same) {
    const known = specifiers.find(({ type }) => type === 'ImportDefaultSpecifier');
    if (known) {
      return { name: known.local.name, edits: [] };
    }
  }
  const local = freeLocalName(source, wanted);
  const first = same.map(({ specifiers }) => specifiers[0]).find(each => each?.type === 'ImportSpecifier');
  const brace = first ? source.text.lastIndexOf('{', first.range[0]) : -1;
  return {
    name: local,
    edits: [brace >= 0 ? insertAt(brace, `${local}, `) : newImport(source, imports, local, specifier, isSameModule)],
  };
}

/** Whether the file's modules are CommonJS, by its name and by what it does. */
export function isCommonJs(source: Source): boolean {
  if (/\.c[jt]s$/.test(source.file)) {
    return !importsOf(source).length;
  }
  if (/\.(?:mjs|mts|tsx?|vue|svelte|astro)$/.test(source.file)) {
    return false;
  }
  const isModule = source.program.body.some(({ type }) => type === 'ImportDeclaration' || type.startsWith('Export'));
  return !isModule && /\brequire\s*\(|\bmodule\.exports\b|^[^\S\r\n\u2028\u2029]*exports\./m.test(source.text);
}

/** The imports of the module that stands first in the file. */
export function importsOf({ file, program, scripts }: Source): TSESTree.ImportDeclaration[] {
  const [first] = scripts;
  const isOneModule = !first || !/\.astro$/i.test(file);
  return program.body.filter(
    (node): node is TSESTree.ImportDeclaration =>
      node.type === 'ImportDeclaration' && (isOneModule || contains(first, node.range)),
  );
}

interface RequireDeclaration {
  readonly statement: TSESTree.VariableDeclaration;
  readonly id: TSESTree.Identifier | TSESTree.ObjectPattern;
  readonly specifier: string;
}

function requiresOf(source: Source): RequireDeclaration[] {
  return source.program.body.flatMap(statement => {
    const [declarator] = statement.type === 'VariableDeclaration' ? statement.declarations : [];
    const call = declarator?.init;
    const argument = call?.type === 'CallExpression' ? call.arguments[0] : undefined;
    if (
      statement.type !== 'VariableDeclaration' ||
      call?.type !== 'CallExpression' ||
      call.callee.type !== 'Identifier' ||
      call.callee.name !== 'require' ||
      argument?.type !== 'Literal' ||
      typeof argument.value !== 'string' ||
      (declarator?.id.type !== 'Identifier' && declarator?.id.type !== 'ObjectPattern')
    ) {
      return [];
    }
    return [{ statement, id: declarator.id, specifier: argument.value }];
  });
}

function importedAs(declaration: TSESTree.ImportDeclaration, exported: string): string | undefined {
  for (const specifier of declaration.specifiers) {
    if (specifier.type === 'ImportNamespaceSpecifier') {
      return `${specifier.local.name}.${exported}`;
    }
    if (
      specifier.type === 'ImportSpecifier' &&
      specifier.importKind !== 'type' &&
      (specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value) === exported
    ) {
      return specifier.local.name;
    }
  }
  return undefined;
}

function requiredAs(source: Source, { id }: RequireDeclaration, exported: string): ImportedName | undefined {
  if (id.type === 'Identifier') {
    return { name: `${id.name}.${exported}`, edits: [] };
  }
  for (const property of id.properties) {
    if (property.type === 'Property' && keyOf(property) === exported) {
      return property.value.type === 'Identifier' ? { name: property.value.name, edits: [] } : undefined;
    }
  }
  const local = freeLocalName(source, exported);
  const edit = addToList(source, id.properties, local === exported ? exported : `${exported}: ${local}`);
  return edit && { name: local, edits: [edit] };
}

/** The exported name, or one that the file does not use for anything else. */
function freeLocalName(source: Source, exported: string): string {
  const used = allNames(source);
  if (!used.has(exported)) {
    return exported;
  }
  for (let count = 2; ; count++) {
    if (!used.has(`${exported}${count}`)) {
      return `${exported}${count}`;
    }
  }
}

function addSpecifier(source: Source, declaration: TSESTree.ImportDeclaration, named: string): Edit | undefined {
  const specifiers = declaration.specifiers.filter(each => each.type === 'ImportSpecifier');
  if (specifiers.length > 0) {
    return addToList(source, specifiers, named);
  }
  const [first] = declaration.specifiers;
  const head: Range = [declaration.range[0], declaration.source.range[0]];
  if (!first && source.text.slice(...head).trim() === 'import') {
    return replace(head, `import { ${named} } from `);
  }
  if (first?.type === 'ImportDefaultSpecifier' && declaration.specifiers.length === 1) {
    const braces = /\{\s*\}/.exec(source.text.slice(first.range[1], declaration.source.range[0]));
    const start = first.range[1] + (braces?.index ?? 0);
    return braces
      ? replace([start, start + braces[0].length], `{ ${named} }`)
      : insertAt(first.range[1], `, { ${named} }`);
  }
  return undefined;
}

/** Adds a name to `{ a, b }` of an import, an export or a pattern: in order if they are in order, else at the end. */
export function addToList(source: Source, items: readonly TSESTree.Node[], name: string): Edit | undefined {
  const { text } = source;
  const last = items.at(-1);
  if (!last || last.type === 'RestElement') {
    return undefined;
  }
  const wordOf = (node: TSESTree.Node): string => text.slice(...node.range).replace(/^type\s+/, '');
  const following = items.findIndex(item => compareNames(wordOf(item), name) > 0);
  const isSorted = items.every((item, index) => {
    const next = items[index + 1];
    return !next || compareNames(wordOf(item), wordOf(next)) <= 0;
  });
  const ownLine = (node: TSESTree.Node): boolean => isFirstOnLine(text, node.range[0]);
  if (isSorted && items.length > 1 && following !== -1) {
    const next = items[following] as TSESTree.Node;
    const gap = ownLine(next) ? styleOf(source).newline + indentationAt(text, next.range[0]) : ' ';
    return insertAt(next.range[0], `${name},${gap}`);
  }
  const gap = ownLine(last) ? styleOf(source).newline + indentationAt(text, last.range[0]) : ' ';
  const rest = text.slice(last.range[1]);
  const trailingComma = /^\s*,/.exec(rest);
  return trailingComma
    ? insertAt(
        endWithComments(source, last.range[1] + trailingComma[0].length),
        `${gap}${name}${gap === ' ' ? '' : ','}`,
      )
    : insertAt(last.range[1], `,${gap}${name}`);
}

function newImport(
  source: Source,
  imports: readonly TSESTree.ImportDeclaration[],
  clause: string,
  specifier: string,
  isSameModule: IsSameModule,
): Edit {
  const { newline, quote, semicolon } = styleOf(source);
  const written = areTight(source, imports) ? clause.replace(/^\{ | \}$/g, brace => brace.trim()) : clause;
  const line = `import ${written} from ${quote}${specifier}${quote}${semicolon}`;
  // Sorted groups are runs of imports; one behind other statements was put there on purpose.
  const run = leadingRun(source, imports);
  const typeImport = run.findLast(each => each.importKind === 'type' && isSameModule(each.source.value));
  const slot = typeImport ? { after: typeImport } : slotFor(source, run, specifier);
  if (slot.before) {
    const indent = indentationAt(source.text, slot.before.range[0]);
    return insertAt(slot.before.range[0], `${line}${newline}${indent}`);
  }
  if (slot.after) {
    const indent = indentationAt(source.text, slot.after.range[0]);
    const end = endWithComments(source, slot.after.range[1]);
    return insertAt(end, `${slot.newGroup ? newline : ''}${newline}${indent}${line}`);
  }
  return firstLine(source, line);
}

/** Whether the file writes `{a, b}`, without blanks inside of the braces. */
function areTight({ text }: Source, imports: readonly TSESTree.ImportDeclaration[]): boolean {
  const lists = imports.flatMap(({ range }) => /\{([^}\n])/.exec(text.slice(...range))?.[1] ?? []);
  return lists.length > 0 && lists.every(first => first !== ' ');
}

interface Slot {
  readonly before?: TSESTree.ImportDeclaration;
  readonly after?: TSESTree.ImportDeclaration;
  /** An empty line parts it from the import before. */
  readonly newGroup?: boolean;
}

function slotFor(source: Source, imports: readonly TSESTree.ImportDeclaration[], specifier: string): Slot {
  const kind = kindOf(specifier);
  const own = imports.filter(each => kindOf(each.source.value) === kind);
  if (own.length > 0) {
    const isSorted = own.every((each, index) => {
      const next = own[index + 1];
      return !next || compareSpecifiers(each.source.value, next.source.value) <= 0;
    });
    const following = isSorted ? own.findIndex(each => compareSpecifiers(each.source.value, specifier) > 0) : -1;
    const next = own[following];
    if (!next) {
      return { after: own.at(-1) as TSESTree.ImportDeclaration };
    }
    const previous = own[following - 1];
    if (previous) {
      return { after: previous };
    }
    // Comments above an import may speak about it or about the whole file.
    return hasCommentsAbove(source, next) ? { after: next } : { before: next };
  }

  const earlier = imports.findLast(each => kindOf(each.source.value) < kind);
  if (earlier) {
    return { after: earlier, newGroup: partsGroups(source, imports) };
  }
  const [first] = imports;
  if (first && !hasCommentsAbove(source, first)) {
    return { before: first };
  }
  const last = imports.at(-1);
  return last ? { after: last } : {};
}

/** Packages first, then aliases of the project, then what lies above, then what lies beside. */
function kindOf(specifier: string): number {
  if (/^\.\.(?:\/|$)/.test(specifier)) {
    return 2;
  }
  if (/^\.(?:\/|$)/.test(specifier)) {
    return 3;
  }
  return /^(?:[~#$]|@\/)/.test(specifier) ? 1 : 0;
}

/** Farther folders first, as the common sorters do; else by letters, capitals not regarded. */
function compareSpecifiers(a: string, b: string): number {
  const depth = (specifier: string): number => specifier.split('../').length;
  return depth(b) - depth(a) || compareNames(a, b);
}

export function compareNames(a: string, b: string): number {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Whether the file parts imports of different kinds by empty lines. */
function partsGroups({ text }: Source, imports: readonly TSESTree.ImportDeclaration[]): boolean {
  return imports.some((each, index) => {
    const next = imports[index + 1];
    return (
      next !== undefined &&
      kindOf(each.source.value) !== kindOf(next.source.value) &&
      /\n[ \t]*\r?\n/.test(text.slice(each.range[1], next.range[0]))
    );
  });
}

function leadingRun(
  { program }: Source,
  imports: readonly TSESTree.ImportDeclaration[],
): readonly TSESTree.ImportDeclaration[] {
  const [first] = imports;
  const start = first ? program.body.indexOf(first) : 0;
  const end = program.body.findIndex(({ type }, index) => index > start && !isImportLike(type));
  const run = imports.filter(each => end === -1 || program.body.indexOf(each) < end);
  return run.length > 0 ? run : imports;
}

function isImportLike(type: string): boolean {
  return type === 'ImportDeclaration' || type === 'TSImportEqualsDeclaration' || type === 'EmptyStatement';
}

function hasCommentsAbove(source: Source, { range }: TSESTree.Node): boolean {
  return startOfComments(source, range[0]) !== range[0];
}

function newRequire(source: Source, requires: readonly RequireDeclaration[], named: string, specifier: string): Edit {
  const { newline, quote, semicolon } = styleOf(source);
  const last = requires.at(-1)?.statement;
  const line = `${last?.kind ?? 'const'} { ${named} } = require(${quote}${specifier}${quote})${semicolon}`;
  return last ? insertAt(endWithComments(source, last.range[1]), newline + line) : firstLine(source, line);
}

const headerComment =
  /copyright|licen[cs]e|@preserve|@flow|@ts-(?:no)?check|@jsx|@jest-environment|@vitest-environment|eslint|prettier|^\/\s*<|^!/i;

/** Puts a line before all code of a file without imports: behind directives and what heads the file. */
function firstLine(source: Source, line: string): Edit {
  const { text, program, scripts } = source;
  const { newline } = styleOf(source);
  const [scriptStart, scriptEnd] = scripts[0] ?? [0, text.length];
  const body = program.body.filter(({ type, range }) => type !== 'EmptyStatement' && range[0] >= scriptStart);
  const directive = body.findLast(
    node => node.type === 'ExpressionStatement' && typeof (node as { directive?: unknown }).directive === 'string',
  );
  if (directive) {
    return insertAt(endWithComments(source, directive.range[1]), `${newline}${newline}${line}`);
  }
  if (scriptStart > 0) {
    const first = body[0]?.range[0] ?? scriptEnd;
    const isParted = /\n[ \t]*\r?\n/.test(text.slice(scriptStart, first));
    return insertAt(scriptStart, `${newline}${indentationAt(text, first)}${line}${isParted ? '' : newline}`);
  }
  const first = body[0]?.range[0] ?? text.length;
  const head = headerEnd(source, first);
  if (head === 0) {
    const start = startOfComments(source, first);
    return insertAt(start, `${line}${newline}${newline}`);
  }
  const rest = text.slice(head, first);
  const isParted = /^\s*\n\s*\n/.test(rest);
  return insertAt(lineEnd(text, head), `${newline}${isParted ? newline : ''}${line}${isParted ? '' : newline}`);
}

/** Where the comments end that belong to the file and not to its first statement. */
function headerEnd(source: Source, first: number): number {
  const { text, comments, program } = source;
  const hashbang = (program as { hashbang?: { range: Range } | null }).hashbang;
  let end = hashbang?.range[1] ?? (text.startsWith('#!') ? lineEnd(text, 0) : 0);
  const above = comments.filter(({ range }) => range[1] <= first && range[0] >= end);
  for (const { range, value } of above) {
    const isParted = /\n[ \t]*\r?\n/.test(text.slice(range[1], first));
    if (isParted || headerComment.test(value)) {
      end = range[1];
    }
  }
  return end;
}
