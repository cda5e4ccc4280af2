import { afterAll } from 'vitest';

import rule from '../../rules/no-event-name-drift.ts';
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
  'src/names.ts': `
    export const Names = { cart: 'addToCart', paid: 'invoice_paid' } as const;
  `,
  'src/uses-names.ts': `
    import { cio } from './cio.ts';
    import { Names } from './names.ts';

    cio.track('1', { name: Names.cart });
  `,
  'src/shop.ts': `
    import { cio } from './cio.ts';

    cio.track('1', { name: 'added_to_cart' });
    cio.track('1', { name: 'added_to_cart' });
    cio.track('1', { name: 'checkout_started' });
    cio.track('1', { name: 'product_viewed' });
    cio.track('1', { name: 'product_viewed' });
    cio.track('1', { name: 'upload_started' });
    cio.track('1', { name: 'team_invited' });
  `,
  'src/shop.test.ts': `
    import { cio } from './cio.ts';

    cio.track('1', { name: 'onlyInTests' });
  `,
});

/** Most of the names have a style, and the one that most places send has none. */
const worldFile = `
  import { analytics } from './segment.ts';
  analytics.track('Publish to World step', { step: 1 });
  analytics.track('Publish to World step', { step: 2 });
  analytics.track('World Opened');
  analytics.track('World Closed');
  analytics.track('Scene Opened');
  analytics.track('Scene Closed');
`;
const world = createProject({
  'src/here.ts': "import { analytics } from './segment.ts';\nanalytics.track('publish_to_world_step');",
  'src/segment.ts':
    "import { AnalyticsBrowser } from '@segment/analytics-next';\nexport const analytics = AnalyticsBrowser.load({ writeKey: 'k' });",
  'src/world.ts': worldFile,
});
afterAll(() => [project, world].forEach(one => one.remove()));

const here = {
  filename: project.file('src/here.ts'),
  settings: { customerio: { root: project.root } },
};

