import { afterAll } from 'vitest';

import { emptyLock, lockText, type Lock, type LockedEvent } from '../../lib/plan/lock.ts';
import rule from '../../rules/no-breaking-event-change.ts';
import { createProject, type TemporaryProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const projects: TemporaryProject[] = [];
afterAll(() => {
  for (const project of projects) project.remove();
});

const locked = (...files: string[]): LockedEvent => ({ files, vendors: ['segment'], properties: {}, open: false });
const client = `import { Analytics } from '@segment/analytics-node';
export const segment = new Analytics({ writeKey: 'public' });
export function send(event: string) { segment.track({ userId: '1', event }); }
`;

interface Here {
  readonly filename: string;
  readonly settings: { readonly customerio: { readonly root: string; readonly project?: boolean } };
}

/** A project whose lock file knows these events, and a file of it. */
function project(
  lock: Partial<Lock> | string | undefined,
  files: Readonly<Record<string, string>> = {},
  file = 'src/shop.ts',
): Here {
  const text = typeof lock === 'string' ? lock : lock && lockText({ ...emptyLock, ...lock });
  const made = createProject({
    'src/client.ts': client,
    [file]: '',
    ...(text !== undefined && { 'customerio.lock.json': text }),
    ...files,
  });
  projects.push(made);
  return { filename: made.file(file), settings: { customerio: { root: made.root } } };
}

const sends = (...events: string[]): string =>
  `import { segment } from './client.ts';\n${events.map(event => `segment.track({ userId: '1', event: ${event} });`).join('\n')}\n`;
const shop = { events: { order_completed: locked('src/shop.ts') } };
const alone = project(shop);

createRuleTester().run('no-breaking-event-change', rule, {
  valid: [
    { name: 'no lock file', ...project(undefined), code: sends("'a'") },
    { name: 'still sent', ...project(shop), code: sends("'order_completed'") },
    { name: 'a new event', ...project(shop), code: sends("'order_completed'", "'refunded'") },
    {
      name: 'sent from another file',
      ...project(shop, { 'src/cart.ts': sends("'order_completed'") }),
      code: sends("'refunded'"),
    },
    {
      name: 'sent through a wrapper of another file, under an alias',
      ...project(shop),
      code: "import { send as emit } from './client.ts';\nemit('order_completed');\n",
    },
    {
      name: 'sent through a namespace, an optional call and casts',
      ...project(shop),
      code: "import * as all from './client.ts';\n(all.segment as any)?.track({ userId: '1', event: 'order_completed' as const });\n",
    },
    {
      name: 'sent with a spread',
      ...project(shop),
      code: "import { segment } from './client.ts';\nsegment.track({ ...person, event: 'order_completed' });\n",
    },
    { name: 'one branch of a name', ...project(shop), code: sends("paid ? 'order_completed' : 'order_failed'") },
    { name: 'a name with holes that it fills', ...project(shop), code: sends('`order_${state}`') },
    { name: 'a name that is not known, in the file that sent it', ...project(shop), code: sends('event()') },
    { name: 'recorded as removed', ...project({ ...shop, removed: ['order_completed'] }), code: sends("'refunded'") },
    {
      name: 'recorded as renamed',
      ...project({ ...shop, renamed: { order_completed: 'order_paid' } }),
      code: sends("'order_paid'"),
    },
    {
      name: 'the other file tells it',
      ...project({ events: { gone: locked('src/cart.ts') } }, { 'src/cart.ts': sends("'added'") }),
      code: sends("'order_completed'"),
    },
    {
      name: 'a file of the lock that cannot be read',
      ...project({ events: { gone: locked('src/cart.ts') } }, { 'src/cart.ts': `${sends("'x'")}const = ;;; (` }),
      code: sends("'order_completed'"),
    },
    {
      name: 'one file alone says nothing',
      ...alone,
      settings: { customerio: { ...alone.settings.customerio, project: false } },
      code: sends("'refunded'"),
    },
    {
      name: 'a faulty lock file is told in the first file',
      ...project('{', { 'src/cart.ts': sends("'a'") }),
      code: sends("'a'"),
    },
  ],
  invalid: [
    {
      name: 'the campaign that waits for the old name is named',
      ...project(shop, {
        'campaigns/post-purchase.yml': 'trigger:\n  type: event\n  event: order_completed\n',
        'campaigns/api.json': '{ "type": "event", "event_name": "order_completed" }',
        'campaigns/other.yml': 'trigger:\n  type: event\n  event: other\n',
        'config/queue.yml': 'trigger:\n  event: order_completed\n',
      }),
      code: sends("'purchase_done'"),
      errors: [
        {
          messageId: 'renamed',
          data: {
            event: 'order_completed',
            renamedTo: 'purchase_done',
            waiting: ' (campaigns/api.json, campaigns/post-purchase.yml start on it)',
          },
        },
      ],
    },
    {
      name: 'renamed where the name is declared: a file without a call',
      ...project(
        shop,
        {
          'src/shop.ts':
            "import { NAMES } from './names.ts';\nimport { send } from './client.ts';\nsend(NAMES.paid);\n",
          'src/names.ts': "export const NAMES = { paid: 'purchase_done' };\n",
        },
        'src/names.ts',
      ),
      code: "export const NAMES = { paid: 'purchase_done' };\n",
      errors: [
        {
          messageId: 'renamed',
          data: { event: 'order_completed', renamedTo: 'purchase_done', waiting: '' },
          line: 1,
          column: 30,
          endColumn: 45,
        },
      ],
    },
    {
      name: 'no longer sent; the file is still there',
      ...project({ events: { order_completed: locked('src/shop.ts'), refunded: locked('src/shop.ts') } }),
      code: sends("'refunded'"),
      errors: [
        { messageId: 'gone', data: { event: 'order_completed', from: 'src/shop.ts', waiting: '' }, line: 1, column: 1 },
      ],
    },
    {
      name: 'sent by tests alone',
      ...project(
        { events: { order_completed: locked('src/shop.ts'), refunded: locked('src/shop.ts') } },
        { 'src/shop.test.ts': sends("'order_completed'") },
      ),
      code: sends("'refunded'"),
      errors: [
        { messageId: 'gone', data: { event: 'order_completed', from: 'src/shop.ts', waiting: '' }, line: 1, column: 1 },
      ],
    },
    {
      name: 'a look-alike and a shadowed name send nothing',
      ...project({ events: { order_completed: locked('src/shop.ts'), refunded: locked('src/shop.ts') } }),
      code: `${sends("'refunded'")}mixpanel.track('order_completed');\nfunction f(segment) { segment.track({ userId: '1', event: 'order_completed' }); }\n`,
      errors: [
        { messageId: 'gone', data: { event: 'order_completed', from: 'src/shop.ts', waiting: '' }, line: 1, column: 1 },
      ],
    },
    {
      name: 'the file sends nothing any more',
      ...project(
        { events: { order_completed: locked('src/shop.ts'), refunded: locked('src/cart.ts') } },
        { 'src/cart.ts': sends("'refunded'") },
      ),
      code: "import { segment } from './client.ts';\nexport { segment };\n",
      errors: [
        { messageId: 'gone', data: { event: 'order_completed', from: 'src/shop.ts', waiting: '' }, line: 1, column: 1 },
      ],
    },
    {
      name: 'the file is gone: told in the first file that sends',
      ...project(
        {
          events: {
            order_completed: locked('src/away.ts', 'src/b.ts', 'src/c.ts', 'src/d.ts', 'src/e.ts'),
            refunded: locked('src/shop.ts'),
          },
        },
        { 'src/zoo.ts': sends("'refunded'") },
      ),
      code: sends("'refunded'"),
      errors: [
        {
          messageId: 'gone',
          data: { event: 'order_completed', from: 'src/away.ts, src/b.ts, src/c.ts and 2 more', waiting: '' },
          line: 1,
          column: 1,
        },
      ],
    },
    {
      name: 'sent under a name spelled otherwise',
      ...project(shop),
      code: sends("'Order Completed'"),
      errors: [
        {
          messageId: 'renamed',
          data: { event: 'order_completed', renamedTo: 'Order Completed', waiting: '' },
          line: 2,
          column: 37,
          endLine: 2,
          endColumn: 54,
        },
      ],
    },
    {
      name: 'the only new name where the only lost one was',
      ...project({ events: { order_completed: locked('src/shop.ts'), refunded: locked('src/shop.ts') } }),
      code: sends("'refunded'", "'purchase'"),
      errors: [
        {
          messageId: 'renamed',
          data: { event: 'order_completed', renamedTo: 'purchase', waiting: '' },
          line: 3,
          column: 37,
        },
      ],
    },
    {
      name: 'two new names: nobody knows which',
      ...project(shop),
      code: sends("'purchase'", "'payment'"),
      errors: [
        { messageId: 'gone', data: { event: 'order_completed', from: 'src/shop.ts', waiting: '' }, line: 1, column: 1 },
      ],
    },
    {
      name: 'an entry for another event',
      ...project({ ...shop, removed: ['other'], renamed: { another: 'purchase' } }),
      code: sends("'purchase'"),
      errors: [
        { messageId: 'gone', data: { event: 'order_completed', from: 'src/shop.ts', waiting: '' }, line: 1, column: 1 },
      ],
    },
    {
      name: 'a lock file with a merge conflict',
      ...project('<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> main\n'),
      code: sends("'a'"),
      errors: [
        {
          messageId: 'faultyLock',
          data: {
            fault:
              'It holds a merge conflict. Take either side, then write it anew with `npx eslint-plugin-customerio plan generate`.',
          },
          line: 1,
          column: 1,
        },
      ],
    },
    {
      name: 'a lock file of a newer version',
      ...project('{"version": 99}'),
      code: sends("'a'"),
      errors: [
        {
          messageId: 'faultyLock',
          data: {
            fault:
              'It was written by a newer version of this plugin (99, known is 1). Update eslint-plugin-customerio.',
          },
          line: 1,
          column: 1,
        },
      ],
    },
  ],
});
