/** Holds a whole project against its plan and its lock file. */
import { fitsPattern } from '../text/pattern.ts';
import { mismatchesOf, meantBy, traitMismatches } from './match.ts';
import { breakagesOf, isSent, sentEvents } from './sent.ts';

import type { Project } from '../project/project.ts';
import type { AnalyticsCall } from '../reading.ts';
import type { Lock } from './lock.ts';
import type { MismatchKind } from './match.ts';
import type { Plan, PlanPlace, PlanProblem } from './model.ts';
import type { Breakage } from './sent.ts';

export interface CheckSite {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface PlanCheck {
  readonly problems: readonly PlanProblem[];
  readonly unplanned: readonly {
    readonly event: string;
    readonly meant?: string;
    readonly tier?: number;
    readonly sites: readonly CheckSite[];
  }[];
  readonly unimplemented: readonly { readonly event: string; readonly tier?: number; readonly place: PlanPlace }[];
  readonly properties: readonly ({
    readonly kind: MismatchKind;
    readonly event: string;
    readonly tier?: number;
    readonly property: string;
    readonly expected?: string;
    readonly actual?: string;
  } & CheckSite)[];
  readonly broken: readonly Breakage[];
  /** Events of the lock file that were not seen, but may be sent where the name is not known. */
  readonly uncertain: readonly string[];
  /** Calls that send an event whose name is not known. */
  readonly unresolved: readonly CheckSite[];
}

export function checkProject(project: Project, plan: Plan | undefined, lock: Lock | undefined): PlanCheck {
  const calls = project.calls();
  const sent = sentEvents(calls);
  const { broken, uncertain } = lock ? breakagesOf(lock, sent, project) : { broken: [], uncertain: [] };
  const names = [...sent.events.keys()].sort();
  const planned = plan ? [...plan.events.keys()] : [];
  const isHeld = plan !== undefined && plan.isComplete && planned.length > 0;
  return {
    problems: plan?.problems ?? [],
    unplanned: !isHeld
      ? []
      : [
          ...names
            .filter(name => !plan.events.has(name))
            .map(event => {
              const meant = meantBy(event, plan);
              const tier = plan.tierOf(event);
              return {
                event,
                ...(meant !== undefined && { meant }),
                ...(tier !== undefined && { tier }),
                sites: (sent.events.get(event) ?? []).map(siteOf),
              };
            }),
          ...sent.patterns
            .filter(pattern => !planned.some(name => fitsPattern(name, pattern)))
            .map(event => ({
              event,
              sites: calls.filter(call => !call.inTest && call.patterns.includes(event)).map(siteOf),
            })),
        ],
    unimplemented: [...(plan?.events.values() ?? [])]
      .filter(({ name }) => !isSent(name, sent))
      .map(({ name, tier, place }) => ({ event: name, ...(tier !== undefined && { tier }), place })),
    properties: plan ? propertiesOf(calls, plan) : [],
    broken,
    uncertain,
    unresolved: sent.unresolved.map(siteOf),
  };
}

function propertiesOf(calls: readonly AnalyticsCall[], plan: Plan): PlanCheck['properties'] {
  return calls.flatMap(call =>
    [...mismatchesOf(call, plan), ...traitMismatches(call, plan)].flatMap(
      ({ kind, event, tier, property, expected, actual }) =>
        property === undefined
          ? []
          : [
              {
                kind,
                event,
                ...(tier !== undefined && { tier }),
                property,
                ...(expected !== undefined && { expected }),
                ...(actual !== undefined && { actual }),
                ...siteOf(call),
              },
            ],
    ),
  );
}

function siteOf({ file, line, column }: AnalyticsCall): CheckSite {
  return { file, line, column };
}
