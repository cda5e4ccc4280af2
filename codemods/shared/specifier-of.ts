import path from 'node:path';

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
  const resolve = (specifier: string): string | undefined => view.resolve(source.file, specifier);
  const specifiers = importsOf(source)
    .map(({ source: { value } }) => value)
    .filter(specifier => !isOutsideOfApp(view, source.file, specifier));
  const isFar = path.relative(path.dirname(source.file), target).startsWith('..');
  const tellsNothing = isFar && !specifiers.some(specifier => resolve(specifier) !== undefined);
  return specifierTo(target, {
    file: source.file,
    specifiers: tellsNothing ? [...specifiers, ...aliasesAround(view, source.file)] : specifiers,
    resolve,
    projectWritesExtensions: () => view.extensionHabit(source.file),
  });
}

const SAMPLE = 60;

/** The aliases by which the other files of a package import what is far from them, if most of them do. */
function aliasesAround(view: ProjectView, file: string): readonly string[] {
  const home = view.packageOf(file);
  const known = aliases.get(view)?.get(home);
  if (known) {
    return known;
  }
  const far = view.relatedFiles
    .filter(other => view.packageOf(other) === home)
    .slice(0, SAMPLE)
    .flatMap(other => farImports(view, other));
  const aliased = far.filter(specifier => !specifier.startsWith('.'));
  const found = aliased.length * 2 > far.length ? [...new Set(aliased)] : [];
  const byPackage = aliases.get(view) ?? new Map<string, readonly string[]>();
  aliases.set(view, byPackage.set(home, found));
  return found;
}

/** The specifiers by which a file imports other files of the project that do not stand below its folder. */
function farImports(view: ProjectView, file: string): readonly string[] {
  const source = view.parsed(file);
  const folder = path.dirname(file);
  return (source ? importsOf(source) : []).flatMap(({ source: { value } }) => {
    const target = value.startsWith('./') ? undefined : view.resolve(file, value);
    const isOwn = target !== undefined && view.packageOf(target) === view.packageOf(file);
    return isOwn && path.relative(folder, target).startsWith('..') ? [value] : [];
  });
}

/** A view is of the files as they are before a run. */
const aliases = new WeakMap<ProjectView, Map<string, readonly string[]>>();
