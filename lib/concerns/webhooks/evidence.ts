/** Whether a handler is of Customer.io's webhooks, by what stands in the code. */
import { textIn } from '../../edit/string-literal.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { writtenName } from './syntax.ts';

import type { Handler } from './handlers.ts';
import type { Reach } from './reach.ts';

/** A text without any of these holds no handler of Customer.io's webhooks. Cheap: it is asked of every file. */
export const webhookText = /x-cio-|object_?type|customer[-_. ]?io|cio[A-Z_-]|\bcio\b|CIO/i;

export interface Evidence {
  /** It names the headers `X-CIO-Signature` or `X-CIO-Timestamp`. */
  readonly headers: boolean;
  /** It reads both `metric` and `object_type`. */
  readonly shape: boolean;
  /** A path or a name says both whose webhook it is and that it is one. */
  readonly names: boolean;
  /** It reads what became of a message. */
  readonly metric: boolean;
}

/** `metric`, or the name that older handlers look for. */
export function isMetricKey(key: string | undefined): boolean {
  return key === 'metric' || key === 'event_type' || key === 'eventType';
}

/** Neighbours in the same folder of webhooks. */
const otherVendors =
  /stripe|paddle|sendgrid|twilio|mailgun|postmark|mailchimp|mandrill|github|gitlab|slack|shopify|resend|svix|clerk|auth0|segment|linear|apple|google|paypal|hubspot|intercom|zendesk|braze|klaviyo|onesignal|courier|brevo|sparkpost|mux|sanity|contentful|plaid|zapier|rudder/i;

/** Whether a text names another service whose webhooks may stand beside. */
export function isOfOtherVendor(text: string): boolean {
  return otherVendors.test(text);
}

export function isCustomerioHeader(text: string): boolean {
  return /^x-cio-(?:signature|timestamp)$/i.test(text);
}

export function namesCustomerio(words: readonly string[]): boolean {
  return words.some(
    (word, index) =>
      word === 'cio' || word.startsWith('customerio') || (word === 'customer' && words[index + 1] === 'io'),
  );
}

/** @param file relative to the root */
export function evidenceOf(handler: Pick<Handler, 'names'>, reach: Reach, file: string): Evidence {
  let headers = false;
  let metric = false;
  let hasMetric = false;
  let type = false;
  let named = hasBoth(handler.names.join(' '));
  reach.each(node => {
    const text = textIn(node);
    if (text !== undefined && isCustomerioHeader(text)) headers = true;
    const key = node.type === 'MemberExpression' || node.type === 'Property' ? writtenName(node) : undefined;
    if (isMetricKey(key)) metric = true;
    if (key === 'metric') hasMetric = true;
    if (key === 'object_type' || key === 'objectType') type = true;
    if (node.type === 'Identifier' && !named) named = hasBoth(node.name);
  });
  const place = `${file} ${handler.names.join(' ')}`;
  return { headers, metric, shape: hasMetric && type, names: named || (hasBoth(place) && !otherVendors.test(place)) };
}

function hasBoth(text: string): boolean {
  const words = wordsOf(text);
  return namesCustomerio(words) && words.some(word => /webhooks?$/.test(word));
}
