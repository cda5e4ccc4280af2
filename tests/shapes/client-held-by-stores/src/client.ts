import { AnalyticsBrowser } from '@segment/analytics-next';

export const client = AnalyticsBrowser.load({ writeKey: 'k' });
export const report = (event: string) => void client.track(event);
export const count = { track: (text: string) => text.length };
