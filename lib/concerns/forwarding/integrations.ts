import { customerioDestinations } from '../../catalog/destinations.ts';
import { alternativesOf } from '../../calls/values/walk.ts';

import type { Vendor } from '../../catalog/types.ts';
import type { Value } from '../../reading.ts';

/** What an `integrations` object says of Customer.io; `unknown` where it cannot be read whole. */
export type Inclusion = 'excluded' | 'included' | 'unknown';

/** Whether `integrations` keeps an event from Customer.io: by its own key, or by `All: false` without one. */
export function customerioIn(integrations: Value | undefined, vendor: Vendor): Inclusion {
  if (!integrations) return 'included';
  const found = new Set(alternativesOf(integrations).map(value => inclusionOf(value, destinationNames(vendor))));
  return found.size === 1 ? ([...found][0] as Inclusion) : 'unknown';
}

/** The keys of Customer.io in the `integrations` of whoever forwards. */
export function destinationNames(vendor: Vendor): readonly string[] {
  return customerioDestinations[vendor] ?? [];
}

function inclusionOf(value: Value, destinations: readonly string[]): Inclusion {
  if (value.kind === 'literal') return value.value == null ? 'included' : 'unknown';
  if (value.kind !== 'object') return 'unknown';
  const own = destinations.filter(name => value.keys.includes(name));
  const said = (own.length > 0 ? own : ['All']).map(name => switchOf(value.get(name)));
  if (said.includes('off')) return said.includes('on') ? 'unknown' : 'excluded';
  return said.includes('unknown') || (own.length === 0 && value.open) ? 'unknown' : 'included';
}

function switchOf(value: Value | undefined): 'on' | 'off' | 'unknown' {
  if (!value) return 'on';
  if (value.kind === 'object') return 'on';
  if (value.kind !== 'literal') return 'unknown';
  return value.value === false ? 'off' : 'on';
}
