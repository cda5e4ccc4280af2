import { afterAll } from 'vitest';

import rule from '../../rules/no-client-side-purchase.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/cio.ts': `
    import { TrackClient } from 'customerio-node';

    export const cio = new TrackClient('site', process.env.CIO_KEY ?? '');
  `,
  'src/segment.ts': `
    import { AnalyticsBrowser } from '@segment/analytics-next';

    export const analytics = AnalyticsBrowser.load({ writeKey: 'public' });
  `,
  'src/tracker.ts': `
    import { analytics } from './segment.ts';

    export function send(name: string, properties?: Record<string, unknown>) {
      return analytics.track(name, properties);
    }

    export function sendOrder(total: number) {
      return analytics.track('Order Completed', { total });
    }
  `,
});
afterAll(() => project.remove());

const here = {
  filename: project.file('src/here.ts'),
  settings: { customerio: { root: project.root } },
};

createRuleTester().run('no-client-side-purchase', rule, {
  valid: [
    {
      name: 'what is no event: a page, a screen, a group that is called so',
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics.page('Order Completed');
        analytics.screen('Order Completed');
        analytics.group('Order Completed', { total: 1 });
      `,
    },
    {
      name: 'from a server',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'order_completed' });
      `,
    },
    {
      name: 'a request by hand from a server',
      ...here,
      code: `
        const auth = 'Basic ' + btoa(process.env.KEY + ':');
        export const paid = userId => fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers: { Authorization: auth }, body: JSON.stringify({ userId, event: 'order_paid' }) });
      `,
    },
    {
      name: 'what comes before a purchase',
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics.track('Checkout Started');
        analytics.track('Order Button Clicked');
        analytics.track('Purchase Failed');
        analytics.track('Payment Method Confirmed');
        analytics.track('Payment Conversion', { value: 5 });
        analytics.track('Checkout Started', { revenue: 5 });
        analytics.track('Payment Refunded', { revenue: -5 });
        analytics.track('Level Reached', { revenue: 5 });
      `,
    },
    {
      name: 'an event that may come from the browser',
      ...here,
      options: [{ ignore: ['/^Donation /'] }],
      code: `
        import { analytics } from './segment.ts';
        analytics.track('Donation Completed');
      `,
    },
    {
      name: 'other events of the project only',
      ...here,
      options: [{ events: ['Seat Taken'] }],
      code: `
        import { analytics } from './segment.ts';
        analytics.track('Order Completed');
      `,
    },
    {
      name: 'a wrapper that says the name is told at its own call',
      ...here,
      code: `
        import { sendOrder } from './tracker.ts';
        sendOrder(5);
      `,
    },
    {
      name: 'a spread that hides the name',
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics.track(...args);
      `,
    },
    {
      name: 'a shadowed client',
      ...here,
      code: `
        import { analytics } from './segment.ts';
        export function f(analytics: { track(name: string): void }) {
          analytics.track('Order Completed');
        }
      `,
    },
    {
      name: 'a look-alike',
      ...here,
      code: `
        import mixpanel from 'mixpanel-browser';
        mixpanel.track('Order Completed');
      `,
    },
    {
      name: 'a test',
      ...here,
      filename: project.file('src/here.test.ts'),
      code: `
        import { analytics } from './segment.ts';
        analytics.track('Order Completed');
      `,
    },
  ],
  invalid: [
    {
      name: 'a payment by its revenue',
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics.track('Payment Conversion', { revenue: 5 });
      `,
      errors: [{ messageId: 'clientSide', data: { event: 'Payment Conversion' }, line: 3, column: 25 }],
    },
    {
      name: 'an order',
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics.track('Order Completed', { total: 5 });
      `,
      errors: [
        {
          messageId: 'clientSide',
          data: { event: 'Order Completed' },
          line: 3,
          column: 25,
          endLine: 3,
          endColumn: 42,
        },
      ],
    },
    {
      name: 'what was bought',
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics.track('course_purchased');
      `,
      errors: [
        {
          messageId: 'clientSide',
          data: { event: 'course_purchased' },
          line: 3,
          column: 25,
          endLine: 3,
          endColumn: 43,
        },
      ],
    },
    {
      name: 'one of two names',
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics.track(ok ? 'Payment Succeeded' : 'Payment Failed');
      `,
      errors: [
        {
          messageId: 'clientSide',
          data: { event: 'Payment Succeeded' },
          line: 3,
          column: 30,
          endLine: 3,
          endColumn: 49,
        },
      ],
    },
    {
      name: 'events of the project',
      ...here,
      options: [{ events: ['/^Seat /'] }],
      code: `
        import { analytics } from './segment.ts';
        analytics.track('Seat Taken');
      `,
      errors: [
        {
          messageId: 'clientSide',
          data: { event: 'Seat Taken' },
          line: 3,
          column: 25,
          endLine: 3,
          endColumn: 37,
        },
      ],
    },
    {
      name: 'the classic snippet',
      ...here,
      code: `_cio.track('purchase', { total: 5 });`,
      errors: [
        {
          messageId: 'clientSide',
          data: { event: 'purchase' },
          line: 1,
          column: 12,
          endLine: 1,
          endColumn: 22,
        },
      ],
    },
    {
      name: 'an aliased import',
      ...here,
      code: `
        import { AnalyticsBrowser as Browser } from '@segment/analytics-next';
        Browser.load({ writeKey: 'public' }).track('Order Completed');
      `,
      errors: [
        {
          messageId: 'clientSide',
          data: { event: 'Order Completed' },
          line: 3,
          column: 52,
          endLine: 3,
          endColumn: 69,
        },
      ],
    },
    {
      name: 'a namespace import',
      ...here,
      code: `
        import * as sdk from '@segment/analytics-next';
        sdk.AnalyticsBrowser.load({ writeKey: 'public' }).track('Order Completed');
      `,
      errors: [
        {
          messageId: 'clientSide',
          data: { event: 'Order Completed' },
          line: 3,
          column: 65,
          endLine: 3,
          endColumn: 82,
        },
      ],
    },
    {
      name: 'an optional call',
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics?.track('Order Completed');
      `,
      errors: [
        {
          messageId: 'clientSide',
          data: { event: 'Order Completed' },
          line: 3,
          column: 26,
          endLine: 3,
          endColumn: 43,
        },
      ],
    },
    {
      name: 'a cast',
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics!.track('Order Completed' as string);
      `,
      errors: [
        {
          messageId: 'clientSide',
          data: { event: 'Order Completed' },
          line: 3,
          column: 26,
          endLine: 3,
          endColumn: 43,
        },
      ],
    },
    {
      name: 'apps on phones',
      ...here,
      code: `
        import { CustomerIO } from 'customerio-reactnative';
        CustomerIO.track('subscription_purchased', { plan: 'a' });
        CustomerIO.track('purchase_button_tapped');
      `,
      errors: [
        {
          messageId: 'inApp',
          data: { event: 'subscription_purchased' },
          line: 3,
          column: 26,
          endLine: 3,
          endColumn: 50,
        },
      ],
    },
    {
      name: 'a request by hand from a page',
      ...here,
      code: `
        const auth = 'Basic ' + btoa(window.KEY + ':');
        export const paid = userId => fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers: { Authorization: auth }, body: JSON.stringify({ userId, event: 'order_paid' }) });
      `,
      errors: [
        { messageId: 'clientSide', data: { event: 'order_paid' }, line: 3, column: 171, endLine: 3, endColumn: 183 },
      ],
    },
    {
      name: 'a wrapper in another file',
      ...here,
      code: `
        import { send } from './tracker.ts';
        send('Order Completed');
      `,
      errors: [
        {
          messageId: 'clientSide',
          data: { event: 'Order Completed' },
          line: 3,
          column: 14,
          endLine: 3,
          endColumn: 31,
        },
      ],
    },
  ],
});
