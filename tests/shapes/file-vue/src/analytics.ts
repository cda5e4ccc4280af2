import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });
export const track = (event: string, properties?: object) => analytics.track(event, properties);
export const useTracking = () => ({ clicked: (what: string) => track('Clicked', { what }) });
