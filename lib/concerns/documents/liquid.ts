/** What templates read of events and people, in Liquid. */
import { linkTag, isForeignTemplate, mailFolder, mailMarks, visibleText } from './template.ts';

type Range = readonly [number, number];

export interface LiquidRead {
  readonly of: 'event' | 'customer';
  readonly key: string;
  /** Of the key. */
  readonly range: Range;
}

/** A text without any of these reads nothing. */
export const liquidText = /\{[{%][^{}]*\b(?:event|customer)\s*[.[]/;

const tags = /\{\{[^{}]*\}\}|\{%[^%]*%\}/g;
/** A path such as `event.items[0].sku` or `event["a key"]`; a text by itself. */
const tokens = /[A-Za-z_][\w.-]*(?:\[\s*(?:"[^"]*"|'[^']*')\s*\])?|"[^"]*"|'[^']*'/g;
/** Names that a template gives by itself: they are no events of Customer.io then. */
const ownNames = /\{%-?\s*(?:assign|capture|for|tablerow)\s+(event|customer)\b/g;

/** Whether a template shows by its place or its marks that it is a message, and not a page of an application. */
export function isMessageTemplate(source: string, file: string): boolean {
  const text = visibleText(source);
  if (isForeignTemplate(text)) return false;
  return /\.(?:mjml|liquid)$/i.test(file) || mailFolder.test(file) || mailMarks.test(source) || linkTag.test(text);
}

/** The properties and attributes that a text reads, each place of it. */
export function liquidReads(source: string): LiquidRead[] {
  const text = visibleText(source);
  const own = new Set([...text.matchAll(ownNames)].map(([, name]) => name));
  return [...text.matchAll(tags)].flatMap(tag =>
    [...tag[0].matchAll(tokens)].flatMap((token): LiquidRead[] => {
      const { of, key } = readOf(token[0]);
      if (!of || key === '' || own.has(of)) return [];
      const start = tag.index + token.index + token[0].indexOf(key, of.length);
      return [{ of, key, range: [start, start + key.length] }];
    }),
  );
}

/** What a path takes of an event or a person first. */
function readOf(token: string): { readonly of?: LiquidRead['of']; readonly key: string } {
  const of = (['event', 'customer'] as const).find(
    name => token.startsWith(`${name}.`) || token.startsWith(`${name}[`),
  );
  if (!of) return { key: '' };
  const rest = token.slice(of.length + 1);
  return {
    of,
    key: (token[of.length] === '.' ? rest.split(/[.[]/) : rest.trim().slice(1).split(rest.trim().charAt(0)))[0] ?? '',
  };
}
