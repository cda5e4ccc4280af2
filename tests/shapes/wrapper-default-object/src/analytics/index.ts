import { AnalyticsBrowser } from '@segment/analytics-next';

const browser = AnalyticsBrowser.load({ writeKey: 'wk' });

function track(event: string) {
  browser.track(event);
}
function login(id: string) {
  browser.identify(id);
}

export default {
  track,
  login,
  logout: () => browser.reset(),
  page(name: string) {
    browser.page(name);
  },
};
