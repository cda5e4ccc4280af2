/**
 * Names of the Customer.io destination as keys of Segment's `integrations`, case-sensitive. Source: Segment's
 * pages of the classic and the Actions destination, and configurations in the wild. The first is the one to write.
 */
export const customerioDestinations = [
  'Customer.io (Actions)',
  'Customer.io',
  'Customer.io Actions',
  'Actions Customerio',
] as const;
