/** Walks what parts the code into several ways, and keeps what is certain on each. */
import { checkedBy } from './checks.ts';
import { conditionOf, conditionsOf, exceptionOf } from './conditions.ts';
import { unwrap } from './nodes.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { PathCondition } from './conditions.ts';
import type { Extraction } from './extraction.ts';
import type { Way } from './flow.ts';
import type { Node } from './nodes.ts';

export function walkIf(context: Extraction, { test, consequent, alternate }: TSESTree.IfStatement): void {
  walkEither(context, test, consequent, alternate);
}

export function walkConditional(context: Extraction, node: TSESTree.ConditionalExpression): void {
  walkEither(context, node.test, node.consequent, node.alternate);
}

/** Tests of values by themselves, which a caller may decide. */
const comparing = new Set(['Identifier', 'MemberExpression', 'UnaryExpression', 'BinaryExpression']);

function walkEither(context: Extraction, test: Node, consequent: Node, alternate: Node | null): void {
  const { flow } = context;
  const { way: outer } = flow;
  context.walk(test);
  const asked = comparing.has(unwrap(test).type) ? context.expr(test) : undefined;
  // As the values are before they are asked for: behind the test they are known to be there.
  const [where, elsewhere] = [conditionsOf(context, test, true), conditionsOf(context, test, false)];
  const holds = flow.branch(checkedBy(context, test, true), () => {
    if (asked) context.choices.set(flow.way, { outer, test: asked, holds: true });
    flow.hold(where);
    context.walk(consequent);
  });
  const otherwise = flow.branch(checkedBy(context, test, false), () => {
    if (asked) context.choices.set(flow.way, { outer, test: asked, holds: false });
    flow.hold(elsewhere);
    if (alternate) context.walk(alternate);
  });
  flow.join([holds, otherwise]);
}

export function walkSwitch(context: Extraction, { discriminant, cases }: TSESTree.SwitchStatement): void {
  const { flow } = context;
  context.walk(discriminant);
  let last: Way | undefined;
  let tests: readonly (Node | null)[] = [];
  const left = flow.breakable(() => {
    for (const one of cases) {
      // What falls through comes from the cases above as well.
      tests = [...(last && !last.end.isDead ? tests : []), one.test];
      const values = tests.flatMap(test => test ?? []);
      const condition = values.length === tests.length ? conditionOf(context, discriminant, values) : undefined;
      // Where none of the others is so.
      const others = cases.flatMap(({ test }) => test ?? []);
      const isDefault = tests.length === 1 && one.test === null;
      last = walkCase(context, one, last, isDefault ? exceptionOf(context, discriminant, others) : condition);
    }
  });
  const hasDefault = cases.some(({ test }) => test === null);
  flow.join([...left, ...(last ? [last] : []), ...(hasDefault ? [] : [flow.branch([], () => undefined)])]);
}

/** A case begins where the switch does, or where the one before it ends without a `break`. */
function walkCase(
  context: Extraction,
  { test, consequent }: TSESTree.SwitchCase,
  before: Way | undefined,
  condition: PathCondition | undefined,
): Way {
  const { flow } = context;
  if (test) context.walk(test);
  return flow.branch([], () => {
    if (before) flow.join([flow.branch([], () => undefined), before]);
    if (condition) flow.hold([condition]);
    for (const statement of consequent) context.walk(statement);
  });
}

export function walkWhile(context: Extraction, { test, body }: TSESTree.WhileStatement): void {
  context.flow.loop(() => context.walk(test));
  walkRepeated(context, checkedBy(context, test, true), () => context.walk(body));
}

export function walkDoWhile(context: Extraction, { body, test }: TSESTree.DoWhileStatement): void {
  const { flow } = context;
  let once: Way | undefined;
  const left = flow.breakable(() => {
    flow.loop(() => (once = flow.branch([], () => context.walk(body))));
  });
  flow.join([...left, ...(once ? [once] : [])]);
  flow.loop(() => context.walk(test));
}

export function walkFor(context: Extraction, { init, test, update, body }: TSESTree.ForStatement): void {
  if (init) context.walk(init);
  if (test) context.flow.loop(() => context.walk(test));
  walkRepeated(context, test ? checkedBy(context, test, true) : [], () => {
    context.walk(body);
    if (update) context.walk(update);
  });
}

/** What a loop does may never be done: behind it that is certain which was before. */
export function walkRepeated(context: Extraction, checked: readonly string[], read: () => void): void {
  const { flow } = context;
  flow.breakable(() => flow.loop(() => flow.pass(flow.branch(checked, read))));
}

export function walkTry(context: Extraction, { block, handler, finalizer }: TSESTree.TryStatement): void {
  const { flow } = context;
  const tried = flow.branch([], () => context.walk(block));
  if (!handler) flow.follow(tried);
  else {
    flow.pass(tried);
    flow.join([tried, flow.branch([], () => context.walk(handler))]);
  }
  if (finalizer) context.walk(finalizer);
}

/** `done: { … break done; … }`: it is left from wherever it says so. Loops and switches see to that themselves. */
export function walkLabeled(context: Extraction, { body }: TSESTree.LabeledStatement): void {
  const { flow } = context;
  if (body.type !== 'BlockStatement' && body.type !== 'IfStatement' && body.type !== 'TryStatement') {
    context.walk(body);
    return;
  }
  let once: Way | undefined;
  const left = flow.breakable(() => (once = flow.branch([], () => context.walk(body))));
  flow.join([...left, ...(once ? [once] : [])]);
}

export function walkThrow(context: Extraction, node: TSESTree.ThrowStatement): void {
  context.walkChildren(node);
  context.flow.end();
}

export function walkBreak(context: Extraction): void {
  context.flow.leave();
}

export function walkContinue(context: Extraction): void {
  context.flow.end();
}
