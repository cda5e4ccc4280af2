import browser from 'webextension-polyfill';
import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'x' });
async function onMessage(request: { action: string; name: string }) {
  if (request.action !== 'trackEvent') return;
  analytics.track({ event: request.name, anonymousId: 'a' });
}
browser.runtime.onMessage.addListener(onMessage);
self.addEventListener('message', event => {
  const { kind, title } = event.data;
  if (kind === 'metric') analytics.track({ event: title, anonymousId: 'a' });
});
