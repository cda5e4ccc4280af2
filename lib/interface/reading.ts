/** `eslint-plugin-customerio/reading`: the calls of a file, for rules that a team writes itself. */
import { openFile } from '../rule/reading.ts';
import { fits, foundCall, partNames, rangeOfPart } from './calls.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { CallFilter, FoundCall, FoundPart } from './calls.ts';

export type { CallFilter, FoundCall, FoundPart } from './calls.ts';

type Context = Readonly<
  Pick<
    TSESLint.RuleContext<string, readonly unknown[]>,
    'cwd' | 'filename' | 'physicalFilename' | 'settings' | 'sourceCode'
  >
>;

/** A call with the nodes that a rule reports at. */
export interface CallInFile extends FoundCall {
  readonly node: TSESTree.Node;
  /** The parts that are written in this file, each by its expression. */
  readonly parts: Readonly<Partial<Record<FoundPart, TSESTree.Node>>>;
}

/**
 * The analytics calls of the file that ESLint lints: direct ones, and those of the project's wrappers, with names that
 * come from constants of other files. Read once a file, by the settings under `settings.customerio`.
 *
 * @param context of the rule
 * @param filter which calls are wanted; all but the insides of wrappers, if left out
 * @throws an error that names the key, if `settings.customerio` is not valid
 */
export function analyticsCalls(context: Context, filter: CallFilter = {}): readonly CallInFile[] {
  const { facts, reading } = openFile(context);
  if (!facts.isRelated) return [];
  return reading.calls.flatMap(call => {
    const node = fits(call, filter) ? reading.nodeAt(call.range) : undefined;
    if (!node) return [];
    const parts: Partial<Record<FoundPart, TSESTree.Node>> = {};
    for (const name of partNames) {
      const range = rangeOfPart(call, name);
      const part = range && reading.nodeAt(range);
      if (part) parts[name] = part;
    }
    return [{ ...foundCall(call), node, parts }];
  });
}
