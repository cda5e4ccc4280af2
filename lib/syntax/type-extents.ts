/** How far a type reaches in a text that cannot be parsed: by brackets and by what may stand behind a type. */

const opening: ReadonlySet<string> = new Set(['(', '[', '{', '<']);
const closing: ReadonlySet<string> = new Set([')', ']', '}', '>']);
const ends: ReadonlySet<string> = new Set([',', ';', '=']);
const starts: ReadonlySet<string> = new Set([':', ',', ';', '=', '|', '&']);
/** What says on the next line, or at the end of this one, that the type goes on. */
const goesOn = /^\s*(?:[|&.<[]|=>)/;
const isOpenEnded = /(?:[|&:?]|=>)\s*$/;

/** Longer types are not looked for. */
const MAX_LENGTH = 20_000;

/**
 * The offset at which a type ends that begins at `from`.
 *
 * @param arrow - whether an arrow belongs to the type; the one behind a type of what is returned begins the function
 */
export function endOfType(text: string, from: number, arrow = true): number {
  let depth = 0;
  const limit = Math.min(text.length, from + MAX_LENGTH);
  for (let at = from; at < limit; at += 1) {
    const char = text[at] ?? '';
    if (isArrow(text, at)) {
      if (depth === 0 && !arrow) return at;
      at += 1;
    } else if (char === '"' || char === "'") at = endOfQuote(text, at);
    else if (opening.has(char)) depth += 1;
    else if (closing.has(char)) {
      if (depth === 0) return at;
      depth -= 1;
    } else if (depth === 0 && (ends.has(char) || (char === '\n' && isOver(text, from, at)))) return at;
  }
  return limit;
}

/** Whether a type that begins at `from` is over at the end of a line. */
function isOver(text: string, from: number, lineEnd: number): boolean {
  const line = text.slice(from, lineEnd);
  return line.trim() !== '' && !isOpenEnded.test(line.slice(-20)) && !goesOn.test(text.slice(lineEnd, lineEnd + 200));
}

/** The offset at which the type begins that stands before `to`. */
export function startOfType(text: string, to: number): number {
  let depth = 0;
  const limit = Math.max(0, to - MAX_LENGTH);
  for (let at = to - 1; at >= limit; at -= 1) {
    const char = text[at] ?? '';
    if (isArrow(text, at - 1)) at -= 1;
    else if (char === '"' || char === "'") at = startOfQuote(text, at);
    else if (closing.has(char)) depth += 1;
    else if (opening.has(char)) {
      if (depth === 0) return at + 1;
      depth -= 1;
    } else if (depth === 0 && starts.has(char)) return at + 1;
  }
  return limit;
}

/** The bracket that opens what is open at an offset. */
export function openingBefore(text: string, to: number): number | undefined {
  let depth = 0;
  const limit = Math.max(0, to - MAX_LENGTH);
  for (let at = to - 1; at >= limit; at -= 1) {
    const char = text[at] ?? '';
    if (isArrow(text, at - 1)) at -= 1;
    else if (char === '"' || char === "'") at = startOfQuote(text, at);
    else if (closing.has(char)) depth += 1;
    else if (opening.has(char) && depth === 0) return at;
    else if (opening.has(char)) depth -= 1;
  }
  return undefined;
}

/** The bracket that closes the one at an offset. */
export function closingOf(text: string, open: number): number | undefined {
  let depth = 0;
  const limit = Math.min(text.length, open + MAX_LENGTH);
  for (let at = open; at < limit; at += 1) {
    const char = text[at] ?? '';
    if (isArrow(text, at)) at += 1;
    else if (char === '"' || char === "'") at = endOfQuote(text, at);
    else if (opening.has(char)) depth += 1;
    else if (closing.has(char)) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return undefined;
}

function isArrow(text: string, at: number): boolean {
  return text[at] === '=' && text[at + 1] === '>';
}

/** The quote that ends a text, or where the line ends. */
function endOfQuote(text: string, from: number): number {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote || text[at] === '\n') return at;
  }
  return text.length;
}

/** The quote that begins a text, or where the line begins. */
function startOfQuote(text: string, to: number): number {
  const line = text.lastIndexOf('\n', to) + 1;
  const quote = text[to];
  for (let at = to - 1; at >= line; at -= 1) if (text[at] === quote && text[at - 1] !== '\\') return at;
  return line;
}
