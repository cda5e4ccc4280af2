import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from './edit.ts';
import { replace } from './edit.ts';
import type { Source } from './source.ts';

/**
 * Takes a property out of an object: with the comma behind it, and with its line if it is alone there. The last one
 * of several goes with the comma before it, if there is none behind.
 */
export function withoutProperty(
  { text }: Source,
  { properties }: TSESTree.ObjectExpression,
  property: TSESTree.ObjectLiteralElement,
): Edit {
  const [start, end] = property.range;
  const comma = /^\s*,[ \t]*/.exec(text.slice(end))?.[0].length;
  const previous = properties[properties.indexOf(property) - 1];
  if (comma === undefined && previous) {
    return replace([previous.range[1], end], '');
  }
  const stop = end + (comma ?? 0);
  const line = /\r?\n[ \t]*$/.exec(text.slice(0, start));
  return replace([line && /^\r?\n/.test(text.slice(stop)) ? line.index : start, stop], '');
}
