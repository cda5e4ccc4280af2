import { REACHES } from '../../reach.ts';
import { forwarderOf, isKeptOut, KNOWN_WORDS, personWords, reachWords } from '../lead.ts';
import { plural, type FormatOptions } from '../format.ts';
import { typeWords } from './types.ts';
import { folded, list, markup, nothing, places, table, tag, type Column, type Markup, type Section } from './markup.ts';

import type { AuditEvent, AuditReport, Known, Reach } from '../../report.ts';

const MAX_PROPERTIES = 6;

const knownKinds: Readonly<Record<Known, string>> = { yes: 'good', sometimes: 'warning', no: 'error', 'not-said': '' };
const reachKinds: Readonly<Record<Reach, string>> = {
  direct: 'good',
  forwarded: 'good',
  'not-said': 'warning',
  no: '',
};

/** Every event: what comes of it, and what goes with it. */
export function events(report: AuditReport, options: FormatOptions): Section | undefined {
  const all = report.summary.events;
  if (all.length === 0) return undefined;
  const columns = columnsOf(report, options);
  const rows = byReach(all).map(event => ({
    cells: columns.map(({ cell }) => cell(event)),
    attributes: markup` data-item data-reach="${event.reaches.join(' ')}" data-person="${isKeptOut(event.reaches) ? '' : event.person}" data-findings="${event.findings > 0 ? 'some' : 'none'}"`,
  }));
  const drift = report.summary.drift.map(
    names =>
      markup`<p>${tag('drift', 'warning')} ${names.map(name => `“${name}”`).join(' and ')} differ in spelling only.</p>`,
  );
  return {
    id: 'events',
    title: 'Events',
    count: all.length,
    body: markup`${legend(report)}${list(drift)}${filters(report)}<div class="scroll" tabindex="0" role="region" aria-label="Events by name">${table('Events by name', columns, rows)}</div>`,
  };
}

function knownOf(event: AuditEvent): Markup {
  const words = personWords(event);
  return isKeptOut(event.reaches) ? markup`<span class="dim">${words}</span>` : tag(words, knownKinds[event.person]);
}

/** What surely arrives comes first. */
function byReach(all: readonly AuditEvent[]): AuditEvent[] {
  const rank = ({ reaches }: AuditEvent): number => REACHES.indexOf(reaches[0] ?? 'no');
  return [...all].sort((a, b) => rank(a) - rank(b));
}

/** What the words in the columns mean, shortly. */
function legend(report: AuditReport): Markup {
  const said =
    report.summary.forwarded === null && report.summary.events.some(({ reaches }) => reaches.includes('not-said'))
      ? markup` Which events ${forwarderOf(report)} forwards is set in its dashboard; name them in <code>settings.customerio.forwarded</code>, and this page can tell.`
      : nothing;
  return markup`<p class="dim"><strong>Person known</strong>: whether Customer.io can tell who the event is about. Where it cannot, the event makes a new person without an address, or is dropped.${said}</p>`;
}

interface EventColumn extends Column {
  readonly cell: (event: AuditEvent) => Markup;
}

function columnsOf(report: AuditReport, options: FormatOptions): EventColumn[] {
  const { events: all } = report.summary;
  const words = reachWords(report);
  return [
    {
      title: 'Event',
      isHead: true,
      cell: ({ name, isPattern }) => markup`${name}${isPattern ? markup` ${tag('pattern')}` : nothing}`,
    },
    {
      title: 'Reaches Customer.io',
      cell: ({ reaches }) =>
        list(
          reaches.map(reach => tag(words[reach], reachKinds[reach])),
          ' ',
        ),
    },
    { title: 'Person known', cell: knownOf },
    { title: 'Properties', cell: properties },
    ...(all.some(({ plan }) => plan) ? [{ title: 'Plan', cell: planned }] : []),
    ...(all.some(({ campaigns, templates }) => campaigns.length + templates.length > 0)
      ? [{ title: 'Campaigns, templates', cell: usersOf(options) }]
      : []),
    {
      title: 'Findings',
      cell: ({ findings }) => (findings > 0 ? tag(String(findings), 'error') : markup`<span class="dim">none</span>`),
    },
    { title: 'Sent from', cell: ({ sites }) => places(uniquePlaces(sites), options) },
  ];
}

function properties({ properties: all, sites, open }: AuditEvent): Markup {
  const count = uniquePlaces(sites).length;
  const items = Object.entries(all).map(
    ([key, { types, sites: own }]) =>
      markup`<li><code>${key}</code> <span class="dim">${typeWords(types)}${own < count ? `, at ${own} of ${count}` : ''}</span></li>`,
  );
  const rest = open ? [markup`<li class="dim">and others that are not known</li>`] : [];
  if (items.length + rest.length === 0) return markup`<span class="dim">none</span>`;
  const body = markup`<ul class="keys">${list([...items, ...rest])}</ul>`;
  return items.length > MAX_PROPERTIES ? folded(plural(items.length, 'property', 'properties'), body) : body;
}

function planned({ plan }: AuditEvent): Markup {
  if (!plan) return nothing;
  const tier = plan.tier === undefined ? nothing : markup` ${tag(`tier ${plan.tier}`)}`;
  return markup`${plan.isPlanned ? 'planned' : tag('not planned', 'warning')}${tier}`;
}

/** The campaigns that start on it, and the templates that read what it has. */
function usersOf({ prefix }: FormatOptions): EventColumn['cell'] {
  return ({ campaigns, templates }) => {
    const files = [...campaigns, ...templates];
    if (files.length === 0) return markup`<span class="dim">none</span>`;
    return markup`<ul class="places">${list(files.map(file => markup`<li><code>${prefix + file}</code></li>`))}</ul>`;
  };
}

/** A call that reaches two vendors is one place. */
function uniquePlaces(sites: AuditEvent['sites']): AuditEvent['sites'] {
  return [...new Map(sites.map(site => [`${site.file}:${site.line}:${site.column}`, site])).values()];
}

function filters(report: AuditReport): Markup {
  const toggles = [
    choice('Reaches Customer.io', 'reach', Object.entries(reachWords(report))),
    choice('Person known', 'person', Object.entries(KNOWN_WORDS)),
    choice('Findings', 'findings', Object.entries({ some: 'some', none: 'none' })),
  ];
  return markup`<div class="filters" role="search" aria-label="Events" data-filters="events" hidden><label>Search <input type="search" data-words autocomplete="off"></label>${list(toggles)}<p role="status"></p></div>`;
}

function choice(label: string, key: string, choices: readonly (readonly [string, string])[]): Markup {
  const options = choices.map(([value, text]) => markup`<option value="${value}">${text}</option>`);
  return markup`<label>${label} <select data-key="${key}"><option value="">any</option>${list(options, '')}</select></label>`;
}
