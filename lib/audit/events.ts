import { sorted } from './calls.ts';
import type { AuditCall, AuditEvent } from './report.ts';

/** Every name that the sites send, in order, with where it is sent and what goes with it. */
export function eventsOf(sites: readonly AuditCall[]): AuditEvent[] {
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
  return [...groups.values()]
    .map(({ name, isPattern, calls }) => ({
      name,
      isPattern,
      vendors: [...new Set(calls.map(({ vendor }) => vendor))].sort(),
      sites: calls.map(({ file, line, column, vendor }) => ({ file, line, column, vendor })),
      properties: propertiesOf(calls),
      open: calls.some(({ properties }) => properties?.open === true),
    }))
    .sort((a, b) => compare(a.name, b.name) || Number(a.isPattern) - Number(b.isPattern));
}

function propertiesOf(calls: readonly AuditCall[]): AuditEvent['properties'] {
  const found = new Map<string, { types: Set<string>; places: Set<string> }>();
  for (const { file, line, column, properties } of calls) {
    for (const [key, types] of Object.entries(properties?.types ?? {})) {
      const entry = found.get(key) ?? { types: new Set(), places: new Set() };
      found.set(key, entry);
      for (const type of types) entry.types.add(type);
      // A wrapper that reaches two vendors is one site of the property.
      entry.places.add(`${file}:${line}:${column}`);
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
