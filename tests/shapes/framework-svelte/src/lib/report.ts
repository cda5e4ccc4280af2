import { AnalyticsBrowser } from '@segment/analytics-next';

export const segment = AnalyticsBrowser.load({ writeKey: 'public' });
export const report = (event: string) => segment.track(event);
