/** Code in the markup of Vue, Svelte, Astro and HTML: event handlers, bound properties, and what a text shows. */
import { blankEnclosed } from '../text/blank.ts';
import { afterBraces, partsOfText } from './template-texts.ts';

export interface Attribute {
  readonly name: string;
  readonly nameStart: number;
  /** Of the code itself, without quotes or braces. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'quoted' | 'braced';
}

/** An attribute, or code between the tags. */
type Part = Attribute | { readonly kind: 'shown'; readonly start: number; readonly end: number };

/** What begins a part that is no markup. */
const noMarkup = /<!--|<(?:script|style)\b|^[^\S\r\n\u2028\u2029]*---\r?\n/gim;
const endOfComment = /-->/;
const endOfScript = /<\/script\s*>/i;
const endOfStyle = /<\/style\s*>/i;
const endOfFrontmatter = /^---/m;
const tag = /<[a-z][\w:.-]*(?=[\s/>])/gi;
const entities: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  apos: "'",
  '#39': "'",
  amp: '&',
  lt: '<',
  gt: '>',
};

/**
 * Puts the code of a template's handlers and bindings into the blanks between the scripts, at its
 * own offsets, so that it is read in the scope of the component's script. A handler becomes the body
 * of a function; what does not parse is left out, so that it cannot spoil the rest.
 *
 * @param file - the file's name; its extension chooses the dialect of the markup
 * @param text - the file's text
 * @param scripts - as long as the text, with everything blanked that is no script
 * @param parses - whether a program parses
 * @returns `scripts` with the handlers in it
 */
export function withHandlers(file: string, text: string, scripts: string, parses: (code: string) => boolean): string {
  const dialect = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  const result: string[] = [];
  let end = 0;
  for (const part of partsOf(dialect, text)) {
    const kind = part.kind === 'shown' ? part.kind : kindOf(dialect, part);
    const code = kind && decoded(text.slice(part.start, part.end));
    if (!code || !code.includes('(')) continue;
    const frame = kind === 'shown' ? shownAs(code, parses) : framed(code, kind, part, parses);
    // Where nothing is between two texts, the semicolon behind the first has the place of the second's.
    const head = frame && part.start === end && kind === 'shown' ? '' : frame?.head;
    const start = part.start - (head?.length ?? 0);
    if (!frame || head === undefined || start < end) continue;
    result.push(scripts.slice(end, start), head, code, frame.tail);
    end = part.end + 1;
    // Whatever comes next must not be taken for an operand.
    if (frame.tail !== ';' && !/[\r\n\u2028\u2029]/.test(text.charAt(end)) && end < text.length) {
      result.push(';');
      end++;
    }
  }
  return result.length === 0 ? scripts : result.join('') + scripts.slice(end);
}

interface Frame {
  readonly head: string;
  readonly tail: string;
}

/** What makes statements of the code of an attribute. */
function framed(
  code: string,
  kind: 'handler' | 'expression',
  part: Part,
  parses: (code: string) => boolean,
): Frame | undefined {
  const room = 'nameStart' in part ? part.start - part.nameStart + 1 : 0;
  if (kind === 'handler' && room >= 6 && parses(`()=>{${code}\n}`)) return { head: ';()=>{', tail: '}' };
  return parses(`(${code}\n)`) ? { head: ';(', tail: ')' } : undefined;
}

