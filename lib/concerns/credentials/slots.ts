/** The places of a client's construction that take keys, and which key each of them wants. */
import { isCustomerioName, roleOfName, sourceNames, type KeyRole } from '../shared/credentials.ts';

import type { AnalyticsCall, Part } from '../../reading.ts';

export interface KeySlot {
  readonly call: AnalyticsCall;
  readonly part: Part;
  readonly role: KeyRole;
}

const slots = [
  ['siteId', 'site'],
  ['trackApiKey', 'track'],
  ['appApiKey', 'app'],
  ['writeKey', 'write'],
] as const;

/** The keys that one construction takes. */
export function keySlots(call: AnalyticsCall): KeySlot[] {
  // A class of the SDK that takes no such pair, reached by a deep import.
  const second = call.parts.trackApiKey?.value.kind;
  if (second === 'object' || second === 'function' || second === 'array') return [];
  return slots.flatMap(([name, role]) => {
    const part = call.parts[name];
    if (!part || (role === 'write' && call.vendor !== 'customerio' && call.vendor !== 'segment')) return [];
    return { call, part, role: role === 'write' && call.vendor === 'segment' ? 'segment' : role };
  });
}

/** The key that stands in a place, if all that it can be is named as the key of another API. */
export function mismatchOf({ part, role }: KeySlot): { readonly name: string; readonly role: KeyRole } | undefined {
  const names = sourceNames(part.value);
  const [first] = names ?? [];
  if (!names || first === undefined) return undefined;
  const found = names.map(name => mismatchedRole(name, role));
  const [one] = found;
  return one && found.every(Boolean) ? { name: first, role: one } : undefined;
}

function mismatchedRole(name: string, wanted: KeyRole): KeyRole | undefined {
  const role = roleOfName(name);
  if (role === wanted) return undefined;
  // Segment's own keys are called many things; only another vendor's name tells.
  if (wanted === 'segment') return isCustomerioName(name) ? role : undefined;
  // 3.x of the mobile SDK, and teams with one name for both, call the Track key a write key.
  if (wanted === 'track' && role === 'write')
    return isCustomerioName(name) && /cdp|pipeline/i.test(name) ? role : undefined;
  return role;
}

/** One name in places that want different keys. */
export function sharedKeys(
  slotsOfFile: readonly KeySlot[],
): { readonly slot: KeySlot; readonly other: KeySlot; readonly name: string }[] {
  const first = new Map<string, KeySlot>();
  return slotsOfFile.flatMap(slot => {
    const names = sourceNames(slot.part.value);
    const name = names?.length === 1 ? names[0] : undefined;
    // Only a whole name tells: `key` and `apiKey` are what parameters are called everywhere.
    if (name === undefined || !/^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(name) || mismatchOf(slot)) return [];
    const other = first.get(name);
    if (!other) {
      first.set(name, slot);
      return [];
    }
    return other.role === slot.role ? [] : { slot, other, name };
  });
}
