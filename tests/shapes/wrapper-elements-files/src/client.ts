import { AnalyticsBrowser } from '@segment/analytics-next';

export const client = AnalyticsBrowser.load({ writeKey: 'wk_files' });
