/** Code that people install: no environment of the team's is there, so that a write key stands in it or nowhere. */
import { installedFields, installedPackages } from '../../catalog/platforms.ts';
import { packageAround, usersOf } from '../shared/packages.ts';

import type { Manifest } from '../../files/manifest.ts';
import type { Project } from '../../project/project.ts';

/** Whether a file is part of a command, an extension or an app that people install, or of a package that one needs. */
export function isInstalled(file: string, project: Pick<Project, 'manifests' | 'root'>): boolean {
  const own = packageAround(file, project);
  return own !== undefined && [...usersOf(own, project)].some(isInstalledItself);
}

function isInstalledItself({ data, dependencies }: Manifest): boolean {
  return (
    (data['private'] !== true && installedFields.some(field => Object.hasOwn(data, field))) ||
    installedPackages.some(name => dependencies.has(name))
  );
}
