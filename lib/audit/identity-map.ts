/** Which modules tell which vendor who a person is, and by what: the content of the picture. */
import { isSite } from './calls.ts';
import { reachOf } from './reach.ts';

import type { IdKind } from '../calls/values/identity.ts';
import type { Vendor } from '../catalog/types.ts';
import type { AuditCall, AuditReport, AuditSummary, Reach } from './report.ts';

/**
 * What an id is to Customer.io, if it gets there.
 * - `key`: people are identified by it
 * - `other`: another key stands for the same people
 * - `nobody`: it is nobody's whom Customer.io knows
 * - `unknown`: the code does not tell
 * - `plain`: nothing of it is wrong, or it does not get there
 */
export type IdRole = 'key' | 'other' | 'nobody' | 'unknown' | 'plain';

export interface IdNode {
  /** `client`: the call names nobody, and its client knows the person. */
  readonly kind: IdKind | 'client';
  readonly text: string;
  readonly role: IdRole;
  /** It gets to Customer.io, or may. */
  readonly isArriving: boolean;
}

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** What a vendor passes on to Customer.io. */
export interface Forward {
  readonly vendor: Vendor;
  /** Calls that it passes on, or may, out of all that it gets. */
  readonly count: number;
  readonly of: number;
  /** Somebody said so. */
  readonly isSaid: boolean;
}

export interface IdentityMap {
  /** Where the SDK is called, by the most calls first. */
  readonly modules: readonly string[];
  readonly ids: readonly IdNode[];
  readonly vendors: readonly Vendor[];
  /** From modules to ids, and from ids to vendors. */
  readonly uses: readonly Edge[];
  readonly sends: readonly Edge[];
  readonly forwards: readonly Forward[];
  /** Events that Customer.io gets twice: sent there, and forwarded. */
  readonly doubled: readonly string[];
}

type Kind = IdNode['kind'];
type Id = Pick<IdNode, 'kind' | 'text'>;

/** Kinds of keys of which a person should have one. */
const keys: ReadonlySet<Kind> = new Set<Kind>(['raw', 'hash', 'composed', 'email']);
const nobody: ReadonlySet<Kind> = new Set<Kind>(['anonymous', 'empty', 'constant']);

export function identityMapOf({ calls, summary }: AuditReport): IdentityMap {
  const modules = new Counter<string>();
  const ids = new Counter<Id>();
  const vendors = new Counter<Vendor>();
  const uses = new Counter<readonly [string, string]>();
  const sends = new Counter<readonly [string, Vendor]>();
  const sites = calls.filter(isSite);
  const idsOf = idsIn(sites);
  for (const call of sites) {
    const { file, target, vendor } = call;
    const module = target?.file ?? file;
    modules.add(module, module);
    vendors.add(vendor, vendor);
    for (const id of idsOf(call)) {
      const key = keyOf(id);
      ids.add(key, id);
      uses.add(`${module} ${key}`, [module, key]);
      sends.add(`${key} ${vendor}`, [key, vendor]);
    }
  }
  const arriving = sites.filter(call => reachesOf(call, summary.forwarded).some(reach => reach !== 'no'));
  const found = new Set(arriving.flatMap(idsOf).map(keyOf));
  const roleOf = rolesIn(arriving, idsOf);
  return {
    modules: modules.keys,
    ids: ids.entries.map(([, id]) => ({
      ...id,
      role: found.has(keyOf(id)) ? roleOf(id) : 'plain',
      isArriving: found.has(keyOf(id)),
    })),
    vendors: vendors.values,
    uses: uses.entries.map(([key, [module, id]]) => ({
      from: modules.keys.indexOf(module),
      to: ids.keys.indexOf(id),
      count: uses.count(key),
    })),
    sends: sends.entries.map(([key, [id, vendor]]) => ({
      from: ids.keys.indexOf(id),
      to: vendors.keys.indexOf(vendor),
      count: sends.count(key),
    })),
    forwards: vendors.values.flatMap(vendor => forwardOf(vendor, sites, summary.forwarded)),
    doubled: summary.events
      .filter(({ reaches }) => reaches.includes('direct') && reaches.includes('forwarded'))
      .map(({ name }) => name),
  };
}

function keyOf({ kind, text }: Id): string {
  return `${kind} ${text}`;
}

/** Who a call is about: as it says, or as its client knows. */
function idsIn(sites: readonly AuditCall[]): (call: AuditCall) => readonly Id[] {
  const identified = new Set(sites.filter(({ method }) => method === 'identify').map(({ vendor }) => vendor));
  return ({ userId, vendor }) =>
    userId?.map(({ kind, text }) => ({ kind, text })) ?? [
      identified.has(vendor)
        ? { kind: 'client', text: 'whom the client knows' }
        : { kind: 'empty', text: 'nobody is identified' },
    ];
}

function reachesOf(call: AuditCall, forwarded: AuditSummary['forwarded']): Reach[] {
  const names = [...call.events, ...call.patterns];
  return (names.length > 0 ? names : [undefined]).map(name => reachOf(call, name, forwarded ?? undefined));
}

function forwardOf(vendor: Vendor, sites: readonly AuditCall[], forwarded: AuditSummary['forwarded']): Forward[] {
  if (vendor === 'customerio') return [];
  const ways = sites.filter(call => call.vendor === vendor).map(call => reachesOf(call, forwarded));
  const said = ways.filter(reaches => reaches.includes('forwarded')).length;
  const count = said > 0 ? said : ways.filter(reaches => reaches.includes('not-said')).length;
  return count > 0 ? [{ vendor, count, of: ways.length, isSaid: said > 0 }] : [];
}

/**
 * What ids are to Customer.io, by those that get there, of which alone it is asked. The key is the one that it is told of people by, directly if it
 * is told so anywhere; where it is told by several, none of them is the right one.
 */
function rolesIn(arriving: readonly AuditCall[], idsOf: (call: AuditCall) => readonly Id[]): (id: Id) => IdRole {
  const kinds = keysOf(arriving, idsOf);
  const told = arriving.filter(({ method }) => method === 'identify');
  const direct = told.filter(({ vendor }) => vendor === 'customerio');
  const right = keysOf(direct.length > 0 ? direct : told, idsOf);
  return id => {
    if (nobody.has(id.kind)) return 'nobody';
    if (id.kind === 'unknown') return 'unknown';
    if (!keys.has(id.kind)) return 'plain';
    if (right.size === 1 && right.has(id.kind)) return 'key';
    return kinds.size > 1 ? 'other' : 'plain';
  };
}

function keysOf(calls: readonly AuditCall[], idsOf: (call: AuditCall) => readonly Id[]): ReadonlySet<Kind> {
  return new Set(
    calls
      .flatMap(idsOf)
      .map(({ kind }) => kind)
      .filter(kind => keys.has(kind)),
  );
}

/** Counts by key, the most frequent first, then by the key. */
class Counter<T> {
  readonly #items = new Map<string, { readonly value: T; count: number }>();

  add(key: string, value: T): void {
    const item = this.#items.get(key) ?? { value, count: 0 };
    this.#items.set(key, item);
    item.count++;
  }

  count(key: string): number {
    return this.#items.get(key)?.count ?? 0;
  }

  get entries(): [string, T][] {
    return [...this.#items]
      .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
      .map(([key, { value }]) => [key, value]);
  }

  get keys(): string[] {
    return this.entries.map(([key]) => key);
  }

  get values(): T[] {
    return this.entries.map(([, value]) => value);
  }
}
