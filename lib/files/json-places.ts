/** Where the values of a JSON text stand: `JSON.parse` does not tell, and its errors name no line on every Node.js. */

export interface JsonError {
  readonly offset: number;
  /** What was expected there, to follow "expected". */
  readonly expected: string;
}

export interface JsonPlaces {
  /** Offsets of values, by JSON pointer; of keys for members of objects. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Where values begin and end, by JSON pointer. */
  readonly spans: ReadonlyMap<string, readonly [start: number, end: number]>;
  readonly error?: JsonError;
}

class Stop extends Error {
  readonly offset: number;
  readonly expected: string;
  constructor(offset: number, expected: string) {
    super(expected);
    this.offset = offset;
    this.expected = expected;
  }
}

const blank = /[ \t\n\r]*/y;
// The control characters that JSON forbids in a string.
// eslint-disable-next-line no-control-regex
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** Deeper files are no plans, and the scan is recursive. */
const MAX_DEPTH = 500;

export function jsonPlaces(text: string): JsonPlaces {
  const offsets = new Map<string, number>();
  const spans = new Map<string, readonly [number, number]>();
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;

  const skip = (): void => {
    blank.lastIndex = at;
    blank.test(text);
    at = blank.lastIndex;
  };
  const take = (pattern: RegExp, expected: string): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) throw new Stop(at, expected);
    at = pattern.lastIndex;
    return found[0];
  };
  /** Reads what separates items; whether there is a further one. */
  const separator = (close: string): boolean => {
    skip();
    const char = text[at];
    if (char !== ',' && char !== close) throw new Stop(at, `"," or "${close}"`);
    at++;
    if (char === ',') {
      skip();
      if (text[at] === close) throw new Stop(at, 'another item after the comma');
    }
    return char === ',';
  };
  const value = (pointer: string, depth: number): void => {
    skip();
    if (depth > MAX_DEPTH) throw new Stop(at, 'fewer levels of nesting');
    if (!offsets.has(pointer)) offsets.set(pointer, at);
    const start = at;
    const char = text[at];
    if (char === '{' || char === '[') items(char, pointer, depth);
    else if (char === '"') take(string, 'a string that ends on its line and escapes rightly');
    else take(scalar, 'a JSON value');
    spans.set(pointer, [start, at]);
  };
  const items = (open: '{' | '[', pointer: string, depth: number): void => {
    const close = open === '{' ? '}' : ']';
    at++;
    skip();
    if (text[at] === close) {
      at++;
      return;
    }
    for (let index = 0, more = true; more; index++) {
      skip();
      let key = String(index);
      if (open === '{') {
        const start = at;
        key = JSON.parse(take(string, 'a key in double quotes')) as string;
        offsets.set(`${pointer}/${escapePointer(key)}`, start);
        skip();
        if (text[at] !== ':') throw new Stop(at, '":"');
        at++;
      }
      value(`${pointer}/${escapePointer(key)}`, depth + 1);
      more = separator(close);
    }
  };

  try {
    value('', 0);
    skip();
    if (at < text.length) throw new Stop(at, 'the end of the file');
    return { offsets, spans };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { offsets, spans, error: { offset: error.offset, expected: error.expected } };
  }
}

/** A key as a step of a JSON pointer. */
export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** From 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let index = text.indexOf('\n'); index !== -1 && index < offset; index = text.indexOf('\n', index + 1)) line++;
  return line;
}
