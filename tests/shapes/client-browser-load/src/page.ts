import { AnalyticsBrowser } from '@segment/analytics-next';
import { AnalyticsBrowser as CioBrowser } from '@customerio/cdp-analytics-browser';

export const segment = AnalyticsBrowser.load({ writeKey: 'wk' }, { integrations: { 'Customer.io': false } });
const lazy = new AnalyticsBrowser();
lazy.load({ writeKey: 'wk' });
const cio = CioBrowser.load({ writeKey: 'k', cdnURL: 'https://cdp-eu.customer.io' });

lazy.page('Docs', 'Home');
cio.identify('u1', { email: 'a@b.example' });
cio.track({ event: 'tab_opened', properties: { tab: 1 } });
cio.reset();
segment.trackLink(document.querySelectorAll('a'), 'Link Followed');
segment.group();

export async function start() {
  const [analytics, context] = await AnalyticsBrowser.load({ writeKey: 'pair' });
  analytics.track('Pair Loaded', { context });
  const [plain] = await cio;
  plain.track('plain_loaded');
  const user = await analytics.user();
  form(user).reset();
}

function form(owner: unknown): HTMLFormElement {
  return document.forms.namedItem(String(owner)) as HTMLFormElement;
}
