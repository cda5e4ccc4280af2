/** Attributes that are sent as one type here and as another there, and amounts that are sent as text. */
import { sendsEvent, writesTraits } from '../../calls/values/methods.ts';
import { itemsOf } from '../../calls/values/lists.ts';
import { acrossProject } from '../../rule/across.ts';
import { writtenBy, type Written } from '../shared/written.ts';
import { isSameWhenSent, isTextName, jsonTypeOf, numberInText, spelledIn, type JsonType } from './json-type.ts';

import type { AnalyticsCall, Range, Value } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

/** One attribute of people, or one property of one event, where it is written with a type that is certain. */
interface Site {
  readonly key: string;
  /** The event for a property, empty for an attribute of people. */
  readonly event: string;
  readonly type: JsonType;
  /** What it is but for its being a text. */
  readonly spelled: 'number' | 'boolean' | undefined;
  readonly call: AnalyticsCall;
  readonly range: Range;
}

export interface OtherType {
  readonly kind: 'other';
  readonly key: string;
  readonly event: string;
  readonly type: JsonType;
  readonly range: Range;
  /** A place that sends it as it should be. */
  readonly other: { readonly type: JsonType; readonly call: AnalyticsCall };
}

export interface AmountAsText {
  readonly kind: 'amount';
  readonly key: string;
  readonly range: Range;
  readonly value: Value;
  /** Empty where the text is worked out. */
  readonly text: string;
}

/** What somebody else judges: names to ignore, properties whose type is planned. */
export interface TypeQuestion {
  readonly ignore: readonly string[];
  readonly isPlanned: (event: string, key: string) => boolean;
}

/** What the attributes of a call belong to: its events, or people, who have no name here. */
function eventsOf(call: AnalyticsCall): readonly string[] {
  if (call.inTest) return [];
  if (sendsEvent(call)) return call.events;
  return writesTraits(call) ? [''] : [];
}

function sitesOf(call: AnalyticsCall, names = eventsOf(call)): Site[] {
  if (names.length === 0) return [];
  return writtenBy(call, sendsEvent(call) ? 'properties' : 'traits').flatMap(({ key, value, range, file }) => {
    const type = file === call.file ? jsonTypeOf(value) : undefined;
    const spelled = type === 'string' ? spelledAs(key, value) : undefined;
    return type ? names.map(event => ({ key, event, type, spelled, call, range })) : [];
  });
}

function spelledAs(key: string, value: Value): Site['spelled'] {
  if (isTextName(key)) return undefined;
  return spelledIn(value)?.type ?? (numberInText(key, value) === undefined ? undefined : 'number');
}

/** By event, empty for people, and by key: the sites of an attribute, each place in the code once. */
const attributesOf = acrossProject(calls => {
  const byEvent = new Map<string, AnalyticsCall[]>();
  for (const call of calls) {
    for (const event of new Set(eventsOf(call))) byEvent.set(event, [...(byEvent.get(event) ?? []), call]);
  }
  const known = new Map<string, ReadonlyMap<string, readonly Site[]>>();
  return (event: string, key: string): readonly Site[] => {
    // What the calls of other events are given is not asked: it may be all of a large project.
    const attributes = known.get(event) ?? byKey((byEvent.get(event) ?? []).flatMap(call => sitesOf(call, [event])));
    known.set(event, attributes);
    return attributes.get(key) ?? [];
  };
});

function byKey(sites: readonly Site[]): ReadonlyMap<string, readonly Site[]> {
  const attributes = new Map<string, Site[]>();
  const seen = new Set<string>();
  for (const site of sites) {
    const place = `${site.key}\0${site.call.file}\0${site.range.join()}`;
    if (seen.has(place)) continue;
    seen.add(place);
    attributes.set(site.key, [...(attributes.get(site.key) ?? []), site]);
  }
  return attributes;
}

/** Every attribute of a file that has the wrong type, each place once. */
export function mistypedIn(
  { calls, project }: RuleReading,
  { ignore, isPlanned }: TypeQuestion,
): (OtherType | AmountAsText)[] {
  const found = new Map<string, OtherType | AmountAsText>();
  const add = (one: OtherType | AmountAsText): void => {
    const place = `${one.key} ${one.range.join()}`;
    if (!ignore.includes(one.key) && !found.has(place)) found.set(place, one);
  };
  for (const call of calls) {
    for (const site of sitesOf(call)) {
      if (site.event !== '' && isPlanned(site.event, site.key)) continue;
      const other = usualSite(site, attributesOf(project)(site.event, site.key));
      if (other) add({ ...site, kind: 'other', other });
    }
    for (const amount of amountsAsText(call, isPlanned)) add(amount);
  }
  return [...found.values()];
}

/** The first place of the type that most places give it; undefined where `site` agrees. */
function usualSite(site: Site, sites: readonly Site[]): Site | undefined {
  const isOther = (one: Site): boolean => !isSameWhenSent(one.type, site.type, one.call.vendor === site.call.vendor);
  // A number that is written as text has no say in what the others are to be.
  const plain = site.spelled && sites.find(one => one.type === site.spelled && isOther(one));
  if (plain) return plain;
  const others = sites.filter(one => isOther(one) && !one.spelled);
  const votes = (one: Site): number => sites.filter(({ type, spelled }) => type === one.type && !spelled).length;
  const best = others.reduce<Site | undefined>(
    (first, one) => (first && votes(first) >= votes(one) ? first : one),
    undefined,
  );
  if (!best || votes(best) < votes(site)) return undefined;
  const firstOfSite = sites.findIndex(({ type }) => type === site.type);
  return votes(best) > votes(site) || sites.indexOf(best) < firstOfSite ? best : undefined;
}

/** Amounts of a call, and those of the items that it lists. */
function amountsAsText(call: AnalyticsCall, isPlanned: TypeQuestion['isPlanned']): AmountAsText[] {
  if (call.inTest) return [];
  const isHeld = (key: string): boolean => call.events.some(event => isPlanned(event, key));
  const own = [...writtenBy(call, 'properties').filter(({ key }) => !isHeld(key)), ...writtenBy(call, 'traits')];
  return [...own, ...own.flatMap(written => itemsWrittenIn(written))].flatMap(({ key, value, range, file }) => {
    const text = file === call.file ? numberInText(key, value) : undefined;
    return text === undefined ? [] : [{ kind: 'amount', key, range, value, text }];
  });
}

/** The properties of what a property lists: `items: [{ price: '1.00' }]`. */
function itemsWrittenIn({ value }: Written): Written[] {
  return itemsOf(value).flatMap(item =>
    item.kind !== 'object'
      ? []
      : item.keys.flatMap(key => {
          const origin = item.keyOrigin(key);
          const inner = origin && item.get(key);
          return inner ? [{ key, value: inner, range: origin.range, file: origin.file, isValueAlone: false }] : [];
        }),
  );
}
