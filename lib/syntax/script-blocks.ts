import { blanked } from '../text/blank.ts';

/** Where a file holds its scripts, and in which dialect. */
export interface Script {
  /** As long as the file: everything that is no script is blanked, so that offsets stay true. */
  readonly text: string;
  readonly lang: 'js' | 'jsx' | 'ts' | 'tsx' | 'dts';
  /** Tried where the first dialect fails: JSX in `.js`, Flow-free `.jsx` and the like. */
  readonly retryLang?: 'jsx' | 'tsx' | 'ts';
}

const scriptTag = /<script\b/gi;
const endOfScript = /<\/script\s*>/gi;
/** The `type` of a script, and of no other attribute whose name ends so. */
const typeOfScript = /(?:^|[\s"'])type\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/i;
/** Scripts that run, or that a library makes run: `text/plain` is how scripts wait for consent. */
const scriptType =
  /^(?:|module|(?:text|application)\/(?:x-)?(?:javascript|ecmascript|babel|jsx|typescript|plain|partytown)(?:[\d.]*|\s*;.*)|ts|text\/(?:ts|tsx))$/i;

const component = /\.(?:vue|svelte|astro)$/i;
const markup = /^\s*(?:<[^>]|---|\{[#@])/;
const closingTag = /<\/\w[\w-]*\s*>$/m;

/** Whether a text that goes by a component's name does not begin as one: it may be code, or text with markup behind it. */
export function mayBeScript(file: string, text: string): boolean {
  return component.test(file) && text.trim() !== '' && !markup.test(text);
}

/**
 * Whether a text that goes by a component's name is code: parsers of components and oxlint take it out themselves and
 * hand it on by that name. A component begins with markup, as a rule; what they give never does.
 */
export function isScriptAlone(file: string, text: string): boolean {
  return mayBeScript(file, text) && !closingTag.test(text);
}

export function scriptOf(file: string, text: string): Script {
  if (isScriptAlone(file, text)) return { text, lang: 'ts', retryLang: 'tsx' };
  const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  switch (extension) {
    case 'vue':
    case 'svelte':
    case 'html':
    case 'htm':
      return { text: onlyScripts(text), lang: 'ts', retryLang: 'tsx' };
    case 'astro':
      return { text: onlyScripts(text, frontmatter(text)), lang: 'ts', retryLang: 'tsx' };
    case 'ts':
    case 'mts':
    case 'cts':
      return { text, lang: /\.d\.[mc]?ts$/i.test(file) ? 'dts' : 'ts', retryLang: 'tsx' };
    case 'tsx':
      return { text, lang: 'tsx' };
    default:
      return { text, lang: 'jsx', retryLang: 'tsx' };
  }
}

/** Ranges of the contents of the scripts of a component or page. */
export function scriptRanges(text: string): [number, number][] {
  const ranges: [number, number][] = [];
  const lastEnd = [...text.matchAll(endOfScript)].at(-1)?.index ?? -1;
  const read = new Set<number>();
  let next = 0;
  for (const { 0: tag, index } of text.matchAll(scriptTag)) {
    if (index < next) continue;
    const attributes = index + tag.length;
    const start = endOfTag(text, attributes, read);
    if (start === undefined || start > lastEnd) continue;
    const length = text.slice(start).search(endOfScript);
    next = start + length;
    if (isScript(text.slice(attributes, start - 1)) && text.slice(start, next).trim() !== '')
      ranges.push([start, next]);
  }
  return ranges;
}

function isScript(attributes: string): boolean {
  const [, ...types] = typeOfScript.exec(attributes) ?? [];
  return scriptType.test(types.find(type => type !== undefined)?.trim() ?? '');
}

/**
 * The offset behind the `>` that ends a tag; those in quotes do not.
 *
 * @param read - the places from which no end was found before, to which this one's are added: each is read once
 */
function endOfTag(text: string, from: number, read: Set<number>): number | undefined {
  for (let at = from; at < text.length && !read.has(at); at++) {
    const sign = text.charAt(at);
    if (sign === '>') return at + 1;
    read.add(at);
    if (sign === '"' || sign === "'") {
      const close = text.indexOf(sign, at + 1);
      if (close < 0) return undefined;
      at = close;
    }
  }
  return undefined;
}

function frontmatter(text: string): [number, number][] {
  const open = /^[^\S\r\n\u2028\u2029]*---\r?\n/m.exec(text);
  if (!open) return [];
  const start = open.index + open[0].indexOf('---') + 3;
  const length = text.slice(start).search(/^---/m);
  return length < 0 ? [] : [[start, start + length]];
}

function onlyScripts(text: string, more: [number, number][] = []): string {
  const ranges = [...more, ...scriptRanges(text)].sort((a, b) => a[0] - b[0]);
  let result = '';
  let end = 0;
  for (const [from, to] of ranges) {
    if (from < end) continue;
    result += gap(text.slice(end, from)) + text.slice(from, to);
    end = to;
  }
  return result + gap(text.slice(end));
}

/** Blanks what lies between scripts; the semicolon keeps the statements of two scripts apart. */
function gap(text: string): string {
  return text.startsWith('<') ? `;${blanked(text.slice(1))}` : blanked(text);
}
