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

const tags = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
const quoted = /(?<!\[\s*)("[^"]*"|'[^']*')/g;
const reads = /(?<![\w.-])(event|customer)(?:\.([A-Za-z_][\w-]*)|\[\s*(?:"([^"]*)"|'([^']*)')\s*\])/g;
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
  return [...text.matchAll(tags)].flatMap(tag => {
    const inner = tag[0].replace(quoted, match => ' '.repeat(match.length));
    return [...inner.matchAll(reads)].flatMap((match): LiquidRead[] => {
      const [whole, of, plain, double, single] = match;
      const key = plain ?? double ?? single ?? '';
      if (own.has(of) || key === '') return [];
      const start = tag.index + match.index + whole.lastIndexOf(key);
      return [{ of: of as LiquidRead['of'], key, range: [start, start + key.length] }];
    });
  });
}
