import { createTwoFilesPatch } from 'diff';
import type picocolors from 'picocolors';

import type { Session } from '../../codemods/shared/codemod.ts';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** A unified diff as `patch` and `git apply` take it. */
export function unifiedDiff(file: string, before: string, after: string): string {
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, { context: 3 });
  // The first line is an underline for people; git has none.
  return patch.slice(patch.indexOf('---'));
}

/** The diff as it may be shown. One with something masked says so, since it cannot be applied. */
export function shownDiff(session: Session, file: string, before: string, after: string): string {
  const diff = unifiedDiff(file, before, after);
  const shown = session.redact?.(diff, file) ?? diff;
  return shown === diff ? diff : `# Secrets are masked, so this diff cannot be applied.\n${shown}`;
}

export function colored(diff: string, colors: Colors): string {
  return diff
    .split('\n')
    .map(line => {
      if (/^(?:---|\+\+\+) /.test(line)) {
        return colors.bold(line);
      }
      switch (line[0]) {
        case '+':
          return colors.green(line);
        case '-':
          return colors.red(line);
        case '@':
          return colors.cyan(line);
        default:
          return line;
      }
    })
    .join('\n');
}
