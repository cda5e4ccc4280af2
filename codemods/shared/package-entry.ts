import path from 'node:path';

import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt } from '../../lib/edit/edit.ts';
import { endWithComments } from '../../lib/edit/comments.ts';
import { addToList, importsOf } from '../../lib/edit/imports.ts';
import { nameOf } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { styleOf } from '../../lib/edit/style.ts';
import type { ProjectView } from './project-view.ts';
import { specifierOf } from './specifier-of.ts';

/** What other packages of a workspace get when they import a package by its name. */
export interface PackageEntry {
  readonly specifier: string;
  /** Absolute. */
  readonly file: string;
}

/**
 * The entry of the package that a file belongs to.
 *
 * @returns undefined for a file of the root's package, and where the name leads nowhere
 */
export function entryOf(view: ProjectView, file: string): PackageEntry | undefined {
  const folder = view.packageOf(file);
  const name = folder === '' ? undefined : nameIn(view.text(path.join(view.root, folder, 'package.json')) ?? '');
  const entry = name === undefined ? undefined : view.resolve(path.join(view.root, 'package.json'), name);
  return name !== undefined && entry !== undefined ? { specifier: name, file: entry } : undefined;
}

function nameIn(manifest: string): string | undefined {
  try {
    const { name } = JSON.parse(manifest) as { readonly name?: unknown };
    return typeof name === 'string' ? name : undefined;
  } catch {
    // A manifest that cannot be read is told by the reading.
    return undefined;
  }
}

/** Whether a module exports what another one calls `exported`, itself or from the next. */
export function handsOn(view: ProjectView, from: string, target: string, exported: string, depth = 0): boolean {
  if (from === target) {
    return true;
  }
  const source = depth < MAX_DEPTH ? view.parsed(from) : undefined;
  return (
    source?.program.body.some(statement => {
      const isAll = statement.type === 'ExportAllDeclaration' && !statement.exported;
      const isNamed =
        statement.type === 'ExportNamedDeclaration' &&
        statement.specifiers.some(each => nameOf(each.local) === exported && nameOf(each.exported) === exported);
      const next = (isAll || isNamed) && statement.source ? view.resolve(from, statement.source.value) : undefined;
      return next !== undefined && handsOn(view, next, target, exported, depth + 1);
    }) ?? false
  );
}

const MAX_DEPTH = 8;

/** The edits by which an entry hands on names of another module of its package. */
export function handOnEdits(view: ProjectView, source: Source, target: string, names: readonly string[]): Edit[] {
  const missing = names.filter(name => !handsOn(view, source.file, target, name));
  const exports = source.program.body.flatMap(statement =>
    statement.type === 'ExportNamedDeclaration' && statement.exportKind !== 'type' ? [statement] : [],
  );
  const own = exports.find(
    ({ source: from, specifiers }) => from && specifiers.length > 0 && view.resolve(source.file, from.value) === target,
  );
  if (own) {
    return missing.flatMap(name => addToList(source, own.specifiers, name) ?? []);
  }
  const { newline, quote, semicolon } = styleOf(source);
  const specifier = specifierOf(view, source, target);
  const line = `export { ${missing.join(', ')} } from ${quote}${specifier}${quote}${semicolon}`;
  const last = exports.findLast(({ source: from }) => from) ?? importsOf(source).at(-1);
  return missing.length === 0
    ? []
    : [last ? insertAt(endWithComments(source, last.range[1]), newline + line) : insertAt(0, line + newline)];
}
