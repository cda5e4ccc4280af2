import { REACHES } from '../../reach.ts';
import { forwarderOf, isKeptOut, KNOWN_WORDS, personWords, reachWords } from '../lead.ts';
import { isSite } from '../../calls.ts';
import { titleOf } from '../../titles.ts';
import { placesBeside, uniquePlaces } from '../../places.ts';
import { plural, type FormatOptions } from '../format.ts';
import { causeId } from './causes.ts';
import { typeWords } from './types.ts';
import {
  folded,
  list,
  markup,
  nothing,
  placeList,
  places,
  prose,
  table,
  tag,
  type Column,
  type Markup,
  type PageOptions,
  type Section,
} from './markup.ts';

import type { AuditCall, AuditEvent, AuditReport, Known, Reach } from '../../report.ts';

const MAX_PROPERTIES = 6;

const knownKinds: Readonly<Record<Known, string>> = { yes: 'good', sometimes: 'warning', no: 'error', 'not-said': '' };
const reachKinds: Readonly<Record<Reach, string>> = {
  direct: '',
  forwarded: '',
  'not-said': 'warning',
  no: '',
};

/** Every event: what comes of it, and what goes with it. */
export function events(report: AuditReport, options: PageOptions): Section | undefined {
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
  const { events: all, forwarded } = report.summary;
  const forwarder = forwarderOf(report);
  const isThrough = all.some(({ reaches }) => reaches.includes('forwarded'));
  const isUnsaid = forwarded === null && all.some(({ reaches }) => reaches.includes('not-said'));
  const said = isUnsaid
    ? `Which events ${forwarder} forwards is set in its dashboard; name them in \`settings.customerio.forwarded\`, and this page can tell.`
    : isThrough
      ? `“Via ${forwarder}” is what \`settings.customerio.forwarded\` says, not what the code does: compare it with the destination Customer.io in ${forwarder}.`
      : '';
  const isUsed = all.some(({ campaigns, templates }) => campaigns.length + templates.length > 0);
  const users = isUsed
    ? ''
    : ' No campaign or template in this project uses any of them; which of those in Customer.io do, only Customer.io shows.';
  return markup`<p class="dim"><strong>Person known</strong>: whether Customer.io can tell who the event is about. Where it cannot, the event can create a person whom nobody can write to. ${prose(said)}</p><p class="dim"><strong>Properties</strong>: with the kind of their values, which is unclear where the code does not tell.${users}</p>`;
}

interface EventColumn extends Column {
  readonly cell: (event: AuditEvent) => Markup;
}

function columnsOf(report: AuditReport, options: PageOptions): EventColumn[] {
  const { events: all } = report.summary;
  const words = reachWords(report);
  const sending = sendersOf(report);
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
    { title: 'Properties', cell: event => properties(event, sending.get(keyOf(event)) ?? [], options) },
    ...(all.some(({ plan }) => plan) ? [{ title: 'Plan', cell: planned }] : []),
    ...(all.some(({ campaigns, templates }) => campaigns.length + templates.length > 0)
      ? [{ title: 'Campaigns, templates', cell: usersOf(options) }]
      : []),
    { title: 'What is wrong', cell: ({ name }) => wrongs(name, report) },
    { title: 'Sent from', cell: ({ sites }) => places(sites, options) },
  ];
}

function keyOf({ name, isPattern }: Pick<AuditEvent, 'name' | 'isPattern'>): string {
  return `${isPattern} ${name}`;
}

/** The calls of the project by the events that they can send. */
function sendersOf({ calls }: AuditReport): ReadonlyMap<string, readonly AuditCall[]> {
  const found = new Map<string, AuditCall[]>();
  for (const call of calls.filter(isSite)) {
    const keys = [
      ...call.events.map(name => keyOf({ name, isPattern: false })),
      ...call.patterns.map(name => keyOf({ name, isPattern: true })),
    ];
    for (const key of keys) found.set(key, [...(found.get(key) ?? []), call]);
  }
  return found;
}

function properties(event: AuditEvent, senders: readonly AuditCall[], options: PageOptions): Markup {
  const { properties: all, sites, open } = event;
  const count = uniquePlaces(sites).length;
  const items = Object.entries(all).map(([key, { types, sites: own }]) => {
    const words = markup`<code>${key}</code> <span class="dim">${typeWords(types)}</span>`;
    if (own >= count) return markup`<li>${words}</li>`;
    const lacking = placesWithout(key, senders);
    const share = `at ${own} of ${count} places`;
    return lacking.length === 0
      ? markup`<li>${words} <span class="dim">${share}</span></li>`
      : markup`<li>${words} ${folded(share, markup`Not seen at: ${placeList(lacking, options)}`)}</li>`;
  });
  const rest = open ? [markup`<li class="dim">and others that the code does not tell</li>`] : [];
  if (items.length + rest.length === 0) return markup`<span class="dim">none</span>`;
  const body = markup`<ul class="keys">${list([...items, ...rest])}</ul>`;
  return items.length > MAX_PROPERTIES ? folded(plural(items.length, 'property', 'properties'), body) : body;
}

/** Where an event is sent, and this property is not seen to go with it. */
function placesWithout(key: string, senders: readonly AuditCall[]): AuditCall[] {
  const having = senders.filter(({ properties: own }) => own !== undefined && Object.hasOwn(own.types, key));
  return placesBeside(senders, having);
}

/** Links to what is wrong with an event. */
function wrongs(name: string, { summary }: AuditReport): Markup {
  const links = summary.causes.flatMap(({ events: names, ruleId, severity }, index) =>
    names.includes(name)
      ? [markup`<a class="tag ${severity}" href="#${causeId(index)}" title="${titleOf(ruleId)}">no. ${index + 1}</a>`]
      : [],
  );
  return links.length > 0 ? list(links, ' ') : markup`<span class="dim">nothing</span>`;
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

function filters(report: AuditReport): Markup {
  const toggles = [
    choice('Reaches Customer.io', 'reach', Object.entries(reachWords(report))),
    choice('Person known', 'person', Object.entries(KNOWN_WORDS)),
    choice('What is wrong', 'findings', Object.entries({ some: 'something', none: 'nothing' })),
  ];
  return markup`<div class="filters" role="search" aria-label="Events" data-filters="events" hidden><label>Search <input type="search" data-words autocomplete="off"></label>${list(toggles)}<p role="status"></p></div>`;
}

function choice(label: string, key: string, choices: readonly (readonly [string, string])[]): Markup {
  const options = choices.map(([value, text]) => markup`<option value="${value}">${text}</option>`);
  return markup`<label>${label} <select data-key="${key}"><option value="">any</option>${list(options, '')}</select></label>`;
}
