import type { ImportedName } from '../../lib/edit/imports.ts';
import { importName, importsOf } from '../../lib/edit/imports.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { ProjectView } from './project-view.ts';
import { specifierTo } from './specifier.ts';

/**
 * How an export of another file of the project is called in `source`, with the edits that make it so.
 *
 * @param target absolute
 */
export function importFrom(view: ProjectView, source: Source, target: string, exported: string): ImportedName {
  const resolve = (specifier: string): string | undefined => view.resolve(source.file, specifier);
  const specifier = specifierTo(target, {
    file: source.file,
    specifiers: importsOf(source).map(({ source: { value } }) => value),
    resolve,
    projectWritesExtensions: () => view.extensionHabit(),
  });
  return importName(source, exported, specifier, other => other === specifier || resolve(other) === target);
}
