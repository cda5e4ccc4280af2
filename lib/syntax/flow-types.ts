/**
 * Types of Flow that TypeScript does not know, taken out of a text so that the parser of TypeScript can read the rest.
 *
 * Most annotations are the same in both. Where the parser stops there is what Flow alone writes: it is blanked, and
 * the parser is asked again. Nothing moves, and nothing is touched that the parser could read.
 */
import { blanked } from '../text/blank.ts';
import { closingOf, endOfType, openingBefore, startOfType } from './type-extents.ts';

/** A place at which the parser stops. */
export interface Stop {
  readonly message: string;
  readonly offset: number;
}

/** Each takes a run of the parser; files that need more are written by programs. */
const MAX_REPAIRS = 400;

const pragma = /@flow\b/;
/** How far words are looked for on either side of a place. */
const LOOK = 200;
const typed = /^(?:import (?:type|typeof)|export (?:opaque )?type|opaque type) /m;

/** Whether a text of JavaScript has types: by the pragma of Flow, or by what it imports and exports. */
export function hasFlowTypes(text: string): boolean {
  return pragma.test(text) || typed.test(text);
}

/**
 * @param stopsOf - where the parser stops at a text; empty if it reads it all
 * @returns a text as long without what stops the parser; undefined if there is something else that does
 */
export function withoutFlowTypes(text: string, stopsOf: (text: string) => readonly Stop[]): string | undefined {
  // With the pragma the parser says of every error that it knows no Flow.
  let code = text.replaceAll('@flow', '-flow');
  for (let repairs = 0; repairs < MAX_REPAIRS; repairs += 1) {
    const stops = stopsOf(code);
    if (stops.length === 0) return code;
    const repaired = firstRepair(code, stops);
    if (repaired === undefined) return undefined;
    code = repaired;
  }
  return undefined;
}

function firstRepair(code: string, stops: readonly Stop[]): string | undefined {
  for (const stop of stops) {
    const repaired = repairedAt(code, stop);
    if (repaired !== undefined && repaired !== code) return repaired;
  }
  return undefined;
}

function repairedAt(code: string, { offset, message }: Stop): string | undefined {
  const word = withoutWord(code, offset, message);
  if (word !== undefined) return word;
  if (message.includes('Expected `=>`')) return withoutCast(code, offset);
  const at = offset + Math.max(0, code.slice(offset, offset + LOOK).search(/\S/));
  if (code.startsWith('=>', at)) return withoutFunction(code, at);
  if (code.startsWith('...', at)) return blank(code, at, endOfMember(code, at + 3));
  const before = code.slice(Math.max(0, at - LOOK), at).trimEnd();
  switch (code[at]) {
    case '*':
      return isTypeAhead.test(before) ? filled(code, at, at + 1) : undefined;
    case '|':
      return before.endsWith('{') || code[at + 1] === '}' ? blank(code, at, at + 1) : undefined;
    case '}':
      return before.endsWith('|') ? blank(code, code.lastIndexOf('|', at), at) : undefined;
    case '+':
    case '-':
      return blank(code, at, at + 1);
    case ':':
      return blank(code, at, endOfType(code, at + 1, !before.endsWith(')')));
    case ',':
      return withoutStars(code, at) ?? withoutUnnamed(code, openingBefore(code, at));
    case '(':
      return withoutUnnamed(code, at);
    case '>':
      return withoutParametersOfTypes(code, at);
    default:
      return undefined;
  }
}

const isTypeAhead = /(?:[:?<,|&=([]|=>)$/;
const wordBehind = /\b(?:opaque|typeof|declare)$/;
const wordAhead = /^\s*(?:opaque|typeof|%checks|declare)\b/;
const moduleExports = /^\s*module\s*\.\s*exports\s*:/;

/** Words that only Flow writes, where the parser stops before or behind one. */
function withoutWord(code: string, offset: number, message: string): string | undefined {
  const from = Math.max(0, offset - LOOK);
  const before = code.slice(from, offset).trimEnd();
  if (message.includes('question mark and an initializer')) {
    const mark = code.indexOf('?', offset);
    return mark < 0 ? undefined : blank(code, mark, mark + 1);
  }
  if (message.includes('type-only import')) return blank(code, from + before.lastIndexOf('type'), offset);
  const behind = wordBehind.exec(before);
  const rest = code.slice(offset, offset + LOOK);
  if (behind) {
    const exported = moduleExports.exec(rest);
    return blank(code, from + behind.index, exported ? endOfType(code, offset + exported[0].length) : offset);
  }
  const ahead = wordAhead.exec(rest);
  return ahead ? blank(code, offset, offset + ahead[0].length) : undefined;
}

/** `(value: Type)`, which the parser takes for the parameters of an arrow. */
function withoutCast(code: string, offset: number): string | undefined {
  const end = code.lastIndexOf(')', offset - 1);
  const open = openingBefore(code, end);
  const colon = open === undefined ? -1 : code.indexOf(':', open);
  return colon >= 0 && colon < end ? blank(code, colon, end) : undefined;
}

/** `Item => void`, whose parameter has neither a name nor brackets, or whose brackets hold what a name cannot be. */
function withoutFunction(code: string, arrow: number): string | undefined {
  const start = startOfType(code, arrow);
  const end = endOfType(code, arrow);
  return isStatement.test(code.slice(arrow, end)) ? undefined : filled(code, start, end);
}

const isStatement = /\b(?:return|const|let|if|await|yield)\b/;

/** `forwardRef<*, *>(…)`, which the parser takes for comparisons. */
function withoutStars(code: string, comma: number): string | undefined {
  const open = openingBefore(code, comma);
  const close = open === undefined || code[open] !== '<' ? undefined : closingOf(code, open);
  const star = code.indexOf('*', open);
  return close !== undefined && star > 0 && star < close ? filled(code, star, star + 1) : undefined;
}

/** `(?string, ?Object) => string`: the parser takes the first for a type in brackets, or for none. */
function withoutUnnamed(code: string, open: number | undefined): string | undefined {
  const close = open === undefined ? undefined : closingOf(code, open);
  const arrow = close === undefined ? -1 : close + 1 + code.slice(close + 1, close + LOOK).search(/\S/);
  return open !== undefined && arrow > 0 && code.startsWith('=>', arrow)
    ? filled(code, open, endOfType(code, arrow))
    : undefined;
}

/** `<T>(value: T) => …`, which stands for an element where markup may stand. */
function withoutParametersOfTypes(code: string, offset: number): string | undefined {
  const from = Math.max(0, offset - 4 * LOOK);
  const list = [...code.slice(from, offset).matchAll(/<[^<>()]*>(?=\()/g)].at(-1);
  return list && blank(code, from + list.index, from + list.index + list[0].length);
}

/** The end of a part of a type of an object, with the comma behind it. */
function endOfMember(code: string, from: number): number {
  const end = endOfType(code, from);
  return /[,;]/.test(code[end] ?? '') ? end + 1 : end;
}

function blank(code: string, start: number, end: number): string {
  return code.slice(0, start) + blanked(code.slice(start, end)) + code.slice(end);
}

/** A type that is not known, by a name that stands for none, in the place of one. */
function filled(code: string, start: number, end: number): string {
  const space = code.slice(start, end).search(/\S/);
  return `${code.slice(0, start + space)}_${blanked(code.slice(start + space + 1, end))}${code.slice(end)}`;
}
