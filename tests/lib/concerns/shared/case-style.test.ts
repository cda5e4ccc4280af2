import { describe, expect, it } from 'vitest';
import { caseStyles, isInStyle, toStyle, type CaseStyle } from '../../../../lib/concerns/shared/case-style.ts';

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
    ['Order Completed', 'API Key Created', 'Step 2 Done', 'Added to Cart', 'Sign-Up Started', 'Q & A - Viewed'],
    [
      'order completed',
      'Order completed',
      'Order  Completed',
      'order_completed',
      'to Cart',
      '& Cart',
      'iPhone Bought',
      'Order! Completed',
    ],
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

it('there are eight styles', () => {
  expect(caseStyles).toEqual(Object.keys(names));
});

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

describe('a name in another style', () => {
  it.each<[CaseStyle, string]>([
    ['snake_case', 'the_users_plan_and_api2'],
    ['CONSTANT_CASE', 'THE_USERS_PLAN_AND_API2'],
    ['kebab-case', 'the-users-plan-and-api2'],
    ['lower case', 'the users plan and api2'],
    ['Sentence case', 'The users plan and api2'],
    ['Title Case', 'The Users Plan and Api2'],
    ['PascalCase', 'TheUsersPlanAndApi2'],
    ['camelCase', 'theUsersPlanAndApi2'],
  ])('%s: %s', (style, name) => {
    expect(toStyle("The user's plan & and API2", style)).toBe(name);
    expect(toStyle('The user’s: plan, and API2!', style)).toBe(name);
  });

  it.each([
    'a',
    'an',
    'and',
    'as',
    'at',
    'by',
    'for',
    'from',
    'in',
    'into',
    'of',
    'on',
    'or',
    'per',
    'the',
    'to',
    'via',
    'with',
    'vs',
  ])('leaves %s small in a title', word => {
    expect(toStyle(`x_${word}_x`, 'Title Case')).toBe(`X ${word} X`);
    expect(isInStyle(`X ${word} X`, 'Title Case')).toBe(true);
  });

  it('keeps an acronym whole with the s of several', () => {
    expect(toStyle('Show All NFTs', 'snake_case')).toBe('show_all_nfts');
  });
});
