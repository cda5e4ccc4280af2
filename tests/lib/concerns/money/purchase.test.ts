import { describe, expect, it } from 'vitest';
import { isMoneyName, isPurchaseName } from '../../../../lib/concerns/money/purchase.ts';

const things = ['order', 'orders', 'purchase', 'payment', 'checkout', 'invoice', 'donation'];
const done = [
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
];
const otherwise = [
  ...['abandoned', 'attempt', 'attempted', 'banner', 'began', 'begin', 'button', 'cancel', 'canceled', 'cancelled'],
  ...['card', 'click', 'clicked', 'clicks', 'cta', 'declined', 'details', 'email', 'error', 'expired', 'fail'],
  ...['failed', 'failure', 'flow', 'form', 'initiate', 'initiated', 'intent', 'link', 'list', 'method', 'modal'],
  ...['not', 'open', 'opened', 'option', 'page', 'pending', 'popup', 'prompt', 'refund', 'refunded', 'reminder'],
  ...['request', 'requested', 'restore', 'restored', 'review', 'reviewed', 'screen', 'seen', 'select', 'selected'],
  ...['shown', 'start', 'started', 'step', 'submit', 'submitted', 'survey', 'tab', 'tapped', 'unsuccessful'],
  ...['update', 'updated', 'view', 'viewed'],
];

describe('money has been paid', () => {
  it.each(things)('%s completed', thing => expect(isPurchaseName(`${thing}_completed`)).toBe(true));
  it.each(done)('Order %s', word => expect(isPurchaseName(`Order ${word}`)).toBe(true));
  it.each(['purchase', 'Purchase', 'purchased', 'bought', 'credits_purchased', 'Plan Bought', 'completedOrder'])(
    '%s',
    name => expect(isPurchaseName(name)).toBe(true),
  );
});

describe('money has not been paid', () => {
  // One word says it for a purchase alone.
  it.each(['order', 'orders', 'payment', 'checkout', 'invoice', 'donation', 'paid', 'completed', 'purchases'])(
    '%s',
    name => expect(isPurchaseName(name)).toBe(false),
  );
  it.each(['New Purchase', 'purchase_funnel', 'Order Shipped', 'Signup Completed', 'reorder_completed', ''])(
    '%s',
    name => expect(isPurchaseName(name)).toBe(false),
  );
  it.each(otherwise)('by the word %s', word => {
    expect(isPurchaseName(`order completed ${word}`)).toBe(false);
    expect(isPurchaseName(`item purchased ${word}`)).toBe(false);
  });
});

describe('money has been paid or given back', () => {
  it.each([
    'order_completed',
    'purchase',
    'Order Refunded',
    'refundPayment',
    'payment_chargeback',
    'Full Order Refund',
  ])('%s', name => expect(isMoneyName(name)).toBe(true));
  it.each([
    'refund',
    'refunded',
    'Ticket Refunded',
    'order',
    'Order Shipped',
    'order_refund_requested',
    'order_refund_button_clicked',
    'order_refund_page_viewed',
  ])('not for %s', name => expect(isMoneyName(name)).toBe(false));
});
