import type { TSESTree } from '@typescript-eslint/utils';

import { catchText } from '../../edit/add-catch.ts';
import { endWithComments, hasComment, startWithDirectives } from '../../edit/comments.ts';
import { isLater } from './later.ts';
import type { Edit } from '../../edit/edit.ts';
import { insertAt, replace } from '../../edit/edit.ts';
import { reindent } from '../../edit/indentation.ts';
import { narrowedMember } from './narrowed.ts';
import type { Node } from '../../edit/nodes.ts';
import { contains, isFunction, walk } from '../../edit/nodes.ts';
import type { Source } from '../../edit/source.ts';
import type { Wait } from './find.ts';
import { semicolonAfter, semicolonBefore } from '../../edit/statement-ends.ts';
import { indentationAt, isFirstOnLine, styleOf } from '../../edit/style.ts';

/** By what something runs on after the answer, and the imports that it needs. */
export type Deferral =
  /** A promise that nobody waits for; `log` gets its error. */
  | { readonly kind: 'catch'; readonly log: string }
  /** `after()` of Next.js, which logs errors itself. */
  | { readonly kind: 'after'; readonly name: string; readonly edits: readonly Edit[] }
  | { readonly kind: 'waitUntil'; readonly name: string; readonly log: string; readonly edits: readonly Edit[] };

export type Unblocked =
  { readonly edits: readonly Edit[]; readonly refused?: undefined } | { readonly refused: string };

/**
 * The edits by which nobody waits any more. What is sent is evaluated once and in its order: at once, unless nothing
 * that happens until later can change it. Imports of the deferral are not among them.
 */
export function unblock(source: Source, waits: Wait, by: Deferral): Unblocked {
  if (waits.kind === 'await') {
    const { node } = waits;
    if (waits.isPromise) {
      return { edits: inPlace(source, waits, by) };
    }
    return node.parent.type === 'ExpressionStatement'
      ? asFunction(source, [node.parent], by)
      : { refused: 'what it calls may give no promise; let it return one' };
  }
  return waits.kind === 'run' ? asFunction(source, waits.statements, by) : asTry(source, waits, by);
}

/** `after(() => send())`, `waitUntil(send().catch(…))`, `send().catch(…)`. */
function inPlace(source: Source, { node, isCaught }: Extract<Wait, { kind: 'await' }>, by: Deferral): Edit[] {
  const { text } = source;
  const start = node.range[0];
  const keyword: Edit['range'] = [start, start + /^await\s*/.exec(text.slice(...node.range))![0].length];
  const end = node.range[1];
  const caught = by.kind === 'after' || isCaught ? '' : catchText(source, node, by.log);
  switch (by.kind) {
    case 'catch': {
      return [
        replace(keyword, semicolonBefore(source, node, text.charAt(keyword[1]))),
        ...(caught ? [insertAt(end, caught)] : []),
      ];
    }
    case 'waitUntil':
      return [replace(keyword, `${by.name}(`), insertAt(end, `${caught})`)];
    case 'after': {
      const wait =
        isLater(source, node.argument, node) && narrowedMember(source, node.argument) === undefined ? '() => ' : '';
      return [replace(keyword, `${by.name}(${wait}`), insertAt(end, ')')];
    }
  }
}

/** The statements in an `async` function of their own, one after the other as they were. */
function asFunction(source: Source, statements: readonly TSESTree.ExpressionStatement[], by: Deferral): Unblocked {
  const refused = whyNotLater(source, statements);
  if (refused !== undefined) {
    return { refused };
  }
  const [first, last] = [statements[0]!, statements.at(-1)!];
  const { newline, indent, semicolon } = styleOf(source);
  if (!isFirstOnLine(source.text, first.range[0])) {
    return { refused: 'its line holds other code' };
  }
  const outer = indentationAt(source.text, first.range[0]);
  const isWhole = by.kind === 'after' && isLater(source, first.expression, last);
  const open = opening(source, first, by, isWhole);
  const close = closing(by, isWhole, by.kind === 'after' ? '' : catchText(source, first, by.log));
  const end = source.text[last.range[1] - 1] === ';' ? '' : semicolon;
  // What speaks to a tool about the first line goes with it.
  const start = startWithDirectives(source, first.range[0]);
  return {
    edits: [
      insertAt(start, `${open}${newline}${outer}${indent}`),
      ...lineStarts(source, start, first.range[0]).map(offset => insertAt(offset, indent)),
      ...statements.flatMap(statement => [
        ...(statement === first ? [] : [insertAt(lineStart(source, statement), indent)]),
        ...reindent(source, statement, outer, outer + indent),
      ]),
      ...commentLines(source, statements).map(offset => insertAt(offset, indent)),
      ...(end ? [insertAt(last.range[1], end)] : []),
      insertAt(endWithComments(source, last.range[1]), `${newline}${outer}}${close}${semicolonAfter(source, last)}`),
    ],
  };
}