createRuleTester().run('no-event-name-drift', rule, {
  valid: [
    {
      name: 'what most places send to Segment, whose names have another style',
      filename: world.file('src/world.ts'),
      settings: { customerio: { root: world.root } },
      code: worldFile,
    },
    {
      name: 'a constant of another file: said where it is declared',
      ...here,
      code: `
        import { cio } from './cio.ts';
        import { Names } from './names.ts';
        cio.track('1', { name: Names.cart });
      `,
    },
    {
      name: 'who does what to whom, and from what to what',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'buyer_messaged_seller' });
        cio.track('1', { name: 'seller_messaged_buyer' });
        cio.track('1', { name: 'plan_changed_from_free_to_pro' });
        cio.track('1', { name: 'plan_changed_from_pro_to_free' });
      `,
    },
    {
      name: 'a name of Google alone',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'add_payment_info' });
      `,
    },
    {
      name: 'the same name as elsewhere',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'added_to_cart' });
      `,
    },
    {
      name: 'other words',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'removed_from_cart' });
      `,
    },
    {
      name: 'going on is not having begun',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'upload_starting' });
      `,
    },
    {
      name: 'many are not one',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'products_viewed' });
      `,
    },
    {
      name: 'another tense in another order: asked for, and done',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'invite_team' });
      `,
    },
    {
      name: 'letters that the keys do not know',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'カート' });
        cio.track('1', { name: '購入' });
      `,
    },
    {
      name: `another receiver's own style`,
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics.track('Added To Cart');
      `,
    },
    {
      name: 'a name that is right as it is',
      ...here,
      options: [{ ignore: ['addToCart'] }],
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'addToCart' });
      `,
    },
    {
      name: 'the name that the aliases prefer',
      ...here,
      options: [{ aliases: { checkout_started: ['begin_checkout'] } }],
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'checkout_started' });
      `,
    },
    {
      name: 'a name of tests only',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'only_in_tests' });
      `,
    },
    {
      name: 'a name with a hole',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: \`addToCart_\${product}\` });
      `,
    },
    {
      name: 'a shadowed client',
      ...here,
      code: `
        import { cio } from './cio.ts';
        export function f(cio: { track(id: string, event: object): void }) {
          cio.track('1', { name: 'addToCart' });
        }
      `,
    },
    {
      name: 'a look-alike',
      ...here,
      code: `
        import mixpanel from 'mixpanel-browser';
        mixpanel.track('addToCart');
      `,
    },
    {
      name: 'a spread that hides the name',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { ...event });
      `,
    },
    {
      name: 'a page is no event',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.trackPageView('1', 'addToCart');
      `,
    },
  ],
  invalid: [
    {
      name: 'another spelling than most places send to Segment',
      filename: world.file('src/here.ts'),
      settings: { customerio: { root: world.root } },
      code: "import { analytics } from './segment.ts';\nanalytics.track('publish_to_world_step');",
      errors: [
        {
          messageId: 'drift',
          data: {
            name: 'publish_to_world_step',
            other: 'Publish to World step',
            place: 'src/world.ts:3',
            wanted: 'Publish to World step',
          },
          line: 2,
          column: 17,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'Publish to World step' },
              output: "import { analytics } from './segment.ts';\nanalytics.track('Publish to World step');",
            },
          ],
        },
      ],
    },
    {
      name: 'a word that every object has',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'Constructor Selected' });
        cio.track('1', { name: 'constructor_selected' });
        cio.track('1', { name: 'constructor_selected' });
      `,
      errors: [
        {
          messageId: 'drift',
          data: {
            name: 'Constructor Selected',
            wanted: 'constructor_selected',
            other: 'constructor_selected',
            place: 'src/here.ts:4',
          },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 54,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'constructor_selected' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'constructor_selected' });
        cio.track('1', { name: 'constructor_selected' });
        cio.track('1', { name: 'constructor_selected' });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'another case and another tense',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'addToCart' });
      `,
      errors: [
        {
          messageId: 'drift',
          data: { name: 'addToCart', wanted: 'added_to_cart', other: 'added_to_cart', place: 'src/shop.ts:4' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 43,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'added_to_cart' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'added_to_cart' });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'other separators, quotes kept',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: "Added To Cart" });
      `,
      errors: [
        {
          messageId: 'drift',
          data: { name: 'Added To Cart', wanted: 'added_to_cart', other: 'added_to_cart', place: 'src/shop.ts:4' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'added_to_cart' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: "added_to_cart" });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'another order',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: \`viewed_the_product\` });
      `,
      errors: [
        {
          messageId: 'drift',
          data: {
            name: 'viewed_the_product',
            wanted: 'product_viewed',
            other: 'product_viewed',
            place: 'src/shop.ts:7',
          },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 52,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'product_viewed' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: \`product_viewed\` });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'a constant that a call of another file sends, where it is declared',
      filename: project.file('src/names.ts'),
      settings: here.settings,
      code: `
        export const Names = { cart: 'addToCart', paid: 'invoice_paid' } as const;
      `,
      errors: [
        {
          messageId: 'drift',
          data: { name: 'addToCart', wanted: 'added_to_cart', other: 'added_to_cart', place: 'src/shop.ts:4' },
          line: 2,
          column: 38,
          endLine: 2,
          endColumn: 49,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'added_to_cart' },
              output: `
        export const Names = { cart: 'added_to_cart', paid: 'invoice_paid' } as const;
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'the verb at the other end of three words',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'shared_photo_album' });
        cio.track('1', { name: 'photo_album_shared' });
        cio.track('1', { name: 'photo_album_shared' });
      `,
      errors: [
        {
          messageId: 'drift',
          data: {
            name: 'shared_photo_album',
            wanted: 'photo_album_shared',
            other: 'photo_album_shared',
            place: 'src/here.ts:4',
          },
          line: 3,
          column: 32,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'photo_album_shared' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'photo_album_shared' });
        cio.track('1', { name: 'photo_album_shared' });
        cio.track('1', { name: 'photo_album_shared' });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'in the style of the receiver, also where no site has it yet',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'UserSignedOff' });
        cio.track('1', { name: 'user-signed-off' });
        cio.track('1', { name: 'user_signedoff' });
      `,
      errors: [
        {
          messageId: 'drift',
          line: 3,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'user_signed_off' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'user_signed_off' });
        cio.track('1', { name: 'user-signed-off' });
        cio.track('1', { name: 'user_signedoff' });
      `,
            },
          ],
        },
        {
          messageId: 'drift',
          line: 4,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'user_signed_off' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'UserSignedOff' });
        cio.track('1', { name: 'user_signed_off' });
        cio.track('1', { name: 'user_signedoff' });
      `,
            },
          ],
        },
        {
          messageId: 'drift',
          data: {
            name: 'user_signedoff',
            wanted: 'user_signed_off',
            other: 'UserSignedOff',
            place: 'src/here.ts:3',
          },
          line: 5,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'user_signed_off' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'UserSignedOff' });
        cio.track('1', { name: 'user-signed-off' });
        cio.track('1', { name: 'user_signed_off' });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'in the style of the receiver, although the other is sent more often',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'LinkShared' });
        cio.track('1', { name: 'LinkShared' });
        cio.track('1', { name: 'link_shared' });
      `,
      errors: [
        {
          messageId: 'drift',
          line: 3,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'link_shared' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'link_shared' });
        cio.track('1', { name: 'LinkShared' });
        cio.track('1', { name: 'link_shared' });
      `,
            },
          ],
        },
        {
          messageId: 'drift',
          line: 4,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'link_shared' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'LinkShared' });
        cio.track('1', { name: 'link_shared' });
        cio.track('1', { name: 'link_shared' });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'the name that Google has for it beside that of the specification',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'begin_checkout' });
      `,
      errors: [
        {
          messageId: 'drift',
          data: {
            name: 'begin_checkout',
            wanted: 'checkout_started',
            other: 'checkout_started',
            place: 'src/shop.ts:6',
          },
          line: 3,
          column: 32,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'checkout_started' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'checkout_started' });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'a branch',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: isNew ? 'addToCart' : 'added_to_cart' });
      `,
      errors: [
        {
          messageId: 'drift',
          data: { name: 'addToCart', wanted: 'added_to_cart', other: 'added_to_cart', place: 'src/here.ts:3' },
          line: 3,
          column: 40,
          endLine: 3,
          endColumn: 51,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'added_to_cart' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: isNew ? 'added_to_cart' : 'added_to_cart' });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'an alias of an event that is sent elsewhere',
      ...here,
      options: [{ aliases: { checkout_started: ['begin_checkout'] } }],
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'Begin Checkout' });
      `,
      errors: [
        {
          messageId: 'aliasElsewhere',
          data: { name: 'Begin Checkout', wanted: 'checkout_started', place: 'src/shop.ts:6' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 48,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'checkout_started' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'checkout_started' });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'an alias of an event that is sent nowhere',
      ...here,
      options: [{ aliases: { order_completed: ['purchase'] } }],
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'purchase' });
      `,
      errors: [
        {
          messageId: 'alias',
          data: { name: 'purchase', wanted: 'order_completed' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 42,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'order_completed' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'order_completed' });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'the preferred name wins over the usual one',
      ...here,
      options: [{ aliases: { addToCart: [] } }],
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'added_to_cart' });
        cio.track('1', { name: 'addToCart' });
      `,
      errors: [
        {
          messageId: 'drift',
          data: { name: 'added_to_cart', wanted: 'addToCart', other: 'addToCart', place: 'src/here.ts:4' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'addToCart' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'addToCart' });
        cio.track('1', { name: 'addToCart' });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'all receivers together',
      ...here,
      options: [{ acrossVendors: true }],
      code: `
        import { analytics } from './segment.ts';
        analytics.track('Added To Cart');
      `,
      errors: [
        {
          messageId: 'drift',
          data: { name: 'Added To Cart', wanted: 'added_to_cart', other: 'added_to_cart', place: 'src/shop.ts:4' },
          line: 3,
          column: 25,
          endLine: 3,
          endColumn: 40,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'added_to_cart' },
              output: `
        import { analytics } from './segment.ts';
        analytics.track('added_to_cart');
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'an aliased import',
      ...here,
      code: `
        import { TrackClient as Client } from 'customerio-node';
        new Client('site', process.env.KEY).track('1', { name: 'addToCart' });
      `,
      errors: [
        {
          messageId: 'drift',
          data: { name: 'addToCart', wanted: 'added_to_cart', other: 'added_to_cart', place: 'src/shop.ts:4' },
          line: 3,
          column: 64,
          endLine: 3,
          endColumn: 75,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'added_to_cart' },
              output: `
        import { TrackClient as Client } from 'customerio-node';
        new Client('site', process.env.KEY).track('1', { name: 'added_to_cart' });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'a namespace import',
      ...here,
      code: `
        import * as sdk from 'customerio-node';
        new sdk.TrackClient('site', process.env.KEY).track('1', { name: 'addToCart' });
      `,
      errors: [
        {
          messageId: 'drift',
          data: { name: 'addToCart', wanted: 'added_to_cart', other: 'added_to_cart', place: 'src/shop.ts:4' },
          line: 3,
          column: 73,
          endLine: 3,
          endColumn: 84,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'added_to_cart' },
              output: `
        import * as sdk from 'customerio-node';
        new sdk.TrackClient('site', process.env.KEY).track('1', { name: 'added_to_cart' });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'an optional call',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio?.track('1', { name: 'addToCart' });
      `,
      errors: [
        {
          messageId: 'drift',
          data: { name: 'addToCart', wanted: 'added_to_cart', other: 'added_to_cart', place: 'src/shop.ts:4' },
          line: 3,
          column: 33,
          endLine: 3,
          endColumn: 44,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'added_to_cart' },
              output: `
        import { cio } from './cio.ts';
        cio?.track('1', { name: 'added_to_cart' });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'a cast',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio!.track('1', { name: 'addToCart' as const });
      `,
      errors: [
        {
          messageId: 'drift',
          data: { name: 'addToCart', wanted: 'added_to_cart', other: 'added_to_cart', place: 'src/shop.ts:4' },
          line: 3,
          column: 33,
          endLine: 3,
          endColumn: 44,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'added_to_cart' },
              output: `
        import { cio } from './cio.ts';
        cio!.track('1', { name: 'added_to_cart' as const });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'a wrapper in another file',
      ...here,
      code: `
        import { sendEvent } from './tracker.ts';
        sendEvent('1', 'addToCart');
      `,
      errors: [
        {
          messageId: 'drift',
          data: { name: 'addToCart', wanted: 'added_to_cart', other: 'added_to_cart', place: 'src/shop.ts:4' },
          line: 3,
          column: 24,
          endLine: 3,
          endColumn: 35,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'added_to_cart' },
              output: `
        import { sendEvent } from './tracker.ts';
        sendEvent('1', 'added_to_cart');
      `,
            },
          ],
        },
      ],
    },
  ],
});
