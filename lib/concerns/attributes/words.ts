/** Words of attributes that are amounts, which Customer.io adds up and compares as numbers. */
export const amounts: ReadonlySet<string> = new Set([
  'price',
  'amount',
  'total',
  'subtotal',
  'revenue',
  'tax',
  'discount',
  'cost',
  'quantity',
  'mrr',
  'arr',
  'ltv',
]);

/** Words of attributes that are texts, whatever stands in them: a code may be made of digits. */
export const texts: ReadonlySet<string> = new Set(
  'code currency display formatted id key label name number phone plan postcode range sku string symbol text tier title type version zip'.split(
    ' ',
  ),
);
