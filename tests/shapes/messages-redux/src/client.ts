import { AnalyticsBrowser } from '@segment/analytics-next';

export const segment = AnalyticsBrowser.load({ writeKey: 'wk_messages' });
