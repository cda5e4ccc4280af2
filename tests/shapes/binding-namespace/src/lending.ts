import * as customerio from 'customerio-node';
import * as segment from '@segment/analytics-next';
import * as posthog from 'posthog-js';

const { APIClient } = customerio;
const people = new customerio.TrackClient('site', 'key');
const mail = new APIClient('app-key');
export const page = segment.AnalyticsBrowser.load({ writeKey: 'wk' });

export async function lend(reader: string, title: string) {
  await people.track(reader, { name: 'book_lent', data: { title } });
  await people.trackAnonymous('anon', { name: 'shelf_browsed' });
  await mail.sendEmail(new customerio.SendEmailRequest({ to: 'a@b.example', transactional_message_id: 1, identifiers: { id: reader } }));
  page.track('Book Lent', { title });
  posthog.capture('book_lent');
  posthog.identify(reader);
  posthog.group('branch', 'north');
}
