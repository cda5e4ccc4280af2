import { afterAll } from 'vitest';

import rule from '../../rules/match-tracking-plan.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/client.ts': `
    import { Analytics } from '@segment/analytics-node';
    import { TrackClient } from 'customerio-node';

    export const segment = new Analytics({ writeKey: 'public' });
    export const cio = new TrackClient('site', process.env.CIO_KEY ?? '');
  `,
  'src/tracker.ts': `
    import { segment } from './client.ts';

    export function send(userId: string, event: string, properties: Record<string, unknown> = {}) {
      segment.track({ userId, event, properties: { tracking_version: 2, ...properties } });
    }
  `,
  'src/names.ts': `export const Names = { paid: 'order_completed', odd: 'order_complete' } as const;`,
  'src/uses-names.ts': `
    import { Names } from './names.ts';
    import { send } from './tracker.ts';

    export const use = (user: { id: string }, properties: Record<string, unknown>) => send(user.id, Names.odd, properties);
  `,
  'src/other.test.ts': `
    import { segment } from './client.ts';
    segment.track({ userId: '1', event: 'only_in_tests' });
  `,
  'plan.json': JSON.stringify(
    {
      rules: [
        {
          key: 'Order Completed',
          type: 'TRACK',
          jsonSchema: {
            type: 'object',
            properties: { total: { type: 'number' } },
            required: ['total'],
            additionalProperties: false,
          },
        },
      ],
    },
    null,
    2,
  ),
  'broken.json': '{\n  "rules": [,]\n}',
  'faulty.json': JSON.stringify({ rules: [{ type: 'TRACK' }, { key: 'a', type: 'TRACK' }] }),
});
afterAll(() => project.remove());

const plan = {
  common: { tracking_version: 'number' },
  tiers: { 1: ['order_completed', '/^payment_/'] },
  events: {
    order_completed: {
      properties: {
        total: 'number',
        coupon: 'string?',
        items: 'array?',
        currency: { enum: ['EUR', 'USD'], required: false },
        quantity: 'integer?',
        at: 'string?',
      },
    },
    signed_up: { tier: 2, properties: { plan: 'string?' }, additionalProperties: false },
    signed_out: { properties: {}, additionalProperties: true },
    searched: true,
    checkout_card_done: true,
  },
};
const here = { filename: project.file('src/here.ts'), settings: { customerio: { root: project.root, plan } } };
const withPlan = (other: unknown): typeof here => ({
  ...here,
  settings: { customerio: { root: project.root, plan: other as typeof plan } },
});
const at = 'settings.customerio.plan';

/** Segment's call with these arguments. */
const segment = (event: string, properties?: string): string => `
import { segment } from './client.ts';
segment.track({ userId: user.id, event: ${event}${properties === undefined ? '' : `, properties: ${properties}`} });
`;

