import { sorted } from './calls.ts';
import { KNOWN, knownAt, type People } from './person.ts';
import { placeKey } from './places.ts';
import { REACHES, reachOf } from './reach.ts';

import type { Plan } from '../plan/model.ts';
import type { Settings } from '../settings.ts';
import type { AuditCall, AuditEvent, AuditFinding } from './report.ts';

/** What is known beside the calls. */
export interface EventContext {
  readonly forwarded: Settings['forwarded'];
  readonly people: People;
  readonly findings: readonly AuditFinding[];
  readonly plan: Plan | undefined;
  /** Files of campaigns by the events that start them. */
  readonly campaigns: ReadonlyMap<string, readonly string[]>;
}

/** Every name that the sites send, in order, with where it is sent, what goes with it, and what comes of it. */
export function eventsOf(sites: readonly AuditCall[], context: EventContext): AuditEvent[] {
  const groups = new Map<string, { name: string; isPattern: boolean; calls: AuditCall[] }>();
  const add = (name: string, isPattern: boolean, call: AuditCall): void => {
    const key = `${isPattern} ${name}`;
    const group = groups.get(key);
    if (group) group.calls.push(call);
    else groups.set(key, { name, isPattern, calls: [call] });
  };
  for (const call of sites) {
    // A page's name is no event.
    if (call.method === 'page' || call.method === 'screen') continue;
    for (const name of call.events) add(name, false, call);
    for (const name of call.patterns) add(name, true, call);
  }
  const findings = countsOf(context.findings);
  return [...groups.values()]
    .map(({ name, isPattern, calls }) => ({
      name,
      isPattern,
      vendors: [...new Set(calls.map(({ vendor }) => vendor))].sort(),
      reaches: ordered(REACHES, new Set(calls.map(call => reachOf(call, name, context.forwarded)))),
      person: worst(calls.map(call => knownAt(call, context.people))),
      sites: calls.map(({ file, line, column, vendor }) => ({ file, line, column, vendor })),
      properties: propertiesOf(calls),
      open: calls.some(({ properties }) => properties?.open === true),
      findings: findings.get(name) ?? 0,
      campaigns: context.campaigns.get(name) ?? [],
      templates: [],
      ...(context.plan && !isPattern && { plan: plannedAs(name, context.plan) }),
    }))
    .sort((a, b) => compare(a.name, b.name) || Number(a.isPattern) - Number(b.isPattern));
}

/** The events with the templates that are written for them. */
export function withTemplates(
  events: readonly AuditEvent[],
  templates: ReadonlyMap<string, readonly string[]>,
): AuditEvent[] {
  return events.map(event => ({ ...event, templates: templates.get(event.name) ?? [] }));
}

/** How many findings are about each event. */
function countsOf(findings: readonly AuditFinding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { events = [] } of findings) for (const event of events) counts.set(event, (counts.get(event) ?? 0) + 1);
  return counts;
}

function ordered<T>(order: readonly T[], found: ReadonlySet<T>): T[] {
  return order.filter(one => found.has(one));
}

/** What holds of all places: that of the worst of them, and of some only where the others are better. */
function worst(found: readonly AuditEvent['person'][]): AuditEvent['person'] {
  const [first = 'not-said', ...others] = ordered(KNOWN, new Set(found));
  const last = others.at(-1) ?? first;
  return last === 'no' && first === 'yes' ? 'sometimes' : last;
}

function plannedAs(name: string, plan: Plan): AuditEvent['plan'] {
  const tier = plan.tierOf(name);
  return { isPlanned: plan.events.has(name), ...(tier !== undefined && { tier }) };
}

function propertiesOf(calls: readonly AuditCall[]): AuditEvent['properties'] {
  const found = new Map<string, { types: Set<string>; places: Set<string> }>();
  for (const call of calls) {
    for (const [key, types] of Object.entries(call.properties?.types ?? {})) {
      const entry = found.get(key) ?? { types: new Set(), places: new Set() };
      found.set(key, entry);
      for (const type of types) entry.types.add(type);
      // A wrapper that reaches two vendors is one site of the property.
      entry.places.add(placeKey(call));
    }
  }
  return sorted([...found].map(([key, { types, places }]) => [key, { types: [...types].sort(), sites: places.size }]));
}

/** Groups of names that are the same but for case and separators. */
export function driftOf(events: readonly AuditEvent[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const { name, isPattern } of events) {
    if (isPattern) continue;
    const key = name.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '');
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()].filter(names => names.length > 1);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
