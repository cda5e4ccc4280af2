import { describe, expect, it } from 'vitest';

import { campaignText, readEventTriggers, readTriggers } from '../../../../lib/concerns/documents/campaign.ts';
import { isMessageTemplate, liquidText } from '../../../../lib/concerns/documents/liquid.ts';
import { mailFolder, mailMarks } from '../../../../lib/concerns/documents/template.ts';

const events = (yaml: string): string[] => readEventTriggers(yaml, 'yaml').map(({ text }) => text);
const kinds = (yaml: string): string[] => readTriggers(yaml, 'yaml', []).map(({ kind }) => kind);

describe('the event that a campaign starts on stands under', () => {
  it.each([
    ...['event', 'events', 'event_name', 'eventName', 'event_names', 'EVENT', 'trigger_event', 'trigger_event_name'],
    ...['entry_event', 'entryEvent', 'start_event', 'startEventName', 'campaign_start_event', 'campaign_trigger_event'],
  ])('%s', key => {
    expect(events(`trigger:\n  ${key}: order_placed`)).toEqual(['order_placed']);
  });

  it.each(['any', 'any_of', 'anyOf', 'or', 'on', 'when', 'trigger'])('%s, in lists of choices', key => {
    expect(events(`trigger:\n  type: event\n  ${key}:\n    - order_placed\n    - order_paid`)).toEqual([
      'order_placed',
      'order_paid',
    ]);
  });

  it.each(['eventual', 'my_event', 'end_event', 'event_id', 'ended'])('not under %s', key => {
    expect(events(`trigger:\n  ${key}: order_placed`)).toEqual([]);
  });

  it.each(['trigger: a', 'event_name: a', 'eventName: a', 'TRIGGERS: a'])('may be in %s', text => {
    expect(campaignText.test(text)).toBe(true);
  });

  it.each(['event: a', 'start: a', ''])('is not in %s', text => {
    expect(campaignText.test(text)).toBe(false);
  });
});

describe('a trigger on every write of an attribute is narrowed down by', () => {
  it.each([
    'attribute',
    'attributes',
    'attribute_name',
    'attributeName',
    'trait',
    'Traits',
    'field',
    'PROPERTY',
    'Filters',
    'from',
    'becomes',
  ])('%s', key => {
    expect(kinds(`trigger:\n  type: attribute_updated\n  ${key}: plan`)).toEqual([]);
  });

  it.each(['description', 'fields', 'id'])('not by %s', key => {
    expect(kinds(`trigger:\n  type: attribute_updated\n  ${key}: plan`)).toEqual(['attributes']);
  });
});

describe('a template reads', () => {
  it.each([
    '{{ event.total }}',
    '{{customer.name}}',
    "{% if customer['plan'] %}",
    '{{ event [0] }}',
    '{%- if event.a -%}',
  ])('%s', text => {
    expect(liquidText.test(text)).toBe(true);
  });

  it.each(['event.total', '{{ events.total }}', '{{ customers.name }}', '{{ event }}', '{{ a }} customer.name'])(
    'nothing in %s',
    text => {
      expect(liquidText.test(text)).toBe(false);
    },
  );
});

describe('a message is known by its place', () => {
  it.each([
    ...['emails/a.html', 'email/a.html', 'e-mails/a.html', 'mail/a.html', 'src/mailers/a.html', 'mailings/a.html'],
    ...['newsletter/a.html', 'messages/a.html', 'broadcasts/a.html', 'campaigns/a.html', 'customerio/a.html'],
    ...[
      'customer-io/a.html',
      'cio/a.html',
      'src/welcome-email.html',
      'src/welcome_mail.html',
      'a.mail.html',
      'EMAILS/a.html',
    ],
  ])('%s', file => {
    expect(mailFolder.test(file)).toBe(true);
    expect(isMessageTemplate('<p>a</p>', file)).toBe(true);
  });

  it.each(['female/a.html', 'emailed/a.html', 'src/precious/a.html', 'mailbox/a.html', 'src/a.html', 'socio/a.html'])(
    'not %s',
    file => {
      expect(mailFolder.test(file)).toBe(false);
      expect(isMessageTemplate('<p>a</p>', file)).toBe(false);
    },
  );

  it.each([
    '<mjml>',
    '<mj-body>',
    '<!--[if mso]>',
    '<!--[if gte mso 9]>',
    'urn:schemas-microsoft-com:vml',
    'role="presentation"',
    "role = 'presentation'",
    'role=presentation',
  ])('or by %s', text => {
    expect(mailMarks.test(text)).toBe(true);
    expect(isMessageTemplate(text, 'src/a.html')).toBe(true);
  });

  it.each(['<mj>', '[if msoffice]', '[if gt IE 8]', 'presentation'])('not by %s', text => {
    expect(mailMarks.test(text)).toBe(false);
  });

  it.each([
    ['a.liquid', '<p>a</p>'],
    ['a.mjml', '<p>a</p>'],
    ['a.html', '{% unsubscribe_url %}'],
  ])('or by %s with %s', (file, text) => {
    expect(isMessageTemplate(text, `src/${file}`)).toBe(true);
  });
});