createRuleTester().run('match-tracking-plan', rule, {
  valid: [
    {
      name: 'money of somebody, and what is anonymous of another tier',
      ...withPlan({
        tiers: { 1: ['order_completed'], 2: ['page_seen'] },
        events: { order_completed: true, page_seen: true },
      }),
      code: `
import { cio, segment } from './client.ts';
import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
cio.track(user.id, { name: 'order_completed' });
cio.trackAnonymous(visitor, { name: 'page_seen' });
AnalyticsBrowser.load({ writeKey: 'k' }).track('order_completed');
segment.track({ anonymousId: visitor, event: 'order_completed' });`,
    },
    {
      name: 'money of nobody, where its tier is left out',
      ...withPlan({
        tiers: { 1: ['order_completed'], 2: ['page_seen'] },
        events: { order_completed: true, page_seen: true },
      }),
      options: [{ exceptTiers: [1] }],
      code: `
import { cio } from './client.ts';
cio.trackAnonymous(visitor, { name: 'order_completed' });`,
    },
    {
      name: 'a constant of another file: said where it is declared',
      ...here,
      code: "import { Names } from './names.ts';\nimport { send as emit } from './tracker.ts';\nemit(user.id, Names.odd);",
    },
    { name: 'no plan', ...here, settings: { customerio: { root: project.root } }, code: segment("'whatever'") },
    {
      name: 'all as planned',
      ...here,
      code: segment(
        "'order_completed'",
        "{ tracking_version: 1, total: 12.5, coupon: 'X', items: [1], currency: 'EUR', quantity: 2, at: new Date() }",
      ),
    },
    {
      name: 'the common property comes from the wrapper',
      ...here,
      code: "import { send } from './tracker.ts';\nsend(user.id, 'order_completed', { total: 1 });",
    },
    { name: 'an open object may hold what is missed', ...here, code: segment("'order_completed'", '{ ...rest }') },
    {
      name: 'properties that get further keys later',
      ...here,
      code: `import { segment } from './client.ts';\nconst properties = { tracking_version: 1 };\nfor (const [key, value] of parts) properties[key] = value;\nsegment.track({ userId: user.id, event: 'order_completed', properties });`,
    },
    { name: 'properties that nobody knows', ...here, code: segment("'order_completed'", 'properties') },
    {
      name: 'a spread may bring the properties',
      ...here,
      code: "import { segment } from './client.ts';\nsegment.track({ userId: user.id, event: 'order_completed', ...rest });",
    },
    {
      name: 'a conditional spread brings what is required',
      ...withPlan({ events: { order_completed: { tier: 2, properties: { total: 'number' } } } }),
      code: segment("'order_completed'", '{ ...(paid && { total: 1 }) }'),
    },
    {
      name: 'one branch has what is required',
      ...withPlan({ events: { order_completed: { tier: 2, properties: { total: 'number' } } } }),
      code: segment("'order_completed'", 'paid ? { total: 1 } : {}'),
    },
    {
      name: 'values that nobody knows',
      ...here,
      code: segment(
        "'order_completed'",
        '{ tracking_version: version, total: cart.total, coupon: coupon(), quantity: a + b, currency }',
      ),
    },
    {
      name: 'one way through the code fits',
      ...here,
      code: segment(
        "'order_completed'",
        "{ tracking_version: 1, total: cart.total ?? '', coupon: coupon ? 'X' : null }",
      ),
    },
    {
      name: 'text made of a number is text',
      ...here,
      code: segment("'order_completed'", '{ tracking_version: 1, total: 1, coupon: String(list.length), at: `${5}` }'),
    },
    {
      name: 'undefined is not sent',
      ...here,
      code: segment("'signed_up'", '{ tracking_version: 1, note: undefined }'),
    },
    {
      name: 'further properties are allowed',
      ...here,
      code: segment("'signed_out'", '{ tracking_version: 1, anything: 1 }'),
    },
    {
      name: 'the plan gives the name alone',
      ...here,
      code: segment("'searched'", "{ tracking_version: 1, term: 'x' }"),
    },
    {
      name: 'a name with a hole that a planned event fills',
      ...here,
      code: segment('`checkout_${method}_done`', '{ tracking_version: 1 }'),
    },
    { name: 'an event that nobody knows', ...here, code: segment('event', '{ tracking_version: 1 }') },
    {
      name: 'a page is no event',
      ...here,
      code: "import { segment } from './client.ts';\nsegment.page({ userId: user.id, name: 'Home' });",
    },
    {
      name: 'a look-alike',
      ...here,
      code: "import mixpanel from 'mixpanel';\nimport { segment } from './client.ts';\nmixpanel.track('whatever');\nsegment.flush();",
    },
    {
      name: 'a shadowed name',
      ...here,
      code: "import { segment } from './client.ts';\nfunction f(segment: { track(e: string): void }) { segment.track('whatever'); }\nsegment.flush();",
    },
    { name: 'tests', ...here, filename: project.file('src/other.test.ts'), code: segment("'only_in_tests'") },
    {
      name: 'other tiers',
      ...here,
      code: segment("'signed_up'", '{}') + segment("'whatever'"),
      options: [{ tiers: [1] }],
    },
    {
      name: 'left out tiers',
      ...here,
      code: segment("'order_completed'", '{}') + segment("'payment_lost'"),
      options: [{ exceptTiers: [1] }],
    },
    { name: 'other vendors', ...here, code: segment("'whatever'"), options: [{ vendors: ['customerio'] }] },
    { name: 'unplanned events are fine', ...here, code: segment("'whatever'"), options: [{ unplannedEvents: false }] },
    {
      name: 'unplanned properties are fine where the plan does not forbid them',
      ...here,
      code: segment("'order_completed'", '{ tracking_version: 1, total: 1, note: 1 }'),
      options: [{ unplannedProperties: 'closed' }],
    },
    {
      name: 'unplanned properties are fine',
      ...here,
      code: segment("'signed_up'", '{ tracking_version: 1, note: 1 }'),
      options: [{ unplannedProperties: 'never' }],
    },
    {
      name: 'a plan of common properties alone knows no unplanned event',
      ...withPlan({ common: { tracking_version: 'number' } }),
      code: segment("'whatever'", '{ tracking_version: 1, more: 2 }'),
    },
    {
      name: 'a fault of the plan is told in the first file',
      ...withPlan('broken.json'),
      filename: project.file('src/later.ts'),
      code: segment("'whatever'"),
    },
  ],
  invalid: [
    {
      name: 'money of nobody: under an anonymous id, under none, in a request by hand',
      ...withPlan({
        tiers: { 1: ['order_completed'], 2: ['page_seen'] },
        events: { order_completed: true, page_seen: true },
      }),
      code: `
import { cio } from './client.ts';
import { PipelinesClient } from 'customerio-node';
cio.trackAnonymous(visitor, { name: 'order_completed' });
new PipelinesClient('k').track({ anonymousId: visitor, event: 'order_completed' });
fetch('https://track.customer.io/api/v1/events', { method: 'POST', body: JSON.stringify({ name: 'order_completed' }) });
export const bought = (visitor: string) => cio.trackAnonymous(visitor, { name: 'order_completed' });
bought('1');`,
      errors: [4, 5, 6, 7].map(line => ({
        messageId: 'anonymous' as const,
        data: { event: 'order_completed' },
        line,
        column: line === 7 ? 44 : 1,
      })),
    },
    {
      name: 'money, on some ways through the code only',
      ...withPlan({
        tiers: { 1: ['order_completed'] },
        events: { order_completed: { properties: { total: 'number' } } },
      }),
      code: `${segment("'order_completed'", '{ ...(paid && { total: 1 }) }')}
segment.track({ userId: '1', event: 'order_completed', properties: paid ? { total: 1 } : {} });
export function late(order) {
  const properties = {};
  if (order.total) properties.total = order.total;
  segment.track({ userId: '1', event: 'order_completed', properties });
}
`,
      errors: [
        {
          messageId: 'sometimesMissing',
          data: { event: 'order_completed', tier: ' (tier 1)', property: 'total', place: 'settings.customerio.plan' },
          line: 3,
        },
        { messageId: 'sometimesMissing' },
        { messageId: 'sometimesMissing' },
      ],
    },
    {
      name: 'values beyond what the plan says beside their types',
      ...withPlan({
        events: {
          paid: {
            properties: {
              order_id: { type: 'string', minLength: 1 },
              total: { type: 'number', minimum: 0 },
              currency: { type: 'string', pattern: '^[A-Z]{3}$' },
              items: { type: 'array', minItems: 1 },
            },
          },
        },
      }),
      code: segment("'paid'", "{ order_id: '', total: -5, currency: 'eur', items: [] }"),
      errors: [
        {
          messageId: 'brokenLimit',
          data: {
            property: 'order_id',
            event: 'paid',
            tier: '',
            actual: '""',
            expected: 'a text of at least 1',
            place: 'settings.customerio.plan',
          },
          line: 3,
        },
        {
          messageId: 'brokenLimit',
          data: {
            property: 'total',
            event: 'paid',
            tier: '',
            actual: '-5',
            expected: 'at least 0',
            place: 'settings.customerio.plan',
          },
        },
        {
          messageId: 'brokenLimit',
          data: {
            property: 'currency',
            event: 'paid',
            tier: '',
            actual: '"eur"',
            expected: 'a text like `^[A-Z]{3}$`',
            place: 'settings.customerio.plan',
          },
        },
        {
          messageId: 'brokenLimit',
          data: {
            property: 'items',
            event: 'paid',
            tier: '',
            actual: 'a list of another length',
            expected: 'a list of at least 1',
            place: 'settings.customerio.plan',
          },
        },
      ],
    },
    {
      name: 'null for a text',
      ...withPlan({ events: { paid: { properties: { order_id: 'string', coupon: 'string|null' } } } }),
      code: segment("'paid'", '{ order_id: null, coupon: null }'),
      errors: [
        {
          messageId: 'wrongType',
          data: {
            property: 'order_id',
            event: 'paid',
            tier: '',
            actual: 'null',
            expected: 'string',
            place: 'settings.customerio.plan',
          },
        },
      ],
    },
    {
      name: 'items of a list, and what is in an object',
      ...withPlan({
        events: {
          paid: {
            properties: {
              items: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['sku', 'price'],
                  properties: { sku: { type: 'string' }, price: { type: 'number' } },
                },
              },
              address: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
            },
          },
        },
      }),
      code: `${segment("'paid'", "{ items: [{ sku: 'a', price: '1.00' }, { price: 1 }], address: { city: 5 } }")}
export const paid = lines => segment.track({ userId: '1', event: 'paid', properties: { items: lines.map(line => ({ price: line.price })), address: {} } });
segment.track({ userId: '1', event: 'paid', properties: { items: [{ sku: 'a', price: 1, note: 'x' }], address: { city: 'Ulm', zip: '1' } } });
segment.track({ userId: '1', event: 'paid', properties: { items: lines(), address: { ...known } } });
`,
      errors: [
        {
          messageId: 'missingProperty',
          data: { property: 'items[].sku', event: 'paid', tier: '', place: 'settings.customerio.plan' },
        },
        {
          messageId: 'wrongType',
          data: {
            property: 'items[].price',
            event: 'paid',
            tier: '',
            actual: 'string',
            expected: 'number',
            place: 'settings.customerio.plan',
          },
        },
        {
          messageId: 'wrongType',
          data: {
            property: 'address.city',
            event: 'paid',
            tier: '',
            actual: 'number',
            expected: 'string',
            place: 'settings.customerio.plan',
          },
        },
        {
          messageId: 'missingProperty',
          data: { property: 'items[].sku', event: 'paid', tier: '', place: 'settings.customerio.plan' },
          line: 5,
        },
        {
          messageId: 'missingProperty',
          data: { property: 'address.city', event: 'paid', tier: '', place: 'settings.customerio.plan' },
          line: 5,
        },
      ],
    },
    {
      name: 'attributes of people',
      ...withPlan({ traits: { plan: { enum: ['free', 'pro'] }, seats: 'number', email: 'string' } }),
      code: "import { cio, segment } from './client.ts';\ncio.identify('1', { plan: 'gold', seats: 3 });\nsegment.identify({ userId: '1', traits: { seats: '3', more: 1 } });\n",
      errors: [
        {
          messageId: 'unplannedValue',
          data: {
            property: 'plan',
            event: 'identify',
            tier: '',
            actual: '"gold"',
            expected: '"free" or "pro"',
            place: 'settings.customerio.plan',
          },
          line: 2,
          column: 21,
        },
        {
          messageId: 'wrongType',
          data: {
            property: 'seats',
            event: 'identify',
            tier: '',
            actual: 'string',
            expected: 'number',
            place: 'settings.customerio.plan',
          },
          line: 3,
        },
      ],
    },
    {
      name: 'an unplanned event',
      ...here,
      code: segment("'whatever'"),
      errors: [
        {
          messageId: 'unplannedEvent',
          data: { event: 'whatever', tier: '', plan: at },
          line: 3,
          column: 41,
          endLine: 3,
          endColumn: 51,
        },
      ],
    },
    {
      name: 'an unplanned event of a tier that a pattern gives',
      ...here,
      code: segment("'payment_lost'"),
      errors: [
        {
          messageId: 'unplannedEvent',
          data: { event: 'payment_lost', tier: ' (tier 1)', plan: at },
          line: 3,
          column: 41,
        },
      ],
    },
    {
      name: 'a planned event is meant: spelling',
      ...here,
      code: segment('"Order Completed"'),
      errors: [
        {
          messageId: 'unplannedEventMeant',
          data: { event: 'Order Completed', tier: '', meant: 'order_completed', plan: at },
          line: 3,
          column: 41,
          suggestions: [
            { messageId: 'renameEvent', data: { meant: 'order_completed' }, output: segment('"order_completed"') },
          ],
        },
      ],
    },
    {
      name: 'a planned event is meant: a slip where the name is declared, for a call in another file',
      filename: project.file('src/names.ts'),
      settings: here.settings,
      code: "export const Names = { paid: 'order_completed', odd: 'order_complete' } as const;",
      errors: [
        {
          messageId: 'unplannedEventMeant',
          data: { event: 'order_complete', tier: '', meant: 'order_completed', plan: at },
          line: 1,
          column: 54,
          endColumn: 70,
          suggestions: [
            {
              messageId: 'renameEvent',
              data: { meant: 'order_completed' },
              output: "export const Names = { paid: 'order_completed', odd: 'order_completed' } as const;",
            },
          ],
        },
      ],
    },
    {
      name: 'each name of a conditional',
      ...here,
      code: segment("paid ? 'whatever' : 'searched'", '{ tracking_version: 1 }'),
      errors: [{ messageId: 'unplannedEvent', data: { event: 'whatever', tier: '', plan: at }, line: 3, column: 48 }],
    },
    {
      name: 'a name with a hole that no planned event fills',
      ...here,
      code: segment('`viewed_${page}`'),
      errors: [{ messageId: 'unplannedEvent', data: { event: 'viewed_*', tier: '', plan: at }, line: 3, column: 41 }],
    },
    {
      name: 'a required property is missing, a common one as well',
      ...here,
      code: segment("'order_completed'", "{ coupon: 'X' }"),
      errors: [
        {
          messageId: 'missingProperty',
          data: { event: 'order_completed', tier: ' (tier 1)', property: 'tracking_version', place: at },
          line: 3,
          column: 72,
          endColumn: 87,
        },
        {
          messageId: 'missingProperty',
          data: { event: 'order_completed', tier: ' (tier 1)', property: 'total', place: at },
          line: 3,
          column: 72,
        },
      ],
    },
    {
      name: 'no properties at all',
      ...here,
      code: segment("'searched'"),
      errors: [
        {
          messageId: 'missingProperty',
          data: { event: 'searched', tier: '', property: 'tracking_version', place: at },
          line: 3,
          column: 1,
        },
      ],
    },
    {
      name: 'missing through a wrapper of another file, with a constant name',
      ...here,
      code: "import { Names } from './names.ts';\nimport { send } from './tracker.ts';\nsend(user.id, Names.paid, { coupon: 'X' });",
      errors: [
        {
          messageId: 'missingProperty',
          data: { event: 'order_completed', tier: ' (tier 1)', property: 'total', place: at },
          line: 3,
        },
      ],
    },
    {
      name: 'wrong types',
      ...here,
      code: segment("'order_completed'", "{ tracking_version: 1, total: '12', quantity: 1.5, items: `${a}` }"),
      errors: [
        {
          messageId: 'wrongType',
          data: {
            event: 'order_completed',
            tier: ' (tier 1)',
            property: 'total',
            actual: 'string',
            expected: 'number',
            place: at,
          },
          line: 3,
          column: 95,
          endColumn: 106,
        },
        {
          messageId: 'wrongType',
          data: {
            event: 'order_completed',
            tier: ' (tier 1)',
            property: 'quantity',
            actual: 'a number with a fraction',
            expected: 'integer',
            place: at,
          },
          line: 3,
          column: 108,
        },
        {
          messageId: 'wrongType',
          data: {
            event: 'order_completed',
            tier: ' (tier 1)',
            property: 'items',
            actual: 'string',
            expected: 'array',
            place: at,
          },
          line: 3,
          column: 123,
        },
      ],
    },
    {
      name: 'a value that is not planned',
      ...here,
      code: segment("'order_completed'", "{ tracking_version: 1, total: 1, currency: 'GBP' }"),
      errors: [
        {
          messageId: 'unplannedValue',
          data: {
            event: 'order_completed',
            tier: ' (tier 1)',
            property: 'currency',
            actual: '"GBP"',
            expected: '"EUR" or "USD"',
            place: at,
          },
          line: 3,
          column: 105,
        },
      ],
    },
    {
      name: 'a property that is not planned',
      ...here,
      code: segment("'signed_up'", '{ tracking_version: 1, note: 1 }'),
      errors: [
        {
          messageId: 'unplannedProperty',
          data: { event: 'signed_up', tier: ' (tier 2)', property: 'note', place: at },
          line: 3,
          column: 89,
          endColumn: 96,
        },
      ],
    },
    {
      name: 'a property that the plan forbids',
      ...here,
      code: segment("'signed_up'", '{ tracking_version: 1, note: 1 }'),
      options: [{ unplannedProperties: 'closed' }],
      errors: [
        {
          messageId: 'unplannedProperty',
          data: { event: 'signed_up', tier: ' (tier 2)', property: 'note', place: at },
          line: 3,
          column: 89,
        },
      ],
    },
    {
      name: 'the shape of customerio-node',
      ...here,
      code: "import { cio } from './client.ts';\ncio.track(user.id, { name: 'order_completed', data: { tracking_version: 1, total: true } });",
      errors: [
        {
          messageId: 'wrongType',
          data: {
            event: 'order_completed',
            tier: ' (tier 1)',
            property: 'total',
            actual: 'boolean',
            expected: 'number',
            place: at,
          },
          line: 2,
          column: 76,
        },
      ],
    },
    {
      name: 'a namespace import, an optional call and casts',
      ...here,
      code: "import * as clients from './client.ts';\n(clients.segment as any)?.track({ userId: user.id!, event: 'whatever' as string });",
      errors: [{ messageId: 'unplannedEvent', data: { event: 'whatever', tier: '', plan: at }, line: 2 }],
    },
    {
      name: 'what a wrapper adds to every event, where the wrapper is',
      ...here,
      code: "import { segment } from './client.ts';\nexport function report(event: string, properties: object) {\n  segment.track({ userId: user.id, event, properties: { ...properties, tracking_version: '2' } });\n}\nreport('searched', {});",
      errors: [
        {
          messageId: 'wrongCommonType',
          data: { property: 'tracking_version', actual: 'string', expected: 'number', place: at },
          line: 3,
          column: 72,
        },
      ],
    },
    {
      name: 'only the tiers asked for',
      ...here,
      code: segment("'signed_up'", '{}') + segment("'order_completed'", '{ tracking_version: 1 }'),
      options: [{ tiers: [1] }],
      errors: [
        {
          messageId: 'missingProperty',
          data: { event: 'order_completed', tier: ' (tier 1)', property: 'total', place: at },
          line: 6,
        },
      ],
    },
    {
      name: 'a plan in a file gives the line',
      ...withPlan('plan.json'),
      code: segment("'Order Completed'", "{ total: '1', more: 1 }"),
      errors: [
        {
          messageId: 'wrongType',
          data: {
            event: 'Order Completed',
            tier: '',
            property: 'total',
            actual: 'string',
            expected: 'number',
            place: 'plan.json:9',
          },
          line: 3,
          column: 74,
        },
        {
          messageId: 'unplannedProperty',
          data: { event: 'Order Completed', tier: '', property: 'more', place: 'plan.json:3' },
          line: 3,
          column: 86,
        },
      ],
    },
    {
      name: 'common properties alone',
      ...withPlan({ common: { tracking_version: 'number' } }),
      code: segment("'whatever'", '{}'),
      errors: [
        {
          messageId: 'missingProperty',
          data: { event: 'whatever', tier: '', property: 'tracking_version', place: at },
          line: 3,
        },
      ],
    },
    {
      name: 'a plan that cannot be read is a report, and nothing is unplanned',
      ...withPlan('broken.json'),
      code: segment("'whatever'"),
      errors: [
        {
          messageId: 'faultyPlan',
          data: {
            place: 'broken.json:2',
            what: 'This is not JSON: a JSON value was expected here.',
            mend: 'Correct it, or export the plan again.',
          },
          line: 1,
          column: 1,
        },
      ],
    },
    {
      name: 'a plan that has lost an event',
      ...withPlan('faulty.json'),
      code: segment("'whatever'"),
      errors: [
        {
          messageId: 'faultyPlan',
          data: {
            place: 'faulty.json:1 (/rules/0)',
            what: 'A rule of type TRACK has no `key`.',
            mend: 'Give it the name of the event.',
          },
          line: 1,
          column: 1,
        },
      ],
    },
  ],
});
