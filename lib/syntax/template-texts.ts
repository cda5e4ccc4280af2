/** Code between the tags of Vue, Svelte and Astro: what a text shows, and what its blocks ask. */
import type { Attribute } from './template-handlers.ts';

interface Shown {
  readonly kind: 'shown';
  readonly start: number;
  readonly end: number;
}

/** An attribute of pug, whose tags have no angles. */
const attributeOfPug = /[(,\s]((?:@|:|v-)[\w:.@-]+)\s*=\s*(["'])/g;

/** The code in the text from `from` to `to`, in its order. */
export function* partsOfText(dialect: string, markup: string, from: number, to: number): Generator<Shown | Attribute> {
  const text = markup.slice(from, to);
  if (dialect === 'vue') {
    const found = [...mustachesOf(text, from), ...attributesOfPug(text, from)];
    yield* found.sort((a, b) => a.start - b.start);
  } else if (dialect === 'svelte' || dialect === 'astro') yield* bracesOf(text, from);
}

function* mustachesOf(text: string, from: number): Generator<Shown> {
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', at + 2)) {
    const end = text.indexOf('}}', at);
    if (end < 0) return;
    yield { kind: 'shown', start: from + at + 2, end: from + end };
  }
}

function* attributesOfPug(text: string, from: number): Generator<Attribute> {
  for (const { index, 0: opening, 1: name = '', 2: quote = '' } of text.matchAll(attributeOfPug)) {
    const start = index + opening.length;
    const end = text.indexOf(quote, start);
    if (end < 0) continue;
    yield { name, nameStart: from + index + 1, start: from + start, end: from + end, kind: 'quoted' };
  }
}

function* bracesOf(text: string, from: number): Generator<Shown> {
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
    const end = afterBraces(text, at);
    // What has tags in it is markup again.
    if (text.charAt(end - 1) !== '}') return;
    yield expressionOf(text.slice(at + 1, end - 1), from + at + 1);
    at = end - 1;
  }
}

/** `{#if of(1)}`, `{:else if of(1)}`, `{@const it = of(1)}`, `{#each of(1) as one}`: what is asked. */
function expressionOf(inner: string, from: number): Shown {
  const [head = '', word = ''] = /^\s*(?:[#@](\w+)|:else\s+if\b)\s+/.exec(inner) ?? [];
  const asked = inner.slice(head.length);
  const sign = word === 'const' ? asked.indexOf('=') : -1;
  const behind = sign < 0 || asked.charAt(sign + 1) === '=' || asked.charAt(sign + 1) === '>' ? 0 : sign + 1;
  const last = word === 'each' ? asked.lastIndexOf(' as ') : word === 'await' ? asked.search(/\s(?:then|catch)\b/) : -1;
  const start = from + head.length;
  return { kind: 'shown', start: start + behind, end: start + (last < 0 ? asked.length : last) };
}

/** The offset after the brace that closes the one at `at`; strings and templates are passed over. */
export function afterBraces(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return i + 1;
    else if (char === '"' || char === "'" || char === '`') {
      for (i++; i < text.length && text.charAt(i) !== char; i++) {
        if (text.charAt(i) === '\\') i++;
        else if (char === '`' && text.startsWith('${', i)) i = afterBraces(text, i + 1) - 1;
      }
    }
  }
  return text.length;
}
