import { importsOf } from '../../lib/edit/imports.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { ProjectView } from './project-view.ts';
import { specifierTo } from './specifier.ts';

/** Ember has its configuration among the modules of `app/`, beside which it stands: it does not show where those are. */
function isOutsideOfApp(view: ProjectView, file: string, specifier: string): boolean {
  const dependencies = view.dependenciesOf(file);
  return (
    specifier.endsWith('/config/environment') && (dependencies.has('ember-cli') || dependencies.has('ember-source'))
  );
}

/** How a file of the project would be imported in `source`. */
export function specifierOf(view: ProjectView, source: Source, target: string): string {
  return specifierTo(target, {
    file: source.file,
    specifiers: importsOf(source)
      .map(({ source: { value } }) => value)
      .filter(specifier => !isOutsideOfApp(view, source.file, specifier)),
    resolve: specifier => view.resolve(source.file, specifier),
    projectWritesExtensions: () => view.extensionHabit(source.file),
  });
}
