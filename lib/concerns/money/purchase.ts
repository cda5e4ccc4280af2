import { hasKey } from '../../calls/values/attributes.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { bought, done, otherwise, returned, things } from './words.ts';

import type { AnalyticsCall } from '../../reading.ts';

/** Whether an event's name says that money has been paid: `Order Completed`, `purchase`, `credits_purchased`. */
export function isPurchaseName(name: string): boolean {
  const words = wordsOf(name);
  if (words.some(word => otherwise.has(word))) return false;
  if (words.length === 1 && words[0] === 'purchase') return true;
  return (
    words.some(word => bought.has(word)) || (words.some(word => things.has(word)) && words.some(word => done.has(word)))
  );
}

/** Whether an event carries its revenue, and its name speaks of a payment: `Payment Conversion`. */
export function isPaid({ parts }: AnalyticsCall, name: string): boolean {
  const words = wordsOf(name);
  return (
    words.some(word => things.has(word) || word === 'conversion') &&
    !words.some(word => otherwise.has(word) || returned.has(word)) &&
    hasKey(parts.properties?.value, key => key === 'revenue') === true
  );
}

/**
 * Whether it says that money has been paid or given back.
 *
 * @param isOfMoney whether the plan says so, which may mean what comes before a payment as well
 */
export function isMoneyName(name: string, isOfMoney = false): boolean {
  const words = wordsOf(name);
  return (
    isPurchaseName(name) ||
    (isOfMoney && !words.some(word => otherwise.has(word))) ||
    (words.length < 4 &&
      words.some(word => things.has(word)) &&
      words.some(word => returned.has(word)) &&
      !words.includes('requested'))
  );
}
