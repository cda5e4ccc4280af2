import type { Vendor } from './types.ts';

/**
 * Names of the Customer.io destination as keys of `integrations`, case-sensitive, by who forwards. The first is the
 * one to write. Sources: Segment's pages of the classic and the Actions destination, and configurations in the wild;
 * the code of RudderStack's browser SDK (3.34.1).
 */
export const customerioDestinations: Partial<Readonly<Record<Vendor, readonly [string, ...string[]]>>> = {
  segment: ['Customer.io (Actions)', 'Customer.io', 'Customer.io Actions', 'Actions Customerio'],
  rudderstack: ['Customer IO', 'Customer.io', 'CustomerIO', 'CUSTOMERIO', 'customerio'],
};
