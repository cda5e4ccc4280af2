import type { TSESTree } from '@typescript-eslint/utils';

import type { LogOutEvent } from '../../lib/concerns/shared/log-out-events.ts';
import { besideEdits } from '../../lib/edit/beside.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt } from '../../lib/edit/edit.ts';
import { placementOf } from '../../lib/edit/placement.ts';
import type { Source } from '../../lib/edit/source.ts';
import { indentationAt, isFirstOnLine, styleOf } from '../../lib/edit/style.ts';

/** The edit that puts a call at the beginning of what is run. */
export function atStart(source: Source, { body }: LogOutEvent, expression: string): readonly Edit[] | undefined {
  if (!Array.isArray(body)) {
    const edits = besideEdits(source, placementOf(body as TSESTree.Expression), {
      declarations: [],
      expression,
      returnsNothing: false,
      isFirst: true,
    });
    return 'refused' in edits ? undefined : edits;
  }
  const [first] = body as readonly TSESTree.Statement[];
  const start = first?.range[0] ?? 0;
  if (!first || !isFirstOnLine(source.text, start)) {
    return undefined;
  }
  const { newline, semicolon } = styleOf(source);
  return [insertAt(start, expression + semicolon + newline + indentationAt(source.text, start))];
}
