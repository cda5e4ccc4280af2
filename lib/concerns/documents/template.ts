/** What an e-mail template in HTML, Liquid or MJML says of unsubscribing. */
import path from 'node:path';

import { textOf } from '../../files/text.ts';
import { blankEnclosed } from '../../text/blank.ts';
import { readPattern } from '../../patterns.ts';

type Range = readonly [number, number];

export interface Output {
  readonly range: Range;
  /** As it is written. */
  readonly text: string;
  /** The tag that renders the address; absent where the output has filters, which a tag cannot have. */
  readonly tag: string;
  readonly hasFilters: boolean;
}

export interface TemplateReading {
  /** `{{ unsubscribe_url }}`: a variable that Customer.io does not set. */
  readonly outputs: readonly Output[];
  readonly hasLink: boolean;
  /** Parts that stand elsewhere may hold the link: snippets, includes, the content of a layout. */
  readonly isOpen: boolean;
  /** A whole message, not a part of one. */
  readonly isWhole: boolean;
  /** It shows that it is a message for people, and not a page of an application. */
  readonly isMessage: boolean;
  /** Where the message starts. */
  readonly start: Range;
}

/** A text without any of these has nothing to say. */
export const templateText = /unsubscribe_url|<(?:html|body|mjml|mj-)|\{[{%]/i;

const liquidComments = /\{%-?\s*(?:comment\s*-?%\}|raw\s*-?%\}|#)/g;
const endOfComment = /\{%-?\s*endcomment\s*-?%\}/;
const endOfRaw = /\{%-?\s*endraw\s*-?%\}/;
const endOfTag = /%\}/;
const endOfHtmlComment = /-->/;
const outputTag = /\{\{(\{?)(-?)\s*unsubscribe_url\s*(\|[^{}]*?)?(-?)\}\}(\}?)/g;
export const linkTag = /\{%-?\s*(?:unsubscribe_url|unsubscribe|manage_subscription_preferences_url)\b[^%]*%\}/;
const ownVariable = /\{%-?\s*(?:assign|capture)\s+unsubscribe_url\b/;
const elsewhere =
  /\{%-?\s*(?:include|render|layout|section)\b|\{\{[{-]?\s*(?:snippets\.|snippets\[|content\b|layout\.)/;
/** Django, Jinja, Twig, Handlebars, EJS and ERB, Blade, Shopify, Jekyll, Angular, Vue, other senders. */
const otherEngines =
  /\{%-?\s*(?:load|extends|block|trans|translate|url|static|csrf_token|macro|import|set|with|autoescape|embed|filter|schema|section)\b|\{\{[{~-]?\s*[#/>^!&]|<%|\*\||\{\{[^{}]*\|\s*\w+\(|\{\{[^{}|]*\w\(|@(?:if|foreach|section|extends|yield)\b\s*\(|content_for_header|\{\{-?\s*(?:site|page|person|organization|contact)\.|\{\{\$|\sv-(?:if|for|bind|on)[=:]|\*ng(?:If|For)|\sng-app/;
const customerioTag =
  /\{\{[{-]?\s*(?:customer|event|trigger|campaign|journey|message|objects?|snippets|layout|delivery_id|newsletter)[.[ }|]|\{%-?[^%]*\b(?:customer|event|trigger)\.|\{%-?\s*(?:view_in_browser_url|view_in_browser)\b/;
export const mailMarks = /<mjml|<mj-body|\[if[^[\]]*\bmso\b|schemas-microsoft-com|role\s*=\s*["']?presentation/i;
export const mailFolder =
  /(?:^|[/_.-])(?:e-?mails?|mails?|mailers?|mailings?|newsletters?|messages?|broadcasts?|campaigns?|customer-?io|cio)(?=[/_.-])/i;

/**
 * @param file relative to the root
 * @param absolute where the file lies, to find what `mj-include` names
 * @param links further links that count: parts of the text, or `/expressions/`
 */
export function readTemplate(
  source: string,
  file: string,
  absolute: string,
  links: readonly string[],
): TemplateReading {
  const text = visibleText(source);
  const isForeign = isForeignTemplate(text);
  const whole = /<(?:body|mjml|html)\b/i.exec(text);
  const included = includes(text, path.dirname(absolute), 0);
  const hasOwnVariable = ownVariable.test(text);
  const outputs = isForeign || hasOwnVariable ? [] : outputsOf(text);
  return {
    outputs,
    hasLink:
      hasOwnVariable ||
      outputsOf(text).length > 0 ||
      [text, ...included.texts].some(one => linkTag.test(one) || links.some(link => hasLink(one, link))),
    isOpen: included.isOpen || [text, ...included.texts].some(one => elsewhere.test(one)),
    isWhole: whole !== null,
    isMessage:
      !isForeign &&
      (/\.mjml$/i.test(file) || mailMarks.test(source) || customerioTag.test(text) || mailFolder.test(file)),
    start: whole ? [whole.index, whole.index + whole[0].length] : [0, firstLineEnd(source)],
  };
}

/** Whether another engine renders a template; its text is given without comments. */
export function isForeignTemplate(text: string): boolean {
  return otherEngines.test(text) || (!customerioTag.test(text) && hasForeignVariable(text));
}

/** Customer.io's variables stand in namespaces: `{{ userName }}` is set by somebody else. */
function hasForeignVariable(text: string): boolean {
  const own = new Set(
    [...text.matchAll(/\{%-?\s*(?:assign|capture|for|tablerow|increment|decrement)\s+([\w-]+)/g)].map(
      ([, name]) => name,
    ),
  );
  return [...text.matchAll(/\{\{[{-]?\s*([A-Za-z_]\w*)\s*(?:\||-?\}\})/g)].some(
    ([, name]) =>
      !own.has(name) && !/^(?:content|unsubscribe_url|delivery_id|empty|nil|true|false|forloop)$/.test(name as string),
  );
}

/** The text without comments; conditional ones for Outlook are comments to everybody else. */
export function visibleText(source: string): string {
  const ownText = blankEnclosed(source, liquidComments, opening =>
    opening.includes('comment') ? endOfComment : opening.includes('raw') ? endOfRaw : endOfTag,
  );
  return blankEnclosed(ownText, /<!--/g, () => endOfHtmlComment);
}

function outputsOf(text: string): Output[] {
  return [...text.matchAll(outputTag)].map(match => {
    const [whole, , before = '', filters, after = ''] = match;
    return {
      range: [match.index, match.index + whole.length],
      text: whole,
      tag: `{%${before} unsubscribe_url ${after}%}`,
      hasFilters: filters !== undefined,
    };
  });
}

function hasLink(text: string, link: string): boolean {
  const pattern = readPattern(link, 'An entry of the option `links`');
  if (pattern) return pattern.test(text);
  // Spaces within tags are a matter of taste.
  const squeeze = (one: string): string => one.replace(/\s+/g, '');
  return squeeze(text).includes(squeeze(link));
}

/** The texts that `mj-include` brings in; open where one cannot be read. */
function includes(text: string, folder: string, depth: number): { texts: string[]; isOpen: boolean } {
  const texts: string[] = [];
  let isOpen = false;
  for (const [tag] of text.matchAll(/<mj-include\b[^<>]*>/gi)) {
    const name = /\bpath\s*=\s*(?:"([^"']*)"|'([^"']*)')/i
      .exec(tag)
      ?.slice(1)
      .find(one => one !== undefined);
    if (name === undefined || /\btype\s*=\s*["']css/i.test(tag)) continue;
    const full = path.resolve(folder, /\.\w+$/.test(name) ? name : `${name}.mjml`);
    const source = textOf(full);
    if (source === undefined) {
      isOpen = true;
      continue;
    }
    const included = visibleText(source);
    const inner = depth < 5 ? includes(included, path.dirname(full), depth + 1) : { texts: [], isOpen: true };
    texts.push(included, ...inner.texts);
    isOpen ||= inner.isOpen;
  }
  return { texts, isOpen };
}

function firstLineEnd(text: string): number {
  const end = text.search(/[\r\n]/);
  return end === -1 ? text.length : end;
}
