/** One event under several names. */
import { acrossProject } from '../../rule/across.ts';
import { namesSentBy } from '../../calls/values/declared.ts';
import { caseStyles, isInStyle, toStyle, type CaseStyle } from '../shared/case-style.ts';
import { nameSitesIn, saysItsName, type NameSite } from '../shared/name-place.ts';
import { spellingOf } from './spelling.ts';
import { ecommerce } from './words.ts';

import type { Vendor } from '../../catalog/types.ts';
import type { AnalyticsCall } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

export interface DriftOptions {
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  readonly acrossVendors?: boolean;
  readonly ignore?: readonly string[];
}

export interface DriftedName {
  readonly site: NameSite;
  /** `alias`: a name that the team has given up. */
  readonly kind: 'drift' | 'alias';
  /** The name to send it under. */
  readonly wanted: string;
  /** Another name that is sent, and where; absent for an alias of what nothing sends. */
  readonly other?: { readonly name: string; readonly call: AnalyticsCall };
}

/** All places of one name, for one receiver. */
interface Sent {
  readonly name: string;
  readonly vendor: Vendor;
  readonly first: AnalyticsCall;
  count: number;
}

interface SentNames {
  /** Names that may be one event, by key, in the order of their first places. */
  readonly byKey: ReadonlyMap<string, readonly Sent[]>;
  /** The style that most names of a receiver are written in. */
  readonly styles: ReadonlyMap<Vendor, CaseStyle>;
}

const namesOf = acrossProject((calls): SentNames => {
  const byName = new Map<string, Sent>();
  for (const call of calls) {
    if (call.inTest || !saysItsName(call)) continue;
    for (const name of new Set(namesSentBy(call).map(sent => sent.name))) {
      const sent = byName.get(`${call.vendor} ${name}`);
      if (sent) sent.count += 1;
      else byName.set(`${call.vendor} ${name}`, { name, vendor: call.vendor, first: call, count: 1 });
    }
  }
  const all = [...byName.values()];
  const byKey = new Map<string, Sent[]>();
  for (const sent of all) {
    for (const key of keysOf(sent.name)) byKey.set(key, [...(byKey.get(key) ?? []), sent]);
  }
  const styles = new Map<Vendor, CaseStyle>();
  for (const vendor of new Set(all.map(sent => sent.vendor))) {
    const style = styleOf(
      vendor,
      all.filter(sent => sent.vendor === vendor).map(({ name }) => name),
    );
    if (style) styles.set(vendor, style);
  }
  return { byKey, styles };
});

/** So few names show no style. */
const FEW_NAMES = 4;

/** The share of names that shows a style: of Customer.io's more, whose own practice `event-name-case` asks for. */
const SHARES: Readonly<Partial<Record<Vendor, number>>> = { customerio: 0.8 };

/** What most names are written in; Customer.io's own practice where that is not clear. */
function styleOf(vendor: Vendor, names: readonly string[]): CaseStyle | undefined {
  const telling = names.filter(name => /[^a-z\d]/.test(name));
  const least = telling.length * (SHARES[vendor] ?? 0.5);
  const style =
    telling.length < FEW_NAMES
      ? undefined
      : caseStyles.find(one => telling.filter(name => isInStyle(name, one)).length > least);
  return style ?? (vendor === 'customerio' ? 'snake_case' : undefined);
}

let known: ReadonlyMap<string, string> | undefined;

/** What the names of e-commerce are called by its specification, by their letters: made when a name is first asked for. */
function canonical(): ReadonlyMap<string, string> {
  return (known ??= new Map(
    [...ecommerce].flatMap(([alias, name]) => [alias, name].map(one => [lettersOf(one), name] as const)),
  ));
}

function lettersOf(name: string): string {
  return spellingOf(name)?.letters ?? name;
}

function isEcommerceAlias(name: string): boolean {
  const letters = lettersOf(name);
  const same = canonical().get(letters);
  return same !== undefined && lettersOf(same) !== letters;
}

