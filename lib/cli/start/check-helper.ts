import { exportsOwn } from '../../edit/exports.ts';
import { findHelperModule, HELPER_NAME } from '../../../codemods/shared/helper-module.ts';
import { openView, type ProjectView } from '../../../codemods/shared/project-view.ts';
import { nearest } from '../../project/nearest.ts';
import type { Project } from '../../project/project.ts';
import { UsageError } from '../../usage-error.ts';
import { checkOf, COMMAND, type Check, type Trouble } from './check.ts';

/** Whether the guarded helper is found, in the way in which the codemod that sends through it finds it. */
export function checkHelper(project: Project): Check {
  const { helper } = project.settings;
  const name = helper?.name ?? HELPER_NAME;
  const view = openView(project.root, project.settings);
  try {
    const found = findHelperModule(view, name, helper?.module);
    if (found.file === undefined) return ofPackage(project, name, found.specifier);
    const file = view.relative(found.file);
    const trouble = lackOf(view, found.file, name);
    return checkOf('helper', trouble ? { troubles: [trouble] } : { facts: [`${name} is exported by ${file}`] });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return checkOf('helper', absent(error, name));
  }
}

function lackOf(view: ProjectView, file: string, name: string): Trouble | undefined {
  const text = view.text(file);
  const shown = view.relative(file);
  if (text === undefined)
    return {
      message: `\`settings.customerio.helper.module\` leads to ${shown}, and nothing stands there.`,
      remedy: `${COMMAND} migrate add-cio-guard`,
    };
  return isExported(view, file, text, name)
    ? undefined
    : {
        message: `\`settings.customerio.helper\` names ${name} of ${shown}, which exports no such function.`,
        remedy: `${COMMAND} migrate add-cio-guard, or correct "helper" in the settings`,
      };
}

/** What does not parse exports nothing; the reading tells of it. */
function isExported(view: ProjectView, file: string, text: string, name: string): boolean {
  try {
    return exportsOwn(view.parse(file, text), name);
  } catch {
    return false;
  }
}

function ofPackage({ manifests }: Project, name: string, specifier: string): Check {
  const names = new Set(
    manifests.flatMap(({ name: own, dependencies }) => [...(own ? [own] : []), ...dependencies.keys()]),
  );
  const isKnown = [...names].some(each => specifier === each || specifier.startsWith(`${each}/`));
  if (isKnown || /^[#~@$]\//.test(specifier))
    return checkOf('helper', { facts: [`${name} is said to be exported by ${specifier}`] });
  const meant = nearest(specifier, names);
  return checkOf('helper', {
    troubles: [
      {
        message: `\`settings.customerio.helper.module\` is ${specifier}, which is no file here and no dependency.${meant === undefined ? '' : ` Is \`${meant}\` meant?`}`,
        remedy: 'Correct "helper" in the settings.',
      },
    ],
  });
}

/** Several helpers are a trouble, since nobody knows which to call; none is none as long as nobody needs one. */
function absent({ message }: UsageError, name: string): Pick<Check, 'facts' | 'troubles'> {
  return message.startsWith('Several')
    ? {
        facts: [],
        troubles: [
          {
            message: message.replace(/ Name the one.*/, ''),
            remedy: `"helper": { "module": "<the one to use>", "name": "${name}" } in the settings`,
          },
        ],
      }
    : { facts: [`there is none; \`${COMMAND} migrate add-cio-guard\` makes one`], troubles: [] };
}
