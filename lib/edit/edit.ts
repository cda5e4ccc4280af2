import { createRequire } from 'node:module';

import type MagicStringClass from 'magic-string';

import type { Range } from '../reading.ts';

const require = createRequire(import.meta.url);

/** Puts `text` in the place of `range`. An empty range inserts. ESLint's fixes have the same shape. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

export function insertAt(offset: number, text: string): Edit {
  return { range: [offset, offset], text };
}

export function replace(range: Range, text: string): Edit {
  return { range, text };
}

/**
 * Applies edits that do not overlap. Several insertions at one offset appear in the order given;
 * an insertion at the start of a replaced range stands before the replacement, one at its end after it.
 *
 * @throws if two edits change the same text, since then no order of applying them is right
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = inOrder(edits);
  assertApart(sorted);

  // Rules hand their edits to ESLint and never come here.
  const { default: MagicString } = require('magic-string') as { default: typeof MagicStringClass };
  const result = new MagicString(text);
  for (const {
    range: [start, end],
    text: replacement,
  } of sorted) {
    if (start === end) {
      result.appendLeft(start, replacement);
    } else {
      result.update(start, end, replacement);
    }
  }
  return result.toString();
}

/** The range from the first to the last changed character. */
export function hullOf(edits: readonly Edit[]): Range {
  return [Math.min(...edits.map(({ range }) => range[0])), Math.max(...edits.map(({ range }) => range[1]))];
}

/** Whether two ranges share a character or meet: edits of both cannot be told apart. */
export function touches(a: Range, b: Range): boolean {
  return a[0] <= b[1] && b[0] <= a[1];
}

/** Where a place in the old text stands in the new one. A place inside replaced text moves to its end. */
export function mapOffset(edits: readonly Edit[], offset: number): number {
  let moved = offset;
  for (const {
    range: [start, end],
    text,
  } of edits) {
    if (end <= offset) {
      moved += text.length - (end - start);
    } else if (start < offset) {
      moved += text.length - (offset - start);
    }
  }
  return moved;
}

/** Where a place in the new text stood in the old one: the inverse of `mapOffset`. What was put in stood where it was put. */
export function unmapOffset(edits: readonly Edit[], offset: number): number {
  let old = offset;
  for (const {
    range: [start, end],
    text,
  } of inOrder(edits)) {
    if (old < start) {
      return old;
    }
    old = old < start + text.length ? start : old - text.length + (end - start);
  }
  return old;
}

/** The order of application: by place, and insertions before a replacement that starts where they stand. */
function inOrder(edits: readonly Edit[]): Edit[] {
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.range[0] - b.edit.range[0] || a.edit.range[1] - b.edit.range[1] || a.index - b.index)
    .map(({ edit }) => edit);
}

function assertApart(sorted: readonly Edit[]): void {
  let end = 0;
  for (const { range } of sorted) {
    if (range[0] < end) {
      throw new Error(`Edits overlap at offset ${range[0]}: the text there would be changed twice.`);
    }
    end = Math.max(end, range[1]);
  }
}
