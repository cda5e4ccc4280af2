/** The map of identities as a picture: modules, by what they know a person, and who is told. */
import { identityMapOf, type Edge, type IdentityMap, type IdNode } from '../../identity-map.ts';
import { list, markup, nothing, type Markup } from './markup.ts';

import type { Vendor } from '../../../catalog/types.ts';
import type { AuditReport } from '../../report.ts';

const WIDTH = 960;
const BOX = { width: 250, height: 44, gap: 14, top: 36 };
const COLUMNS = [0, 350, WIDTH - BOX.width - 10] as const;
/** More boxes in a column would be no picture; the table below has them all. */
const MAX_BOXES = 10;
const MAX_LETTERS = 34;

export const kindWords: Readonly<Record<IdNode['kind'], string>> = {
  raw: 'the id as it is',
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

const strangers: ReadonlySet<IdNode['kind']> = new Set(['anonymous', 'empty', 'constant']);

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
  const heads = ['Called in', 'Who the person is', 'Told to'].map(
    (text, index) => markup`<text class="head" x="${COLUMNS[index] as number}" y="16">${text}</text>`,
  );
  const vendorIndex = (index: number): number => shown.vendors.indexOf(map.vendors[index] as Vendor);
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Map of identities"><svg class="map" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="map-title map-text">
<title id="map-title">Map of identities</title><desc id="map-text">${wordsOf(map).join(' ')} The table below has the same.</desc>
<g aria-hidden="true">${list(heads, '')}
${list(lines(map.uses, 0, tops[0], tops[1], () => '', identity))}
${list(lines(map.sends, 1, tops[1], tops[2], edge => edgeClass(map.ids[edge.from]), vendorIndex))}
${forwards(map, shown.vendors, tops[2])}
${list(shown.modules.map((file, index) => box(0, tops[0], index, '', file, '')))}
${list(shown.ids.map((id, index) => box(1, tops[1], index, edgeClass(id), id.text, kindWords[id.kind] + (id.isSplit ? ' · one of two keys' : ''))))}
${list(shown.vendors.map((vendor, index) => box(2, tops[2], index, vendor === 'customerio' ? 'goal' : '', vendorNames[vendor], '')))}
</g></svg></div>
${more(map)}
<ul class="remarks">${list(wordsOf(map).map(text => markup`<li>${text}</li>`))}</ul>`;
}

/** Customer.io stands below whoever forwards to it, also where nothing is sent there directly. */
function vendorsOf({ vendors, forwarders }: IdentityMap): Vendor[] {
  const others = vendors.filter(vendor => vendor !== 'customerio');
  const isGoal = vendors.includes('customerio') || forwarders === null || forwarders.length > 0;
  return [...others, ...(isGoal ? ['customerio' as const] : [])];
}

function identity(index: number): number {
  return index;
}

function edgeClass(id: IdNode | undefined): string {
  if (!id) return '';
  return id.isSplit ? 'split' : strangers.has(id.kind) ? 'stranger' : id.kind === 'unknown' ? 'unknown' : '';
}

function centre(top: number, index: number): number {
  return top + index * (BOX.height + BOX.gap) + BOX.height / 2;
}

function lines(
  edges: readonly Edge[],
  column: 0 | 1,
  fromTop: number,
  toTop: number,
  classOf: (edge: Edge) => string,
  toIndex: (index: number) => number,
): Markup[] {
  return edges
    .filter(({ from, to }) => from < MAX_BOXES && toIndex(to) < MAX_BOXES)
    .map(edge => {
      const start = COLUMNS[column] + BOX.width;
      const end = COLUMNS[column + 1] as number;
      const half = (start + end) / 2;
      const [a, b] = [centre(fromTop, edge.from), centre(toTop, toIndex(edge.to))];
      const width = Math.min(6, 1.5 + Math.log2(edge.count));
      return markup`<path class="${classOf(edge)}" d="M${start} ${a}C${half} ${a} ${half} ${b} ${end} ${b}" stroke-width="${width.toFixed(1)}"/>`;
    });
}

/** The way from whoever forwards down to Customer.io: dotted where nobody says whether there is one. */
function forwards(map: IdentityMap, vendors: readonly Vendor[], top: number): Markup {
  const goal = vendors.indexOf('customerio');
  const sources = map.forwarders ?? map.vendors.filter(vendor => vendor === 'segment' || vendor === 'rudderstack');
  const x = COLUMNS[2] + BOX.width;
  return list(
    sources.map(vendor => {
      const [a, b] = [centre(top, vendors.indexOf(vendor)), centre(top, goal)];
      const kind = map.forwarders === null ? 'unsaid' : map.doubled.length > 0 ? 'split' : '';
      return markup`<path class="forward ${kind}" d="M${x} ${a}h6V${b}h-6" stroke-width="2"/>`;
    }),
  );
}

function box(column: 0 | 1 | 2, top: number, index: number, kind: string, text: string, note: string): Markup {
  const x = COLUMNS[column];
  const y = top + index * (BOX.height + BOX.gap);
  const line = note === '' ? y + BOX.height / 2 + 5 : y + 18;
  return markup`<g class="box ${kind}"><title>${text}</title><rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6"/><text x="${x + 10}" y="${line}">${shortened(text)}</text>${note === '' ? nothing : markup`<text class="note" x="${x + 10}" y="${y + 35}">${note}</text>`}</g>`;
}

/** The end of a path tells more than its beginning. */
function shortened(text: string): string {
  if (text.length <= MAX_LETTERS) return text;
  return text.includes('/') ? `…${text.slice(1 - MAX_LETTERS)}` : `${text.slice(0, MAX_LETTERS - 1)}…`;
}

function more({ modules, ids }: IdentityMap): Markup {
  const left = Math.max(0, modules.length - MAX_BOXES) + Math.max(0, ids.length - MAX_BOXES);
  return left > 0
    ? markup`<p class="dim">${left} more are left out of the picture; the table below has all.</p>`
    : nothing;
}

/** What stands out in the picture. */
function wordsOf({ ids, doubled, forwarders }: IdentityMap): string[] {
  const split = ids.filter(({ isSplit }) => isSplit);
  const nobody = ids.filter(({ kind }) => strangers.has(kind));
  return [
    ...(split.length > 0
      ? [
          `One person goes by several keys, and becomes several in Customer.io: ${split.map(({ text, kind }) => `${text} (${kindWords[kind]})`).join(', ')}.`,
        ]
      : []),
    ...(nobody.length > 0
      ? [`Whoever goes by one of these cannot be written to: ${nobody.map(({ text }) => text).join(', ')}.`]
      : []),
    ...(doubled.length > 0
      ? [`Customer.io gets these events twice, directly and forwarded: ${doubled.join(', ')}.`]
      : []),
    ...(forwarders === null
      ? ['Whether Segment passes this on to Customer.io is not said in the settings (dotted).']
      : []),
  ];
}
