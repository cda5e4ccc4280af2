/** Properties of one event that go by several names, or that some places of it lack. */
import { bagOf } from '../../calls/values/attributes.ts';
import { sendsEvent } from '../../calls/values/methods.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { typesOf } from '../../calls/values/value-types.ts';
import { acrossProject } from '../../rule/across.ts';
import { rangeOf } from '../shared/written.ts';

import type { AnalyticsCall, Origin, Range } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

interface Base {
  readonly event: string;
  readonly range: Range;
  /** A place that does it otherwise. */
  readonly other: AnalyticsCall;
}

export type PropertyFault =
  /** Another name of what another place sends. */
  | (Base & { readonly kind: 'name'; readonly key: string; readonly wanted: string })
  /** Most places send these. */
  | (Base & {
      readonly kind: 'lacking';
      readonly keys: readonly string[];
      readonly count: number;
      readonly all: number;
    })
  /** Nothing in common with any other place. */
  | (Base & { readonly kind: 'disjoint' });

/** One place that sends an event. */
interface Site {
  readonly call: AnalyticsCall;
  readonly keys: ReadonlyMap<string, { readonly origin: Origin | undefined; readonly types: readonly string[] }>;
  /** There are no other keys. */
  readonly isWhole: boolean;
}

/** By event: every place that sends it, each once. */
const sitesOfEvents = acrossProject((calls): ReadonlyMap<string, readonly Site[]> => {
  const sites = new Map<string, Site[]>();
  const seen = new Set<string>();
  const sending = calls.filter(
    call => !call.inTest && !call.forwards && sendsEvent(call) && call.method !== 'trackLink',
  );
  const chosen = chosenInside(sending);
  for (const call of sending) {
    for (const event of call.events) {
      if (isOfWrapper(call) && chosen.has(`${event} ${call.target.file}`)) continue;
      const place = `${event} ${call.file} ${call.range[0]}`;
      if (seen.has(place)) continue;
      seen.add(place);
      const known = sites.get(event);
      if (known) known.push(siteOf(call));
      else sites.set(event, [siteOf(call)]);
    }
  }
  return sites;
});

/** Whether a function that names the event itself is called here: its own call is the place, and has all that it sends. */
function isOfWrapper({ via, parts }: AnalyticsCall): boolean {
  return via === 'wrapper' && parts.event?.range === undefined;
}

/** The events that are named where they are sent, with the file of the client or the request that they end in. */
function chosenInside(calls: readonly AnalyticsCall[]): ReadonlySet<string> {
  return new Set(
    calls.filter(call => !isOfWrapper(call)).flatMap(call => call.events.map(event => `${event} ${call.target.file}`)),
  );
}

function siteOf(call: AnalyticsCall): Site {
  const { objects, isWhole } = bagOf(call.parts.properties?.value);
  const keys = new Map<string, { origin: Origin | undefined; types: readonly string[] }>();
  for (const object of objects) {
    for (const key of object.keys) {
      const value = object.get(key);
      if (!keys.has(key)) keys.set(key, { origin: object.keyOrigin(key), types: value ? typesOf(value) : ['unknown'] });
    }
  }
  return { call, keys, isWhole };
}

/** So few places show no custom. */
const FEW_SITES = 3;
/** One property in common, or none, says nothing of an event with so few. */
const FEW_KEYS = 2;

export function propertyFaultsIn({ file, project }: RuleReading, ignore: readonly string[]): PropertyFault[] {
  return [...sitesOfEvents(project)].flatMap(([event, all]) => {
    const sites = all.map(site => without(site, ignore));
    return sites.filter(({ call }) => call.file === file).flatMap(site => faultsOf(event, site, sites));
  });
}

function without(site: Site, ignore: readonly string[]): Site {
  return ignore.length === 0
    ? site
    : { ...site, keys: new Map([...site.keys].filter(([key]) => !ignore.includes(key))) };
}

function faultsOf(event: string, site: Site, sites: readonly Site[]): PropertyFault[] {
  const others = sites.filter(other => other !== site);
  const stranger = disjointFrom(site, others);
  const range = rangeOf(site.call, 'properties') ?? site.call.range;
  if (stranger) return [{ kind: 'disjoint', event, range, other: stranger.call }];
  const names = [...site.keys].flatMap(([key, { origin }]): PropertyFault[] => {
    const wanted = usualName(key, site, sites);
    return wanted
      ? [{ kind: 'name', event, key, ...wanted, range: origin?.file === site.call.file ? origin.range : range }]
      : [];
  });
  const lacking = lackingIn(event, site, sites, new Set(names.map(one => (one.kind === 'name' ? one.wanted : ''))));
  return [...names, ...lacking];
}

