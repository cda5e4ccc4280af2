/** Which packages of a project are one program. */
import path from 'node:path';

import type { Manifest } from '../../files/manifest.ts';
import type { Project } from '../../project/project.ts';

type Packages = Pick<Project, 'manifests' | 'root'>;

/** The package that a file, relative to the root, belongs to. */
export function packageAround(file: string, { manifests, root }: Packages): Manifest | undefined {
  const absolute = path.join(root, file);
  return manifests.find(({ folder }) => absolute.startsWith(folder + path.sep));
}

/** A package and all of the project that need it, through others too. */
export function usersOf(own: Manifest, { manifests }: Packages): ReadonlySet<Manifest> {
  const users = new Set([own]);
  // Grows while it is walked.
  for (const { name } of users) {
    if (name === undefined) continue;
    for (const manifest of manifests) if (manifest.dependencies.has(name)) users.add(manifest);
  }
  return users;
}

/** Whether two files can run together: they belong to one package, or one of the packages needs the other. */
export function canRunTogether(a: string, b: string, project: Packages): boolean {
  const [one, other] = [packageAround(a, project), packageAround(b, project)];
  if (!one || !other || one === other) return one === other;
  return usersOf(one, project).has(other) || usersOf(other, project).has(one);
}
