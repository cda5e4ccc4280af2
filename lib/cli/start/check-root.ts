import { relative } from '../../files/listing.ts';
import { workspaceRootOf } from '../../files/workspaces.ts';
import type { Project } from '../../project/project.ts';
import { SETTINGS_FILE } from '../../settings/home.ts';
import { checkOf, counted, type Check } from './check.ts';

/** Whether the root holds all that belongs together: a package alone does not see the wrappers of its neighbours. */
export function checkRoot({ root, manifests, settings }: Project): Check {
  const workspace = workspaceRootOf(root);
  const isPart = workspace !== undefined && workspace !== root;
  return checkOf('root', {
    facts: [`${root}, with ${counted(manifests.length, 'package')}`],
    troubles: isPart
      ? [
          {
            message: `The root is a package of the workspace ${workspace}, so that wrappers of its neighbours are not seen.`,
            remedy: `"root": "${relative(root, workspace)}" in ${SETTINGS_FILE} of the package, or no settings there`,
          },
        ]
      : [],
    notes:
      settings.project === false
        ? [
            {
              message:
                '`settings.customerio.project` is false: each file is read alone, and wrappers of other files are not seen.',
              remedy: 'Delete the entry.',
            },
          ]
        : [],
  });
}
