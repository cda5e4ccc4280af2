import { placeKey } from './places.ts';
import { reachOf } from './reach.ts';

import type { AuditCall, AuditCause, AuditCost, AuditFinding, AuditReport, AuditSummary } from './report.ts';

/** From which score on a project stands well, and fairly. */
export const GOOD = 90;
export const FAIR = 60;

interface Price {
  /** For the first place. */
  readonly first: number;
  /** For all places. */
  readonly all: number;
}

const ERROR: Price = { first: 15, all: 60 };
const WARNING: Price = { first: 4, all: 10 };
const UNRESOLVED: Price = { first: 0, all: 10 };
const FAILED: Price = { first: 0, all: 5 };

export interface Scored {
  readonly sites: readonly AuditCall[];
  readonly findings: readonly AuditFinding[];
  readonly forwarded: AuditSummary['forwarded'];
  readonly unresolved: AuditSummary['unresolved'];
  readonly files: Pick<AuditSummary['files'], 'failed' | 'read'>;
}

/**
 * What a score of 100 is without, the dearest first; docs/audit.md explains the formula.
 *
 * A rule with findings takes something for the first place, and the rest by the share of the places that reach
 * Customer.io or may: one fault in a hundred places is one fault, and one in all of them leaves little that is right.
 *
 * @returns null where nothing is found to be sent, or as much again cannot be followed: nothing can be said then
 */
export function costsOf({ sites, findings, forwarded, unresolved, files }: Scored): AuditCost[] | null {
  const lost = unresolved.filter(({ what }) => what === 'call').length;
  if (lost >= sites.length) return null;
  const all = places(sites).size;
  const of = places(sites.filter(call => mayReach(call, forwarded))).size || all;
  const failed = { places: files.failed, of: files.failed + files.read };
  const unknown = places(unresolved).size;
  return [
    ...byRule(findings).map(([ruleId, own]): AuditCost => {
      const severity = own.some(finding => finding.severity === 'error') ? 'error' : 'warning';
      const share = { places: places(own).size, of };
      return {
        what: 'rule',
        ruleId,
        severity,
        ...share,
        points: points(severity === 'error' ? ERROR : WARNING, share),
      };
    }),
    ...(unknown > 0
      ? [
          {
            what: 'unresolved' as const,
            places: unknown,
            of: all,
            points: points(UNRESOLVED, { places: unknown, of: all }),
          },
        ]
      : []),
    ...(failed.places > 0 ? [{ what: 'failed' as const, ...failed, points: points(FAILED, failed) }] : []),
  ].sort((a, b) => b.points - a.points);
}

/** How safe the calls of a project are, from 0 to 100. */
export function scoreOf(costs: readonly AuditCost[]): number {
  return Math.max(0, Math.round(100 - costs.reduce((sum, cost) => sum + cost.points, 0)));
}

/** The score that a report would have if one of its causes were mended. */
export function scoreWithout(cause: AuditCause, { findings, summary }: AuditReport): number {
  const others = new Set(summary.causes.filter(one => one !== cause).flatMap(one => one.findings));
  const left = places(
    [...others].flatMap(index => findings[index] ?? []).filter(({ ruleId }) => ruleId === cause.ruleId),
  );
  const gone = [...places(cause.findings.flatMap(index => findings[index] ?? []))].filter(place => !left.has(place));
  return scoreOf(
    summary.costs.flatMap((cost): AuditCost[] => {
      if (cost.ruleId !== cause.ruleId) return [cost];
      const share = { ...cost, places: cost.places - gone.length };
      return share.places > 0 ? [{ ...share, points: points(priceOf(cost), share) }] : [];
    }),
  );
}

/** What a cost comes to at most, and with the first place. */
export function priceOf({ what, severity }: AuditCost): Price {
  if (what === 'rule') return severity === 'error' ? ERROR : WARNING;
  return what === 'unresolved' ? UNRESOLVED : FAILED;
}

function points(price: Price, { places, of }: Pick<AuditCost, 'places' | 'of'>): number {
  return Math.round(10 * (price.first + (price.all - price.first) * Math.min(1, places / of))) / 10;
}

function mayReach(call: AuditCall, forwarded: AuditSummary['forwarded']): boolean {
  const names = [...call.events, ...call.patterns];
  return (names.length > 0 ? names : [undefined]).some(name => reachOf(call, name, forwarded ?? undefined) !== 'no');
}

function byRule(findings: readonly AuditFinding[]): [string, AuditFinding[]][] {
  const groups = new Map<string, AuditFinding[]>();
  for (const finding of findings) groups.set(finding.ruleId, [...(groups.get(finding.ruleId) ?? []), finding]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function places(all: readonly Pick<AuditFinding, 'file' | 'line' | 'column'>[]): Set<string> {
  return new Set(all.map(placeKey));
}
