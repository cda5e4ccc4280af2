import type { Project } from '../../project/project.ts';
import type { FileStatus } from '../../project/statuses.ts';
import { silenceText } from '../../project/silence.ts';
import { checkOf, COMMAND, counted, type Check, type Trouble } from './check.ts';

/** So many are named; the audit has all. */
const MAX_FILES = 10;

/** What is seen and what is not, and why. */
export function checkReading(project: Project): Check {
  const files = project.files();
  const calls = project.calls().filter(({ inTest, forwards }) => !inTest && !forwards);
  const of = (status: FileStatus['status']): FileStatus[] => files.filter(each => each.status === status);
  const events = new Set(calls.flatMap(call => call.events));
  const own = new Set([...project.silences().map(silenceText), ...project.unmatchedSettings()]);
  return checkOf('reading', {
    facts: [
      `${counted(files.length, 'file')}: ${of('read').length} read, ${of('unrelated').length} without analytics, ${of('failed').length} not readable`,
      `${counted(calls.length, 'call')}, ${counted(events.size, 'event')}`,
    ],
    troubles: [
      ...project.silences().map(silence => ({
        message: `${silence.file}: ${silenceText(silence)}`,
        remedy: `${COMMAND} audit`,
      })),
      ...failures(of('failed')),
      ...project
        .notes()
        .filter(({ message }) => !own.has(message))
        .map(({ file, message }) => ({
          message: file === undefined ? message : `${file}: ${message}`,
          remedy: file === undefined ? `${COMMAND} audit` : `Mend ${file}.`,
        })),
    ],
    notes: [...nothing(project, files), ...suspects(project)],
  });
}

function failures(files: readonly FileStatus[]): Trouble[] {
  const shown = files.slice(0, MAX_FILES).map(({ file, reason = 'unknown reason' }) => ({
    message: `${file} is not read: ${reason}.`,
    remedy: `Mend it, or leave it out: "ignore": [${JSON.stringify(file)}] in the settings.`,
  }));
  const rest = files.length - shown.length;
  return rest > 0
    ? [...shown, { message: `${counted(rest, 'file')} more cannot be read.`, remedy: `${COMMAND} audit` }]
    : shown;
}

function nothing(project: Project, files: readonly FileStatus[]): Trouble[] {
  if (files.length === 0)
    return [{ message: 'No source file stands under the root.', remedy: `${COMMAND} doctor --root <folder>` }];
  return project.calls().length === 0 && project.silences().length === 0
    ? [
        {
          message:
            'Nothing here speaks of analytics. If something is sent all the same, it goes by a way that is not known.',
          remedy: '"wrappers" or "endpoints" in the settings',
        },
      ]
    : [];
}

function suspects(project: Project): Trouble[] {
  const count = project.suspects().length;
  return count === 0
    ? []
    : [
        {
          message: `${counted(count, 'call')} ${count === 1 ? 'looks' : 'look'} like analytics and cannot be followed; the audit lists them with the setting that would tell.`,
          remedy: `${COMMAND} audit`,
        },
      ];
}
