/** The one way to what a JSON text says. */
import { jsonPlaces, lineAt } from './json-places.ts';
import { readText } from './text.ts';

import type { Read } from './stats.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Parsers of what we pass on, and whoever walks through it, recur: some of them end the process at a few thousand levels. */
export const MAX_NESTING = 500;

const LINE_FEED = 10;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const SLASH = 47;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A file of JSON, with comments and commas behind the last item where somebody wrote some, as in a `tsconfig.json`. */
export function readJson(file: string, limit?: number): Read<unknown> {
  const { value: text, fault } = readText(file, limit);
  return fault ? { fault } : parseJson(text);
}

/**
 * What a JSON text says. Comments and commas behind the last item are let pass.
 *
 * @param text without a byte order mark
 */
export function parseJson(text: string): Read<unknown> {
  const strict = parseStrictJson(text);
  // Most are strict: blanks for comments are only put in where it is not understood without.
  return strict.fault ? parseStrictJson(withoutComments(text)) : strict;
}

/** What a JSON text says in whose place other programs read it too, so that no comment may stand in it. */
export function parseStrictJson(text: string): Read<unknown> {
  if (isTooDeep(text))
    return { fault: { kind: 'content', message: `it is nested more than ${MAX_NESTING} levels deep` } };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    // The error quotes the text, which may hold a secret; what it says is not passed on.
    return { fault: { kind: 'content', message: whyNoJson(text) } };
  }
}

function whyNoJson(text: string): string {
  if (text.trim() === '') return 'it is empty';
  const { error } = jsonPlaces(text);
  return error
    ? `it is not JSON (${error.expected} was expected in line ${lineAt(text, error.offset)})`
    : 'it is not JSON';
}

/** Whether brackets stand deeper in each other than parsers can be trusted with. Also for YAML and code. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = stringEnd(text, at) - 1;
        break;
      case OPEN_BRACE:
      case OPEN_BRACKET:
        if (++depth > MAX_NESTING) return true;
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        depth = Math.max(depth - 1, 0);
        break;
    }
  }
  return false;
}

/** Blanks in the place of comments and of commas behind the last item; all else stays where it is. */
function withoutComments(text: string): string {
  const bare = blanked(text, function* () {
    for (let at = 0; at < text.length;) {
      const end = commentEnd(text, at);
      if (end > at) yield [at, end];
      at = end > at ? end : text.charCodeAt(at) === QUOTE ? stringEnd(text, at) : at + 1;
    }
  });
  return blanked(bare, function* () {
    /** The comma behind an item, as long as nothing has come behind it. */
    let comma: number | undefined;
    let last = 0;
    for (let at = 0; at < bare.length;) {
      const code = bare.charCodeAt(at);
      if (comma !== undefined && (code === CLOSE_BRACE || code === CLOSE_BRACKET)) yield [comma, comma + 1];
      if (code > SPACE) {
        const isItem = last !== COMMA && last !== OPEN_BRACE && last !== OPEN_BRACKET;
        comma = code === COMMA && isItem ? at : undefined;
        last = code;
      }
      at = code === QUOTE ? stringEnd(bare, at) : at + 1;
    }
  });
}

/** The text with blanks in the place of these ranges, which come in order. Lines stay. */
function blanked(text: string, ranges: () => Iterable<readonly [number, number]>): string {
  const pieces: string[] = [];
  let kept = 0;
  for (const [start, end] of ranges()) {
    pieces.push(text.slice(kept, start), text.slice(start, end).replace(/[^\n\r]/g, ' '));
    kept = end;
  }
  return pieces.join('') + text.slice(kept);
}

/** Where the comment ends that begins here; the same place if none does. */
function commentEnd(text: string, start: number): number {
  const opening = text.charCodeAt(start) === SLASH ? text.slice(start, start + 2) : '';
  const closing = opening === '//' ? '\n' : opening === '/*' ? '*/' : undefined;
  if (closing === undefined) return start;
  const end = text.indexOf(closing, start + 2);
  return end === -1 ? text.length : closing === '\n' ? end : end + 2;
}

/** Behind the quote that ends a string, or where its line ends. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at + 1;
    else if (code === LINE_FEED) return at;
  }
  return text.length;
}
