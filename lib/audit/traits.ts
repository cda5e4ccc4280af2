import { traitMethods } from '../catalog/methods.ts';

import type { AuditCall, AuditTrait } from './report.ts';

/** Who writes which attribute of people, by the attribute's name. */
export function traitsOf(sites: readonly AuditCall[]): AuditTrait[] {
  const groups = new Map<string, { types: Set<string>; calls: AuditCall[] }>();
  for (const call of sites) {
    if (!traitMethods.has(call.method)) continue;
    for (const [name, types] of Object.entries(call.properties?.types ?? {})) {
      const group = groups.get(name) ?? { types: new Set(), calls: [] };
      groups.set(name, group);
      for (const type of types) group.types.add(type);
      group.calls.push(call);
    }
  }
  return [...groups]
    .map(([name, { types, calls }]) => ({
      name,
      types: [...types].sort(),
      vendors: [...new Set(calls.map(({ vendor }) => vendor))].sort(),
      sites: calls.map(({ file, line, column, vendor }) => ({ file, line, column, vendor })),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
