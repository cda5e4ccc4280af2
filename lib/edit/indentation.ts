import type { Range } from '../reading.ts';
import type { Edit } from './edit.ts';
import { insertAt, replace } from './edit.ts';
import type { Node } from './nodes.ts';
import { contains, walk } from './nodes.ts';
import type { Source } from './source.ts';
import { lineEnd } from './style.ts';

/**
 * The edits that move the lines which start within `node` from the indentation `from` to `to`.
 * Lines of template literals, strings and JSX text stay, since their blanks are data.
 *
 * @param except ranges that are replaced as a whole
 */
export function reindent(source: Source, node: Node, from: string, to: string, except: readonly Range[] = []): Edit[] {
  if (from === to) {
    return [];
  }
  const { text } = source;
  const fixed = [...dataOf(node), ...except];
  const edits: Edit[] = [];
  for (let start = nextLine(text, node.range[0]); start < node.range[1]; start = nextLine(text, start)) {
    if (start === lineEnd(text, start) || fixed.some(range => range[0] < start && start <= range[1])) {
      continue;
    }
    const edit = moveLine(text, start, from, to);
    if (edit) {
      edits.push(edit);
    }
  }
  return edits;
}

/** The text of `node` with its later lines moved from the indentation `from` to `to`. */
export function textMoved(source: Source, node: Node, from: string, to: string): string {
  const [offset, end] = node.range;
  let result = source.text.slice(offset, end);
  for (const { range, text } of reindent(source, node, from, to).reverse()) {
    result = result.slice(0, range[0] - offset) + text + result.slice(range[1] - offset);
  }
  return result;
}

function moveLine(text: string, start: number, from: string, to: string): Edit | undefined {
  if (to.startsWith(from)) {
    return insertAt(start, to.slice(from.length));
  }
  // A line that is indented less than its context keeps what it has beyond the common part.
  const blanks = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const old = commonPrefix(blanks, from);
  return old === '' ? undefined : replace([start, start + old.length], old === from ? to : commonPrefix(old, to));
}

function commonPrefix(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) {
    length++;
  }
  return a.slice(0, length);
}

function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline + 1;
}

function dataOf(node: Node): Range[] {
  const ranges: Range[] = [];
  walk(node, child => {
    if (child.type === 'TemplateElement' || child.type === 'JSXText' || child.type === 'Literal') {
      ranges.push(child.range);
    }
    return contains(node.range, child.range);
  });
  return ranges;
}
