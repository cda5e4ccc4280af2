import { debounce, throttle, once } from 'lodash';
import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });
const trackSoon = debounce(analytics.track, 300);
const trackSlowly = throttle(analytics.track.bind(analytics), 1000);
const identifyOnce = once((id: string) => analytics.identify(id));
const trackQuery = debounce((query: string) => analytics.track('Query Typed', { query }), 200);
const resetSoon = debounce(() => document.forms[0]?.reset(), 10);

export function onInput(value: string) {
  trackSoon('Input Changed', { value });
  trackSlowly('Input Scrolled');
  identifyOnce('u1');
  trackQuery(value);
  resetSoon();
}
