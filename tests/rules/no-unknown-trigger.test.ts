import { afterAll } from 'vitest';

import { emptyLock, lockText } from '../../lib/plan/lock.ts';
import rule from '../../rules/no-unknown-trigger.ts';
import { createLanguageTester } from '../support/language-tester.ts';
import { createProject } from '../support/project.ts';

const client = `
import { TrackClient } from 'customerio-node';
export const cio = new TrackClient('site', process.env.CIO_KEY ?? '');
`;
const sending = createProject({
  'src/cio.ts': client,
  'src/cart.ts': `
import { cio as client } from './cio.ts';
export const added = id => client.track(id, { name: 'added_to_cart' });
export const step = (id, step) => client.track(id, { name: \`checkout_\${step}_done\` });
`,
  'customerio.lock.json': lockText({
    ...emptyLock,
    events: { locked_event: { files: ['src/old.ts'], vendors: ['customerio'], properties: {}, open: false } },
    renamed: { order_completed: 'order_paid' },
  }),
});
const unsure = createProject({
  'src/cio.ts': `${client}cio.track('1', { name: nameOf() });\ncio.track('1', { name: 'added_to_cart' });\n`,
});
const silent = createProject({ 'src/app.ts': 'export {};' });
afterAll(() => [sending, unsure, silent].forEach(project => project.remove()));

const at = (project: typeof sending, file: string) => ({
  filename: project.file(file),
  settings: { customerio: { root: project.root, plan: { events: ['planned_event'] } } },
});
const yaml = (event: string): string => `name: a\ntrigger:\n  type: event\n  event: ${event}\n`;

createLanguageTester('.yml').run('no-unknown-trigger in YAML', rule, {
  valid: [
    { name: 'an event that is sent', ...at(sending, 'campaigns/a.yml'), code: yaml('added_to_cart') },
    { name: 'one that fills a name with a hole', ...at(sending, 'campaigns/a.yml'), code: yaml('checkout_2_done') },
    { name: 'one of the plan', ...at(sending, 'campaigns/a.yml'), code: yaml('planned_event') },
    { name: 'one of the lock file', ...at(sending, 'campaigns/a.yml'), code: yaml('locked_event') },
    {
      name: 'a segment',
      ...at(sending, 'campaigns/a.yml'),
      code: 'trigger:\n  type: segment\n  name: paying_people\n',
    },
    { name: 'a bare word may be anything', ...at(sending, 'campaigns/a.yml'), code: 'trigger: paying_people\n' },
    { name: 'every identify is for another rule', ...at(sending, 'campaigns/a.yml'), code: yaml('identify') },
    {
      name: 'an option',
      ...at(sending, 'campaigns/a.yml'),
      code: yaml('elsewhere'),
      options: [{ ignore: ['elsewhere'] }],
    },
    { name: 'a project that sends nothing', ...at(silent, 'campaigns/a.yml'), code: yaml('anything_at_all') },
    { name: 'names that cannot be read may be it', ...at(unsure, 'campaigns/a.yml'), code: yaml('something_else') },
    {
      name: 'one file alone says nothing',
      filename: sending.file('campaigns/a.yml'),
      settings: { customerio: { root: sending.root, project: false } },
      code: yaml('elsewhere'),
    },
  ],
  invalid: [
    {
      name: 'a slip',
      ...at(sending, 'campaigns/a.yml'),
      code: yaml('added_to_crat'),
      errors: [
        {
          messageId: 'meant',
          data: { event: 'added_to_crat', wanted: 'added_to_cart' },
          line: 4,
          column: 10,
          suggestions: [{ messageId: 'rename', data: { wanted: 'added_to_cart' }, output: yaml('added_to_cart') }],
        },
      ],
    },
    {
      name: 'nothing like it',
      ...at(sending, 'campaigns/a.yml'),
      code: yaml('left_the_shop'),
      errors: [{ messageId: 'unknown', data: { event: 'left_the_shop' }, line: 4 }],
    },
    {
      name: 'the old name of an event',
      ...at(sending, 'campaigns/a.yml'),
      code: yaml('"order_completed"'),
      errors: [
        {
          messageId: 'renamed',
          data: { event: 'order_completed', wanted: 'order_paid' },
          line: 4,
          suggestions: [{ messageId: 'rename', data: { wanted: 'order_paid' }, output: yaml('"order_paid"') }],
        },
      ],
    },
    {
      name: 'a list of events, a bare slip, a key that says it',
      ...at(sending, 'campaigns/a.yml'),
      code: 'triggers:\n  - event: one_of_none\n  - event: added_to_cart\n---\ntrigger: added_to_crt\n---\ntrigger_event: two_of_none\n',
      errors: [
        { messageId: 'unknown', line: 2 },
        { messageId: 'meant', line: 5, suggestions: 1 },
        { messageId: 'unknown', line: 7 },
      ],
    },
    {
      name: 'a slip, where some names cannot be read',
      ...at(unsure, 'campaigns/a.yml'),
      code: yaml('aded_to_cart'),
      errors: [{ messageId: 'meant', suggestions: 1 }],
    },
  ],
});

createLanguageTester('.json').run('no-unknown-trigger in JSON', rule, {
  valid: [
    {
      name: 'an event that is sent',
      ...at(sending, 'campaigns/a.json'),
      code: '{ "type": "event", "event_name": "added_to_cart" }',
    },
  ],
  invalid: [
    {
      name: 'as the API gives campaigns',
      ...at(sending, 'campaigns/a.json'),
      code: '{ "type": "event", "event_name": "cart_left" }',
      errors: [{ messageId: 'unknown', data: { event: 'cart_left' }, line: 1 }],
    },
  ],
});
