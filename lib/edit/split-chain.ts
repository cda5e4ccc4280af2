import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from './edit.ts';
import { replace } from './edit.ts';
import type { Node } from './nodes.ts';
import { pathOf, statementListOf, unwrap, withCasts } from './nodes.ts';
import type { Source } from './source.ts';
import { indentationAt, isFirstOnLine, styleOf } from './style.ts';

/**
 * Makes a statement of each call of a chain: `client.a(x).b(y);` becomes `client.a(x); client.b(y);`.
 * What stands behind the last call, and an `await` in front of the chain, stay with the last.
 *
 * @param calls the first one on the object itself, each other one on what the one before gives
 * @returns undefined where the chain is more than a statement, or where its object cannot be named twice
 */
export function splitChain(source: Source, calls: readonly TSESTree.CallExpression[]): Edit[] | undefined {
  const { text } = source;
  const [first] = calls;
  const callee = first && unwrap(first.callee);
  const statement = statementOf(calls.at(-1) as Node);
  if (
    !statement ||
    callee?.type !== 'MemberExpression' ||
    pathOf(callee.object) === undefined ||
    calls.some(({ optional }) => optional)
  ) {
    return undefined;
  }
  if (
    !isFirstOnLine(text, statement.range[0]) ||
    !statement.parent ||
    !statementListOf(statement.parent)?.includes(statement)
  ) {
    return undefined;
  }
  if (/^TS(?:As|Satisfies)Expression$|^TSTypeAssertion$/.test(callee.object.type)) {
    return undefined;
  }
  const object = text.slice(callee.object.range[0], callee.object.range[1]);
  const joint = callee.optional ? '?.' : '.';
  const { newline, semicolon } = styleOf(source);
  const start = `${newline}${indentationAt(text, statement.range[0])}`;
  const awaited = statement.expression.type === 'AwaitExpression' ? statement.expression : undefined;
  const edits: Edit[] = awaited ? [replace([awaited.range[0], awaited.argument.range[0]], '')] : [];
  for (const [index, call] of calls.slice(1).entries()) {
    const member = call.callee;
    const before = calls[index] as Node;
    if (member.type !== 'MemberExpression' || member.computed) {
      return undefined;
    }
    const gap = text.slice(before.range[1], member.property.range[0]);
    // Comments stay behind the call that they follow; the casts of `a.b()!.c()` fall away with what they were about.
    const comments = source.comments.filter(
      ({ range }) => before.range[1] <= range[0] && range[1] <= member.property.range[0],
    );
    const dot = before.range[1] + gap.lastIndexOf('.');
    const bare = comments.reduce((rest, { range }) => rest.replace(text.slice(...range), ''), gap);
    // The parenthesis that opened stands before the call that stays.
    if (bare.includes(')')) {
      return undefined;
    }
    if (comments.some(({ range }) => range[1] > dot) || (comments.length > 0 && hasCast(before))) {
      return undefined;
    }
    const kept = comments.length > 0 ? text.slice(before.range[1], dot).trimEnd() : '';
    const isLast = index === calls.length - 2;
    edits.push(
      replace(
        [before.range[1], member.property.range[0]],
        `${semicolon}${kept}${start}${isLast && awaited ? 'await ' : ''}${object}${joint}`,
      ),
    );
  }
  return edits;
}

function hasCast(node: Node): boolean {
  return withCasts(node) !== node;
}

/** The statement that an expression is all of, but for an `await`, casts, and calls of its promise's methods. */
function statementOf(node: Node): TSESTree.ExpressionStatement | undefined {
  let current = node;
  for (;;) {
    const outer = withCasts(current);
    const parent = outer.parent;
    if (parent?.type === 'ExpressionStatement') {
      return parent;
    }
    const isThen =
      parent?.type === 'MemberExpression' &&
      parent.object === outer &&
      !parent.computed &&
      /^(?:then|catch|finally)$/.test((parent.property as TSESTree.Identifier).name);
    if (parent?.type === 'AwaitExpression' && parent.parent.type === 'ExpressionStatement') {
      return parent.parent;
    }
    if (parent?.type === 'ChainExpression') {
      current = parent;
    } else if (isThen && parent.parent.type === 'CallExpression') {
      current = parent.parent;
    } else {
      return undefined;
    }
  }
}
