/** Words of events about money, and of what tells such events apart. */

/** What is paid for. */
export const things: ReadonlySet<string> = new Set([
  'order',
  'orders',
  'purchase',
  'payment',
  'checkout',
  'invoice',
  'donation',
]);
/** What has become of it when money was paid. */
export const done: ReadonlySet<string> = new Set([
  'complete',
  'completed',
  'succeeded',
  'success',
  'successful',
  'placed',
  'paid',
  'confirmed',
  'received',
  'made',
  'processed',
  'captured',
  'finished',
]);
export const bought: ReadonlySet<string> = new Set(['purchased', 'bought']);
/** Words of what comes before a purchase, beside it, or instead of it. */
export const otherwise: ReadonlySet<string> = new Set(
  `abandoned attempt attempted banner began begin button cancel canceled cancelled card click clicked clicks cta declined details
  email error expired fail failed failure flow form initiate initiated intent link list method modal not open opened option page pending
  popup prompt refund refunded reminder request requested restore restored review reviewed screen seen select selected shown start
  started step submit submitted survey tab tapped unsuccessful update updated view viewed`.split(/\s+/),
);
export const returned: ReadonlySet<string> = new Set(['refund', 'refunded', 'chargeback']);

/** What a key of a transaction is the key of. */
export const transactions: ReadonlySet<string> = new Set(
  'order transaction txn tx payment capture charge invoice checkout receipt purchase refund session intent donation booking subscription'.split(
    ' ',
  ),
);
/** Words at the end of a key's name. */
export const marks: ReadonlySet<string> = new Set([
  'id',
  'uuid',
  'ulid',
  'ref',
  'reference',
  'number',
  'no',
  'hash',
  'key',
  'token',
]);
/** Keys that say by themselves what they are for. */
export const keysAsSuch: ReadonlySet<string> = new Set([
  'message id',
  'event id',
  'dedupe id',
  'dedupe key',
  'deduplication id',
  'idempotency key',
  'ulid',
  'uuid',
  'insert id',
]);
