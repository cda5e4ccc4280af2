/** Where a file holds its scripts, and in which dialect. */
export interface Script {
  /** As long as the file: everything that is no script is blanked, so that offsets stay true. */
  readonly text: string;
  readonly lang: 'js' | 'jsx' | 'ts' | 'tsx' | 'dts';
  /** Tried where the first dialect fails: JSX in `.js`, Flow-free `.jsx` and the like. */
  readonly retryLang?: 'jsx' | 'tsx' | 'ts';
}

const scriptTag = /<script\b((?:"[^"]*"|'[^']*'|[^>"'])*)>([\s\S]*?)<\/script\s*>/gi;
const dataType =
  /\btype\s*=\s*["']?(?!module\b|text\/javascript\b|application\/javascript\b|text\/babel\b|ts\b)[\w/+.-]+/i;

export function scriptOf(file: string, text: string): Script {
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
  for (const match of text.matchAll(scriptTag)) {
    const [whole, attributes = '', body = ''] = match;
    if (dataType.test(attributes) || body.trim() === '') continue;
    const start = match.index + whole.indexOf('>', 7 + attributes.length) + 1;
    ranges.push([start, start + body.length]);
  }
  return ranges;
}

function frontmatter(text: string): [number, number][] {
  const match = /^\s*---\r?\n([\s\S]*?)^---/m.exec(text);
  if (!match) return [];
  const start = match.index + match[0].indexOf('---') + 3;
  return [[start, match.index + match[0].length - 3]];
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
  return text.startsWith('<') ? `;${blank(text.slice(1))}` : blank(text);
}

function blank(text: string): string {
  return text.replace(/[^\r\n\u2028\u2029]/g, ' ');
}
