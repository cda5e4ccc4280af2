import { importsOf } from '../../lib/edit/imports.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { ProjectView } from './project-view.ts';
import { specifierTo } from './specifier.ts';

/** How a file of the project would be imported in `source`. */
export function specifierOf(view: ProjectView, source: Source, target: string): string {
  return specifierTo(target, {
    file: source.file,
    specifiers: importsOf(source).map(({ source: { value } }) => value),
    resolve: specifier => view.resolve(source.file, specifier),
    projectWritesExtensions: () => view.extensionHabit(source.file),
  });
}
