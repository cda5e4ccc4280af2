import { afterAll } from 'vitest';

import rule from '../../rules/no-property-drift.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/cio.ts': `
    import { TrackClient } from 'customerio-node';
    export const cio = new TrackClient('site', process.env.CIO_KEY ?? '');
    export const send = (id: string, name: string, data: object) => cio.track(id, { name, data: { version: 2, ...data } });
  `,
  'src/elsewhere.ts': `
    import { cio, send } from './cio.ts';
    cio.track('1', { name: 'cart_filled', data: { cart_total: 5, cart_id: 'a' } });
    cio.track('1', { name: 'cart_filled', data: { cart_total: 6, cart_id: 'a' } });
    send('1', 'list_shared', { list_id: 'a' });
    send('1', 'list_shared', { list_id: 'b' });
  `,
});
afterAll(() => project.remove());

const here = { filename: project.file('src/here.ts'), settings: { customerio: { root: project.root } } };
const code = (...lines: string[]): string =>
  `import * as all from './cio.ts';\nconst { cio, send } = all;\n${lines.join('\n')}\n`;
const cart = (data: string): string => `cio.track('1', { name: 'cart_filled', data: ${data} });`;

createRuleTester().run('no-property-drift', rule, {
  valid: [
    {
      name: 'a function that names its events itself is one place, however often it is called',
      ...here,
      code: code(
        'export async function closed(id: string, at: object) {',
        "  await cio.track(id, { name: 'deal_closed', data: { room: 1, seats: 2 } });",
        "  await cio.track(id, { name: 'deal_dropped', data: { room: 1 } });",
        '}',
        "closed('1', {});",
        "closed('2', {});",
        'export const again = { close() { return closed("3", {}); } };',
      ),
    },
    { name: 'the same properties', ...here, code: code(cart("{ cart_total: 7, cart_id: 'b' }")) },
    { name: 'one more', ...here, code: code(cart("{ cart_total: 7, cart_id: 'b', coupon: 'x' }")) },
    {
      name: 'both names at once are two properties',
      ...here,
      code: code(cart("{ cart_total: 7, total: 8, cart_id: 'b' }")),
    },
    { name: 'properties that are not known', ...here, code: code(cart('{ ...given }'), cart('given')) },
    {
      name: 'another event',
      ...here,
      code: code("cio.track('1', { name: 'cart_left', data: { cartTotal: 7, cart_id: 'b' } });"),
    },
    {
      name: 'two places, of which one has more',
      ...here,
      code: code(
        "cio.track('1', { name: 'a_b', data: { size: 1 } });",
        "cio.track('1', { name: 'a_b', data: { size: 1, color: 'red' } });",
      ),
    },
    {
      name: 'half of the places',
      ...here,
      code: code(
        ...['{ a: 1, b: 1 }', '{ a: 1, b: 1 }', '{ a: 1 }', '{ a: 1 }'].map(
          data => `cio.track('1', { name: 'a_c', data: ${data} });`,
        ),
      ),
    },
    {
      name: 'one key each says nothing',
      ...here,
      code: code(
        "cio.track('1', { name: 'a_d', data: { size: 1 } });",
        "cio.track('1', { name: 'a_d', data: { color: 'red' } });",
      ),
    },
    {
      name: 'an option',
      ...here,
      options: [{ ignore: ['cartTotal', 'cart_total'] }],
      code: code(cart("{ cartTotal: 7, cart_id: 'b' }")),
    },
    {
      name: 'a name of other words, of another type',
      ...here,
      code: code(
        "cio.track('1', { name: 'a_e', data: { order_id: 'x', size: 1 } });",
        "cio.track('1', { name: 'a_e', data: { id: 5, size: 1 } });",
      ),
    },
    {
      name: 'a look-alike and a shadowed client',
      ...here,
      code: `import mixpanel from 'mixpanel-browser';\nmixpanel.track('cart_filled', { cartTotal: 7, cart_id: 'b' });\nexport const f = cio => ${cart("{ cartTotal: 7, cart_id: 'b' }")}`,
    },
    {
      name: 'a test',
      filename: project.file('src/here.test.ts'),
      settings: here.settings,
      code: code(cart("{ cartTotal: 7, cart_id: 'b' }")),
    },
  ],
  invalid: [
    {
      name: 'another spelling, with a cast and an optional call',
      ...here,
      code: code("cio?.track('1', { name: 'cart_filled', data: { cartTotal: 7, cart_id: 'b' } as object });"),
      errors: [
        {
          messageId: 'name',
          data: { event: 'cart_filled', key: 'cartTotal', wanted: 'cart_total', place: 'src/elsewhere.ts:3' },
          line: 3,
          column: 48,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'cart_total' },
              output: code(
                "cio?.track('1', { name: 'cart_filled', data: { cart_total: 7, cart_id: 'b' } as object });",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a word less, in short',
      ...here,
      code: code('export const f = (total: number) =>', cart("{ total, cart_id: 'b' }")),
      errors: [
        {
          messageId: 'name',
          data: { event: 'cart_filled', key: 'total', wanted: 'cart_total', place: 'src/elsewhere.ts:3' },
          line: 4,
          suggestions: [
            {
              messageId: 'rename',
              data: { wanted: 'cart_total' },
              output: code('export const f = (total: number) =>', cart("{ cart_total: total, cart_id: 'b' }")),
            },
          ],
        },
      ],
    },
    {
      name: 'what most places send, through a wrapper under an alias',
      ...here,
      code: "import { send as emit } from './cio.ts';\nemit('1', 'list_shared', { note: 'x' });\n",
      errors: [
        {
          messageId: 'lacking',
          data: { event: 'list_shared', keys: '`list_id`', count: 2, all: 3, place: 'src/elsewhere.ts:5' },
          line: 2,
        },
      ],
    },
    {
      name: 'two events under one name: the later one',
      ...here,
      code: code(
        "cio.track('1', { name: 'a_f', data: { query: 'x', results: 1 } });",
        "cio.track('1', { name: 'a_f', data: { facet: 'y', value: 2 } });",
      ),
      errors: [{ messageId: 'disjoint', data: { event: 'a_f', place: 'src/here.ts:3' }, line: 4 }],
    },
  ],
});
