import { isCall, readCall, walkArguments } from './calls.ts';
import { checkedByLeft } from './expressions.ts';
import { chainOf, leftOf } from '../../syntax/chains.ts';

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
    else if (link.type === 'LogicalExpression')
      context.flow.pass(context.flow.branch(checkedByLeft(context, link), () => context.walk(link.right)));
    else context.walkChildren(link, leftOf(link));
  }
}
