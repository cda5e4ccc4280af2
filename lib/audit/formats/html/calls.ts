import { plural, type FormatOptions } from '../format.ts';
import { folded, list, markup, place, table, tag, type Markup, type Section } from './markup.ts';

import { vendorNames } from './identity-picture.ts';

import type { AuditCall, AuditReport } from '../../report.ts';

/** Every call, by file. The files are closed: a browser lays out thousands of rows only where somebody opens them. */
export function calls({ calls: all }: AuditReport, options: FormatOptions): Section | undefined {
  if (all.length === 0) return undefined;
  const files = new Map<string, AuditCall[]>();
  for (const call of all) files.set(call.file, [...(files.get(call.file) ?? []), call]);
  const groups = [...files].map(
    ([file, own]) =>
      markup`<details data-item><summary><code>${options.prefix + file}</code> <span class="dim">${plural(own.length, 'call')}</span></summary>${callTable(file, own, options)}</details>`,
  );
  return {
    id: 'calls',
    title: 'Every call, by file',
    count: all.length,
    body: folded(
      `For engineers: ${plural(all.length, 'call')} in ${plural(files.size, 'file')}`,
      markup`<div><div class="filters" role="search" aria-label="Calls" data-filters="calls" hidden><label>Search <input type="search" data-words autocomplete="off"></label><p role="status"></p></div>${list(groups)}</div>`,
    ),
  };
}

function callTable(file: string, own: readonly AuditCall[], options: FormatOptions): Markup {
  const columns = [
    { title: 'Event', isHead: true as const },
    ...['Sent to', 'Method', 'With', 'Where'].map(title => ({ title })),
  ];
  const rows = own.map(call => ({
    cells: [
      eventOf(call),
      markup`${vendorNames[call.vendor]}`,
      markup`${call.method}`,
      markup`${call.via === 'wrapper' ? (call.wrapper ?? 'a helper') : call.sdk}`,
      place(call, options),
    ],
  }));
  return table(`Calls in ${options.prefix}${file}`, columns, rows);
}

function eventOf({ events, patterns, unresolved, plumbing, method, inTest }: AuditCall): Markup {
  const names = [...events, ...patterns];
  const tags = [...(plumbing && method !== 'init' ? ['in a helper'] : []), ...(inTest ? ['test'] : [])];
  const unnamed = plumbing ? 'named by its callers' : 'name not known';
  const none = markup`<span class="dim">${unresolved ? unnamed : 'no event'}</span>`;
  return markup`${names.length > 0 ? names.join(', ') : none}${list(
    tags.map(text => markup` ${tag(text)}`),
    '',
  )}`;
}
