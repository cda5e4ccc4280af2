import { describe, expect, it } from 'vitest';
import { caseStyles, isInStyle, toStyle, type CaseStyle } from '../../lib/values/case-style.ts';

const names: Readonly<Record<CaseStyle, readonly [good: readonly string[], bad: readonly string[]]>> = {
  snake_case: [
    ['order_completed', 'step_2_done', 'a'],
    [
      'Order Completed',
      'order__completed',
      '_order',
      'orderCompleted',
      'order-completed',
      'order completed',
      'Order_Completed',
    ],
  ],
  'Title Case': [
    ['Order Completed', 'API Key Created', 'Step 2 Done', 'Added to Cart', 'Sign-Up Started'],
    ['order completed', 'Order completed', 'Order  Completed', 'order_completed', 'to Cart'],
  ],
  'Sentence case': [
    ['Order completed', 'Signed up', 'Opened API page'],
    ['Order Completed', 'order completed', 'order_completed'],
  ],
  'lower case': [
    ['order completed', 'signed up'],
    ['Order completed', 'order_completed'],
  ],
  camelCase: [
    ['orderCompleted', 'order'],
    ['OrderCompleted', 'order_completed', 'order completed'],
  ],
  PascalCase: [
    ['OrderCompleted', 'A'],
    ['orderCompleted', 'ORDER', 'Order Completed'],
  ],
  'kebab-case': [['order-completed'], ['order_completed', 'Order-completed', 'order--completed']],
  CONSTANT_CASE: [
    ['ORDER_COMPLETED', 'A'],
    ['order_completed', 'ORDER COMPLETED'],
  ],
};

describe.each(caseStyles)('%s', style => {
  it.each(names[style][0])('has %s', name => expect(isInStyle(name, style)).toBe(true));
  it.each(names[style][1])('has not %s', name => expect(isInStyle(name, style)).toBe(false));

  it.each([
    'Order Completed',
    'orderCompleted',
    'Area: thing',
    "Can't Open",
    'API key_created',
    'Show All NFTs',
    'step2Done',
  ])('takes in %s', name => {
    const converted = toStyle(name, style)!;
    expect(isInStyle(converted, style)).toBe(true);
    expect(toStyle(converted, style)).toBe(converted);
  });

  it('gives up where words cannot be told apart', () => {
    expect(toStyle('Заказ Готов', style)).toBeUndefined();
    expect(toStyle('!', style)).toBeUndefined();
  });
});

it('keeps an acronym whole with the s of several', () => {
  expect(toStyle('Show All NFTs', 'snake_case')).toBe('show_all_nfts');
});
