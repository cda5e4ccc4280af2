/** The map of identities as a picture: modules, by what they know a person, who is told, and who passes it on. */
import {
  identityMapOf,
  type Edge,
  type Forward,
  type IdentityMap,
  type IdNode,
  type IdRole,
} from '../../identity-map.ts';
import { list, markup, nothing, type Markup } from './markup.ts';

import type { Vendor } from '../../../catalog/types.ts';
import type { AuditReport } from '../../report.ts';

const WIDTH = 960;
const BOX = { height: 44, gap: 14, top: 36, padding: 10 };
/** What stands right of the last column is the way of what is forwarded, with its label. */
const COLUMNS = [
  { x: 1, width: 230, head: 'Called in' },
  { x: 290, width: 270, head: 'Who the person is' },
  { x: 620, width: 200, head: 'Sent to' },
] as const;
/** More boxes in a column would be no picture; the table below has them all. */
const MAX_BOXES = 10;
/** Of a letter of 13 px, on average. */
const LETTER = 6.8;

export const kindWords: Readonly<Record<IdNode['kind'], string>> = {
  raw: 'a plain id',
  hash: 'a hash',
  email: 'an e-mail address',
  anonymous: 'an anonymous id',
  empty: 'nobody',
  constant: 'the same for everyone',
  composed: 'an id with something around it',
  profile: "Customer.io's own id",
  unknown: 'not known',
  client: 'left to the client',
};

export const vendorNames: Readonly<Record<Vendor, string>> = {
  customerio: 'Customer.io',
  segment: 'Segment',
  rudderstack: 'RudderStack',
  analytics: 'analytics (library)',
};