/** A place that came later and shares no key with any other: one name for two events. */
function disjointFrom(site: Site, others: readonly Site[]): Site | undefined {
  const isTelling = (one: Site): boolean => one.isWhole && one.keys.size >= FEW_KEYS;
  if (!isTelling(site) || others.length === 0 || !others.every(isTelling)) return undefined;
  if (others.some(other => [...site.keys.keys()].some(key => spellings(other).has(lettersOf(key))))) return undefined;
  // Of two, the later one.
  return others.length > 1 || isAfter(site.call, (others[0] as Site).call) ? others[0] : undefined;
}

function isAfter(a: AnalyticsCall, b: AnalyticsCall): boolean {
  return a.file === b.file ? a.range[0] > b.range[0] : a.file > b.file;
}

function spellings(site: Site): Set<string> {
  return new Set([...site.keys.keys()].map(lettersOf));
}

function lettersOf(key: string): string {
  return wordsOf(key).join('');
}

/** The name by which most other places have what a key holds; of equals the one that comes first. */
function usualName(
  key: string,
  site: Site,
  sites: readonly Site[],
): (Pick<Base, 'other'> & { wanted: string }) | undefined {
  const votes = new Map<string, Site[]>();
  for (const one of sites) {
    for (const name of one.keys.keys()) {
      if (name === key || isSameProperty(key, name, site, one, sites))
        votes.set(name, [...(votes.get(name) ?? []), one]);
    }
  }
  const own = votes.get(key)?.length ?? 0;
  const [best] = [...votes].sort(
    (a, b) =>
      b[1].length - a[1].length ||
      Number(isSnake(b[0])) - Number(isSnake(a[0])) ||
      wordsOf(b[0]).length - wordsOf(a[0]).length,
  );
  if (!best || best[0] === key || best[1].length < own) return undefined;
  return { wanted: best[0], other: (best[1][0] as Site).call };
}

function isSnake(key: string): boolean {
  return /^[a-z\d_]+$/.test(key);
}

/** Whether two keys of two places are one property: never together, and the same words, or one's within the other's. */
function isSameProperty(key: string, name: string, site: Site, other: Site, sites: readonly Site[]): boolean {
  if (site === other || sites.some(one => one.keys.has(key) && one.keys.has(name))) return false;
  if (lettersOf(key) === lettersOf(name)) return true;
  return isPartOf(wordsOf(key), wordsOf(name)) && areAlike(key, name, site, other);
}

/** `total` of `cart_total`: the same thing, with what it is of. */
function isPartOf(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length < long.length && short.every((word, index) => word === long[long.length - short.length + index]);
}

/** The rest of both is the same, and so is the type as far as it is known. */
function areAlike(key: string, name: string, site: Site, other: Site): boolean {
  const types = [site.keys.get(key)?.types ?? [], other.keys.get(name)?.types ?? []].map(known =>
    known.filter(type => type !== 'undefined' && type !== 'null'),
  );
  const [mine = [], theirs = []] = types;
  const isTypeKnown = !mine.includes('unknown') && !theirs.includes('unknown');
  if (isTypeKnown && !mine.some(type => theirs.includes(type))) return false;
  const rest = [...site.keys.keys()].filter(one => one !== key);
  const others = [...other.keys.keys()].filter(one => one !== name);
  return site.isWhole && other.isWhole && rest.length === others.length && rest.every(one => others.includes(one));
}

/** What more than half of the places send and this one does not. */
function lackingIn(event: string, site: Site, sites: readonly Site[], renamed: ReadonlySet<string>): PropertyFault[] {
  const whole = sites.filter(one => one.isWhole);
  if (!site.isWhole || whole.length < FEW_SITES) return [];
  const counts = new Map<string, number>();
  for (const one of whole) for (const letters of spellings(one)) counts.set(letters, (counts.get(letters) ?? 0) + 1);
  const own = spellings(site);
  const usual = [...counts].filter(([letters, count]) => count * 2 > whole.length && !own.has(letters));
  const keys = usual.flatMap(([letters]) => nameIn(whole, letters) ?? []).filter(key => !renamed.has(key));
  const other = whole.find(one => keys[0] !== undefined && one.keys.has(keys[0]));
  if (keys.length === 0 || !other) return [];
  return [
    {
      kind: 'lacking',
      event,
      keys,
      count: Math.min(...usual.map(([, count]) => count)),
      all: whole.length,
      range: rangeOf(site.call, 'properties') ?? site.call.range,
      other: other.call,
    },
  ];
}

function nameIn(sites: readonly Site[], letters: string): string | undefined {
  return sites.flatMap(site => [...site.keys.keys()]).find(key => lettersOf(key) === letters);
}
