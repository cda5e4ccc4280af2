/** Which modules tell which vendor who a person is, and by what: the content of the picture. */
import type { IdKind } from '../calls/values/identity.ts';
import type { Vendor } from '../catalog/types.ts';
import { isSite } from './calls.ts';
import type { AuditReport } from './report.ts';

export interface IdNode {
  /** `client`: the call names nobody, and its client knows the person, or knows nobody. */
  readonly kind: IdKind | 'client';
  readonly text: string;
  /** Another kind of key stands for the same people where Customer.io gets both. */
  readonly isSplit: boolean;
}

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface IdentityMap {
  /** Where the SDK is called, by the most calls first. */
  readonly modules: readonly string[];
  readonly ids: readonly IdNode[];
  readonly vendors: readonly Vendor[];
  /** From modules to ids, and from ids to vendors. */
  readonly uses: readonly Edge[];
  readonly sends: readonly Edge[];
  /** Vendors that pass on to Customer.io what they get, as the settings say; null where they say nothing. */
  readonly forwarders: readonly Vendor[] | null;
  /** Events that Customer.io gets twice: sent there, and forwarded. */
  readonly doubled: readonly string[];
}

/** Kinds of keys of which a person should have one. */
const keys: ReadonlySet<IdNode['kind']> = new Set<IdNode['kind']>(['raw', 'hash', 'composed', 'email']);
const forwarding: ReadonlySet<Vendor> = new Set<Vendor>(['segment', 'rudderstack']);

export function identityMapOf({ calls, summary }: AuditReport): IdentityMap {
  const modules = new Counter<string>();
  const ids = new Counter<{ kind: IdNode['kind']; text: string }>();
  const vendors = new Counter<Vendor>();
  const uses = new Counter<readonly [string, string]>();
  const sends = new Counter<readonly [string, Vendor]>();
  const sites = calls.filter(isSite);
  const identified = new Set(sites.filter(({ method }) => method === 'identify').map(({ vendor }) => vendor));
  for (const { file, target, vendor, userId } of sites) {
    const known = identified.has(vendor);
    const client = { kind: 'client', text: known ? 'whom the client knows' : 'nobody is identified' } as const;
    const module = target?.file ?? file;
    modules.add(module, module);
    vendors.add(vendor, vendor);
    for (const { kind, text } of userId ?? [client]) {
      const id = `${kind} ${text}`;
      ids.add(id, { kind, text });
      uses.add(`${module} ${id}`, [module, id]);
      sends.add(`${id} ${vendor}`, [id, vendor]);
    }
  }
  const { forwarded } = summary;
  const forwarders = vendors.keys.filter((vendor): vendor is Vendor => forwarding.has(vendor as Vendor));
  const reaching = new Set<string>(['customerio', ...(forwarded === 'none' ? [] : forwarders)]);
  const arriving = new Set(sends.values.filter(([, vendor]) => reaching.has(vendor)).map(([id]) => id));
  const kinds = new Set(
    ids.entries.filter(([id, { kind }]) => arriving.has(id) && keys.has(kind)).map(([, { kind }]) => kind),
  );
  return {
    modules: modules.keys,
    ids: ids.entries.map(([id, node]) => ({
      ...node,
      isSplit: kinds.size > 1 && arriving.has(id) && keys.has(node.kind),
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
    forwarders: forwarded === null ? null : forwarded === 'none' ? [] : forwarders,
    doubled: summary.events
      .filter(({ reaches }) => reaches.includes('direct') && reaches.includes('forwarded'))
      .map(({ name }) => name),
  };
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
