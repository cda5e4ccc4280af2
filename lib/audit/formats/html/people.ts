import { plural } from '../format.ts';
import { typeWords } from './types.ts';
import { identityPicture, kindWords, vendorNames } from './identity-picture.ts';
import { list, markup, nothing, places, table, tag, type Markup, type PageOptions, type Section } from './markup.ts';

import type { AuditReport } from '../../report.ts';

/** Who a person is: the picture, the ids, and who writes what is known of people. */
export function people(report: AuditReport, options: PageOptions): Section | undefined {
  const { identities, traits } = report.summary;
  if (identities.length + traits.length === 0) return undefined;
  return {
    id: 'people',
    title: 'Who a person is',
    body: markup`${identityPicture(report)}${ids(report, options)}${attributes(report, options)}`,
  };
}

function ids({ summary }: AuditReport, options: PageOptions): Markup {
  if (summary.identities.length === 0) return nothing;
  const rows = summary.identities.map(({ vendor, kind, text, methods, sites }) => ({
    cells: [
      markup`${text}`,
      tag(kindWords[kind]),
      markup`${vendorNames[vendor]}`,
      markup`${methods.join(', ')}`,
      places(sites, options),
    ],
  }));
  const columns = [
    { title: 'Id', isHead: true as const },
    ...['Kind', 'Sent to', 'With', 'Where'].map(title => ({ title })),
  ];
  return scrolled('Ids of people', table('Ids of people', columns, rows));
}

function attributes({ summary }: AuditReport, options: PageOptions): Markup {
  if (summary.traits.length === 0) return nothing;
  const rows = summary.traits.map(({ name, types, vendors, sites }) => ({
    cells: [
      markup`<code>${name}</code>`,
      markup`${typeWords(types)}`,
      markup`${vendors.map(vendor => vendorNames[vendor]).join(', ')}`,
      markup`${plural(new Set(sites.map(({ file }) => file)).size, 'file')}`,
      places(sites, options),
    ],
  }));
  const columns = [
    { title: 'Attribute', isHead: true as const },
    ...['Type', 'Sent to', 'Written by', 'Where'].map(title => ({ title })),
  ];
  return markup`<h3>Who writes which attribute</h3>${scrolled('Attributes of people', table('Attributes of people', columns, rows))}`;
}

function scrolled(label: string, content: Markup): Markup {
  return list([markup`<div class="scroll" tabindex="0" role="region" aria-label="${label}">${content}</div>`]);
}
