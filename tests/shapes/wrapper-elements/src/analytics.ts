import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
export function trackEvent(event: string, properties?: object) {
  analytics.track(event, properties);
}
