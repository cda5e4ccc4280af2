import { blankEnclosed } from '../text/blank.ts';

/** Where a text nests deeper than the parser can be trusted with. */
export interface TooDeep {
  readonly message: string;
  readonly offset: number;
}

/** What is said of a text that is parsed, and whose tree then is too deep for the stack of what goes through it. */
export const TOO_DEEP_TO_READ = 'nested too deep to be read';

/** Code that people and tools write stays below an eighth of it. Classes in classes take 1.4 MB of a thread's stack. */
const MAX_BRACKETS = 500;
/** Operators that nest without brackets take a quarter as much each, and the later steps of the reading follow no further. */
const MAX_OPERATORS = 2000;
/** Of a sum or a chain (`a + b + …`, `a.b().c()…`), whose links take least. */
const MAX_PARTS = 50_000;

/**
 * Finds where a text nests too deep: by its brackets, or by what nests without any, as `!!!a` and `a ? b : c ? d : …`.
 *
 * It is asked before the parser is, which is native code: where that runs out of its stack the process ends, and no
 * other file is read either.
 */
export function tooDeep(text: string): TooDeep | undefined {
  // What stands in strings and comments seldom matters, and to leave it out takes longer than to count it.
  return find(text) && find(blankEnclosed(text, openings, opening => closings.get(opening) ?? lineEnd));
}

const openings = /\/\*|\/\/|['"]/g;
const lineEnd = /\n/;
/** An escaped quote closes as well: what matters is what stands in thousands. */
const closings = new Map([
  ['/*', /\*\//],
  ["'", /['\n]/],
  ['"', /["\n]/],
]);

function find(text: string): TooDeep | undefined {
  return findBrackets(text) ?? findOperators(text);
}

function findBrackets(text: string): TooDeep | undefined {
  const bracket = /[()[\]{}]/g;
  let open = 0;
  while (bracket.test(text)) {
    const offset = bracket.lastIndex - 1;
    const char = text[offset];
    if (char === ')' || char === ']' || char === '}') open = Math.max(open - 1, 0);
    else if (++open > MAX_BRACKETS) return { message: tooDeepBy(MAX_BRACKETS, 'brackets'), offset };
  }
  return undefined;
}

/** What has so many operators in a row was made by a machine, which breaks no lines: most of a text is skipped. */
function findOperators(text: string): TooDeep | undefined {
  for (let offset = 0; offset + MAX_OPERATORS < text.length;) {
    const next = text.slice(offset, offset + MAX_OPERATORS + 1);
    const line = next.lastIndexOf('\n');
    const end = line < 0 ? Math.max(next.lastIndexOf(','), next.lastIndexOf(';')) : line;
    if (end >= 0) {
      offset += end + 1;
      continue;
    }
    const separator = /[,;\n]/g;
    separator.lastIndex = offset;
    const expression = text.slice(offset, separator.exec(text)?.index);
    const message = excessOf(expression);
    if (message !== undefined) return { message, offset };
    offset += expression.length;
  }
  return undefined;
}

const tokens = /[\w$]+|[=!]==?|[<>]=|=>|<[</]|\?[?.]|\+\+|--|[^\w\s$]/g;
/** They wait for what is on their right. */
const waitingTokens = new Set([
  ...['=', '=>', '?', '~', '<'],
  ...['new', 'typeof', 'void', 'delete', 'await', 'yield', 'keyof', 'extends', 'else'],
]);
/** The same, where no operand is on their left. */
const signs = new Set(['!', '+', '-']);
/** What else no operand ends with. */
const openTokens = new Set([...'([{.:&|^%*/', '==', '===', '!=', '!==', '<=', '>=', '??', '?.', 'return', 'case']);

/** What an expression has too much of. */
function excessOf(expression: string): string | undefined {
  let waiting = 0;
  let parts = 0;
  let isAfterOperand = false;
  for (const [token] of expression.matchAll(tokens)) {
    const isSign = signs.has(token);
    const isWaiting: boolean = isSign ? !isAfterOperand : waitingTokens.has(token);
    if (isWaiting && ++waiting > MAX_OPERATORS) return tooDeepBy(MAX_OPERATORS, 'operators');
    if (++parts > MAX_PARTS) return tooDeepBy(MAX_PARTS, 'parts');
    // `a!` says that something is not null.
    isAfterOperand = isSign ? token === '!' && isAfterOperand : !isWaiting && !openTokens.has(token);
  }
  return undefined;
}

function tooDeepBy(limit: number, what: string): string {
  return `nested more than ${limit} ${what} deep, which is too much for a parser`;
}
