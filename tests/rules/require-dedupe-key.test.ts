import { afterAll } from 'vitest';

import rule from '../../rules/require-dedupe-key.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/cio.ts': `
    import { TrackClient } from 'customerio-node';

    export const cio = new TrackClient('site', process.env.CIO_KEY ?? '');
  `,
  'src/tracker.ts': `
    import { cio } from './cio.ts';

    export function sendEvent(id: string, name: string, data?: Record<string, unknown>) {
      return cio.track(id, { name, data });
    }
  `,
  'src/segment.ts': `
    import { AnalyticsBrowser } from '@segment/analytics-next';

    export const analytics = AnalyticsBrowser.load({ writeKey: 'public' });
  `,
  'src/orders.ts': `
    import { cio } from './cio.ts';

    export function sendOrder(id: string, order: Record<string, unknown>) {
      return cio.track(id, { name: 'order_completed', data: order });
    }

    export function sendNumberedOrder(id: string, total: number, number: string) {
      return cio.track(id, { name: 'order_completed', data: { total, order_number: number } });
    }
  `,
});
afterAll(() => project.remove());

const here = {
  filename: project.file('src/here.ts'),
  settings: { customerio: { root: project.root } },
};

createRuleTester().run('require-dedupe-key', rule, {
  valid: [
    {
      name: 'a made-up key that is kept',
      ...here,
      code: `
        import { cio } from './cio.ts';
        import { randomUUID } from 'node:crypto';
        export async function buy(total) {
          const orderId = randomUUID();
          await orders.insert({ id: orderId, total });
          await cio.track('1', { name: 'order_completed', data: { order_id: orderId, total } });
        }
      `,
    },
    {
      name: 'an id reckoned from what is known, and an id of the event that is not the person',
      ...here,
      code: `
        import { cio } from './cio.ts';
        import { v5 } from 'uuid';
        cio.track(user.id, { name: 'order_completed', data: { order_id: v5(order.ref, SPACE) } });
        cio.track(user.id, { name: 'order_shipped', id: order.eventId });
        cio.track(user.id, { name: 'order_shipped', id: \`\${user.id}-\${order.id}\` });
      `,
    },
    {
      name: 'words that every object has',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'constructor', data: { constructor: 1, ['__proto__']: 2, toString: 3 } });
        cio.track('1', { name: '__proto__', data: { valueOf: 1 } });
        cio.identify('1', { constructor: 1, ['__proto__']: 2, hasOwnProperty: 3 });
      `,
    },
    {
      name: 'the id of the order',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'order_completed', data: { order_id: order.id, total: 5 } });
      `,
    },
    {
      name: 'the id of the event',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'order_completed', data: { total: 5 }, id: ulid() });
      `,
    },
    {
      name: 'keys of a payment provider',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'credits_purchased', data: { stripe_session_id: session.id } });
        cio.track('1', { name: 'payment_received', data: { paymentTxRef: payment.ref } });
      `,
    },
    {
      name: 'a spread that may bring it',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'order_completed', data: { ...order } });
        cio.track('1', { name: 'order_completed', ...rest });
      `,
    },
    {
      name: 'an unknown value',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'order_completed', data: order });
      `,
    },
    {
      name: 'no money',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'order_viewed', data: {} });
        cio.track('1', { name: 'purchase_started' });
        cio.track('1', { name: 'clicked purchase button' });
      `,
    },
    {
      name: 'a key of the project',
      ...here,
      options: [{ keys: ['cart'] }],
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'order_completed', data: { cart: cart.token } });
      `,
    },
    {
      name: 'events of the project only',
      ...here,
      options: [{ events: ['seat_taken'] }],
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'order_completed' });
      `,
    },
    {
      name: 'a wrapper that adds it',
      ...here,
      code: `
        import { sendNumberedOrder } from './orders.ts';
        sendNumberedOrder('1', 5, order.number);
      `,
    },
    {
      name: 'a wrapper that takes the properties',
      ...here,
      code: `
        import { cio } from './cio.ts';
        export function f(id: string, data: object) {
          cio.track(id, { name: 'order_completed', data });
        }
      `,
    },
    {
      name: 'a shadowed client',
      ...here,
      code: `
        import { cio } from './cio.ts';
        export function f(cio: { track(id: string, event: object): void }) {
          cio.track('1', { name: 'order_completed', data: {} });
        }
      `,
    },
    {
      name: 'a look-alike',
      ...here,
      code: `
        import mixpanel from 'mixpanel-browser';
        mixpanel.track('order_completed', {});
      `,
    },
    {
      name: 'a test',
      ...here,
      filename: project.file('src/here.test.ts'),
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'order_completed', data: {} });
      `,
    },
  ],
  invalid: [
    {
      name: 'keys that are made up at each call',
      ...here,
      code: `
        import { cio } from './cio.ts';
        import { randomUUID } from 'node:crypto';
        import { v4 as id } from 'uuid';
        cio.track('1', { name: 'order_completed', data: { order_id: randomUUID() } });
        cio.track('1', { name: 'order_completed', data: { order_id: id() } });
        cio.track('1', { name: 'order_completed', data: { order_id: \`o-\${Date.now()}\` } });
        export function buy() {
          const key = crypto.randomUUID();
          cio.track('1', { name: 'order_completed', data: { idempotencyKey: key } });
        }
      `,
      errors: [
        { messageId: 'madeUp', data: { event: 'order_completed', key: 'order_id' }, line: 5, column: 59 },
        { messageId: 'madeUp', line: 6, column: 59 },
        { messageId: 'madeUp', line: 7, column: 59 },
        { messageId: 'madeUp', data: { event: 'order_completed', key: 'idempotencyKey' }, line: 10, column: 61 },
      ],
    },
    {
      name: 'a made-up message id, by Segment on a server',
      ...here,
      code: `
        import { Analytics } from '@segment/analytics-node';
        import { randomUUID } from 'node:crypto';
        new Analytics({ writeKey: 'k' }).track({ userId: '1', event: 'Order Completed', messageId: randomUUID(), properties: { total: 9 } });
      `,
      errors: [{ messageId: 'madeUp', data: { event: 'Order Completed', key: 'messageId' }, line: 4 }],
    },
    {
      name: 'an id of the event that is the person, of any event',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track(user.id, { name: 'logged_in', id: user.id });
        cio.track(user.id, { name: 'logged_in', id: user.email });
        cio.track(user.id, { name: 'logged_in', id: 'login' });
      `,
      errors: [
        { messageId: 'shared', data: { name: '`user.id`' }, line: 3 },
        { messageId: 'shared', data: { name: '`user.email`' }, line: 4 },
        { messageId: 'shared', data: { name: '"login"' }, line: 5 },
      ],
    },
    {
      name: 'properties without a key',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'order_completed', data: { total: 5 } });
      `,
      errors: [
        {
          messageId: 'noKey',
          data: { event: 'order_completed', keys: '`order_id`, or a ULID as the `id` of the event' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 49,
        },
      ],
    },
    {
      name: 'no properties',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'purchase' });
      `,
      errors: [
        {
          messageId: 'noKey',
          data: { event: 'purchase', keys: '`order_id`, or a ULID as the `id` of the event' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 42,
        },
      ],
    },
    {
      name: 'money given back',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'order_refunded', data: { total: 5 } });
      `,
      errors: [
        {
          messageId: 'noKey',
          data: { event: 'order_refunded', keys: '`order_id`, or a ULID as the `id` of the event' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 48,
        },
      ],
    },
    {
      name: 'the id of the product is none',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'Product Purchased', data: { product_id: product.id, user_id: user.id } });
      `,
      errors: [
        {
          messageId: 'noKey',
          data: { event: 'Product Purchased', keys: '`order_id`, or a ULID as the `id` of the event' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 51,
        },
      ],
    },
    {
      name: 'keys and events of the project',
      ...here,
      options: [{ events: ['/^seat_/'], keys: ['seat'] }],
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'seat_taken', data: { row: 5 } });
      `,
      errors: [
        {
          messageId: 'noKey',
          data: { event: 'seat_taken', keys: '`order_id` or `seat`, or a ULID as the `id` of the event' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 44,
        },
      ],
    },
    {
      name: 'from the browser',
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics.track('Order Completed', { revenue: 5 });
      `,
      errors: [
        {
          messageId: 'noKey',
          data: { event: 'Order Completed', keys: '`order_id`' },
          line: 3,
          column: 25,
          endLine: 3,
          endColumn: 42,
        },
      ],
    },
    {
      name: 'one of two names',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: ok ? 'order_completed' : 'order_viewed', data: {} });
      `,
      errors: [
        {
          messageId: 'noKey',
          data: { event: 'order_completed', keys: '`order_id`, or a ULID as the `id` of the event' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 71,
        },
      ],
    },
    {
      name: 'an aliased import',
      ...here,
      code: `
        import { TrackClient as Client } from 'customerio-node';
        new Client('site', process.env.KEY).track('1', { name: 'order_completed', data: {} });
      `,
      errors: [
        {
          messageId: 'noKey',
          data: { event: 'order_completed', keys: '`order_id`, or a ULID as the `id` of the event' },
          line: 3,
          column: 64,
          endLine: 3,
          endColumn: 81,
        },
      ],
    },
    {
      name: 'a namespace import',
      ...here,
      code: `
        import * as sdk from 'customerio-node';
        new sdk.TrackClient('site', process.env.KEY).track('1', { name: 'order_completed', data: {} });
      `,
      errors: [
        {
          messageId: 'noKey',
          data: { event: 'order_completed', keys: '`order_id`, or a ULID as the `id` of the event' },
          line: 3,
          column: 73,
          endLine: 3,
          endColumn: 90,
        },
      ],
    },
    {
      name: 'an optional call',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio?.track('1', { name: 'order_completed', data: {} });
      `,
      errors: [
        {
          messageId: 'noKey',
          data: { event: 'order_completed', keys: '`order_id`, or a ULID as the `id` of the event' },
          line: 3,
          column: 33,
          endLine: 3,
          endColumn: 50,
        },
      ],
    },
    {
      name: 'a cast',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio!.track('1', { name: 'order_completed' as const, data: {} as object });
      `,
      errors: [
        {
          messageId: 'noKey',
          data: { event: 'order_completed', keys: '`order_id`, or a ULID as the `id` of the event' },
          line: 3,
          column: 33,
          endLine: 3,
          endColumn: 50,
        },
      ],
    },
    {
      name: 'a wrapper in another file',
      ...here,
      code: `
        import { sendEvent } from './tracker.ts';
        sendEvent('1', 'order_completed', { total: 5 });
      `,
      errors: [
        {
          messageId: 'noKey',
          data: { event: 'order_completed', keys: '`order_id`, or a ULID as the `id` of the event' },
          line: 3,
          column: 24,
          endLine: 3,
          endColumn: 41,
        },
      ],
    },
    {
      name: 'a wrapper that says the name',
      ...here,
      code: `
        import { sendOrder } from './orders.ts';
        sendOrder('1', { total: 5 });
      `,
      errors: [
        {
          messageId: 'noKey',
          data: { event: 'order_completed', keys: '`order_id`, or a ULID as the `id` of the event' },
          line: 3,
          column: 9,
          endLine: 3,
          endColumn: 37,
        },
      ],
    },
    {
      name: 'a key that is made up for a wrapper that writes its name',
      ...here,
      code: `
        import { sendNumberedOrder } from './orders.ts';
        sendNumberedOrder('1', 5, crypto.randomUUID());
        sendNumberedOrder('1', 5, order.number);
      `,
      errors: [{ messageId: 'madeUp', data: { event: 'order_completed', key: 'order_number' }, line: 3, column: 35 }],
    },
    {
      name: 'what the plan has in its first tier, but for what comes before a payment',
      filename: here.filename,
      settings: {
        customerio: {
          root: project.root,
          plan: { events: ['seat_taken', 'seat_selected'], tiers: { 1: ['seat_taken', 'seat_selected'] } },
        },
      },
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'seat_taken', data: { seats: 5 } });
        cio.track('1', { name: 'seat_selected', data: { seats: 5 } });
        cio.track('1', { name: 'seat_taken', data: { booking_id: booking.id } });
      `,
      errors: [
        {
          messageId: 'noKey',
          data: { event: 'seat_taken', keys: '`order_id`, or a ULID as the `id` of the event' },
          line: 3,
          column: 32,
        },
      ],
    },
  ],
});
