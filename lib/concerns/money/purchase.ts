import { wordsOf } from '../../calls/values/names.ts';

const things = new Set(['order', 'orders', 'purchase', 'payment', 'checkout', 'invoice', 'donation']);
const done = new Set([
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
const bought = new Set(['purchased', 'bought']);
/** Words of what comes before a purchase, beside it, or instead of it. */
const otherwise = new Set(
  `abandoned attempt attempted banner began begin button cancel canceled cancelled card click clicked clicks cta declined details
  email error expired fail failed failure flow form initiate initiated intent link list method modal not open opened option page pending
  popup prompt refund refunded reminder request requested restore restored review reviewed screen seen select selected shown start
  started step submit submitted survey tab tapped unsuccessful update updated view viewed`.split(/\s+/),
);
const returned = new Set(['refund', 'refunded', 'chargeback']);

/** Whether an event's name says that money has been paid: `Order Completed`, `purchase`, `credits_purchased`. */
export function isPurchaseName(name: string): boolean {
  const words = wordsOf(name);
  if (words.some(word => otherwise.has(word))) return false;
  if (words.length === 1 && words[0] === 'purchase') return true;
  return (
    words.some(word => bought.has(word)) || (words.some(word => things.has(word)) && words.some(word => done.has(word)))
  );
}

/** Whether it says that money has been paid or given back. */
export function isMoneyName(name: string): boolean {
  const words = wordsOf(name);
  return (
    isPurchaseName(name) ||
    (words.length < 4 &&
      words.some(word => things.has(word)) &&
      words.some(word => returned.has(word)) &&
      !words.includes('requested'))
  );
}