/** The picture with what it shows in words; the same stands in the table under it. */
export function identityPicture(report: AuditReport): Markup {
  const map = identityMapOf(report);
  if (map.modules.length === 0) return nothing;
  const shown = { modules: map.modules.slice(0, MAX_BOXES), ids: map.ids.slice(0, MAX_BOXES), vendors: vendorsOf(map) };
  const rows = Math.max(shown.modules.length, shown.ids.length, shown.vendors.length);
  const height = BOX.top + rows * (BOX.height + BOX.gap);
  const middle = (count: number): number => BOX.top + ((rows - count) * (BOX.height + BOX.gap)) / 2;
  const tops = [middle(shown.modules.length), middle(shown.ids.length), middle(shown.vendors.length)] as const;
  const heads = COLUMNS.map(({ x, head }) => markup`<text class="head" x="${x}" y="16">${head}</text>`);
  const vendorIndex = (index: number): number => shown.vendors.indexOf(map.vendors[index] as Vendor);
  const keys = keyTo(map);
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Map of identities"><svg class="map" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="map-title map-text">
<title id="map-title">Map of identities</title><desc id="map-text">${keys.map(({ text }) => text).join(' ')} The table below has the same.</desc>
<g aria-hidden="true">${list(heads, '')}
${list(lines(map.uses, 0, tops[0], tops[1], () => 'plain', identity))}
${list(lines(map.sends, 1, tops[1], tops[2], edge => map.ids[edge.from]?.role ?? 'plain', vendorIndex))}
${list(map.forwards.map(forward => forwardWay(forward, shown.vendors, tops[2])))}
${list(shown.modules.map((file, index) => box(0, tops[0], index, 'plain', file, '')))}
${list(shown.ids.map((id, index) => box(1, tops[1], index, id.role, id.text, noteOf(id))))}
${list(shown.vendors.map((vendor, index) => box(2, tops[2], index, vendor === 'customerio' ? 'goal' : 'plain', vendorNames[vendor], '')))}
</g></svg></div>
<p class="narrow">The picture goes on to the right; the table below has the same.</p>
${more(map)}
<ul class="key" aria-label="What the colours mean">${list(keys.map(({ kind, text }) => markup`<li class="${kind}">${text}</li>`))}</ul>
${list(whetherSplit(map).map(text => markup`<p>${text}</p>`))}`;
}

/** Customer.io stands below whoever forwards to it, also where nothing is sent there directly. */
function vendorsOf({ vendors, forwards }: IdentityMap): Vendor[] {
  const others = vendors.filter(vendor => vendor !== 'customerio');
  const isGoal = vendors.includes('customerio') || forwards.length > 0;
  return [...others, ...(isGoal ? ['customerio' as const] : [])];
}

function identity(index: number): number {
  return index;
}

function centre(top: number, index: number): number {
  return top + index * (BOX.height + BOX.gap) + BOX.height / 2;
}

function lines(
  edges: readonly Edge[],
  column: 0 | 1,
  fromTop: number,
  toTop: number,
  roleOf: (edge: Edge) => IdRole,
  toIndex: (index: number) => number,
): Markup[] {
  const start = COLUMNS[column].x + COLUMNS[column].width;
  const end = COLUMNS[column === 0 ? 1 : 2].x;
  const half = (start + end) / 2;
  return edges
    .filter(({ from, to }) => from < MAX_BOXES && toIndex(to) < MAX_BOXES)
    .map(edge => {
      const [a, b] = [centre(fromTop, edge.from), centre(toTop, toIndex(edge.to))];
      const width = Math.min(6, 1.5 + Math.log2(edge.count));
      return markup`<path class="${roleOf(edge)}" d="M${start} ${a}C${half} ${a} ${half} ${b} ${end} ${b}" stroke-width="${width.toFixed(1)}"/>`;
    });
}

/**
 * The arrow from whoever forwards down to Customer.io, with how much: dotted where nobody says whether it does. The
 * farther it goes, the farther out it runs, so that none crosses another's label.
 */
function forwardWay({ vendor, count, of, isSaid }: Forward, vendors: readonly Vendor[], top: number): Markup {
  const x = COLUMNS[2].x + COLUMNS[2].width;
  const [row, goal] = [vendors.indexOf(vendor), vendors.indexOf('customerio')];
  const [a, b] = [centre(top, row), centre(top, goal)];
  const turn = 8 + 8 * (goal - row);
  const words = isSaid ? ['forwards', `${count} of ${of} calls`] : ['forwards?', 'Not said.'];
  const label = words.map(
    (text, line) => markup`<text class="note" x="${x + 16 + 8 * goal}" y="${a - 2 + 14 * line}">${text}</text>`,
  );
  return markup`<path class="forward ${isSaid ? '' : 'unsaid'}" d="M${x} ${a}h${turn}V${b}h${8 - turn}" stroke-width="2"/><path class="tip" d="M${x + 1} ${b}l9 -5v10z"/>${list(label, '')}`;
}

function box(column: 0 | 1 | 2, top: number, index: number, kind: IdRole | 'goal', text: string, note: string): Markup {
  const { x, width } = COLUMNS[column];
  const y = top + index * (BOX.height + BOX.gap);
  const line = note === '' ? y + BOX.height / 2 + 5 : y + 18;
  const letters = Math.floor((width - 2 * BOX.padding) / LETTER);
  return markup`<g class="box ${kind}"><title>${text}</title><rect x="${x}" y="${y}" width="${width}" height="${BOX.height}" rx="6"/><text x="${x + BOX.padding}" y="${line}">${shortened(text, letters)}</text>${note === '' ? nothing : markup`<text class="note" x="${x + BOX.padding}" y="${y + 35}">${note}</text>`}</g>`;
}

/** Without a part of a word: the end of a path tells more than its beginning, and the beginning of other texts. */
function shortened(text: string, letters: number): string {
  if (text.length <= letters) return text;
  if (text.includes('/')) {
    const end = text.slice(1 - letters);
    return `…${end.slice(Math.max(0, end.indexOf('/')))}`;
  }
  const start = text.slice(0, letters - 1);
  const words = start.lastIndexOf(' ');
  return `${words > 0 ? start.slice(0, words) : start}…`;
}

function more({ modules, ids }: IdentityMap): Markup {
  const left = Math.max(0, modules.length - MAX_BOXES) + Math.max(0, ids.length - MAX_BOXES);
  return left > 0
    ? markup`<p class="dim">${left} more are left out of the picture; the table below has all.</p>`
    : nothing;
}

/** What the colours mean, with what has them. */
function keyTo({ ids, doubled, forwards }: IdentityMap): { kind: IdRole | 'doubled' | 'unsaid'; text: string }[] {
  const words: Readonly<Record<Exclude<IdRole, 'plain'>, string>> = {
    key: 'Customer.io knows people by',
    other: ids.some(({ role }) => role === 'key')
      ? 'Another key of the same people, who can become second persons in Customer.io'
      : 'One person goes by several keys, and can become several in Customer.io',
    nobody: 'Nobody whom Customer.io knows',
    unknown: 'The code does not tell whether Customer.io knows these',
  };
  const unsaid = forwards.filter(({ isSaid }) => !isSaid).map(({ vendor }) => vendorNames[vendor]);
  return [
    ...(['key', 'other', 'nobody', 'unknown'] as const).flatMap(role => {
      const own = ids.filter(id => id.role === role).map(idWords);
      return own.length > 0 ? [{ kind: role, text: `${words[role]}: ${own.join(', ')}.` }] : [];
    }),
    ...(doubled.length > 0
      ? [
          {
            kind: 'doubled' as const,
            text: `Customer.io gets these events twice, directly and forwarded: ${doubled.join(', ')}.`,
          },
        ]
      : []),
    ...(unsaid.length > 0
      ? [
          {
            kind: 'unsaid' as const,
            text: `Whether ${unsaid.join(' or ')} forwards this to Customer.io is not said (dotted).`,
          },
        ]
      : []),
  ];
}

/** Whether somebody can be two persons in Customer.io, where no colour tells so. */
function whetherSplit({ ids }: IdentityMap): string[] {
  const arriving = ids.filter(({ isArriving }) => isArriving);
  if (arriving.some(({ role }) => role === 'other')) return [];
  const rest = arriving.some(({ role }) => role === 'unknown') ? ', as far as the code tells' : '';
  if (arriving.some(({ role }) => role === 'key')) return [`Nobody goes by a second key${rest}.`];
  const plain = arriving.filter(({ role, kind }) => role === 'plain' && kind !== 'client').map(({ text }) => text);
  return plain.length > 0
    ? [
        `No call identifies people in Customer.io, so the code does not tell by which id it knows them. Compare with the id of a person there: ${plain.join(', ')}. If it is another, people become two.`,
      ]
    : [];
}

/** The kind of an id, where its text does not say it already. */
function noteOf({ kind, text }: IdNode): string {
  return text === kindWords[kind] ? '' : kindWords[kind];
}

/** Of keys their kind matters; of what is none, the text says it. */
function idWords({ text, kind, role }: IdNode): string {
  return role === 'key' || role === 'other' ? `${text} (${kindWords[kind]})` : text;
}
