import { afterAll } from 'vitest';
import rule from '../../rules/event-name-case.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const names = `export const Names = { shipped: 'Order Shipped', inStyle: 'in_style', unused: 'Not Sent' } as const;
export enum Enumerated { emptied = 'CartEmptied' }
`;
const empty = createProject({});
const wrapped = createProject({
  'src/track.ts': `
import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
import { Analytics } from '@segment/analytics-node';
const cio = AnalyticsBrowser.load({ writeKey: 'k' });
const segment = new Analytics({ writeKey: 'k' });
export const track = (event: string, properties?: object) => cio.track(event, properties);
export const trackSegment = (event: string) => segment.track({ event, userId: '1' });
export function trackBoth(event: string) { cio.track(event); segment.track({ event, userId: '1' }); }
export const EVENTS = { orderPlaced: 'Order Placed', cart_opened: 'cart_opened' } as const;
`,
  'src/index.ts':
    "export * as analytics from './track';\nexport { track, trackSegment, trackBoth, EVENTS } from './track';",
  'src/twice.ts': "import { track } from './index';\ntrack('Cart Opened');\ntrack('taken_name');",
  'src/names.ts': names,
  'src/uses-names.ts':
    "import { track } from './index';\nimport { Names, Enumerated } from './names';\ntrack(Names.shipped);\ntrack(Names.shipped);\ntrack(Names.inStyle);\ntrack(Enumerated.emptied);",
  'src/shared.ts': "import { trackSegment } from './index';\ntrackSegment('Request Created');",
});
afterAll(() => [empty, wrapped].forEach(project => project.remove()));

const settings = { customerio: { root: empty.root } };
const cio = (event: string) => `
import { TrackClient } from 'customerio-node';
const cio = new TrackClient('s', 'k');
cio.track('1', { name: ${event} });
`;
const inProject = (code: string, file = 'src/page.ts') => ({
  filename: wrapped.file(file),
  code,
  settings: { customerio: { root: wrapped.root } },
});
const data = (name: string, better: string, style = 'snake_case', vendor = 'Customer.io') => ({
  name,
  style,
  vendor,
  better,
});

createRuleTester().run('event-name-case', rule, {
  valid: [
    { name: 'snake_case for Customer.io', code: cio("'order_placed'"), settings },
    {
      name: "Segment's names are Segment's, by default",
      code: "import { Analytics } from '@segment/analytics-node';\nnew Analytics({ writeKey: 'k' }).track({ event: 'Order Placed', userId: '1' });",
      settings,
    },
    {
      name: 'another style, as an option',
      code: cio("'Order Placed'"),
      options: [{ customerio: 'Title Case' }],
      settings,
    },
    { name: 'no style at all', code: cio("'whatEver it is'"), options: [{ customerio: 'any' }], settings },
    { name: 'an allowed name', code: cio("'Order Placed'"), options: [{ allow: ['Order Placed'] }], settings },
    { name: 'an allowed pattern', code: cio("'Order Placed'"), options: [{ allow: ['/^Order /'] }], settings },
    {
      name: 'a name that acts on arrival',
      code: "import { Analytics } from '@customerio/cdp-analytics-node';\nnew Analytics({ writeKey: 'k' }).track({ event: 'Device Deleted', userId: '1' });",
      settings,
    },
    { name: 'a name that is not known', code: cio('name()'), settings },
    { name: 'a template', code: cio('`Viewed ${location.hash}`'), settings },
    { name: 'an empty name is for another rule', code: cio("''"), settings },
    {
      name: 'a page',
      code: "import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';\nAnalyticsBrowser.load({ writeKey: 'k' }).page('Home Page');",
      settings,
    },
    {
      name: 'a look-alike',
      code: "import mixpanel from 'mixpanel-browser';\nmixpanel.track('Order Placed');\nconst cio = { track(name: string) {} };\ncio.track('Order Placed');",
      settings,
    },
    {
      name: 'a shadowed client',
      code: "import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';\nconst cio = AnalyticsBrowser.load({ writeKey: 'k' });\nexport function f(cio) { cio.track('Order Placed'); }",
      settings,
    },
    {
      name: 'a name that Segment gets at the same call',
      ...inProject("import { trackBoth } from './index';\ntrackBoth('Order Placed');"),
    },
    {
      name: 'a name that Segment gets elsewhere',
      ...inProject("import { track } from './index';\ntrack('Request Created');"),
    },
    {
      name: "a name that is in the other receiver's style",
      ...inProject("import { trackBoth } from './index';\ntrackBoth('Order Placed');"),
      options: [{ segment: 'Title Case' }],
    },
    {
      name: 'a constant in style',
      ...inProject("import { track, EVENTS } from './index';\ntrack(EVENTS.cart_opened);"),
    },
    {
      name: 'a constant of another file: said where it is declared',
      ...inProject("import { track as send, EVENTS } from './index';\nsend(EVENTS.orderPlaced);"),
    },
    { name: 'a test', ...inProject("import { track } from './index';\ntrack('Order Placed');", 'src/page.test.ts') },
  ],
  invalid: [
    {
      name: 'a word that every object has',
      code: cio("'Constructor Selected'"),
      output: cio("'constructor_selected'"),
      options: [{ fix: true }],
      settings,
      errors: [
        {
          messageId: 'style',
          data: data('Constructor Selected', '"constructor_selected"'),
          line: 4,
          column: 24,
          endColumn: 46,
        },
      ],
    },
    {
      name: 'a literal that is used once',
      code: cio("'Order Placed'"),
      settings,
      errors: [
        {
          messageId: 'style',
          data: data('Order Placed', '"order_placed"'),
          line: 4,
          column: 24,
          endLine: 4,
          endColumn: 38,
          suggestions: [{ messageId: 'rename', data: { renamed: 'order_placed' }, output: cio("'order_placed'") }],
        },
      ],
    },
    {
      name: 'renamed by --fix, in its own quotes',
      code: cio('"orderPlaced" as string'),
      output: cio('"order_placed" as string'),
      options: [{ fix: true }],
      settings,
      errors: [{ messageId: 'style', data: data('orderPlaced', '"order_placed"'), line: 4, column: 24, endColumn: 37 }],
    },
    {
      name: 'a template without holes',
      code: cio('`Order Placed`'),
      output: cio('`order_placed`'),
      options: [{ fix: true }],
      settings,
      errors: [{ messageId: 'style', line: 4, column: 24 }],
    },
    {
      name: 'one branch',
      code: cio("cond ? 'order_placed' : 'Order Failed'"),
      output: cio("cond ? 'order_placed' : 'order_failed'"),
      options: [{ fix: true }],
      settings,
      errors: [
        { messageId: 'style', data: data('Order Failed', '"order_failed"'), line: 4, column: 48, endColumn: 62 },
      ],
    },
    {
      name: 'used in two places: the codemod renames it',
      ...inProject("import { track } from './index';\ntrack('Cart Opened');"),
      options: [{ fix: true }],
      errors: [
        {
          messageId: 'style',
          data: data('Cart Opened', '"cart_opened", in all places at once'),
          line: 2,
          column: 7,
          endColumn: 20,
        },
      ],
    },
    {
      name: 'the new name is taken',
      ...inProject("import { track } from './index';\ntrack('Taken Name');"),
      errors: [{ messageId: 'style', data: data('Taken Name', '"taken_name"'), line: 2, column: 7 }],
    },
    {
      name: 'a constant that calls of other files send, where it is declared, once',
      ...inProject(names, 'src/names.ts'),
      errors: [
        {
          messageId: 'style',
          data: data('Order Shipped', '"order_shipped"'),
          line: 1,
          column: 33,
          endColumn: 48,
          suggestions: [
            {
              messageId: 'rename',
              data: { renamed: 'order_shipped' },
              output: names.replace('Order Shipped', 'order_shipped'),
            },
          ],
        },
        {
          messageId: 'style',
          data: data('CartEmptied', '"cart_emptied"'),
          line: 2,
          column: 36,
          suggestions: [
            {
              messageId: 'rename',
              data: { renamed: 'cart_emptied' },
              output: names.replace('CartEmptied', 'cart_emptied'),
            },
          ],
        },
      ],
    },
    {
      name: 'a constant of the same file, where it is declared',
      code: "import { TrackClient } from 'customerio-node';\nconst NAME = 'Order Placed';\nnew TrackClient('s', 'k').track('1', { name: NAME });",
      settings,
      errors: [
        {
          messageId: 'style',
          line: 2,
          column: 14,
          endColumn: 28,
          suggestions: [
            {
              messageId: 'rename',
              data: { renamed: 'order_placed' },
              output:
                "import { TrackClient } from 'customerio-node';\nconst NAME = 'order_placed';\nnew TrackClient('s', 'k').track('1', { name: NAME });",
            },
          ],
        },
      ],
    },
    {
      name: 'a namespace import, an optional call, a spread',
      ...inProject("import { analytics } from './index';\nanalytics.track?.(...(['Spread Out'] as const));"),
      errors: [
        {
          messageId: 'style',
          data: data('Spread Out', '"spread_out"'),
          line: 2,
          suggestions: [
            {
              messageId: 'rename',
              data: { renamed: 'spread_out' },
              output: "import { analytics } from './index';\nanalytics.track?.(...(['spread_out'] as const));",
            },
          ],
        },
      ],
    },
    {
      name: 'letters that cannot be renamed',
      code: cio("'Заказ Готов'"),
      settings,
      errors: [
        {
          messageId: 'style',
          data: data('Заказ Готов', 'by a name that is, wherever it is used'),
          line: 4,
          column: 24,
        },
      ],
    },
    {
      name: "Segment's style as an option",
      code: "import { Analytics } from '@segment/analytics-node';\nnew Analytics({ writeKey: 'k' }).track({ event: 'order_placed', userId: '1' });",
      output:
        "import { Analytics } from '@segment/analytics-node';\nnew Analytics({ writeKey: 'k' }).track({ event: 'Order Placed', userId: '1' });",
      options: [{ segment: 'Title Case', fix: true }],
      settings,
      errors: [
        {
          messageId: 'style',
          data: data('order_placed', '"Order Placed"', 'Title Case', 'Segment'),
          line: 2,
          column: 49,
        },
      ],
    },
    {
      name: 'a name that is in neither style',
      ...inProject("import { trackBoth } from './index';\ntrackBoth('Order placed');"),
      options: [{ segment: 'Title Case' }],
      errors: [
        {
          messageId: 'style',
          line: 2,
          column: 11,
          suggestions: [
            {
              messageId: 'rename',
              data: { renamed: 'order_placed' },
              output: "import { trackBoth } from './index';\ntrackBoth('order_placed');",
            },
          ],
        },
      ],
    },
  ],
});
