import type { TSESTree } from '@typescript-eslint/utils';

import type { ImportedName } from '../../lib/edit/imports.ts';
import { importDefault, importName, importsOf } from '../../lib/edit/imports.ts';
import type { Source } from '../../lib/edit/source.ts';
import { entryOf, handsOn } from './package-entry.ts';
import type { ProjectView } from './project-view.ts';
import { specifierOf } from './specifier-of.ts';

/** What a module of the project is about to export, and the entry of its package with it. */
export interface PlannedExports {
  /** Absolute. */
  readonly file: string;
  readonly names: readonly string[];
}

/**
 * How an export of another file of the project is called in `source`, with the edits that make it so: across packages
 * of a workspace by the name of the package, where its entry hands it on.
 *
 * @param target absolute
 */
export function importFrom(
  view: ProjectView,
  source: Source,
  target: string,
  exported: string,
  planned: readonly PlannedExports[] = [],
): ImportedName {
  const resolve = (specifier: string): string | undefined => view.resolve(source.file, specifier);
  const entry = view.packageOf(source.file) === view.packageOf(target) ? undefined : entryOf(view, target);
  const isPlanned = planned.some(({ file, names }) => file === target && names.includes(exported));
  if (entry && (isPlanned || handsOn(view, entry.file, target, exported))) {
    return importName(
      source,
      exported,
      entry.specifier,
      other => other === entry.specifier || resolve(other) === entry.file,
    );
  }
  const specifier = specifierOf(view, source, target);
  const isDirect = importsOf(source).some(each => resolve(each.source.value) === target);
  const barrel = isDirect ? undefined : barrelOf(view, source, target, exported);
  return importName(source, exported, specifier, other => other === specifier || resolve(other) === (barrel ?? target));
}

/** The module by which the file has others of the target's exports already, and that hands on whatever it exports. */
function barrelOf(view: ProjectView, source: Source, target: string, exported: string): string | undefined {
  return importsOf(source)
    .filter(({ importKind, specifiers }) => importKind !== 'type' && specifiers.some(isNamed))
    .flatMap(each => view.resolve(source.file, each.source.value) ?? [])
    .find(file => {
      const parts = handedOnBy(view, file);
      // Of two modules with the same name none would be handed on.
      return parts.includes(target) && !parts.some(part => part !== target && view.text(part)?.includes(exported));
    });
}

function isNamed({ type }: TSESTree.ImportClause): boolean {
  return type === 'ImportSpecifier';
}

/** The modules whose exports a module hands on, all of them. */
function handedOnBy(view: ProjectView, file: string): readonly string[] {
  const text = view.text(file) ?? '';
  const program = text.includes('export *') ? view.parsed(file)?.program : undefined;
  return (program?.body ?? []).flatMap(statement =>
    statement.type === 'ExportAllDeclaration' && !statement.exported && statement.exportKind !== 'type'
      ? (view.resolve(file, statement.source.value) ?? [])
      : [],
  );
}

/** The same of a default export, which takes the name that is wanted where the file has none for it. */
export function importDefaultFrom(view: ProjectView, source: Source, target: string, wanted: string): ImportedName {
  const specifier = specifierOf(view, source, target);
  return importDefault(
    source,
    wanted,
    specifier,
    other => other === specifier || view.resolve(source.file, other) === target,
  );
}
