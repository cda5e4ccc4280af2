import type { Range } from '../reading.ts';
import type { Node } from './nodes.ts';
import type { Source } from './source.ts';
import { isFirstOnLine, lineEnd } from './style.ts';

/** What a comment begins with that tells a person what a codemod has left in the statement below; to be searched for. */
export const MARKER = 'customerio-migrate:';

const nextLineDirective =
  /^\s*(?:eslint-disable-next-line|oxlint-disable-next-line|biome-ignore|prettier-ignore|@ts-ignore|@ts-expect-error|istanbul ignore next|c8 ignore next|v8 ignore next)/;

export function hasComment(source: Source, [start, end]: Range): boolean {
  return source.comments.some(({ range }) => range[0] < end && start < range[1]);
}

/** The text of a range without the comments in it. */
export function withoutComments({ text, comments }: Source, [start, end]: Range): string {
  let rest = '';
  let from = start;
  for (const { range } of comments) {
    if (range[0] < from || range[1] > end) continue;
    rest += text.slice(from, range[0]);
    from = range[1];
  }
  return rest + text.slice(from, end);
}

/** Whether nothing but a comma stands between two arguments: no comment, and no parenthesis of one of them. */
export function isPlainGap({ text }: Source, before: Node, behind: Node): boolean {
  return /^\s*,\s*$/.test(text.slice(before.range[1], behind.range[0]));
}

function isAboutNextLine(comment: string): boolean {
  return nextLineDirective.test(comment) || comment.trimStart().startsWith(MARKER);
}

/**
 * Where text must go that is to stand before a statement: before its start, and before the comments above it
 * that speak to a tool about the very next line, since they must not come to speak about another.
 */
export function startWithDirectives(source: Source, offset: number): number {
  const { text } = source;
  let start = offset;
  while (isFirstOnLine(text, start)) {
    const last = lastBefore(source, start);
    if (!last || !isAboutNextLine(last.value) || text.slice(last.range[1], start).split('\n').length > 2) {
      break;
    }
    start = last.range[0];
  }
  return start;
}

/** The start of a statement, with the comments before it on its line. */
export function startWithComments(source: Source, offset: number): number {
  const { text } = source;
  let start = offset;
  for (let comment = lastBefore(source, start); comment; comment = lastBefore(source, start)) {
    if (text.slice(comment.range[0], start).includes('\n')) {
      break;
    }
    start = comment.range[0];
  }
  return isFirstOnLine(text, start) ? start : offset;
}

/** The end of a statement, with the comments behind it if nothing else stands on its line. */
export function endWithComments(source: Source, offset: number): number {
  const { text } = source;
  const end = lineEnd(text, offset);
  let rest = offset;
  for (const { range } of source.comments) {
    if (range[0] >= rest && range[0] < end && text.slice(rest, range[0]).trim() === '') {
      rest = range[1];
    }
  }
  return rest <= end && text.slice(rest, end).trim() === '' ? rest : offset;
}

/** The comment that ends last before `offset` with only blanks between. */
export function lastBefore(source: Source, offset: number): Source['comments'][number] | undefined {
  return source.comments.findLast(
    ({ range }) => range[1] <= offset && source.text.slice(range[1], offset).trim() === '',
  );
}

/** The start of the run of comments that stands directly above `offset`, without an empty line between. */
export function startOfComments(source: Source, offset: number): number {
  const { text } = source;
  let start = offset;
  for (;;) {
    const comment = lastBefore(source, start);
    if (
      !comment ||
      !isFirstOnLine(text, comment.range[0]) ||
      text.slice(comment.range[1], start).split('\n').length > 2
    ) {
      return start;
    }
    start = comment.range[0];
  }
}
