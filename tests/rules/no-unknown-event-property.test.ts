import { afterAll } from 'vitest';

import rule from '../../rules/no-unknown-event-property.ts';
import { createLanguageTester } from '../support/language-tester.ts';
import { createProject } from '../support/project.ts';

const client = `
import { TrackClient } from 'customerio-node';
export const cio = new TrackClient('site', process.env.CIO_KEY ?? '');
`;
const sending = createProject({
  'src/cio.ts': client,
  'src/cart.ts': `
import { cio } from './cio.ts';
export const added = (id, total) => cio.track(id, { name: 'added_to_cart', data: { cart_total: total, items: [] } });
export const know = (id, email) => cio.identify(id, { email, plan: 'pro' });
`,
});
const open = createProject({
  'src/cio.ts': `${client}cio.track('1', { name: 'a', data: { ...rest(), cart_total: 1 } });\n`,
});
const silent = createProject({ 'src/app.ts': 'export {};' });
afterAll(() => [sending, open, silent].forEach(project => project.remove()));

const at = (project: typeof sending, file = 'emails/a.html') => ({
  filename: project.file(file),
  settings: {
    customerio: {
      root: project.root,
      plan: { events: { planned: { properties: { coupon: 'string' } } }, traits: { seats: 'number' } },
    },
  },
});
const mail = (body: string): string => `<html><body>${body}<a href="{% unsubscribe_url %}">out</a></body></html>\n`;

createLanguageTester('.html').run('no-unknown-event-property in HTML', rule, {
  valid: [
    {
      name: 'what is sent',
      ...at(sending),
      code: mail('{{ event.cart_total }} {{ customer.plan }} {% for item in event.items %}{{ item.sku }}{% endfor %}'),
    },
    { name: 'what the plan knows', ...at(sending), code: mail('{{ event.coupon }} {{ customer.seats }}') },
    {
      name: 'what everybody has',
      ...at(sending),
      code: mail('{{ customer.first_name }} {{customer.email}} {{ customer.id }}'),
    },
    {
      name: 'in a comment, raw or a text',
      ...at(sending),
      code: mail(
        '{% comment %}{{ event.gone }}{% endcomment %}{% raw %}{{ event.gone }}{% endraw %}<!-- {{ event.gone }} -->{{ "event.gone" | upcase }}',
      ),
    },
    {
      name: 'a variable of the template',
      ...at(sending),
      code: mail('{% for event in customer.events %}{{ event.title }}{% endfor %}'),
      options: [{ ignore: ['events'] }],
    },
    { name: 'a member of something else', ...at(sending), code: mail('{{ trigger.event.gone }} {{ my_event.gone }}') },
    {
      name: 'a page of an application',
      ...at(sending, 'src/views/list.html'),
      code: '<html><body>{{ event.title }}</body></html>\n',
    },
    { name: 'another engine', ...at(sending), code: mail('{{#if event.title}}{{ event.title }}{{/if}}') },
    { name: 'a project that sends nothing', ...at(silent), code: mail('{{ event.gone }} {{ customer.gone }}') },
    { name: 'people of a project that writes nothing of them', ...at(open), code: mail('{{ customer.gone }}') },
    { name: 'properties that are not known as a whole', ...at(open), code: mail('{{ event.gone }}') },
    { name: 'an option', ...at(sending), code: mail('{{ event.gone }}'), options: [{ ignore: ['gone'] }] },
  ],
  invalid: [
    {
      name: 'a slip',
      ...at(sending),
      code: mail('{{ event.cart_totl }}'),
      errors: [
        {
          messageId: 'meant',
          data: { key: 'cart_totl', wanted: 'cart_total' },
          line: 1,
          column: 22,
          suggestions: [
            { messageId: 'rename', data: { wanted: 'cart_total' }, output: mail('{{ event.cart_total }}') },
          ],
        },
      ],
    },
    {
      name: 'in an output, a condition and brackets',
      ...at(sending),
      code: mail(
        '{{ event.gone | upcase }}{% if event["lost one"] %}x{% endif %}{%- unless customer.away -%}y{%- endunless -%}',
      ),
      errors: [
        { messageId: 'property', data: { key: 'gone' } },
        { messageId: 'property', data: { key: 'lost one' } },
        { messageId: 'attribute', data: { key: 'away' } },
      ],
    },
    {
      name: 'a slip, where more may be sent',
      ...at(open),
      code: mail('{{ event.cart_totals }}'),
      errors: [{ messageId: 'meant', suggestions: 1 }],
    },
  ],
});

createLanguageTester('.yml').run('no-unknown-event-property in YAML', rule, {
  valid: [{ name: 'what is sent', ...at(sending, 'campaigns/a.yml'), code: 'subject: "{{ event.cart_total }}"\n' }],
  invalid: [
    {
      name: 'a subject',
      ...at(sending, 'campaigns/a.yml'),
      code: 'trigger:\n  event: added_to_cart\nsubject: "{{ event.gone }} left"\n',
      errors: [{ messageId: 'property', data: { key: 'gone' }, line: 3, column: 20 }],
    },
  ],
});
