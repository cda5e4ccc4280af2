import type { AuditCall, AuditIdentity, AuditPlace } from './report.ts';

/** Which ids reach which vendor, the most frequent first. */
export function identitiesOf(sites: readonly AuditCall[]): AuditIdentity[] {
  const groups = new Map<
    string,
    { identity: Omit<AuditIdentity, 'methods' | 'sites'>; methods: Set<AuditCall['method']>; sites: AuditPlace[] }
  >();
  for (const { vendor, method, userId = [], file, line, column } of sites) {
    for (const { kind, text } of userId) {
      const key = `${vendor} ${kind} ${text}`;
      const group = groups.get(key) ?? { identity: { vendor, kind, text }, methods: new Set(), sites: [] };
      groups.set(key, group);
      group.methods.add(method);
      group.sites.push({ file, line, column });
    }
  }
  return [...groups.entries()]
    .sort(([a, one], [b, other]) => other.sites.length - one.sites.length || (a < b ? -1 : 1))
    .map(([, { identity, methods, sites: places }]) => ({ ...identity, methods: [...methods].sort(), sites: places }));
}
