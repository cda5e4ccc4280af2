/** `eslint-plugin-customerio/reading`: the calls of a file, for rules that a team writes itself. */
import { openFile } from '../rule/reading.ts';
import { fits, foundCall, partNames, rangeOfPart } from './calls.ts';

import type { Rule } from 'eslint';
import type { CallFilter, FoundCall, FoundPart } from './calls.ts';

export type { CallFilter, FoundCall, FoundPart } from './calls.ts';

/** As much of a rule's context as is asked, whichever package types the rule. */
export interface ContextOfRule {
  readonly cwd: string;
  readonly filename: string;
  readonly physicalFilename: string;
  readonly settings: object;
  readonly sourceCode: object;
}

/** A call with the nodes that a rule reports at; `Node` is that of the package that types the rule. */
export interface CallInFile<Node = Rule.Node> extends FoundCall {
  readonly node: Node;
  /** The parts that are written in this file, each by its expression. */
  readonly parts: Readonly<Partial<Record<FoundPart, Node>>>;
}

/**
 * The analytics calls of the file that ESLint lints: direct ones, and those of the project's wrappers, with names that
 * come from constants of other files. Read once a file, by the settings under `settings.customerio`.
 *
 * @param context of the rule
 * @param filter which calls are wanted; all but the insides of wrappers, if left out
 * @throws an error that names the key, if `settings.customerio` is not valid
 */
export function analyticsCalls<Node = Rule.Node>(
  context: ContextOfRule,
  filter: CallFilter = {},
): readonly CallInFile<Node>[] {
  const { facts, reading } = openFile(context as Parameters<typeof openFile>[0]);
  if (!facts.isRelated) return [];
  return reading.calls.flatMap(call => {
    const node = fits(call, filter) ? (reading.nodeAt(call.range) as Node | undefined) : undefined;
    if (!node) return [];
    const parts: Partial<Record<FoundPart, Node>> = {};
    for (const name of partNames) {
      const range = rangeOfPart(call, name);
      const part = range && (reading.nodeAt(range) as Node | undefined);
      if (part) parts[name] = part;
    }
    return [{ ...foundCall(call), node, parts }];
  });
}
