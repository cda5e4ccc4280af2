import { AnalyticsBrowser } from '@segment/analytics-next';
import { RudderAnalytics } from '@rudderstack/analytics-js';
import mixpanel from 'mixpanel-browser';
import posthog from 'posthog-js';

const segment = AnalyticsBrowser.load({ writeKey: 'wk' });
const rudder = new RudderAnalytics();
rudder.load('wk', 'https://plane.example');

export function track(event: string, properties: object) {
  segment.track(event, properties);
  _cio.track(event, properties);
  rudder.track(event, { ...properties });
  mixpanel.track(event, properties);
  posthog.capture(event, properties);
}

export const mixpanelOnly = (event: string) => mixpanel.track(event);

export function both(id: string, event: string) {
  segment.identify(id);
  segment.track(event);
}