function keysOf(name: string): readonly string[] {
  const spelling = spellingOf(name);
  const same = spelling && canonical().get(spelling.letters);
  return [
    `name ${name}`,
    ...(spelling ? [`letters ${spelling.letters}`, `stem ${spelling.stem}`, `order ${spelling.order}`] : []),
    ...(same === undefined ? [] : [`ecommerce ${same}`]),
  ];
}

/** The names in a file that go by another one elsewhere, or ought to. */
export function driftedNames(reading: RuleReading, options: DriftOptions): DriftedName[] {
  const { aliases = {}, acrossVendors = false, ignore = [] } = options;
  const { byKey, styles } = namesOf(reading.project);
  const preferred = new Map(
    Object.entries(aliases).flatMap(([name, others]) => others.map(other => [lettersOf(other), name] as const)),
  );

  return nameSitesIn(reading).flatMap((site): DriftedName[] => {
    const { name, calls } = site;
    if (ignore.includes(name)) return [];
    const wanted = preferred.get(lettersOf(name));
    if (wanted !== undefined && wanted !== name) {
      const first = byKey.get(`name ${wanted}`)?.[0]?.first;
      return [{ site, kind: 'alias', wanted, ...(first && { other: { name: wanted, call: first } }) }];
    }
    for (const vendor of new Set(calls.map(call => call.vendor))) {
      const found = drift(name, vendor);
      if (found) return [{ site, kind: 'drift', ...found }];
    }
    return [];
  });

  function drift(name: string, vendor: Vendor): Pick<DriftedName, 'wanted' | 'other'> | undefined {
    const group = [...new Set(keysOf(name).flatMap(key => byKey.get(key) ?? []))].filter(
      sent => (acrossVendors || sent.vendor === vendor) && !ignore.includes(sent.name),
    );
    if (new Set(group.map(sent => sent.name)).size < 2) return undefined;
    const style = acrossVendors ? (styles.get('customerio') ?? styles.get(vendor)) : styles.get(vendor);
    const wanted = (isFree(vendor) ? mostSent(group) : undefined) ?? wantedOf(group, style);
    const other = bestOf(
      group.filter(sent => sent.name !== name),
      sent => [Number(sent.name === wanted), sent.count],
    );
    return wanted === name || !other ? undefined : { wanted, other: { name: other.name, call: other.first } };
  }

  /** Whether nobody asks for a style of what a vendor gets: what most places send is right then, however it is written. */
  function isFree(vendor: Vendor): boolean {
    return vendor !== 'customerio' && !acrossVendors && Object.keys(aliases).length === 0;
  }

  /** The name that all are to have: one that the team prefers, else in the receiver's style that which most come to. */
  function wantedOf(group: readonly Sent[], style: CaseStyle | undefined): string {
    const chosen = group.find(sent => Object.hasOwn(aliases, sent.name));
    if (chosen) return chosen.name;
    const styled = (name: string): string =>
      (style && !isInStyle(name, style) ? toStyle(name, style) : undefined) ?? name;
    const votes = (name: string): number =>
      group.reduce((sum, sent) => sum + (styled(sent.name) === name ? sent.count : 0), 0);
    const best = bestOf(group, ({ name }) => [
      votes(styled(name)),
      Number(!isEcommerceAlias(name)),
      wordCount(styled(name)),
      Number(group.some(sent => sent.name === styled(name))),
    ]) as Sent;
    return styled(best.name);
  }
}

/** The name that most of the places send which send one of a group. */
function mostSent(group: readonly Sent[]): string | undefined {
  const all = group.reduce((sum, { count }) => sum + count, 0);
  return group.find(({ count }) => count * 2 > all)?.name;
}

/** How many words a name shows: `signed_up` tells more than `signedup`. */
function wordCount(name: string): number {
  return name.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).length;
}

/** The one that is ahead in the first of its ranks in which they differ; of equals the first by place. */
function bestOf(group: readonly Sent[], ranks: (sent: Sent) => readonly number[]): Sent | undefined {
  return [...group].sort((a, b) => {
    const others = ranks(b);
    const differs = ranks(a)
      .map((rank, index) => (others[index] as number) - rank)
      .find(difference => difference !== 0);
    return differs ?? order(a.first, b.first);
  })[0];
}

function order(a: AnalyticsCall, b: AnalyticsCall): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.range[0] - b.range[0];
}
