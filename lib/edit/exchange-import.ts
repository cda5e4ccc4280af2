import type { TSESTree } from '@typescript-eslint/utils';

import type { Range } from '../reading.ts';
import { endWithComments, hasComment, startOfComments } from './comments.ts';
import type { Edit } from './edit.ts';
import { replace } from './edit.ts';
import { addToList, compareNames, importsOf } from './imports.ts';
import type { ModuleReference } from './module-references.ts';
import { renamedModule } from './module-references.ts';
import { variableAt } from './names.ts';
import type { Node } from './nodes.ts';
import { pathOf } from './nodes.ts';
import type { Source } from './source.ts';

/** A name that a file gets from another module: an item of an import, or of a destructured `require`. */
interface Imported {
  readonly statement: TSESTree.ImportDeclaration | TSESTree.VariableDeclaration;
  readonly items: readonly Node[];
  readonly item: Node;
}

/**
 * Takes the import of a name out of a file, if nothing but what is about to go uses it.
 *
 * @param use an expression that begins with the name, and goes
 * @param uses how many of them go
 * @param added what is imported in its stead; where that stands in the same import, it takes the place of the name
 * @returns the edits of both
 */
export function exchangeImport(source: Source, use: Node, uses: number, added: readonly Edit[]): readonly Edit[] {
  const gone = importedBy(source, use, uses);
  if (!gone) {
    return added;
  }
  const { statement, items, item } = gone;
  const [edit, ...others] = added;
  if (edit && others.length === 0 && isInside(edit.range, statement.range)) {
    const name = edit.text
      .split(',')
      .map(part => part.trim())
      .filter(Boolean)
      .join(', ');
    const isList = items.some(one => one.type === 'ImportSpecifier' || one.type === 'Property');
    return isList === name.startsWith('{') ? added : [replace(item.range, name)];
  }
  const left = without(source, gone);
  if (!left) {
    return added;
  }
  // An import that is put behind the one that goes takes its place: where it was to stand is no more.
  const [start, end] = left.range;
  const [behind] = items.length === 1 ? added.filter(({ range }) => start < range[0] && range[0] <= end) : [];
  return behind
    ? [
        ...added.filter(one => one !== behind),
        replace([start, Math.max(statement.range[1], behind.range[1])], behind.text.trimStart()),
      ]
    : [...added, left];
}

/** Between the first and the last character, and not beside them, where another statement is put. */
function isInside([start, end]: Range, [outerStart, outerEnd]: Range): boolean {
  return outerStart < start && end < outerEnd;
}

function importedBy(source: Source, use: Node, uses: number): Imported | undefined {
  const root = pathOf(use)?.split('.')[0];
  const variable = root === undefined ? undefined : variableAt(source, use, root);
  const definition = variable?.defs[0];
  if (!variable || !definition || variable.references.filter(({ init }) => !init).length > uses) {
    return undefined;
  }
  const node = definition.node as Node;
  if (node.parent?.type === 'ImportDeclaration') {
    return { statement: node.parent, items: node.parent.specifiers, item: node };
  }
  const property = (definition.name as Node).parent;
  const statement = node.parent;
  return node.type === 'VariableDeclarator' &&
    node.id.type === 'ObjectPattern' &&
    node.init?.type === 'CallExpression' &&
    pathOf(node.init.callee) === 'require' &&
    property?.type === 'Property' &&
    statement?.type === 'VariableDeclaration' &&
    statement.declarations.length === 1
    ? { statement, items: node.id.properties, item: property }
    : undefined;
}

function without(source: Source, { statement, items, item }: Imported): Edit | undefined {
  if (items.length === 1) {
    return withoutLine(source, statement);
  }
  // A default import before the list stays with its own comma.
  const index = items.indexOf(item);
  const [next, previous] = [items[index + 1], items[index - 1]];
  if (!/^(?:ImportSpecifier|Property)$/.test(item.type)) {
    return undefined;
  }
  if (next) {
    return replace([item.range[0], next.range[0]], '');
  }
  return previous && /^(?:ImportSpecifier|Property)$/.test(previous.type)
    ? replace([previous.range[1], item.range[1]], '')
    : undefined;
}

/** A statement goes, with the comment behind it and the end of its line. */
function withoutLine(source: Source, { range: [start, statementEnd] }: Node): Edit {
  const end = endWithComments(source, statementEnd);
  const rest = /^[ \t]*\r?\n/.exec(source.text.slice(end))?.[0].length ?? 0;
  return replace([start, end + rest], '');
}

/**
 * The edits by which an import comes from another module: its names go into the import of that module, where the file
 * has one of the same kind.
 */
export function movedImport(source: Source, reference: ModuleReference, specifier: string): readonly Edit[] {
  const renamed = [renamedModule(reference, specifier)];
  const moved = reference.kind === 'import' ? (reference.node as TSESTree.ImportDeclaration) : undefined;
  if (!moved || !isList(moved) || hasComment(source, [startOfComments(source, moved.range[0]), moved.range[1]])) {
    return renamed;
  }
  const home = importsOf(source).find(
    other =>
      other !== moved && other.source.value === specifier && other.importKind === moved.importKind && isList(other),
  );
  const names = moved.specifiers.map(({ range }) => source.text.slice(...range)).toSorted(compareNames);
  const added = names.flatMap(name => (home && addToList(source, home.specifiers, name)) ?? []);
  return home && added.length === names.length ? [...added, withoutLine(source, moved)] : renamed;
}

/** `import { a, b } from '…'` */
function isList({ specifiers }: TSESTree.ImportDeclaration): boolean {
  return specifiers.length > 0 && specifiers.every(({ type }) => type === 'ImportSpecifier');
}