/** Between two braces there is no room for parentheses. */
function shownAs(code: string, parses: (code: string) => boolean): Frame | undefined {
  const isPlain = !/^\s*(?:\{|function\b|class\b|async\b|let\b)/.test(code);
  return isPlain && parses(`(${code}\n)`) ? { head: ';', tail: ';' } : undefined;
}

function kindOf(dialect: string, { name, kind }: Attribute): 'handler' | 'expression' | undefined {
  if (kind === 'braced') return dialect === 'svelte' || dialect === 'astro' ? 'expression' : undefined;
  if (dialect === 'vue') {
    if (/^(?:@|v-on:)/.test(name)) return 'handler';
    // What `v-for` and `v-slot` say is no expression; every other directive is given one.
    if (/^(?::|v-(?!for$|slot\b))/.test(name)) return 'expression';
  }
  // Alpine and htmx have handlers of their own in any markup.
  return /^(?:on[a-z]+$|x-on:|@[a-z]|hx-on:)/i.test(name) ? 'handler' : undefined;
}

/** An element of the markup, with the attributes that have a value. */
export interface TemplateElement {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly attributes: readonly Attribute[];
}

/** The elements of one of some names, in their order. */
export function elementsOf(text: string, isWanted: (name: string) => boolean): readonly TemplateElement[] {
  const markup = blankEnclosed(text, noMarkup, endOfPart);
  return [...markup.matchAll(tag)].flatMap(({ index: start, 0: opening }) => {
    const name = opening.slice(1);
    if (!isWanted(name)) return [];
    const attributes: Attribute[] = [];
    const found = attributesAt(markup, start + opening.length);
    for (let next = found.next(); ; next = found.next()) {
      if (next.done) return [{ name, start, end: next.value + 1, attributes }];
      attributes.push(next.value);
    }
  });
}

function* partsOf(dialect: string, text: string): Generator<Part> {
  const markup = blankEnclosed(text, noMarkup, endOfPart);
  let next = 0;
  for (const { index, 0: opening } of markup.matchAll(tag)) {
    if (index < next) continue;
    yield* partsOfText(dialect, markup, next, index);
    next = yield* attributesAt(markup, index + opening.length);
  }
  yield* partsOfText(dialect, markup, next, markup.length);
}

function endOfPart(start: string): RegExp {
  if (start === '<!--') return endOfComment;
  if (!start.startsWith('<')) return endOfFrontmatter;
  return start.toLowerCase() === '<script' ? endOfScript : endOfStyle;
}

/** The attributes of a tag; at last the offset of its end, or where it began if it has none. */
function* attributesAt(markup: string, from: number): Generator<Attribute, number> {
  let at = from;
  while (at < markup.length) {
    const char = markup.charAt(at);
    if (char === '>') return at;
    if (char === '{') {
      at = afterBraces(markup, at);
      continue;
    }
    const name = /^[^\s"'<>/={}]+/.exec(markup.slice(at, at + 200))?.[0];
    if (!name) {
      at++;
      continue;
    }
    const nameStart = at;
    at += name.length;
    const equals = /^\s*=\s*/.exec(markup.slice(at, at + 200))?.[0];
    if (!equals) continue;
    at += equals.length;
    const opener = markup.charAt(at);
    if (opener === '"' || opener === "'") {
      const end = markup.indexOf(opener, at + 1);
      if (end < 0) return from;
      const value = markup.slice(at + 1, end);
      const inner = /^\s*\{([\s\S]*)\}\s*$/.exec(value);
      // Svelte's older style: `on:click="{…}"`.
      if (inner && name.includes(':')) {
        const start = at + 1 + value.indexOf('{') + 1;
        yield { name, nameStart, start, end: start + (inner[1] as string).length, kind: 'braced' };
      } else yield { name, nameStart, start: at + 1, end, kind: 'quoted' };
      at = end + 1;
    } else if (opener === '{') {
      const end = afterBraces(markup, at);
      yield { name, nameStart, start: at + 1, end: end - 1, kind: 'braced' };
      at = end;
    } else {
      const length = /^[^\s>]*/.exec(markup.slice(at, at + 2000))?.[0].length ?? 0;
      if (length > 0) yield { name, nameStart, start: at, end: at + length, kind: 'quoted' };
      at += length;
    }
  }
  return from;
}

/** Entities as characters; blanks keep the length, outside of strings where the entity is a quote. */
function decoded(code: string): string {
  let isOpen = false;
  return code.replace(/&(#?\w+);/g, (match, name: string) => {
    const char = Object.hasOwn(entities, name) ? (entities[name] as string) : undefined;
    if (char === undefined) return match;
    const blanks = ' '.repeat(match.length - 1);
    if (char !== '"' && char !== "'") return char + blanks;
    isOpen = !isOpen;
    return isOpen ? blanks + char : char + blanks;
  });
}
