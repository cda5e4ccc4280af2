/** Names of events that are not written as those for the same receiver are. */
import { isInList } from '../../patterns.ts';
import { acrossProject } from '../../rule/across.ts';
import { namesSentBy } from '../../calls/values/declared.ts';
import { isInStyle, toStyle, type CaseStyle } from '../shared/case-style.ts';
import { nameSitesIn, type NameSite } from '../shared/name-place.ts';
import { actsOn } from './acting-names.ts';

import type { Vendor } from '../../catalog/types.ts';
import type { AnalyticsCall } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

export interface CaseOptions extends Partial<Readonly<Record<Vendor, CaseStyle | 'any'>>> {
  readonly allow?: readonly string[];
}

export interface MiswrittenName {
  readonly site: NameSite;
  readonly style: CaseStyle;
  /** The call whose receiver wants that style. */
  readonly call: AnalyticsCall;
  /** The name in that style; undefined where its words cannot be told apart. */
  readonly renamed: string | undefined;
  /** It is written nowhere else. */
  readonly isAlone: boolean;
  /** Renaming it here renames it everywhere, and to a name that nothing else has. */
  readonly canRename: boolean;
}

interface Use {
  readonly vendor: Vendor;
  readonly inTest: boolean;
  readonly file: string;
  /** Where the name is written. */
  readonly place: string;
}

/** By name: who gets it, and where it is written. */
const usesOfNames = acrossProject(usesIn);

function usesIn(calls: readonly AnalyticsCall[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const call of calls) {
    for (const { name, origin } of namesSentBy(call)) {
      const { file, range } = origin ?? call;
      const use = { vendor: call.vendor, inTest: call.inTest, file: call.file, place: `${file} ${range[0]}` };
      const known = uses.get(name);
      if (known) known.push(use);
      else uses.set(name, [use]);
    }
  }
  return uses;
}

/** The names in a file that break the style of their receivers. One that several get may follow any one's style. */
export function miswrittenNames(reading: RuleReading, options: CaseOptions): MiswrittenName[] {
  const own = usesIn(reading.sends);
  const usesOf = (name: string): Use[] => [
    ...(usesOfNames(reading.project).get(name) ?? []).filter(({ file }) => file !== reading.file),
    ...(own.get(name) ?? []),
  ];

  return nameSitesIn(reading).flatMap(site => {
    const { name, literal } = site;
    const broken = brokenStyle(site);
    if (!broken) return [];
    const renamed = toStyle(name, broken.style);
    const isAlone = new Set(usesOf(name).map(({ place }) => place)).size === 1;
    const canRename = literal !== undefined && renamed !== undefined && isAlone && usesOf(renamed).length === 0;
    return [{ site, ...broken, renamed, isAlone, canRename }];
  });

  function brokenStyle({ name, calls }: NameSite): Pick<MiswrittenName, 'style' | 'call'> | undefined {
    if (name.trim() === '' || isInList(name, options.allow ?? [], 'The option `allow`')) return undefined;
    const styles = usesOf(name).flatMap(({ vendor, inTest }) => (inTest ? [] : (options[vendor] ?? 'any')));
    for (const call of calls) {
      const style = options[call.vendor] ?? 'any';
      if (style === 'any' || actsOn(call, name)) continue;
      // White space at its ends is for another rule.
      if (![style, ...styles].some(one => one === 'any' || isInStyle(name.trim(), one))) return { style, call };
    }
    return undefined;
  }
}
