/** The parts that pages are made of. */
import type { AuditPlace } from '../../report.ts';
import { placeText, plural, type FormatOptions } from '../format.ts';

/** Already safe to stand in a page. */
export interface Markup {
  readonly html: string;
}

/** A part of the page under a heading of its own. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  readonly body: Markup;
}

/** What the parts of one page are made with. */
export interface PageOptions extends FormatOptions {
  /** Long lists of places that stand on the page already, by their places, with their ids. */
  readonly shown: Map<string, string>;
}

/** Lists with more are folded. */
const MAX_PLACES = 3;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Whatever is not markup already is text, wherever it comes from. */
export function markup(texts: TemplateStringsArray, ...values: readonly (Markup | string | number)[]): Markup {
  return {
    html: texts.reduce((result, text, index) => {
      const value = values[index - 1] as Markup | string | number;
      return (
        result +
        (typeof value === 'object' ? value.html : String(value).replace(/[&<>"']/g, sign => entities[sign] as string)) +
        text
      );
    }),
  };
}

/** What stands in this package as markup. */
export function raw(text: string): Markup {
  return { html: text };
}

export function list(parts: readonly Markup[], separator = '\n'): Markup {
  return { html: parts.map(part => part.html).join(separator) };
}

export const nothing: Markup = { html: '' };

/** Messages put names between backticks. */
export function prose(message: string): Markup {
  return list(
    message.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? markup`<code>${part}</code>` : markup`${part}`)),
    '',
  );
}

export interface Column {
  readonly title: string;
  /** It names the row. */
  readonly isHead?: true;
}

/**
 * A table that stays one for whoever hears it, also where its cells stand below each other: the roles are written out,
 * since what is no table to the eye is none to a screen reader either.
 *
 * @param attributes of each row, for the filters
 */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly { readonly cells: readonly Markup[]; readonly attributes?: Markup }[],
): Markup {
  const heads = columns.map(({ title }) => markup`<th role="columnheader" scope="col">${title}</th>`);
  const body = rows.map(({ cells, attributes = nothing }) => {
    const row = columns.map(({ title, isHead }, index) =>
      isHead
        ? markup`<th role="rowheader" scope="row" data-label="${title}">${cells[index] ?? nothing}</th>`
        : markup`<td role="cell" data-label="${title}">${cells[index] ?? nothing}</td>`,
    );
    return markup`<tr role="row"${attributes}>${list(row, '')}</tr>`;
  });
  return markup`<table role="table"><caption>${caption}</caption><thead role="rowgroup"><tr role="row">${list(heads, '')}</tr></thead><tbody role="rowgroup">${list(body)}</tbody></table>`;
}

/** A place, as a link where it can be looked at. */
export function place(one: AuditPlace, { prefix, linkTo }: FormatOptions, text = placeText(one, prefix)): Markup {
  const link = linkTo(one);
  const shown = markup`<code>${brokenAfterFolders(text)}</code>`;
  return link === undefined ? shown : markup`<a href="${link}" rel="noreferrer">${shown}</a>`;
}

function brokenAfterFolders(text: string): Markup {
  return list(
    text.split(/(?<=\/)/).map(part => markup`${part}`),
    '<wbr>',
  );
}

/** Places by file, those of one file on one line. A long list stands on the page once; where it is needed again, a link leads there. */
export function places(all: readonly AuditPlace[], options: PageOptions): Markup {
  const lines = [...new Map(all.map(one => [`${one.file}:${one.line}`, one])).values()];
  if (lines.length <= MAX_PLACES) return placeList(lines, options);
  const count = plural(lines.length, 'place');
  const key = lines.map(({ file, line }) => `${file}:${line}`).join('\n');
  const known = options.shown.get(key);
  if (known !== undefined) return markup`<a href="#${known}">${count}</a>`;
  const id = `places-${options.shown.size + 1}`;
  options.shown.set(key, id);
  return folded(count, placeList(lines, options, markup` id="${id}"`));
}

export function placeList(all: readonly AuditPlace[], options: FormatOptions, attributes = nothing): Markup {
  const byFile = new Map<string, AuditPlace[]>();
  for (const one of all) byFile.set(one.file, [...(byFile.get(one.file) ?? []), one]);
  const items = [...byFile.values()].map(own => markup`<li>${placesOfFile(own, options)}</li>`);
  return markup`<ul class="places"${attributes}>${list(items)}</ul>`;
}

function placesOfFile(own: readonly AuditPlace[], options: FormatOptions): Markup {
  const [first, ...others] = own as readonly [AuditPlace, ...AuditPlace[]];
  const { file, line } = first;
  const lines = others.map(one => place(one, options, String(one.line)));
  return list([place(first, options, `${options.prefix}${file}:${line}`), ...lines], ', ');
}

export function folded(summary: string | Markup, body: Markup): Markup {
  return markup`<details><summary>${summary}</summary>${body}</details>`;
}

export function tag(text: string, kind = ''): Markup {
  return markup`<span class="tag ${kind}">${text}</span>`;
}
