import type { TSESTree } from '@typescript-eslint/utils';

import { wordsOf } from '../../lib/calls/values/names.ts';
import { endWithComments, startOfComments } from '../../lib/edit/comments.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { isFunction, pathOf, walk } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { indentationAt, isFirstOnLine, styleOf } from '../../lib/edit/style.ts';
import type { LogOutBranch } from './log-out.ts';

/**
 * The edits that have a branch in which nobody is logged in forget the last person.
 *
 * @param forget lines of code; `\t` is a step of indentation
 */
export function branchEdits(
  source: Source,
  branch: LogOutBranch,
  forget: readonly string[],
): readonly Edit[] | { readonly refused: string } {
  const { newline, indent: step } = styleOf(source);
  if (branch.kind === 'logical') {
    // Written with the person who is noted beside the identify.
    return [];
  }
  const { statement } = branch;
  const indent = indentationAt(source.text, statement.range[0]);
  const lines = forget.map(line => line.replaceAll('\t', step));
  if (branch.kind === 'else') {
    const head = branch.rest ? ` else if (${branch.nobody}) {` : ' else {';
    const text = [head, ...lines.map(line => indent + step + line), `${indent}}`].join(newline);
    return [insertAt(statement.range[1], text)];
  }
  if (branch.kind === 'inside') {
    const asked = branch.nobody ? [`if (${branch.nobody}) {`, ...lines.map(line => step + line), '}'] : lines;
    return [insideEdit(source, branch.body, asked, indent)];
  }
  if (branch.rest.length === 0) {
    return [beforeReturn(source, statement, lines, indent)];
  }
  return (
    splitReturn(source, branch, lines, indent) ?? {
      refused: 'the same branch does more than return, for other reasons too',
    }
  );
}

function beforeReturn(
  source: Source,
  { consequent }: TSESTree.IfStatement,
  lines: readonly string[],
  indent: string,
): Edit {
  const { text } = source;
  const { newline, indent: step } = styleOf(source);
  const last = consequent.type === 'BlockStatement' ? consequent.body.at(-1) : undefined;
  if (last && isFirstOnLine(text, last.range[0])) {
    const own = indentationAt(text, last.range[0]);
    return insertAt(last.range[0], lines.map(line => line + newline + own).join(''));
  }
  const body = [...lines, text.slice(...(last ?? consequent).range)].map(line => `${indent}${step}${line}`);
  return replace(consequent.range, `{${newline}${body.join(newline)}${newline}${indent}}`);
}

/** At the end of what runs while nobody is logged in, but before it waits for anything. */
function insideEdit(source: Source, body: TSESTree.Statement, lines: readonly string[], indent: string): Edit {
  const { text } = source;
  const { newline, indent: step } = styleOf(source);
  const statements = body.type === 'BlockStatement' ? body.body : [];
  const last = statements.at(-1);
  const next = statements.some(hasAwait) ? statements[0] : last && leaves(last) ? last : undefined;
  const start = next && startOfComments(source, next.range[0]);
  if (start !== undefined && isFirstOnLine(text, start)) {
    const own = indentationAt(text, start);
    return insertAt(start, lines.map(line => line + newline + own).join(''));
  }
  const end = body.range[1] - 1;
  if (!next && body.type === 'BlockStatement' && isFirstOnLine(text, end)) {
    return insertAt(end, lines.map(line => step + line + newline + indent).join(''));
  }
  const inner = body.type === 'BlockStatement' ? text.slice(body.range[0] + 1, end).trim() : text.slice(...body.range);
  const written = (next ? [...lines, inner] : [inner, ...lines]).filter(line => line !== '');
  return replace(body.range, `{${newline}${written.map(line => indent + step + line + newline).join('')}${indent}}`);
}

function hasAwait(statement: Node): boolean {
  let found = false;
  walk(statement, node => {
    found ||= node.type === 'AwaitExpression';
    return !found && !isFunction(node);
  });
  return found;
}

function leaves({ type }: Node): boolean {
  return /^(?:Return|Throw|Break|Continue)Statement$/.test(type);
}

/** `if (!id || id === last) return;` is two answers: nobody is here, and nobody new is here. */
function splitReturn(
  source: Source,
  { statement, nobody, rest }: LogOutBranch & { kind: 'return' },
  lines: readonly string[],
  indent: string,
): Edit[] | undefined {
  const { text } = source;
  const { newline, indent: step } = styleOf(source);
  const { consequent, test } = statement;
  const only = consequent.type === 'BlockStatement' && consequent.body.length === 1 ? consequent.body[0] : consequent;
  if (only?.type !== 'ReturnStatement') {
    return undefined;
  }
  const write = (operands: readonly Node[]): string => operands.map(each => text.slice(...each.range)).join(' || ');
  const body = [...lines, text.slice(...only.range)].map(line => `${indent}${step}${line}${newline}`);
  const asked = `if (${write(nobody)}) {${newline}${body.join('')}${indent}}`;
  // Who is not known yet has not logged out.
  const open = rest.filter(saysUnknown);
  const others = rest.filter(operand => !open.includes(operand));
  if (others.length === 0) {
    const gap = consequent.type === 'BlockStatement' ? newline + newline : newline;
    return [
      replace(test.range, write(open)),
      insertAt(endWithComments(source, statement.range[1]), gap + indent + asked),
    ];
  }
  const before =
    open.length > 0 ? `if (${write(open)}) ${text.slice(...consequent.range)}${newline}${newline}${indent}` : '';
  return [
    insertAt(statement.range[0], `${before}${asked}${newline}${newline}${indent}`),
    replace(test.range, write(others)),
  ];
}

const UNKNOWN_YET = /^(?:loading|pending|fetching|validating|error)$/;
const KNOWN_BY_NOW = /^(?:loaded|ready|hydrated|initialized|initialised)$/;

/** `isLoading`, `!isLoaded`: it is still asked who is there. */
function saysUnknown(operand: Node): boolean {
  const isNegated = operand.type === 'UnaryExpression' && operand.operator === '!';
  const words = wordsOf(pathOf(isNegated ? operand.argument : operand) ?? '');
  return words.some(word => (isNegated ? KNOWN_BY_NOW : UNKNOWN_YET).test(word));
}