/** The `try` with an `async` function around it, or its `catch` as that of the promise. */
function asTry(source: Source, { statement, statements }: Extract<Wait, { kind: 'try' }>, by: Deferral): Unblocked {
  const refused = whyNotLater(source, statements);
  if (refused !== undefined) {
    return { refused };
  }
  const { text } = source;
  const { block, handler } = statement;
  const body = handler!.body;
  const between: Edit['range'] = [block.range[1] - 1, body.range[0] + 1];
  if (hasComment(source, between) || hasComment(source, [statement.range[0], block.range[0]])) {
    return { refused: 'a comment stands between its `try` and its `catch`' };
  }
  const param = handler!.param ? text.slice(...withType(handler!.param)) : '';
  const isWhole = by.kind === 'after' && isLater(source, statements[0]!.expression, statement);
  const semicolon = semicolonAfter(source, statement);
  const promise = isWhole ? '' : by.kind === 'catch' ? '' : ')';
  if (isWhole) {
    // The callback may be long: it stands as it was, one step further in.
    return wrapped(source, statement, `${by.name}(async () => {`, `})${semicolon}`);
  }
  return {
    edits: [
      replace([statement.range[0], block.range[0] + 1], opening(source, statement, by, false)),
      replace(between, `})().catch((${param}) => {`),
      insertAt(statement.range[1], `)${promise}${semicolon}`),
    ],
  };
}

function wrapped(source: Source, statement: Node, open: string, close: string): Unblocked {
  const { newline, indent } = styleOf(source);
  const outer = indentationAt(source.text, statement.range[0]);
  if (!isFirstOnLine(source.text, statement.range[0])) {
    return { refused: 'its line holds other code' };
  }
  return {
    edits: [
      insertAt(statement.range[0], `${open}${newline}${outer}${indent}`),
      ...reindent(source, statement, outer, outer + indent),
      insertAt(statement.range[1], `${newline}${outer}${close}`),
    ],
  };
}

function opening(source: Source, statement: Node, by: Deferral, isWhole: boolean): string {
  switch (by.kind) {
    case 'catch':
      return `${semicolonBefore(source, statement, '(')}(async () => {`;
    case 'waitUntil':
      return `${by.name}((async () => {`;
    case 'after':
      return isWhole ? `${by.name}(async () => {` : `${by.name}((async () => {`;
  }
}

function closing(by: Deferral, isWhole: boolean, caught: string): string {
  switch (by.kind) {
    case 'catch':
      return `)()${caught}`;
    case 'waitUntil':
      return `)()${caught})`;
    case 'after':
      return isWhole ? ')' : ')())';
  }
}

/** Why the statements cannot run beside what follows them. */
function whyNotLater(source: Source, statements: readonly TSESTree.ExpressionStatement[]): string | undefined {
  for (const [index, { expression }] of statements.entries()) {
    const sent = expression.type === 'AwaitExpression' ? expression.argument : expression;
    let isWaiting = false;
    walk(sent, node => {
      isWaiting ||= node.type === 'AwaitExpression' || node.type === 'YieldExpression';
      return !isFunction(node);
    });
    if (isWaiting) {
      return 'what it sends is awaited itself; put that into a variable before it';
    }
    const narrowed = narrowedMember(source, sent);
    if (narrowed !== undefined) {
      return `in a function of its own TypeScript forgets what was asked about \`${narrowed}\`; put that into a variable before it`;
    }
    if (index > 0 && !isLater(source, sent, statements.at(-1)!, true)) {
      return 'what a later call sends is computed when the first one is done; put it into variables before them';
    }
  }
  return undefined;
}

function lineStart({ text }: Source, { range }: Node): number {
  return text.lastIndexOf('\n', range[0] - 1) + 1;
}

/** The starts of the lines that begin between two offsets. */
function lineStarts({ text }: Source, from: number, to: number): number[] {
  return [...text.slice(from, to).matchAll(/\n/g)].map(({ index }) => from + index + 1);
}

/** The starts of the lines between the statements that begin with a comment. */
function commentLines(source: Source, statements: readonly Node[]): number[] {
  const [start, end] = [statements[0]!.range[1], statements.at(-1)!.range[0]];
  const starts = new Set<number>();
  for (const { range } of source.comments) {
    if (range[0] < start || range[1] > end || statements.some(each => contains(each.range, range))) {
      continue;
    }
    for (let offset = source.text.lastIndexOf('\n', range[0]) + 1; offset <= range[1];) {
      if (offset > start) {
        starts.add(offset);
      }
      const next = source.text.indexOf('\n', offset);
      if (next === -1 || next > range[1]) {
        break;
      }
      offset = next + 1;
    }
  }
  for (const statement of statements.slice(1)) {
    starts.delete(lineStart(source, statement));
  }
  return [...starts];
}

function withType(param: TSESTree.BindingName): Edit['range'] {
  const type = (param as { typeAnnotation?: Node | null }).typeAnnotation;
  return [param.range[0], Math.max(param.range[1], type?.range[1] ?? 0)];
}
