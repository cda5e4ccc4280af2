import { isCall, readCall, walkArguments } from './calls.ts';
import { conditionsOf } from './conditions.ts';
import { checkedByLeft } from './expressions.ts';
import { chainOf, leftOf } from '../../syntax/chains.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';

/** Walks `a.b().c()…` and `a + b + …` by a loop: a call of a function for each link would take too much of the stack. */
export function walkChain(context: Extraction, last: Node): void {
  const { links, start } = chainOf(last);
  for (const link of links) if (isCall(link)) readCall(context, link);
  context.walk(start);
  let isCut = false;
  for (const link of links.toReversed()) {
    isCut ||= 'optional' in link && link.optional === true;
    // Behind `?.` nothing may be run, nor what stands in the arguments.
    if (isCall(link) && isCut) context.flow.pass(context.flow.branch([], () => walkArguments(context, link)));
    else if (isCall(link)) walkArguments(context, link);
    else if (link.type === 'LogicalExpression') walkRight(context, link);
    else context.walkChildren(link, leftOf(link));
  }
}

/** `event && track(event)`: the right side is run where the left one holds, as what stands behind an `if` is; behind `||` where it does not. */
function walkRight(context: Extraction, logical: TSESTree.LogicalExpression): void {
  const { left, operator, right } = logical;
  const { flow } = context;
  const where = operator === '??' ? [] : conditionsOf(context, left, operator === '&&');
  flow.pass(
    flow.branch(checkedByLeft(context, logical), () => {
      flow.hold(where);
      context.walk(right);
    }),
  );
}
