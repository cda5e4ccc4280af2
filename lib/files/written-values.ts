/** Literals of a configuration that is a program: read as they are written, and never run. */

export interface Written {
  readonly text?: string;
  readonly items?: readonly Written[];
  readonly members?: readonly (readonly [name: string, value: Written])[];
}

/** What is anything else: a call, a variable, a regular expression. */
const unread: Written = {};
const quotes = new Set(['"', "'", '`']);
const wordSigns = new Set('abcdefghijklmnopqrstuvwxyz0123456789_$');
const opening = new Set(['[', '{', '(']);
const closing = new Set([']', '}', ')']);
/** Nobody writes deeper; a parser that recurs must end. */
const MAX_DEPTH = 20;

/** The literals that stand behind a text in a list, as Babel has plugins with their options: `['name', { … }]`. */
export function writtenAfter(source: string, text: string): readonly Written[] {
  const tokens = tokensOf(source);
  return tokens.flatMap((token, at): readonly Written[] => {
    const isAsked = token.text === text && tokens[at + 1]?.sign === ',';
    return isAsked ? [new Reader(tokens, at + 2).value(0)] : [];
  });
}

interface Token {
  readonly text?: string;
  /** One sign, or a word. */
  readonly sign?: string;
}

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < source.length;) {
    const sign = source[at] as string;
    const comment = commentEnd(source, at);
    if (comment !== undefined) at = comment;
    else if (quotes.has(sign)) {
      const end = textEnd(source, at + 1, sign);
      tokens.push({ text: source.slice(at + 1, end) });
      at = end + 1;
    } else if (isWordSign(sign)) {
      let end = at + 1;
      while (end < source.length && isWordSign(source[end] as string)) end++;
      tokens.push({ sign: source.slice(at, end) });
      at = end;
    } else {
      if (sign.trim() !== '') tokens.push({ sign });
      at++;
    }
  }
  return tokens;
}

function commentEnd(source: string, at: number): number | undefined {
  if (source.startsWith('//', at)) return ended(source.indexOf('\n', at), source);
  return source.startsWith('/*', at) ? ended(source.indexOf('*/', at + 2), source) + 2 : undefined;
}

function ended(end: number, source: string): number {
  return end < 0 ? source.length : end;
}

/** Where a text ends: at its quote, which stands behind no backslash. */
function textEnd(source: string, from: number, quote: string): number {
  let at = from;
  while (at < source.length && source[at] !== quote) at += source[at] === '\\' ? 2 : 1;
  return at;
}

function isWordSign(sign: string): boolean {
  return wordSigns.has(sign.toLowerCase());
}

class Reader {
  readonly #tokens: readonly Token[];
  #at: number;

  constructor(tokens: readonly Token[], at: number) {
    this.#tokens = tokens;
    this.#at = at;
  }

  /** The value that begins here; behind it stands a comma or what closes the list. */
  value(depth: number): Written {
    const value = depth > MAX_DEPTH ? unread : this.#literal(depth);
    return this.#skip() ? unread : value;
  }

  #literal(depth: number): Written {
    const token = this.#tokens[this.#at];
    if (token?.text !== undefined) {
      this.#at++;
      return { text: token.text };
    }
    if (token?.sign === '[') return { items: this.#all(']', () => this.value(depth + 1)) };
    return token?.sign === '{' ? { members: this.#all('}', () => this.#member(depth + 1)).flat() } : unread;
  }

  #all<T>(close: string, one: () => T): readonly T[] {
    const found: T[] = [];
    this.#at++;
    while (this.#at < this.#tokens.length && this.#tokens[this.#at]?.sign !== close) {
      found.push(one());
      if (this.#tokens[this.#at]?.sign !== ',') break;
      this.#at++;
    }
    this.#at++;
    return found;
  }

  #member(depth: number): readonly (readonly [string, Written])[] {
    const key = this.#tokens[this.#at];
    const name = key?.text ?? key?.sign;
    if (name === undefined || this.#tokens[this.#at + 1]?.sign !== ':') {
      this.#skip();
      return [];
    }
    this.#at += 2;
    return [[name, this.value(depth)]];
  }

  /** Whether anything stands between here and the end of the item, which is passed over. */
  #skip(): boolean {
    const from = this.#at;
    let depth = 0;
    for (; this.#at < this.#tokens.length; this.#at++) {
      const sign = this.#tokens[this.#at]?.sign ?? '';
      if (depth === 0 && (sign === ',' || closing.has(sign))) break;
      if (opening.has(sign)) depth++;
      else if (closing.has(sign)) depth--;
    }
    return this.#at > from;
  }
}
