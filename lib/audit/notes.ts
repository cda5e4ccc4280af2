import type { Project } from '../project/project.ts';

/** What there is to know of a report as a whole, in sentences. */
export function notesOf({ isWhole }: Pick<Project, 'isWhole'>): string[] {
  return isWhole
    ? []
    : [
        'The search for what leads to a client was given up before its end, so that calls of the wrappers found last are missing here. `settings.customerio.wrappers` can declare them.',
      ];
}
