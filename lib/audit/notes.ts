import type { Project } from '../project/project.ts';
import type { AuditNote } from './report.ts';

/** What there is to know of a report as a whole. */
export function notesOf(project: Pick<Project, 'isWhole' | 'notes'>): AuditNote[] {
  const cut: AuditNote = {
    message:
      'The search for what leads to a client was given up before its end, so that calls of the wrappers found last are missing here. `settings.customerio.wrappers` can declare them.',
  };
  return [...(project.isWhole ? [] : [cut]), ...project.notes()];
}
