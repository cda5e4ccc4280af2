import { describe, expect, it } from 'vitest';

import {
  evidenceOf,
  isCustomerioHeader,
  isMetricKey,
  isOfOtherVendor,
  namesCustomerio,
  webhookText,
} from '../../../../lib/concerns/webhooks/evidence.ts';
import { walk } from '../../../../lib/edit/nodes.ts';
import { parseSource } from '../../../../lib/edit/source.ts';

/** What shows in a text that is reached, by name. */
function shown(text: string, file = 'src/hook.ts', names: readonly string[] = []): string[] {
  const { program } = parseSource('a.ts', text);
  const reach = {
    functions: new Set<never>(),
    constants: new Set<never>(),
    each: (visit: Parameters<typeof walk>[1]) => walk(program, node => void visit(node)),
  };
  return Object.entries(evidenceOf({ names: [...names] }, reach, file)).flatMap(([name, is]) => (is ? [name] : []));
}

describe('a handler of webhooks shows', () => {
  it.each([
    ["request.headers['x-cio-signature'];", ['headers']],
    ['get(`X-CIO-Timestamp`);', ['headers']],
    ["get('x-cio-other');", []],
    ['body.metric;', ['metric']],
    ['body.event_type;', ['metric']],
    ['body.eventType;', ['metric']],
    ['const { metric } = body;', ['metric']],
    ['body.metric; body.object_type;', ['metric', 'shape']],
    ['body.metric; body.delivery_id;', ['metric', 'shape']],
    ['const { metric, deliveryId } = body;', ['metric', 'shape']],
    ['const { metric, objectType } = body;', ['metric', 'shape']],
    ["body.metric === 'spammed';", ['metric', 'shape']],
    ["body.metric === 'email_spammed';", ['metric', 'shape']],
    ["body.metric === 'spammed_by';", ['metric']],
    ["body.event_type === 'spammed';", ['metric']],
    ['body.object_type;', []],
    ["body.metric === 'opened';", ['metric']],
    ['handleCustomerioWebhook();', ['names']],
    ['handleCustomerio();', []],
    ['handleWebhook();', []],
    ['body.other;', []],
  ])('%s: %j', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each([
    ['src/customerio.ts', [], ['metric', 'place']],
    ['src/customer-io/hook.ts', [], ['metric', 'place']],
    ['src/cio.ts', [], ['metric', 'place']],
    ['src/hook.ts', ['customerioEvents'], ['metric', 'place']],
    ['src/customer.ts', [], ['metric']],
    ['src/customerio/stripe.ts', [], ['metric']],
    ['src/hook.ts', [], ['metric']],
    ['src/customerio/webhook.ts', [], ['metric', 'place', 'names']],
    ['src/hook.ts', ['cioWebhooks'], ['metric', 'place', 'names']],
    ['src/webhooks/customerio-to-segment.ts', [], ['metric']],
    ['src/webhook.ts', [], ['metric']],
  ])('in %s by %j: %j', (file, names, expected) => {
    expect(shown("body.metric === 'email_opened';", file, names)).toEqual(expected);
    expect(shown("body.metric === 'email_open';", file, names)).not.toContain('place');
    expect(shown("body.event_type === 'email_opened';", file, names)).not.toContain('place');
  });
});

describe('words of webhooks', () => {
  it.each([
    'stripe paddle sendgrid twilio mailgun postmark mailchimp mandrill github gitlab slack shopify resend svix clerk',
    'auth0 segment linear apple google paypal hubspot intercom zendesk braze klaviyo onesignal courier brevo sparkpost',
    'mux sanity contentful plaid zapier rudder',
  ])('of others: %s', names => {
    for (const name of names.split(' ')) {
      expect(isOfOtherVendor(`src/${name}.ts`), name).toBe(true);
      expect(isOfOtherVendor(name.toUpperCase()), name).toBe(true);
    }
  });

  it('of nobody else', () => {
    expect(isOfOtherVendor('src/customerio/hook.ts')).toBe(false);
  });

  it.each([
    ['x-cio-signature', true],
    ['X-CIO-Timestamp', true],
    ['my-x-cio-signature', false],
    ['x-cio-signature-2', false],
  ])('%s is a header: %s', (text, expected) => {
    expect(isCustomerioHeader(text)).toBe(expected);
  });

  it.each([
    ['metric', true],
    ['event_type', true],
    ['eventType', true],
    ['metrics', false],
    [undefined, false],
  ])('%s is a metric: %s', (key, expected) => {
    expect(isMetricKey(key)).toBe(expected);
  });

  it.each([
    [['cio'], true],
    [['customerio'], true],
    [['customerioapi'], true],
    [['a', 'customer', 'io'], true],
    [['customer'], false],
    [['customer', 'a', 'io'], false],
    [['io', 'customer'], false],
    [['cios'], false],
  ])('%j names it: %s', (words, expected) => {
    expect(namesCustomerio(words)).toBe(expected);
  });

  it.each([
    ...['x-cio-signature', 'object_type', 'objectType', 'customerio', 'customer.io', 'customer-io', 'customer io'],
    ...['cio_client', 'cio', 'CIO', 'spammed', 'delivery_id'],
  ])('%s may stand in a file of one', text => {
    expect(webhookText.test(`a ${text} b`)).toBe(true);
  });

  it.each(['social', 'customers', 'delivery'])('%s does not', text => {
    expect(webhookText.test(`a ${text} b`)).toBe(false);
  });
});
