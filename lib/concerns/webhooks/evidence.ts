/** Whether a handler is of Customer.io's webhooks, by what stands in the code. */
import { textIn } from '../../edit/string-literal.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { writtenName } from './syntax.ts';

import type { Handler } from './handlers.ts';
import type { Reach } from './reach.ts';

/** A text without any of these holds no handler of Customer.io's webhooks. Cheap: it is asked of every file. */
export const webhookText = /x-cio-|object_?type|customer[-_. ]?io|cio[A-Z_-]|\bcio\b|CIO|spammed|delivery_id/i;

export interface Evidence {
  /** It names the headers `X-CIO-Signature` or `X-CIO-Timestamp`. */
  readonly headers: boolean;
  /** It reads `metric`, and beside it what only a report of Customer.io has. */
  readonly shape: boolean;
  /** It reads a `metric` of a message, and a path or a name says whose it is: enough for what answers requests. */
  readonly place: boolean;
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

/** Members of a report that no other service's event has beside a `metric`. */
const ofReports: ReadonlySet<string> = new Set(['object_type', 'objectType', 'delivery_id', 'deliveryId']);
/** What a complaint is called there, and nowhere else. */
const ownMetric = /^(?:email[_.])?spammed$/;

/** What becomes of a message there, as other services say as well. */
const anyMetric =
  /^(?:email[_.])?(?:sent|delivered|opened|clicked|converted|unsubscribed|bounced|dropped|undeliverable)$/;

/** @param file relative to the root */
export function evidenceOf(handler: Pick<Handler, 'names'>, reach: Reach, file: string): Evidence {
  let headers = false;
  let metric = false;
  let hasMetric = false;
  let report = false;
  let told = false;
  let named = hasBoth(handler.names.join(' '));
  reach.each(node => {
    const text = textIn(node);
    if (text !== undefined && isCustomerioHeader(text)) headers = true;
    if (text !== undefined && ownMetric.test(text)) report = true;
    if (text !== undefined && anyMetric.test(text)) told = true;
    const key = node.type === 'MemberExpression' || node.type === 'Property' ? writtenName(node) : undefined;
    if (isMetricKey(key)) metric = true;
    if (key === 'metric') hasMetric = true;
    if (key !== undefined && ofReports.has(key)) report = true;
    if (node.type === 'Identifier' && !named) named = hasBoth(node.name);
  });
  const place = `${file} ${handler.names.join(' ')}`;
  const isElsewhere = otherVendors.test(place);
  return {
    headers,
    metric,
    shape: hasMetric && report,
    place: hasMetric && told && !isElsewhere && namesCustomerio(wordsOf(place)),
    names: named || (!isElsewhere && hasBoth(place)),
  };
}

function hasBoth(text: string): boolean {
  const words = wordsOf(text);
  return namesCustomerio(words) && words.some(word => /webhooks?$/.test(word));
}
