/** Code that people install: no environment of the team's is there, so that a write key stands in it or nowhere. */
import path from 'node:path';

import { installedFields, installedPackages } from '../../catalog/platforms.ts';

import type { Manifest } from '../../files/manifest.ts';
import type { Project } from '../../project/project.ts';

/** Whether a file is part of a command, an extension or an app that people install, or of a package that one needs. */
export function isInstalled(file: string, { manifests, root }: Pick<Project, 'manifests' | 'root'>): boolean {
  const absolute = path.join(root, file);
  const own = manifests.find(({ folder }) => absolute.startsWith(folder + path.sep));
  return own !== undefined && usersOf(own, manifests).some(isInstalledItself);
}

/** The package and all of the project that need it, through others too. */
function usersOf(own: Manifest, manifests: readonly Manifest[]): readonly Manifest[] {
  const users = new Set([own]);
  // Grows while it is walked.
  for (const { name } of users) {
    if (name === undefined) continue;
    for (const manifest of manifests) if (manifest.dependencies.has(name)) users.add(manifest);
  }
  return [...users];
}

function isInstalledItself({ data, dependencies }: Manifest): boolean {
  return (
    (data['private'] !== true && installedFields.some(field => Object.hasOwn(data, field))) ||
    installedPackages.some(name => dependencies.has(name))
  );
}
