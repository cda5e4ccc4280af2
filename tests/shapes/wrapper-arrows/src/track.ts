import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });

export const track = (event: string, properties?: object) => analytics.track(event, properties);
export const trackClick = function (label: string) {
  return track('Clicked', { label });
};
export const trackPage = async (name: string): Promise<void> => {
  await analytics.page(name);
};
export const trackClosed = () => track('Closed');
export const noop = (_event: string) => {};
