import { afterAll } from 'vitest';

import rule from '../../rules/consistent-attribute-types.ts';
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
    import { cio } from './cio.ts';

    export function sendEvent(id: string, name: string, data?: Record<string, unknown>) {
      return cio.track(id, { name, data });
    }

    export function setTraits(id: string, traits: Record<string, unknown>) {
      return cio.identify(id, traits);
    }
  `,
  'src/account.ts': `
    import { cio } from './cio.ts';

    cio.identify('1', { plan: 'premium', seats: 3, trial: false, interests: ['maps'], joined_at: 1700000000 });
    cio.identify('1', { plan: 'basic', seats: 4, trial: true, interests: [], joined_at: 1700000001 });
    cio.track('1', { name: 'order_placed', data: { total: 9.5, currency: 'EUR' } });
    cio.track('1', { name: 'order_placed', data: { total: 5, currency: 'EUR' } });
  `,
});
afterAll(() => project.remove());

const here = {
  filename: project.file('src/here.ts'),
  settings: { customerio: { root: project.root } },
};

createRuleTester().run('consistent-attribute-types', rule, {
  valid: [
    {
      name: 'numbers as text among numbers do not outvote them',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'seat_taken', data: { seats: 3, is_gift: true } });
      `,
    },
    {
      name: 'digits of what is a text by its name',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'posted', data: { zip_code: '01067', sku: '5' } });
        cio.track('1', { name: 'posted', data: { zip_code: 'SW1A', sku: 'x' } });
      `,
    },
    {
      name: 'a type that the plan says, which another rule holds it to',
      ...here,
      settings: {
        customerio: {
          root: project.root,
          plan: { events: { priced: { properties: { price: 'number', size: 'number' } } } },
        },
      },
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'priced', data: { price: '99.00', size: 'big' } });
        cio.track('1', { name: 'priced', data: { price: 99, size: 5 } });
      `,
    },
    {
      name: 'an amount for people: with its currency',
      ...here,
      code: `
        import { cio } from './cio.ts';
        export const priced = (price: number) => cio.track('1', { name: 'priced', data: { price: \`\${price} EUR\` } });
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
      name: 'the same types',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { plan: \`tier_\${tier}\`, seats: Number(seats), trial: !paid, interests: [] });
      `,
    },
    {
      name: 'unknown types',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { plan: user.plan, seats: getSeats(), trial });
      `,
    },
    {
      name: 'null and undefined',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { plan: null, seats: undefined });
      `,
    },
    {
      name: 'one way through the code is unknown',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { seats: user.seats || '' });
      `,
    },
    {
      name: 'another event',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'invoice_sent', data: { total: { net: 5, tax: 1 } } });
      `,
    },
    {
      name: 'a property is no attribute',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'upgraded', data: { plan: 3 } });
      `,
    },
    {
      name: 'a date beside another text',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { plan: new Date() });
      `,
    },
    {
      name: `Segment's dates become seconds on the way`,
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics.identify('1', { joined_at: new Date() });
      `,
    },
    {
      name: 'an attribute that may have several',
      ...here,
      options: [{ ignore: ['plan'] }],
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { plan: 3 });
      `,
    },
    {
      name: 'an amount for people to read',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'priced', data: { price_formatted: '5.00', price_range: '10', price_id: '99', total: 'free' } });
      `,
    },
    {
      name: 'a spread that hides the attributes',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { ...user });
      `,
    },
    {
      name: 'a shadowed client',
      ...here,
      code: `
        import { cio } from './cio.ts';
        export function f(cio: { identify(id: string, traits: object): void }) {
          cio.identify('1', { plan: 3 });
        }
      `,
    },
    {
      name: 'a look-alike',
      ...here,
      code: `
        import posthog from 'posthog-js';
        posthog.identify('1', { plan: 3 });
      `,
    },
    {
      name: 'a test',
      ...here,
      filename: project.file('src/here.test.ts'),
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { plan: 3 });
      `,
    },
  ],
  invalid: [
    {
      name: 'what is made a text, of whatever it is made',
      ...here,
      code: `
        import { cio } from './cio.ts';
        export const a = (row) => cio.identify(row.id, { seats: String(row.seats) });
        export const b = (row, n) => cio.identify(row.id, { seats: String(n) });
        export const c = (sum) => cio.track('1', { name: 'order_placed', data: { total: new Intl.NumberFormat('de').format(sum) } });
      `,
      errors: [
        {
          messageId: 'types',
          data: { key: 'seats', of: '', type: 'text', other: 'a number', place: 'src/account.ts:4' },
          line: 3,
        },
        { messageId: 'types', line: 4 },
        { messageId: 'types', line: 5 },
      ],
    },
    {
      name: 'digits and a flag in texts, although more often sent so: the number is right',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'tour_begun', data: { value: '80', is_gift: 'true' } });
        cio.track('1', { name: 'tour_begun', data: { value: '75', is_gift: 'false' } });
        cio.track('1', { name: 'tour_begun', data: { value: 75, is_gift: true } });
      `,
      errors: [
        {
          messageId: 'types',
          data: { key: 'value', of: ' of "tour_begun"', type: 'text', other: 'a number', place: 'src/here.ts:5' },
          line: 3,
          column: 54,
        },
        {
          messageId: 'types',
          data: {
            key: 'is_gift',
            of: ' of "tour_begun"',
            type: 'text',
            other: 'true or false',
            place: 'src/here.ts:5',
          },
          line: 3,
          column: 67,
        },
        { messageId: 'types', line: 4, column: 54 },
        { messageId: 'types', line: 4, column: 67 },
      ],
    },
    {
      name: 'a number that is made a text',
      ...here,
      code: `
        import { cio } from './cio.ts';
        export const a = (sum: number) => cio.track('1', { name: 'tour_paid', data: { total: String(sum) } });
        export const b = (sum: number) => cio.track('1', { name: 'tour_paid', data: { total: \`\${sum}\` } });
        export const c = (sum: number) => cio.track('1', { name: 'tour_paid', data: { total: sum.toString() } });
        export const d = (sum: number) => cio.track('1', { name: 'tour_paid', data: { total: sum } });
      `,
      errors: [
        { messageId: 'types', line: 3, column: 87 },
        { messageId: 'types', line: 4, column: 87 },
        { messageId: 'types', line: 5, column: 87 },
      ],
    },
    {
      name: 'amounts of items, listed and mapped',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'packed', data: { items: [{ sku: 'a', price: '1.00' }] } });
        export const packed = (lines: { price: number }[]) =>
          cio.track('1', { name: 'packed', data: { items: lines.map(line => ({ price: line.price.toFixed(2) })) } });
      `,
      errors: [
        {
          messageId: 'numberAsText',
          data: { key: 'price' },
          line: 3,
          column: 70,
          suggestions: [
            {
              messageId: 'number',
              data: { number: '1' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'packed', data: { items: [{ sku: 'a', price: 1 }] } });
        export const packed = (lines: { price: number }[]) =>
          cio.track('1', { name: 'packed', data: { items: lines.map(line => ({ price: line.price.toFixed(2) })) } });
      `,
            },
          ],
        },
        { messageId: 'numberAsText', data: { key: 'price' }, line: 5, column: 80 },
      ],
    },
    {
      name: 'a number for text',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { plan: 3 });
      `,
      errors: [
        {
          messageId: 'types',
          data: { key: 'plan', of: '', type: 'a number', other: 'text', place: 'src/account.ts:4' },
          line: 3,
          column: 29,
          endLine: 3,
          endColumn: 36,
        },
      ],
    },
    {
      name: 'text for a number, a number for true, text for a list',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { seats: seats.toString(), trial: 1, interests: 'maps' });
      `,
      errors: [
        {
          messageId: 'types',
          data: { key: 'seats', of: '', type: 'text', other: 'a number', place: 'src/account.ts:4' },
          line: 3,
          column: 29,
          endLine: 3,
          endColumn: 52,
        },
        {
          messageId: 'types',
          data: { key: 'trial', of: '', type: 'a number', other: 'true or false', place: 'src/account.ts:4' },
          line: 3,
          column: 54,
          endLine: 3,
          endColumn: 62,
        },
        {
          messageId: 'types',
          data: { key: 'interests', of: '', type: 'text', other: 'a list', place: 'src/account.ts:4' },
          line: 3,
          column: 64,
          endLine: 3,
          endColumn: 81,
        },
      ],
    },
    {
      name: 'a date for seconds',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { joined_at: user.joined.toISOString() });
      `,
      errors: [
        {
          messageId: 'types',
          data: { key: 'joined_at', of: '', type: 'a date in text', other: 'a number', place: 'src/account.ts:4' },
          line: 3,
          column: 29,
          endLine: 3,
          endColumn: 65,
        },
      ],
    },
    {
      name: 'a property of the same event',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'order_placed', data: { currency: 978 } });
      `,
      errors: [
        {
          messageId: 'types',
          data: {
            key: 'currency',
            of: ' of "order_placed"',
            type: 'a number',
            other: 'text',
            place: 'src/account.ts:6',
          },
          line: 3,
          column: 56,
          endLine: 3,
          endColumn: 69,
        },
      ],
    },
    {
      name: 'an object for a number',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'order_placed', data: { total: { net: 5 } } });
      `,
      errors: [
        {
          messageId: 'types',
          data: {
            key: 'total',
            of: ' of "order_placed"',
            type: 'an object',
            other: 'a number',
            place: 'src/account.ts:6',
          },
          line: 3,
          column: 56,
          endLine: 3,
          endColumn: 73,
        },
      ],
    },
    {
      name: 'an amount as text',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'priced', data: { price: '99.00' } });
      `,
      errors: [
        {
          messageId: 'numberAsText',
          data: { key: 'price' },
          line: 3,
          column: 50,
          endLine: 3,
          endColumn: 64,
          suggestions: [
            {
              messageId: 'number',
              data: { number: '99' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'priced', data: { price: 99 } });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'an amount made text',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'priced', data: { totalAmount: total.toFixed(2) } });
      `,
      errors: [
        {
          messageId: 'numberAsText',
          data: { key: 'totalAmount' },
          line: 3,
          column: 50,
          endLine: 3,
          endColumn: 79,
        },
      ],
    },
    {
      name: 'an alternative',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { plan: ok ? 1 : 2 });
      `,
      errors: [
        {
          messageId: 'types',
          data: { key: 'plan', of: '', type: 'a number', other: 'text', place: 'src/account.ts:4' },
          line: 3,
          column: 29,
          endLine: 3,
          endColumn: 45,
        },
      ],
    },
    {
      name: 'two in one file, the usual one wins',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { size: 1 });
        cio.identify('1', { size: 2 });
        cio.identify('1', { size: 'large' });
      `,
      errors: [
        {
          messageId: 'types',
          data: { key: 'size', of: '', type: 'text', other: 'a number', place: 'src/here.ts:3' },
          line: 5,
          column: 29,
          endLine: 5,
          endColumn: 42,
        },
      ],
    },
    {
      name: 'two in one file, else the first one',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { size: 'large' });
        cio.identify('1', { size: 1 });
      `,
      errors: [
        {
          messageId: 'types',
          data: { key: 'size', of: '', type: 'a number', other: 'text', place: 'src/here.ts:3' },
          line: 4,
          column: 29,
          endLine: 4,
          endColumn: 36,
        },
      ],
    },
    {
      name: 'an aliased import',
      ...here,
      code: `
        import { TrackClient as Client } from 'customerio-node';
        new Client('site', process.env.KEY).identify('1', { plan: 3 });
      `,
      errors: [
        {
          messageId: 'types',
          data: { key: 'plan', of: '', type: 'a number', other: 'text', place: 'src/account.ts:4' },
          line: 3,
          column: 61,
          endLine: 3,
          endColumn: 68,
        },
      ],
    },
    {
      name: 'a namespace import',
      ...here,
      code: `
        import * as sdk from 'customerio-node';
        new sdk.TrackClient('site', process.env.KEY).identify('1', { plan: 3 });
      `,
      errors: [
        {
          messageId: 'types',
          data: { key: 'plan', of: '', type: 'a number', other: 'text', place: 'src/account.ts:4' },
          line: 3,
          column: 70,
          endLine: 3,
          endColumn: 77,
        },
      ],
    },
    {
      name: 'an optional call',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio?.identify('1', { plan: 3 });
      `,
      errors: [
        {
          messageId: 'types',
          data: { key: 'plan', of: '', type: 'a number', other: 'text', place: 'src/account.ts:4' },
          line: 3,
          column: 30,
          endLine: 3,
          endColumn: 37,
        },
      ],
    },
    {
      name: 'a cast',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio!.identify('1', { plan: 3 as unknown } satisfies object);
      `,
      errors: [
        {
          messageId: 'types',
          data: { key: 'plan', of: '', type: 'a number', other: 'text', place: 'src/account.ts:4' },
          line: 3,
          column: 30,
          endLine: 3,
          endColumn: 48,
        },
      ],
    },
    {
      name: 'an object with another one spread in',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { ...{ plan: 3 } });
      `,
      errors: [
        {
          messageId: 'types',
          data: { key: 'plan', of: '', type: 'a number', other: 'text', place: 'src/account.ts:4' },
          line: 3,
          column: 34,
          endLine: 3,
          endColumn: 41,
        },
      ],
    },
    {
      name: 'a wrapper in another file',
      ...here,
      code: `
        import { setTraits } from './tracker.ts';
        setTraits('1', { plan: 3 });
      `,
      errors: [
        {
          messageId: 'types',
          data: { key: 'plan', of: '', type: 'a number', other: 'text', place: 'src/account.ts:4' },
          line: 3,
          column: 26,
          endLine: 3,
          endColumn: 33,
        },
      ],
    },
  ],
});
